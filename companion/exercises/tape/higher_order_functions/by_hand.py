"""The gradients of a neuron's loss by its weight and its bias, without a tape."""

import tensorflow as tf

from companion.checks import Exercise, Inputs


def by_hand(
    w: tf.Tensor, b: tf.Tensor, x: tf.Tensor, y: tf.Tensor
) -> tuple[tf.Tensor, tf.Tensor]:
    z = w * x + b
    p = tf.tanh(z)
    p_bar = 2 * (p - y)
    z_bar = p_bar * (1 - p**2)
    return z_bar * x, z_bar


def cases() -> list[Inputs]:
    return [
        {name: tf.constant(value) for name, value in zip("wbxy", values, strict=True)}
        for values in [
            (0.5, -1.5, 2.0, 0.25),
            (-0.75, 0.25, -1.0, -0.5),
            (0.0, 0.5, 3.0, 1.0),
            (1.25, -0.5, 0.0, -1.0),
        ]
    ]


MISTAKES = """
- p_bar = 2 * (p - y)
+ p_bar = p - y
forgets_the_factor_two: Everything is half of what it should be. What is the rate of a
square?

- z_bar = p_bar * (1 - p**2)
+ z_bar = p_bar
forgets_the_rate_of_tanh: The rate of tanh is missing: between the adjoint of p and that
of z is one more factor.

- z_bar = p_bar * (1 - p**2)
+ z_bar = p_bar * (1 - z**2)
or
- z_bar = p_bar * (1 - p**2)
+ z_bar = p_bar * (1 - tf.tanh(p) ** 2)
takes_the_rate_of_tanh_elsewhere: The rate of tanh is taken at the wrong place. The tanh
in the formula is the one of the way forward, at z, which you have already.

- z_bar = p_bar * (1 - p**2)
+ z_bar = p_bar * p * (1 - p)
takes_the_rate_of_the_sigmoid: You took the rate of the sigmoid. This neuron has a tanh.

- p_bar = 2 * (p - y)
+ p_bar = 2 * (y - p)
turns_the_signs: Both signs are turned round. If p is too large, the loss grows with p.

- return z_bar * x, z_bar
+ return z_bar, z_bar
stops_before_w: The first is the adjoint of w x. From there to w is one more rate.

- return z_bar * x, z_bar
+ return z_bar * w, z_bar
multiplies_by_w: You multiplied by w on the way to w. How fast does w x change with w?

- return z_bar * x, z_bar
+ return z_bar * x, z_bar * b
multiplies_by_b: The bias is added, and not multiplied: what is the rate of a sum?

- return z_bar * x, z_bar
+ return z_bar, z_bar * x
swaps_w_and_b: The two have changed places: w comes first.

- p_bar = 2 * (p - y)
+ p_bar = y - p
turns_the_signs_and_forgets_the_factor: The signs are turned round, and a factor is
missing. What is the rate of a square, and which way does p - y point?
"""

EXERCISE = Exercise(by_hand, cases, MISTAKES)
