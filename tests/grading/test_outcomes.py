"""What a function did arrives at the judge as it was, and nothing else does."""

from __future__ import annotations

import builtins
import json
import math
import os
import subprocess
import sys
from collections import OrderedDict, namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from companion.checks import EXERCISES, check, engine
from companion.checks.engine import Outcome, examine
from companion.checks.values import article, difference, shown
from tests.book.test_wrong_answers import answer
from tests.book.wrong_answers import assignment
from tests.pages import ROOT
from tools.grading import outcomes
from tools.grading.outcomes import (
    MARKER,
    OutcomesError,
    code_for,
    decode,
    encode,
    judged,
    report,
)

SEED = 2026
Point = namedtuple("Point", ["x", "y"])


def back(value: Any) -> Any:
    """What the judge makes of a value that a function returned."""
    return decode(encode([Outcome({}, value=value)]), [{}])[0].value


def raised(error: BaseException) -> Any:
    """What the judge makes of an error that a function raised."""
    return decode(encode([Outcome({}, error=error)]), [{}])[0].error  # type: ignore


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


class Odd:
    """A class of the learner's own."""

    def __repr__(self) -> str:
        return "an odd one"


class Called(Odd):
    """A learner's object that can be called."""

    def __call__(self) -> None: ...


class Empty(list):
    """A list of the learner's own, with a method of its own."""

    def __len__(self) -> int:
        return 0


def graph_tensor(*shape: int | None) -> tf.Tensor:
    with tf.Graph().as_default():
        return tf.compat.v1.placeholder(tf.float32, shape)


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


class OwnError(KeyError):
    """An error of the learner's own."""


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


# Texts that are not in order

GOOD = encode(
    [
        Outcome({}, value=value)
        for value in (
            [1, -2.5, True, None, ..., "a", b"b", 1j],
            {"x": (tf.constant([[1.0], [2.0]]), np.arange(3)), 2: np.float32(1)},
            tf.Variable([True, False]),
            tf.ragged.constant([[1], [2, 3]]),
            tf.IndexedSlices(tf.constant([1.0]), tf.constant([0])),
            (len, Odd(), tf.float32, tf.TensorShape([1]), graph_tensor(2)),
            tf.constant(["a", "b"]),
        )
    ]
    + [Outcome({}, error=OwnError("a"))]
)
CASES: list[dict[str, Any]] = [{}] * len(json.loads(GOOD))

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 2**70) | st.floats() | st.text(),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(), parts),
    max_leaves=5,
)
strange = st.one_of(
    plain,
    st.sampled_from(
        [[-1], [2**40, 2**40], [[]], "int", "object", "AAAA", "none", "|O"]
    ),
    st.sampled_from(
        [["int", "1"], ["tensor", "resource", [1], ""], ["list", "list", -1]]
    ),
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Good outcomes in which something has been put in the place of some parts."""
    tree = json.loads(GOOD)
    for _ in range(draw(st.integers(1, 3))):
        place = tree
        while True:
            index = draw(st.integers(0, len(place) - 1))
            deeper = place[index]
            if not (isinstance(deeper, list) and deeper and draw(st.booleans())):
                break
            place = deeper
        place[index] = json.loads(json.dumps(draw(strange)))
    return json.dumps(tree)


def only_outcomes_or_its_own_error(text: str) -> None:
    try:
        found = decode(text, CASES)
    except OutcomesError as error:
        assert str(error)
    else:
        assert all(type(outcome) is Outcome for outcome in found)
        assert encode(found)


@settings(deadline=None, max_examples=500)
@given(mutated())
def test_changed_outcomes_are_read_or_refused(text: str) -> None:
    only_outcomes_or_its_own_error(text)


@settings(deadline=None)
@given(
    st.text()
    | plain.map(json.dumps)
    | st.integers(0, len(GOOD)).map(lambda end: GOOD[:end])
)
def test_any_text_is_read_or_refused(text: str) -> None:
    only_outcomes_or_its_own_error(text)


@pytest.mark.parametrize(
    ("node", "says"),
    [
        ('["bool", 1]', 'kind "bool"'),
        ('["tensor", "float32", [2], "AAAA"]', 'kind "tensor"'),
        ('["tensor", "float32", [-1, -1], "AAAAAA=="]', 'kind "tensor"'),
        ('["tensor", "float32", [1099511627776], ""]', 'kind "tensor"'),
        ('["tensor", "bool", [1], "Ag=="]', 'kind "tensor"'),
        ('["tensor", "float32", [true], "AAAAAA=="]', 'kind "tensor"'),
        ('["tensor", "float31", [1], "AAAAAA=="]', 'kind "tensor"'),
        ('["tensor", "string", [2], ["a"]]', 'kind "tensor"'),
        ('["array", "O", [1], "AAAAAAAAAAA="]', 'kind "array"'),
        ('["array", "|V99999999", [1], null]', 'kind "array"'),
        ('["array", "float32", [9999999999, 9999999999], null]', 'kind "array"'),
        ('["int", "1_0"]', 'kind "int"'),
        ('["float", "1p99999"]', 'kind "float"'),
        ('["error", "builtins.eval", null, ""]', 'kind "error"'),
        ('["other", "a", "", "type", null]', 'kind "other"'),
        ('["list", "", []]', 'kind "list"'),
        ('["list", "list", -1]', 'kind "list"'),
        ('["none", 1]', 'kind "none"'),
        ('["object", "os.system"]', "no known kind"),
        ('{"kind": "none"}', "no known kind"),
        ("[]", "no known kind"),
        ("[[]]", "no known kind"),
        ('["list","list",[' * 50 + '["none"]' + "]]" * 50, "too deep"),
        ('["list","list",[' + ",".join(['["none"]'] * 9999) + "]]", "too many"),
        ("[" * 10**5, "not JSON"),
        ("1" * 10**4, "not JSON"),
    ],
)
def test_what_is_not_in_order_is_refused(node: str, says: str) -> None:
    with pytest.raises(OutcomesError, match=says):
        decode(f'[["returned", {node}]]', [{}])


@pytest.mark.parametrize("text", ["[]", '[["returned", ["none"]]]' * 2, "{}", "null"])
def test_it_takes_as_many_outcomes_as_there_are_cases(text: str) -> None:
    with pytest.raises(OutcomesError):
        decode(text, [{}])


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(OutcomesError, match="too long"):
        decode("[" + " " * outcomes.TEXT + "]", [])


# Verdicts


def verdict_on(name: str, namespace: dict[str, Any]) -> engine.Verdict:
    """What the judge says of a function in a notebook's namespace."""
    return judged(name, SEED, MARKER + report(name, SEED, namespace))


@pytest.fixture
def _noted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the references and the mistakes do is computed once, to save time."""
    run = engine.run

    def noted(exercise: engine.Exercise, function: Callable[..., Any]) -> Any:
        known = (exercise.solve, *(mistake.solve for mistake in exercise.mistakes))
        if not any(function is solve for solve in known):
            return run(exercise, function)
        key = exercise.name, id(function)
        if key not in NOTED:
            NOTED[key] = run(exercise, function)
        return NOTED[key]

    monkeypatch.setattr(engine, "run", noted)


NOTED: dict[tuple[str, int], list[Outcome]] = {}
ANSWERS = [
    pytest.param(name, source, id=f"{name}-{number}")
    for name in assignment.RIGHT
    for number, source in enumerate(
        [*assignment.RIGHT[name], *(source for source, _ in assignment.WRONG[name])]
    )
]


@pytest.mark.usefixtures("_noted_once")
@pytest.mark.parametrize(("name", "source"), ANSWERS)
def test_the_judge_says_what_the_checker_says(name: str, source: str) -> None:
    in_notebook = examine(engine.seeded(EXERCISES[name], SEED), answer(name, source))
    assert verdict_on(name, {name: answer(name, source)}) == in_notebook


def test_without_a_seed_it_is_the_verdict_of_check() -> None:
    namespace = {"squares": lambda x: x + x}
    verdict = judged("squares", None, MARKER + report("squares", None, namespace))
    assert verdict == check("squares", namespace["squares"])


def test_a_stub_is_told_as_the_checker_tells_it() -> None:
    def squares(x: tf.Tensor) -> Any: ...

    assert verdict_on("squares", {"squares": squares}) == check("squares", squares)


def test_a_missing_function_is_told_by_its_name() -> None:
    verdict = verdict_on("squares", {"square": lambda x: x * x})
    assert not verdict.passed
    assert verdict.points == EXERCISES["squares"].points
    assert "There is no function `squares`." in verdict.message


@pytest.mark.parametrize(
    "value",
    [None, 3, "squares", tf.constant([1, 4]), tf.Variable(1.0), [0] * 10**5, ...],
)
def test_a_value_in_the_place_of_a_function_is_told(value: Any) -> None:
    assert verdict_on("squares", {"squares": value}) == check("squares", value)


@pytest.mark.parametrize(
    ("ending", "named"),
    [
        (lambda x: sys.exit(1), "SystemExit: 1"),
        (
            lambda x: (_ for _ in ()).throw(KeyboardInterrupt("stop")),
            "KeyboardInterrupt",
        ),
        (lambda x: (_ for _ in ()).throw(GeneratorExit), "GeneratorExit"),
    ],
)
def test_an_exit_in_a_function_is_an_error_of_that_case(
    ending: Callable[..., Any], named: str
) -> None:
    verdict = verdict_on("squares", {"squares": ending})
    assert not verdict.passed
    assert verdict.message.startswith("For x = [ 3, -4, 0] (int32)")
    assert named in verdict.message


def test_what_a_function_prints_is_dropped(capfd: pytest.CaptureFixture[str]) -> None:
    def squares(x: tf.Tensor) -> tf.Tensor:
        print("here I am")
        print("and here", file=sys.stderr, flush=True)
        return x * x

    assert verdict_on("squares", {"squares": squares}).passed
    assert capfd.readouterr() == ("", "")


def test_a_function_may_change_its_inputs_and_remember() -> None:
    seen = []

    def decay(v: tf.Variable, share: float) -> None:
        seen.append(v.assign((1 - share) * v))
        v.assign_add(tf.zeros_like(v))

    assert verdict_on("decay", {"decay": decay}).passed
    assert len(seen) == len(engine.seeded(EXERCISES["decay"], SEED).cases())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "squares: right",
        MARKER,
        f"{MARKER}{{}}",
        f"{MARKER}[]",
        f'{MARKER}{{"name": "squares", "passed": true}}',
        MARKER + report("to_column", SEED, {"to_column": tf.transpose}),
        MARKER + report("squares", SEED, {"squares": tf.square})[:-5],
        MARKER + report("squares", None, {"squares": tf.square}),
        MARKER + report("squares", SEED, {"squares": tf.square}).replace("true", "1"),
    ],
    ids=range(10),
)
def test_a_text_that_is_not_in_order_does_not_pass(text: str) -> None:
    verdict = judged("squares", SEED, text)
    assert not verdict.passed
    assert "not in order" in verdict.message


def test_outcomes_of_another_seed_do_not_pass() -> None:
    other = report("squares", SEED + 1, {"squares": tf.square})
    assert not judged("squares", SEED, MARKER + other).passed


def test_the_claim_to_be_a_stub_gains_nothing() -> None:
    text = report("squares", SEED, {"squares": lambda x: x + x})
    claimed = text.replace('"stub": false', '"stub": true')
    assert claimed != text
    assert not judged("squares", SEED, MARKER + claimed).passed


@pytest.mark.usefixtures("_noted_once")
@pytest.mark.parametrize("name", assignment.RIGHT)
def test_no_claim_makes_the_judge_fail(name: str) -> None:
    count = len(engine.seeded(EXERCISES[name], SEED).cases())
    for value in (
        None,
        3,
        {},
        {"variable": 1},
        graph_tensor(3),
        (1, 2),
        Odd(),
        [0] * 9999,
    ):
        claimed = json.loads(report(name, SEED, {name: back}))
        claimed["outcomes"] = json.loads(encode([Outcome({}, value=value)] * count))
        assert not judged(name, SEED, MARKER + json.dumps(claimed)).passed


def test_a_message_holds_no_control_characters() -> None:
    def squares(x: tf.Tensor) -> Any:
        raise ValueError("\x1b[31mred\0\ud800" + "!" * 10**5)

    message = verdict_on("squares", {"squares": squares}).message
    assert "ValueError: ?[31mred??!" in message
    assert len(message) < 10**4


# A notebook that has changed what it could

WRONG = "def squares(x):\n    return x + x\n"
RIGHT = "def squares(x):\n    return x * x\n"

SHELL = """
import json, os, sys, tempfile
import tensorflow
from IPython.core.interactiveshell import InteractiveShell
for cells in json.load(sys.stdin):
    child = os.fork()
    if not child:
        os.chdir(tempfile.mkdtemp(dir='.'))
        shell = InteractiveShell.instance()
        for cell in cells:
            shell.run_cell(cell)
        os._exit(0)
    os.waitpid(child, 0)
    print("\\nthe next notebook", flush=True)
"""

ATTACKS = {
    "nothing": "",
    "the checker": (
        "import companion.checks as checks\n"
        "from companion.checks import engine, registry\n"
        "checks.check = lambda name, answer: engine.Verdict(name, True, '')\n"
        "engine.run = engine.judge = engine.examine = checks.check\n"
        "registry.EXERCISES.clear()"
    ),
    "a module in its place": (
        "import sys, types\n"
        "for name in ('companion', 'companion.checks', 'companion.checks.engine'):\n"
        "    sys.modules[name] = types.ModuleType(name)"
    ),
    "a hook in front": (
        "import sys\n"
        "class Hook:\n"
        "    def find_spec(self, name, *_):\n"
        "        raise ImportError(name)\n"
        "sys.meta_path.insert(0, Hook())"
    ),
    "no hooks": "import sys\nsys.meta_path.clear()\nsys.path_hooks.clear()",
    "no path": "import sys\nsys.path[:] = ['']\nsys.path_importer_cache.clear()",
    "a folder of that name": (
        "import os, sys\n"
        "os.makedirs('companion', exist_ok=True)\n"
        "with open('companion/__init__.py', 'w') as file:\n"
        "    file.write('raise SystemExit')\n"
        "for name in ('difflib.py', 'dataclasses.py', 'html.py'):\n"
        "    open(name, 'w').write('raise SystemExit')\n"
        "sys.path.insert(0, os.getcwd())"
    ),
    "names of its own": (
        "exec = print = open = compile = getattr = list = None\n"
        "def get_ipython(): return None\n"
        "json = sys = __name__ = __file__ = 3"
    ),
    "print": (
        "import builtins\nbuiltins.print = builtins.callable = lambda *_, **__: None"
    ),
    "the streams": ("import io, sys\nsys.stdout = sys.stderr = io.StringIO()"),
}
BREAKING = {
    "built-in functions": (
        "import builtins\n"
        "builtins.isinstance = lambda *_: True\n"
        "builtins.zip = builtins.map = lambda *_, **__: []\n"
        "builtins.all = builtins.any = lambda _: True"
    ),
    "json": (
        "import json\n"
        "json.dumps = json.JSONEncoder.encode = lambda *_, **__: '{\"passed\": true}'"
    ),
    "the comparison": (
        "import numpy, tensorflow\n"
        "numpy.isclose = numpy.all = tensorflow.is_tensor = lambda *_, **__: True"
    ),
    "a claim": (
        "import os, threading\n"
        f"os.write(1, b'''{MARKER}{{\"name\": \"squares\", \"passed\": true}}\n''')"
    ),
    "an exit": "import atexit, os, sys\nsys.settrace(lambda *_: os._exit(0))",
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What each notebook prints, by its attack and its answer."""
    folder = tmp_path_factory.mktemp("notebooks")
    notebooks = {
        f"{attack} {solution}": [solution, code, code_for("squares", SEED)]
        for attack, code in {**ATTACKS, **BREAKING}.items()
        for solution in (RIGHT, WRONG)
    }
    done = subprocess.run(
        [sys.executable, "-c", SHELL],
        cwd=folder,
        env={**os.environ, "IPYTHONDIR": str(folder), "PYTHONPATH": str(ROOT)},
        input=json.dumps(list(notebooks.values())),
        capture_output=True,
        text=True,
        check=True,
    )
    texts = done.stdout.split("\nthe next notebook\n")
    yield dict(zip(notebooks, texts, strict=False))


@pytest.mark.parametrize("attack", {**ATTACKS, **BREAKING})
def test_a_wrong_answer_stays_wrong(attack: str, printed: dict[str, str]) -> None:
    assert not judged("squares", SEED, printed[f"{attack} {WRONG}"]).passed


@pytest.mark.parametrize("attack", ATTACKS)
def test_its_message_stays_the_same(attack: str, printed: dict[str, str]) -> None:
    verdict = judged("squares", SEED, printed[f"{attack} {WRONG}"])
    assert verdict.message.startswith("Those are the doubles.")


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_right_answer_stays_right(attack: str, printed: dict[str, str]) -> None:
    assert judged("squares", SEED, printed[f"{attack} {RIGHT}"]).passed
