"""The dot product of each row of a with the same row of b."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def row_dots(a: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    return tf.reduce_sum(a * b, axis=1)


def cases() -> list[Inputs]:
    return [
        {"a": numbers(3, 3), "b": numbers(3, 3, seed=1)},
        {"a": numbers(4, 2), "b": numbers(4, 2, seed=1)},
        {"a": numbers(1, 5), "b": numbers(1, 5, seed=1)},
    ]


MISTAKES = """
+ return tf.matmul(a, b, transpose_b=True)
every_row_with_every_row: That is the dot product of every row of a with every row of b.
The ones asked for are on its diagonal.

+ return a * b
only_multiplies: Those are the products of the entries. A dot product adds them up.

+ return tf.reduce_sum(a * b)
one_number: You added everything up to one number. Each row has its own: name the axis.

+ return tf.reduce_sum(a * b, axis=0)
adds_the_columns: You added down the columns. Within a row, the entries lie along axis
1.

+ return tf.reduce_sum(a * b, axis=1, keepdims=True)
keeps_the_axis: The numbers are right, but keepdims left an axis of length 1.

+ return tf.matmul(a, b)
rows_with_columns: tf.matmul multiplies rows of a with columns of b, which fits only
where a is square.

+ return tf.reduce_mean(a * b, axis=1)
takes_the_mean: That is the mean of the products. A dot product is their sum.
"""

EXERCISE = Exercise(row_dots, cases, MISTAKES)
