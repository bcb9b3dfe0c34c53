"""Penguins to tell apart, for the exercises of the lab: all numbers are made up."""

import tensorflow as tf

from companion.checks import Inputs
from companion.checks.inputs import labels, numbers


def penguins(features: int, n: int, seed: int = 0) -> Inputs:
    """Weights, a bias, measurements and labels of `n` penguins."""
    return {
        "w": tf.Variable(numbers(features, seed=seed) / 9),
        "b": tf.Variable(0.25),
        "x": numbers(n, features, seed=seed + 1) / 9,
        "y": tf.cast(labels(n, below=2, seed=seed + 2), tf.float32),
    }


def some_penguins() -> list[Inputs]:
    """Groups of several sizes, with one to four measurements."""
    return [penguins(3, 5), penguins(4, 4, 3), penguins(1, 1, 6), penguins(2, 7, 9)]
