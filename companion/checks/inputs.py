"""Inputs for exercises, chosen to tell mistakes apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks.exercise import Inputs


def numbers(*shape: int, seed: int = 0, dtype: tf.DType = tf.float32) -> tf.Tensor:
    """Distinct numbers between -9 and 9, in no order, for telling axes apart."""
    size = int(np.prod(shape))
    values = np.random.default_rng(seed).permutation(np.linspace(-9, 9, max(size, 1)))
    return tf.cast(tf.reshape(values[:size], shape), dtype)


def uniform(rng: np.random.Generator, *shape: int) -> tf.Tensor:
    """Numbers between -9 and 9 with two decimals, drawn anew, as float32."""
    return tf.constant(rng.uniform(-9, 9, shape).round(2), tf.float32)


def labels(*shape: int, below: int, seed: int = 0) -> tf.Tensor:
    """Class indices from 0 up to `below`, as int32."""
    values = np.random.default_rng(seed).integers(0, below, size=shape)
    return tf.constant(values, tf.int32)


def named(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which messages then call by that name."""
    function.__name__ = name
    return function


def one(name: str, *values: Any) -> Callable[[], Sequence[Inputs]]:
    """Cases for a function of one argument: one case for each value."""
    return lambda: [{name: value} for value in values]
