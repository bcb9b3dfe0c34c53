import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda table, factors: table * tf.expand_dims(factors, axis=1))
answers.right(lambda table, factors: tf.transpose(tf.transpose(table) * factors))
answers.right(lambda table, factors: tf.linalg.diag(factors) @ table)
answers.right(
    lambda table, factors: tf.stack([row * f for row, f in zip(table, factors)])
)
answers.wrong("scales_the_columns", lambda table, factors: tf.multiply(table, factors))
answers.wrong(
    "leaves_it_transposed", lambda table, factors: factors * tf.transpose(table)
)
answers.wrong("adds", lambda table, factors: tf.reshape(factors, (-1, 1)) + table)
answers.told(
    "a NumPy array; a tensor",
    lambda table, factors: table.numpy() * factors.numpy()[:, np.newaxis],
)
