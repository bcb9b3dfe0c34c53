"""Every exercise by its name, and the `check` that a reader calls."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from companion.checks import scalar_exercises
from companion.checks.engine import Exercise, Verdict, examine, seeded

HAS_TENSORFLOW = find_spec("tensorflow") is not None
"""Whether this Python has TensorFlow. The one in a reader's browser has not: there
only the exercises in plain Python can be checked."""

MODULES: list[ModuleType] = [scalar_exercises]

if HAS_TENSORFLOW:
    from companion.checks import (
        arrays,
        assignment_exercises,
        beyond_exercises,
        custom_exercises,
        descent_exercises,
        eager_exercises,
        graph_exercises,
        jacobian_exercises,
        lab_exercises,
        missing_exercises,
        tape_exercises,
        tensor_exercises,
    )

    arrays.make_known()
    MODULES += [
        tensor_exercises,
        eager_exercises,
        graph_exercises,
        tape_exercises,
        descent_exercises,
        lab_exercises,
        beyond_exercises,
        missing_exercises,
        jacobian_exercises,
        custom_exercises,
        assignment_exercises,
    ]

EXERCISES: dict[str, Exercise] = {
    exercise.name: exercise for module in MODULES for exercise in module.ALL
}


def check(name: str, answer: Any) -> Verdict:
    """Checks the answer to an exercise.

    Args:
        name: The exercise's name.
        answer: What the exercise asks for: usually the function itself, without
            parentheses behind it.

    Returns:
        The verdict, which a notebook shows below the cell. Its `passed` is True
        only if the answer was right on every input.

    Raises:
        ValueError: If there is no such exercise.

    Example:
        >>> check("countdown", lambda n: None)
        ✗ countdown: not there yet.
        Your function returned None. Does every path through it end in a return?
    """
    return examine(exercise_called(name), answer)


def score(answers: Mapping[str, Any]) -> Score:
    """Checks the answers to all graded exercises and counts the points.

    Args:
        answers: From an exercise's name to its answer. A notebook passes
            `globals()`. What is no graded exercise is left alone.

    Returns:
        The score, which a notebook shows as a table. An exercise without an answer
        counts as not there yet.

    Example:
        >>> score({"squares": lambda x: x * x}).points
        5
    """
    verdicts = [
        check(exercise.name, answers[exercise.name])
        if exercise.name in answers
        else Verdict(exercise.name, False, "", exercise.points)
        for exercise in EXERCISES.values()
        if exercise.points
    ]
    return Score(tuple(verdicts))


@dataclass(frozen=True)
class Score:
    """The points of an assignment: one verdict for each graded exercise."""

    verdicts: tuple[Verdict, ...]

    @property
    def points(self) -> int:
        """The points of the exercises that are right."""
        return sum(verdict.points for verdict in self.verdicts if verdict.passed)

    @property
    def of(self) -> int:
        """The points that can be had."""
        return sum(verdict.points for verdict in self.verdicts)

    def __repr__(self) -> str:
        width = max(len(verdict.name) for verdict in self.verdicts)
        lines = [
            f"{'✓' if verdict.passed else '✗'} {verdict.name:{width}}  "
            f"{verdict.points * verdict.passed:3} of {verdict.points}"
            for verdict in self.verdicts
        ]
        return "\n".join(
            [*lines, f"{'Together':{width + 2}}  {self.points:3} of {self.of}"]
        )


def grade(name: str, answer: Any, seed: int) -> None:
    """Checks the answer to a graded exercise on more inputs than `check` does.

    The hidden tests of the assignment call it: nbgrader gives the points of a cell
    that raises nothing.

    Args:
        name: The exercise's name.
        answer: The function that the exercise asks for.
        seed: The whole number that the further inputs are drawn from.

    Raises:
        AssertionError: If the answer is wrong on some input. The message is what
            `check` would say.
        ValueError: If there is no such exercise.

    Example:
        >>> grade("squares", lambda x: x * x, seed=7)
        >>> grade("squares", lambda x: x + x, seed=7)
        Traceback (most recent call last):
            ...
        AssertionError: Those are the doubles. A square is a number times itself.
    """
    verdict = examine(seeded(exercise_called(name), seed), answer)
    if not verdict.passed:
        raise AssertionError(verdict.message)


def exercise_called(name: str) -> Exercise:
    """The exercise of this name, or an error that suggests one."""
    if name not in EXERCISES:
        close = difflib.get_close_matches(str(name), EXERCISES, n=1)
        hint = f' Did you mean "{close[0]}"?' if close else ""
        raise ValueError(f'There is no exercise called "{name}".{hint}')
    return EXERCISES[name]
