import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda batch: tf.zeros(batch.shape, batch.dtype))
answers.right(lambda batch: tf.zeros(tf.shape(batch), dtype=batch.dtype))
answers.right(lambda batch: tf.fill(batch.shape, tf.cast(0, batch.dtype)))
answers.right(lambda batch: tf.constant(np.zeros_like(batch.numpy())))
answers.wrong("always_int32", lambda batch: tf.fill(batch.shape, 0))
answers.wrong("ones", lambda batch: tf.ones(batch.shape, batch.dtype))
answers.told(
    "dtype float64; dtype float32 is asked for",
    lambda batch: tf.constant(np.zeros(batch.shape)),
)
answers.told("a NumPy array", lambda batch: np.zeros(batch.shape))
