import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda x: tf.reshape(x, (-1, 1)))
answers.right(lambda x: tf.reshape(x, [-1])[:, tf.newaxis])
answers.right(lambda x: tf.expand_dims(tf.reshape(x, -1), axis=1))
answers.right(lambda x: tf.reshape(x, (tf.size(x), 1)))
answers.right(lambda x: tf.transpose(tf.reshape(x, (1, -1))))
answers.right(lambda x: tf.constant(x.numpy().reshape(-1, 1)))
answers.wrong("makes_a_vector", lambda x: tf.reshape(x, [-1]))
answers.wrong("adds_an_axis", lambda x: tf.expand_dims(x, -1))
answers.wrong("counts_on_a_vector", lambda x: x[:, None])
answers.told("Reshape", lambda x: tf.reshape(x, (x.shape[0], 1)))
answers.told("a NumPy array", lambda x: x.numpy().reshape(-1, 1))
