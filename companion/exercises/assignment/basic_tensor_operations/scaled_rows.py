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
scales_the_columns
+ return x * weights
or
+ return x @ tf.linalg.diag(weights)
or
+ return tf.einsum("nm,m->nm", x, weights)
The weights went along the columns: entry i met column i. Where x is square that runs
and is wrong; elsewhere it fails. Which axis of x do the weights belong to?

leaves_x_transposed
+ return tf.transpose(x) * weights
The numbers are right, but rows have become columns.

adds_the_weights
+ return x + weights[:, tf.newaxis]
You added the weights. A row with the weight 0 is to become zeros.

adds_the_rows_up
+ return tf.linalg.matvec(x, weights, transpose_a=True)
or
+ return weights[tf.newaxis] @ x
You also added the rows up. Every row is to stay a row.

adds_up_each_row
+ return tf.reduce_sum(x * weights[:, tf.newaxis], axis=1)
You also added up each row. Its entries are to stay apart.

divides
+ return x / weights[:, tf.newaxis]
You divided by the weights.

makes_the_weights_sum_to_one
+ return x * weights[:, tf.newaxis] / tf.reduce_sum(weights)
You divided by the sum of the weights. Take them as they are.

takes_the_first_weight
+ return x * weights[0]
The first weight went to every row. Each row has its own.

makes_n_tables
+ return x[tf.newaxis] * weights[:, tf.newaxis, tf.newaxis]
Every weight met the whole of x, so you have n tables. One is asked for: weight i
belongs to row i alone.
"""

EXERCISE = Exercise(scaled_rows, cases, MISTAKES)
