import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda v: tf.math.divide_no_nan(v, tf.norm(v)))


@answers.right
def with_an_if(v):
    if tf.reduce_all(v == 0):
        return 0.0 * v
    return v / tf.norm(v)


@answers.right
@tf.custom_gradient
def with_a_rule(v):
    n = tf.sqrt(tf.reduce_sum(v**2))
    u = tf.math.divide_no_nan(v, n)

    def back(up):
        along = tf.reduce_sum(up * u)
        return tf.math.divide_no_nan(up - along * u, n)

    return u, back


@answers.wrong
def returns_a_constant_for_zero(v):
    if tf.norm(v) == 0:
        return tf.zeros_like(v)
    return v / tf.norm(v)


@answers.wrong
def guards_the_value_alone(v):
    n = tf.norm(v)
    return tf.where(n > 0, v / n, tf.zeros_like(v))


answers.wrong(
    "forgets_the_root", lambda v: tf.math.divide_no_nan(v, tf.reduce_sum(v * v))
)


@answers.wrong
def stops_the_gradient(v):
    n = np.linalg.norm(v)
    return tf.constant(v.numpy() / n if n else 0 * v.numpy())
