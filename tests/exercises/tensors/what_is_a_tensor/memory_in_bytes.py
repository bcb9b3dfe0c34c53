import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda tensor: tensor.numpy().nbytes)
answers.right(lambda tensor: tensor.shape.num_elements() * tensor.dtype.size)


@answers.right
def multiplies_in_a_loop(tensor):
    total = tensor.dtype.size
    for length in tensor.shape:
        total *= length
    return total


answers.wrong("counts_the_elements", lambda tensor: tensor.shape.num_elements())
answers.wrong("four_bytes_each", lambda tensor: 4 * tensor.numpy().size)
answers.told(
    "a NumPy number; a whole number is asked for",
    lambda tensor: np.prod(tensor.shape) * tensor.dtype.size,
)
answers.wrong(
    "still_a_tensor", lambda tensor: tf.multiply(tf.size(tensor), tensor.dtype.size)
)
answers.wrong("bits", lambda tensor: 8 * tensor.dtype.size * int(tf.size(tensor)))
