import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def watches_w_alone(w, x, y):
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(w)
        p = tf.squeeze(tf.tanh(x @ w[:, tf.newaxis]), axis=1)
        loss = tf.reduce_mean(tf.math.squared_difference(p, y))
    return (loss, tape.gradient(loss, [w])[0])


@answers.right
def derives_by_hand(w, x, y):
    p = tf.tanh(tf.reduce_sum(x * w, axis=1))
    rates = 2.0 * (p - y) * (1.0 - p**2) / len(y)
    slope = tf.reduce_sum(rates[:, tf.newaxis] * x, axis=0)
    return tf.reduce_mean((p - y) ** 2), slope


@answers.right
def divides_the_sum(w, x, y):
    with tf.GradientTape() as tape:
        error = tf.math.tanh(tf.tensordot(x, w, 1)) - y
        loss = tf.reduce_sum(error * error) / x.shape[0]
    return loss, tape.gradient(loss, w)


@answers.right
def with_a_loss_of_keras(w, x, y):
    with tf.GradientTape() as tape:
        p = tf.tanh(tf.einsum("nm,m->n", x, w))
        loss = tf.keras.losses.MeanSquaredError()(y, p)
    return loss, tape.gradient(loss, w)


@answers.told("a NumPy number")
def makes_a_numpy_number(w, x, y):
    with tf.GradientTape() as tape:
        p = tf.tanh(tf.linalg.matvec(x, w))
        loss = tf.reduce_mean((p - y) ** 2)
    return loss.numpy(), tape.gradient(loss, w)


@answers.wrong
def goes_past_the_tanh(w, x, y):
    p = tf.tanh(tf.linalg.matvec(x, w))
    slope = tf.linalg.matvec(tf.transpose(x), 2 * (p - y)) / len(y)
    return tf.reduce_mean((p - y) ** 2), slope
