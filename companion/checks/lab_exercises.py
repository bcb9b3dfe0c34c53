"""The exercises of the second walkthrough and of the second lab."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks.engine import (
    Exercise,
    Inputs,
    Mistake,
)
from companion.checks.inputs import labels, numbers
from companion.checks.parts import (
    RETURNED,
    first_problem,
    is_missing,
    with_gradient,
)

Parameters = dict[str, tf.Variable]
Pair = tuple[tf.Tensor, tf.Tensor]


def _named(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives what a function returns as `first_problem` wants it."""

    def named(*args: Any) -> Any:
        returned = function(*args)
        return returned if is_missing(returned) else {RETURNED: returned}

    return named


# The walkthrough: tea


def _tea(room: float, start: float, log_k: float) -> Parameters:
    values = {"room": room, "start": start, "log_k": log_k}
    return {name: tf.Variable(value) for name, value in values.items()}


def _temperature(p: Parameters, t: tf.Tensor) -> tf.Tensor:
    return p["room"] + (p["start"] - p["room"]) * tf.exp(-tf.exp(p["log_k"]) * t)


def _tea_gradients(
    p: Parameters,
    t: tf.Tensor,
    y: tf.Tensor,
    curve: Callable[..., tf.Tensor] = _temperature,
    reduce: Callable[..., tf.Tensor] = tf.reduce_mean,
    power: int = 2,
) -> dict[str, tf.Tensor]:
    with tf.GradientTape() as tape:
        loss = reduce((curve(p, t) - y) ** power)
    return tape.gradient(loss, p)


def _with_log_k_as_rate(p: Parameters, t: tf.Tensor) -> tf.Tensor:
    return p["room"] + (p["start"] - p["room"]) * tf.exp(-p["log_k"] * t)


def _root_of_mean(squares: tf.Tensor) -> tf.Tensor:
    return tf.sqrt(tf.reduce_mean(squares))


def _by_the_rate(p: Parameters, t: tf.Tensor, y: tf.Tensor) -> dict[str, tf.Tensor]:
    slopes = _tea_gradients(p, t, y)
    return {**slopes, "log_k": slopes["log_k"] / tf.exp(p["log_k"])}


def _heating(p: Parameters, t: tf.Tensor) -> tf.Tensor:
    return p["room"] + (p["start"] - p["room"]) * tf.exp(tf.exp(p["log_k"]) * t)


COOLING_GRADIENTS = Exercise(
    name="cooling_gradients",
    solve=_tea_gradients,
    cases=lambda: [
        {
            "p": _tea(1.5, 7.0, -2.0),
            "t": tf.constant([0.0, 1.0, 3.0]),
            "y": tf.constant([8.0, 7.0, 4.5]),
        },
        {
            "p": _tea(2.0, 9.0, -1.0),
            "t": tf.constant([0.5, 2.0, 4.0, 6.0]),
            "y": tf.constant([8.5, 5.0, 4.0, 3.0]),
        },
        {"p": _tea(2.0, 1.0, 0.0), "t": tf.constant([2.0]), "y": tf.constant([1.0])},
    ],
    mistakes=(
        Mistake(
            lambda p, t, y: _tea_gradients(p, t, y, reduce=tf.reduce_sum),
            "Those are the gradients of the sum of the squared errors. Take the mean.",
        ),
        Mistake(
            lambda p, t, y: _tea_gradients(p, t, y, curve=_with_log_k_as_rate),
            "You used log_k as the rate itself. The rate is its exponential.",
        ),
        Mistake(
            lambda p, t, y: _tea_gradients(p, t, y, curve=_heating),
            "Your tea heats itself: there is a minus sign in the exponent of the law.",
        ),
        Mistake(
            lambda p, t, y: _tea_gradients(p, t, y, power=1),
            "Those are the gradients of the mean error. Square the errors first.",
        ),
        Mistake(
            lambda p, t, y: _tea_gradients(p, t, y, reduce=_root_of_mean),
            "You took the root of the mean. Leave the mean squared.",
        ),
        Mistake(
            _by_the_rate,
            "The slope for log_k is the one for the rate. The rate is the exponential "
            "of log_k, which the chain rule has to pass, too.",
        ),
        Mistake(
            lambda p, t, y: {**_tea_gradients(p, t, y), "log_k": None},
            "The gradient by log_k is None, and the others are right: its path is "
            "broken. Take the exponential with TensorFlow, inside the block.",
        ),
        Mistake(
            lambda p, t, y: list(_tea_gradients(p, t, y).values()),
            "The gradients are right, but they are in a list. Hand the dict of the "
            "variables to the tape, and a dict comes back.",
        ),
        Mistake(
            lambda p, t, y: dict.fromkeys(p),
            "Every gradient is None: the tape saw no path. Was the loss computed "
            "inside the block, with TensorFlow alone?",
        ),
    ),
)


def ratio_of_both(p: Parameters) -> tf.Tensor:
    """An answer that hangs on two parameters out of two."""
    return p["a"] ** 2 / p["b"]


def first_alone(p: Parameters) -> tf.Tensor:
    """An answer that does not depend on the second parameter."""
    return tf.exp(p["a"])


def difference_of_three(p: Parameters) -> tf.Tensor:
    """An answer that hangs on three parameters."""
    return p["a"] * p["c"] - 3.0 * p["b"]


def _two(a: float, b: float, **more: float) -> Parameters:
    return {name: tf.Variable(v) for name, v in {"a": a, "b": b, **more}.items()}


def _slopes(answer: Callable[..., tf.Tensor], p: Parameters, missing: str) -> Any:
    with tf.GradientTape() as tape:
        value = answer(p)
    return tape.gradient(value, p, unconnected_gradients=missing)


def _one_percent(
    answer: Callable[..., tf.Tensor], p: Parameters, share: float = 0.01
) -> dict[str, tf.Tensor]:
    slopes = _slopes(answer, p, "zero")
    return {name: share * p[name] * slopes[name] for name in p}


def _one_percent_of_none(
    answer: Callable[..., tf.Tensor], p: Parameters, error: type[Exception]
) -> dict[str, tf.Tensor]:
    """What those do who multiply by None; the error depends on the order."""
    if None in _slopes(answer, p, "none").values():
        raise error
    return _one_percent(answer, p)


def _by_trying(answer: Callable[..., tf.Tensor], p: Parameters) -> Any:
    before, changes = answer(p), {}
    for name in p:
        changed = {**p, name: tf.Variable(1.01 * p[name])}
        changes[name] = answer(changed) - before
    return changes


def _with_tensors(function: Callable[..., Any]) -> Callable[..., Any]:
    """Takes plain numbers in the dict for tensors: the statement leaves it open."""

    def converted(answer: Callable[..., tf.Tensor], p: Parameters) -> Any:
        changes = function(answer, p)
        if not isinstance(changes, dict):
            return changes
        return {
            name: tf.constant(change, tf.float32)
            if isinstance(change, int | float | np.number)
            else change
            for name, change in changes.items()
        }

    return converted


ONE_PERCENT = Exercise(
    name="one_percent",
    solve=_one_percent,
    prepare=_with_tensors,
    cases=lambda: [
        {"answer": ratio_of_both, "p": _two(3.0, 2.0)},
        {"answer": ratio_of_both, "p": _two(-1.0, 0.5)},
        {"answer": first_alone, "p": _two(1.5, 4.0)},
        {"answer": difference_of_three, "p": _two(2.0, -1.0, c=5.0)},
    ],
    mistakes=(
        Mistake(
            lambda answer, p: _slopes(answer, p, "zero"),
            "Those are the derivatives. Multiply each by its small change, one percent "
            "of the variable.",
        ),
        Mistake(
            lambda answer, p: {
                k: 0.01 * s for k, s in _slopes(answer, p, "zero").items()
            },
            "You took a change of 0.01 for every variable. It is one percent of its "
            "own value.",
        ),
        Mistake(
            lambda answer, p: _one_percent(answer, p, share=1.0),
            "That is for a change of a hundred percent: a factor of 0.01 is missing.",
        ),
        Mistake(
            lambda answer, p: {
                name: None if slope is None else 0.01 * p[name] * slope
                for name, slope in _slopes(answer, p, "none").items()
            },
            "Where the answer does not depend on a variable you give None. The answer "
            "changes by 0 there.",
        ),
        *(
            Mistake(
                lambda answer, p, error=error: _one_percent_of_none(answer, p, error),
                "Where the answer does not depend on a variable, the tape gives None, "
                "and None cannot be multiplied. Ask it for zeros.",
            )
            for error in (TypeError, ValueError)
        ),
        Mistake(
            _by_trying,
            "You tried the change out. That is close, and not the first approximation "
            "that is asked for: small change times derivative.",
        ),
        Mistake(
            lambda answer, p: {
                name: 0.01 * slope * answer(p)
                for name, slope in _slopes(answer, p, "zero").items()
            },
            "You multiplied by the answer. One percent of the variable is meant.",
        ),
    ),
)


OPTIMIZERS = {"SGD": tf.keras.optimizers.SGD, "Adam": tf.keras.optimizers.Adam}


def _with_variables(train: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a loop two variables to train, and tells what became of them."""

    def trained(optimizer: str, rate: float, steps: int) -> Any:
        x, y = numbers(6) / 9, numbers(6, seed=1) / 9
        slope, shift = tf.Variable(0.5), tf.Variable(-1.0)

        def squared_error() -> tf.Tensor:
            return tf.reduce_mean((slope * x + shift - y) ** 2)

        chosen = OPTIMIZERS[optimizer](rate)
        losses = train(squared_error, [slope, shift], chosen, steps)
        if is_missing(losses):
            return losses
        return {
            RETURNED: losses,
            "the losses are right, but the variables end up as": [
                slope.read_value(),
                shift.read_value(),
            ],
        }

    return trained


def _train(
    loss: Callable[[], tf.Tensor],
    variables: Sequence[tf.Variable],
    optimizer: Any,
    steps: int,
    losses_after: bool = False,
) -> tf.Tensor:
    losses = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = loss()
        gradients = tape.gradient(value, variables)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        losses.append(float(loss() if losses_after else value))
    return tf.constant(losses, dtype=tf.float32)


def _train_by_hand(loss: Any, variables: Any, optimizer: Any, steps: int) -> Any:
    losses = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = loss()
        for variable, gradient in zip(
            variables, tape.gradient(value, variables), strict=True
        ):
            variable.assign_sub(float(optimizer.learning_rate) * gradient)
        losses.append(float(value))
    return tf.constant(losses, dtype=tf.float32)


TRAIN = Exercise(
    name="train",
    solve=_train,
    prepare=_with_variables,
    verify=first_problem,
    cases=lambda: [
        {"optimizer": name, "rate": rate, "steps": steps}
        for name, rate, steps in [
            ("SGD", 0.1, 4),
            ("Adam", 0.05, 3),
            ("SGD", 0.2, 1),
            ("Adam", 0.1, 0),
        ]
    ],
    mistakes=(
        Mistake(
            lambda *given: _train(*given, losses_after=True),
            "Those are the losses after each step. The loss before it is asked for: "
            "the one that the tape recorded.",
        ),
        Mistake(
            lambda loss, variables, optimizer, steps: _train(
                loss, variables, optimizer, steps + 1
            ),
            "You take one step too many.",
        ),
        Mistake(
            lambda loss, variables, optimizer, steps: _train(
                loss, variables, optimizer, max(steps - 1, 0)
            ),
            "You take one step too few.",
        ),
        Mistake(
            lambda loss, variables, optimizer, steps: tf.fill((steps,), loss()),
            "The variables have not changed: the optimizer never got the gradients.",
        ),
        Mistake(
            _train_by_hand,
            "You subtract the gradient yourself, which is right for SGD alone. Let the "
            "optimizer take the step.",
        ),
        Mistake(
            lambda *given: list(map(float, _train(*given))),
            "The losses are right, but they are in a list. Make one tensor of them.",
        ),
        Mistake(
            lambda *given: tf.cast(_train(*given), tf.float64),
            "The losses are right, but they are float64. float32 is asked for.",
        ),
    ),
)


# The lab: two penguins


def _scores(w: tf.Tensor, b: tf.Tensor, x: tf.Tensor) -> tf.Tensor:
    return tf.linalg.matvec(x, w) + b


SCORES = Exercise(
    name="scores",
    solve=_scores,
    cases=lambda: [
        {"w": numbers(3), "b": tf.constant(2.0), "x": numbers(4, 3, seed=1)},
        {"w": numbers(2), "b": tf.constant(-1.0), "x": numbers(2, 2, seed=2)},
        {"w": numbers(1, seed=3), "b": tf.constant(0.5), "x": numbers(1, 1, seed=4)},
        {"w": numbers(3), "b": tf.constant(1.0), "x": tf.zeros((0, 3))},
    ],
    mistakes=(
        Mistake(
            lambda w, b, x: tf.linalg.matvec(x, w),
            "The bias is missing.",
        ),
        Mistake(
            lambda w, b, x: x @ w[:, tf.newaxis] + b,
            "The scores stand in a column. One axis is asked for, one entry for each "
            "example.",
        ),
        Mistake(
            lambda w, b, x: tf.linalg.matvec(x, w, transpose_a=True) + b,
            "You turned x on its side: the weights met the examples. Each weight "
            "belongs to a column of x.",
        ),
        Mistake(
            lambda w, b, x: x * w + b,
            "Those are the products of each measurement with its weight. Add them up "
            "for each example.",
        ),
        Mistake(
            lambda w, b, x: tf.reduce_sum(x * w + b, axis=1),
            "You added the bias once for each measurement. It counts once.",
        ),
        Mistake(
            lambda w, b, x: tf.sigmoid(_scores(w, b, x)),
            "Those are the probabilities. The scores come before the sigmoid.",
        ),
    ),
)


def _log_loss(s: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(tf.nn.softplus(s) - s * y)


def _written_out(s: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    p = tf.sigmoid(s)
    return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))


def _clipped(s: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    p = tf.clip_by_value(tf.sigmoid(s), 1e-7, 1 - 1e-7)
    return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))


def _with_corners(
    s: tf.Tensor, y: tf.Tensor, positive: Callable[..., tf.Tensor]
) -> tf.Tensor:
    losses = positive(s) - s * y + tf.math.log1p(tf.exp(-tf.abs(s)))
    return tf.reduce_mean(losses)


LOG_LOSS = Exercise(
    name="log_loss",
    solve=_log_loss,
    prepare=with_gradient("the loss is right, but its gradient by s is"),
    verify=first_problem,
    cases=lambda: [
        {"s": tf.constant([1.0, -2.0, 0.5]), "y": tf.constant([1.0, 0.0, 0.0])},
        {"s": tf.constant([0.0, 0.0, 3.0]), "y": tf.constant([1.0, 0.0, 1.0])},
        {"s": tf.constant([1000.0, -1000.0]), "y": tf.constant([0.0, 1.0])},
        {"s": tf.constant([-0.3]), "y": tf.constant([1.0])},
    ],
    mistakes=(
        Mistake(
            _written_out,
            "For large scores that is inf or nan: the probability has become 0 or 1, "
            "and its logarithm is infinite. Use the form that the page gives.",
        ),
        Mistake(
            _clipped,
            "You keep the probability away from 0 and 1. That avoids inf, but a score "
            "of 1000 has a loss of 1000, and you give 16 and no slope. Use the form "
            "that the page gives.",
        ),
        *(
            Mistake(
                lambda s, y, positive=positive: _with_corners(s, y, positive),
                "The values are right, but the slope at a score of 0 is not: "
                "tf.maximum, tf.nn.relu and tf.abs have corners there. Use softplus.",
            )
            for positive in (tf.nn.relu, lambda s: tf.maximum(s, 0.0))
        ),
        Mistake(
            lambda s, y: tf.constant(_log_loss(s, y).numpy()),
            "The loss is right, but the tape sees no path from it to the scores. "
            "Compute it with TensorFlow alone.",
        ),
        Mistake(
            lambda s, y: tf.nn.softplus(s) - s * y,
            "Those are the losses of the single examples. Their mean is asked for.",
        ),
        Mistake(
            lambda s, y: tf.reduce_sum(tf.nn.softplus(s) - s * y),
            "That is the sum of the losses. Take the mean.",
        ),
        Mistake(
            lambda s, y: _log_loss(s, 1 - y),
            "The labels are the wrong way round: 1.0 says that a high score is right.",
        ),
        Mistake(
            lambda s, y: tf.reduce_mean((tf.sigmoid(s) - y) ** 2),
            "That is the mean squared error of the probabilities. The loss of the page "
            "is made of logarithms.",
        ),
        Mistake(
            lambda s, y: tf.reduce_mean(tf.math.log(1 + tf.exp(s)) - s * y),
            "For a score of 1000 the exponential is inf. tf.nn.softplus computes the "
            "same without it.",
        ),
    ),
)


def _penguins(features: int, n: int, seed: int = 0) -> Inputs:
    return {
        "w": tf.Variable(numbers(features, seed=seed) / 9),
        "b": tf.Variable(0.25),
        "x": numbers(n, features, seed=seed + 1) / 9,
        "y": tf.cast(labels(n, below=2, seed=seed + 2), tf.float32),
    }


def _some_penguins() -> list[Inputs]:
    return [_penguins(3, 5), _penguins(4, 4, 3), _penguins(1, 1, 6), _penguins(2, 7, 9)]


def _tape_gradients(
    w: Any, b: Any, x: tf.Tensor, y: tf.Tensor, scale: float = 1.0
) -> Pair:
    with tf.GradientTape() as tape:
        tape.watch([w, b])
        loss = scale * _log_loss(_scores(w, b, x), y)
    return tuple(tape.gradient(loss, [w, b]))


def _squared_gradients(w: Any, b: Any, x: tf.Tensor, y: tf.Tensor) -> Pair:
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((tf.sigmoid(_scores(w, b, x)) - y) ** 2)
    return tuple(tape.gradient(loss, [w, b]))


SHARED_MISTAKES = (
    Mistake(
        lambda w, b, x, y: _tape_gradients(w, b, x, y, scale=float(len(y))),
        "Those are the gradients of the sum of the losses. The loss is their mean.",
    ),
    Mistake(
        lambda w, b, x, y: _tape_gradients(w, b, x, y, scale=-1.0),
        "Both have the wrong sign: the adjoint of a score is the prediction minus the "
        "truth.",
    ),
    Mistake(
        lambda w, b, x, y: _tape_gradients(w, b, x, y)[::-1],
        "Right, but the other way round: first the gradient by w, then the one by b.",
    ),
)

TAPE_GRADIENTS = Exercise(
    name="tape_gradients",
    solve=_tape_gradients,
    cases=_some_penguins,
    mistakes=(
        *SHARED_MISTAKES,
        Mistake(
            lambda w, b, x, y: (None, None),
            "Both gradients are None: the tape saw no path. Everything from the scores "
            "to the loss belongs into the block.",
        ),
        Mistake(
            _squared_gradients,
            "Those are the gradients of a squared error. The loss of this lab is made "
            "of logarithms.",
        ),
    ),
)


def _hand_gradients(w: Any, b: Any, x: tf.Tensor, y: tf.Tensor) -> Pair:
    s_bar = (tf.sigmoid(_scores(w, b, x)) - y) / tf.cast(tf.size(y), tf.float32)
    return tf.linalg.matvec(x, s_bar, transpose_a=True), tf.reduce_sum(s_bar)


def _without_sigmoid(w: Any, b: Any, x: tf.Tensor, y: tf.Tensor) -> Pair:
    s_bar = (_scores(w, b, x) - y) / tf.cast(tf.size(y), tf.float32)
    return tf.linalg.matvec(x, s_bar, transpose_a=True), tf.reduce_sum(s_bar)


def _with_two_rates(w: Any, b: Any, x: tf.Tensor, y: tf.Tensor) -> Pair:
    p = tf.sigmoid(_scores(w, b, x))
    s_bar = (p - y) * p * (1 - p) / tf.cast(tf.size(y), tf.float32)
    return tf.linalg.matvec(x, s_bar, transpose_a=True), tf.reduce_sum(s_bar)


HAND_GRADIENTS = Exercise(
    name="hand_gradients",
    solve=_hand_gradients,
    cases=_some_penguins,
    mistakes=(
        *SHARED_MISTAKES,
        Mistake(
            _without_sigmoid,
            "You subtracted the label from the score. The probability minus the label "
            "is the adjoint: the sigmoid is missing.",
        ),
        Mistake(
            _with_two_rates,
            "You multiplied by the rate of the sigmoid as well. In p - y it is already "
            "contained: the two have cancelled.",
        ),
        Mistake(
            lambda w, b, x, y: (
                tf.linalg.matvec(x, tf.sigmoid(_scores(w, b, x)) - y)
                / tf.cast(tf.size(y), tf.float32),
                _hand_gradients(w, b, x, y)[1],
            ),
            "The adjoints of the scores met the measurements. Each adjoint belongs to "
            "a row of x, so x has to lie on its side here.",
        ),
        Mistake(
            lambda w, b, x, y: (
                _hand_gradients(w, b, x, y)[0] * tf.cast(tf.size(y), tf.float32),
                _hand_gradients(w, b, x, y)[1],
            ),
            "The gradient by b is right. For w the adjoint has not been divided by the "
            "number of examples.",
        ),
        Mistake(
            lambda w, b, x, y: (
                _hand_gradients(w, b, x, y)[0],
                _hand_gradients(w, b, x, y)[1] * tf.cast(tf.size(y), tf.float32),
            ),
            "The gradient by w is right. For b the adjoint has not been divided by the "
            "number of examples.",
        ),
        Mistake(
            lambda w, b, x, y: (
                _hand_gradients(w, b, x, y)[0],
                tf.reduce_mean(tf.sigmoid(_scores(w, b, x)) - y)
                / tf.cast(tf.size(y), tf.float32),
            ),
            "The gradient by w is right. For b you divided by the number of examples "
            "twice: once belongs to the adjoint, and then the adjoints add up.",
        ),
    ),
)


def _train_scores(
    x: tf.Tensor, y: tf.Tensor, rate: float, steps: int, in_turn: bool = False
) -> Pair:
    w, b = tf.Variable(tf.zeros(x.shape[1])), tf.Variable(0.0)
    for _ in range(steps):
        dw, db = _tape_gradients(w, b, x, y)
        w.assign_sub(rate * dw)
        if in_turn:
            db = _tape_gradients(w, b, x, y)[1]
        b.assign_sub(rate * db)
    return w.read_value(), b.read_value()


def _values(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that returns tensors where this one may return variables."""

    def values(*args: Any) -> Any:
        returned = function(*args)
        if isinstance(returned, tuple | list):
            return tuple(map(_value, returned))
        return returned

    return values


def _value(part: Any) -> Any:
    return part.read_value() if isinstance(part, tf.Variable) else part


TRAIN_SCORES = Exercise(
    name="train_scores",
    solve=_train_scores,
    prepare=lambda function: _named(_values(function)),
    verify=first_problem,
    cases=lambda: [
        {**{k: _penguins(*shape)[k] for k in "xy"}, "rate": rate, "steps": steps}
        for shape, rate, steps in [
            ((3, 6), 1.0, 3),
            ((4, 4), 0.5, 5),
            ((1, 3), 0.1, 1),
            ((2, 5), 1.0, 0),
        ]
    ],
    mistakes=(
        Mistake(
            lambda x, y, rate, steps: _train_scores(x, y, -rate, steps),
            "You walk uphill: subtract the gradients.",
        ),
        Mistake(
            lambda x, y, rate, steps: _train_scores(x, y, rate, steps, in_turn=True),
            "You changed w before you took the gradient by b. Take both first.",
        ),
        Mistake(
            lambda x, y, rate, steps: _train_scores(x, y, rate, steps + 1),
            "You take one step too many.",
        ),
        Mistake(
            lambda x, y, rate, steps: _train_scores(x, y, 1.0, steps),
            "Your steps have the length of the gradients: multiply them by the rate.",
        ),
        Mistake(
            lambda x, y, rate, steps: (
                _train_scores(x, y, rate, steps)[0],
                tf.constant(0.0),
            ),
            "The bias stays zero, or has been forgotten on the way out.",
        ),
        Mistake(
            lambda x, y, rate, steps: _train_scores(x, y, rate, steps)[::-1],
            "Right, but the other way round: first w, then b.",
        ),
        Mistake(
            lambda x, y, rate, steps: _train_scores(x, y, rate * len(y), steps),
            "Your steps are too long by the number of examples: the loss is a mean, "
            "and you descend on the sum.",
        ),
        Mistake(
            lambda x, y, rate, steps: _train_scores(x, y, rate, min(steps, 1)),
            "You took a single step. Does your loop go on?",
        ),
    ),
)


def _input_gradients(
    w: tf.Tensor, b: tf.Tensor, x: tf.Tensor, y: tf.Tensor
) -> tf.Tensor:
    s_bar = tf.sigmoid(_scores(w, b, x)) - y
    return s_bar[:, tf.newaxis] * w


def _without_watching(
    w: tf.Tensor, b: tf.Tensor, x: tf.Tensor, y: tf.Tensor
) -> tf.Tensor | None:
    with tf.GradientTape() as tape:
        loss = _log_loss(_scores(w, b, x), y)
    return tape.gradient(loss, x)


INPUT_GRADIENTS = Exercise(
    name="input_gradients",
    solve=_input_gradients,
    prepare=_named,
    verify=first_problem,
    cases=lambda: [
        {k: tf.convert_to_tensor(v) for k, v in inputs.items()}
        for inputs in _some_penguins()
    ],
    mistakes=(
        Mistake(
            lambda w, b, x, y: (
                _input_gradients(w, b, x, y) / tf.cast(len(y), tf.float32)
            ),
            "Those are the gradients of the mean. Each penguin's own loss is asked "
            "for, so the division by their number has to be undone, or left out.",
        ),
        Mistake(
            lambda w, b, x, y: _tape_gradients(w, b, x, y)[0],
            "Those are the gradients by the weights. Here the inputs are the source.",
        ),
        Mistake(
            lambda w, b, x, y: -_input_gradients(w, b, x, y),
            "The sign is wrong: the prediction minus the truth, times the weights.",
        ),
        Mistake(
            lambda w, b, x, y: tf.tile(w[tf.newaxis, :], [len(y), 1]),
            "Those are the slopes of the scores. Go on from the scores to the losses.",
        ),
        Mistake(
            lambda w, b, x, y: tf.reduce_sum(_input_gradients(w, b, x, y), axis=0),
            "You added the penguins up. Each keeps a row of its own.",
        ),
        Mistake(
            lambda w, b, x, y: (
                tf.eye(len(y))[:, :, tf.newaxis] * _input_gradients(w, b, x, y)
            ),
            "That is the Jacobian: each loss by every row of x, and nearly all of it "
            "is 0. One gradient of the right number says as much.",
        ),
        Mistake(
            _without_watching,
            "The result is None. If it is what the tape gave: w, b, x and y are "
            "tensors, and a tape watches tensors only where you tell it to.",
        ),
    ),
)


def _slope_and_curvature(w: tf.Tensor, x: tf.Tensor, y: tf.Tensor) -> Pair:
    p, n = tf.sigmoid(tf.linalg.matvec(x, w)), tf.cast(tf.size(y), tf.float32)
    gradient = tf.linalg.matvec(x, p - y, transpose_a=True) / n
    weighted = x * (p * (1 - p))[:, tf.newaxis]
    return gradient, tf.matmul(x, weighted, transpose_a=True) / n


def _newton_step(
    w: tf.Tensor, x: tf.Tensor, y: tf.Tensor, share: float = 1.0
) -> tf.Tensor:
    gradient, hessian = _slope_and_curvature(w, x, y)
    return w - share * tf.linalg.solve(hessian, gradient[:, tf.newaxis])[:, 0]


def _times_hessian(gradient: tf.Tensor, hessian: tf.Tensor) -> tf.Tensor:
    return tf.linalg.matvec(hessian, gradient)


def _by_sums_of_rows(gradient: tf.Tensor, hessian: tf.Tensor) -> tf.Tensor:
    return gradient / tf.reduce_sum(hessian, axis=1)


def _by_diagonal(gradient: tf.Tensor, hessian: tf.Tensor) -> tf.Tensor:
    return gradient / tf.linalg.diag_part(hessian)


def _mixed(n: int, features: int, seed: int) -> Inputs:
    """Penguins of which no weights can tell all apart, so that Newton arrives."""
    x = tf.random.stateless_normal((n, features), (seed, 1))
    return {
        "w": 0.3 * tf.random.stateless_normal((features,), (seed, 2)),
        "x": x,
        "y": tf.cast(tf.range(n) % 2 == 0, tf.float32),
    }


NEWTON_STEP = Exercise(
    name="newton_step",
    solve=_newton_step,
    prepare=_named,
    verify=first_problem,
    cases=lambda: [_mixed(20, 2, 1), _mixed(30, 3, 2), _mixed(12, 1, 3)],
    mistakes=(
        Mistake(
            lambda w, x, y: w - _slope_and_curvature(w, x, y)[0],
            "That is a step of plain descent with the rate 1. Newton's step divides by "
            "the curvature: solve with the Hessian.",
        ),
        Mistake(
            lambda w, x, y: _newton_step(w, x, y, share=-1.0),
            "You added the step. It is subtracted.",
        ),
        Mistake(
            lambda w, x, y: w - _newton_step(w, x, y),
            "That is the step alone. The new weights are asked for.",
        ),
        Mistake(
            lambda w, x, y: w - _times_hessian(*_slope_and_curvature(w, x, y)),
            "You multiplied by the Hessian. Its inverse is needed: tf.linalg.solve "
            "applies it.",
        ),
        Mistake(
            lambda w, x, y: w - _by_sums_of_rows(*_slope_and_curvature(w, x, y)),
            "You divided by the sums of the Hessian's rows: that is what gradient "
            "gives of a vector. Ask the outer tape for the Jacobian, and solve.",
        ),
        Mistake(
            lambda w, x, y: w - _by_diagonal(*_slope_and_curvature(w, x, y)),
            "You divided by the diagonal of the Hessian. The entries beside it count, "
            "too: solve with the whole table.",
        ),
        Mistake(
            lambda w, x, y: _newton_step(w, x, y)[:, tf.newaxis],
            "The weights are right, but they stand in a column. Take the column off "
            "after solving.",
        ),
        Mistake(
            lambda w, x, y: _newton_step(w, x, y, share=float(len(y))),
            "The step is too long by the number of examples. The gradient and the "
            "Hessian must be those of the same loss, the mean.",
        ),
        Mistake(
            lambda w, x, y: _newton_step(w, x, y, share=1 / len(y)),
            "The step is too short by the number of examples. The gradient and the "
            "Hessian must be those of the same loss, the mean.",
        ),
    ),
)

ALL = (
    COOLING_GRADIENTS,
    ONE_PERCENT,
    TRAIN,
    SCORES,
    LOG_LOSS,
    TAPE_GRADIENTS,
    HAND_GRADIENTS,
    TRAIN_SCORES,
    INPUT_GRADIENTS,
    NEWTON_STEP,
)
