import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_a_list_of_sources(w, b, x, y):
    with tf.GradientTape() as tape:
        predicted = tf.matmul(x, w) + b
        loss = tf.reduce_mean(tf.square(y - predicted))
    by_w, by_b = tape.gradient(loss, [w, b])
    return {"w": by_w, "b": by_b}


@answers.right
def with_the_loss_of_keras(w, b, x, y):
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.keras.losses.MeanSquaredError()(y, x @ w + b)
    return dict(b=tape.gradient(loss, b), w=tape.gradient(loss, w))


@answers.right
def by_hand(w, b, x, y):
    error = x @ w + b - y
    by_w = 2 * tf.transpose(x) @ error / len(x)
    return {"w": by_w, "b": 2 * tf.reduce_mean(error, axis=0)}


@answers.right
def row_by_row(w, b, x, y):
    with tf.GradientTape() as tape:
        total = 0.0
        for row, target in zip(x, y):
            predicted = tf.reduce_sum(row * w[:, 0]) + b[0]
            total += (predicted - target[0]) ** 2
        loss = total / len(x)
    return tape.gradient(loss, {"w": w, "b": b})


@answers.wrong
def predicts_outside_the_block(w, b, x, y):
    predicted = x @ w + b
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((predicted - y) ** 2)
    return tape.gradient(loss, {"w": w, "b": b})


@answers.wrong
def forgets_the_factor_two(w, b, x, y):
    error = x @ w + b - y
    by_w = tf.transpose(x) @ error / len(x)
    return {"w": by_w, "b": tf.reduce_mean(error, axis=0)}


@answers.told("a list; a dict is asked for")
def returns_a_list(w, b, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((x @ w + b - y) ** 2)
    return tape.gradient(loss, [w, b])
