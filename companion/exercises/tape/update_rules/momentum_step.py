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
+ return w + u, beta * u - rate * g
moves_by_the_old_velocity: The velocity is right, but the weight moved by the old one.
First comes the new velocity, then the move.

- return w + u, u
+ return u, w + u
returns_the_velocity_first: Both are right, but they have changed places: first the
weight, then the velocity.

- u = beta * u - rate * g
+ u = beta * u + rate * g
pulls_uphill: The slope pulls uphill: it enters the velocity with the wrong sign.

- u = beta * u - rate * g
- return w + u, u
+ u = beta * u + rate * g
+ return w - u, u
subtracts_the_velocity: The weight is right, but your velocity points backwards. On this
page it points where the weight goes, and is added.

- u = beta * u - rate * g
- return w + u, u
+ u = beta * u + g
+ return w - rate * u, u
multiplies_by_the_rate_later: You left the rate out of the velocity and multiplied by it
later. Some libraries do; on this page the rate is part of the pull of the slope.

- u = beta * u - rate * g
+ u = beta * u - (1 - beta) * rate * g
takes_an_average: You averaged: the pull got the share 1 - beta. That is how Adam does
it. Here the whole pull is added.

- return w + u, u
+ return w + beta * u - rate * g, u
looks_ahead_as_nesterov_does: That is Nesterov's step, which looks ahead. The plain one
is asked for.

- u = beta * u - rate * g
+ u = u - rate * g
keeps_the_whole_velocity: You kept the whole velocity. Only the share beta of it is
kept.

- u = beta * u - rate * g
+ u = beta * u - g
forgets_the_rate: The rate has no effect: the slope pulls with all its size.

- return w + u, u
+ return w - rate * g, u
takes_a_plain_step: The velocity is right, but the weight took a plain step. It moves by
the velocity.

+ return w + beta * u - rate * g, u
returns_the_old_velocity: The weight is right, but you return the velocity from before.
The next step needs the new one.

- return w + u, u
+ return w + u
returns_only_the_weight: The weight is right. Return the velocity as well: the next step
needs it.
"""

EXERCISE = Exercise(momentum_step, cases, MISTAKES)
