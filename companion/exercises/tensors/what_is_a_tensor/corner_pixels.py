"""The top left pixel of every image, with all its channels."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def corner_pixels(images: tf.Tensor) -> tf.Tensor:
    return images[:, 0, 0, :]


cases = one("images", numbers(2, 4, 5, 3), numbers(1, 2, 3, 1), numbers(6, 1, 1, 4))

MISTAKES = """
+ return images[0, 0, 0]
one_image: That is the corner of the first image alone. A colon on the batch axis keeps
every image.

+ return images[:, 0, 0, 0]
one_colour: You kept one colour. The last axis is to stay whole.

+ return images[:, :1, :1, :]
slices_instead_of_indices: The numbers are right, but two axes of length 1 are left. An
index takes its axis away; a slice, even of length 1, keeps it.

+ return images[:, 0]
the_whole_top_row: That is the whole top row of each image: the width axis is still
there.

+ return images[:, -1, -1, :]
the_other_corner: That is the bottom right corner. The top left one is at index 0.

+ return tf.squeeze(images[:, :1, :1])
squeezes_every_axis: Without axis=, tf.squeeze takes away every axis of length 1, also
that of a batch with one image or of a single channel. Name the axes, or use indices.
"""

EXERCISE = Exercise(corner_pixels, cases, MISTAKES)
