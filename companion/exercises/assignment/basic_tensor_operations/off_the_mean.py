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
takes_one_mean
- mean = tf.reduce_mean(x, axis=0)
+ mean = tf.reduce_mean(x)
You took one mean for the whole table. Every column has its own.

averages_along_the_rows
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
You averaged along the rows. Every column is to have a mean of its own, taken over all
the rows.

returns_the_means
- return x - mean
+ return mean
Those are the means. What is left of x without them is asked for.

turns_the_signs_round
- return x - mean
+ return mean - x
The signs are turned round: what lies above the mean is to be positive.

takes_the_sum_away
- mean = tf.reduce_mean(x, axis=0)
+ mean = tf.reduce_sum(x, axis=0)
You took the sum of each column away, and not its mean.

loses_the_signs
- return x - mean
+ return tf.abs(x - mean)
You made everything positive. What lies below the mean is negative.

takes_the_first_row_away
- mean = tf.reduce_mean(x, axis=0)
+ mean = x[0]
You took the first row away from all the rows. It is not the mean.

divides_by_the_means
- return x - mean
+ return x / mean
You divided by the means.

divides_by_the_spread
- return x - mean
+ return (x - mean) / tf.math.reduce_std(x, axis=0)
or
- return x - mean
+ return tf.math.divide_no_nan(x - mean, tf.math.reduce_std(x, axis=0))
You also divided by the spread. Only the mean is to go.
"""

EXERCISE = Exercise(off_the_mean, cases, MISTAKES)
