"""A flat tensor as a matrix whose rows have a given width."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def to_rows(flat: tf.Tensor, width: int) -> tf.Tensor:
    return tf.reshape(flat, (-1, width))


def cases() -> list[Inputs]:
    return [
        {"flat": tf.range(6), "width": 3},
        {"flat": tf.range(12), "width": 2},
        {"flat": numbers(10), "width": 5},
        {"flat": numbers(4), "width": 4},
        {"flat": tf.zeros((0,)), "width": 3},
    ]


MISTAKES = """
+ return tf.reshape(flat, (width, -1))
width_many_rows: You made `width` rows. Each row is to have `width` entries, so the
width is the length of axis 1.

+ return tf.transpose(tf.reshape(flat, (width, -1)))
fills_the_columns: The shape is right, but the numbers run down the columns. Reshape
keeps the reading order; transpose does not.

+ return tf.reshape(flat, (-1, width, 1))
an_axis_too_many: There is an axis of length 1 too many: a matrix is asked for.

+ return tf.cast(tf.reshape(flat, (-1, width)), tf.float32)
changes_the_dtype: The dtype changed on the way. Reshape alone keeps it.
"""

EXERCISE = Exercise(to_rows, cases, MISTAKES)
