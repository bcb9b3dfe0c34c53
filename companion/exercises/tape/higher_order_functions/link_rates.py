"""The rate of every link of a chain of functions, at the value that reaches it."""

from collections.abc import Callable, Sequence

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named
from companion.checks.observing import derivative
from companion.exercises.tape._functions import Functions


def link_rates(
    functions: Sequence[Callable[[tf.Tensor], tf.Tensor]], x: tf.Tensor
) -> list[tf.Tensor]:
    rates = []
    for function in functions:
        rates.append(derivative(function, x))
        x = function(x)
    return rates


def cases() -> list[Inputs]:
    square = named("square", lambda x: x * x)
    cube = named("cube", lambda x: x * x * x)
    halve = named("halve", lambda x: 0.5 * x)
    return [
        {"functions": Functions(functions), "x": tf.constant(x)}
        for functions, x in [
            ((square, tf.sin), 1.5),
            ((tf.sin, square, tf.exp), -0.5),
            ((square, square, halve, square), 1.25),
            ((cube,), -2.0),
            ((), 1.0),
        ]
    ]


MISTAKES = """
-     x = function(x)
stays_at_the_beginning: Every rate is taken at the x of the beginning. Only the first
function gets that x; where are the others?

- rates.append(derivative(function, x))
- x = function(x)
+ x = function(x)
+ rates.append(derivative(function, x))
goes_on_too_early: You go on to the next value too early: each rate is taken at what the
function returns, and not at what reaches it.

+ start, rates = x, []
+ with tf.GradientTape(persistent=True) as tape:
+     tape.watch(start)
+     for function in functions:
+         x = function(x)
+         rates.append(tape.gradient(x, start))
+ return rates
derives_by_the_beginning: Those are derivatives by the x of the beginning: each has the
rates before it multiplied in. Take each link by itself.

+ values = [x]
+ with tf.GradientTape() as tape:
+     tape.watch(x)
+     for function in functions:
+         values.append(function(values[-1]))
+ return tape.gradient(values[-1], values[:-1])
derives_the_end: Those are derivatives of the end of the chain: each has the rates after
it multiplied in. Take each link by itself.

- return rates
+ return tf.reduce_prod(rates)
multiplies_the_rates: That is the derivative of the whole chain. The list of its factors
is asked for, one for each link.

- return rates
+ return rates[::-1]
begins_at_the_end: The rates are right, but in the wrong order: the first link comes
first.

- rates.append(derivative(function, x))
+ rates.append(x)
lists_the_values: Those are the values that reach the links. The derivatives there are
asked for.

- rates.append(derivative(function, x))
- x = function(x)
+ with tf.GradientTape() as tape:
+     y = function(x)
+ rates.append(tape.gradient(y, x))
+ x = y
does_not_watch: Your rates are None: the tape found no path. Does it know the value that
each rate is taken at?

+ values = [x]
+ with tf.GradientTape() as tape:
+     tape.watch(x)
+     for function in functions:
+         values.append(function(values[-1]))
+ links = zip(values[1:], values[:-1], strict=True)
+ return [tape.gradient(y, u) for y, u in links]
asks_one_tape_again: You ask one tape once for each link, and an ordinary tape answers
once. Give each link a tape of its own, or make the tape a persistent one.
"""

EXERCISE = Exercise(link_rates, cases, MISTAKES)
