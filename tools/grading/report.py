"""What a learner's function does, as a report that the learner's own kernel prints.

For each case of its exercise it says what the function returned or raised. It claims
nothing else: whether that is right is for the judge to say.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import tensorflow as tf
from IPython import get_ipython

from companion.checks import Exercise, Outcome
from companion.checks.engine import is_stub, run
from companion.checks.values import article, shown
from tools.grading.exercises import exercise_of
from tools.grading.kinds import NODES, cut
from tools.grading.writing import tried, words, written

MARKER = "outcomes of an exercise: "
"""How the line with the report begins."""


def reporter(name: str, seed: int | None) -> Callable[[], None]:
    """What prints the report on the function of this name in the notebook.

    It goes to `sys.__stdout__`, which no notebook redirects without meaning to.
    """
    exercise = exercise_of(name, seed)

    def publish() -> None:
        line = f"{MARKER}{report(exercise, get_ipython().user_ns)}"
        print(line, file=sys.__stdout__, flush=True)

    return publish


def report(exercise: Exercise, namespace: Mapping[str, Any]) -> str:
    """Runs the function of an exercise on its cases. What it prints is dropped.

    Args:
        exercise: The exercise, whose name is that of the function.
        namespace: What the notebook's cells have defined.

    Returns:
        JSON with the name, whether it is defined, whether it can be called and is
        still a stub, how it is shown if it cannot be called, and the outcomes.
    """
    answer = namespace.get(exercise.name)
    can_run = callable(answer)
    return json.dumps(
        {
            "name": exercise.name,
            "defined": exercise.name in namespace,
            "callable": can_run,
            "stub": can_run and tried(is_stub, answer, False),
            "given": "" if can_run else cut(words(_as_given, answer, "something")),
            "outcomes": written(_outcomes(exercise, answer)) if can_run else [],
        }
    )


def _as_given(value: Any) -> str:
    """What `shown` says, without the repr of a collection that is too large for it."""
    if not tf.is_tensor(value) and tried(len, value, 0) > NODES:
        return article(value)
    return shown(value)


def _outcomes(exercise: Exercise, answer: Callable[..., Any]) -> list[Outcome]:
    with _silence():
        outcomes = run(exercise, _kept_going(answer))
    return [
        replace(outcome, error=outcome.error.args[0])
        if isinstance(outcome.error, _EndingError)
        else outcome
        for outcome in outcomes
    ]


class _EndingError(Exception):
    """Carries what is no Exception, such as that of an exit, to the outcome."""


def _kept_going(answer: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which ends a case where it would end the process."""

    def ends_a_case(*inputs: Any) -> Any:
        try:
            return answer(*inputs)
        except Exception:
            raise
        except BaseException as error:
            raise _EndingError(error) from None

    return ends_a_case


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        yield
