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
+ return x[:, tf.newaxis] - y
differences: Some distances are negative: take the absolute value.

+ return tf.abs(x - y)
pairs_of_the_same_place: That compares each x with the y at the same place. Every x with
every y is asked for: a column against a row.

+ return tf.abs(y[:, tf.newaxis] - x)
x_in_the_columns: The table lies on its side: x belongs to the rows, y to the columns.

+ return (x[:, tf.newaxis] - y) ** 2
squares: Those are the squares of the distances.
"""

EXERCISE = Exercise(all_distances, cases, MISTAKES)
