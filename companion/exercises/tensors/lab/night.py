"""The readings of the first six hours of every day."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def night(degrees: tf.Tensor) -> tf.Tensor:
    return degrees[:, :6, :]


cases = one("degrees", numbers(7, 24, 3), numbers(1, 24, 3), numbers(24, 24, 1))

MISTAKES = """
first_days
+ return degrees[:6]
Those are the first days. The hours are axis 1.

an_hour_too_few
+ return degrees[:, :5, :]
The hour from five to six is missing: a slice stops before its end.

an_hour_too_many
+ return degrees[:, :7, :]
Hour 6 is in it: a slice stops before its end, so end at 6.

one_hour
+ return degrees[:, 6, :]
That is hour 6 alone. A colon makes a slice.

cuts_the_sensors
+ return degrees[:, :, :6]
You cut along the sensors. The hours are axis 1.

counts_from_one
+ return degrees[:, 1:7, :]
Those are hours 1 to 6. Hours count from 0, as indices do.

last_hours
+ return degrees[:, -6:, :]
Those are the last six hours of the day, 18 to 23.
"""

EXERCISE = Exercise(night, cases, MISTAKES)
