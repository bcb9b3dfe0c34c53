"""Each row of a table times a weight of its own."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def scaled_rows(x: tf.Tensor, weights: tf.Tensor) -> tf.Tensor:
    return x * weights[:, tf.newaxis]


def cases() -> list[Inputs]:
    return [
        {"x": numbers(n, m), "weights": numbers(n, seed=1)}
        for n, m in [(3, 3), (2, 4), (5, 2), (1, 3), (2, 0)]
    ]


MISTAKES = """
+ return x * weights
or
+ return x @ tf.linalg.diag(weights)
or
+ return tf.einsum("nm,m->nm", x, weights)
scales_the_columns: The weights went along the columns: entry i met column i. Where x is
square that runs and is wrong; elsewhere it fails. Which axis of x do the weights belong
to?

+ return tf.transpose(x) * weights
leaves_x_transposed: The numbers are right, but rows have become columns.

+ return x + weights[:, tf.newaxis]
adds_the_weights: You added the weights. A row with the weight 0 is to become zeros.

+ return tf.linalg.matvec(x, weights, transpose_a=True)
or
+ return weights[tf.newaxis] @ x
adds_the_rows_up: You also added the rows up. Every row is to stay a row.

+ return tf.reduce_sum(x * weights[:, tf.newaxis], axis=1)
adds_up_each_row: You also added up each row. Its entries are to stay apart.

+ return x / weights[:, tf.newaxis]
divides: You divided by the weights.

+ return x * weights[:, tf.newaxis] / tf.reduce_sum(weights)
makes_the_weights_sum_to_one: You divided by the sum of the weights. Take them as they
are.

+ return x * weights[0]
takes_the_first_weight: The first weight went to every row. Each row has its own.

+ return x[tf.newaxis] * weights[:, tf.newaxis, tf.newaxis]
makes_n_tables: Every weight met the whole of x, so you have n tables. One is asked for:
weight i belongs to row i alone.
"""

EXERCISE = Exercise(scaled_rows, cases, MISTAKES)
