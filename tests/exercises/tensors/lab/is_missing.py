import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda readings: readings == -9999)
answers.right(lambda readings: tf.logical_not(readings != -9999))
answers.right(lambda readings: tf.equal(tf.cast(readings, tf.int32), -9999))
answers.right(lambda readings: tf.constant(readings.numpy() == -9999))
answers.wrong("is_good", lambda readings: tf.not_equal(readings, -9999))
answers.wrong("is_below_zero", lambda readings: tf.math.less(readings, 0))
answers.wrong("zeros_and_ones", lambda readings: tf.where(readings == -9999, 1, 0))
answers.wrong("the_places", lambda readings: tf.where(tf.equal(readings, -9999)))
answers.told("NumPy array", lambda readings: readings.numpy() == -9999)
answers.told(
    "shape (); shape (3,) is asked for",
    lambda readings: tf.reduce_any(readings == -9999),
)
