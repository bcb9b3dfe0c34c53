"""An image between 0 and 1 as pixels from 0 to 255."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one


def to_pixels(image: tf.Tensor) -> tf.Tensor:
    return tf.saturate_cast(tf.round(image * 255), tf.uint8)


cases = one(
    "image",
    tf.constant([0.0, 0.25, 0.999, 1.0]),
    tf.constant([[-0.1, 1.2], [0.5, 0.31]]),
    tf.reshape(tf.linspace(-0.2, 1.3, 60), (4, 5, 3)),
)

MISTAKES = """
+ return tf.cast(tf.round(image * 255), tf.uint8)
wraps_around: What lies outside wraps around: a little brighter than white became dark.
Stop at the ends instead.

+ return tf.saturate_cast(image * 255, tf.uint8)
cuts_the_fraction_off: The fraction was cut off. Round before the cast.

+ return tf.saturate_cast(tf.round(image), tf.uint8)
rounds_before_scaling: You rounded before scaling, so everything is 0 or 1. Multiply by
255.

+ return tf.saturate_cast(tf.round(image * 256), tf.uint8)
times_256: White is 255, the largest uint8, so 255 is the factor.

+ return tf.cast(image * 255, tf.uint8)
cuts_off_and_wraps_around: The fraction was cut off, and what lies outside wraps around.
Round, and use the cast that stops at the ends.

+ return tf.clip_by_value(tf.round(image * 255), 0, 255)
leaves_float32: The numbers are right, but they are still float32.
"""

EXERCISE = Exercise(to_pixels, cases, MISTAKES)
