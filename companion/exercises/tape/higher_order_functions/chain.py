"""A function that applies those of a list, one after the other."""

from collections.abc import Callable, Sequence

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named
from companion.exercises.tape._functions import Functions, calling_what_it_makes

Function = Callable[[tf.Tensor], tf.Tensor]


def chain(functions: Sequence[Function]) -> Function:
    def chained(x: tf.Tensor) -> tf.Tensor:
        for function in functions:
            x = function(x)
        return x

    return chained


def cases() -> list[Inputs]:
    square = named("square", lambda x: x * x)
    add_one = named("add_one", lambda x: x + 1.0)
    halve = named("halve", lambda x: 0.5 * x)
    return [
        {"functions": Functions(functions), "x": tf.constant(x)}
        for functions in [
            (square, add_one),
            (add_one, square, tf.sin),
            (halve, tf.exp, add_one, square),
            (tf.tanh,),
            (),
        ]
        for x in (1.5, -0.5)
    ]


MISTAKES = """
- for function in functions:
+ for function in functions[::-1]:
begins_at_the_end: You apply the last in the list first. Go through it from the front.

- for function in functions:
-     x = function(x)
- return x
+ y = x
+ for function in functions:
+     y = function(x)
+ return y
hands_nothing_on: Only the last function counts: each is applied to the x of the
beginning. Hand on what the one before gave.

-     x = function(x)
- return x
+     return function(x)
returns_inside_the_loop: Only the first function is applied. A return inside the loop
ends it in the first round.

- x = function(x)
+ x = function(x)
+ break
stops_after_the_first: Only the first function is applied. Each of the others takes what
the one before gave.

- x = function(x)
+ function(x)
keeps_nothing: What comes in comes back unchanged. What a function returns has to be
kept, and handed on.

+ return lambda x: [function(x) for function in functions]
applies_each_by_itself: That applies each function by itself. In a chain, each takes
what the one before gave.

+ result = lambda x: x
+ for function in functions:
+     result = lambda x, before=result: function(before(x))
+ return result
looks_the_function_up_too_late: The last function is applied again and again. A function
made in a loop looks its names up when it is called, and by then the loop has ended.

+ result = lambda x: x
+ for function in functions:
+     result = lambda x: function(result(x))
+ return result
calls_itself: The function that you return calls itself without end. A function made in
a loop looks its names up when it is called, and by then the name stands for the
function itself.

- for function in functions:
-     x = function(x)
+ while functions:
+     x = functions.pop(0)(x)
empties_the_list: A call of your function changes the list, so the next call finds
another one. Go through the list and leave it as it is.
"""

EXERCISE = Exercise(chain, cases, MISTAKES, observe=calling_what_it_makes)
