"""The exercises on the gradient tape: gradients, the chain rule, tapes in tapes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import tensorflow as tf

from companion.checks.engine import Exercise, Inputs, Mistake
from companion.checks.inputs import named, numbers
from companion.checks.parts import derivative
from companion.checks.values import article, difference

Function = Callable[[tf.Tensor], tf.Tensor]


class _Functions(list):
    """A list of functions that shows itself by their names."""

    def __repr__(self) -> str:
        return f"[{', '.join(function.__name__ for function in self)}]"


_SQUARE = named("square", lambda x: x * x)
_CUBE = named("cube", lambda x: x * x * x)
_ADD_ONE = named("add_one", lambda x: x + 1.0)
_HALVE = named("halve", lambda x: 0.5 * x)
_WAVE_TIMES_X = named("wave_times_x", lambda x: x * tf.sin(x))
_STOPPING = named("stopping_distance", lambda v: (v / 10) ** 2 + 3 * v / 10)
_BENT = named("bent", lambda x: 3.0 * x if x > 0 else 0.5 * x)
_ALL_ONES = named("all_ones", lambda x: tf.ones_like(x))
_TRIPLE = named("triple", lambda x: 3.0 * x)
_THROW = named("throw", lambda t: 1.5 + 20.0 * t - 5.0 * t**2)


def _unwatched(function: Function, x: tf.Tensor) -> tf.Tensor | None:
    with tf.GradientTape() as tape:
        y = function(x)
    return tape.gradient(y, x)


def _gradients(loss: Callable[[], tf.Tensor], sources: Any) -> Any:
    with tf.GradientTape() as tape:
        value = loss()
    return tape.gradient(value, sources)


# The gradient tape

SLOPE_AT = Exercise(
    name="slope_at",
    solve=derivative,
    cases=lambda: [
        {"function": function, "x": tf.constant(x)}
        for function, x in [
            (_SQUARE, 3.0),
            (tf.sin, 0.5),
            (_WAVE_TIMES_X, -2.0),
            (_STOPPING, 50.0),
            (_BENT, -4.0),
            (tf.exp, 0.0),
        ]
    ],
    mistakes=(
        Mistake(
            _unwatched,
            "Your function returned None. If there is a return, the tape found no path "
            "from the result to x. Does it know that x matters? And does the target "
            "stand before the source?",
        ),
        Mistake(
            lambda function, x: function(x),
            "That is the function's value at x. How fast the value changes there is "
            "asked for.",
        ),
        Mistake(
            lambda function, x: 2 * x,
            "That is the slope of the square, whatever the function. A tape finds the "
            "slope of any function, if that function runs inside its block.",
        ),
        Mistake(
            lambda function, x: function(x) / x,
            "You divided the value by x. That is the slope of a line from the origin, "
            "and not of the curve.",
        ),
        Mistake(
            lambda function, x: function(x + 1) - function(x),
            "That is how much the function grows from x to x + 1. The slope at the one "
            "point x is asked for.",
        ),
        Mistake(
            lambda function, x: (function(x + 0.001) - function(x)) / 0.001,
            "Two neighbouring points give an estimate: close, and not exact. A tape "
            "gives the slope itself.",
        ),
        Mistake(
            lambda function, x: derivative(function, x) * x,
            "You multiplied the slope by x. The slope alone is asked for.",
        ),
        Mistake(
            lambda function, x: -derivative(function, x),
            "The sign is turned round.",
        ),
    ),
)


def _regression(n: int, features: int) -> Inputs:
    return {
        "w": tf.Variable(numbers(features, 1, seed=1) / 9),
        "b": tf.Variable([0.7]),
        "x": numbers(n, features) / 3,
        "y": numbers(n, 1, seed=2) / 3,
    }


def _fit(loss: Callable[[tf.Tensor], tf.Tensor]) -> Callable[..., Any]:
    """A solution of `loss_gradients` with this loss, a function of the errors."""

    def solve(w: tf.Variable, b: tf.Variable, x: tf.Tensor, y: tf.Tensor) -> Any:
        return _gradients(lambda: loss(x @ w + b - y), {"w": w, "b": b})

    return solve


_squared = _fit(lambda errors: tf.reduce_mean(errors**2))


LOSS_GRADIENTS = Exercise(
    name="loss_gradients",
    solve=_squared,
    cases=lambda: [
        _regression(n, features) for n, features in [(4, 2), (3, 3), (2, 5), (1, 1)]
    ],
    mistakes=(
        Mistake(
            _fit(lambda errors: tf.reduce_sum(errors**2)),
            "Those are the gradients of the sum of the squared errors. Take the mean: "
            "otherwise twice the data makes twice the gradient.",
        ),
        Mistake(
            lambda w, b, x, y: _gradients(
                lambda: tf.reduce_mean(((x @ w + b)[:, 0] - y) ** 2), {"w": w, "b": b}
            ),
            "A column met a row: you averaged n times n differences, each prediction "
            "against every target. Keep both as columns.",
        ),
        Mistake(
            lambda w, b, x, y: _gradients(
                lambda: tf.reduce_mean((x @ w - y) ** 2), {"w": w, "b": b}
            ),
            "Your loss has no path to the bias. The bias is part of the prediction.",
        ),
        Mistake(
            lambda w, b, x, y: {"w": None, "b": None},
            "The tape found no path to either variable. All of the loss has to be "
            "computed inside the block, with TensorFlow's operations.",
        ),
        Mistake(
            _fit(lambda errors: tf.reduce_mean(tf.abs(errors))),
            "Those are the gradients of the mean absolute error. Square the errors.",
        ),
        Mistake(
            _fit(lambda errors: tf.reduce_mean(errors)),
            "Those are the gradients of the mean error. Square the errors.",
        ),
        Mistake(
            _fit(lambda errors: tf.reduce_mean(errors) ** 2),
            "You squared the mean error. Square each error first: otherwise errors up "
            "and down cancel.",
        ),
        Mistake(
            _fit(lambda errors: tf.sqrt(tf.reduce_mean(errors**2))),
            "Those are the gradients of the root of the loss. Leave the mean squared.",
        ),
        Mistake(
            _fit(lambda errors: tf.reduce_mean(errors**2) / 2),
            "Everything is half of what it should be. The derivative of a square has a "
            "factor in front.",
        ),
        Mistake(
            _fit(lambda errors: -tf.reduce_mean(errors**2)),
            "The signs are turned round: that is the way downhill. The gradients "
            "themselves are asked for.",
        ),
        Mistake(
            lambda w, b, x, y: dict(
                zip("bw", _squared(w, b, x, y).values(), strict=True)
            ),
            "The two gradients have changed places.",
        ),
    ),
)


def _sine_of_all(x: tf.Tensor) -> tf.Tensor:
    """Takes six numbers at once, and so tells who goes through them one by one."""
    if tf.TensorShape(x.shape).num_elements() in (1, 2, 3):
        raise ValueError("sine_of_all wants the whole of x at once, not a part of it.")
    return tf.sin(x)


def _one_slope_at_a_time(function: Function, x: tf.Tensor) -> tf.Tensor:
    entries = tf.unstack(tf.reshape(x, (-1,)))
    slopes = [derivative(function, entry, "zero") for entry in entries]
    return tf.reshape(tf.stack(slopes), x.shape)


def _slopes_or(instead: Callable[[tf.Tensor], Any]) -> Callable[..., Any]:
    """A solution of `slopes` that gives something else where there is no path."""

    def solve(function: Function, x: tf.Tensor) -> Any:
        found = derivative(function, x)
        return instead(x) if found is None else found

    return solve


SLOPES = Exercise(
    name="slopes",
    solve=lambda function, x: derivative(function, x, "zero"),
    cases=lambda: [
        {"function": function, "x": x}
        for function, x in [
            (tf.sin, numbers(3, 3) / 3),
            (_SQUARE, numbers(2, 4)),
            (named("sine_of_all", _sine_of_all), numbers(2, 3, seed=1) / 3),
            (_ALL_ONES, numbers(4, seed=2)),
            (tf.tanh, tf.constant(-0.5)),
            (_WAVE_TIMES_X, numbers(2, 1, 3) / 3),
            (tf.exp, tf.zeros((0,))),
        ]
    ],
    mistakes=(
        Mistake(
            derivative,
            "Right, but for a function that does not depend on x. There the tape "
            "answers None, and zeros are asked for.",
        ),
        Mistake(
            _slopes_or(lambda x: tf.constant(0.0)),
            "Right, but for a function that does not depend on x: there you return "
            "one zero. A zero for every entry of x is asked for.",
        ),
        Mistake(
            _slopes_or(lambda x: 0.0),
            "Right, but for a function that does not depend on x: there you return "
            "the number 0. A tensor in the shape of x is asked for.",
        ),
        Mistake(
            lambda function, x: tf.zeros_like(x),
            "All your slopes are zero. The tape finds no path, and its zeros for that "
            "hide it: leave them out for a moment, and you see None. Does the tape "
            "know that x matters?",
        ),
        Mistake(
            _unwatched,
            "Your function returned None. If there is a return, the tape found no path "
            "from the result to x. Does it know that x matters?",
        ),
        Mistake(
            _one_slope_at_a_time,
            "The slopes are right, but you went through the entries one by one. Call "
            "the function once, with all of x: each entry still gets its own slope.",
        ),
        Mistake(
            lambda function, x: tf.reduce_sum(derivative(function, x, "zero")),
            "That is one number, the sum of the slopes. Leave each in its place.",
        ),
        Mistake(
            lambda function, x: (
                derivative(function, x, "zero") / tf.cast(tf.size(x), x.dtype)
            ),
            "You took the mean of the function's values, so every slope is divided by "
            "the number of entries. The sum leaves them as they are.",
        ),
        Mistake(
            lambda function, x: tf.reshape(
                tf.linalg.diag(tf.reshape(derivative(function, x, "zero"), (-1,))),
                (*x.shape, *x.shape),
            ),
            "That is the Jacobian: each value by each entry, and nearly all of it is "
            "zero. One slope for each entry is asked for.",
        ),
        Mistake(
            lambda function, x: function(x),
            "Those are the function's values. Its slopes are asked for.",
        ),
    ),
)


def _losses() -> list[Inputs]:
    a, b, c = tf.Variable(2.0), tf.Variable(-1.5), tf.Variable(3.0)
    zero, table = tf.Variable(0.0), tf.Variable(numbers(4, 2))
    losses: list[tuple[str, Callable[[], tf.Tensor], list[tf.Variable]]] = [
        ("parabola", lambda: a * a + 3.0 * b, [a, b, c]),
        ("bottom_of_a_bowl", lambda: zero**2, [zero]),
        ("switched_off", lambda: tf.nn.relu(b) + c, [c, b]),
        ("rounded", lambda: tf.round(a) * b, [a, b]),
        ("compared", lambda: c * tf.norm(tf.cast(table > 0, tf.float32)), [table, c]),
        ("one_row", lambda: tf.reduce_sum(table[2]), [b, table]),
        ("constant", lambda: tf.constant(1.0), [a]),
        ("alone", lambda: a + 1.0, []),
    ]
    return [
        {"loss": named(name, loss), "variables": variables}
        for name, loss, variables in losses
    ]


def _has_path(loss: Callable[[], tf.Tensor], variables: list[tf.Variable]) -> list:
    return [gradient is not None for gradient in _gradients(loss, variables)]


def _has_slope(loss: Callable[[], tf.Tensor], variables: list[tf.Variable]) -> list:
    gradients = _gradients(loss, variables)
    return [g is not None and bool(tf.norm(g) > 0) for g in gradients]


def _is_read(loss: Callable[[], tf.Tensor], variables: list[tf.Variable]) -> list:
    with tf.GradientTape() as tape:
        loss()
    read = {variable.ref() for variable in tape.watched_variables()}
    return [variable.ref() in read for variable in variables]


def _asked_in_turn(loss: Callable[[], tf.Tensor], variables: list) -> list:
    with tf.GradientTape() as tape:
        value = loss()
    return [tape.gradient(value, variable) is not None for variable in variables]


CAN_LEARN = Exercise(
    name="can_learn",
    solve=_has_path,
    cases=_losses,
    mistakes=(
        Mistake(
            _has_slope,
            "You say False where the gradient happens to be zero. There is a path: the "
            "slope is 0 at this place only. No path shows itself in another way.",
        ),
        Mistake(
            _is_read,
            "You say True for every variable that the loss reads. A path can break "
            "behind it, at a rounding or a comparison. Look at the gradients.",
        ),
        Mistake(
            _asked_in_turn,
            "You ask the tape once for each variable, and an ordinary tape answers "
            "once. It takes all the variables in one call.",
        ),
        Mistake(
            lambda loss, variables: [not path for path in _has_path(loss, variables)],
            "True and False have changed places.",
        ),
        Mistake(
            lambda loss, variables: [True for _ in variables],
            "You say True for every variable. That they are trainable is not enough, "
            "and zeros in the place of None would hide what you look for.",
        ),
        Mistake(
            lambda loss, variables: [False for _ in variables],
            "You say False for every variable. Did the loss run inside the block?",
        ),
        Mistake(
            _gradients,
            "Those are the gradients. Make a bool of each.",
        ),
        Mistake(
            lambda loss, variables: all(_has_path(loss, variables)),
            "That is one bool for all variables. One for each is asked for.",
        ),
    ),
)


# Functions of functions


def _neuron(
    *,
    factor: float = 2.0,
    bend: Callable[[tf.Tensor, tf.Tensor], Any] = lambda z, p: 1 - p**2,
    by_w: Callable[..., tf.Tensor] = lambda z_bar, w, x: z_bar * x,
    by_b: Callable[..., tf.Tensor] = lambda z_bar, b: z_bar,
) -> Callable[..., Any]:
    """A solution of `by_hand` with these steps on the way back."""

    def solve(w: tf.Tensor, b: tf.Tensor, x: tf.Tensor, y: tf.Tensor) -> Any:
        z = w * x + b
        p = tf.tanh(z)
        z_bar = factor * (p - y) * bend(z, p)
        return by_w(z_bar, w, x), by_b(z_bar, b)

    return solve


_WRONG_PLACE = (
    "The rate of tanh is taken at the wrong place. The tanh in the formula is the one "
    "of the way forward, at z, which you have already."
)

BY_HAND = Exercise(
    name="by_hand",
    solve=_neuron(),
    cases=lambda: [
        dict(zip("wbxy", map(tf.constant, values), strict=True))
        for values in [
            (0.5, -1.5, 2.0, 0.25),
            (-0.75, 0.25, -1.0, -0.5),
            (0.0, 0.5, 3.0, 1.0),
            (1.25, -0.5, 0.0, -1.0),
        ]
    ],
    mistakes=(
        Mistake(
            _neuron(factor=1.0),
            "Everything is half of what it should be. What is the rate of a square?",
        ),
        Mistake(
            _neuron(bend=lambda z, p: 1.0),
            "The rate of tanh is missing: between the adjoint of p and that of z is "
            "one more factor.",
        ),
        Mistake(_neuron(bend=lambda z, p: 1 - z**2), _WRONG_PLACE),
        Mistake(_neuron(bend=lambda z, p: 1 - tf.tanh(p) ** 2), _WRONG_PLACE),
        Mistake(
            _neuron(bend=lambda z, p: p * (1 - p)),
            "You took the rate of the sigmoid. This neuron has a tanh.",
        ),
        Mistake(
            _neuron(factor=-2.0),
            "Both signs are turned round. If p is too large, the loss grows with p.",
        ),
        Mistake(
            _neuron(by_w=lambda z_bar, w, x: z_bar),
            "The first is the adjoint of w x. From there to w is one more rate.",
        ),
        Mistake(
            _neuron(by_w=lambda z_bar, w, x: z_bar * w),
            "You multiplied by w on the way to w. How fast does w x change with w?",
        ),
        Mistake(
            _neuron(by_b=lambda z_bar, b: z_bar * b),
            "The bias is added, and not multiplied: what is the rate of a sum?",
        ),
        Mistake(
            lambda w, b, x, y: _neuron()(w, b, x, y)[::-1],
            "The two have changed places: w comes first.",
        ),
        Mistake(
            lambda w, b, x, y: tuple(-g for g in _neuron(factor=1.0)(w, b, x, y)),
            "The signs are turned round, and a factor is missing. What is the rate of "
            "a square, and which way does p - y point?",
        ),
    ),
)


def _calling_what_it_makes(make: Callable[..., Any]) -> Callable[..., Any]:
    """Goes on to call the function that an answer returns, with the last input."""

    def called(*inputs: Any) -> Any:
        *given, x = inputs
        made = make(*given)
        if made is None or made is ...:
            return made
        if not callable(made):
            raise TypeError(
                f"A function is asked for, and this is {article(made)}. Define a "
                "function inside yours, and return it without calling it."
            )
        once, again = made(x), made(x)
        if once is not None and difference(again, once):
            raise RuntimeError("The function gives something else at the second call.")
        return once

    return called


def _probed(cases: Sequence[Inputs]) -> list[Inputs]:
    return [{**case, "x": tf.constant(x)} for case in cases for x in (1.5, -0.5)]


def _chained(functions: Sequence[Function], x: tf.Tensor) -> tf.Tensor:
    for function in functions:
        x = function(x)
    return x


def _endless(function: Function) -> Function:
    return lambda x: function(_endless(function)(x))


def _emptied(functions: list[Function]) -> Function:
    def chained(x: tf.Tensor) -> tf.Tensor:
        while functions:
            x = functions.pop(0)(x)
        return x

    return chained


_ENDLESS = (
    "The function that you return calls itself without end. A function made in a loop "
    "looks its names up when it is called, and by then the name stands for the "
    "function itself."
)

CHAIN = Exercise(
    name="chain",
    solve=lambda functions: lambda x: _chained(functions, x),
    cases=lambda: _probed(
        [
            {"functions": _Functions(functions)}
            for functions in [
                (_SQUARE, _ADD_ONE),
                (_ADD_ONE, _SQUARE, tf.sin),
                (_HALVE, tf.exp, _ADD_ONE, _SQUARE),
                (tf.tanh,),
                (),
            ]
        ]
    ),
    prepare=_calling_what_it_makes,
    mistakes=(
        Mistake(
            lambda functions: lambda x: _chained(functions[::-1], x),
            "You apply the last in the list first. Go through it from the front.",
        ),
        Mistake(
            lambda functions: lambda x: _chained(functions[-1:], x),
            "Only the last function counts: each is applied to the x of the beginning. "
            "Hand on what the one before gave.",
        ),
        Mistake(
            lambda functions: lambda x: functions[0](x) if functions else None,
            "Only the first function is applied. A return inside the loop ends it in "
            "the first round.",
        ),
        Mistake(
            lambda functions: lambda x: _chained(functions[:1], x),
            "Only the first function is applied. Each of the others takes what the one "
            "before gave.",
        ),
        Mistake(
            lambda functions: lambda x: x,
            "What comes in comes back unchanged. What a function returns has to be "
            "kept, and handed on.",
        ),
        Mistake(
            lambda functions: lambda x: [function(x) for function in functions],
            "That applies each function by itself. In a chain, each takes what the one "
            "before gave.",
        ),
        Mistake(
            lambda functions: lambda x: _chained(functions[-1:] * len(functions), x),
            "The last function is applied again and again. A function made in a loop "
            "looks its names up when it is called, and by then the loop has ended.",
        ),
        Mistake(
            lambda functions: _endless(functions[-1]) if functions else lambda x: x,
            _ENDLESS,
        ),
        Mistake(
            _emptied,
            "A call of your function changes the list, so the next call finds another "
            "one. Go through the list and leave it as it is.",
        ),
    ),
)


def _walked(
    functions: Sequence[Function], x: tf.Tensor
) -> tuple[list[tf.Tensor], list[tf.Tensor]]:
    """The values that reach the links, and the rates of the links there."""
    values, rates = [], []
    for function in functions:
        values.append(x)
        rates.append(derivative(function, x))
        x = function(x)
    return values, rates


def _running(products: Sequence[tf.Tensor]) -> list[tf.Tensor]:
    """The products of the first, of the first two, and so on."""
    return tf.unstack(tf.math.cumprod(tf.stack(products))) if products else []


def _links_asked_in_turn(functions: Sequence[Function], x: tf.Tensor) -> list:
    values = [x]
    with tf.GradientTape() as tape:
        tape.watch(x)
        for function in functions:
            values.append(function(values[-1]))
    return [tape.gradient(y, u) for u, y in pairwise(values)]


LINK_RATES = Exercise(
    name="link_rates",
    solve=lambda functions, x: _walked(functions, x)[1],
    cases=lambda: [
        {"functions": _Functions(functions), "x": tf.constant(x)}
        for functions, x in [
            ((_SQUARE, tf.sin), 1.5),
            ((tf.sin, _SQUARE, tf.exp), -0.5),
            ((_SQUARE, _SQUARE, _HALVE, _SQUARE), 1.25),
            ((_CUBE,), -2.0),
            ((), 1.0),
        ]
    ],
    mistakes=(
        Mistake(
            lambda functions, x: [derivative(function, x) for function in functions],
            "Every rate is taken at the x of the beginning. Only the first function "
            "gets that x; where are the others?",
        ),
        Mistake(
            lambda functions, x: [
                derivative(function, function(value))
                for function, value in zip(
                    functions, _walked(functions, x)[0], strict=True
                )
            ],
            "You go on to the next value too early: each rate is taken at what the "
            "function returns, and not at what reaches it.",
        ),
        Mistake(
            lambda functions, x: _running(_walked(functions, x)[1]),
            "Those are derivatives by the x of the beginning: each has the rates "
            "before it multiplied in. Take each link by itself.",
        ),
        Mistake(
            lambda functions, x: _running(_walked(functions, x)[1][::-1])[::-1],
            "Those are derivatives of the end of the chain: each has the rates after "
            "it multiplied in. Take each link by itself.",
        ),
        Mistake(
            lambda functions, x: tf.reduce_prod(_walked(functions, x)[1]),
            "That is the derivative of the whole chain. The list of its factors is "
            "asked for, one for each link.",
        ),
        Mistake(
            lambda functions, x: _walked(functions, x)[1][::-1],
            "The rates are right, but in the wrong order: the first link comes first.",
        ),
        Mistake(
            lambda functions, x: _walked(functions, x)[0],
            "Those are the values that reach the links. The derivatives there are "
            "asked for.",
        ),
        Mistake(
            lambda functions, x: [None for _ in functions],
            "Your rates are None: the tape found no path. Does it know the value that "
            "each rate is taken at?",
        ),
        Mistake(
            _links_asked_in_turn,
            "You ask one tape once for each link, and an ordinary tape answers once. "
            "Give each link a tape of its own, or make the tape a persistent one.",
        ),
    ),
)


def _newton(
    change: Callable[[Function, tf.Tensor], Any] = lambda function, x: (
        -function(x) / derivative(function, x)
    ),
    more: int = 0,
) -> Callable[..., Any]:
    """A solution of `newton` with this change in a step, and so many more steps."""

    def solve(function: Function, x: tf.Tensor, steps: int) -> tf.Tensor:
        for _ in range(steps + more):
            x = x + change(function, x)
        return x

    return solve


def _newton_with_one_slope(function: Function, x: tf.Tensor, steps: int) -> tf.Tensor:
    slope = derivative(function, x)
    return _newton(lambda function, x: -function(x) / slope)(function, x, steps)


_SQUARE_MINUS_TWO = named("square_minus_two", lambda x: x * x - 2.0)
_COSINE_MINUS_X = named("cosine_minus_x", lambda x: tf.cos(x) - x)
_CUBIC = named("cubic", lambda x: x**3 - x - 2.0)

NEWTON = Exercise(
    name="newton",
    solve=_newton(),
    cases=lambda: [
        {"function": function, "x": tf.constant(x), "steps": steps}
        for function, x, steps in [
            (_SQUARE_MINUS_TWO, 4.0, 2),
            (_COSINE_MINUS_X, -0.5, 1),
            (_CUBIC, 2.5, 3),
            (_SQUARE_MINUS_TWO, -1.0, 1),
            (_CUBIC, 1.25, 0),
        ]
    ],
    mistakes=(
        Mistake(
            _newton(lambda function, x: function(x) / derivative(function, x)),
            "You step to the wrong side: the quotient is subtracted.",
        ),
        Mistake(
            _newton(lambda function, x: -derivative(function, x) / function(x)),
            "The fraction stands on its head: the value of the function belongs on "
            "top, its slope below.",
        ),
        Mistake(
            _newton(lambda function, x: -function(x) * derivative(function, x)),
            "You multiplied by the slope. The steeper the function, the shorter the "
            "way to its zero.",
        ),
        Mistake(
            _newton(lambda function, x: -derivative(function, x)),
            "You follow the slope downhill, to where the function is lowest. Where it "
            "is zero is asked for, so its value has to have a part in the step.",
        ),
        Mistake(
            _newton_with_one_slope,
            "You took the slope once, at the beginning. It is another one at every "
            "new x.",
        ),
        Mistake(_newton(more=1), "That is one step too many."),
        Mistake(_newton(more=-1), "That is one step too few."),
        Mistake(
            lambda function, x, steps: _newton()(function, x, 1) if steps else None,
            "You return after the first step. A return inside the loop ends it.",
        ),
        Mistake(
            lambda function, x, steps: function(_newton()(function, x, steps)),
            "That is the value of the function at the last x. The x is asked for.",
        ),
        Mistake(
            lambda function, x, steps: [
                _newton()(function, x, done) for done in range(steps + 1)
            ],
            "Those are all values on the way. The last one is asked for.",
        ),
    ),
)


# Persistent tapes and higher-order gradients


def _motion(
    height: Function, t: tf.Tensor, first: str = "zero", second: str = "zero"
) -> tuple[tf.Tensor, tf.Tensor]:
    """The two derivatives, with what stands for no path in each."""
    speed = derivative(height, t, first)
    return speed, derivative(lambda t: derivative(height, t, first), t, second)


_OUTER_HAS_NOT_SEEN = (
    "The speed is right, but the outer tape has not seen how it was made. Was it told "
    "about t as well? And does the inner question stand inside the outer block?"
)
_CONSTANT_SPEED = (
    "Right, but for a function whose derivatives do not depend on t. There the tape "
    "answers None, and zeros are asked for, from both tapes."
)


def _in_the_wrong_place(unconnected: str) -> tuple[Mistake, ...]:
    """Mistakes in what is put into the tuple, with this in the place of no path."""
    return (
        Mistake(
            lambda height, t: _motion(height, t, unconnected, unconnected)[::-1],
            "The two have changed places: the first derivative comes first.",
        ),
        Mistake(
            lambda height, t: (height(t), derivative(height, t, unconnected)),
            "Those are the height and the speed. You are one derivative short.",
        ),
        Mistake(
            lambda height, t: (derivative(height, t, unconnected),) * 2,
            "Both are the speed. The target of the outer tape is not the height, but "
            "what the inner tape gave.",
        ),
    )


SPEED_AND_ACCELERATION = Exercise(
    name="speed_and_acceleration",
    solve=_motion,
    cases=lambda: [
        {"height": height, "t": t}
        for height, t in [
            (_THROW, tf.constant([0.0, 1.0, 3.0])),
            (tf.sin, numbers(2, 2) / 3),
            (_CUBE, tf.constant(-2.0)),
            (_WAVE_TIMES_X, numbers(2, 3, seed=1) / 3),
            (_TRIPLE, tf.constant([1.0, -4.0])),
            (_ALL_ONES, tf.constant([[2.0, 5.0]])),
            (tf.exp, tf.zeros((0,))),
        ]
    ],
    mistakes=(
        Mistake(
            lambda height, t: (derivative(height, t, "zero"), tf.zeros_like(t)),
            "The acceleration is always zero. " + _OUTER_HAS_NOT_SEEN,
        ),
        Mistake(
            lambda height, t: (derivative(height, t, "zero"), None),
            "The acceleration is None. " + _OUTER_HAS_NOT_SEEN,
        ),
        Mistake(
            lambda height, t: (derivative(height, t), None),
            "The acceleration is None. " + _OUTER_HAS_NOT_SEEN,
        ),
        Mistake(
            lambda height, t: (tf.zeros_like(t), tf.zeros_like(t)),
            "Both derivatives are always zero: the tapes find no path, and their zeros "
            "for that hide it. Do both tapes know that t matters?",
        ),
        Mistake(lambda height, t: _motion(height, t, "none", "none"), _CONSTANT_SPEED),
        Mistake(lambda height, t: _motion(height, t, "none"), _CONSTANT_SPEED),
        Mistake(lambda height, t: _motion(height, t, second="none"), _CONSTANT_SPEED),
        *_in_the_wrong_place("zero"),
        *_in_the_wrong_place("none"),
        Mistake(
            lambda height, t: (height(t), *_motion(height, t)),
            "The height does not belong in the tuple: the two derivatives do.",
        ),
        Mistake(
            lambda height, t: _motion(height, t)[1],
            "That is the acceleration alone. The tuple of both is asked for.",
        ),
    ),
)


def _nth_derivative(function: Function, n: int, unconnected: str = "zero") -> Function:
    if n == 0:
        return function
    previous = _nth_derivative(function, n - 1, unconnected)
    return lambda x: derivative(previous, x, unconnected)


_ONE_TOO_MANY = "That is one derivative too many: for n = 0, nothing is derived."

NTH_DERIVATIVE = Exercise(
    name="nth_derivative",
    solve=_nth_derivative,
    cases=lambda: _probed(
        [
            {"function": function, "n": n}
            for function, n in [
                (_CUBE, 1),
                (_CUBE, 2),
                (tf.sin, 3),
                (_WAVE_TIMES_X, 2),
                (_WAVE_TIMES_X, 0),
                (_CUBE, 4),
            ]
        ]
    ),
    prepare=_calling_what_it_makes,
    mistakes=(
        Mistake(
            lambda function, n: _nth_derivative(function, n, "none"),
            "Right, but where the derivative is zero everywhere: the slope before does "
            "not depend on x any more, and the tape answers None. A number is asked "
            "for.",
        ),
        Mistake(lambda function, n: _nth_derivative(function, n + 1), _ONE_TOO_MANY),
        Mistake(
            lambda function, n: _nth_derivative(function, n + 1, "none"), _ONE_TOO_MANY
        ),
        Mistake(
            lambda function, n: _nth_derivative(function, max(n - 1, 0)),
            "That is one derivative too few: for n = 1, one is taken.",
        ),
        Mistake(
            lambda function, n: _nth_derivative(function, 1),
            "That is the first derivative, whatever n is. Take the derivative of the "
            "derivative.",
        ),
        Mistake(
            lambda function, n: _nth_derivative(function, min(n, 1)),
            "That is the first derivative for every n above 0. Take the derivative of "
            "the derivative.",
        ),
        Mistake(
            lambda function, n: _nth_derivative(function, min(n, 2)),
            "That stops at the second derivative. Let every derivative be made from "
            "the one before, as often as n says.",
        ),
        Mistake(
            lambda function, n: lambda x: derivative(function, x) ** n,
            "You multiplied the first derivative with itself. Take its derivative.",
        ),
        Mistake(
            lambda function, n: lambda x: n * derivative(function, x),
            "You multiplied the first derivative by n. Take its derivative.",
        ),
        Mistake(
            lambda function, n: lambda x: _chained([function] * n, x),
            "You applied the function n times. Its derivative is to be taken n times.",
        ),
        Mistake(
            lambda function, n: function,
            "That is the function itself, whatever n is.",
        ),
        Mistake(
            lambda function, n: _endless(function) if n else function,
            _ENDLESS,
        ),
    ),
)


def _hessian_times(loss: Function, v: tf.Tensor, u: tf.Tensor) -> tf.Tensor:
    return derivative(lambda v: tf.reduce_sum(derivative(loss, v) * u), v)


_BOWL = named("bowl", lambda v: v[0] ** 2 + 3.0 * v[1] ** 2 - v[0] * v[1])
_SUM_OF_CUBES = named("sum_of_cubes", lambda v: tf.reduce_sum(v**3))
_PRODUCT = named("product", lambda v: v[0] * v[1] * v[2])

CURVATURE_ALONG = Exercise(
    name="curvature_along",
    solve=lambda loss, v, u: tf.reduce_sum(u * _hessian_times(loss, v, u)),
    cases=lambda: [
        {"loss": loss, "v": tf.constant(v), "u": tf.constant(u)}
        for loss, v, u in [
            (_BOWL, [1.0, -2.0], [2.0, 0.5]),
            (_SUM_OF_CUBES, [0.5, -1.0, 2.0, 1.5], [1.0, -2.0, 0.5, 0.0]),
            (_PRODUCT, [1.0, -0.5, 2.0], [-1.0, 2.0, 0.5]),
            (_SUM_OF_CUBES, [-1.5], [2.0]),
            (_BOWL, [0.5, 1.0], [0.0, 0.0]),
        ]
    ],
    mistakes=(
        Mistake(
            _hessian_times,
            "That is the change of the gradient along u, a vector. One dot product is "
            "still missing.",
        ),
        Mistake(
            lambda loss, v, u: tf.reduce_sum(_hessian_times(loss, v, u)),
            "That is the sum of the entries of H u, with u in it once. The curvature "
            "needs u twice: for the product with H, and in a dot product at the end.",
        ),
        Mistake(
            lambda loss, v, u: u * _hessian_times(loss, v, u),
            "Those are the products of the entries. Add them up.",
        ),
        Mistake(
            lambda loss, v, u: tf.reduce_sum(u * derivative(loss, v)),
            "That is the slope along u, the first derivative. The curvature is how "
            "fast it changes along u.",
        ),
        Mistake(
            lambda loss, v, u: tf.reduce_sum(u * derivative(loss, v)) ** 2,
            "That is the square of the slope along u. The curvature needs a second "
            "derivative.",
        ),
        Mistake(
            lambda loss, v, u: tf.reduce_sum(
                u * u * _hessian_times(loss, v, tf.ones_like(u))
            ),
            "The outer tape derived the plain sum of the gradient, and u came too "
            "late. Multiply by u before the outer tape is asked.",
        ),
        Mistake(
            lambda loss, v, u: tf.math.divide_no_nan(
                tf.reduce_sum(u * _hessian_times(loss, v, u)), tf.reduce_sum(u * u)
            ),
            "You divided by the squared length of u. Take u as it is given.",
        ),
        Mistake(
            lambda loss, v, u: _unwatched(loss, v),
            "Your function returned None. If there is a return, the outer tape found "
            "no path to v. Was it told about v as well? And do the inner question and "
            "the product with u stand inside the outer block?",
        ),
    ),
)


def _models() -> list[Inputs]:
    a, b, c = tf.Variable(0.5), tf.Variable(-1.25), tf.Variable(2.0)
    w, v = tf.Variable(numbers(1, 3) / 9), tf.Variable(numbers(3, 1, seed=1) / 9)
    shift = tf.Variable([0.2, -0.4, 0.1])
    models: list[tuple[str, Function, list[tf.Variable], int]] = [
        ("parabola", lambda x: a * x + b * x**2, [a, b], 4),
        ("wave", lambda x: c * tf.sin(a * x), [a, c], 2),
        ("network", lambda x: tf.tanh(x @ w + shift) @ v, [w, shift, v], 3),
        ("line", lambda x: c * x, [c], 1),
    ]
    return [
        {
            "model": named(name, model),
            "variables": variables,
            "x": numbers(n, 1, seed=n) / 9,
        }
        for name, model, variables, n in models
    ]


def _penalised(
    penalty: Callable[[tf.Tensor], tf.Tensor],
    of: Callable[[Function, tf.Tensor], tf.Tensor] = derivative,
) -> Callable[..., Any]:
    """A solution of `penalty_gradients` with this penalty, of slopes or else."""

    def solve(model: Function, variables: list[tf.Variable], x: tf.Tensor) -> Any:
        return _gradients(lambda: penalty(of(model, x)), variables)

    return solve


def _mean_square(slopes: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(slopes**2)


PENALTY_GRADIENTS = Exercise(
    name="penalty_gradients",
    solve=_penalised(_mean_square),
    cases=_models,
    mistakes=(
        Mistake(
            _penalised(lambda slopes: tf.reduce_sum(slopes**2)),
            "Those are the gradients of the sum of the squared slopes. Take the mean.",
        ),
        Mistake(
            _penalised(tf.reduce_mean),
            "Those are the gradients of the mean slope. Square the slopes: otherwise "
            "slopes up and down cancel.",
        ),
        Mistake(
            _penalised(tf.reduce_sum),
            "Those are the gradients of the sum of the slopes. The mean of their "
            "squares has to be computed inside the outer block too.",
        ),
        Mistake(
            _penalised(lambda slopes: tf.reduce_mean(slopes) ** 2),
            "You squared the mean slope. Square each slope first: otherwise slopes up "
            "and down cancel.",
        ),
        Mistake(
            _penalised(lambda slopes: tf.reduce_mean(tf.abs(slopes))),
            "Those are the gradients of the mean absolute slope. Square the slopes.",
        ),
        Mistake(
            _penalised(_mean_square, of=lambda model, x: model(x)),
            "That is a penalty on the values of the model. Its slopes are to be "
            "small, and those come from the inner tape.",
        ),
        Mistake(
            _penalised(tf.reduce_sum, of=lambda model, x: model(x)),
            "Those are the gradients of the model's values by the variables. The "
            "slopes by x come first, and then the gradients of their penalty.",
        ),
        Mistake(
            lambda model, variables, x: [None for _ in variables],
            "All gradients are None: the outer tape has not seen how the penalty was "
            "made. The model, the inner question and the mean of the squares all "
            "stand inside the outer block.",
        ),
        Mistake(
            lambda model, variables, x: _mean_square(derivative(model, x)),
            "That is the penalty. Its gradients by the variables are asked for.",
        ),
        Mistake(
            _penalised(lambda slopes: -_mean_square(slopes)),
            "The signs are turned round.",
        ),
    ),
)


ALL = (
    SLOPE_AT,
    LOSS_GRADIENTS,
    SLOPES,
    CAN_LEARN,
    BY_HAND,
    CHAIN,
    LINK_RATES,
    NEWTON,
    SPEED_AND_ACCELERATION,
    NTH_DERIVATIVE,
    CURVATURE_ALONG,
    PENALTY_GRADIENTS,
)
