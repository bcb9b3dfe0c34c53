"""The exercises in plain Python, which a page can check in the reader's browser.

This module, and what it imports, does without NumPy and TensorFlow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from companion.checks.engine import Exercise, Mistake

Note = tuple[str, tuple[str, ...], tuple[float, ...]]

# Build a tape


def _to_nine_digits(answer: Callable[..., Any]) -> Callable[..., Any]:
    """Right formulas that compute in another order differ in the last digits."""

    def rounded(*inputs: float) -> Any:
        parts = answer(*inputs)
        if not isinstance(parts, tuple | list):
            return parts
        return type(parts)(
            round(part, 9) + 0.0 if isinstance(part, float) else part for part in parts
        )

    return rounded


BACK_THROUGH_DIVIDE = Exercise(
    name="back_through_divide",
    solve=lambda g, a, b: (g / b, -g * a / b**2),
    cases=lambda: [
        {"g": 1.0, "a": 6.0, "b": 2.0},
        {"g": -3.0, "a": 1.5, "b": 4.0},
        {"g": 0.5, "a": -2.0, "b": -5.0},
        {"g": 2.0, "a": 0.0, "b": 3.0},
    ],
    prepare=_to_nine_digits,
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

ALL = (BACK_THROUGH_DIVIDE, ADJOINTS_BY_NAME)
