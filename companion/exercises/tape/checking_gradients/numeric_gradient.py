"""The gradient of a function of an array, by central differences."""

from collections.abc import Callable

import numpy as np

from companion.checks import Exercise, Inputs, Parts, Program, is_missing
from companion.checks.observing import RETURNED


def numeric_gradient(
    function: Callable[[np.ndarray], float], x: np.ndarray, h: float
) -> np.ndarray:
    slopes = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += h
        down[index] -= h
        slopes[index] = (function(up) - function(down)) / (2 * h)
    return slopes


def sum_of_cubes(x: np.ndarray) -> float:
    return float(np.sum(x**3))


def spread(x: np.ndarray) -> float:
    return float(np.sum(x**2) - np.sum(x) ** 2)


def wave(x: np.ndarray) -> float:
    return float(np.sin(np.sum(x**2)))


def cases() -> list[Inputs]:
    return [
        {"function": function, "x": np.array(x), "h": h}
        for function, x, h in [
            (spread, [1.0, -2.0, 0.5], 0.1),
            (sum_of_cubes, [[1.0, -1.0], [0.0, 2.0]], 0.5),
            (wave, [[0.3, -0.6, 1.0], [0.2, 0.0, -0.4]], 0.1),
            (wave, [[[0.5]], [[-1.0]]], 0.05),
            (sum_of_cubes, -1.5, 0.25),
            (spread, np.zeros((0, 2)), 0.1),
        ]
    ]


def with_x(answer: Program) -> Program:
    """Looks at what has become of x, too."""

    def differentiated(
        function: Callable[[np.ndarray], float], x: np.ndarray, h: float
    ) -> object:
        returned = answer(function, x, h)
        if is_missing(returned):
            return returned
        return Parts(
            {"your function should leave x as it was. It left": x, RETURNED: returned}
        )

    return differentiated


MISTAKES = """
- up, down = x.copy(), x.copy()
+ up = down = x.copy()
moves_one_copy_up_and_down: All your slopes are 0. If two names stand for one array, a
step up and a step down cancel. Copy x for each.

- up, down = x.copy(), x.copy()
- up[index] += h
- down[index] -= h
- slopes[index] = (function(up) - function(down)) / (2 * h)
+ x[index] += h
+ ahead = function(x)
+ x[index] -= 2 * h
+ slopes[index] = (ahead - function(x)) / (2 * h)
moves_x_itself: You move the entries of x and do not bring them back, so each slope is
taken at another place, and the caller's x has changed. Move copies.

- for index in np.ndindex(x.shape):
-     up, down = x.copy(), x.copy()
+ up, down = x.copy(), x.copy()
+ for index in np.ndindex(x.shape):
copies_only_once: The entries that you moved stay moved while you go to the next one.
Let each entry begin with new copies.

- for index in np.ndindex(x.shape):
+ for index in range(len(x)):
goes_along_the_first_axis: You go along the first axis only. In a matrix that moves a
whole row at once. Every entry needs an index of its own.

+ return (function(x + h) - function(x - h)) / (2 * h)
moves_all_entries_at_once: You moved all entries at once, and that gives one number: the
sum of the slopes, nearly. Move one entry at a time.

- slopes[index] = (function(up) - function(down)) / (2 * h)
+ slopes[index] = (function(up) - function(x)) / h
looks_ahead_only: Those are forward differences. Take central ones: a step behind as
well as a step ahead.

- slopes[index] = (function(up) - function(down)) / (2 * h)
+ slopes[index] = (function(up) - function(down)) / h
divides_by_one_step: Every slope is twice too large. How far apart are the two points?

- slopes[index] = (function(up) - function(down)) / (2 * h)
+ slopes[index] = (function(up) - function(down)) / 2 * h
multiplies_by_h: Python divides by 2 and then multiplies by h. Put what you divide by
into parentheses.

- slopes[index] = (function(up) - function(down)) / (2 * h)
+ slopes[index] = (function(down) - function(up)) / (2 * h)
or
- return slopes
+ return -slopes
turns_the_signs_round: The signs are turned round: take the value behind from the value
ahead.

- return slopes
+ return slopes.ravel()
returns_a_row: The slopes are right, but in a row. The gradient has the shape of x.
"""

EXERCISE = Exercise(numeric_gradient, cases, MISTAKES, observe=with_x)
