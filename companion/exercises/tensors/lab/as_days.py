"""A log as a tensor of days, hours and sensors."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one
from companion.exercises.tensors.lab._logs import greenhouse_log


def as_days(log: tf.Tensor) -> tf.Tensor:
    return tf.reshape(log, (-1, 24, 3))


cases = one(
    "log",
    greenhouse_log(7),
    greenhouse_log(1),
    greenhouse_log(30, seed=1),
    tf.zeros((0,), tf.int16),
)

MISTAKES = """
+ return tf.reshape(log, (7, 24, 3))
always_a_week: A week fits, but other logs do not. Let TensorFlow work out the number of
days.

+ return tf.reshape(log, (-1, 3, 24))
sensors_before_hours: The hours and the sensors have changed places. In the log, the
three sensors of one hour stand next to each other, so the sensors are the last axis.

+ return tf.reshape(log, (24, -1, 3))
hours_first: The hours are in front. A day is the largest unit, so it is axis 0.

+ return tf.reshape(log, (-1, 72))
hours_and_sensors_share_an_axis: Each row is a day, but the hours and the sensors share
an axis.

+ return tf.transpose(tf.reshape(log, (-1, 3, 24)), [0, 2, 1])
transposes: The shape is right, but the readings are mixed up. In the log, the three
sensors of one hour stand next to each other: reshape alone is enough.
"""

EXERCISE = Exercise(as_days, cases, MISTAKES)
