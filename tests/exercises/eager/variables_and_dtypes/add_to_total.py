import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(
    lambda total, batch: total.assign_add(tf.cast(tf.reduce_sum(batch), total.dtype))
)


@answers.right
def number_by_number(total, batch):
    for number in tf.reshape(batch, (-1,)):
        total.assign_add(float(number))
    return total


@answers.wrong
def is_refused(total, batch):
    total.assign_add(tf.reduce_sum(batch))
    return total


answers.wrong(
    "leaves_the_variable",
    lambda total, batch: total + tf.cast(tf.reduce_sum(batch), tf.float64),
)


@answers.wrong
def assigns_the_sum(total, batch):
    total.assign(tf.cast(tf.reduce_sum(batch), tf.float64))
    return total


@answers.wrong
def subtracts(total, batch):
    total.assign_sub(tf.cast(tf.reduce_sum(batch), total.dtype))
    return total


@answers.wrong
def returns_something_else(total, batch):
    total.assign_add(tf.cast(tf.reduce_sum(batch), total.dtype))
    return tf.reduce_sum(batch)


@answers.wrong
def ends_elsewhere(total, batch):
    total.assign_add(tf.cast(tf.reduce_max(batch), total.dtype))
    return total
