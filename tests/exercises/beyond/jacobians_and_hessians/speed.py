import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def gradient_of(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x)


def table_of(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.jacobian(y, x)


answers.right(lambda function, x, v: tf.linalg.matvec(table_of(function, x), v))


@answers.right
def with_two_tapes(function, x, v):
    u = tf.zeros_like(function(x))
    with tf.GradientTape() as outer:
        outer.watch(u)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = function(x)
        g = inner.gradient(y, x, output_gradients=u)
    return outer.gradient(g, u, output_gradients=v)


answers.wrong(
    "multiplies_the_gradient_by_v", lambda function, x, v: gradient_of(function, x) * v
)
answers.wrong(
    "takes_the_speed_of_the_sum",
    lambda function, x, v: tf.tensordot(gradient_of(function, x), v, 1),
)
