import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_means(w, b, x, y):
    off = tf.sigmoid(tf.linalg.matvec(x, w) + b) - y
    return tf.reduce_mean(off[:, None] * x, axis=0), tf.reduce_mean(off)


@answers.right
def with_einsum(w, b, x, y):
    p = 1 / (1 + tf.exp(-(tf.linalg.matvec(x, w) + b)))
    bars = (p - y) / len(y)
    return tf.einsum("nd,n->d", x, bars), tf.reduce_sum(bars)


@answers.right
def row_by_row(w, b, x, y):
    n, dw, db = float(len(y)), tf.zeros_like(w), tf.zeros_like(b)
    for row, label in zip(x, y):
        bar = (tf.sigmoid(tf.reduce_sum(row * w) + b) - label) / n
        dw, db = dw + bar * row, db + bar
    return dw, db


@answers.wrong
def multiplies_by_the_rate_of_the_sigmoid(w, b, x, y):
    p = tf.sigmoid(tf.linalg.matvec(x, w) + b)
    bar = (p - y) * p * (1 - p)
    return tf.reduce_mean(bar[:, None] * x, axis=0), tf.reduce_mean(bar)


@answers.wrong
def does_not_divide_for_w(w, b, x, y):
    p = tf.sigmoid(tf.linalg.matvec(x, w) + b)
    return tf.linalg.matvec(x, p - y, transpose_a=True), tf.reduce_mean(p - y)


@answers.wrong
def leaves_x_as_it_is(w, b, x, y):
    bars = (tf.sigmoid(tf.linalg.matvec(x, w) + b) - y) / len(y)
    return tf.linalg.matvec(x, bars), tf.reduce_sum(bars)


@answers.told("a tuple whose entry 0 is")
def forgets_the_bias(w, b, x, y):
    off = tf.sigmoid(tf.linalg.matvec(x, w)) - y
    return tf.reduce_mean(off[:, None] * x, axis=0), tf.reduce_mean(off)
