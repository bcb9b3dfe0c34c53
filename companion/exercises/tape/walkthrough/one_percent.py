"""By how much an answer changes if one percent is added to each variable."""

from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks import Exercise, Inputs, Program


def one_percent(
    answer: Callable[[dict[str, tf.Variable]], tf.Tensor], p: dict[str, tf.Variable]
) -> dict[str, tf.Tensor]:
    with tf.GradientTape() as tape:
        value = answer(p)
    slopes = tape.gradient(value, p, unconnected_gradients="zero")
    return {name: 0.01 * p[name] * slopes[name] for name in p}


def ratio_of_both(p: dict[str, tf.Variable]) -> tf.Tensor:
    return p["a"] ** 2 / p["b"]


def first_alone(p: dict[str, tf.Variable]) -> tf.Tensor:
    return tf.exp(p["a"])


def difference_of_three(p: dict[str, tf.Variable]) -> tf.Tensor:
    return p["a"] * p["c"] - 3.0 * p["b"]


def cases() -> list[Inputs]:
    return [
        {"answer": answer, "p": {name: tf.Variable(v) for name, v in values.items()}}
        for answer, values in [
            (ratio_of_both, {"a": 3.0, "b": 2.0}),
            (ratio_of_both, {"a": -1.0, "b": 0.5}),
            (first_alone, {"a": 1.5, "b": 4.0}),
            (difference_of_three, {"a": 2.0, "b": -1.0, "c": 5.0}),
        ]
    ]


def with_tensors(function: Program) -> Program:
    """Takes plain numbers in the dict for tensors: the statement leaves it open."""

    def as_tensor(change: Any) -> Any:
        is_plain = isinstance(change, int | float | np.number)
        return tf.constant(change, tf.float32) if is_plain else change

    def converted(*inputs: Any) -> Any:
        changes = function(*inputs)
        if not isinstance(changes, dict):
            return changes
        return {name: as_tensor(change) for name, change in changes.items()}

    return converted


MISTAKES = """
- return {name: 0.01 * p[name] * slopes[name] for name in p}
+ return slopes
returns_the_derivatives: Those are the derivatives. Multiply each by its small change,
one percent of the variable.

- return {name: 0.01 * p[name] * slopes[name] for name in p}
+ return {name: 0.01 * slopes[name] for name in p}
changes_all_by_the_same: You took a change of 0.01 for every variable. It is one percent
of its own value.

- return {name: 0.01 * p[name] * slopes[name] for name in p}
+ return {name: p[name] * slopes[name] for name in p}
takes_a_hundred_percent: That is for a change of a hundred percent: a factor of 0.01 is
missing.

- slopes = tape.gradient(value, p, unconnected_gradients="zero")
- return {name: 0.01 * p[name] * slopes[name] for name in p}
+ slopes = tape.gradient(value, p)
+ return {
+     name: None if slope is None else 0.01 * p[name] * slope
+     for name, slope in slopes.items()
+ }
gives_none: Where the answer does not depend on a variable you give None. The answer
changes by 0 there.

- slopes = tape.gradient(value, p, unconnected_gradients="zero")
+ slopes = tape.gradient(value, p)
or
- slopes = tape.gradient(value, p, unconnected_gradients="zero")
- return {name: 0.01 * p[name] * slopes[name] for name in p}
+ slopes = tape.gradient(value, p)
+ return {name: 0.01 * slopes[name] * p[name] for name in p}
multiplies_none: Where the answer does not depend on a variable, the tape gives None,
and None cannot be multiplied. Ask it for zeros.

+ before = answer(p)
+ return {name: answer({**p, name: 1.01 * p[name]}) - before for name in p}
tries_it_out: You tried the change out. That is close, and not the first approximation
that is asked for: small change times derivative.

- return {name: 0.01 * p[name] * slopes[name] for name in p}
+ return {name: 0.01 * value * slopes[name] for name in p}
multiplies_by_the_answer: You multiplied by the answer. One percent of the variable is
meant.
"""

EXERCISE = Exercise(one_percent, cases, MISTAKES, observe=with_tensors)
