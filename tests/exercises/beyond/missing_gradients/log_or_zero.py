import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda x: tf.math.log(tf.where(x > 0, x, tf.ones_like(x))))


@answers.right
def by_a_factor(x):
    safe = tf.where(x > 0, x, 2.0)
    return tf.cast(x > 0, tf.float32) * tf.math.log(safe)


answers.wrong("makes_nothing_safe", lambda x: tf.where(x > 0, tf.math.log(x), 0.0))
answers.wrong(
    "adds_a_small_number", lambda x: tf.where(x > 0, tf.math.log(x + 1e-7), 0.0)
)
answers.wrong("clips_at_one", lambda x: tf.math.log(tf.maximum(1.0, x)))
answers.told(
    "the gradient of their sum is",
    lambda x: tf.constant(
        np.where(x > 0, np.log(np.maximum(x, 1e-30)), 0.0), tf.float32
    ),
)
