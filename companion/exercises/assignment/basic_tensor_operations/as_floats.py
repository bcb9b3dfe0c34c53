"""A float32 tensor of the numbers in a list, or in lists of lists."""

from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks import Exercise, Inputs, mistake


def as_floats(values: list[Any]) -> tf.Tensor:
    return tf.constant(values, tf.float32)


def cases() -> list[Inputs]:
    return [
        {"values": values}
        for values in (
            [1, 2.5, -3],
            [[1, 2], [3, 4], [5, 6]],
            [[[-1, 0]], [[7, 8]]],
            [1, 2**40],
            [4],
            [],
            [[], []],
        )
    ]


MISTAKES = """
+ return tf.constant(values)
leaves_the_dtype_to_the_list: Where all numbers are whole, you made ints. TensorFlow
chooses the dtype by what stands in the list, unless you choose it.

+ return tf.constant(values, tf.float64)
makes_64_bits: Those are floats of 64 bits. float32 is asked for.

+ return tf.constant(values, tf.float32).numpy()
stays_with_numpy: The numbers are right, but they are still NumPy's. A TensorFlow tensor
is asked for.

+ return tf.reshape(tf.constant(values, tf.float32), (-1,))
makes_one_long_row: You made one long row of the numbers. The nesting of the list is the
shape, and it is to stay.

+ return tf.constant([float(value) for value in values])
goes_one_level_deep: You went through the outermost list alone. Its entries may be lists
again, to any depth.

+ return [[float(value) for value in row] for row in values]
counts_on_two_levels: You count on two levels of lists. There may be more of them, or
fewer.

+ return tf.cast(tf.cast(values, tf.int32), tf.float32)
makes_ints_on_the_way: On the way the numbers were ints, and that cut their fractions
off.

+ return tf.constant(values) * 1.0
multiplies_by_a_float: Where all numbers are whole, the list becomes an int tensor, and
that does not mix with a float. The dtype has to be right from the start.
"""


@mistake(
    "The shape is right, but NumPy chose the dtype: by what stands in the list, and of "
    "64 bits. float32 is asked for."
)
def leaves_the_dtype_to_numpy(values: list[Any]) -> tf.Tensor:
    return tf.constant(np.array(values))


EXERCISE = Exercise(as_floats, cases, [MISTAKES, leaves_the_dtype_to_numpy])
