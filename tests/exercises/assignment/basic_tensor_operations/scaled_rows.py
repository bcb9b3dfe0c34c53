import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda x, weights: x * weights[:, tf.newaxis])
answers.right(lambda x, weights: tf.transpose(tf.transpose(x) * weights))
answers.right(lambda x, weights: tf.linalg.diag(weights) @ x)
answers.right(lambda x, weights: tf.einsum("ij,i->ij", x, weights))
answers.right(lambda x, weights: tf.stack([w * row for w, row in zip(weights, x)]))
answers.right(lambda x, weights: tf.multiply(tf.reshape(weights, (-1, 1)), x))
answers.wrong("adds_the_weights", lambda x, weights: weights[:, None] + x)
answers.wrong(
    "adds_the_rows_up", lambda x, weights: tf.reduce_sum(x * weights[:, None], axis=0)
)
answers.wrong(
    "adds_up_each_row", lambda x, weights: tf.reduce_sum(x * weights[:, None], axis=-1)
)
answers.wrong("divides", lambda x, weights: x / weights[:, None])


@answers.wrong
def makes_the_weights_sum_to_one(x, weights):
    share = weights / tf.reduce_sum(weights)
    return x * share[:, None]


answers.wrong("takes_the_first_weight", lambda x, weights: weights[0] * x)
answers.wrong("makes_n_tables", lambda x, weights: tf.stack([w * x for w in weights]))
