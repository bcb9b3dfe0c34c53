import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda readings: tf.cast(readings, tf.float32) * 0.1)
answers.right(lambda readings: tf.divide(tf.cast(readings, tf.float32), 10.0))
answers.right(lambda readings: tf.cast(readings / 10, tf.float32))
answers.wrong(
    "divides_before_the_cast",
    lambda readings: tf.cast(tf.math.floordiv(readings, 10), tf.float32),
)
answers.told(
    "dtype float64; dtype float32 is asked for",
    lambda readings: tf.cast(readings, tf.float64) / 10,
)
answers.wrong("multiplies", lambda readings: 10 * tf.cast(readings, tf.float32))
