"""The sum of an int32 and a float32 tensor, as float32."""

import tensorflow as tf

from companion.checks import Exercise, Inputs


def added(a: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    return tf.cast(a, tf.float32) + b


def cases() -> list[Inputs]:
    return [
        {"a": tf.constant(a, tf.int32), "b": tf.constant(b, tf.float32)}
        for a, b in [
            ([1, 2, 3], [0.25, -0.75, 1.5]),
            ([[1, -2, 3], [4, 5, -6]], [0.25, 0.75, -1.25]),
            (5, [[1.75, 2.25], [-3.75, 4.5]]),
            ([[10], [20], [-30]], [0.25, 0.4, -0.6, 0.8]),
            ([], 0.25),
        ]
    ]


MISTAKES = """
+ return a + tf.cast(b, tf.int32)
or
+ return tf.cast(a + tf.cast(b, tf.int32), tf.float32)
or
+ return a + tf.cast(tf.round(b), tf.int32)
or
+ return tf.cast(a, tf.float32) + tf.round(b)
makes_ints_of_the_floats: The fractions are gone: you made ints of the floats. Let the
other tensor change.

+ return tf.cast(tf.cast(a, tf.float32) + b, tf.int32)
makes_ints_of_the_sum: You made ints of the sum, and its fractions are gone.

+ return tf.cast(a, tf.float64) + tf.cast(b, tf.float64)
makes_64_bits: The sum is right, but it is float64. float32 is asked for.

+ return tf.bitcast(a, tf.float32) + b
reads_the_bits: You read the bits of the ints as if they were floats, and so 1 became
nearly 0. The numbers themselves are to be converted.

+ return tf.cast(a, tf.float32) - b
subtracts: You subtracted.

+ return tf.cast(a, tf.float32) * b
multiplies: You multiplied.

+ return tf.reduce_sum(tf.cast(a, tf.float32) + b)
adds_up: You also added up the entries of the sum. They are to stay apart.

+ return tf.add_n([tf.cast(a, tf.float32), b])
counts_on_equal_shapes: That works for equal shapes alone. A number may meet a table
here, or a column a row.

+ return a.numpy() + b.numpy()
lets_numpy_add: The fractions are there, but NumPy has added. A float32 tensor is asked
for.
"""

EXERCISE = Exercise(added, cases, MISTAKES)
