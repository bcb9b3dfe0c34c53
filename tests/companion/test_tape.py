"""The tape on NumPy does what TensorFlow's does, to the values, Nones and errors."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st

import companion.tape as ours
from companion.gradcheck import check_gradient
from companion.tape import GradientTape, InvalidArgumentError, Variable, constant

THEIRS = SimpleNamespace(
    **{
        name: getattr(tf, name)
        for name in [
            *("GradientTape", "Variable", "abs", "add", "broadcast_to", "cast"),
            *("constant", "cos", "divide", "equal", "exp", "greater", "greater_equal"),
            *("less", "less_equal", "matmul", "maximum", "minimum", "multiply"),
            *("negative", "pow", "reduce_mean", "reduce_sum", "reshape", "sigmoid"),
            *("sign", "sin", "sqrt", "square", "stop_gradient", "subtract", "tanh"),
            *("transpose", "where", "zeros_like"),
        ]
    },
    log=tf.math.log,
    relu=tf.nn.relu,
)
"""TensorFlow's functions, under the names that the tape has for them."""

Operations = Any

# Random compositions


class Step(NamedTuple):
    """One operation of a random program: how to do it, and on which results."""

    name: str
    do: Callable[..., Any]
    places: tuple[int, ...]


Program = tuple[list[np.ndarray], list[Step]]
"""Sources, and what is done with them."""

UNARY: dict[str, Callable[[Operations, Any], Any]] = {
    "negative": lambda op, x: -x,
    "abs": lambda op, x: abs(x),
    "sign": lambda op, x: op.sign(x) * x,
    "square": lambda op, x: op.square(x),
    "sqrt": lambda op, x: op.sqrt(1 + x * x),
    "exp": lambda op, x: op.exp(-abs(x)),
    "log": lambda op, x: op.log(x * x + 0.5),
    "sin": lambda op, x: op.sin(x),
    "cos": lambda op, x: op.cos(2 * x),
    "tanh": lambda op, x: op.tanh(x),
    "sigmoid": lambda op, x: op.sigmoid(x),
    "relu": lambda op, x: op.relu(x),
    "cube": lambda op, x: x**3,
    "below one": lambda op, x: op.where(x < 1.0, x, 1.0),
    "sum": lambda op, x: op.reduce_sum(x),
    "mean": lambda op, x: op.reduce_mean(x),
    "rows": lambda op, x: op.reduce_sum(x, axis=-1, keepdims=True),
    "flat": lambda op, x: op.reshape(x, [-1]),
    "doubled": lambda op, x: op.broadcast_to(x, [2, *x.shape]),
    "transposed": lambda op, x: op.transpose(x),
    "stopped": lambda op, x: op.stop_gradient(x) + x,
    "first": lambda op, x: x[0],
    "last": lambda op, x: x[..., -1],
    "gram": lambda op, x: x @ op.transpose(x),
    "batch": lambda op, x: op.broadcast_to(x, [2, *x.shape]) @ op.transpose(x),
    "through float64": lambda op, x: op.cast(op.cast(x, "float64") * 2.0, x.dtype),
    "constant": lambda op, x: op.zeros_like(x) + 0.5,
}
BINARY: dict[str, Callable[[Operations, Any, Any], Any]] = {
    "add": lambda op, x, y: x + y,
    "subtract": lambda op, x, y: x - y,
    "multiply": lambda op, x, y: x * y,
    "divide": lambda op, x, y: x / (1 + y * y),
    "pow": lambda op, x, y: op.pow(x * x + 0.5, y),
    "maximum": lambda op, x, y: op.maximum(x, y),
    "minimum": lambda op, x, y: op.minimum(x, y),
    "where": lambda op, x, y: op.where(x > y, x * y, y),
}
NEEDS_AXES = {"rows": 1, "first": 1, "last": 1}
MATRICES = {"gram", "batch"}
SHAPES = [(), (3,), (1, 3), (2, 1), (2, 3)]


def fits(name: str, shapes: list[tuple[int, ...]]) -> bool:
    """Whether an operation takes these shapes, and gives something small."""
    axes = len(shapes[0])
    if axes < NEEDS_AXES.get(name, 0) or (name in MATRICES and axes != 2):
        return False
    if name == "doubled":
        return int(np.prod(shapes[0])) <= 12
    try:
        return int(np.prod(np.broadcast_shapes(*shapes))) <= 24
    except ValueError:
        return False


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Two sources, and up to six operations on them and on each other's results."""
    numbers = st.floats(-2, 2).map(lambda number: round(number, 1))
    sources = []
    for _ in range(2):
        shape = draw(st.sampled_from(SHAPES))
        size = int(np.prod(shape))
        entries = draw(st.lists(numbers, min_size=size, max_size=size))
        sources.append(np.array(entries).reshape(shape))
    results = [constant(source) for source in sources]
    steps: list[Step] = []
    for _ in range(draw(st.integers(1, 6))):
        table = draw(st.sampled_from([UNARY, BINARY]))
        name = draw(st.sampled_from(sorted(table)))
        count = 1 if table is UNARY else 2
        place = st.integers(0, len(results) - 1)
        places = tuple(draw(place) for _ in range(count))
        if fits(name, [results[index].shape for index in places]):
            steps.append(Step(name, table[name], places))
            results.append(table[name](ours, *(results[index] for index in places)))
    return sources, steps


def run(op: Operations, steps: list[Step], sources: list[Any]) -> Any:
    results = list(sources)
    for step in steps:
        results.append(step.do(op, *(results[place] for place in step.places)))
    return results[-1]


def same(mine: Any, expected: Any, dtype: str) -> None:
    """Whether two results are both None, or agree in shape, dtype and value."""
    if expected is None or mine is None:
        assert mine is None and expected is None, (mine, expected)
        return
    mine, expected = np.asarray(mine), np.asarray(expected)
    assert (mine.shape, mine.dtype) == (expected.shape, expected.dtype)
    scale = max(1.0, float(np.max(np.abs(expected), initial=0.0)))
    tolerance = (2e-5 if dtype == "float32" else 1e-12) * scale
    np.testing.assert_allclose(mine, expected, rtol=0, atol=tolerance)


def all_same(mine: Sequence[Any], expected: Sequence[Any], dtype: str) -> None:
    """Whether two lists of results agree, one by one."""
    for answer, theirs in zip(mine, expected, strict=True):
        same(answer, theirs, dtype)


DTYPES = st.sampled_from(["float32", "float64"])
UNCONNECTED = st.sampled_from(["none", "zero"])


@given(programs(), DTYPES, UNCONNECTED)
def test_values_and_gradients_agree(
    program: Program, dtype: str, unconnected: str
) -> None:
    arrays, steps = program

    def answers(op: Operations) -> tuple[Any, Any]:
        sources = [op.constant(array, dtype) for array in arrays]
        with op.GradientTape() as tape:
            tape.watch(sources)
            target = run(op, steps, sources)
        return target, tape.gradient(target, sources, unconnected_gradients=unconnected)

    (mine, my_gradients), (target, gradients) = answers(ours), answers(THEIRS)
    same(mine, target, dtype)
    all_same(my_gradients, gradients, dtype)


@given(programs(), DTYPES, UNCONNECTED)
def test_second_gradients_agree(program: Program, dtype: str, unconnected: str) -> None:
    arrays, steps = program

    def answers(op: Operations) -> Any:
        sources = [op.constant(array, dtype) for array in arrays]
        with op.GradientTape() as outer:
            outer.watch(sources)
            with op.GradientTape() as inner:
                inner.watch(sources)
                target = run(op, steps, sources)
            firsts = inner.gradient(target, sources, unconnected_gradients="zero")
        return outer.gradient(firsts, sources, unconnected_gradients=unconnected)

    all_same(answers(ours), answers(THEIRS), dtype)


@given(programs(), DTYPES, UNCONNECTED)
def test_jacobians_agree(program: Program, dtype: str, unconnected: str) -> None:
    arrays, steps = program

    def answers(op: Operations, **how: Any) -> Any:
        sources = [op.constant(array, dtype) for array in arrays]
        with op.GradientTape(persistent=True) as tape:
            tape.watch(sources)
            target = run(op, steps, sources)
        return tape.jacobian(target, sources, unconnected_gradients=unconnected, **how)

    expected = answers(THEIRS, experimental_use_pfor=False)
    all_same(answers(ours), expected, dtype)


def test_the_compositions_use_every_operation() -> None:
    used = set()
    for table, count in [(UNARY, 1), (BINARY, 2)]:
        for do in table.values():
            sources = [constant([[0.5, 1.5], [1.0, 2.0]]) for _ in range(count)]
            with GradientTape() as tape:
                tape.watch(sources)
                target = do(ours, *sources)
                used.update(note.operation.__name__ for note in tape.notes)
            for gradient in tape.gradient(target, sources):
                assert gradient is None or gradient.shape == (2, 2)
    assert {*used, "read_value", "scatter"} >= {
        operation.__name__ for operation in ours._VJPS
    }


# Rules and where they are not smooth


CHECKED: dict[str, Callable[..., Any]] = {
    **{name: lambda x, do=do: do(ours, x) for name, do in UNARY.items()},
    **{
        name: lambda x, do=do: do(ours, x, x[::-1] + 0.3) for name, do in BINARY.items()
    },
}


@pytest.mark.parametrize("name", sorted({*CHECKED} - {"sign", "stopped", "constant"}))
def test_every_operation_passes_a_gradient_check(name: str) -> None:
    """The rules against differences of the values, in float64."""

    def total(x: np.ndarray) -> float:
        return float(ours.reduce_sum(weighted(CHECKED[name](constant(x)))))

    def weighted(y: Any) -> Any:
        weights = np.linspace(0.5, 1.5, np.size(y)).reshape(y.shape)
        return y * constant(weights)

    def gradient(x: np.ndarray) -> np.ndarray:
        source = constant(x)
        with GradientTape() as tape:
            tape.watch(source)
            target = weighted(CHECKED[name](source))
        return tape.gradient(target, source).numpy()

    at = np.array([[0.7, -1.3], [1.9, 0.2]])
    report = check_gradient(total, at, gradient)
    assert report.passed, report


BAD_POINTS: dict[str, tuple[Callable[..., Any], list[Any]]] = {
    "abs at 0": (lambda op, x: abs(x), [0.0]),
    "relu at 0": (lambda op, x: op.relu(x), [[-1.0, 0.0, 1.0]]),
    "sqrt at 0 and below": (lambda op, x: op.sqrt(x), [[0.0, -1.0]]),
    "log at 0 and below": (lambda op, x: op.log(x), [[0.0, -1.0]]),
    "division by 0": (lambda op, x, y: x / y, [[1.0, 0.0, 2.0], [0.0, 0.0, -1.0]]),
    "0 ** 0": (lambda op, x, y: x**y, [0.0, 0.0]),
    "a negative number to a power": (lambda op, x, y: x**y, [[-2.0, -2.0], [3.0, 0.5]]),
    "ties of maximum": (lambda op, x, y: op.maximum(x, y), [[1.0, 2.0], [1.0, 0.0]]),
    "ties of minimum": (lambda op, x, y: op.minimum(x, y), [[1.0, 2.0], [1.0, 3.0]]),
    "where beside a pole": (lambda op, x: op.where(x > 0, 1 / x, 0.0), [[0.0, 2.0]]),
    "where beside sqrt": (lambda op, x: op.where(x > 0, op.sqrt(x), x), [[0.0, 4.0]]),
    "exp too large": (lambda op, x: op.exp(x) / (1 + op.exp(x)), [[100.0, 0.0]]),
    "sigmoid far out": (lambda op, x: op.log(op.sigmoid(x)), [[-120.0, 90.0, -20.0]]),
    "relu of infinity": (lambda op, x: op.relu(1 / x), [[0.0, -0.0]]),
}


@pytest.mark.parametrize("name", BAD_POINTS)
def test_bad_points_agree(name: str) -> None:
    function, values = BAD_POINTS[name]

    def answers(op: Operations) -> list[Any]:
        sources = [op.constant(value) for value in values]
        with op.GradientTape() as outer:
            outer.watch(sources)
            with op.GradientTape() as inner:
                inner.watch(sources)
                target = function(op, *sources)
            firsts = inner.gradient(target, sources)
        return [target, *firsts, *outer.gradient(firsts, sources)]

    for mine, expected in zip(answers(ours), answers(THEIRS), strict=True):
        assert (mine is None) == (expected is None)
        if expected is not None:
            np.testing.assert_allclose(mine.numpy(), expected.numpy(), rtol=2e-6)


# What a tape follows, and what not


def unwatched(op: Operations) -> Any:
    x = op.constant(3.0)
    with op.GradientTape() as tape:
        y = x * x
    return tape.gradient(y, x)


def a_constant_beside(op: Operations) -> Any:
    c, x = op.constant(2.0), op.constant(3.0)
    with op.GradientTape() as tape:
        tape.watch(x)
        y = c * x + c
    return tape.gradient(y, [c, x])


def a_constant_watched_later(op: Operations) -> Any:
    c, x = op.constant(2.0), op.constant(3.0)
    with op.GradientTape() as tape:
        tape.watch(x)
        y = c * x
        tape.watch(c)
        z = c + x
    return tape.gradient([y, z], [c, x])


def watched_too_late(op: Operations) -> Any:
    x = op.constant(3.0)
    with op.GradientTape() as tape:
        y = x * x
        tape.watch(x)
        z = x + y
    return tape.gradient([y, z], x)


def itself(op: Operations) -> Any:
    x = op.constant(3.0)
    with op.GradientTape() as tape:
        pass
    return tape.gradient(x, x)


def a_variable(op: Operations) -> Any:
    v, fixed = op.Variable([1.0, 2.0]), op.Variable(2.0, trainable=False)
    with op.GradientTape(persistent=True) as tape:
        y = v * v * fixed
    return [tape.gradient(y, [v, fixed]), tape.gradient(v, v)]


def a_variable_not_watched(op: Operations) -> Any:
    v, w = op.Variable(3.0), op.Variable(4.0)
    with op.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(w)
        y = v * w
    return tape.gradient(y, {"v": v, "w": w})


def a_variable_assigned_to(op: Operations) -> Any:
    v = op.Variable(3.0)
    with op.GradientTape() as tape:
        before = v * v
        v.assign_add(1.0)
        after = v * v
    return [before, after, tape.gradient([before, after], v)]


def whole_numbers(op: Operations) -> Any:
    x = op.constant(3)
    with op.GradientTape() as tape:
        y = op.cast(x, "float32") * 2.0
    return tape.gradient(y, x)


def through_whole_numbers(op: Operations) -> Any:
    x = op.constant(2.7)
    with op.GradientTape() as tape:
        tape.watch(x)
        y = op.cast(op.cast(x, "int32"), "float32") * 2.0
    return tape.gradient(y, x)


def stopped(op: Operations) -> Any:
    x = op.constant(3.0)
    with op.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = x * x
        with tape.stop_recording():
            hidden = y * x
        z = y * 2.0
    return [tape.gradient(target, x) for target in (y, hidden, z, hidden + z)]


def reset(op: Operations) -> Any:
    x = op.constant(3.0)
    with op.GradientTape() as tape:
        tape.watch(x)
        y = x * x
        tape.reset()
        tape.watch(x)
        z = x * 2.0
    return tape.gradient([y, z], x)


def entered_again(op: Operations) -> Any:
    x = op.constant(3.0)
    tape = op.GradientTape()
    with tape:
        tape.watch(x)
        y = x * x
    with tape:
        z = y * y
    return tape.gradient(z, x)


def asked_inside(op: Operations) -> Any:
    x = op.constant(3.0)
    answers = []
    for persistent in (False, True):
        with op.GradientTape(persistent=persistent) as tape:
            tape.watch(x)
            y = x * x * x
            slope = tape.gradient(y, x)
        answers.append(slope)
    return [*answers, tape.gradient(slope, x)]


def wrong_indentation(op: Operations) -> Any:
    x = op.constant(3.0)
    with op.GradientTape() as outer:
        outer.watch(x)
        with op.GradientTape() as inner:
            inner.watch(x)
            y = x * x * x
    slope = inner.gradient(y, x)
    return [slope, outer.gradient(slope, x)]


def third_derivative(op: Operations) -> Any:
    x = op.constant([0.5, 2.0])
    with op.GradientTape() as outer:
        outer.watch(x)
        with op.GradientTape() as middle:
            middle.watch(x)
            with op.GradientTape() as inner:
                inner.watch(x)
                y = op.exp(x) * x**3
            first = inner.gradient(y, x)
        second = middle.gradient(first, x)
    return outer.gradient(second, x)


def hessian(op: Operations) -> Any:
    x = op.constant([0.5, 2.0])
    with op.GradientTape() as outer:
        outer.watch(x)
        with op.GradientTape() as inner:
            inner.watch(x)
            y = op.reduce_sum(op.sin(x)) * x[0] ** 2
        first = inner.gradient(y, x)
    return outer.jacobian(first, x)


def structures(op: Operations) -> Any:
    x, w = op.constant(3.0), {"a": op.constant(2.0), "b": (op.constant(1.0),)}
    with op.GradientTape() as tape:
        tape.watch([x, w])
        targets = {"one": x * w["a"], "two": [x * x]}
    gradients = tape.gradient(targets, [x, w])
    return [gradients[0], gradients[1]["a"], gradients[1]["b"][0]]


def adjoints_given(op: Operations) -> Any:
    x = op.constant([1.0, 2.0])
    with op.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y, z = x * x, x * 3.0
    return [
        tape.gradient(y, x, output_gradients=op.constant([1.0, -1.0])),
        tape.gradient(y, x, output_gradients=op.constant(2.0)),
        tape.gradient([y, z], x, [op.constant([1.0, 0.0]), op.constant([0.0, 5.0])]),
    ]


def python_decides(op: Operations) -> Any:
    x = op.constant(-3.0)
    with op.GradientTape() as tape:
        tape.watch(x)
        y = x * x if x > 0 else -x
        for _ in range(3):
            y = y * 2.0
    return tape.gradient(y, x)


@pytest.mark.parametrize(
    "program",
    [
        *(
            unwatched,
            a_constant_beside,
            a_constant_watched_later,
            watched_too_late,
            itself,
            a_variable,
            a_variable_not_watched,
        ),
        *(a_variable_assigned_to, whole_numbers, through_whole_numbers, stopped),
        *(reset, entered_again, asked_inside, wrong_indentation, third_derivative),
        *(hessian, structures, adjoints_given, python_decides),
    ],
)
def test_a_tape_follows_what_tensorflow_follows(
    program: Callable[[Operations], Any],
) -> None:
    mine, expected = tf.nest.flatten(program(ours)), tf.nest.flatten(program(THEIRS))
    assert len(mine) == len(expected)
    all_same(mine, expected, "float32")


# Errors


def asked(op: Operations, **how: Any) -> Any:
    x = op.constant([1.0, 2.0])
    with op.GradientTape() as tape:
        tape.watch(x)
        y = x * x
    return tape.gradient(how.pop("target", y), how.pop("source", x), **how)


def asked_twice(op: Operations) -> None:
    x = op.constant(3.0)
    with op.GradientTape() as tape:
        tape.watch(x)
        y = x * x
    tape.gradient(y, x)
    tape.gradient(y, x)


def watching(op: Operations, thing: Any) -> None:
    with op.GradientTape() as tape:
        tape.watch(thing)


def stopping(op: Operations, is_over: bool) -> None:
    tape = op.GradientTape()
    if is_over:
        with tape:
            pass
    with tape.stop_recording():
        pass


def resetting(op: Operations, is_over: bool) -> None:
    tape = op.GradientTape()
    if is_over:
        with tape:
            pass
    tape.reset()


def entering_twice(op: Operations) -> None:
    tape = op.GradientTape()
    with tape, tape:
        pass


def two(op: Operations) -> Any:
    return op.constant([1.0, 2.0])


ERRORS: dict[str, Callable[[Operations], Any]] = {
    "no target": lambda op: asked(op, target=None),
    "no source": lambda op: asked(op, source=None),
    "an unknown word": lambda op: asked(op, unconnected_gradients="nought"),
    "an output gradient too long": lambda op: asked(
        op, output_gradients=op.constant([1.0, 2.0, 3.0])
    ),
    "an output gradient of ints": lambda op: asked(
        op, output_gradients=op.constant([1, 2])
    ),
    "a second question": asked_twice,
    "watching a number": lambda op: watching(op, 3.0),
    "watching None": lambda op: watching(op, None),
    "stopping before": lambda op: stopping(op, False),
    "stopping after": lambda op: stopping(op, True),
    "resetting before": lambda op: resetting(op, False),
    "resetting after": lambda op: resetting(op, True),
    "entering twice": entering_twice,
    "float32 and int32": lambda op: two(op) + op.constant(1),
    "float32 and float64": lambda op: two(op) * op.constant(np.ones(2)),
    "int32 and 2.5": lambda op: op.constant(1) + 2.5,
    "a tensor and a word": lambda op: two(op) + "a",
    "a tensor and None": lambda op: two(op) + None,
    "exp of an int": lambda op: op.exp(op.constant(1)),
    "shapes that do not fit": lambda op: two(op) + op.constant([1.0, 2.0, 3.0]),
    "matmul of rows": lambda op: op.constant([[1.0, 2.0]]) @ op.constant([[1.0, 2.0]]),
    "matmul of vectors": lambda op: op.matmul(two(op), two(op)),
    "a shape too large": lambda op: op.reshape(two(op), [3]),
    "an axis that is not there": lambda op: op.reduce_sum(two(op), axis=1),
    "an index that is not there": lambda op: two(op)[5],
    "an axis too many": lambda op: two(op)[0, 0],
    "axes that are not there": lambda op: op.transpose(two(op), [1, 0]),
    "a shape that does not stretch": lambda op: op.broadcast_to(two(op), [3]),
    "where of two dtypes": lambda op: op.where(
        op.constant(True), op.constant(1.0), op.constant(1)
    ),
    "where without truths": lambda op: op.where(op.constant(1.0), 1.0, 0.0),
    "an int to a negative power": lambda op: op.constant(2) ** -1,
    "a vector as a condition": lambda op: bool(two(op) > 0),
    "a vector as a number": lambda op: float(two(op)),
    "the length of a scalar": lambda op: len(op.constant(1.0)),
    "a loop over a scalar": lambda op: list(op.constant(1.0)),
    "a value of another shape": lambda op: op.Variable([1.0, 2.0]).assign([1.0]),
    "a value of another dtype": lambda op: op.Variable(1.0).assign(op.constant(1)),
    "adding another shape": lambda op: op.Variable([1.0, 2.0]).assign_add(1.0),
    "a fraction as an int": lambda op: op.constant(2.5, "int32"),
    "rows of two lengths": lambda op: op.constant([[1.0], [1.0, 2.0]]),
}


@pytest.mark.parametrize("name", ERRORS)
def test_errors_are_of_the_same_kind(name: str) -> None:
    def kind(op: Operations) -> type[BaseException]:
        with pytest.raises(Exception) as caught:
            ERRORS[name](op)
        return caught.type

    mine, theirs = kind(ours), kind(THEIRS)
    if theirs is tf.errors.InvalidArgumentError:
        assert mine is InvalidArgumentError
    else:
        assert issubclass(mine, theirs)


@pytest.mark.parametrize(
    ("how", "kind", "message"),
    [
        ({"target": 3.0}, TypeError, "a tape knows tensors and variables, not 3.0"),
        ({"source": [2.0]}, TypeError, "a tape knows tensors and variables, not 2.0"),
        ({"output_gradients": [1.0, 2.0]}, ValueError, "2 output gradients for 1 targ"),
        ({"unconnected_gradients": "nought"}, ValueError, "'none' or 'zero', not 'nou"),
    ],
)
def test_messages_say_what_was_given(
    how: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        asked(ours, **how)


# Tensors, and the module itself


def test_numbers_become_the_dtypes_of_tensorflow() -> None:
    for value in [1, 1.5, True, [1, 2.5], np.arange(3), np.float32(2), [[1], [2]]]:
        same(constant(value), tf.constant(value), "float32")
        same(constant(value, "float64"), tf.constant(value, "float64"), "float64")


def test_numbers_and_arrays_take_on_the_dtype_of_a_tensor() -> None:
    programs: list[Callable[[Operations], Any]] = [
        lambda op: two(op) + 1,
        lambda op: 2.0 - two(op),
        lambda op: 2 ** two(op),
        lambda op: op.add(two(op), [1, 2]),
        lambda op: two(op) + True,
        lambda op: np.array([0.5, 1.5]) * two(op),
        lambda op: op.constant([1, 1]) + np.array([0.5, 1.5]),
        lambda op: op.constant(1) + np.float64(2.5),
        lambda op: op.constant(1) / 2,
        lambda op: np.array([[1.0, 2.0]], "float32") @ op.constant([[1.0], [2.0]]),
        lambda op: op.reduce_sum(op.constant([1, 2])),
        lambda op: op.cast(op.constant([2.9, -2.9]), "int32"),
    ]
    for program in programs:
        same(program(ours), program(THEIRS), "float32")


def test_a_tensor_never_changes() -> None:
    array = np.array([1.0, 2.0])
    tensor, variable = constant(array), Variable(array)
    array[0] = 9.0
    tensor.numpy()[0] = 9.0
    read = variable.read_value()
    variable.numpy()[0] = 9.0
    variable.assign_add([1.0, 1.0])
    assert tensor.numpy().tolist() == read.numpy().tolist() == [1.0, 2.0]
    assert variable.numpy().tolist() == [2.0, 3.0]


def test_a_tape_lets_go_after_an_error_in_its_block() -> None:
    with pytest.raises(ZeroDivisionError), GradientTape():
        raise ZeroDivisionError
    assert ours._tapes == []


def test_it_needs_no_tensorflow() -> None:
    code = "import sys, companion.tape; print('tensorflow' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.stdout == "False\n", ran.stderr


def test_it_can_be_read_in_one_sitting() -> None:
    lines = Path(ours.__file__).read_text(encoding="utf-8").splitlines()
    assert sum(1 for line in lines if line.strip()) < 400
