"""A table with each of its rows multiplied by a factor of its own."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def scale_rows(table: tf.Tensor, factors: tf.Tensor) -> tf.Tensor:
    return table * factors[:, tf.newaxis]


def cases() -> list[Inputs]:
    return [
        {"table": numbers(3, 3), "factors": numbers(3, seed=1)},
        {"table": numbers(2, 4), "factors": numbers(2, seed=1)},
        {"table": numbers(1, 3), "factors": numbers(1, seed=2)},
    ]


MISTAKES = """
+ return table * factors
scales_the_columns: The factors stand in a row, so they meet the columns. Where the
table is square that runs and is wrong; elsewhere it fails. Make a column of them.

+ return tf.transpose(table) * factors
leaves_it_transposed: The numbers are right, but the table lies on its side: transpose
it back, or make a column of the factors instead.

+ return table + factors[:, tf.newaxis]
adds: You added the factors.

+ return tf.linalg.matvec(table, factors, transpose_a=True)
adds_the_rows_up: That also adds the rows up. Only the product is asked for.
"""

EXERCISE = Exercise(scale_rows, cases, MISTAKES)
