"""The whole numbers from n down to 1."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one


def countdown(n: int) -> tf.Tensor:
    return tf.range(n, 0, -1)


cases = one("n", 5, 1, 12, 0)

MISTAKES = """
down_to_zero
+ return tf.range(n, -1, -1)
The 0 is not part of it. tf.range stops before its limit.

stops_at_two
+ return tf.range(n, 1, -1)
The 1 is missing: tf.range stops before its limit, so the limit must lie one step
further.

counts_up
+ return tf.range(1, n + 1)
Those are the right numbers the wrong way round. A negative delta counts down.

counts_up_from_zero
+ return tf.range(n)
That counts up from 0. Give tf.range a start, a limit and a delta.

no_negative_delta
+ return tf.range(n, 0)
Going upwards from n never reaches 0, so TensorFlow refuses. A delta of -1 counts down.

floats
+ return tf.linspace(float(n), 1.0, n)
tf.linspace makes floats. The numbers asked for are whole: int32.

one_too_small
+ return tf.range(n - 1, -1, -1)
Those run from n - 1 down to 0. tf.range(n) starts at 0, so everything is one too small.
"""

EXERCISE = Exercise(countdown, cases, MISTAKES)
