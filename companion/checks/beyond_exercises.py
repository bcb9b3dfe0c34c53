"""The exercises beyond the week: how a tape works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from companion import tape
from companion.checks.engine import Exercise, Mistake
from companion.checks.inputs import named

Function = Callable[[tape.Tensor], tape.Tensor]


def _array(*shape: int, seed: int = 0) -> np.ndarray:
    """Distinct numbers between 1 and 4, of both signs, in no order."""
    random = np.random.default_rng(seed)
    return random.uniform(1, 4, shape) * random.choice([-1.0, 1.0], shape)


# Build a tape


def _undo(part: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    new = part.ndim - len(shape)
    part = part.sum(axis=tuple(range(new)))
    short = tuple(axis for axis, length in enumerate(shape) if length == 1)
    return part.sum(axis=short, keepdims=True)


def _undo_new_axes(part: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    return part.sum(axis=tuple(range(part.ndim - len(shape))))


def _as_arrays(answer: Callable[..., Any]) -> Callable[..., Any]:
    """A sum over all axes is a NumPy number, which counts as an array."""

    def as_array(part: np.ndarray, shape: tuple[int, ...]) -> Any:
        value = answer(part, shape)
        return np.asarray(value) if isinstance(value, np.number) else value

    return as_array


UNDO_BROADCAST = Exercise(
    name="undo_broadcast",
    prepare=_as_arrays,
    solve=_undo,
    cases=lambda: [
        {"part": _array(3), "shape": ()},
        {"part": _array(2, 3, seed=1), "shape": (3,)},
        {"part": _array(2, 3, seed=2), "shape": (2, 1)},
        {"part": _array(2, 3, seed=3), "shape": (2, 3)},
        {"part": _array(4, 2, 3, seed=4), "shape": (1, 3)},
        {"part": _array(1, 3, seed=5), "shape": (1, 1)},
        {"part": _array(3, 3, seed=6), "shape": (3,)},
        {"part": np.array(2.5), "shape": ()},
    ],
    mistakes=(
        Mistake(
            _undo_new_axes,
            "The axes at the front are added up. An axis that was stretched from "
            "length 1 has to be added up, too, and stays with length 1.",
        ),
        Mistake(
            lambda part, shape: part.sum(),
            "You added up everything. Along an axis that the input has in full length, "
            "each entry has an adjoint of its own.",
        ),
        Mistake(
            lambda part, shape: np.broadcast_to(part, shape),
            "That stretches once more. On the way back, what was repeated is added up.",
        ),
        Mistake(
            lambda part, shape: _undo(part, shape) * np.prod(shape) / part.size,
            "That is the mean. Each use of the input carries a change of its own, so "
            "the parts are added up.",
        ),
        Mistake(
            lambda part, shape: np.reshape(part.ravel()[: int(np.prod(shape))], shape),
            "You kept some entries and dropped the others. Every part counts: add up.",
        ),
    ),
)


def _derivative(function: Function, x: tape.Tensor, how: str = "zero") -> Any:
    with tape.GradientTape() as recording:
        recording.watch(x)
        y = function(x)
    return recording.gradient(y, x, unconnected_gradients=how)


def _curvature(function: Function, x: float, how: str = "zero") -> float:
    return float(
        _derivative(lambda z: _derivative(function, z, how), tape.constant(x), how)
    )


def _to_three_digits(answer: Callable[..., Any]) -> Callable[..., Any]:
    def rounded(function: Function, x: float) -> Any:
        value = answer(function, x)
        return round(value, 3) + 0.0 if isinstance(value, float) else value

    return rounded


CURVATURE_AT = Exercise(
    name="curvature_at",
    solve=_curvature,
    cases=lambda: [
        {"function": function, "x": x}
        for function, x in [
            (named("cube", lambda x: x**3), 2.0),
            (named("wave", tape.sin), 0.5),
            (named("growth", lambda x: tape.exp(x / 2.0)), -1.0),
            (named("double", lambda x: 2.0 * x), 3.0),
            (named("always_one", lambda x: tape.constant(1.0)), 3.0),
        ]
    ],
    prepare=_to_three_digits,
    mistakes=(
        Mistake(
            lambda function, x: float(_derivative(function, tape.constant(x))),
            "That is the first derivative. Take the derivative of it, with a tape "
            "around the tape.",
        ),
        Mistake(
            lambda function, x: float(_derivative(function, tape.constant(x))) ** 2,
            "You squared the first derivative. The derivative of the derivative is "
            "asked for.",
        ),
        Mistake(
            lambda function, x: _curvature(function, x, "none"),
            "Your function raised an error where a derivative does not depend on x. "
            'There the tape answers None; unconnected_gradients="zero" makes it 0.',
        ),
        Mistake(
            lambda function, x: 0.0,
            "You return 0.0 for every function. Is the inner question asked inside the "
            "outer block, and does the outer tape watch x?",
        ),
    ),
)

ALL = (UNDO_BROADCAST, CURVATURE_AT)
