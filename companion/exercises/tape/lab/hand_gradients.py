"""The gradients of the loss by the weights and by the bias, without a tape."""

import tensorflow as tf

from companion.checks import Exercise
from companion.exercises.tape.lab._penguins import some_penguins


def hand_gradients(
    w: tf.Variable, b: tf.Variable, x: tf.Tensor, y: tf.Tensor
) -> tuple[tf.Tensor, tf.Tensor]:
    p = tf.sigmoid(tf.linalg.matvec(x, w) + b)
    s_bar = (p - y) / tf.cast(tf.size(y), tf.float32)
    w_bar = tf.linalg.matvec(x, s_bar, transpose_a=True)
    b_bar = tf.reduce_sum(s_bar)
    return w_bar, b_bar


MISTAKES = """
- s_bar = (p - y) / tf.cast(tf.size(y), tf.float32)
+ s_bar = p - y
takes_the_sum: Those are the gradients of the sum of the losses. The loss is their mean.

- s_bar = (p - y) / tf.cast(tf.size(y), tf.float32)
+ s_bar = (y - p) / tf.cast(tf.size(y), tf.float32)
has_the_wrong_sign: Both have the wrong sign: the adjoint of a score is the prediction
minus the truth.

- return w_bar, b_bar
+ return b_bar, w_bar
has_the_bias_first: Right, but the other way round: first the gradient by w, then the
one by b.

- p = tf.sigmoid(tf.linalg.matvec(x, w) + b)
+ p = tf.linalg.matvec(x, w) + b
forgets_the_sigmoid: You subtracted the label from the score. The probability minus the
label is the adjoint: the sigmoid is missing.

- s_bar = (p - y) / tf.cast(tf.size(y), tf.float32)
+ s_bar = (p - y) * p * (1 - p) / tf.cast(tf.size(y), tf.float32)
multiplies_by_the_rate_of_the_sigmoid: You multiplied by the rate of the sigmoid as
well. In p - y it is already contained: the two have cancelled.

- w_bar = tf.linalg.matvec(x, s_bar, transpose_a=True)
+ w_bar = tf.linalg.matvec(x, s_bar)
leaves_x_as_it_is: The adjoints of the scores met the measurements. Each adjoint belongs
to a row of x, so x has to lie on its side here.

- w_bar = tf.linalg.matvec(x, s_bar, transpose_a=True)
+ w_bar = tf.linalg.matvec(x, p - y, transpose_a=True)
does_not_divide_for_w: The gradient by b is right. For w the adjoint has not been
divided by the number of examples.

- b_bar = tf.reduce_sum(s_bar)
+ b_bar = tf.reduce_sum(p - y)
does_not_divide_for_b: The gradient by w is right. For b the adjoint has not been
divided by the number of examples.

- b_bar = tf.reduce_sum(s_bar)
+ b_bar = tf.reduce_mean(s_bar)
divides_twice_for_b: The gradient by w is right. For b you divided by the number of
examples twice: once belongs to the adjoint, and then the adjoints add up.
"""

EXERCISE = Exercise(hand_gradients, some_penguins, MISTAKES)
