import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_numpy(gradient):
    if gradient is None:
        return "none"
    values = np.asarray(tf.convert_to_tensor(gradient))
    if not np.isfinite(values).all():
        return "bad"
    return "fine" if values.any() else "zero"


@answers.right
def asks_for_nan_and_infinity(gradient):
    if gradient is None:
        return "none"
    if isinstance(gradient, tf.IndexedSlices):
        gradient = gradient.values
    if tf.reduce_any(tf.math.is_nan(gradient) | tf.math.is_inf(gradient)):
        return "bad"
    if tf.reduce_all(tf.equal(gradient, 0)):
        return "zero"
    return "fine"


@answers.wrong
def adds_the_entries_up(gradient):
    if gradient is None:
        return "none"
    total = tf.reduce_sum(tf.convert_to_tensor(gradient))
    if not tf.math.is_finite(total):
        return "bad"
    return "zero" if total == 0 else "fine"


@answers.wrong
def takes_tensors_alone(gradient):
    if gradient is None:
        return "none"
    if not np.isfinite(gradient.numpy()).all():
        return "bad"
    return "fine" if gradient.numpy().any() else "zero"
