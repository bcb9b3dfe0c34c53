import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_cross_entropy(s, y):
    losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=s)
    return tf.reduce_mean(losses)


answers.right(
    lambda s, y: tf.reduce_mean(
        tf.where(y > 0.5, tf.nn.softplus(-s), tf.nn.softplus(s))
    )
)
answers.right(lambda s, y: -tf.reduce_mean(tf.math.log_sigmoid((2 * y - 1) * s)))
answers.right(lambda s, y: tf.keras.losses.BinaryCrossentropy(from_logits=True)(y, s))
answers.told(
    "your function returned", lambda s, y: tf.reduce_mean(tf.nn.softplus(s) + s * y)
)


@answers.told("instead of 1000")
def clips_further_from_0_and_1(s, y):
    p = tf.clip_by_value(tf.sigmoid(s), 1e-5, 1 - 1e-5)
    return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))


answers.wrong(
    "clips_the_probabilities",
    lambda s, y: tf.keras.losses.BinaryCrossentropy()(y, tf.sigmoid(s)),
)
answers.wrong(
    "has_a_corner",
    lambda s, y: tf.reduce_mean(
        tf.nn.relu(s) - s * y + tf.math.log1p(tf.exp(-tf.abs(s)))
    ),
)


@answers.wrong
def breaks_the_path(s, y):
    losses = np.logaddexp(0, s) - s.numpy() * y.numpy()
    return tf.constant(np.mean(losses), tf.float32)


answers.told(
    "a float; a tensor is asked for",
    lambda s, y: float(tf.reduce_mean(tf.nn.softplus(s) - s * y)),
)
answers.wrong(
    "takes_the_exponential",
    lambda s, y: tf.reduce_mean(tf.math.log(1.0 + tf.exp(s)) - s * y),
)
