"""A sign without 0, with a rule that lets the upstream pass between -1 and 1."""

import tensorflow as tf

from companion.checks import Exercise, Program
from companion.checks.inputs import numbers, one
from companion.exercises.beyond.custom_gradients._way_back import with_way_back


@tf.custom_gradient
def binary_sign(x: tf.Tensor) -> tuple[tf.Tensor, Program]:
    def back(upstream: tf.Tensor) -> tf.Tensor:
        return tf.where(tf.abs(x) <= 1.0, upstream, 0.0)

    return tf.where(x >= 0.0, 1.0, -1.0), back


cases = one(
    "x",
    tf.constant([0.5, -0.5, 2.0]),
    tf.constant([0.0, 1.0, -1.0, -3.0]),
    numbers(2, 3) / 5,
    tf.constant(-0.25),
)

MISTAKES = """
- return tf.where(x >= 0.0, 1.0, -1.0), back
+ return tf.sign(x), back
gives_zero_at_zero: At 0 the value has to be 1, and tf.sign gives 0.

- return tf.where(tf.abs(x) <= 1.0, upstream, 0.0)
+ return upstream
lets_everything_pass: You let everything pass. Where |x| is above 1, nothing may come
back.

- return tf.where(tf.abs(x) <= 1.0, upstream, 0.0)
+ return tf.where(tf.abs(x) < 1.0, upstream, 0.0)
stops_it_at_one: At exactly 1 and -1 the upstream passes, too: the condition is |x| <=
1.

- return tf.where(tf.abs(x) <= 1.0, upstream, 0.0)
+ return tf.where(x <= 1.0, upstream, 0.0)
forgets_the_absolute_value: Below -1 nothing may come back: compare the absolute value.

- return tf.where(tf.abs(x) <= 1.0, upstream, 0.0)
+ return tf.where(tf.abs(x) <= 1.0, 1.0, 0.0)
forgets_the_upstream: Your rule forgets the upstream: let pass what arrives, and not 1.

- return tf.where(tf.abs(x) <= 1.0, upstream, 0.0)
+ return tf.where(tf.abs(x) <= 1.0, x, 0.0)
sends_back_x: Your rule sends back x. Send back what arrives.

- @tf.custom_gradient
- def binary_sign(x: tf.Tensor) -> tuple[tf.Tensor, Program]:
+ def binary_sign(x: tf.Tensor) -> tf.Tensor:
- return tf.where(x >= 0.0, 1.0, -1.0), back
+ return tf.where(x >= 0.0, 1.0, -1.0)
or
- return tf.where(tf.abs(x) <= 1.0, upstream, 0.0)
+ return tf.zeros_like(x)
sends_nothing_back: The values are right, but nothing comes back. Give the function a
rule with tf.custom_gradient.

- @tf.custom_gradient
- def binary_sign(x: tf.Tensor) -> tuple[tf.Tensor, Program]:
+ def binary_sign(x: tf.Tensor) -> tf.Tensor:
- return tf.where(x >= 0.0, 1.0, -1.0), back
+ return tf.clip_by_value(x, -1.0, 1.0)
cuts_it_off: That is x, cut off at 1 and -1: its slope is the right one, and its value
is not.
"""

EXERCISE = Exercise(
    binary_sign, cases, MISTAKES, observe=with_way_back, takes_gradients=True
)
