"""The graded exercises of the assignment *Basic Tensor Operations*."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks.engine import Exercise, Inputs, Mistake
from companion.checks.inputs import named, numbers, one, uniform
from companion.checks.parts import first_problem

Function = Callable[[tf.Tensor], tf.Tensor]

# Tensors

AS_FLOATS = Exercise(
    name="as_floats",
    points=5,
    solve=lambda values: tf.constant(values, tf.float32),
    cases=lambda: [
        {"values": values}
        for values in (
            [1, 2.5, -3],
            [[1, 2], [3, 4], [5, 6]],
            [[[-1, 0]], [[7, 8]]],
            [1, 2**40],
            [4],
            [],
            [[], []],
        )
    ],
    drawn=lambda rng: [
        {"values": rng.integers(-99, 99, (2, 3)).tolist()},
        {"values": rng.uniform(-9, 9, (3, 1, 2)).round(2).tolist()},
    ],
    mistakes=(
        Mistake(
            lambda values: tf.constant(values),
            "Where all numbers are whole, you made ints. TensorFlow chooses the dtype "
            "by what stands in the list, unless you choose it.",
        ),
        Mistake(
            lambda values: tf.constant(np.array(values)),
            "The shape is right, but NumPy chose the dtype: by what stands in the "
            "list, and of 64 bits. float32 is asked for.",
        ),
        Mistake(
            lambda values: tf.constant(values, tf.float64),
            "Those are floats of 64 bits. float32 is asked for.",
        ),
        Mistake(
            lambda values: np.array(values, np.float32),
            "The numbers are right, but they are still NumPy's. A TensorFlow tensor is "
            "asked for.",
        ),
        Mistake(
            lambda values: tf.reshape(tf.constant(values, tf.float32), (-1,)),
            "You made one long row of the numbers. The nesting of the list is the "
            "shape, and it is to stay.",
        ),
        Mistake(
            lambda values: tf.constant([float(value) for value in values]),
            "You went through the outermost list alone. Its entries may be lists "
            "again, to any depth.",
        ),
        Mistake(
            lambda values: [[float(value) for value in row] for row in values],
            "You count on two levels of lists. There may be more of them, or fewer.",
        ),
        Mistake(
            lambda values: tf.cast(tf.cast(values, tf.int32), tf.float32),
            "On the way the numbers were ints, and that cut their fractions off.",
        ),
        Mistake(
            lambda values: tf.constant(values) * 1.0,
            "Where all numbers are whole, the list becomes an int tensor, and that "
            "does not mix with a float. The dtype has to be right from the start.",
        ),
    ),
)

SQUARES = Exercise(
    name="squares",
    points=5,
    solve=tf.square,
    cases=one(
        "x",
        tf.constant([3, -4, 0]),
        tf.constant([[1.5, -2.0], [0.5, 3.0]]),
        tf.constant(-0.3, tf.float64),
        tf.constant([40001, -7]),
        numbers(2, 3, 2),
        tf.zeros((0, 2), tf.int64),
    ),
    drawn=lambda rng: [
        {"x": uniform(rng, 3, 2)},
        {"x": tf.constant(rng.integers(-30000, 30000, 4), tf.int32)},
    ],
    mistakes=(
        Mistake(
            lambda x: 2 * x,
            "Those are the doubles. A square is a number times itself.",
        ),
        *(
            Mistake(
                solve,
                "The squares are right, but the dtype has changed: ints are to stay "
                "ints, and float64 is to stay float64.",
            )
            for solve in (
                lambda x: tf.cast(x, tf.float32) ** 2,
                lambda x: tf.cast(x, tf.float64) ** 2,
                lambda x: tf.cast(tf.square(x), tf.float32),
            )
        ),
        *(
            Mistake(
                solve,
                "The exponent is a float, and an int tensor does not mix with it. "
                "The function has to work for ints, too.",
            )
            for solve in (lambda x: x**2.0, lambda x: tf.pow(x, tf.constant(2.0)))
        ),
        *(
            Mistake(
                solve,
                "Large ints came out inexact: on the way they were floats, and a "
                "float32 holds about seven digits.",
            )
            for solve in (
                lambda x: tf.cast(tf.cast(x, tf.float32) ** 2, x.dtype),
                lambda x: tf.cast(tf.square(tf.cast(x, tf.float32)), x.dtype),
            )
        ),
        Mistake(
            lambda x: tf.reduce_sum(x**2),
            "You also added the squares up. Each stays in its own place.",
        ),
        Mistake(
            lambda x: x * tf.abs(x),
            "You kept the sign. The square of a negative number is positive.",
        ),
        Mistake(
            lambda x: x**3,
            "Those are the third powers: one factor too many.",
        ),
        Mistake(
            lambda x: x.numpy() ** 2,
            "The squares are right, but they are NumPy's. A tensor is asked for.",
        ),
        Mistake(
            lambda x: x @ x,
            "That is the product of matrices, rows times columns. Every entry is to be "
            "squared by itself.",
        ),
    ),
)

TO_COLUMN = Exercise(
    name="to_column",
    points=5,
    solve=lambda x: tf.reshape(x, (-1, 1)),
    cases=one(
        "x",
        numbers(4),
        numbers(2, 3, dtype=tf.int32),
        numbers(3, 3),
        numbers(2, 1, 4, seed=1),
        tf.constant(7.5),
        tf.zeros((0, 3)),
    ),
    drawn=lambda rng: [
        {"x": uniform(rng, *rng.integers(1, 5, rank))} for rank in (1, 2, 3)
    ],
    mistakes=(
        Mistake(
            lambda x: tf.reshape(x, (1, -1)),
            "That is one row. In a column every entry has a row of its own.",
        ),
        Mistake(
            lambda x: tf.reshape(x, (-1,)),
            "The entries are in order, but there is one axis. A column has two, and "
            "the second has the length 1.",
        ),
        Mistake(
            lambda x: x[..., tf.newaxis],
            "You added an axis and kept the others. A column has two axes, whatever "
            "the shape was before.",
        ),
        Mistake(
            lambda x: x[:, tf.newaxis],
            "That makes a column of a vector, and of nothing else: the other axes are "
            "still there, and a scalar has no axis to keep.",
        ),
        Mistake(
            lambda x: tf.reshape(tf.transpose(x), (-1, 1)),
            "The shape is right, but you went down the columns. Keep the order in "
            "which the entries are read: row after row.",
        ),
        Mistake(
            tf.transpose,
            "You turned the axes round. A vector has one axis, so nothing happens to "
            "it, and the other tensors keep as many axes as they had.",
        ),
        Mistake(
            lambda x: tf.reshape(x, (len(x), 1)),
            "You count along axis 0 alone, and so there are too few places as soon as "
            "there is a second axis. A scalar has no length at all.",
        ),
        Mistake(
            lambda x: tf.reshape(x, (-1, 1, 1)),
            "There is an axis of length 1 too many.",
        ),
        Mistake(
            lambda x: tf.sort(tf.reshape(x, (-1, 1)), axis=0),
            "You sorted the entries. They are to stay in their order.",
        ),
        Mistake(
            lambda x: tf.cast(tf.reshape(x, (-1, 1)), tf.float32),
            "The dtype changed on the way: ints are to stay ints.",
        ),
    ),
)

_TOWARDS_ZERO = (
    "A cast cuts the fraction off: 2.7 became 2, and -2.7 became -2. The nearest "
    "whole number may lie on the other side."
)

NEAREST = Exercise(
    name="nearest",
    points=6,
    solve=lambda x: tf.cast(tf.round(x), tf.int32),
    cases=one(
        "x",
        tf.constant([2.7, 2.2, -2.7, -2.2, 0.0]),
        tf.constant([[0.4, -0.4], [9.9, -0.9]]),
        tf.constant([1.75, -8.75], tf.float64),
        tf.constant(-3.0),
        tf.constant([[1234567.0]]),
        tf.zeros((2, 0)),
    ),
    drawn=lambda rng: [
        {"x": tf.round(uniform(rng, *shape)) + uniform(rng, *shape) / 20}
        for shape in [(5,), (2, 3)]
    ],
    mistakes=(
        *(
            Mistake(solve, _TOWARDS_ZERO)
            for solve in (
                lambda x: tf.cast(x, tf.int32),
                lambda x: tf.cast(tf.cast(x, tf.int32), tf.float32),
                lambda x: tf.cast(x, tf.int64),
            )
        ),
        Mistake(
            tf.round,
            "The numbers are whole, but they are still floats. int32 is asked for.",
        ),
        Mistake(
            lambda x: tf.cast(tf.round(x), tf.int64),
            "The numbers are right, but of 64 bits. int32 is asked for.",
        ),
        Mistake(
            lambda x: tf.cast(tf.floor(x), tf.int32),
            "You always go down, from 2.7 to 2. The nearest whole number may lie "
            "above.",
        ),
        Mistake(
            lambda x: tf.cast(tf.math.ceil(x), tf.int32),
            "You always go up, from 2.2 to 3. The nearest whole number may lie below.",
        ),
        Mistake(
            lambda x: tf.cast(x + 0.5, tf.int32),
            "Right above zero. Below it, a half added leads to the wrong neighbour, "
            "since the cast cuts towards zero there as well.",
        ),
        Mistake(
            lambda x: tf.cast(tf.abs(tf.round(x)), tf.int32),
            "The signs are gone.",
        ),
        Mistake(
            lambda x: np.rint(x).astype(np.int32),
            "The numbers are right, but they are NumPy's. A tensor is asked for.",
        ),
    ),
)

_TO_COLUMNS = (
    "The weights went along the columns: entry i met column i. Where x is square that "
    "runs and is wrong; elsewhere it fails. Which axis of x do the weights belong to?"
)

SCALED_ROWS = Exercise(
    name="scaled_rows",
    points=7,
    solve=lambda x, weights: x * weights[:, tf.newaxis],
    cases=lambda: [
        {"x": numbers(n, m), "weights": numbers(n, seed=1)}
        for n, m in [(3, 3), (2, 4), (5, 2), (1, 3), (2, 0)]
    ],
    drawn=lambda rng: [
        {"x": uniform(rng, n, m), "weights": uniform(rng, n)}
        for n, m in [(4, 4), (3, 5)]
    ],
    mistakes=(
        *(
            Mistake(solve, _TO_COLUMNS)
            for solve in (
                lambda x, weights: x * weights,
                lambda x, weights: x @ tf.linalg.diag(weights),
                lambda x, weights: tf.einsum("nm,m->nm", x, weights),
            )
        ),
        Mistake(
            lambda x, weights: tf.transpose(x) * weights,
            "The numbers are right, but rows have become columns.",
        ),
        Mistake(
            lambda x, weights: x + weights[:, tf.newaxis],
            "You added the weights. A row with the weight 0 is to become zeros.",
        ),
        *(
            Mistake(
                solve,
                "You also added the rows up. Every row is to stay a row.",
            )
            for solve in (
                lambda x, weights: tf.linalg.matvec(x, weights, transpose_a=True),
                lambda x, weights: weights[tf.newaxis] @ x,
            )
        ),
        Mistake(
            lambda x, weights: tf.reduce_sum(x * weights[:, tf.newaxis], axis=1),
            "You also added up each row. Its entries are to stay apart.",
        ),
        Mistake(
            lambda x, weights: x / weights[:, tf.newaxis],
            "You divided by the weights.",
        ),
        Mistake(
            lambda x, weights: (
                x * weights[:, tf.newaxis] / tf.reduce_sum(weights, keepdims=True)
            ),
            "You divided by the sum of the weights. Take them as they are.",
        ),
        Mistake(
            lambda x, weights: x * weights[0],
            "The first weight went to every row. Each row has its own.",
        ),
        Mistake(
            lambda x, weights: x[tf.newaxis] * weights[:, tf.newaxis, tf.newaxis],
            "Every weight met the whole of x, so you have n tables. One is asked for: "
            "weight i belongs to row i alone.",
        ),
    ),
)

ADDED = Exercise(
    name="added",
    points=7,
    solve=lambda a, b: tf.cast(a, tf.float32) + b,
    cases=lambda: [
        {"a": tf.constant(a, tf.int32), "b": tf.constant(b, tf.float32)}
        for a, b in [
            ([1, 2, 3], [0.25, -0.75, 1.5]),
            ([[1, -2, 3], [4, 5, -6]], [0.25, 0.75, -1.25]),
            (5, [[1.75, 2.25], [-3.75, 4.5]]),
            ([[10], [20], [-30]], [0.25, 0.4, -0.6, 0.8]),
            ([], 0.25),
        ]
    ],
    drawn=lambda rng: [
        {
            "a": tf.constant(rng.integers(-99, 99, a), tf.int32),
            "b": uniform(rng, *b),
        }
        for a, b in [((2, 3), (3,)), ((4, 1), (1, 2))]
    ],
    mistakes=(
        *(
            Mistake(
                solve,
                "The fractions are gone: you made ints of the floats. Let the other "
                "tensor change.",
            )
            for solve in (
                lambda a, b: a + tf.cast(b, tf.int32),
                lambda a, b: tf.cast(a + tf.cast(b, tf.int32), tf.float32),
                lambda a, b: a + tf.cast(tf.round(b), tf.int32),
                lambda a, b: tf.cast(a, tf.float32) + tf.round(b),
            )
        ),
        Mistake(
            lambda a, b: tf.cast(tf.cast(a, tf.float32) + b, tf.int32),
            "You made ints of the sum, and its fractions are gone.",
        ),
        Mistake(
            lambda a, b: tf.cast(a, tf.float64) + tf.cast(b, tf.float64),
            "The sum is right, but it is float64. float32 is asked for.",
        ),
        Mistake(
            lambda a, b: tf.bitcast(a, tf.float32) + b,
            "You read the bits of the ints as if they were floats, and so 1 became "
            "nearly 0. The numbers themselves are to be converted.",
        ),
        Mistake(
            lambda a, b: tf.cast(a, tf.float32) - b,
            "You subtracted.",
        ),
        Mistake(
            lambda a, b: tf.cast(a, tf.float32) * b,
            "You multiplied.",
        ),
        Mistake(
            lambda a, b: tf.reduce_sum(tf.cast(a, tf.float32) + b),
            "You also added up the entries of the sum. They are to stay apart.",
        ),
        Mistake(
            lambda a, b: tf.add_n([tf.cast(a, tf.float32), b]),
            "That works for equal shapes alone. A number may meet a table here, or a "
            "column a row.",
        ),
        Mistake(
            lambda a, b: a.numpy() + b.numpy(),
            "The fractions are there, but NumPy has added. A float32 tensor is asked "
            "for.",
        ),
    ),
)


def _off(middle: Callable[[tf.Tensor], tf.Tensor]) -> Function:
    """A solution of `off_the_mean` that takes something else for the mean."""
    return lambda x: x - middle(x)


_BY_ROWS = (
    "You averaged along the rows. Every column is to have a mean of its own, taken "
    "over all the rows."
)

OFF_THE_MEAN = Exercise(
    name="off_the_mean",
    points=8,
    solve=_off(lambda x: tf.reduce_mean(x, axis=0)),
    cases=one(
        "x", numbers(3, 3), numbers(4, 2), numbers(2, 5, seed=1), numbers(1, 3) + 20
    ),
    drawn=lambda rng: [{"x": uniform(rng, n, m)} for n, m in [(4, 4), (5, 3)]],
    mistakes=(
        Mistake(
            _off(tf.reduce_mean),
            "You took one mean for the whole table. Every column has its own.",
        ),
        *(
            Mistake(solve, _BY_ROWS)
            for solve in (
                _off(lambda x: tf.reduce_mean(x, axis=1, keepdims=True)),
                _off(lambda x: tf.reduce_mean(x, axis=1)),
                lambda x: tf.transpose(x) - tf.reduce_mean(x, axis=1),
            )
        ),
        Mistake(
            lambda x: tf.reduce_mean(x, axis=0),
            "Those are the means. What is left of x without them is asked for.",
        ),
        Mistake(
            lambda x: tf.reduce_mean(x, axis=0) - x,
            "The signs are turned round: what lies above the mean is to be positive.",
        ),
        Mistake(
            _off(lambda x: tf.reduce_sum(x, axis=0)),
            "You took the sum of each column away, and not its mean.",
        ),
        Mistake(
            lambda x: tf.abs(_off(lambda x: tf.reduce_mean(x, axis=0))(x)),
            "You made everything positive. What lies below the mean is negative.",
        ),
        Mistake(
            _off(lambda x: x[0]),
            "You took the first row away from all the rows. It is not the mean.",
        ),
        Mistake(
            lambda x: x / tf.reduce_mean(x, axis=0),
            "You divided by the means.",
        ),
        *(
            Mistake(
                lambda x, safe=safe: safe(
                    _off(lambda x: tf.reduce_mean(x, axis=0))(x),
                    tf.math.reduce_std(x, axis=0),
                ),
                "You also divided by the spread. Only the mean is to go.",
            )
            for safe in (tf.divide, tf.math.divide_no_nan)
        ),
    ),
)


def _chosen(
    where: Callable[[tf.Tensor], tf.Tensor] = lambda x: x > 0,
    then: Function = lambda x: x,
) -> Function:
    """A solution of `only_positive` that chooses by another condition."""
    return lambda x: then(tf.boolean_mask(x, where(x)))


def _entries_above_zero(x: tf.Tensor) -> list[tf.Tensor]:
    return [entry for entry in tf.reshape(x, (-1,)) if entry > 0]


ONLY_POSITIVE = Exercise(
    name="only_positive",
    points=9,
    solve=_chosen(),
    cases=one(
        "x",
        tf.constant([3.5, -1.0, 0.0, 2.0, 3.5, -7.0, 0.25]),
        numbers(3, 4, dtype=tf.int32),
        numbers(2, 2, 3, seed=1),
        tf.constant([[-4, -1], [0, -9]]),
        tf.constant([[5, -2], [3, 1]], tf.int64),
        tf.zeros((0, 3)),
    ),
    drawn=lambda rng: [
        {"x": uniform(rng, 9)},
        {"x": tf.constant(rng.integers(-3, 4, (4, 3)), tf.int32)},
    ],
    mistakes=(
        Mistake(
            _chosen(lambda x: x >= 0),
            "You kept zeros. Zero is not above zero.",
        ),
        *(
            Mistake(
                solve,
                "You set the others to zero, and they still take up their places. "
                "They are to go.",
            )
            for solve in (
                tf.nn.relu,
                lambda x: tf.reshape(tf.nn.relu(x), (-1,)),
                lambda x: x * tf.cast(x > 0, x.dtype),
            )
        ),
        Mistake(
            lambda x: x > 0,
            "That says which entries are above zero. The entries themselves are asked "
            "for.",
        ),
        *(
            Mistake(
                solve,
                "Those are the places of the entries. What stands there is asked for.",
            )
            for solve in (
                lambda x: tf.where(x > 0),
                lambda x: tf.reshape(tf.where(x > 0), (-1,)),
                lambda x: tf.where(x > 0)[:, 0],
            )
        ),
        *(
            Mistake(
                _chosen(then=then),
                "The right entries, in another order. Leave them in the order in which "
                "they stand in x.",
            )
            for then in (
                tf.sort,
                lambda kept: tf.sort(kept, direction="DESCENDING"),
                lambda kept: kept[::-1],
            )
        ),
        Mistake(
            _chosen(then=lambda kept: tf.unique(kept)[0]),
            "An entry that stands in x twice is to be kept twice.",
        ),
        Mistake(
            _chosen(lambda x: x < 0),
            "You kept those below zero.",
        ),
        Mistake(
            _chosen(lambda x: x != 0),
            "You kept the negative ones as well.",
        ),
        Mistake(
            _chosen(then=lambda kept: tf.cast(kept, tf.float32)),
            "The entries are right, but the dtype has changed: ints are to stay ints.",
        ),
        *(
            Mistake(
                solve,
                "Right, but where no entry is above zero: a tensor made of an empty "
                "list knows nothing of x, and so has another dtype.",
            )
            for solve in (
                lambda x: tf.convert_to_tensor(_entries_above_zero(x)),
                lambda x: tf.constant(
                    [entry.numpy() for entry in _entries_above_zero(x)]
                ),
            )
        ),
        Mistake(
            _entries_above_zero,
            "The entries are right, but they are in a list. One tensor is asked for.",
        ),
        Mistake(
            _chosen(lambda x: tf.reduce_all(x > 0, axis=-1)),
            "You kept whole rows. Decide about each entry by itself.",
        ),
        Mistake(
            lambda x: tf.stack([entry for entry in x if entry > 0]),
            "You went through axis 0 alone. With more than one axis, what you look at "
            "there are rows, and not numbers.",
        ),
    ),
)


# Variables


def _leaving(answer: Callable[..., Any]) -> Callable[..., Any]:
    """Looks at where a function leaves its variable, and not at what it returns."""

    def left(v: tf.Variable, share: float) -> dict[str, Any]:
        before = v.numpy().copy()
        returned = answer(v, share)
        untouched = np.array_equal(before, v.numpy())
        return {
            "variable": v.read_value(),
            "returned in vain": untouched and returned is not None,
        }

    return left


def _assigned(value: Callable[[tf.Tensor, float], Any]) -> Callable[..., None]:
    """A solution of `decay` that gives the variable this value."""

    def solve(v: tf.Variable, share: float) -> None:
        v.assign(value(v.read_value(), share))

    return solve


DECAY = Exercise(
    name="decay",
    points=10,
    solve=_assigned(lambda v, share: (1 - share) * v),
    cases=lambda: [
        {"v": tf.Variable(v), "share": share}
        for v, share in [
            (8.0, 0.25),
            ([1.0, -2.0, 4.0], 0.1),
            (numbers(2, 3), 0.75),
            ([[3.0], [-5.0]], 1.0),
        ]
    ],
    drawn=lambda rng: [
        {"v": tf.Variable(uniform(rng, *shape)), "share": round(rng.uniform(), 2)}
        for shape in [(4,), (2, 2)]
    ],
    prepare=_leaving,
    verify=lambda outcomes, exercise: first_problem(
        outcomes, exercise, {"variable": "your function leaves the variable as"}
    ),
    mistakes=(
        Mistake(
            lambda v, share: v.read_value(),
            "You returned something, but the variable is what it was. Whoever holds "
            "the variable looks there for the new value: change the variable itself.",
        ),
        Mistake(
            lambda v, share: None if v is not None else v,
            "The variable is what it was. `v = ...` gives the name v to a new tensor, "
            "inside your function alone. Nobody else sees it.",
        ),
        Mistake(
            _assigned(lambda v, share: (1 - share) ** 2 * v),
            "The share was taken off twice. Is there a second change, or a line that "
            "runs twice?",
        ),
        Mistake(
            _assigned(lambda v, share: (1 + share) * v),
            "The variable grew: you added the share. It is to lose it.",
        ),
        Mistake(
            _assigned(lambda v, share: share * v),
            "You left the share itself in the variable, and what was to stay is gone.",
        ),
        *(
            Mistake(
                solve,
                "You took the number `share` away. A share is a part of the value: "
                "0.25 of 8 is 2.",
            )
            for solve in (
                _assigned(lambda v, share: v - share),
                lambda v, share: v.assign_sub(share),
            )
        ),
        Mistake(
            _assigned(lambda v, share: v + share),
            "You added the number `share`. A share is a part of the value, and the "
            "value is to lose it.",
        ),
        Mistake(
            _assigned(lambda v, share: -share * v),
            "You put what is to be taken off, with a minus, in the place of the value.",
        ),
        Mistake(
            _assigned(lambda v, share: (share - 1) * v),
            "The signs are turned round: you subtracted the value from its share.",
        ),
        Mistake(
            _assigned(lambda v, share: v / (1 + share)),
            "You divided by 1 + share. That loses less than the share of the value.",
        ),
        Mistake(
            _assigned(lambda v, share: v - share * tf.abs(v)),
            "Where the value is negative, you moved it away from zero. Below zero, the "
            "share is negative as well.",
        ),
        Mistake(
            _assigned(lambda v, share: v - share * tf.reduce_mean(v)),
            "You took the same number away everywhere. Every entry loses the share of "
            "its own value.",
        ),
        Mistake(
            _assigned(lambda v, share: tf.zeros_like(v)),
            "Nothing is left in the variable.",
        ),
        Mistake(
            _assigned(lambda v, share: (1 - share) * tf.reduce_sum(v)),
            "You put one number into the variable. Its shape is to stay.",
        ),
    ),
)


# Gradients


def _mean_square(errors: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(errors**2)


def _neurons(w: tf.Tensor, x: tf.Tensor) -> tf.Tensor:
    return tf.tanh(tf.linalg.matvec(x, w))


def _fit(
    loss: Callable[[tf.Tensor], tf.Tensor] = _mean_square,
    errors: Callable[..., tf.Tensor] = lambda w, x, y: _neurons(w, x) - y,
    then: Callable[..., Any] = lambda value, slope: (value, slope),
) -> Callable[..., Any]:
    """A solution of `loss_and_slope` with this loss of these errors."""

    def solve(w: tf.Variable, x: tf.Tensor, y: tf.Tensor) -> Any:
        with tf.GradientTape() as tape:
            value = loss(errors(w, x, y))
        return then(value, tape.gradient(value, w))

    return solve


def _slope_by_x(w: tf.Variable, x: tf.Tensor, y: tf.Tensor) -> Any:
    loss = _fit()(w, x, y)[0]
    return loss, _slope(lambda x: _mean_square(_neurons(w, x) - y), x)


def _without_the_bend(w: tf.Variable, x: tf.Tensor, y: tf.Tensor) -> Any:
    """By hand, without the rate of tanh."""
    errors = _neurons(w, x) - y
    slope = 2 * tf.linalg.matvec(x, errors, transpose_a=True) / len(x)
    return _mean_square(errors), slope


def _samples(n: int, m: int) -> Inputs:
    return {
        "w": tf.Variable(numbers(m, seed=1) / 9),
        "x": numbers(n, m) / 6,
        "y": numbers(n, seed=2) / 9,
    }


LOSS_AND_SLOPE = Exercise(
    name="loss_and_slope",
    points=12,
    solve=_fit(),
    cases=lambda: [_samples(n, m) for n, m in [(3, 3), (4, 2), (2, 5), (1, 3), (5, 1)]],
    drawn=lambda rng: [
        {
            "w": tf.Variable(uniform(rng, m) / 9),
            "x": uniform(rng, n, m) / 6,
            "y": uniform(rng, n) / 9,
        }
        for n, m in [(3, 3), (6, 2)]
    ],
    mistakes=(
        Mistake(
            _fit(tf.reduce_mean),
            "That is the mean error, in which errors up and down cancel. Square them "
            "first.",
        ),
        Mistake(
            _fit(lambda errors: tf.reduce_sum(errors**2)),
            "That is the sum of the squares, and so twice the data makes twice the "
            "loss. Take the mean.",
        ),
        Mistake(
            _fit(
                lambda errors: errors**2,
                then=lambda value, slope: (tf.reduce_mean(value), slope),
            ),
            "The loss is right, and the gradient is n times too large: the tape was "
            "asked about n squares, and adds up what it finds. It has to see the mean.",
        ),
        Mistake(
            _fit(lambda errors: errors**2),
            "Those are n losses, one for each row. One number is asked for, their "
            "mean.",
        ),
        Mistake(
            _fit(lambda errors: tf.reduce_mean(errors) ** 2),
            "You squared the mean. Square each error first: otherwise errors up and "
            "down cancel.",
        ),
        Mistake(
            _fit(lambda errors: tf.reduce_mean(tf.abs(errors))),
            "That is the mean absolute error. Square the errors.",
        ),
        Mistake(
            _fit(lambda errors: tf.sqrt(_mean_square(errors))),
            "That is the root of the loss. Leave the mean squared.",
        ),
        Mistake(
            _fit(lambda errors: _mean_square(errors) / 2),
            "Loss and gradient are half of what they should be.",
        ),
        Mistake(
            _fit(errors=lambda w, x, y: tf.linalg.matvec(x, w) - y),
            "The prediction is a straight line: the tanh is missing.",
        ),
        Mistake(
            _fit(errors=lambda w, x, y: tf.tanh(tf.linalg.matvec(x, w) - y)),
            "The tanh belongs to the prediction alone, and you put the whole "
            "difference through it.",
        ),
        Mistake(
            _fit(errors=lambda w, x, y: tf.reduce_sum(tf.tanh(x * w), axis=1) - y),
            "The tanh comes too early: the products of a row are added up first, and "
            "their sum goes through it.",
        ),
        Mistake(
            _fit(errors=lambda w, x, y: _neurons(w, x)[:, tf.newaxis] - y),
            "A column met a row: you averaged n times n differences, each prediction "
            "against every target.",
        ),
        Mistake(
            _fit(then=lambda value, slope: (value, None)),
            "The loss is right, and the gradient is None: the tape saw no path from "
            "it to w. All of the loss is to be computed inside the block, from the "
            "variable itself and with TensorFlow alone.",
        ),
        Mistake(
            _fit(then=lambda value, slope: (slope, value)),
            "The two have changed places: the loss comes first.",
        ),
        Mistake(
            _fit(then=lambda value, slope: slope),
            "That is the gradient alone. The loss is asked for, too.",
        ),
        Mistake(
            _fit(then=lambda value, slope: value),
            "That is the loss alone. Its gradient is asked for, too.",
        ),
        Mistake(
            _fit(then=lambda value, slope: (value, -slope)),
            "The sign of the gradient is turned round: you give the way downhill.",
        ),
        Mistake(
            _fit(then=lambda value, slope: (float(value), slope)),
            "The numbers are right, but the loss is a Python number. A tensor is asked "
            "for.",
        ),
        Mistake(
            _fit(then=lambda value, slope: (value, [slope])),
            "The gradient is in a list: the tape answers in the form in which it is "
            "asked.",
        ),
        Mistake(
            _slope_by_x,
            "The loss is right, but that is its gradient by x. The data stay as they "
            "are: w is what can change.",
        ),
        Mistake(
            _without_the_bend,
            "The loss is right, but the gradient goes past the tanh: its own rate of "
            "change is one of the factors.",
        ),
    ),
)


def _slope(function: Function, x: tf.Tensor, unconnected: str = "none") -> Any:
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x, unconnected_gradients=unconnected)


def _second(
    function: Function, x: tf.Tensor, inner: str = "zero", outer: str = "zero"
) -> Any:
    return _slope(lambda x: _slope(function, x, inner), x, outer)


def _from(made: Callable[[tf.Tensor, tf.Tensor, tf.Tensor], Any]) -> Callable[..., Any]:
    """A solution of `slope_of_slope` made of the value, the slope and its slope."""
    return lambda function, x: made(
        function(x), _slope(function, x, "zero"), _second(function, x)
    )


def _second_or(instead: Callable[[tf.Tensor], Any]) -> Callable[..., Any]:
    """A solution that gives something else where the tape finds no path."""

    def solve(function: Function, x: tf.Tensor) -> Any:
        found = _second(function, x, outer="none")
        return instead(x) if found is None else found

    return solve


def _estimated(width: float) -> Callable[..., Any]:
    """A solution that compares the function at three places, this far apart."""
    return lambda function, x: (
        (function(x + width) - 2 * function(x) + function(x - width)) / width**2
    )


def _polynomial(a: int, b: int, c: int, d: int) -> Function:
    """The function a x³ + b x² + c x + d."""
    name = f"{a}x³ + {b}x² + {c}x + {d}"
    return named(name, lambda x: ((a * x + b) * x + c) * x + d)


SLOPE_OF_SLOPE = Exercise(
    name="slope_of_slope",
    points=12,
    solve=_second,
    cases=lambda: [
        {"function": function, "x": x}
        for function, x in [
            (named("cube", lambda x: x * x * x), tf.constant([1.0, -2.0, 0.5, 0.0])),
            (tf.sin, numbers(2, 3) / 3),
            (named("wave_times_x", lambda x: x * tf.sin(x)), numbers(2, 1, 2) / 3),
            (tf.exp, tf.constant(-0.5)),
            (named("line", lambda x: 3.0 * x - 1.0), numbers(2, 2, seed=1)),
            (named("constant", tf.ones_like), tf.constant([2.0, -1.0])),
            (tf.tanh, tf.zeros((0, 3))),
        ]
    ],
    drawn=lambda rng: [
        {"function": _polynomial(*rng.integers(-5, 6, 4).tolist()), "x": x}
        for x in (uniform(rng, 3) / 5, uniform(rng, 2, 2) / 5)
    ],
    mistakes=(
        *(
            Mistake(
                solve,
                "Right, but for a straight line or a constant: there is no path to x "
                "any more, and the tape answers None. Zeros are asked for.",
            )
            for solve in (
                lambda function, x: _second(function, x, outer="none"),
                lambda function, x: (
                    _second(function, x, outer="none")
                    if _slope(function, x) is not None
                    else tf.zeros_like(x)
                ),
            )
        ),
        *(
            Mistake(
                lambda function, x, outer=outer: _second(function, x, "none", outer),
                "For a constant, already the first slope is None, and it has no slope "
                "that could be asked for. Zeros are asked for there, too.",
            )
            for outer in ("zero", "none")
        ),
        *(
            Mistake(
                _second_or(instead),
                "Right, but where there is no path to x you return a single zero. "
                "Every entry of x is to get one.",
            )
            for instead in (lambda x: tf.constant(0.0), lambda x: 0.0)
        ),
        Mistake(
            lambda function, x: tf.zeros_like(x),
            "All your answers are zero. Zeros in the place of None hide that a tape "
            "found no path: was x watched, and was the first slope asked for while "
            "the outer tape was recording?",
        ),
        Mistake(
            lambda function, x: None if x is not None else x,
            "Your function returned None. If there is a return, a tape found no path "
            "to x. Was x watched by both, and was the first slope asked for while "
            "the outer tape was recording?",
        ),
        Mistake(
            _from(lambda value, slope, second: slope),
            "That is the first derivative. How fast it changes is asked for.",
        ),
        Mistake(
            lambda function, x: _slope(function, x),
            "That is the first derivative. How fast it changes is asked for.",
        ),
        Mistake(
            _from(lambda value, slope, second: value),
            "Those are the values of the function.",
        ),
        Mistake(
            _from(lambda value, slope, second: slope**2),
            "You multiplied the first derivative with itself. Its slope is asked for.",
        ),
        Mistake(
            _from(lambda value, slope, second: slope + second),
            "You have the slope of the function and its slope added up: the outer "
            "tape was asked about both at once.",
        ),
        Mistake(
            _from(lambda value, slope, second: 2 * slope),
            "You added the first derivative to itself. Its slope is asked for.",
        ),
        Mistake(
            lambda function, x: _slope(function, _slope(function, x, "zero"), "zero"),
            "You took the slope at another place: the first slope went into the "
            "function. Stay at x, and derive the slope itself.",
        ),
        Mistake(
            lambda function, x: _slope(lambda x: function(function(x)), x, "zero"),
            "You applied the function twice and took one slope. Apply it once, and "
            "take two.",
        ),
        Mistake(
            _from(lambda value, slope, second: tf.reduce_sum(second)),
            "You added the answers up. Each entry of x has its own.",
        ),
        Mistake(
            _from(lambda value, slope, second: tf.reduce_mean(second)),
            "You took the mean of the answers. Each entry of x has its own.",
        ),
        Mistake(
            _from(
                lambda value, slope, second: tf.reshape(
                    tf.linalg.diag(tf.reshape(second, (-1,))), (*second.shape,) * 2
                )
            ),
            "That is a table of each slope by each entry, and nearly all of it is "
            "zero. One number for each entry is asked for.",
        ),
        Mistake(
            _from(lambda value, slope, second: second / 2),
            "Everything is half of what it should be.",
        ),
        *(
            Mistake(
                _estimated(width),
                "Neighbouring places give an estimate, and the differences of floats "
                "make it coarse. Two tapes give the second derivative itself.",
            )
            for width in (0.1, 0.01, 0.001, 0.0001)
        ),
    ),
)


Pair = tuple[tf.Tensor, tf.Tensor]


def _line_slopes(
    w: tf.Tensor,
    b: tf.Tensor,
    x: tf.Tensor,
    y: tf.Tensor,
    loss: Callable[[tf.Tensor], tf.Tensor],
) -> Pair:
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        value = loss(w * x + b - y)
    return tape.gradient(value, [w, b], unconnected_gradients="zero")


def _together(w: tf.Tensor, b: tf.Tensor, rate: float, slopes: Any) -> Pair:
    w_bar, b_bar = slopes(w, b)
    return w - rate * w_bar, b - rate * b_bar


def _in_turn(w: tf.Tensor, b: tf.Tensor, rate: float, slopes: Any) -> Pair:
    w = w - rate * slopes(w, b)[0]
    return w, b - rate * slopes(w, b)[1]


def _in_turn_from_b(w: tf.Tensor, b: tf.Tensor, rate: float, slopes: Any) -> Pair:
    b = b - rate * slopes(w, b)[1]
    return w - rate * slopes(w, b)[0], b


def _replaced(w: tf.Tensor, b: tf.Tensor, rate: float, slopes: Any) -> Pair:
    w_bar, b_bar = slopes(w, b)
    return -rate * w_bar, -rate * b_bar


def _learning(
    loss: Callable[[tf.Tensor], tf.Tensor] = _mean_square,
    step: Callable[..., Pair] = _together,
    start: float = 0.0,
    factor: float = 1.0,
    count: Callable[[int], int] = lambda steps: steps,
    then: Callable[..., Any] = lambda w, b: (w, b),
) -> Callable[..., Any]:
    """A solution of `learned_line` with these parts."""

    def solve(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
        w, b = tf.constant(start), tf.constant(start)
        for _ in range(count(steps)):
            w, b = step(
                w, b, factor * rate, lambda w, b: _line_slopes(w, b, x, y, loss)
            )
        return then(w, b)

    return solve


def _learned_at_full_rate(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
    return _learning()(x, y, 1.0, steps)


def _learned_from_one_tensor(
    x: tf.Tensor, y: tf.Tensor, rate: float, steps: int
) -> Pair:
    w = b = tf.constant(0.0)
    for _ in range(steps):
        w, b = _together(
            w, b, rate, lambda w, b: _line_slopes(w, b, x, y, _mean_square)
        )
    return w, b


def _learned_in_one_round(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
    return _learning()(x, y, rate, 1) if steps else None


def _learned_from_the_start(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
    for _ in range(steps):
        line = _learning()(x, y, rate, 1)
    return line


def _learned_by_asking_twice(
    x: tf.Tensor, y: tf.Tensor, rate: float, steps: int
) -> Any:
    w, b = tf.constant(0.0), tf.constant(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            tape.watch([w, b])
            loss = _mean_square(w * x + b - y)
        w = w - rate * tape.gradient(loss, w)
        b = b - rate * tape.gradient(loss, b)
    return w, b


def _learned_without_watching(start: Callable[[float], Any]) -> Callable[..., Any]:
    """A solution of `learned_line` that turns w and b into unwatched tensors."""

    def solve(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
        w, b = start(0.0), start(0.0)
        for _ in range(steps):
            with tf.GradientTape() as tape:
                loss = _mean_square(w * x + b - y)
            w_bar, b_bar = tape.gradient(loss, [w, b])
            w, b = w - rate * w_bar, b - rate * b_bar
        return w, b

    return solve


def _learned_across(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
    """Every prediction is compared with every target."""
    n = len(x)
    return _learning()(tf.repeat(x, n), tf.tile(y, [n]), rate, steps)


def _best_line(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
    columns = tf.stack([x, tf.ones_like(x)], axis=1)
    line = tf.linalg.pinv(columns) @ y[:, tf.newaxis]
    return line[0, 0], line[1, 0]


LEARNED_LINE = Exercise(
    name="learned_line",
    points=14,
    solve=_learning(),
    cases=lambda: [
        {"x": x, "y": y, "rate": rate, "steps": steps}
        for x, y, rate, steps in [
            (tf.constant([0.0, 1.0, 2.0]), tf.constant([1.0, 3.0, 5.0]), 0.1, 1),
            (numbers(5) / 6, numbers(5, seed=1) / 3, 0.2, 4),
            (numbers(4, seed=2) / 9 + 0.5, numbers(4, seed=3) / 9 + 2.0, 0.05, 3),
            (tf.constant([2.0]), tf.constant([-3.0]), 0.05, 2),
            (numbers(3), numbers(3, seed=1), 0.1, 0),
        ]
    ],
    drawn=lambda rng: [
        {
            "x": uniform(rng, n) / 9,
            "y": uniform(rng, n) / 3,
            "rate": round(rng.uniform(0.05, 0.2), 3),
            "steps": steps,
        }
        for n, steps in [(6, 3), (3, 5)]
    ],
    mistakes=(
        Mistake(
            _learning(factor=-1.0),
            "You went uphill: the gradient points up, and you added it.",
        ),
        Mistake(
            _learning(factor=0.0),
            "w and b are 0 for any data: nothing has moved. Do the steps reach the w "
            "and b that you return?",
        ),
        Mistake(
            _learning(loss=lambda errors: tf.reduce_sum(errors**2)),
            "Your steps grow with the data: you took the sum of the squared errors. "
            "Take the mean.",
        ),
        Mistake(
            _learning(factor=0.5),
            "Your steps are half as long as they should be. The square in the loss "
            "brings a factor with it.",
        ),
        Mistake(
            _learning(factor=2.0),
            "Your steps are twice as long as they should be. Is a factor in there "
            "twice?",
        ),
        Mistake(
            _learning(loss=lambda errors: tf.reduce_mean(tf.abs(errors))),
            "Those steps go down the mean absolute error. Square the errors.",
        ),
        Mistake(
            _learning(loss=tf.reduce_mean),
            "Those steps go down the mean error, which has no bottom. Square the "
            "errors.",
        ),
        Mistake(
            _learning(loss=lambda errors: tf.reduce_mean(errors) ** 2),
            "You squared the mean error. Square each error first: otherwise errors up "
            "and down cancel.",
        ),
        Mistake(
            _learning(loss=lambda errors: tf.sqrt(_mean_square(errors))),
            "Those steps go down the root of the loss. Leave the mean squared.",
        ),
        *(
            Mistake(
                _learning(step=step),
                "You moved one of the two, and then took the slope of the other at the "
                "new place. Both slopes belong to the place before the step.",
            )
            for step in (_in_turn, _in_turn_from_b)
        ),
        Mistake(
            _learned_from_one_tensor,
            "`w = b = ...` gives two names to one tensor, and the tape cannot tell "
            "them apart: in the first step, each gets the slopes of both.",
        ),
        Mistake(
            _learning(step=_replaced),
            "Each step starts from 0 again: you put it in the place of w and b. Take "
            "it away from what is there.",
        ),
        Mistake(
            _learning(step=lambda w, b, *how: (_together(w, b, *how)[0], b)),
            "b is 0 for any data: only w moved. Both are to learn.",
        ),
        Mistake(
            _learning(step=lambda w, b, *how: (w, _together(w, b, *how)[1])),
            "w is 0 for any data: only b moved. Both are to learn.",
        ),
        Mistake(
            _learned_at_full_rate,
            "The rate has no effect: you took the whole gradient away.",
        ),
        Mistake(
            _learning(count=lambda steps: steps + 1),
            "That is one step too many: for steps = 0, none is taken.",
        ),
        *(
            Mistake(
                _learning(count=count),
                "That is one step too few: for steps = 1, one is taken.",
            )
            for count in (
                lambda steps: steps - 1,
                lambda steps: max(steps - 1, 0),
            )
        ),
        Mistake(
            _learned_in_one_round,
            "You end where the first step leads, and return None for steps = 0. Where "
            "does the return stand?",
        ),
        Mistake(
            _learned_from_the_start,
            "You end where the first step leads: every round begins at 0 again. And "
            "for steps = 0, there is no w to return.",
        ),
        Mistake(
            _learned_by_asking_twice,
            "You asked a tape twice, and an ordinary tape answers once. It takes both "
            "sources in one call.",
        ),
        Mistake(
            _learned_without_watching(tf.Variable),
            "The first step is right. After it, w and b are tensors, and a tape does "
            "not watch those by itself.",
        ),
        Mistake(
            _learned_without_watching(tf.constant),
            "The gradients are None: w and b are tensors, and a tape does not watch "
            "those by itself.",
        ),
        Mistake(
            _learning(count=lambda steps: 1),
            "You take one step, whatever `steps` says.",
        ),
        Mistake(
            _learning(start=1.0),
            "You started at w = b = 1. Start at 0.",
        ),
        Mistake(
            _learned_across,
            "A column met a row: each prediction was compared with every target.",
        ),
        Mistake(
            _learning(then=lambda w, b: (b, w)),
            "The two have changed places: w comes first.",
        ),
        Mistake(
            _learning(then=lambda w, b: (w[tf.newaxis], b[tf.newaxis])),
            "The numbers are right, but w and b have an axis of length 1. Scalars are "
            "asked for.",
        ),
        Mistake(
            _learning(then=lambda w, b: (float(w), float(b))),
            "The numbers are right, but they are Python's. Tensors are asked for.",
        ),
        Mistake(
            _learning(then=lambda w, b: tf.stack([w, b])),
            "The numbers are right, but they are in one tensor. A tuple of two is "
            "asked for.",
        ),
        Mistake(
            _best_line,
            "That is the best line of all, whatever the rate and the number of steps. "
            "Where the steps have led is asked for.",
        ),
    ),
)

ALL = (
    AS_FLOATS,
    SQUARES,
    TO_COLUMN,
    NEAREST,
    SCALED_ROWS,
    ADDED,
    OFF_THE_MEAN,
    ONLY_POSITIVE,
    DECAY,
    LOSS_AND_SLOPE,
    SLOPE_OF_SLOPE,
    LEARNED_LINE,
)

POINTS = {exercise.name: exercise.points for exercise in ALL}
"""What each exercise is worth. Together that is 100."""
