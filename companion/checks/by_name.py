"""Exercises by their names: each is found by it, and no other is imported."""

from __future__ import annotations

import difflib
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from companion import exercises
from companion.checks.engine import Verdict, examine
from companion.checks.exercise import Exercise

FOLDER = Path(exercises.__file__).parent
TABLE = "_graded.py"
"""What says, in a folder of graded exercises, what each is worth."""


@cache
def _paths() -> dict[str, Path]:
    """From the name of each exercise to the file that holds it."""
    found = sorted(FOLDER.rglob("*.py"))
    return {path.stem: path for path in found if not path.stem.startswith("_")}


def names() -> tuple[str, ...]:
    """The names of all exercises, chapter by chapter.

    Example:
        >>> "adam_step" in names()
        True
    """
    return tuple(_paths())


def path_of(name: str) -> Path:
    """The file that holds an exercise.

    Raises:
        ValueError: If there is none of this name; the message suggests a similar one.
    """
    if name not in _paths():
        close = difflib.get_close_matches(str(name), _paths(), n=1)
        hint = f' Did you mean "{close[0]}"?' if close else ""
        raise ValueError(f'There is no exercise called "{name}".{hint}')
    return _paths()[name]


def module_at(path: Path) -> str:
    """The name of the module in a file of `companion.exercises`."""
    return ".".join(
        [exercises.__name__, *path.relative_to(FOLDER).with_suffix("").parts]
    )


def find(name: str) -> Exercise:
    """The exercise of this name.

    Raises:
        ValueError: If there is none; the message suggests a similar name.

    Example:
        >>> find("countdown").name
        'countdown'
    """
    found: Exercise = import_module(module_at(path_of(name))).EXERCISE
    return found


def points(name: str) -> int:
    """What an exercise is worth; 0 if it is not graded."""
    table = path_of(name).with_name(TABLE)
    if not table.exists():
        return 0
    worth: int = import_module(module_at(table)).GRADED[name].points
    return worth


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
    return replace(examine(find(name), answer), points=points(name))
