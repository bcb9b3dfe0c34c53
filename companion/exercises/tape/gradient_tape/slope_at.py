"""The slope of a function at a point, from a tape."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named


def slope_at(function: Callable[[tf.Tensor], tf.Tensor], x: tf.Tensor) -> tf.Tensor:
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x)


def cases() -> list[Inputs]:
    return [
        {"function": function, "x": tf.constant(x)}
        for function, x in [
            (named("square", lambda x: x * x), 3.0),
            (tf.sin, 0.5),
            (named("wave_times_x", lambda x: x * tf.sin(x)), -2.0),
            (named("stopping_distance", lambda v: (v / 10) ** 2 + 3 * v / 10), 50.0),
            (named("bent", lambda x: 3.0 * x if x > 0 else 0.5 * x), -4.0),
            (tf.exp, 0.0),
        ]
    ]


MISTAKES = """
-     tape.watch(x)
or
- return tape.gradient(y, x)
+ return tape.gradient(x, y)
finds_no_path: Your function returned None. If there is a return, the tape found no path
from the result to x. Does it know that x matters? And does the target stand before the
source?

- return tape.gradient(y, x)
+ return y
returns_the_value: That is the function's value at x. How fast the value changes there
is asked for.

- y = function(x)
+ y = x**2
takes_the_square: That is the slope of the square, whatever the function. A tape finds
the slope of any function, if that function runs inside its block.

- return tape.gradient(y, x)
+ return y / x
divides_the_value_by_x: You divided the value by x. That is the slope of a line from the
origin, and not of the curve.

+ return function(x + 1) - function(x)
takes_a_step_of_one: That is how much the function grows from x to x + 1. The slope at
the one point x is asked for.

+ return (function(x + 0.001) - function(x)) / 0.001
takes_a_small_step: Two neighbouring points give an estimate: close, and not exact. A
tape gives the slope itself.

- return tape.gradient(y, x)
+ return tape.gradient(y, x) * x
multiplies_by_x: You multiplied the slope by x. The slope alone is asked for.

- return tape.gradient(y, x)
+ return -tape.gradient(y, x)
turns_the_sign: The sign is turned round.
"""

EXERCISE = Exercise(slope_at, cases, MISTAKES)
