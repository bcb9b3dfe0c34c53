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
+ return int(tf.size(tensor))
counts_the_elements: That counts the elements. Each of them takes `tensor.dtype.size`
bytes.

+ return int(tf.size(tensor)) * 4
four_bytes_each: Not every element takes 4 bytes: ask the dtype for its size.

+ return tensor.dtype.size
one_element: That is one element. Multiply by how many there are.

+ return tf.size(tensor) * tensor.dtype.size
still_a_tensor: The number is right, but it is still a tensor: make a Python int of it.

+ return len(tensor) * tensor.dtype.size
takes_len: len counts along axis 0 alone. The size counts all elements.

+ return 8 * int(tf.size(tensor)) * tensor.dtype.size
bits: Those are bits. A byte has eight.
"""

EXERCISE = Exercise(memory_in_bytes, cases, MISTAKES)
