import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda images: images - tf.reduce_mean(images, (0, 1, 2), keepdims=True))


@answers.right
def over_a_matrix_of_pixels(images):
    pixels = tf.reshape(images, (-1, images.shape[-1]))
    return images - tf.reduce_mean(pixels, axis=0)


@answers.right
def sheet_by_sheet(images):
    sheets = tf.unstack(images, axis=-1)
    return tf.stack([s - tf.reduce_mean(s) for s in sheets], axis=-1)


answers.wrong("one_mean", lambda images: images - np.mean(images))
answers.wrong(
    "mean_of_each_pixels_channels",
    lambda images: images - tf.reduce_mean(images, 3)[..., tf.newaxis],
)


@answers.wrong
def mean_of_each_image(images):
    centred = [i - tf.reduce_mean(i, axis=(0, 1)) for i in images]
    return tf.stack(centred)


answers.wrong(
    "only_the_means",
    lambda images: tf.reduce_mean(tf.reshape(images, (-1, images.shape[3])), 0),
)
