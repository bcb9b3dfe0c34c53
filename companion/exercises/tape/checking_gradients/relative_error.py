"""The relative error of each entry of a gradient."""

import numpy as np

from companion.checks import Exercise, Inputs, Program


def relative_error(a: np.ndarray, n: np.ndarray) -> np.ndarray:
    size = np.maximum(np.abs(a), np.abs(n))
    return np.abs(a - n) / np.where(size == 0, 1.0, size)


def cases() -> list[Inputs]:
    return [
        {"a": np.array(a), "n": np.array(n)}
        for a, n in [
            ([2.0, -3.0, 0.5, 4.0, 0.0], [1.0, -4.0, -0.25, 4.0, 0.0]),
            ([[1.0, -2.0], [0.0, 1e-3]], [[-1.0, -2.5], [3.0, 2e-3]]),
            (
                [[-5.0, 6.0, 100.0], [0.3, -0.2, 2e-4]],
                [[5.0, 8.0, 90.0], [0.0, -0.1, 0.0]],
            ),
            ([-0.5], [-2.0]),
            ([0.0], [0.0]),
            (np.zeros((0, 3)), np.zeros((0, 3))),
        ]
    ]


def without_warnings(answer: Program) -> Program:
    """Keeps NumPy from warning of a division by zero that `np.where` throws away."""

    def quiet(a: np.ndarray, n: np.ndarray) -> object:
        with np.errstate(divide="ignore", invalid="ignore"):
            return answer(a, n)

    return quiet


MISTAKES = """
+ return np.abs(a - n)
returns_absolute_errors: Those are the absolute errors. Divide each by the size of its
numbers.

- return np.abs(a - n) / np.where(size == 0, 1.0, size)
+ return np.abs(a - n) / size
divides_zero_by_zero: Right, but where both are 0: there you divide 0 by 0, and get nan.
The relative error there is 0.

- size = np.maximum(np.abs(a), np.abs(n))
+ size = np.abs(n)
divides_by_the_numeric_gradient: You divided by the numeric gradient alone. Divide by
the larger of the two sizes.

+ return np.abs(a - n) / np.abs(n)
divides_by_the_numeric_gradient_even_if_0: You divided by the numeric gradient alone,
which can be 0. Divide by the larger of the two sizes.

- size = np.maximum(np.abs(a), np.abs(n))
+ size = np.abs(a)
divides_by_the_analytic_gradient: You divided by the analytic gradient alone. Divide by
the larger of the two sizes.

+ return np.abs(a - n) / np.abs(a)
divides_by_the_analytic_gradient_even_if_0: You divided by the analytic gradient alone,
which can be 0. Divide by the larger of the two sizes.

- size = np.maximum(np.abs(a), np.abs(n))
+ size = np.abs(a) + np.abs(n)
adds_the_sizes: You divided by the sum of the sizes. Divide by the larger one.

- return np.abs(a - n) / np.where(size == 0, 1.0, size)
+ return np.abs(a - n) / np.max(size)
divides_by_the_largest_of_all: You divided by the largest size of all. Each entry has
its own.

- return np.abs(a - n) / np.where(size == 0, 1.0, size)
+ return np.abs(a - n) / np.maximum(size, 1.0)
divides_by_at_least_1: Where both numbers are small you divide by 1, and get the
absolute error. Divide by 1 only where both are 0.

- return np.abs(a - n) / np.where(size == 0, 1.0, size)
+ return np.abs(a - n) / (1.0 + size)
adds_1_to_every_size: You added 1 to every size. Only a size of 0 needs help.

- return np.abs(a - n) / np.where(size == 0, 1.0, size)
+ return (a - n) / np.where(size == 0, 1.0, size)
keeps_the_sign: Some of your errors are negative. An error has a size and no sign.

- size = np.maximum(np.abs(a), np.abs(n))
+ size = np.maximum(a, n)
takes_the_larger_number: The larger number is not always the one of larger size: -4 is
smaller than 3. Take the sizes first.

- size = np.maximum(np.abs(a), np.abs(n))
+ size = np.minimum(np.abs(a), np.abs(n))
takes_the_smaller_size: You divided by the smaller of the two sizes. Divide by the
larger one.

- size = np.maximum(np.abs(a), np.abs(n))
+ size = max(np.abs(a), np.abs(n))
or
+ return np.abs(a - n) / max(np.abs(a), np.abs(n))
takes_the_max_of_python: Python's `max` and `if` want one yes or no, and arrays give one
for every entry. NumPy has functions that choose entry by entry.
"""

EXERCISE = Exercise(relative_error, cases, MISTAKES, observe=without_warnings)
