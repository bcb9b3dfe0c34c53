"""The index of the highest score of each example."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def best_class(scores: tf.Tensor) -> tf.Tensor:
    return tf.argmax(scores, axis=1, output_type=tf.int32)


cases = one("scores", numbers(3, 4), numbers(4, 4), numbers(1, 6), numbers(5, 1))

MISTAKES = """
leaves_int64
+ return tf.argmax(scores, axis=1)
The indices are right, but tf.argmax gives int64. int32 is asked for.

searches_the_examples
+ return tf.argmax(scores)
or
+ return tf.argmax(scores, axis=0, output_type=tf.int32)
You searched along axis 0, the examples, which is also what happens if no axis is named.
Search along the classes.

the_scores
+ return tf.reduce_max(scores, axis=1)
Those are the best scores. Where they stand is asked for.

the_lowest_score
+ return tf.argmin(scores, axis=1, output_type=tf.int32)
That is the class with the lowest score.
"""

EXERCISE = Exercise(best_class, cases, MISTAKES)
