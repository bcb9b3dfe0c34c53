"""The comparison of answers that leave more than one thing to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.checks.engine import Exercise, Outcome, difference, run
from companion.errors import without_files

NO_PATH = ("NoneType", "value (None)", "No gradients provided")
"""What stands in the errors of those who compute with a gradient that is None."""


def first_problem(
    outcomes: Sequence[Outcome],
    exercise: Exercise,
    words: Mapping[str, str] | None = None,
) -> str | None:
    """The first difference between the parts of an answer and those of the reference.

    A message shows the inputs made anew, since an answer may have changed its own.

    Args:
        outcomes: What the answer did. The values are dicts, made by `prepare`.
        exercise: The exercise, for its reference and its cases.
        words: For each key of the dicts, how a message about its value begins, in the
            order in which they are compared. By default, the keys are these words.
    """
    wanted = run(exercise, exercise.solve)
    for outcome, reference, inputs in zip(
        outcomes, wanted, exercise.cases(), strict=True
    ):
        problem = no_answer(outcome)
        if problem:
            return problem
        where = Outcome(inputs).where()
        for part, begins in (words or {p: p for p in reference.value}).items():
            given, expected = outcome.value[part], reference.value[part]
            if isinstance(given, Exception):
                return f"{where}, {begins} an error.\n{told(given)}"
            found = difference(given, expected)
            if found:
                return f"{where}, {begins} {found}"
    return None


def no_answer(outcome: Outcome) -> str | None:
    """What to say of an outcome without a value."""
    if outcome.error is not None:
        where = f"{outcome.where()}, your function raised an error."
        return f"{where}\n{told(outcome.error)}"
    if outcome.value is None or outcome.value is ...:
        return f"Your function returned {difference(outcome.value, None)}"
    return None


def told(error: Exception) -> str:
    """An error in words, and what it means if a gradient was None."""
    text = f"{type(error).__name__}: {without_files(str(error)).strip()}"
    if not any(words in text for words in NO_PATH):
        return text
    return (
        f"{text}\nMost likely a gradient was None. Is everything from the sources to "
        "the loss computed inside the tape's block, with TensorFlow alone? A source "
        "that is a tensor has to be watched, too."
    )
