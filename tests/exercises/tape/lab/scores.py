import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda w, b, x: tf.reduce_sum(x * w, axis=1) + b)
answers.right(lambda w, b, x: (x @ w[:, tf.newaxis])[:, 0] + b)
answers.right(lambda w, b, x: tf.einsum("nd,d->n", x, w) + b)
answers.wrong(
    "turns_x_on_its_side", lambda w, b, x: tf.linalg.matvec(tf.transpose(x), w) + b
)
answers.wrong("makes_a_column", lambda w, b, x: x @ tf.reshape(w, (-1, 1)) + b)
answers.wrong(
    "goes_on_to_the_probabilities",
    lambda w, b, x: tf.math.sigmoid(tf.linalg.matvec(x, w) + b),
)
answers.told("right in 0 of", lambda w, b, x: tf.linalg.matvec(x, w) - b)
