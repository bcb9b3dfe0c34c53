"""What is wrong with a gradient, in one word."""

import tensorflow as tf

from companion.checks import Exercise, Inputs, Program


def symptom(gradient: tf.Tensor | tf.IndexedSlices | None) -> str:
    if gradient is None:
        return "none"
    gradient = tf.convert_to_tensor(gradient)
    if not tf.reduce_all(tf.math.is_finite(gradient)):
        return "bad"
    return "fine" if tf.reduce_any(gradient != 0) else "zero"


def rows(*values: float) -> tf.IndexedSlices:
    """The gradient of a table of three numbers, of which two are used."""
    return tf.IndexedSlices(
        tf.constant(values), tf.constant([0, 2]), dense_shape=tf.constant([3])
    )


def cases() -> list[Inputs]:
    return [
        {"gradient": gradient}
        for gradient in [
            None,
            tf.constant([0.5, -2.0]),
            tf.constant([0.0, 0.0]),
            tf.constant([1.0, -1.0]),
            tf.constant([1.0, float("nan")]),
            tf.constant([[0.0], [float("inf")]]),
            tf.constant([0.0, float("-inf")]),
            tf.constant(0.0),
            tf.constant([0.0, 1e-30]),
            rows(1.0, 0.0),
            rows(0.0, 0.0),
            rows(0.0, float("nan")),
        ]
    ]


def as_word(answer: Program) -> Program:
    """Lets a string tensor count as a string."""

    def word(gradient: object) -> object:
        value = answer(gradient)
        is_text = tf.is_tensor(value) and value.dtype == tf.string
        return value.numpy().decode() if is_text else value

    return word


MISTAKES = """
- if not tf.reduce_all(tf.math.is_finite(gradient)):
+ if tf.reduce_any(tf.math.is_nan(gradient)):
looks_for_nan_alone: You look for nan alone. An infinite entry is bad, too:
tf.math.is_finite finds both.

- if not tf.reduce_all(tf.math.is_finite(gradient)):
+ if tf.reduce_any(tf.math.is_inf(gradient)):
looks_for_infinity_alone: You look for infinity alone. A nan is bad, too:
tf.math.is_finite finds both.

- return "fine" if tf.reduce_any(gradient != 0) else "zero"
+ return "fine" if tf.reduce_sum(gradient) != 0 else "zero"
adds_the_entries_up: You call a gradient zero when its entries add up to zero, and 1 and
-1 do so as well. Look at every entry.

- return "fine" if tf.reduce_any(gradient != 0) else "zero"
+ return "fine" if tf.reduce_all(gradient != 0) else "zero"
looks_for_any_zero: You call a gradient zero when any entry is. All of them have to be.

- return "fine" if tf.reduce_any(gradient != 0) else "zero"
+ return "fine" if tf.reduce_any(tf.abs(gradient) > 1e-6) else "zero"
takes_small_for_zero: You call a small gradient zero. Only an exact zero counts: a small
number may be right.

- gradient = tf.convert_to_tensor(gradient)
+ gradient = gradient.numpy()
takes_tensors_alone: Your function raised an error for an IndexedSlices. Make a tensor
of it with tf.convert_to_tensor.
"""

EXERCISE = Exercise(symptom, cases, MISTAKES, observe=as_word)
