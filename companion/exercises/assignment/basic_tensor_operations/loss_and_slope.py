"""The mean squared error of a neuron, and its gradient by the weights."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def loss_and_slope(
    w: tf.Variable, x: tf.Tensor, y: tf.Tensor
) -> tuple[tf.Tensor, tf.Tensor]:
    with tf.GradientTape() as tape:
        prediction = tf.tanh(tf.linalg.matvec(x, w))
        loss = tf.reduce_mean((prediction - y) ** 2)
    return loss, tape.gradient(loss, w)


def cases() -> list[Inputs]:
    return [
        {
            "w": tf.Variable(numbers(m, seed=1) / 9),
            "x": numbers(n, m) / 6,
            "y": numbers(n, seed=2) / 9,
        }
        for n, m in [(3, 3), (4, 2), (2, 5), (1, 3), (5, 1)]
    ]


MISTAKES = """
- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_mean(prediction - y)
takes_the_mean_error: That is the mean error, in which errors up and down cancel. Square
them first.

- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_sum((prediction - y) ** 2)
takes_the_sum: That is the sum of the squares, and so twice the data makes twice the
loss. Take the mean.

- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = (prediction - y) ** 2
- return loss, tape.gradient(loss, w)
+ return tf.reduce_mean(loss), tape.gradient(loss, w)
takes_the_mean_behind_the_tape: The loss is right, and the gradient is n times too
large: the tape was asked about n squares, and adds up what it finds. It has to see the
mean.

- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = (prediction - y) ** 2
takes_no_mean: Those are n losses, one for each row. One number is asked for, their
mean.

- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_mean(prediction - y) ** 2
squares_the_mean: You squared the mean. Square each error first: otherwise errors up and
down cancel.

- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_mean(tf.abs(prediction - y))
takes_absolute_errors: That is the mean absolute error. Square the errors.

- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.sqrt(tf.reduce_mean((prediction - y) ** 2))
takes_the_root: That is the root of the loss. Leave the mean squared.

- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_mean((prediction - y) ** 2) / 2
halves_the_loss: Loss and gradient are half of what they should be.

- prediction = tf.tanh(tf.linalg.matvec(x, w))
+ prediction = tf.linalg.matvec(x, w)
forgets_the_tanh: The prediction is a straight line: the tanh is missing.

- prediction = tf.tanh(tf.linalg.matvec(x, w))
- loss = tf.reduce_mean((prediction - y) ** 2)
+ prediction = tf.linalg.matvec(x, w)
+ loss = tf.reduce_mean(tf.tanh(prediction - y) ** 2)
takes_the_tanh_of_the_error: The tanh belongs to the prediction alone, and you put the
whole difference through it.

- prediction = tf.tanh(tf.linalg.matvec(x, w))
+ prediction = tf.reduce_sum(tf.tanh(x * w), axis=1)
takes_the_tanh_too_early: The tanh comes too early: the products of a row are added up
first, and their sum goes through it.

- prediction = tf.tanh(tf.linalg.matvec(x, w))
+ prediction = tf.tanh(x @ w[:, tf.newaxis])
lets_a_column_meet_a_row: A column met a row: you averaged n times n differences, each
prediction against every target.

-     loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_mean((prediction - y) ** 2)
computes_the_loss_behind_the_tape: The loss is right, and the gradient is None: the tape
saw no path from it to w. All of the loss is to be computed inside the block, from the
variable itself and with TensorFlow alone.

- return loss, tape.gradient(loss, w)
+ return tape.gradient(loss, w), loss
changes_places: The two have changed places: the loss comes first.

- return loss, tape.gradient(loss, w)
+ return tape.gradient(loss, w)
returns_the_gradient_alone: That is the gradient alone. The loss is asked for, too.

- return loss, tape.gradient(loss, w)
+ return loss
returns_the_loss_alone: That is the loss alone. Its gradient is asked for, too.

- return loss, tape.gradient(loss, w)
+ return loss, -tape.gradient(loss, w)
turns_the_gradient_round: The sign of the gradient is turned round: you give the way
downhill.

- return loss, tape.gradient(loss, w)
+ return float(loss), tape.gradient(loss, w)
makes_a_python_number: The numbers are right, but the loss is a Python number. A tensor
is asked for.

- return loss, tape.gradient(loss, w)
+ return loss, tape.gradient(loss, [w])
asks_for_a_list: The gradient is in a list: the tape answers in the form in which it is
asked.

- with tf.GradientTape() as tape:
+ with tf.GradientTape() as tape:
+     tape.watch(x)
- return loss, tape.gradient(loss, w)
+ return loss, tape.gradient(loss, x)
takes_the_gradient_by_x: The loss is right, but that is its gradient by x. The data stay
as they are: w is what can change.

+ error = tf.tanh(tf.linalg.matvec(x, w)) - y
+ slope = 2 * tf.linalg.matvec(x, error, transpose_a=True) / len(x)
+ return tf.reduce_mean(error**2), slope
goes_past_the_tanh: The loss is right, but the gradient goes past the tanh: its own rate
of change is one of the factors.
"""

EXERCISE = Exercise(loss_and_slope, cases, MISTAKES)
