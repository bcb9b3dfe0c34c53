"""Where a function is zero, after some steps of Newton's method."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named
from companion.checks.observing import derivative


def newton(
    function: Callable[[tf.Tensor], tf.Tensor], x: tf.Tensor, steps: int
) -> tf.Tensor:
    for _ in range(steps):
        x = x - function(x) / derivative(function, x)
    return x


def cases() -> list[Inputs]:
    square_minus_two = named("square_minus_two", lambda x: x * x - 2.0)
    cosine_minus_x = named("cosine_minus_x", lambda x: tf.cos(x) - x)
    cubic = named("cubic", lambda x: x**3 - x - 2.0)
    return [
        {"function": function, "x": tf.constant(x), "steps": steps}
        for function, x, steps in [
            (square_minus_two, 4.0, 2),
            (cosine_minus_x, -0.5, 1),
            (cubic, 2.5, 3),
            (square_minus_two, -1.0, 1),
            (cubic, 1.25, 0),
        ]
    ]


MISTAKES = """
- x = x - function(x) / derivative(function, x)
+ x = x + function(x) / derivative(function, x)
adds_the_quotient: You step to the wrong side: the quotient is subtracted.

- x = x - function(x) / derivative(function, x)
+ x = x - derivative(function, x) / function(x)
turns_the_fraction: The fraction stands on its head: the value of the function belongs
on top, its slope below.

- x = x - function(x) / derivative(function, x)
+ x = x - function(x) * derivative(function, x)
multiplies_by_the_slope: You multiplied by the slope. The steeper the function, the
shorter the way to its zero.

- x = x - function(x) / derivative(function, x)
+ x = x - derivative(function, x)
goes_downhill: You follow the slope downhill, to where the function is lowest. Where it
is zero is asked for, so its value has to have a part in the step.

- for _ in range(steps):
-     x = x - function(x) / derivative(function, x)
+ slope = derivative(function, x)
+ for _ in range(steps):
+     x = x - function(x) / slope
takes_the_slope_once: You took the slope once, at the beginning. It is another one at
every new x.

- for _ in range(steps):
+ for _ in range(steps + 1):
takes_a_step_too_many: That is one step too many.

- for _ in range(steps):
+ for _ in range(steps - 1):
takes_a_step_too_few: That is one step too few.

-     x = x - function(x) / derivative(function, x)
- return x
+     return x - function(x) / derivative(function, x)
returns_inside_the_loop: You return after the first step. A return inside the loop ends
it.

- return x
+ return function(x)
returns_the_value: That is the value of the function at the last x. The x is asked for.

- for _ in range(steps):
-     x = x - function(x) / derivative(function, x)
- return x
+ values = [x]
+ for _ in range(steps):
+     x = x - function(x) / derivative(function, x)
+     values.append(x)
+ return values
returns_every_value: Those are all values on the way. The last one is asked for.
"""

EXERCISE = Exercise(newton, cases, MISTAKES)
