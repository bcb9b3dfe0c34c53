"""The mean logarithmic loss of scores, in a form that stays finite."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.observing import with_gradient


def log_loss(s: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(tf.nn.softplus(s) - s * y)


def cases() -> list[Inputs]:
    return [
        {"s": tf.constant([1.0, -2.0, 0.5]), "y": tf.constant([1.0, 0.0, 0.0])},
        {"s": tf.constant([0.0, 0.0, 3.0]), "y": tf.constant([1.0, 0.0, 1.0])},
        {"s": tf.constant([1000.0, -1000.0]), "y": tf.constant([0.0, 1.0])},
        {"s": tf.constant([-0.3]), "y": tf.constant([1.0])},
    ]


MISTAKES = """
+ p = tf.sigmoid(s)
+ return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))
takes_logarithms_of_probabilities: For large scores that is inf or nan: the probability
has become 0 or 1, and its logarithm is infinite. Use the form that the page gives.

+ p = tf.clip_by_value(tf.sigmoid(s), 1e-7, 1 - 1e-7)
+ return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))
clips_the_probabilities: You keep the probability away from 0 and 1. That avoids inf,
but a score of 1000 has a loss of 1000, and you give 16 and no slope. Use the form that
the page gives.

+ positive = tf.nn.relu(s)
+ return tf.reduce_mean(positive - s * y + tf.math.log1p(tf.exp(-tf.abs(s))))
or
+ positive = tf.maximum(s, 0.0)
+ return tf.reduce_mean(positive - s * y + tf.math.log1p(tf.exp(-tf.abs(s))))
has_a_corner: The values are right, but the slope at a score of 0 is not: tf.maximum,
tf.nn.relu and tf.abs have corners there. Use softplus.

+ return tf.constant(tf.reduce_mean(tf.nn.softplus(s) - s * y).numpy())
breaks_the_path: The loss is right, but the tape sees no path from it to the scores.
Compute it with TensorFlow alone.

+ return tf.nn.softplus(s) - s * y
takes_no_mean: Those are the losses of the single examples. Their mean is asked for.

+ return tf.reduce_sum(tf.nn.softplus(s) - s * y)
takes_the_sum: That is the sum of the losses. Take the mean.

+ return tf.reduce_mean(tf.nn.softplus(s) - s * (1 - y))
turns_the_labels_round: The labels are the wrong way round: 1.0 says that a high score
is right.

+ return tf.reduce_mean((tf.sigmoid(s) - y) ** 2)
squares_the_errors: That is the mean squared error of the probabilities. The loss of the
page is made of logarithms.

+ return tf.reduce_mean(tf.math.log(1 + tf.exp(s)) - s * y)
takes_the_exponential: For a score of 1000 the exponential is inf. tf.nn.softplus
computes the same without it.
"""

EXERCISE = Exercise(
    log_loss,
    cases,
    MISTAKES,
    observe=with_gradient("the loss is right, but its gradient by s is"),
    takes_gradients=True,
)
