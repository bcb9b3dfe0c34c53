"""Learning rates drawn at random, evenly on a logarithmic scale."""

import math
from collections.abc import Sequence

import numpy as np
import tensorflow as tf

from companion.checks import Exercise, Inputs, Outcome, sign
from companion.checks.values import difference


def random_rates(
    count: int, low: float, high: float, seed: tuple[int, int]
) -> tf.Tensor:
    ends = tf.math.log([low, high])
    drawn = tf.random.stateless_uniform((count,), seed, ends[0], ends[1])
    return tf.exp(drawn)


def cases() -> list[Inputs]:
    return [
        {"count": count, "low": low, "high": high, "seed": seed}
        for count, low, high, seed in [
            (2000, 1e-4, 1.0, (1, 2)),
            (2000, 1e-4, 1.0, (3, 4)),
            (2000, 1e-4, 1.0, (1, 2)),
            (2000, 0.5, 8.0, (5, 6)),
            (1, 1e-6, 1e-2, (7, 8)),
        ]
    ]


MISTAKES = """
- ends = tf.math.log([low, high])
+ ends = [low, high]
- return tf.exp(drawn)
+ return drawn
draws_on_the_plain_scale: That is even on the plain scale: with 0.0001 and 1, nine in
ten of your rates are above 0.1. Draw the exponents evenly.

- return tf.exp(drawn)
+ return drawn
returns_logarithms: Those are the logarithms of the rates. Undo the logarithm.

- ends = tf.math.log([low, high])
+ ends = np.log10([low, high])
- return tf.exp(drawn)
+ return drawn
returns_exponents_of_10: Those are the exponents. The rates themselves are asked for.

- return tf.exp(drawn)
+ return 10.0**drawn
undoes_a_natural_logarithm_with_10: You took natural logarithms, and undid them with a
power of 10. Let both have the same base.

- ends = tf.math.log([low, high])
+ ends = np.log10([low, high])
undoes_a_logarithm_to_base_10_with_e: You took logarithms to the base 10, and undid them
with exp. Let both have the same base.

- ends = tf.math.log([low, high])
+ ends = [low, high]
forgets_the_logarithm_before_exp: You raised e to a number between low and high. What
has to be drawn is a number between their logarithms.

- ends = tf.math.log([low, high])
+ ends = [low, high]
- return tf.exp(drawn)
+ return 10.0**drawn
forgets_the_logarithm_before_the_power_of_10: You raised 10 to a number between low and
high. What has to be drawn is a number between their logarithms.

- ends = tf.math.log([low, high])
+ ends = [low, high]
- return tf.exp(drawn)
+ return tf.math.log(drawn)
takes_the_logarithm_afterwards: You drew on the plain scale and took the logarithm
afterwards. First the logarithm of the ends, then the draw, and then back.
"""


@sign("{}")
def has_another_dtype_or_shape(outcomes: Sequence[Outcome]) -> str | None:
    for outcome in outcomes:
        value = outcome.value
        form = tf.zeros_like(value) if isinstance(value, tf.Tensor) else value
        found = difference(form, tf.zeros((outcome.inputs["count"],)))
        if found:
            return f"{outcome.where()}, your function returned {found}"
    return None


@sign(
    "Called twice with the seed (1, 2), your function returned different numbers. A "
    "stateful function goes on from where it was: draw with a stateless one."
)
def draws_anew_each_time(outcomes: Sequence[Outcome]) -> bool:
    return difference(outcomes[0].value, outcomes[2].value) is not None


@sign("The seeds (1, 2) and (3, 4) gave the same numbers: the seed has no effect.")
def ignores_the_seed(outcomes: Sequence[Outcome]) -> bool:
    return difference(outcomes[0].value, outcomes[1].value) is None


def sorted_rates(outcome: Outcome) -> np.ndarray:
    return np.sort(outcome.value.numpy().astype(np.float64))


@sign("{} is not between the two.")
def leaves_the_range(outcomes: Sequence[Outcome]) -> str | None:
    for outcome in outcomes:
        low, high = outcome.inputs["low"], outcome.inputs["high"]
        for rate in sorted_rates(outcome):
            if not low * 0.9999 < rate < high * 1.0001:
                return f"{outcome.where()}, {rate:.3g}"
    return None


@sign("{}, all your rates are equal: draw each of them.")
def draws_one_rate_for_all(outcomes: Sequence[Outcome]) -> str | None:
    for outcome in outcomes:
        rates = sorted_rates(outcome)
        if rates.size > 1 and rates[0] == rates[-1]:
            return outcome.where()
    return None


@sign("{}.")
def draws_unevenly(outcomes: Sequence[Outcome]) -> str | None:
    for outcome in outcomes:
        low, high = outcome.inputs["low"], outcome.inputs["high"]
        rates = sorted_rates(outcome)
        places = np.log(rates / low) / np.log(high / low)
        even = (np.arange(rates.size) + 0.5) / rates.size
        if rates.size > 1 and np.max(np.abs(places - even)) > 0.05:
            return (
                f"{outcome.where()}, half of your rates are below "
                f"{np.median(rates):.2g}. On a logarithmic scale the middle is at "
                f"{math.sqrt(low * high):.2g}"
            )
    return None


EXERCISE = Exercise(
    random_rates,
    cases,
    [
        MISTAKES,
        has_another_dtype_or_shape,
        draws_anew_each_time,
        ignores_the_seed,
        leaves_the_range,
        draws_one_rate_for_all,
        draws_unevenly,
    ],
    many_answers=True,
)
