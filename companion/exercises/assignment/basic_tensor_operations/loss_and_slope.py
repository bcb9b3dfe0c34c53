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
takes_the_mean_error
- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_mean(prediction - y)
That is the mean error, in which errors up and down cancel. Square them first.

takes_the_sum
- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_sum((prediction - y) ** 2)
That is the sum of the squares, and so twice the data makes twice the loss. Take the
mean.

takes_the_mean_behind_the_tape
- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = (prediction - y) ** 2
- return loss, tape.gradient(loss, w)
+ return tf.reduce_mean(loss), tape.gradient(loss, w)
The loss is right, and the gradient is n times too large: the tape was asked about n
squares, and adds up what it finds. It has to see the mean.

takes_no_mean
- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = (prediction - y) ** 2
Those are n losses, one for each row. One number is asked for, their mean.

squares_the_mean
- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_mean(prediction - y) ** 2
You squared the mean. Square each error first: otherwise errors up and down cancel.

takes_absolute_errors
- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_mean(tf.abs(prediction - y))
That is the mean absolute error. Square the errors.

takes_the_root
- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.sqrt(tf.reduce_mean((prediction - y) ** 2))
That is the root of the loss. Leave the mean squared.

halves_the_loss
- loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_mean((prediction - y) ** 2) / 2
Loss and gradient are half of what they should be.

forgets_the_tanh
- prediction = tf.tanh(tf.linalg.matvec(x, w))
+ prediction = tf.linalg.matvec(x, w)
The prediction is a straight line: the tanh is missing.

takes_the_tanh_of_the_error
- prediction = tf.tanh(tf.linalg.matvec(x, w))
- loss = tf.reduce_mean((prediction - y) ** 2)
+ prediction = tf.linalg.matvec(x, w)
+ loss = tf.reduce_mean(tf.tanh(prediction - y) ** 2)
The tanh belongs to the prediction alone, and you put the whole difference through it.

takes_the_tanh_too_early
- prediction = tf.tanh(tf.linalg.matvec(x, w))
+ prediction = tf.reduce_sum(tf.tanh(x * w), axis=1)
The tanh comes too early: the products of a row are added up first, and their sum goes
through it.

lets_a_column_meet_a_row
- prediction = tf.tanh(tf.linalg.matvec(x, w))
+ prediction = tf.tanh(x @ w[:, tf.newaxis])
A column met a row: you averaged n times n differences, each prediction against every
target.

computes_the_loss_behind_the_tape
-     loss = tf.reduce_mean((prediction - y) ** 2)
+ loss = tf.reduce_mean((prediction - y) ** 2)
The loss is right, and the gradient is None: the tape saw no path from it to w. All of
the loss is to be computed inside the block, from the variable itself and with
TensorFlow alone.

changes_places
- return loss, tape.gradient(loss, w)
+ return tape.gradient(loss, w), loss
The two have changed places: the loss comes first.

returns_the_gradient_alone
- return loss, tape.gradient(loss, w)
+ return tape.gradient(loss, w)
That is the gradient alone. The loss is asked for, too.

returns_the_loss_alone
- return loss, tape.gradient(loss, w)
+ return loss
That is the loss alone. Its gradient is asked for, too.

turns_the_gradient_round
- return loss, tape.gradient(loss, w)
+ return loss, -tape.gradient(loss, w)
The sign of the gradient is turned round: you give the way downhill.

makes_a_python_number
- return loss, tape.gradient(loss, w)
+ return float(loss), tape.gradient(loss, w)
The numbers are right, but the loss is a Python number. A tensor is asked for.

asks_for_a_list
- return loss, tape.gradient(loss, w)
+ return loss, tape.gradient(loss, [w])
The gradient is in a list: the tape answers in the form in which it is asked.

takes_the_gradient_by_x
- with tf.GradientTape() as tape:
+ with tf.GradientTape() as tape:
+     tape.watch(x)
- return loss, tape.gradient(loss, w)
+ return loss, tape.gradient(loss, x)
The loss is right, but that is its gradient by x. The data stay as they are: w is what
can change.

goes_past_the_tanh
+ error = tf.tanh(tf.linalg.matvec(x, w)) - y
+ slope = 2 * tf.linalg.matvec(x, error, transpose_a=True) / len(x)
+ return tf.reduce_mean(error**2), slope
The loss is right, but the gradient goes past the tanh: its own rate of change is one of
the factors.
"""

EXERCISE = Exercise(loss_and_slope, cases, MISTAKES)
