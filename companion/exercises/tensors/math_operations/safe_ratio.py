"""The ratio a / b, and 0 wherever b is 0."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def safe_ratio(a: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    return tf.math.divide_no_nan(a, b)


def cases() -> list[Inputs]:
    return [
        {"a": tf.constant([1.0, 2.0, 0.0]), "b": tf.constant([2.0, 0.0, 0.0])},
        {"a": numbers(3, 2), "b": numbers(3, 2, seed=1)},
        {"a": tf.constant([-1.0, 5.0]), "b": tf.constant([-0.0, 1e-20])},
        {"a": tf.constant(3.0), "b": tf.constant(0.0)},
    ]


MISTAKES = """
+ return tf.where(b == 0, a / b, 0.0)
swaps_the_branches: The two branches of tf.where have changed places: it takes the
condition, then the value where it is True, then the other.

+ return a / b
just_divides: Dividing by zero gives inf, and 0 / 0 gives nan. Both are to be 0.

+ return a / (b + 1e-7)
adds_a_small_number: A small number added below changes every ratio a little, and turns
a / 0 into something huge. Treat the zeros apart.

+ return tf.where(tf.math.is_nan(a / b), 0.0, a / b)
mends_only_nan: 0 / 0 is mended, but a / 0 with another a is inf, which is not nan.

+ return tf.where(b > 0, a / b, 0.0)
zeroes_negative_b: You zeroed the ratios with a negative b too. Only b = 0 is special.

+ return tf.where(b == 0, a, a / b)
returns_a_for_zero: Where b is 0 you return a. The result there is to be 0.

+ return a / b * tf.cast(b != 0, tf.float32)
masks_afterwards: A mask does not mend it afterwards: inf times 0 is nan, and so is nan
times 0. Choose between two values instead.

+ return a / tf.maximum(b, 1e-7)
takes_the_maximum: tf.maximum changes every negative b, and a / 0 becomes something
huge. Treat the zeros apart.
"""

EXERCISE = Exercise(safe_ratio, cases, MISTAKES)
