import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def descent_step(loss, variables, rate):
    with tf.GradientTape() as tape:
        before = loss()
    gradients = tape.gradient(before, variables)
    for variable, gradient in zip(variables, gradients):
        variable.assign_sub(rate * gradient)
    return before


@answers.right
def with_the_step_of_exercise_1(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        descent_step(lambda: tf.reduce_mean((w * x + b - y) ** 2), [w, b], rate)
    return w.read_value(), b.read_value()


@answers.right
def with_derivatives_by_hand(x, y, rate, steps):
    w, b = tf.constant(0.0), tf.constant(0.0)
    for _ in range(steps):
        error = w * x + b - y
        dw = 2 * tf.reduce_mean(error * x)
        db = 2 * tf.reduce_mean(error)
        w, b = w - rate * dw, b - rate * db
    return w, b


@answers.right
def with_an_optimizer(x, y, rate, steps):
    w = tf.Variable(0.0)
    b = tf.Variable(0.0)
    optimizer = tf.keras.optimizers.SGD(rate)
    step = 0
    while step < steps:
        with tf.GradientTape() as tape:
            loss = tf.keras.losses.MSE(y, w * x + b)
        dw, db = tape.gradient(loss, (w, b))
        optimizer.apply_gradients([(dw, w), (db, b)])
        step += 1
    return [w, b]


@answers.right
def with_one_variable_for_both(x, y, rate, steps):
    v = tf.Variable([0.0, 0.0])
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum((v[0] * x + v[1] - y) ** 2) / len(x)
        v.assign_sub(rate * tape.gradient(loss, v))
    return v[0], v[1]


@answers.wrong
def sums_the_squared_errors(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        loss = lambda: tf.reduce_sum((w * x + b - y) ** 2)
        descent_step(loss, [w, b], rate)
    return w, b


@answers.wrong
def forgets_the_factor_of_the_square(x, y, rate, steps):
    w, b = 0.0, 0.0
    for _ in range(steps):
        error = w * x + b - y
        dw, db = tf.reduce_mean(error * x), tf.reduce_mean(error)
        w, b = w - rate * dw, b - rate * db
    return tf.convert_to_tensor(w), tf.convert_to_tensor(b)


@answers.wrong
def takes_a_step_too_few(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(1, steps):
        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)
        descent_step(loss, [w, b], rate)
    return w, b


@answers.wrong
def returns_b_first(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)
        descent_step(loss, [b, w], rate)
    return b, w


@answers.wrong
def moves_w_first(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        for v in [w, b]:
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean((w * x + b - y) ** 2)
            v.assign_sub(rate * tape.gradient(loss, v))
    return w, b


@answers.wrong
def moves_only_w(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)
        descent_step(loss, [w], rate)
    return w, b


@answers.told("returned a tuple whose entry 0 is")
def with_polyfit(x, y, rate, steps):
    w, b = np.polyfit(x.numpy(), y.numpy(), 1)
    return tf.constant(w, tf.float32), tf.constant(b, tf.float32)


@answers.told("a NumPy number; a tensor is asked for")
def returns_numpy_numbers(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)
        descent_step(loss, [w, b], rate)
    return w.numpy(), b.numpy()


@answers.wrong("computes_the_loss_outside_the_tape")
def begins_with_floats(x, y, rate, steps):
    w, b = 0.0, 0.0
    for _ in range(steps):
        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)
        descent_step(loss, [w, b], rate)
    return tf.constant(w), tf.constant(b)
