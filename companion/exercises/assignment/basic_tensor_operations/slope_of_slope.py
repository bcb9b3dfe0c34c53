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
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return outer.gradient(slope, x)
or
-     slope = inner.gradient(y, x, unconnected_gradients="zero")
- return outer.gradient(slope, x, unconnected_gradients="zero")
+     slope = inner.gradient(y, x)
+ return tf.zeros_like(x) if slope is None else outer.gradient(slope, x)
gets_none_for_a_line: Right, but for a straight line or a constant: there is no path to
x any more, and the tape answers None. Zeros are asked for.

- slope = inner.gradient(y, x, unconnected_gradients="zero")
+ slope = inner.gradient(y, x)
or
-     slope = inner.gradient(y, x, unconnected_gradients="zero")
- return outer.gradient(slope, x, unconnected_gradients="zero")
+     slope = inner.gradient(y, x)
+ return outer.gradient(slope, x)
gets_none_for_a_constant: For a constant, already the first slope is None, and it has no
slope that could be asked for. Zeros are asked for there, too.

- return outer.gradient(slope, x, unconnected_gradients="zero")
+ second = outer.gradient(slope, x)
+ return tf.constant(0.0) if second is None else second
or
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ second = outer.gradient(slope, x)
+ return 0.0 if second is None else second
returns_a_single_zero: Right, but where there is no path to x you return a single zero.
Every entry of x is to get one.

-     slope = inner.gradient(y, x, unconnected_gradients="zero")
+ slope = inner.gradient(y, x, unconnected_gradients="zero")
gets_zeros_without_a_path: All your answers are zero. Zeros in the place of None hide
that a tape found no path: was x watched, and was the first slope asked for while the
outer tape was recording?

-     slope = inner.gradient(y, x, unconnected_gradients="zero")
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ slope = inner.gradient(y, x, unconnected_gradients="zero")
+ return outer.gradient(slope, x)
gets_none_without_a_path: Your function returned None. If there is a return, a tape
found no path to x. Was x watched by both, and was the first slope asked for while the
outer tape was recording?

- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return slope
or
-     slope = inner.gradient(y, x, unconnected_gradients="zero")
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return inner.gradient(y, x)
returns_the_first: That is the first derivative. How fast it changes is asked for.

- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return y
returns_the_values: Those are the values of the function.

- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return slope**2
squares_the_first: You multiplied the first derivative with itself. Its slope is asked
for.

- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return outer.gradient([y, slope], x, unconnected_gradients="zero")
asks_about_both: You have the slope of the function and its slope added up: the outer
tape was asked about both at once.

- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return slope + slope
doubles_the_first: You added the first derivative to itself. Its slope is asked for.

+ for _ in range(2):
+     with tf.GradientTape() as tape:
+         tape.watch(x)
+         y = function(x)
+     x = tape.gradient(y, x, unconnected_gradients="zero")
+ return x
goes_to_another_place: You took the slope at another place: the first slope went into
the function. Stay at x, and derive the slope itself.

- y = function(x)
+ y = function(function(x))
- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return slope
applies_the_function_twice: You applied the function twice and took one slope. Apply it
once, and take two.

- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return tf.reduce_sum(outer.gradient(slope, x, unconnected_gradients="zero"))
adds_up: You added the answers up. Each entry of x has its own.

- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return tf.reduce_mean(outer.gradient(slope, x, unconnected_gradients="zero"))
takes_the_mean: You took the mean of the answers. Each entry of x has its own.

- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return outer.gradient(slope, x, unconnected_gradients="zero") / 2
halves: Everything is half of what it should be.

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
estimates: Neighbouring places give an estimate, and the differences of floats make it
coarse. Two tapes give the second derivative itself.

- return outer.gradient(slope, x, unconnected_gradients="zero")
+ return outer.jacobian(slope, x, unconnected_gradients="zero")
makes_a_table: That is a table of each slope by each entry, and nearly all of it is
zero. One number for each entry is asked for.
"""

EXERCISE = Exercise(slope_of_slope, cases, MISTAKES)
