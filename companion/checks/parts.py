"""Derivatives, and answers that leave more than one thing to look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import tensorflow as tf

from companion.checks.engine import Exercise, Outcome, run
from companion.checks.values import difference
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
    if is_missing(outcome.value):
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


RETURNED = "your function returned"
"""How a message about what an answer returns begins."""


def is_missing(returned: Any) -> bool:
    """Whether a function has returned nothing, or the three dots of a stub."""
    return returned is None or returned is ...


def derivative(
    function: Callable[[tf.Tensor], tf.Tensor], x: tf.Tensor, unconnected: str = "none"
) -> tf.Tensor | None:
    """What a tape says of a function at a tensor."""
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x, unconnected_gradients=unconnected)


def with_gradient(
    says: str, weights: Callable[[tf.Tensor], tf.Tensor] = tf.ones_like
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A `prepare` that looks at the gradient of what an answer returns, too.

    Args:
        says: How a message about the gradient begins.
        weights: What arrives at the value on the way back; by default ones, which
            gives the gradient of the sum.

    Returns:
        The function of answers. Its gradient is by the first argument.
    """

    def prepare(answer: Callable[..., Any]) -> Callable[..., Any]:
        def both(x: tf.Tensor, *others: Any) -> Any:
            with tf.GradientTape() as tape:
                tape.watch(x)
                value = answer(x, *others)
            if is_missing(value):
                return value
            slope = None
            if tf.is_tensor(value):
                slope = tape.gradient(value, x, output_gradients=weights(value))
            return {RETURNED: value, says: slope}

        return both

    return prepare
