"""The number of days with frost, for each sensor."""

import numpy as np
import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one
from companion.exercises.tensors.lab._logs import MISSING, greenhouse_log


def frost_days(log: tf.Tensor) -> tf.Tensor:
    readings = tf.reshape(log, (-1, 24, 3))
    frost = (readings < 0) & (readings != MISSING)
    frosty = tf.reduce_any(frost, axis=1)
    return tf.reduce_sum(tf.cast(frosty, tf.int32), axis=0)


def mild_log(days: int) -> tf.Tensor:
    """Never a frost, except for what the missing readings look like."""
    readings = np.full(days * 24 * 3, 105)
    readings[::5] = MISSING
    return tf.constant(readings, tf.int16)


def freezing_log(days: int) -> tf.Tensor:
    """The coldest good readings are exactly zero on some days, and -0.1 on others."""
    log = greenhouse_log(days, seed=2)
    coldest = np.repeat(np.arange(days) % 2 - 1, 24 * 3)
    good = np.maximum(np.asarray(log), coldest)
    return tf.constant(np.where(log == MISSING, MISSING, good), tf.int16)


cases = one(
    "log", greenhouse_log(7), mild_log(7), greenhouse_log(1, seed=1), freezing_log(12)
)

MISTAKES = """
- frost = (readings < 0) & (readings != MISSING)
+ frost = (readings <= 0) & (readings != MISSING)
zero_is_frost: You counted 0 degrees as frost. Below zero is asked for.

- frost = (readings < 0) & (readings != MISSING)
+ frost = readings < 0
missing_is_frost: A missing reading counts as frost with you, because -9999 is below
zero.

- frosty = tf.reduce_any(frost, axis=1)
- return tf.reduce_sum(tf.cast(frosty, tf.int32), axis=0)
+ return tf.reduce_sum(tf.cast(frost, tf.int32), axis=[0, 1])
counts_hours: You counted hours of frost. A day counts once, however many of its hours
were cold.

- frosty = tf.reduce_any(frost, axis=1)
+ frosty = tf.reduce_all(frost, axis=1)
every_hour_must_be_cold: You counted the days on which every hour was cold. One cold
hour is enough.

- return tf.reduce_sum(tf.cast(frosty, tf.int32), axis=0)
+ return tf.reduce_any(frosty, axis=0)
whether_there_was_frost: That says whether there was frost at all. How many days is
asked for.

- frosty = tf.reduce_any(frost, axis=1)
+ frosty = tf.reduce_any(frost, axis=0)
combines_the_days: You counted hours of the day that were cold on some day. Combine the
hours first: axis 1.

- return tf.reduce_sum(tf.cast(frosty, tf.int32), axis=0)
+ return tf.reduce_sum(tf.cast(frosty, tf.int32))
adds_the_sensors: You added the sensors up. Each has its own count.

- return tf.reduce_sum(tf.cast(frosty, tf.int32), axis=0)
+ return tf.math.count_nonzero(frosty, axis=0)
counts_in_int64: The counts are right, but tf.math.count_nonzero gives int64. int32 is
asked for.
"""

EXERCISE = Exercise(frost_days, cases, MISTAKES)
