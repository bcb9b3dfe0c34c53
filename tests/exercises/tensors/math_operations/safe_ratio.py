import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda a, b: tf.where(b == 0, 0.0, a / b))


@answers.right
def divides_by_one_instead(a, b):
    safe = tf.where(b == 0, tf.ones_like(b), b)
    return tf.where(b == 0, tf.zeros_like(a), a / safe)


answers.right(lambda a, b: tf.where(tf.not_equal(b, 0), a / b, 0.0))
answers.wrong("just_divides", lambda a, b: tf.divide(a, b))


@answers.wrong
def mends_only_nan(a, b):
    ratio = a / b
    return tf.where(ratio != ratio, tf.zeros_like(ratio), ratio)
