"""The logarithm of the mean of exponentials, for large and small scores."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one
from companion.exercises.beyond.custom_gradients._way_back import with_way_back


def log_mean_exp(x: tf.Tensor) -> tf.Tensor:
    count = tf.cast(tf.shape(x)[-1], tf.float32)
    return tf.reduce_logsumexp(x, axis=-1) - tf.math.log(count)


cases = one(
    "x",
    tf.constant([0.0, 1.0, 3.0]),
    tf.constant([1000.0, 999.0]),
    tf.constant([-1000.0, -998.0, -1000.0]),
    numbers(2, 3),
    numbers(2, 2, 3, seed=1),
    tf.constant([5.0]),
    tf.constant([1000.0, -1000.0]),
    tf.constant([-1000.0, 1000.0]),
    tf.constant([[1000.0, 999.0], [-1000.0, -998.0]]),
)

MISTAKES = """
+ return tf.math.log(tf.reduce_mean(tf.exp(x), axis=-1))
takes_the_exponential: For scores of 1000 the exponential is inf, and for -1000 it is 0.
Use tf.reduce_logsumexp, or take out the largest score.

+ m = x[..., :1]
+ return m[..., 0] + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))
or
+ m = tf.stop_gradient(x[..., :1])
+ return m[..., 0] + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))
or
+ m = x[..., -1:]
+ return m[..., 0] + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))
or
+ m = tf.stop_gradient(x[..., -1:])
+ return m[..., 0] + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))
or
+ m = tf.reduce_mean(x, axis=-1, keepdims=True)
+ return m[..., 0] + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))
or
+ m = tf.stop_gradient(tf.reduce_mean(x, axis=-1, keepdims=True))
+ return m[..., 0] + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))
or
+ m = tf.reduce_mean(x)
+ return m + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))
or
+ m = tf.stop_gradient(tf.reduce_mean(x))
+ return m + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))
or
+ m = tf.reduce_max(x)
+ return m + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))
or
+ m = tf.stop_gradient(tf.reduce_max(x))
+ return m + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))
takes_another_number_out: Right for scores that are close to each other. The number that
you take out before the exponential has to be the largest, and the largest of each row.

- return tf.reduce_logsumexp(x, axis=-1) - tf.math.log(count)
+ return tf.reduce_logsumexp(x, axis=-1)
takes_the_sum: That is the logarithm of the sum. The mean is the sum divided by n.

- return tf.reduce_logsumexp(x, axis=-1) - tf.math.log(count)
+ return tf.reduce_logsumexp(x, axis=-1) / count
divides_the_logarithm: You divided the logarithm by n. The sum has to be divided:
subtract the logarithm of n.

+ count = tf.cast(tf.size(x), tf.float32)
+ return tf.reduce_logsumexp(x) - tf.math.log(count)
takes_the_mean_of_all: You took the mean of all entries. Take it along the last axis.

+ count = tf.cast(tf.shape(x)[0], tf.float32)
+ return tf.reduce_logsumexp(x, axis=0) - tf.math.log(count)
takes_the_first_axis: You took the mean along the first axis. Take it along the last
one.

+ return tf.reduce_max(x, axis=-1)
takes_the_largest: That is the largest score. It is the first part of the answer alone.

+ return tf.reduce_mean(x, axis=-1)
takes_the_mean_of_the_scores: That is the mean of the scores. The mean of the
exponentials is asked for, and then the logarithm.
"""

EXERCISE = Exercise(
    log_mean_exp, cases, MISTAKES, observe=with_way_back, takes_gradients=True
)
