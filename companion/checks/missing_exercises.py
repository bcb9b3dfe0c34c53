"""The exercises on missing and bad gradients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import tensorflow as tf

from companion.checks.engine import Exercise, Mistake
from companion.checks.inputs import named, numbers, one
from companion.checks.parts import derivative, first_problem, with_gradient

Step = Callable[[tf.Tensor], tf.Tensor]


def _not_finite(gradient: tf.Tensor) -> tf.Tensor:
    return ~tf.math.is_finite(gradient)


def _symptom(
    gradient: Any, is_bad: Callable[[tf.Tensor], tf.Tensor] = _not_finite
) -> str:
    if gradient is None:
        return "none"
    gradient = tf.convert_to_tensor(gradient)
    if tf.reduce_any(is_bad(gradient)):
        return "bad"
    return "fine" if tf.reduce_any(gradient != 0) else "zero"


def _zero_if(is_zero: Callable[[tf.Tensor], tf.Tensor], gradient: Any) -> str:
    word = _symptom(gradient)
    if word in ("none", "bad"):
        return word
    return "zero" if is_zero(tf.convert_to_tensor(gradient)) else "fine"


def _rows(*values: float) -> tf.IndexedSlices:
    """The gradient of a table of three numbers, of which two are used."""
    return tf.IndexedSlices(
        tf.constant(values), tf.constant([0, 2]), dense_shape=tf.constant([3])
    )


def _symptom_of_tensors_alone(gradient: Any) -> str:
    if isinstance(gradient, tf.IndexedSlices):
        return gradient.numpy()
    return _symptom(gradient)


def _as_word(answer: Callable[..., Any]) -> Callable[..., Any]:
    """A string tensor counts as a string."""

    def word(gradient: Any) -> Any:
        value = answer(gradient)
        return value.numpy().decode() if _is_text(value) else value

    return word


def _is_text(value: Any) -> bool:
    return tf.is_tensor(value) and value.dtype == tf.string


SYMPTOM = Exercise(
    name="symptom",
    prepare=_as_word,
    solve=_symptom,
    cases=lambda: [
        {"gradient": gradient}
        for gradient in (
            None,
            tf.constant([0.5, -2.0]),
            tf.constant([0.0, 0.0]),
            tf.constant([1.0, -1.0]),
            tf.constant([1.0, float("nan")]),
            tf.constant([[0.0], [float("inf")]]),
            tf.constant([0.0, float("-inf")]),
            tf.constant(0.0),
            tf.constant([0.0, 1e-30]),
            _rows(1.0, 0.0),
            _rows(0.0, 0.0),
            _rows(0.0, float("nan")),
        )
    ],
    mistakes=(
        Mistake(
            lambda gradient: _symptom(gradient, tf.math.is_nan),
            "You look for nan alone. An infinite entry is bad, too: tf.math.is_finite "
            "finds both.",
        ),
        Mistake(
            lambda gradient: _symptom(gradient, tf.math.is_inf),
            "You look for infinity alone. A nan is bad, too: tf.math.is_finite finds "
            "both.",
        ),
        Mistake(
            lambda gradient: _zero_if(lambda g: tf.reduce_sum(g) == 0, gradient),
            "You call a gradient zero when its entries add up to zero, and 1 and -1 do "
            "so as well. Look at every entry.",
        ),
        Mistake(
            lambda gradient: _zero_if(lambda g: tf.reduce_any(g == 0), gradient),
            "You call a gradient zero when any entry is. All of them have to be.",
        ),
        Mistake(
            lambda gradient: _zero_if(
                lambda g: tf.reduce_max(tf.abs(g)) < 1e-6, gradient
            ),
            "You call a small gradient zero. Only an exact zero counts: a small "
            "number may be right.",
        ),
        Mistake(
            _symptom_of_tensors_alone,
            "Your function raised an error for an IndexedSlices. Make a tensor of it "
            "with tf.convert_to_tensor.",
        ),
    ),
)


def _opens(step: Step, x: tf.Tensor) -> bool:
    """Whether a gradient gets through a step."""
    return derivative(step, x) is not None


def _values(steps: Sequence[Step], x: tf.Tensor) -> list[tf.Tensor]:
    """What goes into each step."""
    values = [x]
    for step in steps[:-1]:
        values.append(step(values[-1]))
    return values


def _breaks(steps: Sequence[Step], x: tf.Tensor) -> list[int]:
    pairs = zip(steps, _values(steps, x), strict=True)
    return [i for i, (step, value) in enumerate(pairs) if not _opens(step, value)]


def _first_break(steps: Sequence[Step], x: tf.Tensor) -> int:
    return next(iter(_breaks(steps, x)), len(steps))


def _without_feeding(steps: Sequence[Step], x: tf.Tensor) -> int:
    broken = [i for i, step in enumerate(steps) if not _opens(step, x)]
    return next(iter(broken), len(steps))


def _first_flat_or_broken(steps: Sequence[Step], x: tf.Tensor) -> int:
    """Takes zeros for a break, too."""
    for index, (step, value) in enumerate(zip(steps, _values(steps, x), strict=True)):
        slope = derivative(step, value)
        if slope is None or not tf.reduce_any(slope != 0):
            return index
    return len(steps)


_SQUARE = named("square", lambda x: x * x)
_ROUND = named("round", tf.round)
_SHIFT = named("shift", lambda x: x + 1.0)
_AS_ARRAY = named("as_array", lambda x: tf.constant(x.numpy() * 2.0))
_STOP_IF_LARGE = named(
    "stop_if_large", lambda x: tf.stop_gradient(x) if tf.reduce_max(x) > 10 else x
)
_FLAT = named("flat", tf.sign)

FIRST_BREAK = Exercise(
    name="first_break",
    solve=_first_break,
    cases=lambda: [
        {"steps": steps, "x": tf.constant(x)}
        for steps, x in [
            ([_SQUARE, _ROUND, _SHIFT], [1.5, 2.5]),
            ([_SQUARE, tf.sin, _SHIFT], [1.5, 2.5]),
            ([_ROUND], 0.5),
            ([_SQUARE, _STOP_IF_LARGE, _SHIFT], [2.0, 4.0]),
            ([_SQUARE, _SHIFT, _AS_ARRAY, tf.exp, _ROUND], [0.5]),
            ([_SQUARE, _FLAT, _SHIFT], [3.0, -1.0]),
        ]
    ],
    mistakes=(
        Mistake(
            lambda steps, x: _first_break(steps, x) + 1,
            "You counted from 1. An index begins at 0.",
        ),
        Mistake(
            lambda steps, x: next(iter(_breaks(steps, x)[::-1]), len(steps)),
            "That is the last break. The first one is asked for: return as soon as you "
            "find one.",
        ),
        Mistake(
            _without_feeding,
            "Every step of yours gets x. What comes out of one step goes into the "
            "next: whether a gradient gets through may depend on it.",
        ),
        Mistake(
            _first_flat_or_broken,
            "You count zeros as a break. They are a gradient: the path is there, and "
            "the step is flat. Only None means that there is no path.",
        ),
        Mistake(
            lambda steps, x: 0,
            "You return 0 for every list. Does the tape watch what goes into the "
            "step, and is the step called inside the block?",
        ),
        Mistake(
            lambda steps, x: next(iter(_breaks(steps, x)), -1),
            "For an unbroken path, the number of steps is asked for.",
        ),
        Mistake(
            lambda steps, x: next(iter(_breaks(steps, x)), None),
            "For an unbroken path, the number of steps is asked for, and you return "
            "None.",
        ),
    ),
)

_with_slope = with_gradient("the values are right, but the gradient of their sum is")


def _log_or_zero(x: tf.Tensor) -> tf.Tensor:
    return tf.where(x > 0, tf.math.log(tf.where(x > 0, x, 1.0)), 0.0)


LOG_OR_ZERO = Exercise(
    name="log_or_zero",
    solve=_log_or_zero,
    prepare=_with_slope,
    verify=first_problem,
    cases=one(
        "x",
        tf.constant([1.5, 2.0, 0.5]),
        tf.constant([0.0, 4.0, -1.0]),
        tf.constant([[0.25, 0.0], [1e-9, -3.0]]),
        tf.constant(0.0),
    ),
    mistakes=(
        Mistake(
            lambda x: tf.where(x > 0, tf.math.log(x), 0.0),
            "The values are right, but the gradient is nan at zero: the branch that is "
            "thrown away sees the zero. Make its input safe before the logarithm.",
        ),
        Mistake(
            lambda x: tf.math.log(tf.maximum(x, 1e-7)),
            "Elsewhere the result has to be 0, and the logarithm of a tiny number is "
            "not.",
        ),
        Mistake(
            lambda x: tf.math.log(x),
            "At zero that is -inf, and below it nan.",
        ),
        Mistake(
            lambda x: tf.where(x > 0, tf.math.log(x + 1e-7), 0.0),
            "The small number changes the logarithm where x is small itself, and it "
            "does not help below zero. Choose with tf.where what goes in.",
        ),
        Mistake(
            lambda x: tf.math.log(tf.maximum(x, 1.0)),
            "Between 0 and 1 the logarithm is negative. You made it 0 there.",
        ),
    ),
)


def _squares(points: tf.Tensor) -> tf.Tensor:
    return tf.reduce_sum((points[:, tf.newaxis] - points) ** 2, axis=-1)


def _safe_distances(points: tf.Tensor) -> tf.Tensor:
    squares = _squares(points)
    same = tf.equal(squares, 0.0)
    return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))


def _without_diagonal(points: tf.Tensor) -> tf.Tensor:
    """Safe on the diagonal alone."""
    squares = _squares(points)
    same = tf.eye(len(points)) > 0
    root = tf.where(same, 1.0, squares) ** 0.5
    return tf.where(same, 0.0, root)


SAFE_DISTANCES = Exercise(
    name="safe_distances",
    solve=_safe_distances,
    prepare=_with_slope,
    verify=first_problem,
    cases=one(
        "points",
        tf.constant([[0.0, 0.0], [3.0, 4.0]]),
        numbers(3, 2),
        tf.constant([[1.0, 2.0], [1.0, 2.0], [4.0, 6.0]]),
        numbers(4, 3, seed=2),
        tf.constant([[2.0]]),
    ),
    mistakes=(
        *(
            Mistake(
                distance,
                "The values are right, but the gradient is nan: every point has the "
                "distance 0 to itself, and there the slope of the root is infinite.",
            )
            for distance in (
                lambda points: tf.norm(points[:, tf.newaxis] - points, axis=-1),
                lambda points: tf.sqrt(_squares(points)),
                lambda points: _squares(points) ** 0.5,
            )
        ),
        Mistake(
            _without_diagonal,
            "You took care of the diagonal. Two points at the same place have the "
            "distance 0 as well: look at the square, and not at the position.",
        ),
        *(
            Mistake(
                lambda points, tiny=tiny: tf.sqrt(_squares(points) + tiny),
                "The number under the root is too large: its root shows on the "
                "diagonal. Choose with tf.where what goes into the root.",
            )
            for tiny in (1e-9, 1e-8, 1e-7, 1e-6)
        ),
        Mistake(
            _squares,
            "Those are the squares of the distances. Take the root.",
        ),
        Mistake(
            lambda points: tf.reduce_sum(
                tf.abs(points[:, tf.newaxis] - points), axis=-1
            ),
            "You added up the absolute differences, the way along the streets. The "
            "straight way is the root of the sum of the squares.",
        ),
        Mistake(
            lambda points: tf.constant(_safe_distances(points).numpy()),
            "The values are right, but no path leads from them to the points. Compute "
            "with TensorFlow alone.",
        ),
    ),
)

ALL = (SYMPTOM, FIRST_BREAK, LOG_OR_ZERO, SAFE_DISTANCES)
