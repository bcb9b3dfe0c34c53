import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(
    lambda predicted, target: tf.reduce_mean(
        tf.square(tf.squeeze(predicted, 1) - target)
    )
)


@answers.right
def with_a_column_of_targets(predicted, target):
    column = tf.reshape(target, (-1, 1))
    return tf.reduce_mean(tf.math.squared_difference(predicted, column))


@answers.right
def in_a_loop(predicted, target):
    total = 0.0
    for p, t in zip(predicted, target):
        total += (p[0] - t) ** 2
    return total / len(target)


answers.wrong(
    "column_meets_row",
    lambda predicted, target: tf.reduce_mean(tf.square(target - predicted)),
)
answers.wrong(
    "no_mean", lambda predicted, target: tf.square(tf.squeeze(predicted, 1) - target)
)


@answers.wrong
def the_sum(predicted, target):
    error = tf.squeeze(predicted, 1) - target
    return tf.tensordot(error, error, 1)


@answers.wrong
def absolute_differences(predicted, target):
    error = tf.reshape(predicted, (-1,)) - target
    return tf.reduce_mean(tf.abs(error))


@answers.wrong
def the_root(predicted, target):
    error = tf.reshape(predicted, (-1,)) - target
    return tf.sqrt(tf.reduce_mean(error**2))
