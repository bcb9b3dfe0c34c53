"""The exercises on Jacobians and Hessians."""

from __future__ import annotations

from collections.abc import Callable

import tensorflow as tf

from companion.checks.engine import Exercise, Inputs, Mistake
from companion.checks.inputs import named, numbers
from companion.checks.parts import derivative

Function = Callable[[tf.Tensor], tf.Tensor]


def _table(function: Function, x: tf.Tensor) -> tf.Tensor:
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = function(x)
    return tape.jacobian(
        y, x, unconnected_gradients="zero", experimental_use_pfor=False
    )


def _gradient(function: Function, x: tf.Tensor) -> tf.Tensor:
    return derivative(function, x, "zero")


def _hessian(loss: Function, x: tf.Tensor) -> tf.Tensor:
    return _table(lambda x: _gradient(loss, x), x)


_MIX = named("mix", lambda x: tf.linalg.matvec(numbers(2, 3), tf.sin(x)))
_POLAR = named("polar", lambda x: x[0] * tf.stack([tf.cos(x[1]), tf.sin(x[1])]))
_POWERS = named("powers", lambda x: tf.stack([x[0], x[0] ** 2, x[0] ** 3]))
_CHAIN = named("chain", lambda x: tf.math.cumsum(x**2))


def _smooth() -> list[Inputs]:
    return [
        {"function": _MIX, "x": tf.constant([0.5, -1.0, 2.0])},
        {"function": _POLAR, "x": tf.constant([2.0, 0.5])},
        {"function": _POWERS, "x": tf.constant([2.0])},
        {"function": _CHAIN, "x": tf.constant([1.0, 2.0, -3.0])},
    ]


TABLE_OF_SLOPES = Exercise(
    name="table_of_slopes",
    solve=_table,
    cases=_smooth,
    mistakes=(
        Mistake(
            _gradient,
            "That is the gradient of the sum of the outputs: the rows added up. Keep "
            "them apart.",
        ),
        Mistake(
            lambda function, x: tf.transpose(_table(function, x)),
            "Your table is turned: the outputs belong in the rows, the inputs in the "
            "columns.",
        ),
        Mistake(
            lambda function, x: tf.linalg.diag(_gradient(function, x)),
            "You put the gradient on a diagonal. Every output has a row of its own.",
        ),
        Mistake(
            lambda function, x: _table(function, x)[0],
            "That is the first row alone.",
        ),
        Mistake(
            lambda function, x: tf.unstack(_table(function, x)),
            "You return a list of rows. Stack them to one tensor.",
        ),
    ),
)


def _speed(function: Function, x: tf.Tensor, v: tf.Tensor) -> tf.Tensor:
    with tf.autodiff.ForwardAccumulator(x, v) as forward:
        y = function(x)
    return forward.jvp(y)


def _too_late(function: Function, x: tf.Tensor, v: tf.Tensor) -> tf.Tensor | None:
    y = function(x)
    with tf.autodiff.ForwardAccumulator(x, v) as forward:
        pass
    return forward.jvp(y)


def _moving() -> list[Inputs]:
    rates = [[1.0, 0.5, -2.0], [0.3, -1.0], [0.1], [1.0, 1.0, -1.0]]
    return [
        {**inputs, "v": tf.constant(v)}
        for inputs, v in zip(_smooth(), rates, strict=True)
    ]


SPEED = Exercise(
    name="speed",
    solve=_speed,
    cases=_moving,
    mistakes=(
        Mistake(
            lambda function, x, v: function(x + v) - function(x),
            "That is how far the result moves while x moves by all of v. The speed at "
            "x itself is asked for.",
        ),
        Mistake(
            lambda function, x, v: (function(x + 0.001 * v) - function(x)) / 0.001,
            "A small step gives an estimate. A forward accumulator gives the speed.",
        ),
        Mistake(
            lambda function, x, v: function(v),
            "That is the function at v. v is how fast x changes.",
        ),
        Mistake(
            lambda function, x, v: _gradient(function, x) * v,
            "That has the shape of x, and each output has a speed of its own.",
        ),
        Mistake(
            lambda function, x, v: tf.reduce_sum(_gradient(function, x) * v),
            "That is the speed of the sum of the outputs. Each has one of its own.",
        ),
        Mistake(
            lambda function, x, v: _speed(function, x, tf.ones_like(v)),
            "You took rates of 1. The rates are in v.",
        ),
        Mistake(
            _too_late,
            "Your function returned None. If there is a return, the accumulator has "
            "not seen the computation: it has to run inside the block.",
        ),
    ),
)


def _curvatures(loss: Function, x: tf.Tensor) -> tf.Tensor:
    return tf.linalg.eigvalsh(_hessian(loss, x))


def _kind(curvatures: tf.Tensor) -> str:
    if tf.reduce_all(curvatures > 0):
        return "minimum"
    return "maximum" if tf.reduce_all(curvatures < 0) else "saddle"


def _by_diagonal(loss: Function, x: tf.Tensor) -> str:
    return _kind(tf.linalg.diag_part(_hessian(loss, x)))


def _by_sums(loss: Function, x: tf.Tensor) -> str:
    return _kind(_gradient(lambda x: _gradient(loss, x), x))


_BOWL = named("bowl", lambda v: tf.reduce_sum(v**2) + v[0] * v[1])
_TWISTED = named("twisted", lambda v: tf.reduce_sum(v**2) + 3.0 * v[0] * v[1])
_TURNED = named("turned", lambda v: tf.reduce_sum(v**2) - 3.0 * v[0] * v[1])
_HILL = named("hill", lambda v: tf.exp(-tf.reduce_sum(v**2)))
_PASS = named("mountain_pass", lambda v: v[0] ** 2 - v[1] ** 2 + v[2] ** 2)
_VALLEY = named("valley", lambda v: 5.0 * v[0] ** 2 + v[1] ** 2 - 4.0 * v[0] * v[1])

_SADDLE_OF_THREE = named(
    "saddle_of_three",
    lambda v: tf.reduce_sum(v**2) + 3.0 * (v[0] * v[1] + v[0] * v[2] + v[1] * v[2]),
)
_BAY = named("bay", lambda v: v[0] ** 3 / 3.0 - v[0] + v[1] ** 2)


def _by_determinant(loss: Function, x: tf.Tensor) -> str:
    """The rule for two weights, by the diagonal and the determinant."""
    kind = _by_diagonal(loss, x)
    if kind == "minimum" and tf.linalg.det(_hessian(loss, x)) < 0:
        return "saddle"
    return kind


FLAT_PLACE = Exercise(
    name="flat_place",
    solve=lambda loss, x: _kind(_curvatures(loss, x)),
    cases=lambda: [
        {"loss": loss, "x": tf.constant(x)}
        for loss, x in [
            (_BOWL, [0.0, 0.0]),
            (_TWISTED, [0.0, 0.0]),
            (_TURNED, [0.0, 0.0]),
            (_HILL, [0.0, 0.0, 0.0]),
            (_PASS, [0.0, 0.0, 0.0]),
            (_VALLEY, [0.0, 0.0]),
            (_SADDLE_OF_THREE, [0.0, 0.0, 0.0]),
            (_BAY, [1.0, 0.0]),
            (_BAY, [-1.0, 0.0]),
        ]
    ],
    mistakes=(
        Mistake(
            lambda loss, x: _kind(_curvatures(loss, tf.zeros_like(x))),
            "You look at the curvatures at the origin. They are asked for at x.",
        ),
        Mistake(
            _by_determinant,
            "The diagonal and the determinant together are enough for two weights, and "
            "not for three: two negative curvatures make a positive product.",
        ),
        Mistake(
            _by_diagonal,
            "The diagonal of the Hessian is not enough: with a large entry beside it, "
            "the curvature between the axes has another sign. Take the eigenvalues.",
        ),
        Mistake(
            _by_sums,
            "gradient adds up the rows of the Hessian. Use jacobian for the whole "
            "table, and then its eigenvalues.",
        ),
        Mistake(
            lambda loss, x: _kind(-_curvatures(loss, x)),
            "Minimum and maximum are exchanged: where all curvatures are positive, "
            "every way leads up.",
        ),
        Mistake(
            lambda loss, x: (
                "minimum" if tf.reduce_sum(_curvatures(loss, x)) > 0 else "maximum"
            ),
            "You look at the sum of the curvatures. If there are both signs, it is a "
            "saddle.",
        ),
        Mistake(
            lambda loss, x: (
                "minimum" if tf.linalg.det(_hessian(loss, x)) > 0 else "saddle"
            ),
            "The determinant is the product of the curvatures. Its sign does not tell "
            "a minimum from a maximum, nor for three weights a maximum from a saddle.",
        ),
    ),
)


def _reach(
    place: Function, x: tf.Tensor, goal: tf.Tensor, steps: int, turned: bool = False
) -> tf.Tensor:
    for _ in range(steps):
        slopes = _table(place, x)
        miss = (goal - place(x))[:, tf.newaxis]
        x = x + tf.linalg.solve(slopes, miss, adjoint=turned)[:, 0]
    return x


def _descend(place: Function, x: tf.Tensor, goal: tf.Tensor, steps: int) -> tf.Tensor:
    for _ in range(steps):
        x = x - 0.1 * _gradient(lambda x: tf.reduce_sum((goal - place(x)) ** 2), x)
    return x


_ARM = named(
    "hand",
    lambda x: tf.stack(
        [tf.cos(x[0]) + tf.cos(x[0] + x[1]), tf.sin(x[0]) + tf.sin(x[0] + x[1])]
    ),
)
_CIRCLE = named("two_circles", lambda x: tf.stack([x[0] ** 2 + x[1], x[1] ** 2 - x[0]]))
_SINGLE = named("cube", lambda x: x**3)

REACH = Exercise(
    name="reach",
    solve=_reach,
    cases=lambda: [
        {
            "place": place,
            "x": tf.constant(x),
            "goal": tf.constant(goal),
            "steps": steps,
        }
        for place, x, goal, steps in [
            (_ARM, [0.5, 1.0], [0.8, 1.4], 1),
            (_CIRCLE, [2.0, 1.0], [3.0, 0.5], 2),
            (_SINGLE, [2.0], [10.0], 1),
            (_ARM, [0.5, 1.0], [0.8, 1.4], 0),
        ]
    ],
    mistakes=(
        Mistake(
            lambda place, x, goal, steps: _reach(place, x, goal, steps, turned=True),
            "Your Jacobian is turned: the rows belong to the results.",
        ),
        Mistake(
            _descend,
            "That is gradient descent. Newton's step solves J d = goal - place(x).",
        ),
        Mistake(
            lambda place, x, goal, steps: x - (_reach(place, x, goal, steps) - x),
            "The step goes the wrong way: it solves J d = goal - place(x), and d is "
            "added.",
        ),
        Mistake(
            lambda place, x, goal, steps: _reach(place, x, goal, steps) - x,
            "That is how far x has moved. The place where it arrives is asked for.",
        ),
        Mistake(
            lambda place, x, goal, steps: _reach(place, x, goal, steps + 1),
            "You took one step more than was asked for.",
        ),
        Mistake(
            lambda place, x, goal, steps: _reach(place, x, goal, min(steps, 1)),
            "You took one step. Repeat it, with the Jacobian of the new place.",
        ),
    ),
)


ALL = (TABLE_OF_SLOPES, SPEED, FLAT_PLACE, REACH)
