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
+ return x + x
doubles: Those are the doubles. A square is a number times itself.

+ return tf.cast(x, tf.float32) ** 2
or
+ return tf.cast(x, tf.float64) ** 2
or
+ return tf.cast(x * x, tf.float32)
changes_the_dtype: The squares are right, but the dtype has changed: ints are to stay
ints, and float64 is to stay float64.

+ return x**2.0
or
+ return tf.pow(x, tf.constant(2.0))
has_a_float_exponent: The exponent is a float, and an int tensor does not mix with it.
The function has to work for ints, too.

+ return tf.cast(tf.cast(x, tf.float32) ** 2, x.dtype)
or
+ return tf.cast(tf.square(tf.cast(x, tf.float32)), x.dtype)
squares_as_float32: Large ints came out inexact: on the way they were floats, and a
float32 holds about seven digits.

+ return tf.reduce_sum(x * x)
adds_up: You also added the squares up. Each stays in its own place.

+ return x * tf.abs(x)
keeps_the_sign: You kept the sign. The square of a negative number is positive.

+ return x**3
cubes: Those are the third powers: one factor too many.

+ return x.numpy() ** 2
makes_numpys: The squares are right, but they are NumPy's. A tensor is asked for.

+ return x @ x
multiplies_matrices: That is the product of matrices, rows times columns. Every entry is
to be squared by itself.
"""

EXERCISE = Exercise(squares, cases, MISTAKES)
