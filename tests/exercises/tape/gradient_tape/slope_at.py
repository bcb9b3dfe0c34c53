import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_a_variable(function, x):
    v = tf.Variable(x)
    with tf.GradientTape() as tape:
        y = function(v)
    return tape.gradient(y, v)


@answers.right
def with_a_persistent_tape(function, x):
    with tf.GradientTape(persistent=True) as tape:
        tape.watch([x])
        y = function(x)
        (slope,) = tape.gradient(y, [x])
    return slope


@answers.right
def with_forward_mode(function, x):
    one = tf.ones_like(x)
    with tf.autodiff.ForwardAccumulator(x, one) as forward:
        y = function(x)
    return forward.jvp(y)


@answers.wrong
def returns_the_value(function, x):
    y = function(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
    return y


answers.wrong("divides_the_value_by_x", lambda function, x: tf.divide(function(x), x))


@answers.wrong
def takes_a_step_of_one(function, x):
    h = 1.0
    return (function(x + h) - function(x)) / h


@answers.wrong
def takes_a_small_step(function, x):
    h = 0.001
    return (function(x + h) - function(x)) / h


@answers.told("For function = wave_times_x, x = -2. (float32), your function returned")
def steps_to_both_sides(function, x):
    h = 0.01
    return (function(x + h) - function(x - h)) / (2 * h)


@answers.told("a NumPy number; a tensor is asked for")
def returns_a_numpy_number(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x).numpy()
