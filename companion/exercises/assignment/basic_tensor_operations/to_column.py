"""The entries of a tensor of any shape, in one column."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def to_column(x: tf.Tensor) -> tf.Tensor:
    return tf.reshape(x, (-1, 1))


cases = one(
    "x",
    numbers(4),
    numbers(2, 3, dtype=tf.int32),
    numbers(3, 3),
    numbers(2, 1, 4, seed=1),
    tf.constant(7.5),
    tf.zeros((0, 3)),
)

MISTAKES = """
+ return tf.reshape(x, (1, -1))
makes_a_row: That is one row. In a column every entry has a row of its own.

+ return tf.reshape(x, (-1,))
makes_a_vector: The entries are in order, but there is one axis. A column has two, and
the second has the length 1.

+ return x[..., tf.newaxis]
adds_an_axis: You added an axis and kept the others. A column has two axes, whatever the
shape was before.

+ return x[:, tf.newaxis]
counts_on_a_vector: That makes a column of a vector, and of nothing else: the other axes
are still there, and a scalar has no axis to keep.

+ return tf.reshape(tf.transpose(x), (-1, 1))
goes_down_the_columns: The shape is right, but you went down the columns. Keep the order
in which the entries are read: row after row.

+ return tf.transpose(x)
transposes: You turned the axes round. A vector has one axis, so nothing happens to it,
and the other tensors keep as many axes as they had.

+ return tf.reshape(x, (len(x), 1))
counts_along_axis_0: You count along axis 0 alone, and so there are too few places as
soon as there is a second axis. A scalar has no length at all.

+ return tf.reshape(x, (-1, 1, 1))
has_an_axis_too_many: There is an axis of length 1 too many.

+ return tf.sort(tf.reshape(x, (-1, 1)), axis=0)
sorts: You sorted the entries. They are to stay in their order.

+ return tf.cast(tf.reshape(x, (-1, 1)), tf.float32)
changes_the_dtype: The dtype changed on the way: ints are to stay ints.
"""

EXERCISE = Exercise(to_column, cases, MISTAKES)
