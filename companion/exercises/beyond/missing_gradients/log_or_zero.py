"""A logarithm that is zero where there is none, and whose gradient is finite."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one
from companion.checks.observing import with_gradient


def log_or_zero(x: tf.Tensor) -> tf.Tensor:
    safe = tf.where(x > 0, x, 1.0)
    return tf.where(x > 0, tf.math.log(safe), 0.0)


cases = one(
    "x",
    tf.constant([1.5, 2.0, 0.5]),
    tf.constant([0.0, 4.0, -1.0]),
    tf.constant([[0.25, 0.0], [1e-9, -3.0]]),
    tf.constant(0.0),
)

MISTAKES = """
- return tf.where(x > 0, tf.math.log(safe), 0.0)
+ return tf.where(x > 0, tf.math.log(x), 0.0)
makes_nothing_safe: The values are right, but the gradient is nan at zero: the branch
that is thrown away sees the zero. Make its input safe before the logarithm.

+ return tf.math.log(tf.maximum(x, 1e-7))
clips_at_a_small_number: Elsewhere the result has to be 0, and the logarithm of a tiny
number is not.

+ return tf.math.log(x)
takes_the_logarithm_everywhere: At zero that is -inf, and below it nan.

- return tf.where(x > 0, tf.math.log(safe), 0.0)
+ return tf.where(x > 0, tf.math.log(x + 1e-7), 0.0)
adds_a_small_number: The small number changes the logarithm where x is small itself, and
it does not help below zero. Choose with tf.where what goes in.

+ return tf.math.log(tf.maximum(x, 1.0))
clips_at_one: Between 0 and 1 the logarithm is negative. You made it 0 there.
"""

EXERCISE = Exercise(
    log_or_zero,
    cases,
    MISTAKES,
    observe=with_gradient("the values are right, but the gradient of their sum is"),
    takes_gradients=True,
)
