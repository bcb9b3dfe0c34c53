"""The number of bytes that the elements of a tensor take."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one


def memory_in_bytes(tensor: tf.Tensor) -> int:
    return int(tf.size(tensor)) * tensor.dtype.size


cases = one(
    "tensor",
    tf.zeros((3, 4)),
    tf.zeros((3, 4), tf.float64),
    tf.zeros((2, 2, 2), tf.uint8),
    tf.constant(True),
    tf.zeros((0, 5)),
)

MISTAKES = """
counts_the_elements
+ return int(tf.size(tensor))
That counts the elements. Each of them takes `tensor.dtype.size` bytes.

four_bytes_each
+ return int(tf.size(tensor)) * 4
Not every element takes 4 bytes: ask the dtype for its size.

one_element
+ return tensor.dtype.size
That is one element. Multiply by how many there are.

still_a_tensor
+ return tf.size(tensor) * tensor.dtype.size
The number is right, but it is still a tensor: make a Python int of it.

takes_len
+ return len(tensor) * tensor.dtype.size
len counts along axis 0 alone. The size counts all elements.

bits
+ return 8 * int(tf.size(tensor)) * tensor.dtype.size
Those are bits. A byte has eight.
"""

EXERCISE = Exercise(memory_in_bytes, cases, MISTAKES)
