"""What the exercises on custom gradients look at: the value, and what comes back."""

import tensorflow as tf

from companion.checks.observing import with_gradient


def counting(value: tf.Tensor) -> tf.Tensor:
    """1, 2, 3 and so on in the shape of the value: an upstream to tell apart."""
    from_one = tf.range(1, tf.size(value) + 1)
    return tf.reshape(tf.cast(from_one, value.dtype), tf.shape(value))


with_way_back = with_gradient(
    "the value is right, but what comes back to the input is", counting
)
