import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_both_hats_in_the_rate(w, g, m, s, t, rate):
    m = m + (g - m) * (1 - 0.9)
    s = s + (tf.square(g) - s) * (1 - 0.999)
    corrected = rate * (1 - 0.999**t) ** 0.5 / (1 - 0.9**t)
    return w - corrected * m / (tf.sqrt(s) + 1e-7), m, s


@answers.right
def with_operations_by_name(w, g, m, s, t, rate, beta_1=0.9, beta_2=0.999, eps=1e-7):
    new_m = tf.multiply(beta_1, m) + tf.multiply(1 - beta_1, g)
    new_s = tf.multiply(beta_2, s) + tf.multiply(1 - beta_2, g * g)
    up = new_m / (1 - tf.pow(beta_1, t))
    below = tf.sqrt(new_s / (1 - np.power(beta_2, t))) + eps
    return [w - rate * (up / below), new_m, new_s]


@answers.right
def with_a_reciprocal_root(w, g, m, s, t, rate):
    m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g
    hats = m / (1 - 0.9**t), s / (1 - 0.999**t)
    w -= rate * hats[0] * tf.math.rsqrt(hats[1] + 1e-14)
    return w, m, s


@answers.wrong
def forgets_the_hats(w, g, m, s, t, rate):
    m = 0.9 * m + 0.1 * g
    s = 0.999 * s + 0.001 * g**2
    return w - rate * m / (tf.sqrt(s) + 1e-7), m, s


@answers.wrong
def returns_the_hats(w, g, m, s, t, rate):
    m = (0.9 * m + 0.1 * g) / (1 - 0.9**t)
    s = (0.999 * s + 0.001 * g**2) / (1 - 0.999**t)
    return w - rate * m / (tf.sqrt(s) + 1e-7), m, s


@answers.wrong
def takes_the_hats_of_the_next_step(w, g, m, s, t, rate):
    m = 0.9 * m + 0.1 * g
    s = 0.999 * s + 0.001 * g**2
    t += 1
    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)
    return w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7), m, s


@answers.told("a tuple whose entry 2 is")
def takes_another_beta(w, g, m, s, t, rate):
    m = 0.9 * m + 0.1 * g
    s = 0.99 * s + 0.01 * g**2
    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.99**t)
    return w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7), m, s


@answers.told("a tuple whose entry")
def with_a_new_optimizer(w, g, m, s, t, rate):
    optimizer = tf.keras.optimizers.Adam(rate)
    variable = tf.Variable(w)
    optimizer.apply_gradients([(g, variable)])
    return variable.read_value(), m, s
