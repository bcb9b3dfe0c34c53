"""The slope of a function at every entry of a tensor, also where there is no path."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named, numbers


def slopes(function: Callable[[tf.Tensor], tf.Tensor], x: tf.Tensor) -> tf.Tensor:
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x, unconnected_gradients="zero")


def sine_of_all(x: tf.Tensor) -> tf.Tensor:
    """Takes six numbers at once, and so tells who goes through them one by one."""
    if tf.TensorShape(x.shape).num_elements() in (1, 2, 3):
        raise ValueError("sine_of_all wants the whole of x at once, not a part of it.")
    return tf.sin(x)


def cases() -> list[Inputs]:
    return [
        {"function": function, "x": x}
        for function, x in [
            (tf.sin, numbers(3, 3) / 3),
            (named("square", lambda x: x * x), numbers(2, 4)),
            (sine_of_all, numbers(2, 3, seed=1) / 3),
            (named("all_ones", lambda x: tf.ones_like(x)), numbers(4, seed=2)),
            (tf.tanh, tf.constant(-0.5)),
            (named("wave_times_x", lambda x: x * tf.sin(x)), numbers(2, 1, 3) / 3),
            (tf.exp, tf.zeros((0,))),
        ]
    ]


MISTAKES = """
- return tape.gradient(y, x, unconnected_gradients="zero")
+ return tape.gradient(y, x)
leaves_none: Right, but for a function that does not depend on x. There the tape answers
None, and zeros are asked for.

- return tape.gradient(y, x, unconnected_gradients="zero")
+ gradient = tape.gradient(y, x)
+ return tf.constant(0.0) if gradient is None else gradient
gives_one_zero: Right, but for a function that does not depend on x: there you return
one zero. A zero for every entry of x is asked for.

- return tape.gradient(y, x, unconnected_gradients="zero")
+ gradient = tape.gradient(y, x)
+ return 0.0 if gradient is None else gradient
gives_the_number_zero: Right, but for a function that does not depend on x: there you
return the number 0. A tensor in the shape of x is asked for.

-     tape.watch(x)
hides_that_nothing_is_watched: All your slopes are zero. The tape finds no path, and its
zeros for that hide it: leave them out for a moment, and you see None. Does the tape
know that x matters?

-     tape.watch(x)
-     y = function(x)
- return tape.gradient(y, x, unconnected_gradients="zero")
+     y = function(x)
+ return tape.gradient(y, x)
does_not_watch: Your function returned None. If there is a return, the tape found no
path from the result to x. Does it know that x matters?

+ def slope(entry):
+     with tf.GradientTape() as tape:
+         tape.watch(entry)
+         y = function(entry)
+     return tape.gradient(y, entry, unconnected_gradients="zero")
+
+ found = [slope(entry) for entry in tf.reshape(x, (-1,))]
+ return tf.reshape(tf.stack(found), x.shape)
goes_entry_by_entry: The slopes are right, but you went through the entries one by one.
Call the function once, with all of x: each entry still gets its own slope.

- return tape.gradient(y, x, unconnected_gradients="zero")
+ return tf.reduce_sum(tape.gradient(y, x, unconnected_gradients="zero"))
adds_them_up: That is one number, the sum of the slopes. Leave each in its place.

- y = function(x)
+ y = tf.reduce_mean(function(x))
takes_the_mean: You took the mean of the function's values, so every slope is divided by
the number of entries. The sum leaves them as they are.

- return tape.gradient(y, x, unconnected_gradients="zero")
+ gradient = tape.gradient(y, x, unconnected_gradients="zero")
+ table = tf.linalg.diag(tf.reshape(gradient, (-1,)))
+ return tf.reshape(table, (*x.shape, *x.shape))
takes_the_jacobian: That is the Jacobian: each value by each entry, and nearly all of it
is zero. One slope for each entry is asked for.

- return tape.gradient(y, x, unconnected_gradients="zero")
+ return y
returns_the_values: Those are the function's values. Its slopes are asked for.
"""

EXERCISE = Exercise(slopes, cases, MISTAKES)
