import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda red, green, blue: tf.stack((red, green, blue), axis=2))
answers.right(
    lambda red, green, blue: tf.transpose(tf.stack([red, green, blue]), [1, 2, 0])
)


@answers.right
def concatenates_sheets_with_an_axis(red, green, blue):
    sheets = [c[:, :, tf.newaxis] for c in (red, green, blue)]
    return tf.concat(sheets, axis=-1)


answers.wrong(
    "channels_first", lambda red, green, blue: tf.convert_to_tensor([red, green, blue])
)


@answers.wrong
def mixes_the_pixels(red, green, blue):
    image = tf.concat([red, green, blue], 0)
    return tf.reshape(image, (red.shape[0], red.shape[1], 3))


answers.told(
    "a NumPy array; a tensor", lambda red, green, blue: np.dstack([red, green, blue])
)
