"""A weight and its two averages after one step of Adam."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def adam_step(
    w: tf.Tensor, g: tf.Tensor, m: tf.Tensor, s: tf.Tensor, t: int, rate: float
) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    m = 0.9 * m + 0.1 * g
    s = 0.999 * s + 0.001 * g**2
    m_hat = m / (1 - 0.9**t)
    s_hat = s / (1 - 0.999**t)
    w = w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7)
    return w, m, s


def cases() -> list[Inputs]:
    first = [
        {
            "w": tf.constant(w),
            "g": tf.constant(g),
            "m": tf.zeros((len(g),)),
            "s": tf.zeros((len(g),)),
            "t": 1,
            "rate": rate,
        }
        for w, g, rate in [
            ([1.0, -2.0, 0.5], [-3.0, 0.5, 10.0], 0.25),
            ([1.0, -1.0], [0.0, -2.0], 1.0),
        ]
    ]
    started = [
        {
            "w": numbers(*shape),
            "g": numbers(*shape, seed=1) / 3,
            "m": numbers(*shape, seed=2) / 9,
            "s": 0.5 + numbers(*shape, seed=3) ** 2 / 40,
            "t": t,
            "rate": rate,
        }
        for shape, t, rate in [((2, 2), 3, 0.5), ((2, 3), 12, 0.1), ((), 2, 0.3)]
    ]
    return [*first, *started]


MISTAKES = """
- m_hat = m / (1 - 0.9**t)
- s_hat = s / (1 - 0.999**t)
+ m_hat, s_hat = m, s
forgets_the_hats: The averages are right, but the weight moved without the hats: in the
first steps both averages are still too small.

- return w, m, s
+ return w, m_hat, s_hat
returns_the_hats: You return the averages with their hats. Keep the hats in names of
their own: the next step goes on from the averages without.

- m_hat = m / (1 - 0.9**t)
- s_hat = s / (1 - 0.999**t)
+ m_hat = m / (1 - 0.9 ** (t + 1))
+ s_hat = s / (1 - 0.999 ** (t + 1))
takes_the_hats_of_the_next_step: Your hats belong to the next step: t is 1 in the first
one already.

- m_hat = m / (1 - 0.9**t)
- s_hat = s / (1 - 0.999**t)
+ m_hat = m / (1 - 0.9 * t)
+ s_hat = s / (1 - 0.999 * t)
multiplies_by_t: In the hats you multiply by t. The share that is still missing shrinks
with each step: it is a power.

- m_hat = m / (1 - 0.9**t)
- s_hat = s / (1 - 0.999**t)
+ m_hat = m / (1 - 0.9)
+ s_hat = s / (1 - 0.999)
forgets_t: Your hats do not depend on t, so they are right in the first step only.

- s_hat = s / (1 - 0.999**t)
+ s_hat = s
forgets_the_hat_of_s: The average of the squares has no hat in your step.

- m_hat = m / (1 - 0.9**t)
+ m_hat = m
forgets_the_hat_of_m: The average of the gradients has no hat in your step.

- w = w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7)
+ w = w - rate * m_hat / (s_hat + 1e-7)
forgets_the_root: The root below the fraction is missing.

- w = w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7)
+ w = w - rate * m_hat / tf.sqrt(s_hat)
forgets_epsilon: Where the gradient has always been 0 you divide 0 by 0. The small
epsilon is there for that.

- w = w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7)
+ w = w + rate * m_hat / (tf.sqrt(s_hat) + 1e-7)
goes_uphill: You went uphill: the step is subtracted.

- m = 0.9 * m + 0.1 * g
- s = 0.999 * s + 0.001 * g**2
+ m = 0.999 * m + 0.001 * g
+ s = 0.9 * s + 0.1 * g**2
swaps_the_betas: The two betas have changed places: 0.9 belongs to the gradients, 0.999
to their squares.

- s = 0.999 * s + 0.001 * g**2
+ s = 0.999 * s + 0.001 * g
forgets_to_square: The second average is that of the squares: square the gradient, entry
by entry.

- s = 0.999 * s + 0.001 * g**2
+ s = 0.999 * s + 0.001 * m**2
squares_the_first_average: The second average takes the square of the gradient, and not
of the first average.

- m = 0.9 * m + 0.1 * g
- s = 0.999 * s + 0.001 * g**2
+ m = 0.9 * m + g
+ s = 0.999 * s + g**2
adds_up: Those are sums. In an average the past has the share beta, and the new gradient
has the rest.

- m = 0.9 * m + 0.1 * g
- s = 0.999 * s + 0.001 * g**2
- m_hat = m / (1 - 0.9**t)
- s_hat = s / (1 - 0.999**t)
+ m_hat = m / (1 - 0.9**t)
+ s_hat = s / (1 - 0.999**t)
+ m = 0.9 * m + 0.1 * g
+ s = 0.999 * s + 0.001 * g**2
moves_by_the_old_averages: The averages are right, but the weight moved by the old ones.

- m = 0.9 * m + 0.1 * g
- s = 0.999 * s + 0.001 * g**2
- m_hat = m / (1 - 0.9**t)
- s_hat = s / (1 - 0.999**t)
+ m_hat = (0.9 * m + 0.1 * g) / (1 - 0.9**t)
+ s_hat = (0.999 * s + 0.001 * g**2) / (1 - 0.999**t)
returns_the_old_averages: The weight is right, but you return the averages from before.
The next step needs the new ones.

- return w, m, s
+ return w
returns_only_the_weight: The weight is right. Return the averages as well: the next step
needs them.
"""

EXERCISE = Exercise(adam_step, cases, MISTAKES)
