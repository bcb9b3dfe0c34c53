"""The rule for a quotient: what arrives at its two inputs."""

from typing import Any

from companion.checks import Exercise, Inputs, Program


def back_through_divide(g: float, a: float, b: float) -> tuple[float, float]:
    return g / b, -g * a / b**2


def cases() -> list[Inputs]:
    return [
        {"g": 1.0, "a": 6.0, "b": 2.0},
        {"g": -3.0, "a": 1.5, "b": 4.0},
        {"g": 0.5, "a": -2.0, "b": -5.0},
        {"g": 2.0, "a": 0.0, "b": 3.0},
    ]


def to_nine_digits(answer: Program) -> Program:
    """Right formulas that compute in another order differ in the last digits."""

    def rounded(*inputs: float) -> Any:
        parts = answer(*inputs)
        if not isinstance(parts, tuple | list):
            return parts
        return type(parts)(
            round(part, 9) + 0.0 if isinstance(part, float) else part for part in parts
        )

    return rounded


MISTAKES = """
+ return 1 / b, -a / b**2
forgets_the_adjoint: These are the rates of the quotient. What arrives at the inputs is
g times the rates.

+ return g / b, g * a / b**2
has_the_wrong_sign: The sign of the second part is missing: a quotient falls when its
divisor grows.

+ return g / b, -g / b**2
forgets_a_factor: The second part lacks a factor: the rate by b is -a / b**2.

+ return g * b, g * a
multiplies: That is the rule for a product.

+ return -g * a / b**2, g / b
has_the_divisor_first: The two parts are in the wrong order: the one for a comes first.

+ return g / b, -g * a / b
forgets_the_square: In the second part, b has to be squared.
"""

EXERCISE = Exercise(back_through_divide, cases, MISTAKES, observe=to_nine_digits)
