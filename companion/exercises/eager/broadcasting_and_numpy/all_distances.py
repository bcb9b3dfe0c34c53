"""The distance of every x from every y."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def all_distances(x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    return tf.abs(x[:, tf.newaxis] - y[tf.newaxis, :])


def cases() -> list[Inputs]:
    return [
        {"x": numbers(3), "y": numbers(3, seed=1)},
        {"x": numbers(2), "y": numbers(5, seed=1)},
        {"x": numbers(4), "y": numbers(1, seed=3)},
        {"x": tf.zeros((0,)), "y": numbers(2)},
    ]


MISTAKES = """
differences
+ return x[:, tf.newaxis] - y
Some distances are negative: take the absolute value.

pairs_of_the_same_place
+ return tf.abs(x - y)
That compares each x with the y at the same place. Every x with every y is asked for: a
column against a row.

x_in_the_columns
+ return tf.abs(y[:, tf.newaxis] - x)
The table lies on its side: x belongs to the rows, y to the columns.

squares
+ return (x[:, tf.newaxis] - y) ** 2
Those are the squares of the distances.
"""

EXERCISE = Exercise(all_distances, cases, MISTAKES)
