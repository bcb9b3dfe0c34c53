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
forgets_the_factor_two
- p_bar = 2 * (p - y)
+ p_bar = p - y
Everything is half of what it should be. What is the rate of a square?

forgets_the_rate_of_tanh
- z_bar = p_bar * (1 - p**2)
+ z_bar = p_bar
The rate of tanh is missing: between the adjoint of p and that of z is one more factor.

takes_the_rate_of_tanh_elsewhere
- z_bar = p_bar * (1 - p**2)
+ z_bar = p_bar * (1 - z**2)
or
- z_bar = p_bar * (1 - p**2)
+ z_bar = p_bar * (1 - tf.tanh(p) ** 2)
The rate of tanh is taken at the wrong place. The tanh in the formula is the one of the
way forward, at z, which you have already.

takes_the_rate_of_the_sigmoid
- z_bar = p_bar * (1 - p**2)
+ z_bar = p_bar * p * (1 - p)
You took the rate of the sigmoid. This neuron has a tanh.

turns_the_signs
- p_bar = 2 * (p - y)
+ p_bar = 2 * (y - p)
Both signs are turned round. If p is too large, the loss grows with p.

stops_before_w
- return z_bar * x, z_bar
+ return z_bar, z_bar
The first is the adjoint of w x. From there to w is one more rate.

multiplies_by_w
- return z_bar * x, z_bar
+ return z_bar * w, z_bar
You multiplied by w on the way to w. How fast does w x change with w?

multiplies_by_b
- return z_bar * x, z_bar
+ return z_bar * x, z_bar * b
The bias is added, and not multiplied: what is the rate of a sum?

swaps_w_and_b
- return z_bar * x, z_bar
+ return z_bar, z_bar * x
The two have changed places: w comes first.

turns_the_signs_and_forgets_the_factor
- p_bar = 2 * (p - y)
+ p_bar = y - p
The signs are turned round, and a factor is missing. What is the rate of a square, and
which way does p - y point?
"""

EXERCISE = Exercise(by_hand, cases, MISTAKES)
