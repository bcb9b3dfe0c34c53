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
no_parentheses
+ return fahrenheit - 32 * 5 / 9
Multiplication came before subtraction. Put parentheses around the difference.

factor_upside_down
+ return (fahrenheit - 32) * 9 / 5
The factor is upside down: a Fahrenheit degree is smaller than a Celsius one.

scales_first
+ return fahrenheit * 5 / 9 - 32
The scaling came first. 32 is in Fahrenheit, so it goes before you scale.

to_fahrenheit
+ return fahrenheit * 9 / 5 + 32
That is the way from Celsius to Fahrenheit.

factor_rounded_to_zero
+ return (fahrenheit - 32) * (5 // 9)
5 // 9 is 0, because // rounds down. Use / here.

whole_degrees
+ return (fahrenheit - 32) * 5 // 9
// rounds down to whole degrees. Use / here.
"""

EXERCISE = Exercise(to_celsius, cases, MISTAKES)
