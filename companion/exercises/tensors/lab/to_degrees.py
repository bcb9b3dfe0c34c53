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
+ return tf.cast(readings // 10, tf.float32)
divides_before_the_cast: The division came first, in whole numbers, and cut off the
fraction. Cast, then divide.

+ return readings // 10
whole_degrees: `//` rounds down to a whole number. Cast to float32 first.

+ return tf.cast(readings, tf.float32)
still_tenths: Those are still tenths of a degree.

+ return tf.cast(readings, tf.float32) * 10
multiplies: Ten tenths make one degree, so the number of degrees is smaller: divide.
"""

EXERCISE = Exercise(to_degrees, cases, MISTAKES)
