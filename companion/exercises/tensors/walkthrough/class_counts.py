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
counts_in_float32
+ return tf.reduce_sum(tf.one_hot(labels, classes), axis=0)
The counts are right, but tf.one_hot makes float32. Counts are whole: int32.

adds_the_classes
+ return tf.reduce_sum(tf.one_hot(labels, classes, dtype=tf.int32), axis=1)
You summed along the classes, which gives 1 for each label. Sum over the examples.

leaves_classes_out
+ return tf.math.bincount(labels)
Classes above the largest label are missing: they have a count of 0, and a place in the
result.

one_hot_rows
+ return tf.one_hot(labels, classes, dtype=tf.int32)
Those are the one-hot rows. Add them up.

in_the_order_they_appear
+ return tf.unique_with_counts(labels).count
tf.unique_with_counts counts the labels that occur, in the order in which they first
appear. Every class needs its own place.
"""

EXERCISE = Exercise(class_counts, cases, MISTAKES)
