"""Readings in degrees, from tenths of a degree."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one
from companion.exercises.tensors.lab._logs import greenhouse_log


def to_degrees(readings: tf.Tensor) -> tf.Tensor:
    return tf.cast(readings, tf.float32) / 10


cases = one(
    "readings",
    tf.constant([215, -3, 0], tf.int16),
    tf.reshape(greenhouse_log(1), (1, 24, 3)),
    tf.constant([32767, -32768], tf.int16),
)

MISTAKES = """
divides_before_the_cast
+ return tf.cast(readings // 10, tf.float32)
The division came first, in whole numbers, and cut off the fraction. Cast, then divide.

whole_degrees
+ return readings // 10
`//` rounds down to a whole number. Cast to float32 first.

still_tenths
+ return tf.cast(readings, tf.float32)
Those are still tenths of a degree.

multiplies
+ return tf.cast(readings, tf.float32) * 10
Ten tenths make one degree, so the number of degrees is smaller: divide.
"""

EXERCISE = Exercise(to_degrees, cases, MISTAKES)
