"""The readings of the first six hours of every day."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def night(degrees: tf.Tensor) -> tf.Tensor:
    return degrees[:, :6, :]


cases = one("degrees", numbers(7, 24, 3), numbers(1, 24, 3), numbers(24, 24, 1))

MISTAKES = """
+ return degrees[:6]
first_days: Those are the first days. The hours are axis 1.

+ return degrees[:, :5, :]
an_hour_too_few: The hour from five to six is missing: a slice stops before its end.

+ return degrees[:, :7, :]
an_hour_too_many: Hour 6 is in it: a slice stops before its end, so end at 6.

+ return degrees[:, 6, :]
one_hour: That is hour 6 alone. A colon makes a slice.

+ return degrees[:, :, :6]
cuts_the_sensors: You cut along the sensors. The hours are axis 1.

+ return degrees[:, 1:7, :]
counts_from_one: Those are hours 1 to 6. Hours count from 0, as indices do.

+ return degrees[:, -6:, :]
last_hours: Those are the last six hours of the day, 18 to 23.
"""

EXERCISE = Exercise(night, cases, MISTAKES)
