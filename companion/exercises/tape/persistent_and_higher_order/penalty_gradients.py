"""The gradients of a penalty on the slopes of a model, by its variables."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named, numbers


def penalty_gradients(
    model: Callable[[tf.Tensor], tf.Tensor],
    variables: list[tf.Variable],
    x: tf.Tensor,
) -> list[tf.Tensor]:
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            inner.watch(x)
            values = model(x)
        slopes = inner.gradient(values, x)
        penalty = tf.reduce_mean(slopes**2)
    return outer.gradient(penalty, variables)


def cases() -> list[Inputs]:
    a, b, c = tf.Variable(0.5), tf.Variable(-1.25), tf.Variable(2.0)
    w, v = tf.Variable(numbers(1, 3) / 9), tf.Variable(numbers(3, 1, seed=1) / 9)
    shift = tf.Variable([0.2, -0.4, 0.1])
    return [
        {"model": model, "variables": variables, "x": numbers(n, 1, seed=n) / 9}
        for model, variables, n in [
            (named("parabola", lambda x: a * x + b * x**2), [a, b], 4),
            (named("wave", lambda x: c * tf.sin(a * x)), [a, c], 2),
            (named("network", lambda x: tf.tanh(x @ w + shift) @ v), [w, shift, v], 3),
            (named("line", lambda x: c * x), [c], 1),
        ]
    ]


MISTAKES = """
- penalty = tf.reduce_mean(slopes**2)
+ penalty = tf.reduce_sum(slopes**2)
takes_the_sum: Those are the gradients of the sum of the squared slopes. Take the mean.

- penalty = tf.reduce_mean(slopes**2)
+ penalty = tf.reduce_mean(slopes)
squares_nothing: Those are the gradients of the mean slope. Square the slopes: otherwise
slopes up and down cancel.

- return outer.gradient(penalty, variables)
+ return outer.gradient(slopes, variables)
derives_the_slopes: Those are the gradients of the sum of the slopes. The mean of their
squares has to be computed inside the outer block too.

- penalty = tf.reduce_mean(slopes**2)
+ penalty = tf.reduce_mean(slopes) ** 2
squares_the_mean: You squared the mean slope. Square each slope first: otherwise slopes
up and down cancel.

- penalty = tf.reduce_mean(slopes**2)
+ penalty = tf.reduce_mean(tf.abs(slopes))
takes_absolute_slopes: Those are the gradients of the mean absolute slope. Square the
slopes.

- penalty = tf.reduce_mean(slopes**2)
+ penalty = tf.reduce_mean(values**2)
penalises_the_values: That is a penalty on the values of the model. Its slopes are to be
small, and those come from the inner tape.

- return outer.gradient(penalty, variables)
+ return outer.gradient(values, variables)
derives_the_values: Those are the gradients of the model's values by the variables. The
slopes by x come first, and then the gradients of their penalty.

-     penalty = tf.reduce_mean(slopes**2)
+ penalty = tf.reduce_mean(slopes**2)
computes_the_penalty_outside: All gradients are None: the outer tape has not seen how
the penalty was made. The model, the inner question and the mean of the squares all
stand inside the outer block.

- return outer.gradient(penalty, variables)
+ return penalty
returns_the_penalty: That is the penalty. Its gradients by the variables are asked for.

- penalty = tf.reduce_mean(slopes**2)
+ penalty = -tf.reduce_mean(slopes**2)
turns_the_signs: The signs are turned round.
"""

EXERCISE = Exercise(penalty_gradients, cases, MISTAKES)
