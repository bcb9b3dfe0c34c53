"""The tape on NumPy does what TensorFlow's does, to the values, Nones and errors."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
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
def programs(draw: st.DrawFn) -> tuple[list[np.ndarray], list[Step]]:
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


DTYPES = st.sampled_from(["float32", "float64"])
UNCONNECTED = st.sampled_from(["none", "zero"])


@given(programs(), DTYPES, UNCONNECTED)
def test_values_and_gradients_agree(
    program: tuple[list[np.ndarray], list[Step]], dtype: str, unconnected: str
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
    for my_gradient, gradient in zip(my_gradients, gradients, strict=True):
        same(my_gradient, gradient, dtype)


@given(programs(), DTYPES, UNCONNECTED)
def test_second_gradients_agree(
    program: tuple[list[np.ndarray], list[Step]], dtype: str, unconnected: str
) -> None:
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

    for mine, expected in zip(answers(ours), answers(THEIRS), strict=True):
        same(mine, expected, dtype)


@given(programs(), DTYPES, UNCONNECTED)
def test_jacobians_agree(
    program: tuple[list[np.ndarray], list[Step]], dtype: str, unconnected: str
) -> None:
    arrays, steps = program

    def answers(op: Operations, **how: Any) -> Any:
        sources = [op.constant(array, dtype) for array in arrays]
        with op.GradientTape(persistent=True) as tape:
            tape.watch(sources)
            target = run(op, steps, sources)
        return tape.jacobian(target, sources, unconnected_gradients=unconnected, **how)

    expected = answers(THEIRS, experimental_use_pfor=False)
    for mine, theirs in zip(answers(ours), expected, strict=True):
        same(mine, theirs, dtype)


def test_the_compositions_use_every_operation() -> None:
    used = set()
    for table, count in [(UNARY, 1), (BINARY, 2)]:
        for do in table.values():
            sources = [constant([[0.5, 1.5], [1.0, 2.0]]) for _ in range(count)]
            with GradientTape() as tape:
                tape.watch(sources)
                target = do(ours, *sources)
                assert target is not None
                used.update(note.operation.__name__ for note in tape._notes)
            gradients = tape.gradient(target, sources)
            assert gradients is not None
    assert {*used, "read_value", "scatter"} >= {
        operation.__name__ for operation in ours._VJPS
    }
