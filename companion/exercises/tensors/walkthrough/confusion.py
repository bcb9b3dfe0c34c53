"""How often each true class, in the rows, was taken for each class, in the columns."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import labels


def confusion(truth: tf.Tensor, guess: tf.Tensor, classes: int) -> tf.Tensor:
    rows = tf.one_hot(truth, classes, dtype=tf.int32)
    columns = tf.one_hot(guess, classes, dtype=tf.int32)
    return tf.matmul(rows, columns, transpose_a=True)


def cases() -> list[Inputs]:
    return [
        {"truth": truth, "guess": guess, "classes": classes}
        for truth, guess, classes in [
            (tf.constant([0, 0, 1, 2]), tf.constant([0, 1, 1, 0]), 3),
            (labels(30, below=4), labels(30, below=4, seed=1), 4),
            (tf.constant([1, 1]), tf.constant([0, 1]), 4),
        ]
    ]


MISTAKES = """
+ return tf.math.confusion_matrix(truth, guess)
leaves_classes_out: Classes above the largest label are missing. They have a row and a
column of zeros.

- return tf.matmul(rows, columns, transpose_a=True)
+ return tf.matmul(columns, rows, transpose_a=True)
swaps_rows_and_columns: Rows and columns have changed places: rows stand for the true
class.

- rows = tf.one_hot(truth, classes, dtype=tf.int32)
- columns = tf.one_hot(guess, classes, dtype=tf.int32)
+ rows = tf.one_hot(truth, classes)
+ columns = tf.one_hot(guess, classes)
counts_in_float32: The counts are right, but they are float32: tf.one_hot takes a dtype.

- return tf.matmul(rows, columns, transpose_a=True)
+ return tf.matmul(rows, columns, transpose_b=True)
compares_the_examples: That compares every example with every other. Transpose the first
matrix, so that the examples are what is summed over.

+ return tf.reduce_mean(tf.cast(truth == guess, tf.float32))
the_accuracy: That is the accuracy, one number. A matrix of counts is asked for.

+ table = tf.zeros((classes, classes), tf.int32)
+ pairs = tf.stack([truth, guess], axis=1)
+ return tf.tensor_scatter_nd_update(table, pairs, tf.ones_like(truth))
marks_the_pairs: You wrote 1 wherever a pair occurs at all. Add up how often it does.
"""

EXERCISE = Exercise(confusion, cases, MISTAKES)
