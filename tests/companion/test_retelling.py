"""A retold tape is the recording that TensorFlow's operations would give."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import companion.tape as ours
from companion.explore import explore
from companion.recording import record
from companion.retelling import retell
from companion.tape import GradientTape, Variable, constant
from tests.companion.test_tape import THEIRS, Operations

NUMBERS = st.floats(-3, 3).map(lambda number: round(number, 2))


def neuron(op: Operations, w: Any, b: Any) -> Any:
    return -op.log(op.sigmoid(w * 2.0 + b))


def paths_meet(op: Operations, w: Any, b: Any) -> Any:
    return op.square(w) * b + op.maximum(w * b, w)


def vectors(op: Operations, w: Any, b: Any) -> Any:
    rows = op.constant([[1.0, 2.0], [3.0, 4.0]])
    return op.reduce_sum(op.tanh(rows * w + b), axis=0)


@pytest.mark.parametrize("function", [neuron, paths_meet, vectors])
@given(NUMBERS, NUMBERS)
def test_it_equals_a_recording_of_tensorflow(function: Any, w: float, b: float) -> None:
    expected = record(lambda w, b: function(THEIRS, w, b), w, b)
    sources = {"w": Variable(w), "b": Variable(b)}
    with GradientTape() as tape:
        target = function(ours, **sources)
    retold = retell(tape, target, **sources)

    assert [row[:2] for row in retold.grid()] == [row[:2] for row in expected.grid()]
    for mine, theirs in zip(retold.nodes, expected.nodes, strict=True):
        assert (mine.operation, mine.inputs) == (theirs.operation, theirs.inputs)
        parts = (mine.value, mine.adjoint, *mine.contributions)
        others = (theirs.value, theirs.adjoint, *theirs.contributions)
        for part, other in zip(parts, others, strict=True):
            assert (part is None) == (other is None)
            if part is not None:
                np.testing.assert_allclose(part, other, rtol=1e-4, atol=1e-5)


def test_results_and_sources_take_the_names_given() -> None:
    x, w = constant(3.0), Variable(2.0)
    with GradientTape() as tape:
        tape.watch(x)
        y = (x * w) ** 2
    retold = retell(tape, y, ["product"], w=w)
    assert [node.name for node in retold.nodes] == ["w", "x2", "product", "2", "v2"]
    assert retold.node("x2").is_source


def test_what_leads_elsewhere_is_left_out() -> None:
    x = constant(3.0)
    with GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = x * x
        _elsewhere = y + x
    assert [node.name for node in retell(tape, y, x=x).nodes] == ["x", "v1"]


def test_a_condition_is_a_constant() -> None:
    x = constant(3.0)
    with GradientTape() as tape:
        tape.watch(x)
        y = ours.where(x > 2.0, x * x, x)
    retold = retell(tape, y, x=x)
    assert [retold.expression(place) for place in range(4)] == [
        *("x", "v1 = x × x", "True", "v2 = where(True, v1, x)")
    ]


def test_it_is_shown_step_by_step() -> None:
    x = constant(3.0)
    with GradientTape() as tape:
        tape.watch(x)
        y = x * x
    last = explore(retell(tape, y, x=x)).steps[-1]
    assert last.text == "Done. The derivative of v1 with respect to x is 6."


def test_a_source_without_a_path_is_refused() -> None:
    x = constant(3.0)
    with GradientTape() as tape:
        y = x * x
    with pytest.raises(ValueError, match=r"does not depend on the sources \(x\)"):
        retell(tape, y, x=x)


def test_a_tape_that_has_answered_is_refused() -> None:
    x = constant(3.0)
    with GradientTape() as tape:
        tape.watch(x)
        y = x * x
    tape.gradient(y, x)
    with pytest.raises(RuntimeError, match="persistent=True"):
        retell(tape, y, x=x)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["a", "b", "c"], r"retell was given 3 names \(a, b, c\).* 2 results"),
        (["a", "a"], "the name 'a' for two values"),
        (["x"], "the name 'x' for two values"),
    ],
)
def test_too_many_names_or_one_twice_are_refused(names: list[str], says: str) -> None:
    x = constant(3.0)
    with GradientTape() as tape:
        tape.watch(x)
        y = (x * x) * x
    with pytest.raises(ValueError, match=says):
        retell(tape, y, names, x=x)
