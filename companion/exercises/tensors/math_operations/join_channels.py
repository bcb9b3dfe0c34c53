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
turns_all_the_axes
+ return tf.transpose(tf.stack([red, green, blue]))
The colours are on the last axis, but height and width have changed places: tf.transpose
turns all the axes around.

channels_first
+ return tf.stack([red, green, blue])
The new axis is in front: (3, height, width). The colours belong on the last axis.

side_by_side
+ return tf.concat([red, green, blue], axis=-1)
tf.concat puts the sheets side by side, so the image is three times as wide. A new axis
is needed.

one_below_the_other
+ return tf.concat([red, green, blue], axis=0)
tf.concat puts the sheets one below the other, so the image is three times as high. A
new axis is needed.

mixes_the_pixels
+ return tf.reshape(tf.stack([red, green, blue]), (*red.shape, 3))
The shape is right, but the pixels are mixed up: reshape keeps the reading order and
moves no axis.

blue_first
+ return tf.stack([blue, green, red], axis=-1)
The colours are in the order blue, green, red.

channels_in_the_middle
+ return tf.stack([red, green, blue], axis=1)
The new axis is in the middle: (height, 3, width). The colours belong on the last axis.
"""

EXERCISE = Exercise(join_channels, cases, MISTAKES)
