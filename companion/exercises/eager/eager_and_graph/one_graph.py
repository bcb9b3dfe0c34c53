"""One graph of a function, for vectors of any length."""

from collections.abc import Callable, Sequence

import tensorflow as tf

from companion.checks import Exercise, Outcome, sign
from companion.checks.inputs import one
from companion.checks.values import difference, shown
from companion.exercises.eager.eager_and_graph._graphs import SIGNS, called_with


def one_graph(
    function: Callable[[tf.Tensor], tf.Tensor],
) -> Callable[[tf.Tensor], tf.Tensor]:
    vector = tf.TensorSpec(shape=(None,), dtype=tf.float32)
    return tf.function(function, input_signature=[vector])


def softmax(x: tf.Tensor) -> tf.Tensor:
    return tf.exp(x) / tf.reduce_sum(tf.exp(x))


def largest_gap(x: tf.Tensor) -> tf.Tensor:
    return tf.reduce_max(x) - tf.reduce_min(x)


cases = one("function", softmax, largest_gap, tf.reduce_sum)

VECTORS = [tf.cast(tf.range(length), tf.float32) / 4.0 for length in (3, 5, 1, 8)]


@sign("For x = {}")
def returns_something_else(outcomes: Sequence[Outcome]) -> str | None:
    for outcome in outcomes:
        for x, y in zip(VECTORS, outcome.value.returned, strict=True):
            found = difference(y, outcome.inputs["function"](x))
            if found:
                return f"{shown(x)}, what you made returned {found}"
    return None


@sign(
    "For four vectors of different lengths it was traced {} times. Say beforehand, in "
    "a signature, that the length may vary."
)
def is_traced_again(outcomes: Sequence[Outcome]) -> str | None:
    traces = [outcome.value.traces for outcome in outcomes]
    return next((str(count) for count in traces if count > 1), None)


EXERCISE = Exercise(
    one_graph,
    cases,
    [*SIGNS, returns_something_else, is_traced_again],
    observe=called_with(*([x] for x in VECTORS)),
    many_answers=True,
)
