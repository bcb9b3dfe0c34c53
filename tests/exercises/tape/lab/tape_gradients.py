import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def loss_of(w, b, x, y):
    s = tf.linalg.matvec(x, w) + b
    return tf.reduce_mean(tf.nn.softplus(s) - s * y)


@answers.right
def unpacked(w, b, x, y):
    with tf.GradientTape() as tape:
        loss = loss_of(w, b, x, y)
    dw, db = tape.gradient(loss, (w, b))
    return dw, db


@answers.right
def as_a_list(w, b, x, y):
    with tf.GradientTape() as tape:
        loss = loss_of(w, b, x, y)
    return tape.gradient(loss, [w, b])


@answers.right
def with_a_persistent_tape(w, b, x, y):
    with tf.GradientTape(persistent=True) as tape:
        loss = loss_of(w, b, x, y)
    return tape.gradient(loss, w), tape.gradient(loss, b)


@answers.wrong
def computes_the_loss_outside(w, b, x, y):
    loss = loss_of(w, b, x, y)
    with tf.GradientTape() as tape:
        result = loss
    return tuple(tape.gradient(result, [w, b]))


@answers.told("a tensor; a tuple of 2 is asked for")
def asks_for_w_alone(w, b, x, y):
    with tf.GradientTape() as tape:
        loss = loss_of(w, b, x, y)
    return tape.gradient(loss, w)
