"""The hour with the highest reading, for each day and sensor."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def hottest_hour(degrees: tf.Tensor) -> tf.Tensor:
    return tf.argmax(degrees, axis=1)


cases = one("degrees", numbers(7, 24, 3), numbers(1, 24, 3), numbers(2, 24, 2))

MISTAKES = """
makes_int32
+ return tf.argmax(degrees, axis=1, output_type=tf.int32)
The hours are right. The dtype asked for here is int64, what tf.argmax gives.

searches_the_days
+ return tf.argmax(degrees)
You searched along axis 0, the days, which is also what happens if no axis is named.
Search along the hours.

searches_the_sensors
+ return tf.argmax(degrees, axis=2)
That is the hottest sensor of each hour. Search along the hours.

the_temperatures
+ return tf.reduce_max(degrees, axis=1)
Those are the highest temperatures. The hours at which they occur are asked for.

the_coldest
+ return tf.argmin(degrees, axis=1)
Those are the coldest hours.
"""

EXERCISE = Exercise(hottest_hour, cases, MISTAKES)
