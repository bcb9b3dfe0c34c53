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
takes_the_sum
- loss = tf.reduce_mean((curve - y) ** 2)
+ loss = tf.reduce_sum((curve - y) ** 2)
Those are the gradients of the sum of the squared errors. Take the mean.

takes_log_k_for_the_rate
- k = tf.exp(p["log_k"])
+ k = p["log_k"]
You used log_k as the rate itself. The rate is its exponential.

heats
- curve = p["room"] + (p["start"] - p["room"]) * tf.exp(-k * t)
+ curve = p["room"] + (p["start"] - p["room"]) * tf.exp(k * t)
Your tea heats itself: there is a minus sign in the exponent of the law.

does_not_square
- loss = tf.reduce_mean((curve - y) ** 2)
+ loss = tf.reduce_mean(curve - y)
Those are the gradients of the mean error. Square the errors first.

takes_the_root
- loss = tf.reduce_mean((curve - y) ** 2)
+ loss = tf.sqrt(tf.reduce_mean((curve - y) ** 2))
You took the root of the mean. Leave the mean squared.

asks_for_the_rate
- return tape.gradient(loss, p)
+ return tape.gradient(loss, {**p, "log_k": k})
The slope for log_k is the one for the rate. The rate is the exponential of log_k, which
the chain rule has to pass, too.

takes_the_exponential_outside
- with tf.GradientTape() as tape:
-     k = tf.exp(p["log_k"])
+ k = tf.exp(p["log_k"])
+ with tf.GradientTape() as tape:
The gradient by log_k is None, and the others are right: its path is broken. Take the
exponential with TensorFlow, inside the block.

returns_a_list
- return tape.gradient(loss, p)
+ return tape.gradient(loss, list(p.values()))
The gradients are right, but they are in a list. Hand the dict of the variables to the
tape, and a dict comes back.

computes_the_loss_outside
-     loss = tf.reduce_mean((curve - y) ** 2)
+ loss = tf.reduce_mean((curve - y) ** 2)
Every gradient is None: the tape saw no path. Was the loss computed inside the block,
with TensorFlow alone?
"""

EXERCISE = Exercise(cooling_gradients, cases, MISTAKES)
