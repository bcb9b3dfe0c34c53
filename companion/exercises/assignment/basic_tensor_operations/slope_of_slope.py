"""The second derivative of a function at every entry."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def slope_of_slope(
    function: Callable[[tf.Tensor], tf.Tensor], x: tf.Tensor
) -> tf.Tensor:
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = function(x)
        slope = inner.gradient(y, x, unconnected_gradients="zero")
    return outer.gradient(slope, x, unconnected_gradients="zero")


def cases() -> list[Inputs]:
    def cube(x: tf.Tensor) -> tf.Tensor:
        return x * x * x

    def wave_times_x(x: tf.Tensor) -> tf.Tensor:
        return x * tf.sin(x)

    def line(x: tf.Tensor) -> tf.Tensor:
        return 3.0 * x - 1.0

    def constant(x: tf.Tensor) -> tf.Tensor:
        return tf.ones_like(x)

    return [
        {"function": function, "x": x}
        for function, x in [
            (cube, tf.constant([1.0, -2.0, 0.5, 0.0])),
            (tf.sin, numbers(2, 3) / 3),
            (wave_times_x, numbers(2, 1, 2) / 3),
            (tf.exp, tf.constant(-0.5)),
            (line, numbers(2, 2, seed=1)),
            (constant, tf.constant([2.0, -1.0])),
            (tf.tanh, tf.zeros((0, 3))),
        ]
    ]


MISTAKES = """
gets_none_for_a_line
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return outer.gradient(slope, x)
or
-     slope = inner.gradient(y, x, unconnected_gradients="zero")
- return outer.gradient(slope, x, unconnected_gradients="zero")
+     slope = inner.gradient(y, x)
+ return tf.zeros_like(x) if slope is None else outer.gradient(slope, x)
Right, but for a straight line or a constant: there is no path to x any more, and the
tape answers None. Zeros are asked for.

gets_none_for_a_constant
- slope = inner.gradient(y, x, unconnected_gradients="zero")
+ slope = inner.gradient(y, x)
or
-     slope = inner.gradient(y, x, unconnected_gradients="zero")
- return outer.gradient(slope, x, unconnected_gradients="zero")
+     slope = inner.gradient(y, x)
+ return outer.gradient(slope, x)
For a constant, already the first slope is None, and it has no slope that could be asked
for. Zeros are asked for there, too.

returns_a_single_zero
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ second = outer.gradient(slope, x)
+ return tf.constant(0.0) if second is None else second
or
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ second = outer.gradient(slope, x)
+ return 0.0 if second is None else second
Right, but where there is no path to x you return a single zero. Every entry of x is to
get one.

gets_zeros_without_a_path
-     slope = inner.gradient(y, x, unconnected_gradients="zero")
+ slope = inner.gradient(y, x, unconnected_gradients="zero")
All your answers are zero. Zeros in the place of None hide that a tape found no path:
was x watched, and was the first slope asked for while the outer tape was recording?

gets_none_without_a_path
-     slope = inner.gradient(y, x, unconnected_gradients="zero")
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ slope = inner.gradient(y, x, unconnected_gradients="zero")
+ return outer.gradient(slope, x)
Your function returned None. If there is a return, a tape found no path to x. Was x
watched by both, and was the first slope asked for while the outer tape was recording?

returns_the_first
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return slope
or
-     slope = inner.gradient(y, x, unconnected_gradients="zero")
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return inner.gradient(y, x)
That is the first derivative. How fast it changes is asked for.

returns_the_values
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return y
Those are the values of the function.

squares_the_first
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return slope**2
You multiplied the first derivative with itself. Its slope is asked for.

asks_about_both
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return outer.gradient([y, slope], x, unconnected_gradients="zero")
You have the slope of the function and its slope added up: the outer tape was asked
about both at once.

doubles_the_first
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return slope + slope
You added the first derivative to itself. Its slope is asked for.

goes_to_another_place
+ for _ in range(2):
+     with tf.GradientTape() as tape:
+         tape.watch(x)
+         y = function(x)
+     x = tape.gradient(y, x, unconnected_gradients="zero")
+ return x
You took the slope at another place: the first slope went into the function. Stay at x,
and derive the slope itself.

applies_the_function_twice
- y = function(x)
+ y = function(function(x))
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return slope
You applied the function twice and took one slope. Apply it once, and take two.

adds_up
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return tf.reduce_sum(outer.gradient(slope, x, unconnected_gradients="zero"))
You added the answers up. Each entry of x has its own.

takes_the_mean
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return tf.reduce_mean(outer.gradient(slope, x, unconnected_gradients="zero"))
You took the mean of the answers. Each entry of x has its own.

makes_a_table
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return outer.jacobian(slope, x, unconnected_gradients="zero")
That is a table of each slope by each entry, and nearly all of it is zero. One number
for each entry is asked for.

halves
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return outer.gradient(slope, x, unconnected_gradients="zero") / 2
Everything is half of what it should be.

estimates
+ h = 0.1
+ return (function(x + h) - 2 * function(x) + function(x - h)) / h**2
or
+ h = 0.01
+ return (function(x + h) - 2 * function(x) + function(x - h)) / h**2
or
+ h = 0.001
+ return (function(x + h) - 2 * function(x) + function(x - h)) / h**2
or
+ h = 0.0001
+ return (function(x + h) - 2 * function(x) + function(x - h)) / h**2
Neighbouring places give an estimate, and the differences of floats make it coarse. Two
tapes give the second derivative itself.
"""

EXERCISE = Exercise(slope_of_slope, cases, MISTAKES)
