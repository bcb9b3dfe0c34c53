import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda n: n - tf.range(n))
answers.right(lambda n: tf.reverse(tf.range(1, n + 1), axis=[0]))
answers.right(lambda n: tf.range(n)[::-1] + 1)
answers.right(lambda n: tf.constant(list(range(n, 0, -1)), dtype=tf.int32))
answers.right(lambda n: tf.constant(np.arange(n, 0, -1), tf.int32))
answers.wrong("down_to_zero", lambda n: tf.range(n + 1)[::-1])
answers.wrong("counts_up", lambda n: tf.range(n) + 1)
answers.wrong("one_too_small", lambda n: tf.reverse(tf.range(n), [0]))
answers.told("a NumPy array; a tensor", lambda n: np.arange(n, 0, -1))
answers.told("a list; a tensor", lambda n: list(range(n, 0, -1)))
answers.told(
    "dtype int64; dtype int32 is asked for", lambda n: tf.constant(np.arange(n, 0, -1))
)
answers.told(
    "For n = 0, your function returned a tensor of dtype float32",
    lambda n: tf.constant(list(range(n, 0, -1))),
)
