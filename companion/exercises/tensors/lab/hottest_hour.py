"""The hour with the highest reading, for each day and sensor."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def hottest_hour(degrees: tf.Tensor) -> tf.Tensor:
    return tf.argmax(degrees, axis=1)


cases = one("degrees", numbers(7, 24, 3), numbers(1, 24, 3), numbers(2, 24, 2))

MISTAKES = """
+ return tf.argmax(degrees, axis=1, output_type=tf.int32)
makes_int32: The hours are right. The dtype asked for here is int64, what tf.argmax
gives.

+ return tf.argmax(degrees)
searches_the_days: You searched along axis 0, the days, which is also what happens if no
axis is named. Search along the hours.

+ return tf.argmax(degrees, axis=2)
searches_the_sensors: That is the hottest sensor of each hour. Search along the hours.

+ return tf.reduce_max(degrees, axis=1)
the_temperatures: Those are the highest temperatures. The hours at which they occur are
asked for.

+ return tf.argmin(degrees, axis=1)
the_coldest: Those are the coldest hours.
"""

EXERCISE = Exercise(hottest_hour, cases, MISTAKES)
