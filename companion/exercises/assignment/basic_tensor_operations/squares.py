"""The square of every entry, of the same dtype."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def squares(x: tf.Tensor) -> tf.Tensor:
    return x * x


cases = one(
    "x",
    tf.constant([3, -4, 0]),
    tf.constant([[1.5, -2.0], [0.5, 3.0]]),
    tf.constant(-0.3, tf.float64),
    tf.constant([40001, -7]),
    numbers(2, 3, 2),
    tf.zeros((0, 2), tf.int64),
)

MISTAKES = """
doubles
+ return x + x
Those are the doubles. A square is a number times itself.

changes_the_dtype
+ return tf.cast(x, tf.float32) ** 2
or
+ return tf.cast(x, tf.float64) ** 2
or
+ return tf.cast(x * x, tf.float32)
The squares are right, but the dtype has changed: ints are to stay ints, and float64 is
to stay float64.

has_a_float_exponent
+ return x**2.0
or
+ return tf.pow(x, tf.constant(2.0))
The exponent is a float, and an int tensor does not mix with it. The function has to
work for ints, too.

squares_as_float32
+ return tf.cast(tf.cast(x, tf.float32) ** 2, x.dtype)
or
+ return tf.cast(tf.square(tf.cast(x, tf.float32)), x.dtype)
Large ints came out inexact: on the way they were floats, and a float32 holds about
seven digits.

adds_up
+ return tf.reduce_sum(x * x)
You also added the squares up. Each stays in its own place.

keeps_the_sign
+ return x * tf.abs(x)
You kept the sign. The square of a negative number is positive.

cubes
+ return x**3
Those are the third powers: one factor too many.

makes_numpys
+ return x.numpy() ** 2
The squares are right, but they are NumPy's. A tensor is asked for.

multiplies_matrices
+ return x @ x
That is the product of matrices, rows times columns. Every entry is to be squared by
itself.
"""

EXERCISE = Exercise(squares, cases, MISTAKES)
