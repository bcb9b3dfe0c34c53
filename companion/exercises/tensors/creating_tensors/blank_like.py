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
always_float32
+ return tf.zeros(batch.shape)
The shape is right, but tf.zeros makes float32 unless it is told otherwise. The dtype
has to follow the batch.

ones
+ return tf.ones_like(batch)
Those are ones. Blank means zero here.

numpy_zeros
+ return np.zeros_like(batch)
That is a NumPy array. TensorFlow has a function of the same name.

always_int32
+ return tf.zeros(batch.shape, tf.int32)
The dtype must be the batch's own, whatever it is.

times_zero
+ return batch * 0
Where the batch holds nan or inf, yours is not blank: inf or nan times 0 is nan.
"""

EXERCISE = Exercise(blank_like, cases, MISTAKES)
