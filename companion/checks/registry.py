"""Every exercise by its name, and the `check` that a reader calls."""

from __future__ import annotations

import difflib
from typing import Any

from companion.checks import (
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
from companion.checks.engine import Exercise, Verdict, examine

EXERCISES: dict[str, Exercise] = {
    exercise.name: exercise
    for module in (
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
    )
    for exercise in module.ALL
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
    if name not in EXERCISES:
        close = difflib.get_close_matches(str(name), EXERCISES, n=1)
        hint = f' Did you mean "{close[0]}"?' if close else ""
        raise ValueError(f'There is no exercise called "{name}".{hint}')
    return examine(EXERCISES[name], answer)
