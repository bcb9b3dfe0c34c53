"""A weight and its velocity after one step with momentum."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def momentum_step(
    w: tf.Tensor, g: tf.Tensor, u: tf.Tensor, rate: float, beta: float
) -> tuple[tf.Tensor, tf.Tensor]:
    u = beta * u - rate * g
    return w + u, u


def cases() -> list[Inputs]:
    return [
        {
            "w": numbers(*shape),
            "g": numbers(*shape, seed=1) / 2,
            "u": numbers(*shape, seed=2) / 3,
            "rate": rate,
            "beta": beta,
        }
        for shape, rate, beta in [
            ((4,), 0.1, 0.9),
            ((2, 2), 0.5, 0.8),
            ((2, 3), 0.25, 0.0),
            ((), 0.05, 0.6),
            ((0,), 0.1, 0.9),
        ]
    ]


MISTAKES = """
moves_by_the_old_velocity
+ return w + u, beta * u - rate * g
The velocity is right, but the weight moved by the old one. First comes the new
velocity, then the move.

returns_the_velocity_first
- return w + u, u
+ return u, w + u
Both are right, but they have changed places: first the weight, then the velocity.

pulls_uphill
- u = beta * u - rate * g
+ u = beta * u + rate * g
The slope pulls uphill: it enters the velocity with the wrong sign.

subtracts_the_velocity
- u = beta * u - rate * g
- return w + u, u
+ u = beta * u + rate * g
+ return w - u, u
The weight is right, but your velocity points backwards. On this page it points where
the weight goes, and is added.

multiplies_by_the_rate_later
- u = beta * u - rate * g
- return w + u, u
+ u = beta * u + g
+ return w - rate * u, u
You left the rate out of the velocity and multiplied by it later. Some libraries do; on
this page the rate is part of the pull of the slope.

takes_an_average
- u = beta * u - rate * g
+ u = beta * u - (1 - beta) * rate * g
You averaged: the pull got the share 1 - beta. That is how Adam does it. Here the whole
pull is added.

looks_ahead_as_nesterov_does
- return w + u, u
+ return w + beta * u - rate * g, u
That is Nesterov's step, which looks ahead. The plain one is asked for.

keeps_the_whole_velocity
- u = beta * u - rate * g
+ u = u - rate * g
You kept the whole velocity. Only the share beta of it is kept.

forgets_the_rate
- u = beta * u - rate * g
+ u = beta * u - g
The rate has no effect: the slope pulls with all its size.

takes_a_plain_step
- return w + u, u
+ return w - rate * g, u
The velocity is right, but the weight took a plain step. It moves by the velocity.

returns_the_old_velocity
+ return w + beta * u - rate * g, u
The weight is right, but you return the velocity from before. The next step needs the
new one.

returns_only_the_weight
- return w + u, u
+ return w + u
The weight is right. Return the velocity as well: the next step needs it.
"""

EXERCISE = Exercise(momentum_step, cases, MISTAKES)
