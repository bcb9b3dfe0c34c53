"""What only grading needs: points, and inputs that are drawn anew.

A folder of exercises that are graded has a module `_graded` beside them, with a table
`GRADED` from the name of each exercise, in the order of the page, to what it is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from companion.checks.by_name import FOLDER, TABLE, check, find, module_at
from companion.checks.engine import Verdict, examine
from companion.checks.exercise import Exercise, Inputs

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Graded:
    """What grading adds to an exercise.

    Attributes:
        points: What the exercise is worth.
        drawn: Further inputs, drawn with a generator of random numbers.
    """

    points: int
    drawn: Callable[[np.random.Generator], Sequence[Inputs]]


def graded() -> dict[str, Graded]:
    """Every graded exercise by its name, in the order of its page."""
    return {
        name: entry
        for path in sorted(FOLDER.rglob(TABLE))
        for name, entry in import_module(module_at(path)).GRADED.items()
    }


def with_drawn(name: str, seed: int) -> Exercise:
    """An exercise with more cases: its own, and then those drawn from a seed.

    Args:
        name: The name of a graded exercise.
        seed: The whole number that the further inputs are drawn from.

    Raises:
        ValueError: If there is no such exercise, or it is not graded.

    Example:
        >>> len(find("squares").cases()), len(with_drawn("squares", seed=7).cases())
        (6, 8)
    """
    from numpy.random import default_rng

    exercise, table = find(name), graded()
    if name not in table:
        raise ValueError(f'The exercise "{name}" is not graded: it has no points.')
    own, drawn = exercise.cases, table[name].drawn
    return replace(exercise, cases=lambda: [*own(), *drawn(default_rng(seed))])


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
    return Score(
        tuple(
            check(name, answers[name])
            if name in answers
            else Verdict(name, False, "", entry.points)
            for name, entry in graded().items()
        )
    )


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
        ValueError: If there is no such exercise, or it is not graded.

    Example:
        >>> grade("squares", lambda x: x * x, seed=7)
        >>> grade("squares", lambda x: x + x, seed=7)
        Traceback (most recent call last):
            ...
        AssertionError: Those are the doubles. A square is a number times itself.
    """
    verdict = examine(with_drawn(name, seed), answer)
    if not verdict.passed:
        raise AssertionError(verdict.message)
