import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_variables(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw, db = tape.gradient(loss, [w, b])
        w.assign_sub(rate * dw)
        b.assign_sub(rate * db)
    return w.read_value(), b.read_value()


@answers.right
def derives_by_hand(x, y, rate, steps):
    w = b = tf.constant(0.0)
    for _ in range(steps):
        error = w * x + b - y
        dw = 2 * tf.reduce_mean(error * x)
        db = 2 * tf.reduce_mean(error)
        w, b = w - rate * dw, b - rate * db
    return w, b


@answers.right
def with_both_in_one_variable(x, y, rate, steps):
    line = tf.Variable([0.0, 0.0])
    columns = tf.stack([x, tf.ones_like(x)], axis=1)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            p = tf.linalg.matvec(columns, line)
            loss = tf.reduce_mean(tf.square(p - y))
        line.assign(line - rate * tape.gradient(loss, line))
    return line[0], line[1]


@answers.right
def watches_tensors(x, y, rate, steps):
    w, b = tf.zeros(()), tf.zeros(())
    for _ in tf.range(steps):
        with tf.GradientTape() as tape:
            tape.watch([w, b])
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw, db = tape.gradient(loss, [w, b])
        w -= rate * dw
        b -= rate * db
    return w, b


@answers.right
def computes_in_numpy(x, y, rate, steps):
    x, y = x.numpy(), y.numpy()
    w = b = np.float32(0)
    for _ in range(steps):
        error = w * x + b - y
        w, b = (
            w - rate * 2 * np.mean(error * x),
            b - rate * 2 * np.mean(error),
        )
    return tf.constant(w, tf.float32), tf.constant(b, tf.float32)


@answers.right
def with_an_optimizer(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        grads = tape.gradient(loss, [w, b])
        tf.keras.optimizers.SGD(rate).apply_gradients(zip(grads, [w, b]))
    return w.read_value(), b.read_value()


@answers.wrong
def goes_uphill(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw, db = tape.gradient(loss, [w, b])
        w.assign_add(rate * dw)
        b.assign_add(rate * db)
    return w.read_value(), b.read_value()


@answers.wrong
def puts_the_step_in_their_place(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw, db = tape.gradient(loss, [w, b])
        w.assign(-rate * dw)
        b.assign(-rate * db)
    return w.read_value(), b.read_value()


@answers.wrong
def forgets_the_rate(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw, db = tape.gradient(loss, [w, b])
        w.assign_sub(dw)
        b.assign_sub(db)
    return w.read_value(), b.read_value()


@answers.wrong
def moves_w_alone(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw = tape.gradient(loss, w)
        w.assign_sub(rate * dw)
    return w.read_value(), b.read_value()


@answers.wrong
def begins_again_in_every_round(x, y, rate, steps):
    for _ in range(steps):
        w, b = tf.Variable(0.0), tf.Variable(0.0)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw, db = tape.gradient(loss, [w, b])
        w.assign_sub(rate * dw)
        b.assign_sub(rate * db)
    return w.read_value(), b.read_value()


@answers.wrong
def moves_nothing(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw, db = tape.gradient(loss, [w, b])
        w - rate * dw
        b - rate * db
    return w.read_value(), b.read_value()


@answers.wrong
def asks_the_tape_twice(x, y, rate, steps):
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw = tape.gradient(loss, w)
        db = tape.gradient(loss, b)
        w.assign_sub(rate * dw)
        b.assign_sub(rate * db)
    return w.read_value(), b.read_value()


@answers.wrong
def solves_for_the_best_line(x, y, rate, steps):
    columns = tf.stack([x, tf.ones_like(x)], axis=1)
    line = np.linalg.lstsq(columns, y)[0]
    return tf.constant(line[0]), tf.constant(line[1])
