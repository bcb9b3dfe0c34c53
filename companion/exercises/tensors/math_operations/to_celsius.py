"""Temperatures in degrees Celsius, from degrees Fahrenheit."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def to_celsius(fahrenheit: tf.Tensor) -> tf.Tensor:
    return (fahrenheit - 32) * 5 / 9


cases = one(
    "fahrenheit",
    tf.constant([32.0, 212.0, -40.0]),
    tf.constant(98.6),
    numbers(2, 3) * 10,
    tf.zeros((0,)),
)

MISTAKES = """
+ return fahrenheit - 32 * 5 / 9
no_parentheses: Multiplication came before subtraction. Put parentheses around the
difference.

+ return (fahrenheit - 32) * 9 / 5
factor_upside_down: The factor is upside down: a Fahrenheit degree is smaller than a
Celsius one.

+ return fahrenheit * 5 / 9 - 32
scales_first: The scaling came first. 32 is in Fahrenheit, so it goes before you scale.

+ return fahrenheit * 9 / 5 + 32
to_fahrenheit: That is the way from Celsius to Fahrenheit.

+ return (fahrenheit - 32) * (5 // 9)
factor_rounded_to_zero: 5 // 9 is 0, because // rounds down. Use / here.

+ return (fahrenheit - 32) * 5 // 9
whole_degrees: // rounds down to whole degrees. Use / here.
"""

EXERCISE = Exercise(to_celsius, cases, MISTAKES)
