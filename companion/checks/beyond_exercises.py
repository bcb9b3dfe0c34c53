"""The exercises beyond the week: how a tape works."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from companion import tape
from companion.checks.engine import Exercise, Mistake
from companion.checks.inputs import named

Note = tuple[str, tuple[str, ...], tuple[float, ...]]
Function = Callable[[tape.Tensor], tape.Tensor]


def _array(*shape: int, seed: int = 0) -> np.ndarray:
    """Distinct numbers between 1 and 4, of both signs, in no order."""
    random = np.random.default_rng(seed)
    return random.uniform(1, 4, shape) * random.choice([-1.0, 1.0], shape)


# Build a tape

BACK_THROUGH_DIVIDE = Exercise(
    name="back_through_divide",
    solve=lambda g, a, b: (g / b, -g * a / b**2),
    cases=lambda: [
        {"g": np.array(1.0), "a": np.array(6.0), "b": np.array(2.0)},
        {"g": _array(3), "a": _array(3, seed=1), "b": _array(3, seed=2)},
        {"g": _array(2, 3), "a": _array(2, 3, seed=3), "b": _array(2, 3, seed=4)},
    ],
    mistakes=(
        Mistake(
            lambda g, a, b: (1 / b, -a / b**2),
            "These are the rates of the quotient. What arrives at the inputs is g "
            "times the rates.",
        ),
        Mistake(
            lambda g, a, b: (g / b, g * a / b**2),
            "The sign of the second part is missing: a quotient falls when its divisor "
            "grows.",
        ),
        Mistake(
            lambda g, a, b: (g / b, -g / b**2),
            "The second part lacks a factor: the rate by b is -a / b**2.",
        ),
        Mistake(
            lambda g, a, b: (g * b, g * a),
            "That is the rule for a product.",
        ),
        Mistake(
            lambda g, a, b: (-g * a / b**2, g / b),
            "The two parts are in the wrong order: the one for a comes first.",
        ),
        Mistake(
            lambda g, a, b: (g / b, -g * a / b),
            "In the second part, b has to be squared.",
        ),
    ),
)


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


def _walk(
    notes: Sequence[Note], target: str, adds: bool = True, all_notes: bool = False
) -> dict[str, float]:
    adjoints = {target: 1.0}
    for output, inputs, rates in reversed(notes):
        if output in adjoints or all_notes:
            adjoint = adjoints.setdefault(output, 0.0)
            for name, rate in zip(inputs, rates, strict=True):
                before = adjoints.get(name, 0.0) if adds else 0.0
                adjoints[name] = before + adjoint * rate
    return adjoints


ADJOINTS_BY_NAME = Exercise(
    name="adjoints_by_name",
    solve=_walk,
    cases=lambda: [
        {"notes": [("y", ("x",), (4.0,))], "target": "y"},
        {"notes": [("u", ("x",), (4.0,)), ("y", ("u",), (0.5,))], "target": "y"},
        {
            "notes": [("u", ("x", "w"), (2.0, 3.0)), ("y", ("u", "x"), (3.0, 6.0))],
            "target": "y",
        },
        {"notes": [("y", ("x", "x"), (3.0, 5.0))], "target": "y"},
        {
            "notes": [
                ("u", ("x",), (2.0,)),
                ("aside", ("u", "x"), (8.0, 1.0)),
                ("y", ("u", "b"), (-0.5, 1.0)),
            ],
            "target": "y",
        },
        {"notes": [("u", ("x",), (4.0,)), ("y", ("u",), (0.5,))], "target": "u"},
        {"notes": [("side", ("q",), (2.0,)), ("y", ("x",), (4.0,))], "target": "y"},
    ],
    mistakes=(
        Mistake(
            lambda notes, target: _walk(notes, target, adds=False),
            "The last path to a name replaces the others. Where paths meet, adjoints "
            "add.",
        ),
        Mistake(
            lambda notes, target: _walk(notes[::-1], target),
            "You read the notes from the first to the last. The adjoint of a result is "
            "complete only when everything that uses it has been read.",
        ),
        Mistake(
            lambda notes, target: _walk(notes, target, all_notes=True),
            "Your dict has names that the target does not need. Pass over a note whose "
            "output has no adjoint.",
        ),
        Mistake(
            lambda notes, target: {
                name: adjoint
                for name, adjoint in _walk(notes, target).items()
                if name != target
            },
            "The target itself is missing. It changes with itself one for one: 1.0.",
        ),
        Mistake(
            lambda notes, target: {
                name: adjoint
                for name, adjoint in _walk(notes, target).items()
                if name not in {output for output, _, _ in notes}
            },
            "You kept the sources alone. The results on the way are asked for, too.",
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

ALL = (BACK_THROUGH_DIVIDE, UNDO_BROADCAST, ADJOINTS_BY_NAME, CURVATURE_AT)
