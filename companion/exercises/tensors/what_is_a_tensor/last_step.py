"""The last time step of every sequence."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def last_step(series: tf.Tensor) -> tf.Tensor:
    return series[:, -1, :]


cases = one("series", numbers(4, 5, 3), numbers(1, 7, 2), numbers(6, 1, 6))

MISTAKES = """
+ return series[-1]
the_last_sequence: That is the last sequence, whole. The time axis is axis 1.

+ return series[:, -1:, :]
slice_instead_of_index: The numbers are right, but the time axis is still there, with
length 1. Use an index, not a slice.

+ return series[:, 0, :]
the_first_step: That is the first time step: indices count from 0. From the end, they
count from -1.

+ return series[:, :, -1]
the_last_feature: That is the last feature at every time step. The time axis is axis 1.

+ return series[-1, -1, :]
one_sequence: That is the last step of the last sequence alone. Keep every sequence.

+ return series[:, 4]
counts_on_five_steps: Index 4 is the last one only where there are five. It must work
for any number of time steps.
"""

EXERCISE = Exercise(last_step, cases, MISTAKES)
