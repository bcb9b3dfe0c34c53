import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def derivative(function):
    def slope(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = function(x)
        return tape.gradient(y, x)

    return slope


@answers.right
def derives_once(function, x, steps):
    slope = derivative(function)
    for _ in range(steps):
        x -= function(x) / slope(x)
    return x


@answers.right
def moves_a_variable(function, x, steps):
    x = tf.Variable(x)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            y = function(x)
        x.assign_sub(y / tape.gradient(y, x))
    return x


@answers.right
def recursively(function, x, steps):
    if steps == 0:
        return x
    step = tf.math.divide(function(x), derivative(function)(x))
    return recursively(function, tf.subtract(x, step), steps - 1)


@answers.wrong
def takes_a_step_too_few(function, x, steps):
    for _ in range(1, steps):
        x = x - function(x) / derivative(function)(x)
    return x


@answers.wrong
def returns_inside_the_loop(function, x, steps):
    for _ in range(steps):
        x = x - function(x) / derivative(function)(x)
        return x


@answers.told("For function = square_minus_two, x = 4. (float32), steps = 2")
def takes_half_a_step(function, x, steps):
    for _ in range(steps):
        x = x - 0.5 * function(x) / derivative(function)(x)
    return x
