"""The index of the highest score of each example."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def best_class(scores: tf.Tensor) -> tf.Tensor:
    return tf.argmax(scores, axis=1, output_type=tf.int32)


cases = one("scores", numbers(3, 4), numbers(4, 4), numbers(1, 6), numbers(5, 1))

MISTAKES = """
+ return tf.argmax(scores, axis=1)
leaves_int64: The indices are right, but tf.argmax gives int64. int32 is asked for.

+ return tf.argmax(scores)
or
+ return tf.argmax(scores, axis=0, output_type=tf.int32)
searches_the_examples: You searched along axis 0, the examples, which is also what
happens if no axis is named. Search along the classes.

+ return tf.reduce_max(scores, axis=1)
the_scores: Those are the best scores. Where they stand is asked for.

+ return tf.argmin(scores, axis=1, output_type=tf.int32)
the_lowest_score: That is the class with the lowest score.
"""

EXERCISE = Exercise(best_class, cases, MISTAKES)
