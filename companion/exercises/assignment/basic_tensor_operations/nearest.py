"""The nearest whole number to every entry, as int32."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one


def nearest(x: tf.Tensor) -> tf.Tensor:
    return tf.cast(tf.round(x), tf.int32)


cases = one(
    "x",
    tf.constant([2.7, 2.2, -2.7, -2.2, 0.0]),
    tf.constant([[0.4, -0.4], [9.9, -0.9]]),
    tf.constant([1.75, -8.75], tf.float64),
    tf.constant(-3.0),
    tf.constant([[1234567.0]]),
    tf.zeros((2, 0)),
)

MISTAKES = """
+ return tf.cast(x, tf.int32)
or
+ return tf.cast(tf.cast(x, tf.int32), tf.float32)
or
+ return tf.cast(x, tf.int64)
cuts_the_fraction_off: A cast cuts the fraction off: 2.7 became 2, and -2.7 became -2.
The nearest whole number may lie on the other side.

+ return tf.round(x)
leaves_floats: The numbers are whole, but they are still floats. int32 is asked for.

+ return tf.cast(tf.round(x), tf.int64)
makes_64_bits: The numbers are right, but of 64 bits. int32 is asked for.

+ return tf.cast(tf.floor(x), tf.int32)
goes_down: You always go down, from 2.7 to 2. The nearest whole number may lie above.

+ return tf.cast(tf.math.ceil(x), tf.int32)
goes_up: You always go up, from 2.2 to 3. The nearest whole number may lie below.

+ return tf.cast(x + 0.5, tf.int32)
adds_a_half_everywhere: Right above zero. Below it, a half added leads to the wrong
neighbour, since the cast cuts towards zero there as well.

+ return tf.cast(tf.abs(tf.round(x)), tf.int32)
loses_the_signs: The signs are gone.

+ return tf.cast(tf.round(x), tf.int32).numpy()
makes_numpys: The numbers are right, but they are NumPy's. A tensor is asked for.
"""

EXERCISE = Exercise(nearest, cases, MISTAKES)
