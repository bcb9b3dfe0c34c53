import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda table: table - tf.reduce_mean(table, axis=0, keepdims=True))
answers.right(lambda table: table - tf.reduce_sum(table, axis=0) / len(table))


@answers.right
def column_by_column(table):
    columns = tf.unstack(table, axis=1)
    centred = [c - tf.reduce_mean(c) for c in columns]
    return tf.stack(centred, axis=1)


answers.right(lambda table: table - np.mean(table, axis=0))
answers.wrong(
    "one_mean",
    lambda table: table - tf.reduce_sum(table) / tf.cast(tf.size(table), tf.float32),
)


@answers.wrong
def centres_the_rows(table):
    rows = [row - tf.reduce_mean(row) for row in table]
    return tf.stack(rows)


answers.wrong("means_of_the_rows", lambda table: table - tf.reduce_mean(table, -1))
answers.wrong(
    "only_the_means",
    lambda table: tf.stack([tf.reduce_mean(c) for c in tf.unstack(table, axis=1)]),
)
