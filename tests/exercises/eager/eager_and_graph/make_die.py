import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_a_float():
    def die():
        face = tf.random.uniform([]) * 6
        return tf.cast(tf.floor(face), tf.int32) + 1

    return tf.function(die)


@answers.right
def with_a_generator():
    dice = tf.random.Generator.from_seed(7)

    @tf.function
    def die():
        return dice.uniform((), 1, 7, dtype=tf.int32)

    return die


@answers.wrong
def draws_while_tracing():
    @tf.function
    def die():
        return np.random.randint(1, 7)

    return die


@answers.wrong
def lacks_a_face():
    return tf.function(lambda: tf.random.uniform((), 1, 6, dtype=tf.int32))


@answers.wrong
def has_a_wrong_face():
    return tf.function(lambda: tf.random.uniform((), 0, 7, dtype=tf.int32))


@answers.wrong
def returns_no_int32_scalar():
    return tf.function(lambda: tf.random.uniform((), 1, 7))


@answers.wrong
def makes_no_graph():
    return lambda: tf.random.uniform((), 1, 7, dtype=tf.int32)


@answers.wrong
def is_loaded():
    def die():
        sides = tf.constant([1, 2, 3, 4, 5, 6, 6, 6, 6, 6])
        return sides[tf.random.uniform((), 0, 10, dtype=tf.int32)]

    return tf.function(die)
