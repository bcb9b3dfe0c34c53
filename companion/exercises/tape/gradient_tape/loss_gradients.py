"""The gradients of a mean squared error, in a dict as the variables are."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def loss_gradients(
    w: tf.Variable, b: tf.Variable, x: tf.Tensor, y: tf.Tensor
) -> dict[str, tf.Tensor]:
    with tf.GradientTape() as tape:
        errors = x @ w + b - y
        loss = tf.reduce_mean(errors**2)
    return tape.gradient(loss, {"w": w, "b": b})


def cases() -> list[Inputs]:
    return [
        {
            "w": tf.Variable(numbers(features, 1, seed=1) / 9),
            "b": tf.Variable([0.7]),
            "x": numbers(n, features) / 3,
            "y": numbers(n, 1, seed=2) / 3,
        }
        for n, features in [(4, 2), (3, 3), (2, 5), (1, 1)]
    ]


MISTAKES = """
- loss = tf.reduce_mean(errors**2)
+ loss = tf.reduce_sum(errors**2)
takes_the_sum: Those are the gradients of the sum of the squared errors. Take the mean:
otherwise twice the data makes twice the gradient.

- errors = x @ w + b - y
+ errors = (x @ w + b)[:, 0] - y
compares_a_row_with_a_column: A column met a row: you averaged n times n differences,
each prediction against every target. Keep both as columns.

- errors = x @ w + b - y
+ errors = x @ w - y
leaves_out_the_bias: Your loss has no path to the bias. The bias is part of the
prediction.

- with tf.GradientTape() as tape:
-     errors = x @ w + b - y
+ errors = x @ w + b - y
+ with tf.GradientTape() as tape:
predicts_outside_the_block: The tape found no path to either variable. All of the loss
has to be computed inside the block, with TensorFlow's operations.

- loss = tf.reduce_mean(errors**2)
+ loss = tf.reduce_mean(tf.abs(errors))
takes_absolute_errors: Those are the gradients of the mean absolute error. Square the
errors.

- loss = tf.reduce_mean(errors**2)
+ loss = tf.reduce_mean(errors)
squares_nothing: Those are the gradients of the mean error. Square the errors.

- loss = tf.reduce_mean(errors**2)
+ loss = tf.reduce_mean(errors) ** 2
squares_the_mean: You squared the mean error. Square each error first: otherwise errors
up and down cancel.

- loss = tf.reduce_mean(errors**2)
+ loss = tf.sqrt(tf.reduce_mean(errors**2))
takes_the_root: Those are the gradients of the root of the loss. Leave the mean squared.

- loss = tf.reduce_mean(errors**2)
+ loss = tf.reduce_mean(errors**2) / 2
forgets_the_factor_two: Everything is half of what it should be. The derivative of a
square has a factor in front.

- loss = tf.reduce_mean(errors**2)
+ loss = -tf.reduce_mean(errors**2)
turns_the_signs: The signs are turned round: that is the way downhill. The gradients
themselves are asked for.

- return tape.gradient(loss, {"w": w, "b": b})
+ return tape.gradient(loss, {"w": b, "b": w})
swaps_the_gradients: The two gradients have changed places.
"""

EXERCISE = Exercise(loss_gradients, cases, MISTAKES)
