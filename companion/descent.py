"""Gradient descent that keeps a trace, and the update rules that it can use.

`descend` walks down a loss with `tf.GradientTape` and notes every weight, loss
and gradient norm on the way. How a gradient becomes a step is an update rule: a
plain function, as short as its formula. The rules here are those of the CS231n
notes (https://cs231n.github.io/neural-networks-3/, parameter updates), written so
that each takes the same steps as the optimizer of that name in Keras 3.

In the formulas, w is the weight, g its gradient and η the learning rate; squares,
roots and divisions are entry by entry.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf

State = dict[str, Any]
"""What an update rule keeps between steps; `{}` before the first."""

Step = tuple[tf.Tensor, State]
"""What an update rule returns: the new weight and the new state."""

Rule = Callable[..., Step]
"""An update rule, called as `rule(w, gradient, state, learning_rate, **options)`."""

ALONE = ""
"""What a weight without a name is called inside `descend`."""


def sgd(w: tf.Tensor, gradient: tf.Tensor, state: State, learning_rate: float) -> Step:
    """Steps against the gradient: w ← w - η g.

    It keeps nothing. The same as `tf.keras.optimizers.SGD`.

    Args:
        w: The weight, a float tensor of any shape.
        gradient: The gradient of the loss with respect to it, of its shape and
            dtype.
        state: What the rule kept from the step before; `{}` in the first step. It
            is left as it is.
        learning_rate: The factor η.

    Returns:
        The new weight, and what to pass as `state` in the next step.

    Example:
        >>> w, state = sgd(tf.constant(3.0), tf.constant(2.0), {}, 0.25)
        >>> print(w.numpy(), state)
        2.5 {}
    """
    return w - learning_rate * gradient, {}


def momentum(
    w: tf.Tensor,
    gradient: tf.Tensor,
    state: State,
    learning_rate: float,
    beta: float = 0.9,
) -> Step:
    """Rolls like a ball: u ← β u - η g, then w ← w + u.

    The velocity u starts at 0 (Polyak 1964). The same as
    `tf.keras.optimizers.SGD` with its argument `momentum`.

    Args:
        w: As for `sgd`.
        gradient: As for `sgd`.
        state: As for `sgd`; what is kept is the velocity, `u`.
        learning_rate: The factor η.
        beta: The share β of the velocity that is kept, from 0 to 1.

    Returns:
        The new weight and the new state.

    Example:
        >>> w, state = momentum(tf.constant(3.0), tf.constant(2.0), {}, 0.25)
        >>> w, state = momentum(w, tf.constant(2.0), state, 0.25, beta=0.5)
        >>> print(w.numpy(), state["u"].numpy())
        1.75 -0.75
    """
    u = beta * state.get("u", 0.0) - learning_rate * gradient
    return w + u, {"u": u}


def nesterov(
    w: tf.Tensor,
    gradient: tf.Tensor,
    state: State,
    learning_rate: float,
    beta: float = 0.9,
) -> Step:
    """Rolls and looks ahead: u ← β u - η g, then w ← w + β u - η g.

    The velocity u starts at 0 (Nesterov 1983, in the form that needs the gradient
    at w alone). The same as `tf.keras.optimizers.SGD` with `nesterov=True`.

    Args:
        w: As for `sgd`.
        gradient: As for `sgd`.
        state: As for `sgd`; what is kept is the velocity, `u`.
        learning_rate: The factor η.
        beta: The share β of the velocity that is kept, from 0 to 1.

    Returns:
        The new weight and the new state.

    Example:
        >>> w, state = nesterov(tf.constant(3.0), tf.constant(2.0), {}, 0.25, beta=0.5)
        >>> print(w.numpy(), state["u"].numpy())
        2.25 -0.5
    """
    u = beta * state.get("u", 0.0) - learning_rate * gradient
    return w + beta * u - learning_rate * gradient, {"u": u}


def adagrad(
    w: tf.Tensor,
    gradient: tf.Tensor,
    state: State,
    learning_rate: float,
    initial: float = 0.1,
    epsilon: float = 1e-7,
) -> Step:
    """Gives every entry its own rate: s ← s + g², then w ← w - η g / √(s + ε).

    The sum s of squares starts at `initial` (Duchi et al. 2011). The same as
    `tf.keras.optimizers.Adagrad`.

    Args:
        w: As for `sgd`.
        gradient: As for `sgd`.
        state: As for `sgd`; what is kept is the sum of squares, `s`.
        learning_rate: The factor η.
        initial: Where the sum starts; not negative.
        epsilon: The small number ε that keeps the division away from 0.

    Returns:
        The new weight and the new state.

    Example:
        >>> w, state = adagrad(tf.constant(3.0), tf.constant(2.0), {}, 0.25, initial=0)
        >>> print(w.numpy(), state["s"].numpy())
        2.75 4.0
    """
    s = state.get("s", initial) + gradient**2
    return w - learning_rate * gradient / tf.sqrt(s + epsilon), {"s": s}


def rmsprop(
    w: tf.Tensor,
    gradient: tf.Tensor,
    state: State,
    learning_rate: float,
    rho: float = 0.9,
    epsilon: float = 1e-7,
) -> Step:
    """Like `adagrad`, but forgets: s ← ρ s + (1 - ρ) g², w ← w - η g / √(s + ε).

    The running average s of squares starts at 0 (Tieleman & Hinton 2012). The same
    as `tf.keras.optimizers.RMSprop`.

    Args:
        w: As for `sgd`.
        gradient: As for `sgd`.
        state: As for `sgd`; what is kept is the average of squares, `s`.
        learning_rate: The factor η.
        rho: The share ρ of the average that is kept, from 0 to 1.
        epsilon: The small number ε that keeps the division away from 0.

    Returns:
        The new weight and the new state.

    Example:
        >>> w, state = rmsprop(tf.constant(3.0), tf.constant(2.0), {}, 0.25, rho=0.75)
        >>> print(w.numpy(), state["s"].numpy())
        2.5 1.0
    """
    s = rho * state.get("s", 0.0) + (1 - rho) * gradient**2
    return w - learning_rate * gradient / tf.sqrt(s + epsilon), {"s": s}


def adam(
    w: tf.Tensor,
    gradient: tf.Tensor,
    state: State,
    learning_rate: float,
    beta_1: float = 0.9,
    beta_2: float = 0.999,
    epsilon: float = 1e-7,
) -> Step:
    """Joins `momentum` and `rmsprop`, and makes up for averages that start at 0.

    m ← β₁ m + (1 - β₁) g and s ← β₂ s + (1 - β₂) g², both from 0; in step t, which
    counts from 1, w ← w - η √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√s + ε). This is the
    form just before section 2.1 of Kingma & Ba 2015, whose ε is not quite the one
    of their algorithm 1. The same as `tf.keras.optimizers.Adam`.

    Args:
        w: As for `sgd`.
        gradient: As for `sgd`.
        state: As for `sgd`; what is kept are both averages, `m` and `s`, and the
            number of the step, `t`.
        learning_rate: The factor η.
        beta_1: The share β₁ of the gradients' average that is kept, below 1.
        beta_2: The share β₂ of the squares' average that is kept, below 1.
        epsilon: The small number ε that keeps the division away from 0.

    Returns:
        The new weight and the new state.

    Example:
        >>> w, state = adam(tf.constant([3.0, 3.0]), tf.constant([2.0, -0.01]), {}, 0.5)
        >>> print(w.numpy().round(3), state["t"])
        [2.5 3.5] 1
    """
    t = state.get("t", 0) + 1
    m = beta_1 * state.get("m", 0.0) + (1 - beta_1) * gradient
    s = beta_2 * state.get("s", 0.0) + (1 - beta_2) * gradient**2
    corrected = learning_rate * (1 - beta_2**t) ** 0.5 / (1 - beta_1**t)
    return w - corrected * m / (tf.sqrt(s) + epsilon), {"m": m, "s": s, "t": t}


def descend(
    loss: Callable[..., tf.Tensor],
    start: Any,
    steps: int,
    rule: Rule = sgd,
    learning_rate: float | Callable[[int], float] = 0.1,
    tolerance: float | None = None,
    **options: Any,
) -> Trace:
    """Walks down a loss from a start, and keeps a trace of the way.

    Args:
        loss: A function that computes one number with TensorFlow. It is called as
            `loss(w)`, or as `loss(**weights)` if `start` is a dict.
        start: Where to begin: a number, list, array or tensor of any shape, or a
            dict from names to such values. Whole numbers become float32.
        steps: How many steps to take; at least 0.
        rule: How a gradient becomes a step: `sgd` or another function of this
            module, or a function of your own with the same first four parameters,
            whatever their names. Each weight has a state of its own.
        learning_rate: A number, or a function from the number of the step, which
            counts from 0, to a number; a Keras schedule is one.
        tolerance: Stop where the gradient's norm is below it; None for never.
        **options: What else the rule takes, such as `beta=0.8`.

    Returns:
        The trace. It ends early at a gradient below the tolerance, and at the
        first loss that is infinite or not a number.

    Raises:
        ValueError: If `steps` is negative, `start` holds no weight or no numbers,
            the loss is not one number or does not depend on a weight, or the rule
            makes a weight of another shape.
        TypeError: If the rule does not return a weight and a state.

    Example:
        >>> descend(lambda w: (w - 3.0) ** 2, start=0.0, steps=20)
        Trace(20 steps, loss 9 to 0.001196, stopped: steps)
        >>> descend(lambda w: (w - 3.0) ** 2, 0.0, 50, learning_rate=0.5, tolerance=0.1)
        Trace(1 step, loss 9 to 0, stopped: tolerance)
        >>> trace = descend(lambda w, b: (2 * w + b) ** 2, {"w": 1.0, "b": 1.0}, 1)
        >>> print(trace.final["w"].round(3), trace.final["b"].round(3))
        -0.2 0.4
    """
    if steps < 0:
        raise ValueError(f"descend was asked for {steps} steps; give it at least 0.")
    rate_at = learning_rate if callable(learning_rate) else lambda _: learning_rate
    weights = _weights(start)
    states: dict[str, State] = {name: {} for name in weights}
    points = [_measure(loss, weights)]
    while not (stopped := _reason(points, steps, tolerance)):
        rate = float(rate_at(len(points) - 1))
        for name, gradient in points[-1].gradients.items():
            step = rule(weights[name], gradient, states[name], rate, **options)
            weights[name], states[name] = _checked(step, weights[name])
        points.append(_measure(loss, weights))
    return _trace(points, stopped)


@dataclass(frozen=True, eq=False)
class Trace:
    """The way that a descent took: the start, then the place after each step.

    Its length is the number of places, one more than that of the steps.

    Attributes:
        losses: The loss at each place, of shape (steps + 1,).
        weights: The weight at each place, of shape (steps + 1, ...); a dict of
            such arrays if the descent began at a dict.
        gradient_norms: The Euclidean norm of the gradient at each place, over all
            weights together, of shape (steps + 1,) and dtype float64.
        stopped: Why the descent ended: `steps` (it took them all), `tolerance`
            (the gradient's norm fell below it) or `diverged` (the last loss is
            infinite or not a number).
    """

    losses: np.ndarray
    weights: np.ndarray | dict[str, np.ndarray]
    gradient_norms: np.ndarray
    stopped: str

    @property
    def final(self) -> Any:
        """The last weight, as an array; a dict of them if it began at a dict."""
        if isinstance(self.weights, dict):
            return {name: values[-1] for name, values in self.weights.items()}
        return self.weights[-1]

    def __len__(self) -> int:
        return len(self.losses)

    def __repr__(self) -> str:
        steps = len(self) - 1
        return (
            f"Trace({steps} step{'' if steps == 1 else 's'}, "
            f"loss {self.losses[0]:.4g} to {self.losses[-1]:.4g}, "
            f"stopped: {self.stopped})"
        )


@dataclass(frozen=True)
class _Point:
    """A place on the way, the loss there, and its gradients."""

    weights: dict[str, tf.Tensor]
    loss: np.ndarray
    gradients: dict[str, tf.Tensor]

    @property
    def norm(self) -> float:
        """The Euclidean norm of all gradients together."""
        return math.hypot(*(x for g in self.gradients.values() for x in np.ravel(g)))


def _weights(start: Any) -> dict[str, tf.Tensor]:
    """The weights by name; a single one is called `ALONE`."""
    if not isinstance(start, Mapping):
        return {ALONE: _weight("start", start)}
    if not start:
        raise ValueError("descend was given an empty dict; start needs a weight.")
    return {name: _weight(f"start[{name!r}]", value) for name, value in start.items()}


def _weight(place: str, value: Any) -> tf.Tensor:
    try:
        weight = tf.convert_to_tensor(value)
    except (TypeError, ValueError):
        weight = None
    if weight is None or not (weight.dtype.is_floating or weight.dtype.is_integer):
        raise ValueError(
            f"descend was given {value!r} as {place}; a weight is a number, or a list, "
            "array or tensor of numbers."
        )
    return weight if weight.dtype.is_floating else tf.cast(weight, tf.float32)


def _measure(loss: Callable[..., tf.Tensor], weights: dict[str, tf.Tensor]) -> _Point:
    """The loss and its gradients, by the name of the weight."""
    with tf.GradientTape() as tape:
        tape.watch(weights)
        value = loss(weights[ALONE]) if ALONE in weights else loss(**weights)
    if not tf.is_tensor(value) or value.shape.rank != 0:
        raise ValueError(
            "descend needs a loss that returns one number, as a tensor; it returned "
            f"{_in_short(value)}. Compute it with TensorFlow's operations, and return "
            "tf.reduce_mean or tf.reduce_sum of many numbers."
        )
    gradients = tape.gradient(value, weights)
    for name, gradient in gradients.items():
        if gradient is None:
            raise ValueError(
                "descend found no gradient: the loss does not depend on "
                f"{repr(name) if name else 'its argument'} by TensorFlow's operations. "
                "Compute it from what the function is given, without NumPy, or leave "
                "out of start what it does not need."
            )
    # From tf.gather comes a sparse gradient; rules and traces want a tensor.
    gradients = {name: tf.convert_to_tensor(g) for name, g in gradients.items()}
    return _Point(dict(weights), value.numpy(), gradients)


def _in_short(value: Any) -> str:
    if tf.is_tensor(value):
        return f"a tensor of shape {tuple(value.shape)}"
    return f"a value of type {type(value).__name__}"


def _reason(points: list[_Point], steps: int, tolerance: float | None) -> str | None:
    """Why to stop at the last point; None to go on."""
    if not np.isfinite(points[-1].loss):
        return "diverged"
    if tolerance is not None and points[-1].norm < tolerance:
        return "tolerance"
    return "steps" if len(points) > steps else None


def _checked(step: Any, old: tf.Tensor) -> Step:
    """What a rule returned, once it is known to be a weight and a state."""
    if not isinstance(step, tuple) or len(step) != 2:
        raise TypeError(
            f"The rule returned {_in_short(step)}; a rule returns the new weight and "
            "the new state, as in: return w, state."
        )
    new, state = tf.convert_to_tensor(step[0], old.dtype), step[1]
    if new.shape != old.shape:
        raise ValueError(
            f"The rule made {_in_short(new)} out of {_in_short(old)}; a weight keeps "
            "its shape."
        )
    return new, state


def _trace(points: list[_Point], stopped: str) -> Trace:
    weights = {
        name: np.stack([point.weights[name].numpy() for point in points])
        for name in points[0].weights
    }
    return Trace(
        losses=np.stack([point.loss for point in points]),
        weights=weights.get(ALONE, weights),
        gradient_norms=np.array([point.norm for point in points]),
        stopped=stopped,
    )
