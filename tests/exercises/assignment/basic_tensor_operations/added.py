import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda a, b: tf.cast(a, tf.float32) + b)
answers.right(lambda a, b: tf.add(b, tf.cast(a, b.dtype)))
answers.right(lambda a, b: tf.constant(a.numpy(), tf.float32) + b)
answers.right(lambda a, b: tf.constant(a.numpy() + b.numpy(), dtype=tf.float32))
answers.right(
    lambda a, b: tf.cast(tf.cast(a, tf.float64) + tf.cast(b, tf.float64), tf.float32)
)
answers.told("Two dtypes met", lambda a, b: a + b)


@answers.told("Two dtypes met")
def casts_in_vain(a, b):
    tf.cast(a, tf.float32)
    return a + b
