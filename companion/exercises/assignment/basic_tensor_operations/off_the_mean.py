"""Every entry less the mean of its column."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def off_the_mean(x: tf.Tensor) -> tf.Tensor:
    mean = tf.reduce_mean(x, axis=0)
    return x - mean


cases = one(
    "x", numbers(3, 3), numbers(4, 2), numbers(2, 5, seed=1), numbers(1, 3) + 20
)

MISTAKES = """
- mean = tf.reduce_mean(x, axis=0)
+ mean = tf.reduce_mean(x)
takes_one_mean: You took one mean for the whole table. Every column has its own.

- mean = tf.reduce_mean(x, axis=0)
+ mean = tf.reduce_mean(x, axis=1, keepdims=True)
or
- mean = tf.reduce_mean(x, axis=0)
+ mean = tf.reduce_mean(x, axis=1)
or
- mean = tf.reduce_mean(x, axis=0)
- return x - mean
+ mean = tf.reduce_mean(x, axis=1)
+ return tf.transpose(x) - mean
averages_along_the_rows: You averaged along the rows. Every column is to have a mean of
its own, taken over all the rows.

- return x - mean
+ return mean
returns_the_means: Those are the means. What is left of x without them is asked for.

- return x - mean
+ return mean - x
turns_the_signs_round: The signs are turned round: what lies above the mean is to be
positive.

- mean = tf.reduce_mean(x, axis=0)
+ mean = tf.reduce_sum(x, axis=0)
takes_the_sum_away: You took the sum of each column away, and not its mean.

- return x - mean
+ return tf.abs(x - mean)
loses_the_signs: You made everything positive. What lies below the mean is negative.

- mean = tf.reduce_mean(x, axis=0)
+ mean = x[0]
takes_the_first_row_away: You took the first row away from all the rows. It is not the
mean.

- return x - mean
+ return x / mean
divides_by_the_means: You divided by the means.

- return x - mean
+ return (x - mean) / tf.math.reduce_std(x, axis=0)
or
- return x - mean
+ return tf.math.divide_no_nan(x - mean, tf.math.reduce_std(x, axis=0))
divides_by_the_spread: You also divided by the spread. Only the mean is to go.
"""

EXERCISE = Exercise(off_the_mean, cases, MISTAKES)
