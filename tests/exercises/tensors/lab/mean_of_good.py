import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_einsum(degrees, missing):
    good = tf.cast(tf.logical_not(missing), tf.float32)
    total = tf.einsum("dhs,dhs->s", degrees, good)
    return total / tf.reduce_sum(good, axis=(0, 1))


@answers.right
def sensor_by_sensor(degrees, missing):
    means = []
    for s in range(degrees.shape[2]):
        good = tf.boolean_mask(degrees[:, :, s], ~missing[:, :, s])
        means.append(tf.reduce_mean(good))
    return tf.stack(means)


@answers.right
def over_a_matrix(degrees, missing):
    flat = tf.reshape(degrees, (-1, degrees.shape[-1]))
    gaps = tf.reshape(missing, (-1, degrees.shape[-1]))
    total = tf.reduce_sum(tf.where(gaps, 0.0, flat), axis=0)
    count = tf.math.count_nonzero(~gaps, axis=0, dtype=tf.float32)
    return total / count


@answers.wrong
def counts_the_missing_in(degrees, missing):
    flat = tf.reshape(degrees, (-1, degrees.shape[2]))
    return tf.reduce_mean(flat, axis=0)


@answers.wrong
def divides_by_all(degrees, missing):
    good = tf.cast(~missing, tf.float32)
    return tf.reduce_mean(degrees * good, axis=[0, 1])


answers.wrong(
    "one_mean",
    lambda degrees, missing: tf.reduce_mean(tf.boolean_mask(degrees, ~missing)),
)


@answers.wrong
def mean_of_the_missing(degrees, missing):
    weight = tf.cast(missing, tf.float32)
    total = tf.reduce_sum(degrees * weight, axis=[0, 1])
    return total / tf.reduce_sum(weight, axis=[0, 1])


@answers.wrong
def mean_of_the_days(degrees, missing):
    good = tf.cast(~missing, tf.float32)
    total = tf.reduce_sum(degrees * good, axis=1)
    daily = total / tf.reduce_sum(good, axis=1)
    return tf.reduce_mean(daily, axis=0)
