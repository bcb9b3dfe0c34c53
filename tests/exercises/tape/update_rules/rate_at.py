import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def step_by_step(k, peak, warmup, every):
    rate = peak / warmup
    for step in range(1, k + 1):
        if step < warmup:
            rate += peak / warmup
        elif step > warmup and (step - warmup) % every == 0:
            rate /= 2
    return rate


@answers.right
def with_min_and_max(k, peak, warmup, every):
    halvings = max(0, k - warmup) // every
    return min(1.0, (k + 1) / warmup) * peak / 2**halvings


@answers.right
def with_linspace(k, peak, warmup, every):
    rises = np.linspace(peak / warmup, peak, warmup)
    falls = peak * np.exp2(-((k - warmup) // every))
    return float(rises[k] if k < warmup else falls)


answers.wrong(
    "stays_at_the_peak",
    lambda k, peak, warmup, every: peak * min(1.0, (k + 1) / warmup),
)


@answers.told("For k = 14, peak = 0.5, warmup = 4, every = 3, your function returned")
def halves_once(k, peak, warmup, every):
    if k < warmup:
        return peak * (k + 1) / warmup
    if (k - warmup) // every > 0:
        return peak / 2
    return peak


@answers.told("a tensor; a float is asked for")
def returns_a_tensor(k, peak, warmup, every):
    if k < warmup:
        return tf.constant(peak * (k + 1) / warmup)
    return tf.constant(peak * 0.5 ** ((k - warmup) // every))


@answers.told("and that is not right")
def with_too_few_places(k, peak, warmup, every):
    if k < warmup:
        return np.linspace(peak / warmup, peak, warmup - 1)[k]
    return peak * 0.5 ** ((k - warmup) // every)


@answers.told("and that is not right")
def halves_in_the_warm_up(k, peak, warmup, every):
    rates = np.linspace(peak / warmup, peak, warmup)
    return rates[k] * 0.5 ** ((k - warmup) // every)
