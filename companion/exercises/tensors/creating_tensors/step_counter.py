"""A new variable that counts steps: 0 at first, int64, and not trained."""

from collections.abc import Sequence

import tensorflow as tf

from companion.checks import Exercise, Outcome, sign
from companion.checks.values import difference


def step_counter() -> tf.Variable:
    return tf.Variable(0, dtype=tf.int64, trainable=False)


MISTAKES = """
+ return tf.constant(0, tf.int64)
makes_a_tensor: That is a tensor, and a tensor cannot count: its value never changes. A
counter needs a tf.Variable.
"""


@sign(
    "The dtype is int32, which a Python int becomes. A count of steps should be int64: "
    "say so with dtype=."
)
def counts_in_int32(outcomes: Sequence[Outcome]) -> bool:
    counter = outcomes[0].value
    return isinstance(counter, tf.Variable) and counter.dtype == tf.int32


@sign(
    "The variable is trainable, as variables are by default. No optimizer should "
    "change a count: say so when you make it."
)
def can_be_trained(outcomes: Sequence[Outcome]) -> bool:
    counter = outcomes[0].value
    return isinstance(counter, tf.Variable) and counter.trainable


@sign(
    "Called twice, your function returned the same variable, so two counters would be "
    "one. Make the variable inside the function."
)
def makes_one_for_all(outcomes: Sequence[Outcome]) -> bool:
    first, second = (outcome.value for outcome in outcomes)
    return first is second and difference(first, step_counter()) is None


EXERCISE = Exercise(
    step_counter,
    lambda: [{}, {}],
    [MISTAKES, counts_in_int32, can_be_trained, makes_one_for_all],
)
