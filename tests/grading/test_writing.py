"""What a function did arrives at the judge as it was."""

from __future__ import annotations

import builtins
import json
import math
import sys
from collections import OrderedDict, namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from companion.checks import Outcome
from companion.checks.values import article, difference, shown
from tests.grading.roundtrip import Odd, OwnError, back, encode, graph_tensor, raised

Point = namedtuple("Point", ["x", "y"])


def same(one: Any, other: Any) -> bool:
    """Whether two values are of the same type and hold the same bits."""
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one.items()), list(other.items()))
    if isinstance(one, tf.Tensor | tf.Variable):
        return one.dtype == other.dtype and same(one.numpy(), other.numpy())
    if isinstance(one, np.ndarray):
        alike = (one.dtype, one.shape) == (other.dtype, other.shape)
        return alike and one.tolist().__repr__() == other.tolist().__repr__()
    return repr(one) == repr(other)


# Values

NUMBERS = (
    *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)),
    *("bool", "float16", "float32", "float64", "complex64", "complex128"),
)
entries = arrays.arrays(
    st.sampled_from(NUMBERS), arrays.array_shapes(min_dims=0, min_side=0, max_side=3)
)
leaves = st.one_of(
    st.none(),
    st.just(...),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.complex_numbers(),
    st.text(st.characters(codec=None)),
    st.binary(),
    entries,
    entries.map(tf.constant),
    entries.map(tf.Variable),
    entries.filter(lambda array: array.size).map(lambda array: array.reshape(-1)[0]),
    st.lists(st.binary(), max_size=3).map(
        lambda several: tf.constant(several, "string")
    ),
    st.sampled_from([tf.float32, tf.string, tf.TensorShape([2, None])]),
)
trees = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.lists(parts, max_size=4),
        st.lists(parts, max_size=4).map(tuple),
        st.dictionaries(st.text(max_size=3) | st.integers(), parts, max_size=3),
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=300)
@given(trees)
def test_a_value_arrives_as_it_was(value: Any) -> None:
    assert same(back(value), value)


@pytest.mark.parametrize(
    "dtype", [tf.bfloat16, *map(tf.as_dtype, ("float8_e5m2", "float8_e4m3fn", "half"))]
)
def test_so_do_floats_of_few_bits(dtype: tf.DType) -> None:
    tensor = tf.cast([[0.5, -1.5], [math.inf, math.nan]], dtype)
    assert same(back(tensor), tensor)


@pytest.mark.parametrize("value", [10**3000, -(2**70), 0, -0.0, 5e-324, -math.inf])
def test_so_do_the_extremes_of_numbers(value: float) -> None:
    assert same(back(value), value)


@pytest.mark.parametrize("value", [np.longdouble(1) / 3, np.arange(3).astype(">i4")])
def test_so_do_numbers_of_numpy_alone(value: Any) -> None:
    assert np.all(back(value) == value)


def test_a_ragged_tensor_arrives() -> None:
    ragged = tf.ragged.constant([[[1, 2], []], [[3]]])
    assert back(ragged).to_list() == ragged.to_list()


def test_a_sparse_tensor_arrives() -> None:
    dense = [[0.0, 2.0], [3.0, 0.0]]
    assert same(
        tf.sparse.to_dense(back(tf.sparse.from_dense(dense))), tf.constant(dense)
    )


@pytest.mark.parametrize("shape", [None, tf.constant([4, 2])])
def test_indexed_slices_arrive(shape: tf.Tensor | None) -> None:
    slices = tf.IndexedSlices(tf.constant([[1.0, 2.0]]), tf.constant([3]), shape)
    arrived = back(slices)
    assert type(arrived) is tf.IndexedSlices
    for part in ("values", "indices", "dense_shape"):
        assert same(getattr(arrived, part), getattr(slices, part))


@pytest.mark.parametrize("value", [Point(1, 2), OrderedDict(a=1)])
def test_a_kind_of_tuple_or_dict_keeps_its_name_and_what_it_holds(value: Any) -> None:
    assert back(value) == value
    assert article(back(value)) == article(value)


# What messages say of values of which not all arrives


class Called(Odd):
    """A learner's object that can be called."""

    def __call__(self) -> None: ...


class Empty(list):
    """A list of the learner's own, with a method of its own."""

    def __len__(self) -> int:
        return 0


ODD: dict[str, Callable[[], Any]] = {
    "object": Odd,
    "callable object": Called,
    "class": lambda: Odd,
    "function": lambda: back,
    "lambda": lambda: lambda: None,
    "builtin": lambda: len,
    "tf.function": lambda: tf.function(lambda: 0),
    "module": lambda: math,
    "set": lambda: {1},
    "range": lambda: range(10**12),
    "generator": lambda: (i for i in range(3)),
    "dtype of NumPy": lambda: np.dtype("int8"),
    "TensorShape": lambda: tf.TensorShape([1, 2, 3]),
    "symbolic tensor of Keras": lambda: keras.Input((2,)),
    "variable of Keras": lambda: keras.Variable(1.0),
    "graph tensor": lambda: graph_tensor(3, 2),
    "graph tensor with an unknown length": lambda: graph_tensor(None, 2, 1),
    "dataset": lambda: tf.data.Dataset.range(3),
    "tape": tf.GradientTape,
    "large tensor": lambda: tf.zeros((1000, 1000)),
    "large string tensor": lambda: tf.fill((1000, 1000), "a"),
    "large variable": lambda: tf.Variable(tf.zeros((1000, 1000), tf.float64)),
    "large array": lambda: np.zeros((1000, 1000)),
    "large sparse tensor": lambda: tf.sparse.from_dense(tf.ones((400, 400))),
    "large ragged tensor": lambda: tf.RaggedTensor.from_tensor(tf.ones((400, 400))),
    "long list": lambda: [0] * 10**6,
    "long tuple": lambda: (0,) * 10**6,
    "list of lists": lambda: [[0] * 100] * 100,
    "array of objects": lambda: np.array([Odd(), None]),
    "array of strings": lambda: np.array([["a", "bcd"]]),
    "array of dates": lambda: np.array(["2020-01-01"], "datetime64[D]"),
    "array of records": lambda: np.zeros(2, [("a", "i4"), ("b", "f8")]),
    "matrix": lambda: np.ma.masked_array([1.0, 2.0], [True, False]),
    "string of NumPy": lambda: np.str_("abc"),
    "date of NumPy": lambda: np.datetime64("2020-01-01"),
    "int4": lambda: tf.cast([1], tf.dtypes.experimental.int4),
    "quantized": lambda: tf.cast([1], tf.qint8),
    "long string": lambda: "a" * 10**6,
    "path": lambda: Path("a") / "b",
}
WANTED = {
    "tensor": lambda: tf.constant([1.0, 2.0]),
    "int tensor": lambda: tf.constant(3),
    "variable": lambda: tf.Variable([1.0, 2.0]),
    "array": lambda: np.array([1.0, 2.0]),
    "tuple": lambda: (tf.constant(1.0), tf.constant(2.0)),
    "list": lambda: [tf.constant(1.0)],
    "dict": lambda: {"a": tf.constant(1.0)},
    "int": lambda: 3,
    "float": lambda: 0.5,
    "bool": lambda: True,
}


@pytest.mark.parametrize("kind", ODD)
def test_a_message_speaks_of_what_arrives_as_of_the_original(kind: str) -> None:
    value = ODD[kind]()
    arrived = back(value)
    assert article(arrived) == article(value)
    for make in WANTED.values():
        assert difference(arrived, make()) == difference(value, make())


@pytest.mark.parametrize("kind", ["object", "class", "function", "module", "set"])
def test_it_is_shown_as_the_original(kind: str) -> None:
    value = ODD[kind]()
    assert shown(back(value)) == shown(value)


def test_nothing_that_was_too_large_equals_anything_small() -> None:
    with pytest.raises(ValueError, match="zip"):
        difference(back([0] * 2000), [0] * 2000)
    with pytest.raises(NotImplementedError):
        difference(back(tf.zeros(10**6)), tf.zeros(10**6))


# Values that resist


def looped() -> list[Any]:
    endless: list[Any] = [1]
    endless.append(endless)
    return endless


def raises(*_: object) -> Any:
    raise SystemExit(3)


def resisting(*names: str, base: type = object) -> Any:
    """An instance whose methods or attributes of these names all raise."""
    members = {
        name: raises if name.startswith("__") and name != "__class__" else raising
        for name in names
        for raising in [property(raises)]
    }
    return base.__new__(type("Resisting", (base,), members))


RESISTING: dict[str, Callable[[], Any]] = {
    "__repr__": lambda: resisting("__repr__", "__str__"),
    "__len__": lambda: resisting("__len__"),
    "__class__": lambda: resisting("__class__"),
    "__getattribute__": lambda: resisting("__getattribute__"),
    "__name__": lambda: resisting("__call__", "__name__"),
    "list": lambda: resisting("__len__", "__iter__", "__getitem__", base=list),
    "tuple": lambda: resisting("__len__", "__iter__", "__class__", base=tuple),
    "dict": lambda: resisting("__len__", "items", "__iter__", "keys", base=dict),
    "str": lambda: resisting("__len__", "__str__", "__repr__", base=str),
    "tensor": lambda: resisting("shape", "dtype", "numpy", base=tf.Tensor),
    "variable": lambda: resisting("shape", "dtype", "read_value", base=tf.Variable),
    "ragged": lambda: resisting("flat_values", "__repr__", base=tf.RaggedTensor),
    "symbolic": lambda: resisting("shape", "__repr__", base=keras.KerasTensor),
    "error": lambda: resisting("__str__", "__repr__", base=ValueError),
    "list in itself": looped,
    "deep list": lambda: json.loads("[" * 500 + "]" * 500),
    "key without a repr": lambda: {resisting("__repr__"): 1},
    "key of a list": lambda: {
        type("Key", (list,), {"__hash__": lambda self: 1})([1]): 2,
    },
    "name of a type": lambda: type("a\nb", (), {})(),
    "no name of a type": lambda: type("", (), {})(),
    "surrogate": lambda: {"\ud800": "\udfff"},
    "endless repr": lambda: type("Long", (), {"__repr__": lambda self: "a" * 10**7})(),
    "repr that is a kind of string": lambda: type(
        "Sly", (), {"__repr__": lambda self: resisting("__len__", base=str)}
    )(),
    "shape of another": lambda: type(
        "Sly", (tf.Tensor,), {"shape": [object()], "dtype": tf.float32}
    ).__new__(tf.Tensor),
    "bytes of another": lambda: type("Sly", (np.float64,), {"tobytes": raises})(1),
}


@pytest.mark.parametrize("kind", RESISTING)
def test_a_value_that_resists_arrives_as_something_that_is_wrong(kind: str) -> None:
    arrived = back(RESISTING[kind]())
    for make in WANTED.values():
        assert difference(arrived, make())


@pytest.mark.parametrize("kind", ["list", "tuple", "dict"])
def test_a_collection_is_read_past_its_own_methods(kind: str) -> None:
    arrived = back(RESISTING[kind]())
    assert isinstance(arrived, getattr(builtins, kind))
    assert len(arrived) == 0


def test_a_text_stays_small_whatever_was_returned() -> None:
    value = [tf.zeros(1000), np.zeros(1000), "a" * 9000, b"a" * 9000, 10**9999] * 10**4
    for nested in (value, value[:900], [value[:300]] * 3):
        assert len(encode([Outcome({}, value=nested)])) < 2**22
        back(nested)


# Errors


def error_of(function: Callable[[], Any]) -> Exception:
    with pytest.raises(Exception) as caught:
        function()
    return caught.value


ERRORS: dict[str, Callable[[], Any]] = {
    "ValueError": lambda: int("x"),
    "KeyError": lambda: {}["missing"],
    "ZeroDivisionError": lambda: 1 // 0,
    "TypeError": lambda: len(3),
    "OSError": lambda: Path("/missing").read_text(encoding="utf-8"),
    "AttributeError": lambda: tf.squares,
    "SyntaxError": lambda: compile("1 +", "cell", "eval"),
    "InvalidArgumentError": lambda: tf.constant([1]) + tf.constant([1.0]),
    "ResourceExhaustedError": lambda: (_ for _ in ()).throw(
        tf.errors.ResourceExhaustedError(None, None, "OOM")
    ),
    "UnimplementedError": lambda: (_ for _ in ()).throw(
        tf.errors.UnimplementedError(None, None, "")
    ),
    "AxisError": lambda: np.zeros(2).sum(axis=3),
    "LinAlgError": lambda: np.linalg.inv(np.zeros((2, 2))),
    "error in a graph": lambda: tf.function(lambda: tf.zeros(2) @ tf.zeros(3))(),
}


@pytest.mark.parametrize("kind", ERRORS)
def test_a_known_error_arrives_with_its_type_and_message(kind: str) -> None:
    error = error_of(ERRORS[kind])
    arrived = raised(error)
    assert type(arrived) is type(error)
    assert str(arrived) == str(error)


@pytest.mark.parametrize(
    ("make", "base"),
    [
        (lambda: OwnError("a"), KeyError),
        (lambda: error_of(lambda: b"\xff".decode()), UnicodeDecodeError),
        (lambda: error_of(lambda: np.array(["a"]) * 2), TypeError),
        (lambda: type("ValueError", (ValueError,), {})("a"), ValueError),
        (lambda: type("Group", (Exception,), {})("a", "b"), Exception),
    ],
)
def test_any_other_error_keeps_its_name_its_message_and_what_it_is_a_kind_of(
    make: Callable[[], Exception], base: type[Exception]
) -> None:
    error = make()
    arrived = raised(error)
    assert type(arrived).__name__ == type(error).__name__
    assert isinstance(arrived, base)
    assert str(arrived) == str(error)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="There are no groups yet.")
def test_a_group_of_errors_keeps_its_name_and_message() -> None:
    error = builtins.ExceptionGroup("several", [ValueError("a")])
    assert type(raised(error)).__name__ == "ExceptionGroup"
    assert str(raised(error)) == str(error)


def test_a_message_that_cannot_be_read_is_told_as_such() -> None:
    error = resisting("__str__", base=ValueError)
    assert str(raised(error)) == "(This message cannot be read.)"


def test_a_message_is_cut() -> None:
    assert len(str(raised(ValueError("a" * 10**6)))) < 10**4
