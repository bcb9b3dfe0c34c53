import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
@tf.custom_gradient
def with_a_mask(x):
    def back(up):
        return up * tf.cast(tf.abs(x) <= 1, up.dtype)

    return tf.where(x < 0, -1.0, 1.0), back


@answers.right
def straight_through(x):
    soft = tf.where(tf.abs(x) <= 1, x, tf.stop_gradient(x))
    hard = tf.where(x >= 0, 1.0, -1.0)
    return soft + tf.stop_gradient(hard - soft)


answers.wrong("sends_nothing_back", lambda x: tf.where(x < 0, -1.0, 1.0))
answers.wrong("cuts_it_off", lambda x: tf.clip_by_value(x, -1.0, 1.0))
