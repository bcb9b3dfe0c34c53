import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def temperature(p, t):
    k = tf.exp(p["log_k"])
    return p["room"] + (p["start"] - p["room"]) * tf.exp(-k * t)


@answers.right
def with_the_law_of_the_page(p, t, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(temperature(p, t) - y))
    return tape.gradient(loss, p)


@answers.right
def one_by_one(p, t, y):
    with tf.GradientTape(persistent=True) as tape:
        gone = tf.exp(-tf.exp(p["log_k"]) * t)
        curve = p["room"] * (1 - gone) + p["start"] * gone
        loss = tf.reduce_sum((y - curve) ** 2) / len(t)
    return {name: tape.gradient(loss, v) for name, v in p.items()}


@answers.right
def by_hand(p, t, y):
    gone = tf.exp(-tf.exp(p["log_k"]) * t)
    by_curve = 2 * (p["room"] + (p["start"] - p["room"]) * gone - y)
    by_gone = by_curve * (p["start"] - p["room"])
    by_log_k = -by_gone * gone * tf.exp(p["log_k"]) * t
    parts = {"log_k": by_log_k, "start": by_curve * gone, "room": by_curve * (1 - gone)}
    return {name: tf.reduce_mean(part) for name, part in parts.items()}


@answers.wrong
def computes_the_loss_outside(p, t, y):
    loss = tf.reduce_mean((temperature(p, t) - y) ** 2)
    with tf.GradientTape() as tape:
        pass
    return tape.gradient(loss, p)


@answers.wrong
def returns_a_list(p, t, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((temperature(p, t) - y) ** 2)
    return tape.gradient(loss, list(p.values()))


@answers.wrong
def takes_log_k_for_the_rate(p, t, y):
    with tf.GradientTape() as tape:
        curve = p["room"] + (p["start"] - p["room"]) * tf.exp(-p["log_k"] * t)
        loss = tf.reduce_mean((curve - y) ** 2)
    return tape.gradient(loss, p)


@answers.wrong
def takes_the_exponential_outside(p, t, y):
    p = {**p, "log_k": tf.Variable(float(p["log_k"]))}
    with tf.GradientTape() as tape:
        k = float(tf.exp(p["log_k"]))
        curve = p["room"] + (p["start"] - p["room"]) * tf.exp(-k * t)
        loss = tf.reduce_mean((curve - y) ** 2)
    return tape.gradient(loss, p)


@answers.wrong
def asks_for_the_rate(p, t, y):
    k = tf.Variable(tf.exp(p["log_k"]))
    with tf.GradientTape() as tape:
        curve = p["room"] + (p["start"] - p["room"]) * tf.exp(-k * t)
        loss = tf.reduce_mean((curve - y) ** 2)
    return tape.gradient(loss, {**p, "log_k": k})


@answers.told("a dict whose entry 'room' is")
def takes_absolute_errors(p, t, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.abs(temperature(p, t) - y))
    return tape.gradient(loss, p)
