"""Normal noise of shape (4, 3) that is the same whenever the seed is the same."""

from collections.abc import Sequence

import tensorflow as tf

from companion.checks import Exercise, Outcome, sign
from companion.checks.inputs import one
from companion.checks.values import difference


def repeatable_noise(seed: int) -> tf.Tensor:
    return tf.random.stateless_normal((4, 3), seed=(seed, 0))


cases = one("seed", 0, 1, 0, *range(2, 24))


@sign("{}")
def has_another_form(outcomes: Sequence[Outcome]) -> str | None:
    for outcome in outcomes:
        noise = outcome.value
        form = tf.zeros_like(noise) if isinstance(noise, tf.Tensor) else noise
        found = difference(form, tf.zeros((4, 3)))
        if found:
            return f"{outcome.where()}, your function returned {found}"
    return None


@sign(
    "Called twice with seed 0, your function returned different numbers. A stateful "
    "function such as tf.random.normal goes on from where it was, also with seed=: you "
    "want a stateless one."
)
def goes_on_from_where_it_was(outcomes: Sequence[Outcome]) -> bool:
    first, _, again, *_ = (outcome.value for outcome in outcomes)
    return difference(first, again) is not None


@sign("The seeds 0 and 1 gave the same numbers: the seed has no effect.")
def ignores_the_seed(outcomes: Sequence[Outcome]) -> bool:
    first, other, *_ = (outcome.value for outcome in outcomes)
    return difference(first, other) is None


@sign(
    "The numbers are spread evenly between two bounds. That is uniform noise; normal "
    "noise has a bell around its mean."
)
def is_uniform(outcomes: Sequence[Outcome]) -> bool:
    """Whether extremes are rarer than in normal noise: its kurtosis is 3, not 1.8."""
    noise = tf.stack([outcome.value for outcome in outcomes])
    scaled = (noise - tf.reduce_mean(noise)) / tf.math.reduce_std(noise)
    return bool(tf.reduce_mean(scaled**4) < 2.1)


EXERCISE = Exercise(
    repeatable_noise,
    cases,
    [has_another_form, goes_on_from_where_it_was, ignores_the_seed, is_uniform],
    many_answers=True,
)
