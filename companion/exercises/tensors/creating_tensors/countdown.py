"""The whole numbers from n down to 1."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import one


def countdown(n: int) -> tf.Tensor:
    return tf.range(n, 0, -1)


cases = one("n", 5, 1, 12, 0)

MISTAKES = """
+ return tf.range(n, -1, -1)
down_to_zero: The 0 is not part of it. tf.range stops before its limit.

+ return tf.range(n, 1, -1)
stops_at_two: The 1 is missing: tf.range stops before its limit, so the limit must lie
one step further.

+ return tf.range(1, n + 1)
counts_up: Those are the right numbers the wrong way round. A negative delta counts
down.

+ return tf.range(n)
counts_up_from_zero: That counts up from 0. Give tf.range a start, a limit and a delta.

+ return tf.range(n, 0)
no_negative_delta: Going upwards from n never reaches 0, so TensorFlow refuses. A delta
of -1 counts down.

+ return tf.linspace(float(n), 1.0, n)
floats: tf.linspace makes floats. The numbers asked for are whole: int32.

+ return tf.range(n - 1, -1, -1)
one_too_small: Those run from n - 1 down to 0. tf.range(n) starts at 0, so everything is
one too small.
"""

EXERCISE = Exercise(countdown, cases, MISTAKES)
