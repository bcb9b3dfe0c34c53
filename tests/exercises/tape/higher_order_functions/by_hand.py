import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_cosh(w, b, x, y):
    z = tf.add(tf.multiply(w, x), b)
    p = tf.math.tanh(z)
    b_bar = (p - y + p - y) / tf.cosh(z) ** 2
    return x * b_bar, b_bar


@answers.right
def with_numpy(w, b, x, y):
    p = np.tanh(w.numpy() * x.numpy() + b.numpy())
    b_bar = -2 * (y.numpy() - p) * (1 - p) * (1 + p)
    return [tf.constant(b_bar * x.numpy()), tf.constant(b_bar)]


@answers.wrong
def forgets_the_rate_of_tanh(w, b, x, y):
    p = tf.tanh(w * x + b)
    return 2 * (p - y) * x, 2 * (p - y)


@answers.wrong
def takes_the_rate_of_tanh_elsewhere(w, b, x, y):
    z = w * x + b
    z_bar = 2 * (tf.tanh(z) - y) * (1 - tf.square(z))
    return z_bar * x, z_bar


@answers.told("a tuple whose entry 0 is")
def adds_the_rate_of_tanh(w, b, x, y):
    p = tf.tanh(w * x + b)
    z_bar = 2 * (p - y) + (1 - p**2)
    return z_bar * x, z_bar
