"""The gradients of the loss by the weights and by the bias, with a tape."""

import tensorflow as tf

from companion.checks import Exercise
from companion.exercises.tape.lab._penguins import some_penguins


def tape_gradients(
    w: tf.Variable, b: tf.Variable, x: tf.Tensor, y: tf.Tensor
) -> tuple[tf.Tensor, tf.Tensor]:
    with tf.GradientTape() as tape:
        s = tf.linalg.matvec(x, w) + b
        loss = tf.reduce_mean(tf.nn.softplus(s) - s * y)
    return tuple(tape.gradient(loss, [w, b]))


MISTAKES = """
- loss = tf.reduce_mean(tf.nn.softplus(s) - s * y)
+ loss = tf.reduce_sum(tf.nn.softplus(s) - s * y)
takes_the_sum: Those are the gradients of the sum of the losses. The loss is their mean.

- loss = tf.reduce_mean(tf.nn.softplus(s) - s * y)
+ loss = tf.reduce_mean(s * y - tf.nn.softplus(s))
has_the_wrong_sign: Both have the wrong sign: the adjoint of a score is the prediction
minus the truth.

- return tuple(tape.gradient(loss, [w, b]))
+ return tuple(tape.gradient(loss, [b, w]))
has_the_bias_first: Right, but the other way round: first the gradient by w, then the
one by b.

-     loss = tf.reduce_mean(tf.nn.softplus(s) - s * y)
+ loss = tf.reduce_mean(tf.nn.softplus(s) - s * y)
computes_the_loss_outside: Both gradients are None: the tape saw no path. Everything
from the scores to the loss belongs into the block.

- loss = tf.reduce_mean(tf.nn.softplus(s) - s * y)
+ loss = tf.reduce_mean((tf.sigmoid(s) - y) ** 2)
squares_the_errors: Those are the gradients of a squared error. The loss of this lab is
made of logarithms.
"""

EXERCISE = Exercise(tape_gradients, some_penguins, MISTAKES)
