import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_powers_of_10(count, low, high, seed):
    a, b = np.log10(low), np.log10(high)
    return 10.0 ** tf.random.stateless_uniform([count], seed, a, b)


@answers.right
def as_a_share_of_the_way(count, low, high, seed):
    share = tf.random.stateless_uniform((count,), seed=seed)
    return low * (high / low) ** share


@answers.right
def with_float64_and_another_shape(count, low, high, seed):
    a, b = np.log(low), np.log(high)
    drawn = tf.random.stateless_uniform((count, 1), seed, a, b, dtype=tf.float64)
    return tf.cast(tf.squeeze(tf.exp(drawn), axis=1), tf.float32)


@answers.wrong
def returns_logarithms(count, low, high, seed):
    a, b = tf.math.log(low), tf.math.log(high)
    return tf.random.stateless_uniform((count,), seed, a, b)


@answers.wrong
def undoes_a_natural_logarithm_with_10(count, low, high, seed):
    a, b = np.log(low), np.log(high)
    return 10 ** tf.random.stateless_uniform((count,), seed, a, b)


@answers.wrong
def draws_anew_each_time(count, low, high, seed):
    a, b = np.log(low), np.log(high)
    return tf.exp(tf.random.uniform((count,), a, b))


@answers.wrong
def ignores_the_seed(count, low, high, seed):
    a, b = np.log(low), np.log(high)
    return tf.exp(tf.random.stateless_uniform((count,), (0, 0), a, b))


@answers.wrong
def draws_one_rate_for_all(count, low, high, seed):
    a, b = np.log(low), np.log(high)
    one = tf.exp(tf.random.stateless_uniform((), seed, a, b))
    return tf.fill((count,), one)


@answers.wrong
def draws_unevenly(count, low, high, seed):
    a, b = np.log(low), np.log(high)
    share = tf.random.stateless_uniform((count,), seed) ** 2
    return tf.exp(a + share * (b - a))


@answers.wrong
def leaves_the_range(count, low, high, seed):
    a, b = np.log(low), np.log(high)
    drawn = tf.random.stateless_normal((count,), seed)
    return tf.exp((a + b) / 2 + drawn * (b - a) / 4)


@answers.wrong
def has_another_dtype_or_shape(count, low, high, seed):
    a, b = np.log(low), np.log(high)
    drawn = tf.random.stateless_uniform((count,), seed, a, b, dtype=tf.float64)
    return tf.exp(drawn)
