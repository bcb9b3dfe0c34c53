import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def of_a_numpy_number():
    return tf.Variable(np.int64(0), trainable=False)


@answers.right
def of_named_zeros():
    zero = tf.zeros((), tf.int64)
    return tf.Variable(zero, trainable=False, name="steps")


@answers.told("a whole number; a tf.Variable is asked")
def returns_zero():
    return 0


@answers.wrong
def counts_in_int32():
    return tf.Variable(0, trainable=False)


@answers.wrong
def can_be_trained():
    return tf.Variable(0, dtype=tf.int64)


@answers.told("1 instead of 0")
def begins_at_one():
    return tf.Variable(1, dtype=tf.int64, trainable=False)


@answers.told("shape (1,); shape () is asked for")
def counts_in_a_list():
    return tf.Variable([0], dtype=tf.int64, trainable=False)


@answers.told("dtype float32; dtype int64 is asked for")
def counts_in_float32():
    return tf.Variable(0.0, trainable=False)


counter = tf.Variable(0, dtype=tf.int64, trainable=False)


@answers.wrong
def makes_one_for_all():
    return counter
