"""Ways to look at an answer: at the gradient of what it returns, for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from companion.checks.engine import is_missing
from companion.checks.exercise import Parts, Program

RETURNED = "your function returned"
"""How a message about what an answer returns begins."""


def derivative(
    function: Callable[[tf.Tensor], tf.Tensor], x: tf.Tensor, unconnected: str = "none"
) -> tf.Tensor | None:
    """What a tape says of a function at a tensor."""
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x, unconnected_gradients=unconnected)


def with_gradient(
    says: str, weights: Callable[[tf.Tensor], tf.Tensor] = tf.ones_like
) -> Callable[[Program], Program]:
    """An `observe` that looks at the gradient of what an answer returns, too.

    Args:
        says: How a message about the gradient begins.
        weights: What arrives at the value on the way back; by default ones, which
            gives the gradient of the sum.

    Returns:
        The function of answers. Its gradient is by the first argument.
    """

    def observe(answer: Program) -> Program:
        def both(x: tf.Tensor, *others: Any) -> Any:
            with tf.GradientTape() as tape:
                tape.watch(x)
                value = answer(x, *others)
            if is_missing(value):
                return value
            slope = None
            if tf.is_tensor(value):
                slope = tape.gradient(value, x, output_gradients=weights(value))
            return Parts({RETURNED: value, says: slope})

        return both

    return observe
