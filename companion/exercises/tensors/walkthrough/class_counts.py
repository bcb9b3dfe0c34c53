"""How often each class occurs among labels."""

import tensorflow as tf

from companion.checks import Exercise, Inputs, inputs


def class_counts(labels: tf.Tensor, classes: int) -> tf.Tensor:
    return tf.reduce_sum(tf.one_hot(labels, classes, dtype=tf.int32), axis=0)


def cases() -> list[Inputs]:
    return [
        {"labels": tf.constant([0, 2, 2, 1, 2]), "classes": 3},
        {"labels": tf.constant([0, 0]), "classes": 4},
        {"labels": inputs.labels(40, below=6), "classes": 6},
        {"labels": tf.zeros((0,), tf.int32), "classes": 2},
    ]


MISTAKES = """
+ return tf.reduce_sum(tf.one_hot(labels, classes), axis=0)
counts_in_float32: The counts are right, but tf.one_hot makes float32. Counts are whole:
int32.

+ return tf.reduce_sum(tf.one_hot(labels, classes, dtype=tf.int32), axis=1)
adds_the_classes: You summed along the classes, which gives 1 for each label. Sum over
the examples.

+ return tf.math.bincount(labels)
leaves_classes_out: Classes above the largest label are missing: they have a count of 0,
and a place in the result.

+ return tf.one_hot(labels, classes, dtype=tf.int32)
one_hot_rows: Those are the one-hot rows. Add them up.

+ return tf.unique_with_counts(labels).count
in_the_order_they_appear: tf.unique_with_counts counts the labels that occur, in the
order in which they first appear. Every class needs its own place.
"""

EXERCISE = Exercise(class_counts, cases, MISTAKES)
