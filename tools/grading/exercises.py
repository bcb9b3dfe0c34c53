"""What the grader asks of the companion's exercises; nothing else here knows them."""

from __future__ import annotations

from companion.checks.engine import Exercise, seeded
from companion.checks.registry import EXERCISES, exercise_called


def points(name: str) -> int:
    """What a graded exercise is worth; 0 for any other name."""
    return EXERCISES[name].points if name in EXERCISES else 0


def exercise_of(name: str, seed: int | None = None) -> Exercise:
    """The exercise of this name; with a seed, inputs that are drawn from it are added.

    Raises:
        ValueError: If there is no such exercise.
    """
    return (
        exercise_called(name) if seed is None else seeded(exercise_called(name), seed)
    )
