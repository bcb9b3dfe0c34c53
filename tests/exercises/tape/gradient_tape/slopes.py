import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def by_the_sum(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(function(x))
    none = tf.UnconnectedGradients.ZERO
    return tape.gradient(total, x, unconnected_gradients=none)


@answers.right
def puts_zeros_for_none(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    gradient = tape.gradient(y, x)
    return tf.zeros_like(x) if gradient is None else gradient


@answers.right
def with_a_flat_variable(function, x):
    v = tf.Variable(tf.reshape(x, (-1,)))
    with tf.GradientTape() as tape:
        y = function(v)
    flat = tape.gradient(y, v, unconnected_gradients="zero")
    return tf.reshape(flat, x.shape)


@answers.right
def adds_zero_times_x(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x) + 0 * x
    return tape.gradient(y, x)


@answers.wrong
def goes_entry_by_entry(function, x):
    def slope(entry):
        with tf.GradientTape() as tape:
            tape.watch(entry)
            y = function(entry)
        return tape.gradient(y, entry, unconnected_gradients="zero")

    flat = tf.map_fn(slope, tf.reshape(x, (-1,)))
    return tf.reshape(flat, x.shape)


@answers.told("instead of")
def squares_the_slopes(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x, unconnected_gradients="zero") ** 2
