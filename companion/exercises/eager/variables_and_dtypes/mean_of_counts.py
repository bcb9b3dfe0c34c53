"""The mean of whole numbers, as float32."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one


def mean_of_counts(counts: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(tf.cast(counts, tf.float32))


cases = one(
    "counts",
    tf.constant([1, 2]),
    tf.constant([[200, 100], [50, 1]], tf.uint8),
    tf.constant([-3, 4, -6], tf.int64),
    tf.constant(7, tf.int16),
)

MISTAKES = """
+ return tf.reduce_mean(counts)
casts_nothing: The mean of ints is an int, so the fraction is gone and the dtype is not
float32. Cast first.

+ return tf.cast(tf.reduce_mean(counts), tf.float32)
casts_too_late: You cast too late: the mean was taken in whole numbers, and its fraction
was already gone.

+ total = tf.cast(tf.reduce_sum(counts), tf.float32)
+ return total / tf.cast(tf.size(counts), tf.float32)
adds_before_the_cast: The sum was taken in the ints' own dtype, where it can wrap
around. Cast before you add.

+ return tf.reduce_mean(tf.cast(counts, tf.float64))
casts_to_float64: The mean is right, but it is float64. float32 is asked for.

+ return tf.reduce_sum(tf.cast(counts, tf.float32))
the_sum: That is the sum.
"""

EXERCISE = Exercise(mean_of_counts, cases, MISTAKES)
