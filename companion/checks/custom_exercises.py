"""The exercises on custom gradients."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from companion.checks.engine import Exercise, Mistake
from companion.checks.inputs import numbers, one
from companion.checks.parts import first_problem, with_gradient

Function = Callable[[tf.Tensor], tf.Tensor]


def _counting(value: tf.Tensor) -> tf.Tensor:
    """1, 2, 3 and so on in the shape of the value: an upstream to tell apart."""
    numbers_from_one = tf.range(1, tf.size(value) + 1)
    return tf.reshape(tf.cast(numbers_from_one, value.dtype), tf.shape(value))


_with_way_back = with_gradient(
    "the value is right, but what comes back to the input is", _counting
)


def _ruled(
    value: Callable[[tf.Tensor], tf.Tensor],
    rule: Callable[[tf.Tensor, tf.Tensor], tf.Tensor],
) -> Callable[[tf.Tensor], tf.Tensor]:
    """A function with a rule, which gets the upstream and the input."""
    return tf.custom_gradient(lambda x: (value(x), lambda up: rule(up, x)))


def _turned(rule: Callable[[tf.Tensor, float], tf.Tensor]) -> Callable[..., Any]:
    """A solution of `turn_round` with this rule."""

    def solve(x: tf.Tensor, strength: float) -> tf.Tensor:
        return _ruled(tf.identity, lambda up, x: rule(up, strength))(x)

    return solve


TURN_ROUND = Exercise(
    name="turn_round",
    solve=_turned(lambda up, strength: -strength * up),
    prepare=_with_way_back,
    verify=first_problem,
    cases=lambda: [
        {"x": numbers(3), "strength": 1.0},
        {"x": numbers(2, 2, seed=1), "strength": 0.5},
        {"x": tf.constant(2.0), "strength": 3.0},
    ],
    mistakes=(
        Mistake(
            _turned(lambda up, strength: -up),
            "The strength is missing in what you send back.",
        ),
        Mistake(
            _turned(lambda up, strength: strength * up),
            "The sign is missing: the gradient has to be turned round.",
        ),
        Mistake(
            _turned(lambda up, strength: -strength * tf.ones_like(up)),
            "Your rule forgets the upstream. Multiply by what arrives.",
        ),
        Mistake(
            lambda x, strength: -strength * x,
            "You changed the value. It has to stay x; only the way back is turned.",
        ),
        Mistake(
            lambda x, strength: tf.identity(x),
            "The gradient comes back as it was. Give the function a rule with "
            "tf.custom_gradient.",
        ),
    ),
)


def _log_mean_exp(x: tf.Tensor) -> tf.Tensor:
    count = tf.cast(tf.shape(x)[-1], tf.float32)
    return tf.reduce_logsumexp(x, axis=-1) - tf.math.log(count)


def _taken_out(number: Function, hold: Function) -> Function:
    """A solution that takes this number out of the scores before the exponential."""

    def solve(x: tf.Tensor) -> tf.Tensor:
        shift = hold(number(x)) * tf.ones_like(x[..., :1])
        mean = tf.reduce_mean(tf.exp(x - shift), axis=-1)
        return shift[..., 0] + tf.math.log(mean)

    return solve


LOG_MEAN_EXP = Exercise(
    name="log_mean_exp",
    solve=_log_mean_exp,
    prepare=_with_way_back,
    verify=first_problem,
    cases=one(
        "x",
        tf.constant([0.0, 1.0, 3.0]),
        tf.constant([1000.0, 999.0]),
        tf.constant([-1000.0, -998.0, -1000.0]),
        numbers(2, 3),
        numbers(2, 2, 3, seed=1),
        tf.constant([5.0]),
        tf.constant([1000.0, -1000.0]),
        tf.constant([-1000.0, 1000.0]),
        tf.constant([[1000.0, 999.0], [-1000.0, -998.0]]),
    ),
    mistakes=(
        Mistake(
            lambda x: tf.math.log(tf.reduce_mean(tf.exp(x), axis=-1)),
            "For scores of 1000 the exponential is inf, and for -1000 it is 0. Use "
            "tf.reduce_logsumexp, or take out the largest score.",
        ),
        *(
            Mistake(
                _taken_out(number, hold),
                "Right for scores that are close to each other. The number that you "
                "take out before the exponential has to be the largest, and the "
                "largest of each row.",
            )
            for number in (
                lambda x: tf.reduce_mean(x, axis=-1, keepdims=True),
                lambda x: x[..., :1],
                lambda x: x[..., -1:],
                tf.reduce_max,
                tf.reduce_mean,
            )
            for hold in (tf.identity, tf.stop_gradient)
        ),
        Mistake(
            lambda x: tf.reduce_logsumexp(x, axis=-1),
            "That is the logarithm of the sum. The mean is the sum divided by n.",
        ),
        Mistake(
            lambda x: (
                tf.reduce_logsumexp(x, axis=-1) / tf.cast(tf.shape(x)[-1], tf.float32)
            ),
            "You divided the logarithm by n. The sum has to be divided: subtract the "
            "logarithm of n.",
        ),
        Mistake(
            lambda x: (
                tf.reduce_logsumexp(x) - tf.math.log(tf.cast(tf.size(x), tf.float32))
            ),
            "You took the mean of all entries. Take it along the last axis.",
        ),
        Mistake(
            lambda x: (
                tf.reduce_logsumexp(x, axis=0)
                - tf.math.log(tf.cast(tf.shape(x)[0], tf.float32))
            ),
            "You took the mean along the first axis. Take it along the last one.",
        ),
        Mistake(
            lambda x: tf.reduce_max(x, axis=-1),
            "That is the largest score. It is the first part of the answer alone.",
        ),
        Mistake(
            lambda x: tf.reduce_mean(x, axis=-1),
            "That is the mean of the scores. The mean of the exponentials is asked "
            "for, and then the logarithm.",
        ),
    ),
)


def _step(x: tf.Tensor) -> tf.Tensor:
    return tf.where(x >= 0.0, 1.0, -1.0)


def _inside(up: tf.Tensor, x: tf.Tensor) -> tf.Tensor:
    return tf.where(tf.abs(x) <= 1.0, up, 0.0)


BINARY_SIGN = Exercise(
    name="binary_sign",
    solve=_ruled(_step, _inside),
    prepare=_with_way_back,
    verify=first_problem,
    cases=one(
        "x",
        tf.constant([0.5, -0.5, 2.0]),
        tf.constant([0.0, 1.0, -1.0, -3.0]),
        numbers(2, 3) / 5,
        tf.constant(-0.25),
    ),
    mistakes=(
        Mistake(
            _ruled(tf.sign, _inside),
            "At 0 the value has to be 1, and tf.sign gives 0.",
        ),
        Mistake(
            _ruled(_step, lambda up, x: up),
            "You let everything pass. Where |x| is above 1, nothing may come back.",
        ),
        Mistake(
            _ruled(_step, lambda up, x: tf.where(tf.abs(x) < 1.0, up, 0.0)),
            "At exactly 1 and -1 the upstream passes, too: the condition is |x| <= 1.",
        ),
        Mistake(
            _ruled(_step, lambda up, x: tf.where(x <= 1.0, up, 0.0)),
            "Below -1 nothing may come back: compare the absolute value.",
        ),
        Mistake(
            _ruled(_step, lambda up, x: tf.where(tf.abs(x) <= 1.0, 1.0, 0.0)),
            "Your rule forgets the upstream: let pass what arrives, and not 1.",
        ),
        Mistake(
            _ruled(_step, lambda up, x: tf.where(tf.abs(x) <= 1.0, x, 0.0)),
            "Your rule sends back x. Send back what arrives.",
        ),
        *(
            Mistake(
                solve,
                "The values are right, but nothing comes back. Give the function a "
                "rule with tf.custom_gradient.",
            )
            for solve in (
                _step,
                _ruled(_step, lambda up, x: tf.zeros_like(x)),
                lambda x: tf.sign(x + 1e-20),
            )
        ),
        Mistake(
            lambda x: tf.clip_by_value(x, -1.0, 1.0),
            "That is x, cut off at 1 and -1: its slope is the right one, and its value "
            "is not.",
        ),
    ),
)


def _direction(v: tf.Tensor) -> tf.Tensor:
    square = tf.reduce_sum(v**2)
    safe = tf.where(square > 0, square, 1.0)
    return tf.where(square > 0, v / tf.sqrt(safe), tf.zeros_like(v))


DIRECTION = Exercise(
    name="direction",
    solve=_direction,
    prepare=_with_way_back,
    verify=first_problem,
    cases=one(
        "v",
        tf.constant([3.0, 4.0]),
        tf.constant([0.0, 0.0]),
        numbers(4),
        tf.constant([0.001, -0.002, 0.0]),
        tf.constant([0.0]),
    ),
    mistakes=(
        Mistake(
            lambda v: v / tf.norm(v),
            "At the zero vector that is nan. Neither the root nor the division may "
            "see the zero.",
        ),
        Mistake(
            lambda v: tf.where(tf.norm(v) > 0, v / tf.norm(v), tf.zeros_like(v)),
            "The value is right, but at the zero vector the gradient is nan: the "
            "branch that is thrown away is visited on the way back.",
        ),
        Mistake(
            tf.math.l2_normalize,
            "The value is right, but at the zero vector the gradient is a million: "
            "zeros are asked for.",
        ),
        Mistake(
            lambda v: v / (tf.norm(v) + 1e-6),
            "For a short vector the small number in the denominator shows, and at the "
            "zero vector the norm still gives nan on the way back.",
        ),
        Mistake(
            lambda v: tf.math.divide_no_nan(v, tf.reduce_sum(v**2)),
            "You divided by the square of the length. Take the root.",
        ),
        Mistake(
            lambda v: v / tf.norm(v) if tf.reduce_any(v != 0) else tf.zeros_like(v),
            "The values are right. But zeros_like makes a constant, so at the zero "
            "vector the gradient is None. Zeros are asked for: the path to v has to "
            "stay.",
        ),
        Mistake(
            lambda v: tf.stop_gradient(_direction(v)),
            "The values are right, but no gradient comes back.",
        ),
    ),
)

ALL = (TURN_ROUND, LOG_MEAN_EXP, BINARY_SIGN, DIRECTION)
