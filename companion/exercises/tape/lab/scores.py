"""The scores of examples: their measurements times the weights, plus the bias."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def scores(w: tf.Tensor, b: tf.Tensor, x: tf.Tensor) -> tf.Tensor:
    return tf.linalg.matvec(x, w) + b


def cases() -> list[Inputs]:
    return [
        {"w": numbers(3), "b": tf.constant(2.0), "x": numbers(4, 3, seed=1)},
        {"w": numbers(2), "b": tf.constant(-1.0), "x": numbers(2, 2, seed=2)},
        {"w": numbers(1, seed=3), "b": tf.constant(0.5), "x": numbers(1, 1, seed=4)},
        {"w": numbers(3), "b": tf.constant(1.0), "x": tf.zeros((0, 3))},
    ]


MISTAKES = """
+ return tf.linalg.matvec(x, w)
forgets_the_bias: The bias is missing.

+ return x @ w[:, tf.newaxis] + b
makes_a_column: The scores stand in a column. One axis is asked for, one entry for each
example.

+ return tf.linalg.matvec(x, w, transpose_a=True) + b
turns_x_on_its_side: You turned x on its side: the weights met the examples. Each weight
belongs to a column of x.

+ return x * w + b
does_not_add_up: Those are the products of each measurement with its weight. Add them up
for each example.

+ return tf.reduce_sum(x * w + b, axis=1)
adds_the_bias_to_each_product: You added the bias once for each measurement. It counts
once.

+ return tf.sigmoid(tf.linalg.matvec(x, w) + b)
goes_on_to_the_probabilities: Those are the probabilities. The scores come before the
sigmoid.
"""

EXERCISE = Exercise(scores, cases, MISTAKES)
