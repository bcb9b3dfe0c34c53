"""The central difference of a function of one number."""

import math
from collections.abc import Callable

from companion.checks import Exercise, Inputs, Program


def central_difference(function: Callable[[float], float], x: float, h: float) -> float:
    return (function(x + h) - function(x - h)) / (2 * h)


def square(x: float) -> float:
    return x * x


def cube(x: float) -> float:
    return x * x * x


def cases() -> list[Inputs]:
    return [
        {"function": function, "x": x, "h": h}
        for function, x, h in [
            (square, 3.0, 0.5),
            (cube, -1.0, 0.5),
            (math.exp, 0.0, 0.1),
            (math.sin, 2.0, 1.0),
            (abs, 0.0, 0.25),
            (cube, 2.0, 0.01),
        ]
    ]


def rounded(answer: Program) -> Program:
    """Rounds the float that comes back: formulas differ in the last digits."""

    def differentiated(
        function: Callable[[float], float], x: float, h: float
    ) -> object:
        returned = answer(function, x, h)
        return float(f"{returned:.6g}") if isinstance(returned, float) else returned

    return differentiated


MISTAKES = """
+ return (function(x + h) - function(x)) / h
looks_ahead_only: That is the forward difference. The central one looks a step behind as
well as a step ahead.

+ return (function(x) - function(x - h)) / h
looks_behind_only: That looks a step behind only. The central difference looks a step
ahead as well.

+ return (function(x + h) - function(x - h)) / h
divides_by_one_step: It is twice too large. How far apart are the two points?

+ return (function(x + h) - function(x - h)) / 2 * h
multiplies_by_h: Python divides by 2 and then multiplies by h. Put what you divide by
into parentheses.

+ return function(x + h) - function(x - h) / (2 * h)
divides_before_it_subtracts: Python divides before it subtracts. Put the difference into
parentheses.

+ return (function(x - h) - function(x + h)) / (2 * h)
turns_the_sign_round: The sign is turned round: take the value behind from the value
ahead.

+ return (function(x + h / 2) - function(x - h / 2)) / h
goes_half_a_step: You went half a step to either side. Go a whole one.

+ return function(x + h) - function(x - h)
does_not_divide: That is how much the function grows between the two points. Divide by
their distance.

+ return (function(x + h) + function(x - h)) / (2 * h)
adds_the_values: You added the two values. Their difference is asked for.

+ return (function(x + h) - function(x)) / (2 * h)
divides_one_step_by_two: Your two points are only one step apart, and you divided by two
steps.
"""

EXERCISE = Exercise(central_difference, cases, MISTAKES, observe=rounded)
