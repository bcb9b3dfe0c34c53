"""The mean of each sensor's good readings, over days and hours together."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.exercises.tensors.lab._logs import MISSING, greenhouse_log


def mean_of_good(degrees: tf.Tensor, missing: tf.Tensor) -> tf.Tensor:
    total = tf.reduce_sum(tf.where(missing, 0.0, degrees), axis=[0, 1])
    count = tf.reduce_sum(tf.cast(~missing, tf.float32), axis=[0, 1])
    return total / count


def cases() -> list[Inputs]:
    logs = [greenhouse_log(7), greenhouse_log(1, seed=1), greenhouse_log(3, seed=2)]
    return [
        {"degrees": tf.cast(readings, tf.float32) / 10, "missing": readings == MISSING}
        for readings in [tf.reshape(log, (-1, 24, 3)) for log in logs]
    ]


MISTAKES = """
- total = tf.reduce_sum(tf.where(missing, 0.0, degrees), axis=[0, 1])
- count = tf.reduce_sum(tf.cast(~missing, tf.float32), axis=[0, 1])
- return total / count
+ total = tf.reduce_sum(tf.where(missing, 0.0, degrees), axis=1)
+ count = tf.reduce_sum(tf.cast(~missing, tf.float32), axis=1)
+ return tf.reduce_mean(total / count, axis=0)
mean_of_the_days: You averaged the means of the days. A day with more gaps has to count
less: make one sum and one count over days and hours together.

- return total / count
+ return total
only_the_sum: Those are the sums. Divide by the number of good readings.

+ return tf.reduce_mean(degrees, axis=[0, 1])
counts_the_missing_in: The missing readings are in the mean, as -999.9 degrees each.

+ return tf.reduce_mean(tf.where(missing, 0.0, degrees), axis=[0, 1])
divides_by_all: You put 0 in the place of the missing readings and then divided by all
of them. Divide by the number of good ones.

+ return tf.reduce_mean(degrees[~missing])
one_mean: You took one mean over all sensors. Selecting with a mask gives a flat tensor,
so the sensors are no longer apart.

- total = tf.reduce_sum(tf.where(missing, 0.0, degrees), axis=[0, 1])
- count = tf.reduce_sum(tf.cast(~missing, tf.float32), axis=[0, 1])
+ total = tf.reduce_sum(tf.where(missing, degrees, 0.0), axis=[0, 1])
+ count = tf.reduce_sum(tf.cast(missing, tf.float32), axis=[0, 1])
mean_of_the_missing: You averaged the missing readings and left the good ones out: the
mask is True where a reading is missing.

- total = tf.reduce_sum(tf.where(missing, 0.0, degrees), axis=[0, 1])
- count = tf.reduce_sum(tf.cast(~missing, tf.float32), axis=[0, 1])
+ total = tf.reduce_sum(tf.where(missing, 0.0, degrees), axis=0)
+ count = tf.reduce_sum(tf.cast(~missing, tf.float32), axis=0)
over_the_days_alone: You averaged over the days alone. The hours have to go as well: two
axes.

+ return tf.reduce_mean(tf.where(missing, float("nan"), degrees), axis=[0, 1])
fills_in_nan: A nan spreads: one of them makes the whole mean nan. Leave the missing
readings out of the sum and of the count.
"""

EXERCISE = Exercise(mean_of_good, cases, MISTAKES)
