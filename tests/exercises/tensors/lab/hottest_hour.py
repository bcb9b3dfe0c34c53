import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda degrees: tf.math.argmax(degrees, 1))


@answers.right
def sorts(degrees):
    order = tf.argsort(degrees, axis=1)
    return tf.cast(order[:, -1], tf.int64)


answers.right(lambda degrees: tf.stack([tf.argmax(day, axis=0) for day in degrees]))
answers.wrong("searches_the_days", lambda degrees: tf.argmax(degrees, axis=0))
answers.wrong("searches_the_sensors", lambda degrees: tf.math.argmax(degrees, -1))
answers.wrong("the_temperatures", lambda degrees: tf.sort(degrees, axis=1)[:, -1])
answers.wrong("the_coldest", lambda degrees: tf.argmax(-degrees, axis=1))
answers.wrong(
    "makes_int32", lambda degrees: tf.cast(tf.argmax(degrees, axis=1), tf.int32)
)
answers.told(
    "shape (7,); shape (7, 3) is asked for",
    lambda degrees: tf.argmax(tf.reduce_max(degrees, axis=2), axis=1),
)
