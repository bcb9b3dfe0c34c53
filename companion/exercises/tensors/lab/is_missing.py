"""Where readings are missing: True and False."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one
from companion.exercises.tensors.lab._logs import MISSING, greenhouse_log


def is_missing(readings: tf.Tensor) -> tf.Tensor:
    return readings == MISSING


cases = one(
    "readings",
    tf.constant([215, MISSING, -3], tf.int16),
    tf.reshape(greenhouse_log(2), (2, 24, 3)),
    tf.constant([-9998, 9999, -999], tf.int16),
)

MISTAKES = """
+ return readings != MISSING
is_good: That is the other way round: True where the reading is good.

+ return readings < 0
is_below_zero: A reading below zero is a cold one, and may be good. Only -9999 is
missing.

+ return tf.where(readings == MISSING)
the_places: tf.where with one argument gives the places of the True entries. A tensor of
True and False is asked for.

+ return tf.cast(readings == MISSING, tf.int32)
zeros_and_ones: Those are zeros and ones. Leave them True and False: dtype bool.

+ return readings is MISSING
same_object: `is` asks whether two names stand for the same object. Compare the entries.

+ return tf.math.is_nan(tf.cast(readings, tf.float32))
looks_for_nan: Nothing is missing with you. A gap is written as the number -9999; it is
not nan.
"""

EXERCISE = Exercise(is_missing, cases, MISTAKES)
