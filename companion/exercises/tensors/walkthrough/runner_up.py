"""The class with the second smallest distance, for each example."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def runner_up(distances: tf.Tensor) -> tf.Tensor:
    return tf.argsort(distances, axis=1)[:, 1]


cases = one("distances", numbers(3, 3), numbers(5, 4), numbers(1, 2))

MISTAKES = """
+ return tf.argsort(distances, axis=1)[:, 1:2]
slice_instead_of_index: The classes are right, but the slice kept an axis of length 1.
Use an index.

+ return tf.argsort(distances, axis=0)[:, 1]
sorts_the_examples: You sorted down the columns, over the examples. Sort along axis 1,
over the classes.

+ return tf.argsort(distances, axis=1)[:, 0]
the_nearest: That is the nearest class. The one after it stands at index 1.

+ return tf.argsort(distances, axis=1)[1]
one_example: That is the whole order of the second example. Keep every row, and take one
column.

+ return tf.argsort(distances, axis=1, direction="DESCENDING")[:, 1]
the_second_farthest: That is the second farthest. The smallest distances come first only
when the order is ascending.

+ return tf.sort(distances, axis=1)[:, 1]
the_distance: That is the second smallest distance. The class it belongs to is asked
for.
"""

EXERCISE = Exercise(runner_up, cases, MISTAKES)
