"""One image, with its channels last, of a red, a green and a blue sheet."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def join_channels(red: tf.Tensor, green: tf.Tensor, blue: tf.Tensor) -> tf.Tensor:
    return tf.stack([red, green, blue], axis=-1)


def cases() -> list[Inputs]:
    return [
        {
            "red": numbers(height, width, seed=0),
            "green": numbers(height, width, seed=1),
            "blue": numbers(height, width, seed=2),
        }
        for height, width in [(4, 5), (3, 3), (1, 2)]
    ]


MISTAKES = """
+ return tf.transpose(tf.stack([red, green, blue]))
turns_all_the_axes: The colours are on the last axis, but height and width have changed
places: tf.transpose turns all the axes around.

+ return tf.stack([red, green, blue])
channels_first: The new axis is in front: (3, height, width). The colours belong on the
last axis.

+ return tf.concat([red, green, blue], axis=-1)
side_by_side: tf.concat puts the sheets side by side, so the image is three times as
wide. A new axis is needed.

+ return tf.concat([red, green, blue], axis=0)
one_below_the_other: tf.concat puts the sheets one below the other, so the image is
three times as high. A new axis is needed.

+ return tf.reshape(tf.stack([red, green, blue]), (*red.shape, 3))
mixes_the_pixels: The shape is right, but the pixels are mixed up: reshape keeps the
reading order and moves no axis.

+ return tf.stack([blue, green, red], axis=-1)
blue_first: The colours are in the order blue, green, red.

+ return tf.stack([red, green, blue], axis=1)
channels_in_the_middle: The new axis is in the middle: (height, 3, width). The colours
belong on the last axis.
"""

EXERCISE = Exercise(join_channels, cases, MISTAKES)
