"""The gradients of the law of cooling, by each of its three numbers."""

import tensorflow as tf

from companion.checks import Exercise, Inputs


def cooling_gradients(
    p: dict[str, tf.Variable], t: tf.Tensor, y: tf.Tensor
) -> dict[str, tf.Tensor]:
    with tf.GradientTape() as tape:
        k = tf.exp(p["log_k"])
        curve = p["room"] + (p["start"] - p["room"]) * tf.exp(-k * t)
        loss = tf.reduce_mean((curve - y) ** 2)
    return tape.gradient(loss, p)


def cases() -> list[Inputs]:
    def tea(room: float, start: float, log_k: float) -> dict[str, tf.Variable]:
        values = {"room": room, "start": start, "log_k": log_k}
        return {name: tf.Variable(value) for name, value in values.items()}

    return [
        {"p": p, "t": tf.constant(t), "y": tf.constant(y)}
        for p, t, y in [
            (tea(1.5, 7.0, -2.0), [0.0, 1.0, 3.0], [8.0, 7.0, 4.5]),
            (tea(2.0, 9.0, -1.0), [0.5, 2.0, 4.0, 6.0], [8.5, 5.0, 4.0, 3.0]),
            (tea(2.0, 1.0, 0.0), [2.0], [1.0]),
        ]
    ]


MISTAKES = """
- loss = tf.reduce_mean((curve - y) ** 2)
+ loss = tf.reduce_sum((curve - y) ** 2)
takes_the_sum: Those are the gradients of the sum of the squared errors. Take the mean.

- k = tf.exp(p["log_k"])
+ k = p["log_k"]
takes_log_k_for_the_rate: You used log_k as the rate itself. The rate is its
exponential.

- curve = p["room"] + (p["start"] - p["room"]) * tf.exp(-k * t)
+ curve = p["room"] + (p["start"] - p["room"]) * tf.exp(k * t)
heats: Your tea heats itself: there is a minus sign in the exponent of the law.

- loss = tf.reduce_mean((curve - y) ** 2)
+ loss = tf.reduce_mean(curve - y)
does_not_square: Those are the gradients of the mean error. Square the errors first.

- loss = tf.reduce_mean((curve - y) ** 2)
+ loss = tf.sqrt(tf.reduce_mean((curve - y) ** 2))
takes_the_root: You took the root of the mean. Leave the mean squared.

- return tape.gradient(loss, p)
+ return tape.gradient(loss, {**p, "log_k": k})
asks_for_the_rate: The slope for log_k is the one for the rate. The rate is the
exponential of log_k, which the chain rule has to pass, too.

- with tf.GradientTape() as tape:
-     k = tf.exp(p["log_k"])
+ k = tf.exp(p["log_k"])
+ with tf.GradientTape() as tape:
takes_the_exponential_outside: The gradient by log_k is None, and the others are right:
its path is broken. Take the exponential with TensorFlow, inside the block.

- return tape.gradient(loss, p)
+ return tape.gradient(loss, list(p.values()))
returns_a_list: The gradients are right, but they are in a list. Hand the dict of the
variables to the tape, and a dict comes back.

-     loss = tf.reduce_mean((curve - y) ** 2)
+ loss = tf.reduce_mean((curve - y) ** 2)
computes_the_loss_outside: Every gradient is None: the tape saw no path. Was the loss
computed inside the block, with TensorFlow alone?
"""

EXERCISE = Exercise(cooling_gradients, cases, MISTAKES)
