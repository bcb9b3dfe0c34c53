"""A vector divided by its length, with zeros for the zero vector."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one
from companion.exercises.beyond.custom_gradients._way_back import with_way_back


def direction(v: tf.Tensor) -> tf.Tensor:
    square = tf.reduce_sum(v**2)
    safe = tf.where(square > 0, square, 1.0)
    return tf.where(square > 0, v / tf.sqrt(safe), tf.zeros_like(v))


cases = one(
    "v",
    tf.constant([3.0, 4.0]),
    tf.constant([0.0, 0.0]),
    numbers(4),
    tf.constant([0.001, -0.002, 0.0]),
    tf.constant([0.0]),
)

MISTAKES = """
+ return v / tf.norm(v)
divides_by_zero: At the zero vector that is nan. Neither the root nor the division may
see the zero.

+ return tf.where(tf.norm(v) > 0, v / tf.norm(v), tf.zeros_like(v))
guards_the_value_alone: The value is right, but at the zero vector the gradient is nan:
the branch that is thrown away is visited on the way back.

+ return tf.math.l2_normalize(v)
has_a_slope_of_a_million: The value is right, but at the zero vector the gradient is a
million: zeros are asked for.

+ return v / (tf.norm(v) + 1e-6)
adds_a_small_number: For a short vector the small number in the denominator shows, and
at the zero vector the norm still gives nan on the way back.

+ return tf.math.divide_no_nan(v, tf.reduce_sum(v**2))
forgets_the_root: You divided by the square of the length. Take the root.

+ return v / tf.norm(v) if tf.reduce_any(v != 0) else tf.zeros_like(v)
returns_a_constant_for_zero: The values are right. But zeros_like makes a constant, so
at the zero vector the gradient is None. Zeros are asked for: the path to v has to stay.

- square = tf.reduce_sum(v**2)
+ v = tf.stop_gradient(v)
+ square = tf.reduce_sum(v**2)
stops_the_gradient: The values are right, but no gradient comes back.
"""

EXERCISE = Exercise(
    direction, cases, MISTAKES, observe=with_way_back, takes_gradients=True
)
