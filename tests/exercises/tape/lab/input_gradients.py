import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def loss_of(w, b, x, y):
    s = tf.linalg.matvec(x, w) + b
    return tf.reduce_mean(tf.nn.softplus(s) - s * y)


@answers.right
def of_the_mean_times_n(w, b, x, y):
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = loss_of(w, b, x, y)
    return len(y) * tape.gradient(loss, x)


@answers.right
def of_a_variable(w, b, x, y):
    x = tf.Variable(x)
    with tf.GradientTape() as tape:
        s = tf.linalg.matvec(x, w) + b
        losses = tf.nn.softplus(s) - s * y
    return tape.gradient(losses, x)


@answers.wrong
def asks_for_the_weights(w, b, x, y):
    with tf.GradientTape() as tape:
        tape.watch(w)
        loss = loss_of(w, b, x, y)
    return tape.gradient(loss, w)


@answers.wrong
def does_not_watch(w, b, x, y):
    with tf.GradientTape() as tape:
        loss = loss_of(w, b, x, y)
    return tape.gradient(loss, x)


@answers.told("The entry at [0, 0] is")
def multiplies_by_the_number_of_entries(w, b, x, y):
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = loss_of(w, b, x, y)
    return tape.gradient(loss, x) * float(tf.size(x))
