"""The mean of the squared differences between predictions and targets."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def squared_loss(predicted: tf.Tensor, target: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean((tf.squeeze(predicted, axis=1) - target) ** 2)


def cases() -> list[Inputs]:
    return [
        {"predicted": tf.constant([[1.0], [2.0], [3.0]]), "target": tf.range(1.0, 4.0)},
        {"predicted": numbers(5, 1), "target": numbers(5, seed=1)},
        {"predicted": numbers(1, 1), "target": numbers(1, seed=2)},
    ]


MISTAKES = """
+ return tf.reduce_mean((predicted - target) ** 2)
column_meets_row: The column met the row: you averaged n times n differences, each
prediction against every target. Make the shapes equal first.

+ return (tf.squeeze(predicted, axis=1) - target) ** 2
no_mean: Those are the squared differences. Their mean is asked for.

+ return tf.reduce_sum((tf.squeeze(predicted, axis=1) - target) ** 2)
the_sum: That is their sum. Take the mean.

+ return tf.reduce_mean(tf.squeeze(predicted, axis=1) - target) ** 2
squares_the_mean: You squared the mean. Square each difference first: otherwise errors
up and down cancel.

+ return tf.reduce_mean(tf.abs(tf.squeeze(predicted, axis=1) - target))
absolute_differences: That is the mean of the absolute differences. Square them.

+ return tf.sqrt(tf.reduce_mean((tf.squeeze(predicted, axis=1) - target) ** 2))
the_root: That is the root of the loss. Leave the mean squared.
"""

EXERCISE = Exercise(squared_loss, cases, MISTAKES)
