"""Images with the mean of each channel taken away from it."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def centre_channels(images: tf.Tensor) -> tf.Tensor:
    return images - tf.reduce_mean(images, axis=[0, 1, 2])


cases = one("images", numbers(2, 3, 4, 3), numbers(3, 3, 3, 3), numbers(1, 2, 2, 1))

MISTAKES = """
+ return images - tf.reduce_mean(images)
one_mean: You took one mean for all colours. Each channel has its own, so the last axis
must stay.

+ return images - tf.reduce_mean(images, axis=-1, keepdims=True)
mean_of_each_pixels_channels: You averaged the channels of each pixel. The axis that you
name goes away; here all the others must go.

+ return images - tf.reduce_mean(images, axis=[1, 2], keepdims=True)
mean_of_each_image: You took a mean for each image. The mean is over all images too:
axis 0 has to go as well.

+ return images - tf.reduce_mean(images, axis=0)
mean_over_the_images_alone: You took a mean for each pixel, over the images. Height and
width have to go as well.

+ return tf.reduce_mean(images, axis=[0, 1, 2])
only_the_means: Those are the means. The images with the means taken away are asked for.
"""

EXERCISE = Exercise(centre_channels, cases, MISTAKES)
