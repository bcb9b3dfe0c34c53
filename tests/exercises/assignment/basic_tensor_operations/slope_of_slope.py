import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def asks_whether_it_is_none(function, x):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = function(x)
        slope = inner.gradient(y, x)
    if slope is None:
        return tf.zeros_like(x)
    second = outer.gradient(slope, x)
    return tf.zeros_like(x) if second is None else second


@answers.right
def derives_a_derivative(function, x):
    def slope(f, at):
        with tf.GradientTape() as tape:
            tape.watch(at)
            y = f(at)
        return tape.gradient(y, at, unconnected_gradients=tf.UnconnectedGradients.ZERO)

    return slope(lambda at: slope(function, at), x)


@answers.right
def with_a_variable(function, x):
    x = tf.Variable(x)
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            total = tf.reduce_sum(function(x.read_value()))
        slope = inner.gradient(total, x, unconnected_gradients="zero")
    return outer.gradient(slope, x, unconnected_gradients="zero")


@answers.right
def with_one_persistent_tape(function, x):
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = function(x) + 0.0 * x**2
        slope = tape.gradient(y, x)
    return tape.gradient(slope, x)


@answers.wrong
def gets_zeros_without_a_path(function, x):
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            y = function(x)
        slope = inner.gradient(y, x, unconnected_gradients="zero")
    return outer.gradient(slope, x, unconnected_gradients="zero")


answers.told("The entry at", lambda function, x: 6 * x)
