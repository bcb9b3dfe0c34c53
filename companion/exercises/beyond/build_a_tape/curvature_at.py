"""A second derivative, with two of the book's own tapes."""

from collections.abc import Callable
from typing import Any

from companion import tape as machine
from companion.checks import Exercise, Inputs, Program
from companion.checks.inputs import named
from companion.tape import GradientTape


def curvature_at(
    function: Callable[[machine.Tensor], machine.Tensor], x: float
) -> float:
    x = machine.constant(x)
    with GradientTape() as outer:
        outer.watch(x)
        with GradientTape() as inner:
            inner.watch(x)
            y = function(x)
        slope = inner.gradient(y, x, unconnected_gradients="zero")
    return float(outer.gradient(slope, x, unconnected_gradients="zero"))


def cases() -> list[Inputs]:
    return [
        {"function": function, "x": x}
        for function, x in [
            (named("cube", lambda x: x**3), 2.0),
            (named("wave", machine.sin), 0.5),
            (named("growth", lambda x: machine.exp(x / 2.0)), -1.0),
            (named("double", lambda x: 2.0 * x), 3.0),
            (named("always_one", lambda x: machine.constant(1.0)), 3.0),
        ]
    ]


def to_three_digits(answer: Program) -> Program:
    """Right answers that compute in another order differ in the last digits."""

    def rounded(*inputs: Any) -> Any:
        value = answer(*inputs)
        return round(value, 3) + 0.0 if isinstance(value, float) else value

    return rounded


MISTAKES = """
- return float(outer.gradient(slope, x, unconnected_gradients="zero"))
+ return float(slope)
returns_the_first_derivative: That is the first derivative. Take the derivative of it,
with a tape around the tape.

- return float(outer.gradient(slope, x, unconnected_gradients="zero"))
+ return float(slope) ** 2
squares_the_first_derivative: You squared the first derivative. The derivative of the
derivative is asked for.

-     slope = inner.gradient(y, x, unconnected_gradients="zero")
- return float(outer.gradient(slope, x, unconnected_gradients="zero"))
+     slope = inner.gradient(y, x)
+ return float(outer.gradient(slope, x))
does_not_ask_for_zeros: Your function raised an error where a derivative does not depend
on x. There the tape answers None; unconnected_gradients="zero" makes it 0.

-     slope = inner.gradient(y, x, unconnected_gradients="zero")
+ slope = inner.gradient(y, x, unconnected_gradients="zero")
asks_the_inner_tape_too_late: You return 0.0 for every function. Is the inner question
asked inside the outer block, and does the outer tape watch x?
"""

EXERCISE = Exercise(curvature_at, cases, MISTAKES, observe=to_three_digits)
