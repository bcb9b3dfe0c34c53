"""Zeros of the shape and the dtype of a batch."""

import numpy as np
import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def blank_like(batch: tf.Tensor) -> tf.Tensor:
    return tf.zeros_like(batch)


cases = one(
    "batch",
    numbers(2, 3),
    numbers(4, dtype=tf.float64),
    tf.constant([[1], [2]], tf.uint8),
    tf.constant(7),
    tf.zeros((0, 3)),
    tf.constant([1.0, np.nan, np.inf]),
)

MISTAKES = """
+ return tf.zeros(batch.shape)
always_float32: The shape is right, but tf.zeros makes float32 unless it is told
otherwise. The dtype has to follow the batch.

+ return tf.ones_like(batch)
ones: Those are ones. Blank means zero here.

+ return np.zeros_like(batch)
numpy_zeros: That is a NumPy array. TensorFlow has a function of the same name.

+ return tf.zeros(batch.shape, tf.int32)
always_int32: The dtype must be the batch's own, whatever it is.

+ return batch * 0
times_zero: Where the batch holds nan or inf, yours is not blank: inf or nan times 0 is
nan.
"""

EXERCISE = Exercise(blank_like, cases, MISTAKES)
