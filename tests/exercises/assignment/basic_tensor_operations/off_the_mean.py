import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda x: x - tf.reduce_mean(x, axis=0))
answers.right(lambda x: tf.subtract(x, tf.math.reduce_mean(x, 0, keepdims=True)))
answers.right(lambda x: tf.constant(x.numpy() - x.numpy().mean(axis=0)))
answers.right(lambda x: x - tf.reduce_sum(x, axis=-2) / len(x))


@answers.right
def turns_the_table_and_back(x):
    turned = tf.transpose(x)
    means = tf.reduce_mean(turned, axis=1, keepdims=True)
    return tf.transpose(turned - means)


@answers.right
def with_a_centring_matrix(x):
    n = x.shape[0]
    return (tf.eye(n) - tf.ones((n, n)) / n) @ x


answers.wrong("takes_one_mean", lambda x: x - tf.reduce_mean(x))
answers.wrong(
    "averages_along_the_rows", lambda x: x - tf.reduce_mean(x, axis=-1)[:, None]
)
answers.wrong("returns_the_means", lambda x: tf.reduce_mean(x, 0))
answers.wrong("turns_the_signs_round", lambda x: tf.reduce_mean(x, 0) - x)
answers.wrong("takes_the_sum_away", lambda x: x - tf.reduce_sum(x, axis=0))
answers.wrong("loses_the_signs", lambda x: tf.abs(x - tf.reduce_mean(x, axis=0)))
answers.wrong("takes_the_first_row_away", lambda x: x - x[0])
answers.wrong("divides_by_the_means", lambda x: x / tf.reduce_mean(x, axis=0))
answers.told("a NumPy array", lambda x: x.numpy() - x.numpy().mean(axis=0))
