"""The function that is the nth derivative of another."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named
from companion.checks.observing import derivative
from companion.exercises.tape._functions import calling_what_it_makes

Function = Callable[[tf.Tensor], tf.Tensor]


def nth_derivative(function: Function, n: int) -> Function:
    if n == 0:
        return function
    previous = nth_derivative(function, n - 1)
    return lambda x: derivative(previous, x, "zero")


def cases() -> list[Inputs]:
    cube = named("cube", lambda x: x * x * x)
    wave_times_x = named("wave_times_x", lambda x: x * tf.sin(x))
    return [
        {"function": function, "n": n, "x": tf.constant(x)}
        for function, n in [
            (cube, 1),
            (cube, 2),
            (tf.sin, 3),
            (wave_times_x, 2),
            (wave_times_x, 0),
            (cube, 4),
        ]
        for x in (1.5, -0.5)
    ]


MISTAKES = """
- return lambda x: derivative(previous, x, "zero")
+ return lambda x: derivative(previous, x)
leaves_none: Right, but where the derivative is zero everywhere: the slope before does
not depend on x any more, and the tape answers None. A number is asked for.

- if n == 0:
+ if n < 0:
or
- if n == 0:
+ if n < 0:
- return lambda x: derivative(previous, x, "zero")
+ return lambda x: derivative(previous, x)
takes_one_too_many: That is one derivative too many: for n = 0, nothing is derived.

- if n == 0:
+ if n <= 1:
takes_one_too_few: That is one derivative too few: for n = 1, one is taken.

+ return lambda x: derivative(function, x, "zero")
takes_the_first: That is the first derivative, whatever n is. Take the derivative of the
derivative.

- previous = nth_derivative(function, n - 1)
+ previous = function
stops_at_the_first: That is the first derivative for every n above 0. Take the
derivative of the derivative.

- previous = nth_derivative(function, n - 1)
+ previous = nth_derivative(function, min(n - 1, 1))
stops_at_the_second: That stops at the second derivative. Let every derivative be made
from the one before, as often as n says.

+ return lambda x: derivative(function, x) ** n
takes_a_power_of_the_first: You multiplied the first derivative with itself. Take its
derivative.

+ return lambda x: n * derivative(function, x)
takes_n_times_the_first: You multiplied the first derivative by n. Take its derivative.

+ def nth(x):
+     for _ in range(n):
+         x = function(x)
+     return x
+
+ return nth
applies_the_function_n_times: You applied the function n times. Its derivative is to be
taken n times.

+ return function
derives_nothing: That is the function itself, whatever n is.

+ for _ in range(n):
+     function = lambda x: derivative(function, x)
+ return function
calls_itself: The function that you return calls itself without end. A function made in
a loop looks its names up when it is called, and by then the name stands for the
function itself.
"""

EXERCISE = Exercise(nth_derivative, cases, MISTAKES, observe=calling_what_it_makes)
