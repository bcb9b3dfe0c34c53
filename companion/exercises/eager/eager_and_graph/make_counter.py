"""A graph that counts how often it has been called."""

from collections.abc import Callable, Sequence

import tensorflow as tf

from companion.checks import Exercise, Outcome, sign
from companion.checks.values import shown
from companion.exercises.eager.eager_and_graph._graphs import SIGNS, called_with


def make_counter() -> Callable[[], tf.Tensor]:
    count = tf.Variable(0)

    @tf.function
    def counter() -> tf.Tensor:
        return count.assign_add(1)

    return counter


@sign("Call {}. An int32 scalar tensor is asked for.")
def returns_no_int32_scalar(outcomes: Sequence[Outcome]) -> str | None:
    for outcome in outcomes:
        for number, value in enumerate(outcome.value.returned, start=1):
            if not tf.is_tensor(value) or value.dtype != tf.int32 or value.shape != ():
                return f"{number} returned {shown(value)}"
    return None


def wrong_counts(outcomes: Sequence[Outcome]) -> list[int]:
    """What the first counter counts that does not count 1, 2, 3, 4."""
    every = ([int(value) for value in outcome.value.returned] for outcome in outcomes)
    return next((counts for counts in every if counts != [1, 2, 3, 4]), [])


def told(counts: list[int]) -> str:
    return ", ".join(map(str, counts))


@sign(
    "The first four calls returned {}. What Python counts, it counts while tracing, "
    "once. A variable changes at each run."
)
def counts_in_python(outcomes: Sequence[Outcome]) -> str | None:
    counts = wrong_counts(outcomes)
    return told(counts) if len(set(counts)) == 1 else None


@sign(
    "The first four calls returned {}. Count the call itself, too: the first one "
    "returns 1."
)
def counts_from_zero(outcomes: Sequence[Outcome]) -> str | None:
    counts = wrong_counts(outcomes)
    return told(counts) if counts == [0, 1, 2, 3] else None


@sign(
    "The first four calls returned {}. A new counter begins at 1, but yours goes on "
    "from another one: make the variable inside make_counter."
)
def goes_on_from_another_counter(outcomes: Sequence[Outcome]) -> str | None:
    counts = wrong_counts(outcomes)
    by_one = counts and counts == [*range(counts[0], counts[0] + 4)]
    return told(counts) if by_one else None


@sign("The first four calls returned {}. 1, 2, 3, 4 is asked for.")
def counts_otherwise(outcomes: Sequence[Outcome]) -> str | None:
    return told(wrong_counts(outcomes))


EXERCISE = Exercise(
    make_counter,
    lambda: [{}, {}],
    [
        *SIGNS,
        returns_no_int32_scalar,
        counts_in_python,
        counts_from_zero,
        goes_on_from_another_counter,
        counts_otherwise,
    ],
    observe=called_with(*[()] * 4),
    many_answers=True,
)
