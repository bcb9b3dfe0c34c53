"""The judge: the verdict on what a kernel says of a learner's function.

What the kernel says is read as data. The cases are made anew, and what the function did
with them is compared here with the reference itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from companion.checks import Exercise, Outcome, Verdict
from companion.checks.engine import judge, not_a_function
from tools.grading.exercises import exercise_of, points
from tools.grading.kinds import cut
from tools.grading.reading import OutcomesError, parsed, read
from tools.grading.report import MARKER


def judged(name: str, seed: int | None, answer: str) -> Verdict:
    """The verdict on what a kernel says of a function.

    Args:
        name: The exercise's name.
        seed: The seed that the kernel was given.
        answer: What the code of `code_for` has printed in the kernel, or anything.

    Returns:
        The verdict. Its message is what `check` says of the function in the notebook.
    """
    exercise = exercise_of(name, seed)
    try:
        found = _report_in(answer, name)
        runs = found["defined"] and found["callable"]
        outcomes = read(found["outcomes"], exercise.cases() if runs else [])
    except OutcomesError as problem:
        return not_right(
            name,
            f"What the notebook sent to be judged is not in order: {problem}. Does it "
            "end its own process, or change Python, TensorFlow or the checker?",
        )
    verdict = _verdict(exercise, found, outcomes)
    message = _presentable(verdict.message)
    return replace(verdict, message=message, points=points(name))


def not_right(name: str, message: str) -> Verdict:
    """The verdict on an answer that cannot be compared; the message says why."""
    return Verdict(name, False, message, points(name))


_REPORT = {
    "name": str,
    "defined": bool,
    "callable": bool,
    "stub": bool,
    "given": str,
    "outcomes": list,
}


def _report_in(answer: str, name: str) -> dict[str, Any]:
    lines = [line for line in answer.splitlines() if line.startswith(MARKER)]
    if not lines:
        raise OutcomesError("no outcomes came")
    found = parsed(lines[-1].removeprefix(MARKER))
    if not isinstance(found, dict) or {k: type(found[k]) for k in found} != _REPORT:
        raise OutcomesError("it is not a report on a function")
    if found["name"] != name:
        raise OutcomesError("it reports on another function")
    return found


def _verdict(
    exercise: Exercise, found: Mapping[str, Any], outcomes: list[Outcome]
) -> Verdict:
    if not found["defined"]:
        return not_right(
            exercise.name,
            f"There is no function `{exercise.name}`. Has it another name, was its "
            "cell deleted, or did the cell raise an error?",
        )
    if not found["callable"]:
        return not_right(exercise.name, not_a_function(found["given"]))
    try:
        return judge(exercise, outcomes, found["stub"])
    except Exception as error:
        return not_right(
            exercise.name,
            "What your function did cannot be compared with what is asked for. "
            f"{type(error).__name__}: {error}",
        )


def _presentable(message: str) -> str:
    """A message that any file can hold, of bounded length."""
    readable = "".join(c if c.isprintable() or c in "\n\t" else "?" for c in message)
    return cut(readable)
