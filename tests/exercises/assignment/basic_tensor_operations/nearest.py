import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda x: tf.cast(tf.round(x), tf.int32))
answers.right(lambda x: tf.cast(tf.floor(x + 0.5), tf.int32))
answers.right(lambda x: tf.cast(x + 0.5 * tf.sign(x), tf.int32))
answers.right(lambda x: tf.constant(np.rint(x.numpy()).astype(np.int32)))
answers.right(
    lambda x: tf.where(x < 0, tf.cast(x - 0.5, tf.int32), tf.cast(x + 0.5, tf.int32))
)
answers.wrong("makes_64_bits", lambda x: tf.cast(tf.math.rint(x), tf.int64))
answers.wrong("loses_the_signs", lambda x: tf.cast(tf.round(tf.abs(x)), tf.int32))
answers.wrong("makes_numpys", lambda x: np.round(x).astype("int32"))
answers.told("dtype uint8", lambda x: tf.cast(tf.round(x), tf.uint8))
