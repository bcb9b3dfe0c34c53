import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def clips_the_image(image):
    scaled = tf.clip_by_value(image, 0.0, 1.0) * 255.0
    return tf.cast(tf.round(scaled), tf.uint8)


@answers.right
def clips_whole_numbers(image):
    whole = tf.cast(tf.round(image * 255), tf.int32)
    return tf.cast(tf.maximum(0, tf.minimum(255, whole)), tf.uint8)


answers.wrong(
    "wraps_around", lambda image: tf.cast(tf.math.rint(image * 255.0), tf.uint8)
)


@answers.wrong
def cuts_the_fraction_off(image):
    clipped = tf.clip_by_value(image, 0.0, 1.0)
    return tf.cast(clipped * 255, tf.uint8)


answers.wrong(
    "leaves_float32", lambda image: tf.clip_by_value(tf.round(255 * image), 0.0, 255.0)
)
