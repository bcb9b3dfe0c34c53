import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def divides_the_sum(counts):
    total = tf.reduce_sum(tf.cast(counts, tf.float32))
    return total / tf.cast(tf.size(counts), tf.float32)


answers.right(
    lambda counts: tf.reduce_mean(tf.cast(tf.reshape(counts, (-1,)), "float32"), 0)
)
answers.wrong("casts_nothing", lambda counts: tf.math.reduce_mean(counts, axis=None))


@answers.wrong
def casts_too_late(counts):
    mean = tf.reduce_mean(counts)
    return tf.cast(mean, tf.float32)


@answers.wrong
def adds_before_the_cast(counts):
    count = tf.cast(tf.size(counts), tf.float32)
    return tf.cast(tf.reduce_sum(counts), "float32") / count


answers.wrong(
    "casts_to_float64", lambda counts: tf.reduce_mean(tf.cast(counts, tf.double))
)
