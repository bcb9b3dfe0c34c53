"""Logs of the greenhouse: each hour, a reading of each of three sensors."""

import numpy as np
import tensorflow as tf

MISSING = -9999


def greenhouse_log(days: int, seed: int = 0) -> tf.Tensor:
    """Readings in tenths of a degree, about one in eight of them missing."""
    random = np.random.default_rng(seed)
    readings = random.integers(-80, 320, size=days * 24 * 3)
    readings[random.random(readings.size) < 0.125] = MISSING
    return tf.constant(readings, tf.int16)
