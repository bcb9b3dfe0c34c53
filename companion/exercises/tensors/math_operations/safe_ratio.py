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
swaps_the_branches
+ return tf.where(b == 0, a / b, 0.0)
The two branches of tf.where have changed places: it takes the condition, then the value
where it is True, then the other.

just_divides
+ return a / b
Dividing by zero gives inf, and 0 / 0 gives nan. Both are to be 0.

adds_a_small_number
+ return a / (b + 1e-7)
A small number added below changes every ratio a little, and turns a / 0 into something
huge. Treat the zeros apart.

mends_only_nan
+ return tf.where(tf.math.is_nan(a / b), 0.0, a / b)
0 / 0 is mended, but a / 0 with another a is inf, which is not nan.

zeroes_negative_b
+ return tf.where(b > 0, a / b, 0.0)
You zeroed the ratios with a negative b too. Only b = 0 is special.

returns_a_for_zero
+ return tf.where(b == 0, a, a / b)
Where b is 0 you return a. The result there is to be 0.

masks_afterwards
+ return a / b * tf.cast(b != 0, tf.float32)
A mask does not mend it afterwards: inf times 0 is nan, and so is nan times 0. Choose
between two values instead.

takes_the_maximum
+ return a / tf.maximum(b, 1e-7)
tf.maximum changes every negative b, and a / 0 becomes something huge. Treat the zeros
apart.
"""

EXERCISE = Exercise(safe_ratio, cases, MISTAKES)
