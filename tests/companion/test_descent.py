"""The update rules against Keras, and `descend` against Keras and closed forms."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from companion.descent import (
    Trace,
    adagrad,
    adam,
    descend,
    momentum,
    nesterov,
    rmsprop,
    sgd,
)

K = tf.keras.optimizers

Optimizer = Callable[..., Any]
TWINS: dict[Callable, Optimizer] = {
    sgd: K.SGD,
    momentum: lambda rate, beta=0.9: K.SGD(rate, momentum=beta),
    nesterov: lambda rate, beta=0.9: K.SGD(rate, momentum=beta, nesterov=True),
    adagrad: lambda rate, initial=0.1, **rest: K.Adagrad(
        rate, initial_accumulator_value=initial, **rest
    ),
    rmsprop: K.RMSprop,
    adam: K.Adam,
}
"""For each rule, what makes the Keras optimizer with the same settings."""

RULE = pytest.mark.parametrize("rule", TWINS, ids=lambda rule: rule.__name__)

# Keras rounds its settings to float32, also for weights in float64. So they are
# drawn from float32.
SHARES = st.floats(0, 0.9921875, width=32)
EPSILONS = st.sampled_from([1e-7, 2**-10, 1.0])
RATES = st.floats(2**-10, 2.0, width=32)
OPTIONS: dict[Callable, dict[str, st.SearchStrategy[float]]] = {
    sgd: {},
    momentum: {"beta": SHARES},
    nesterov: {"beta": SHARES},
    adagrad: {"initial": st.floats(0, 2, width=32), "epsilon": EPSILONS},
    rmsprop: {"rho": SHARES, "epsilon": EPSILONS},
    adam: {
        "beta_1": SHARES,
        "beta_2": st.floats(0, 1 - 2**-10, width=32),
        "epsilon": EPSILONS,
    },
}

DTYPES = st.sampled_from([np.float32, np.float64])
EIGHTHS = st.integers(-64, 64).map(lambda n: n / 8)
SHAPES = st.lists(st.integers(1, 3), max_size=2).map(tuple)


@st.composite
def gradient_sequences(draw: st.DrawFn) -> np.ndarray:
    """Up to eight gradients of one shape and dtype, zeros among them."""
    shape = (draw(st.integers(1, 8)), *draw(SHAPES))
    return draw(arrays.arrays(draw(DTYPES), shape, elements=EIGHTHS))


def close(ours: Any, theirs: Any) -> bool:
    """Equal up to rounding in their dtype, next to the size of what is compared."""
    ours, theirs = np.asarray(ours), np.asarray(theirs)
    assert ours.dtype == theirs.dtype
    scale = 1 + np.abs(theirs).max()
    tolerance = {"float32": 2e-4, "float64": 1e-10}[ours.dtype.name]
    return np.allclose(ours, theirs, rtol=0, atol=tolerance * scale)


def walk(
    rule: Callable, gradients: np.ndarray, rate: float, **options: float
) -> np.ndarray:
    """The weights that a rule makes from 1 on, one for each gradient."""
    w, state, weights = tf.ones(gradients.shape[1:], gradients.dtype), {}, []
    for gradient in gradients:
        w, state = rule(w, tf.constant(gradient), state, rate, **options)
        weights.append(w.numpy())
    return np.array(weights)


def walk_of_keras(optimizer: K.Optimizer, gradients: np.ndarray) -> np.ndarray:
    """The same with a Keras optimizer."""
    variable, weights = tf.Variable(tf.ones(gradients.shape[1:], gradients.dtype)), []
    for gradient in gradients:
        optimizer.apply_gradients([(tf.constant(gradient), variable)])
        weights.append(variable.numpy())
    return np.array(weights)


# The update rules


@RULE
@settings(max_examples=25)
@given(data=st.data(), gradients=gradient_sequences(), rate=RATES)
def test_a_rule_takes_the_steps_of_its_keras_optimizer(
    rule: Callable, data: st.DataObject, gradients: np.ndarray, rate: float
) -> None:
    options = data.draw(st.fixed_dictionaries(OPTIONS[rule]))

    weights = walk(rule, gradients, rate, **options)

    assert close(weights, walk_of_keras(TWINS[rule](rate, **options), gradients))


@RULE
def test_with_the_defaults_many_steps_stay_together(rule: Callable) -> None:
    gradients = np.random.default_rng(0).normal(size=(100, 3)).astype(np.float32)

    assert close(
        walk(rule, gradients, 0.125), walk_of_keras(TWINS[rule](0.125), gradients)
    )


@pytest.mark.parametrize(
    ("rule", "theirs", "names"),
    [
        (adagrad, K.Adagrad(), {"initial": "initial_accumulator_value"}),
        (adagrad, K.Adagrad(), {"epsilon": "epsilon"}),
        (rmsprop, K.RMSprop(), {"rho": "rho", "epsilon": "epsilon"}),
        (adam, K.Adam(), {n: n for n in ["beta_1", "beta_2", "epsilon"]}),
    ],
)
def test_the_defaults_are_those_of_keras(
    rule: Callable, theirs: K.Optimizer, names: dict[str, str]
) -> None:
    parameters = inspect.signature(rule).parameters

    for ours, name in names.items():
        assert parameters[ours].default == getattr(theirs, name)


@RULE
@given(gradients=gradient_sequences())
@settings(max_examples=10)
def test_a_rule_leaves_the_state_that_it_is_given(
    rule: Callable, gradients: np.ndarray
) -> None:
    w = tf.ones(gradients.shape[1:], gradients.dtype)
    state: dict[str, Any] = {}

    for gradient in gradients:
        before = {key: np.array(value) for key, value in state.items()}
        first, kept = rule(w, tf.constant(gradient), state, 0.1)
        again, kept_again = rule(w, tf.constant(gradient), state, 0.1)

        assert before.keys() == state.keys()
        assert all(np.array_equal(before[key], state[key]) for key in before)
        assert np.array_equal(first, again) and kept.keys() == kept_again.keys()
        w, state = first, kept


@pytest.mark.parametrize("rule", [adagrad, adam, rmsprop], ids=lambda r: r.__name__)
def test_rules_with_a_rate_for_every_entry_ignore_the_scale(rule: Callable) -> None:
    gradients = np.random.default_rng(1).normal(size=(30, 4))
    options = {"epsilon": 0.0} | ({"initial": 0.0} if rule is adagrad else {})

    plain = walk(rule, gradients, 0.1, **options)
    scaled = walk(rule, gradients * [1e-3, 1.0, 10.0, 1e3], 0.1, **options)

    assert close(plain, scaled)


# descend, against closed forms and Keras


@given(
    st.lists(st.floats(0.1, 4), min_size=1, max_size=4),
    st.floats(0.01, 0.5),
    st.integers(0, 20),
)
@settings(max_examples=20)
def test_on_a_bowl_each_weight_shrinks_by_a_fixed_factor(
    curvatures: list[float], rate: float, steps: int
) -> None:
    bowl = tf.constant(curvatures, tf.float64)
    start = np.linspace(1, 2, len(curvatures))

    trace = descend(
        lambda w: tf.reduce_sum(bowl * w**2) / 2, start, steps, learning_rate=rate
    )

    factors = 1 - rate * np.array(curvatures)
    weights = start * factors ** np.arange(steps + 1)[:, np.newaxis]
    assert trace.stopped == "steps"
    assert len(trace) == steps + 1
    assert np.allclose(trace.weights, weights, rtol=1e-10, atol=1e-12)
    assert np.allclose(trace.losses, (weights**2) @ curvatures / 2)
    assert np.allclose(
        trace.gradient_norms, np.linalg.norm(weights * curvatures, axis=1)
    )


def rosenbrock(w: tf.Tensor) -> tf.Tensor:
    return (1 - w[0]) ** 2 + 5 * (w[1] - w[0] ** 2) ** 2


@RULE
def test_descending_takes_the_way_of_a_keras_training_loop(rule: Callable) -> None:
    start = tf.constant([-1.0, 0.5])
    trace = descend(rosenbrock, start, 25, rule, learning_rate=2**-6)

    variable, optimizer = tf.Variable(start), TWINS[rule](2**-6)
    for weight, loss in zip(trace.weights, trace.losses, strict=True):
        assert close(weight, variable)
        with tf.GradientTape() as tape:
            theirs = rosenbrock(variable)
        assert close(loss, theirs)
        optimizer.apply_gradients([(tape.gradient(theirs, variable), variable)])


def test_options_go_to_the_rule() -> None:
    start = tf.constant([-1.0, 0.5], tf.float64)
    trace = descend(
        rosenbrock, start, 2, adagrad, learning_rate=0.25, initial=2.0, epsilon=0.5
    )

    w, state = start, {}
    for _ in range(2):
        with tf.GradientTape() as tape:
            tape.watch(w)
            loss = rosenbrock(w)
        w, state = adagrad(w, tape.gradient(loss, w), state, 0.25, 2.0, 0.5)
    assert np.array_equal(trace.final, w)


def test_a_rule_of_your_own_may_name_its_parameters_as_it_likes() -> None:
    def sign(v: tf.Tensor, g: tf.Tensor, memory: dict, rate: float) -> tuple:
        return v - rate * tf.sign(g), memory

    trace = descend(lambda w: w**2, 1.0, 2, sign, learning_rate=0.25)

    assert trace.weights.tolist() == [1.0, 0.75, 0.5]


def test_a_rule_may_be_written_with_numpy() -> None:
    def halving(w: tf.Tensor, gradient: tf.Tensor, state: dict, rate: float) -> tuple:
        return w.numpy().astype(np.float64) / 2, state

    trace = descend(lambda w: tf.reduce_sum(w**2), [4.0, 8.0], 2, halving)

    assert trace.weights.tolist() == [[4, 8], [2, 4], [1, 2]]
    assert trace.weights.dtype == np.float32


@pytest.mark.parametrize(
    "schedule",
    [
        lambda step: 0.5 / (1 + step),
        K.schedules.ExponentialDecay(0.5, decay_steps=1, decay_rate=0.5),
        lambda step: np.float64(0.5) ** (step + 1),
    ],
)
def test_a_schedule_is_asked_with_the_number_of_the_step(schedule: Callable) -> None:
    trace = descend(lambda w: 3.0 * w, 0.0, 4, learning_rate=schedule)

    rates = [float(schedule(step)) for step in range(4)]
    assert np.allclose(np.diff(trace.weights), np.multiply(-3, rates))
    assert trace.weights.dtype == np.float32


# When it stops


@given(st.floats(1e-4, 10))
def test_it_stops_at_the_first_gradient_below_the_tolerance(tolerance: float) -> None:
    trace = descend(lambda w: tf.reduce_sum(w**2), [3.0, 4.0], 100, tolerance=tolerance)

    assert trace.stopped == "tolerance"
    assert trace.gradient_norms[-1] < tolerance
    assert all(trace.gradient_norms[:-1] >= tolerance)


def test_the_norm_is_over_all_weights_together() -> None:
    trace = descend(lambda a, b: 3.0 * a - 4.0 * b, {"a": 0.0, "b": 0.0}, 0)

    assert trace.gradient_norms.tolist() == [5.0]


def test_the_norm_of_huge_gradients_does_not_overflow() -> None:
    trace = descend(lambda w: tf.reduce_sum(1e30 * w), tf.zeros(4), 0)

    assert np.allclose(trace.gradient_norms, 2e30)


@pytest.mark.parametrize("dtype", [tf.float32, tf.float64])
def test_a_rate_too_large_diverges_and_the_trace_ends_there(dtype: tf.DType) -> None:
    trace = descend(lambda w: w**2, tf.constant(1.0, dtype), 10_000, learning_rate=2.0)

    assert trace.stopped == "diverged"
    assert not np.isfinite(trace.losses[-1])
    assert np.isfinite(trace.losses[:-1]).all()
    powers = (-3.0) ** np.arange(10)
    assert trace.weights[:10].tolist() == powers.tolist()


def test_a_loss_that_is_no_number_ends_the_trace() -> None:
    trace = descend(lambda w: tf.sqrt(w), 0.25, 5, learning_rate=1.0)

    assert trace.stopped == "diverged"
    assert len(trace) == 2
    assert np.isnan(trace.losses[-1])


def test_a_bad_start_diverges_at_once() -> None:
    trace = descend(lambda w: w**2, float("inf"), 5)

    assert (trace.stopped, len(trace)) == ("diverged", 1)


# What it takes and gives


@pytest.mark.parametrize(
    ("start", "shape", "dtype"),
    [
        (2, (), "float32"),
        (2.0, (), "float32"),
        ([1, 2], (2,), "float32"),
        ([[1.0, 2.0]], (1, 2), "float32"),
        ((1.0, 2.0), (2,), "float32"),
        (np.ones((2, 3)), (2, 3), "float64"),
        (np.ones(2, np.int64), (2,), "float32"),
        (tf.ones(3, tf.float64), (3,), "float64"),
        (tf.Variable([1.0]), (1,), "float32"),
    ],
)
def test_the_start_may_be_anything_that_is_a_tensor_of_numbers(
    start: Any, shape: tuple[int, ...], dtype: str
) -> None:
    trace = descend(lambda w: tf.reduce_sum(w**2), start, 3)

    assert trace.weights.shape == (4, *shape)
    assert trace.weights.dtype == trace.losses.dtype == dtype
    assert np.array_equal(trace.weights[0], start)
    assert np.array_equal(trace.final, trace.weights[-1])


@RULE
def test_a_variable_keeps_its_value(rule: Callable) -> None:
    variable = tf.Variable([1.0, 2.0])

    descend(lambda w: tf.reduce_sum(w**2), variable, 3, rule)

    assert variable.numpy().tolist() == [1.0, 2.0]


@RULE
def test_weights_by_name_go_the_way_of_one_weight(rule: Callable) -> None:
    def line(w: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
        return rosenbrock(tf.stack([w, b]))

    named = descend(line, {"b": 0.5, "w": -1.0}, 5, rule, learning_rate=0.01)
    together = descend(rosenbrock, [-1.0, 0.5], 5, rule, learning_rate=0.01)

    assert set(named.weights) == set(named.final) == {"w", "b"}
    assert close(named.weights["w"], together.weights[:, 0])
    assert close(named.weights["b"], together.weights[:, 1])
    assert close(named.losses, together.losses)
    assert named.final["b"] == named.weights["b"][-1]


def test_weights_by_name_may_have_different_shapes() -> None:
    def loss(kernel: tf.Tensor, bias: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum((tf.ones((1, 2)) @ kernel + bias) ** 2)

    trace = descend(loss, {"kernel": tf.ones((2, 3)), "bias": tf.zeros(3)}, 4, adam)

    assert trace.weights["kernel"].shape == (5, 2, 3)
    assert trace.weights["bias"].shape == (5, 3)


def test_a_sparse_gradient_is_as_good_as_a_dense_one() -> None:
    sparse = descend(lambda w: tf.reduce_sum(tf.gather(w, [0, 0]) ** 2), [1.0, 2.0], 3)
    dense = descend(lambda w: 2 * w[0] ** 2, [1.0, 2.0], 3)

    assert np.allclose(sparse.weights, dense.weights)
    assert np.allclose(sparse.gradient_norms, dense.gradient_norms)


@given(
    st.lists(st.floats(1e-30, 1e30), min_size=1, max_size=5),
    st.sampled_from(["steps", "tolerance", "diverged"]),
)
def test_a_trace_says_in_a_line_what_happened(losses: list[float], why: str) -> None:
    trace = Trace(np.array(losses), np.zeros(len(losses)), np.array(losses), why)

    found = re.fullmatch(
        r"Trace\((\d+) (steps?), loss (\S+) to (\S+), stopped: (\w+)\)", repr(trace)
    )

    count, noun, first, last, stopped = found.groups()
    assert int(count) == len(trace) - 1
    assert (noun == "step") == (count == "1")
    ends = [losses[0], losses[-1]]
    assert np.allclose([float(first), float(last)], ends, rtol=5e-4, atol=0)
    assert stopped == why


# Bad input


@pytest.mark.parametrize(
    "loss",
    [lambda w: tf.constant(3.0), lambda w: tf.reduce_sum(tf.constant(w.numpy()))],
)
def test_a_loss_without_a_gradient_is_refused(loss: Callable) -> None:
    with pytest.raises(ValueError, match="does not depend on its argument"):
        descend(loss, [1.0, 2.0], 3)


def test_a_weight_that_the_loss_ignores_is_named() -> None:
    with pytest.raises(ValueError, match="does not depend on 'bias'"):
        descend(lambda w, bias: w**2, {"w": 1.0, "bias": 2.0}, 3)


@pytest.mark.parametrize(
    ("loss", "said"),
    [
        (lambda w: w, r"a tensor of shape \(2,\)"),
        (lambda w: w[:1], r"a tensor of shape \(1,\)"),
        (lambda w: None, "a value of type NoneType"),
        (lambda w: float(w[0]), "a value of type float"),
    ],
)
def test_a_loss_is_one_number(loss: Callable, said: str) -> None:
    with pytest.raises(ValueError, match=f"returns one number.*{said}.*reduce_mean"):
        descend(loss, [1.0, 2.0], 3)


@pytest.mark.parametrize("start", ["far", None, [[1.0], [2.0, 3.0]], True, 1j])
def test_a_start_is_made_of_numbers(start: Any) -> None:
    with pytest.raises(ValueError, match="as start; a weight is a number"):
        descend(lambda w: w**2, start, 3)
    with pytest.raises(ValueError, match=r"as start\['w'\]; a weight is a number"):
        descend(lambda w: w**2, {"w": start}, 3)


def test_no_weights_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="empty dict"):
        descend(lambda: tf.constant(1.0), {}, 3)


def test_steps_are_not_negative() -> None:
    with pytest.raises(ValueError, match="-1 steps; give it at least 0"):
        descend(lambda w: w**2, 1.0, -1)


def test_a_rule_returns_a_weight_and_a_state() -> None:
    with pytest.raises(TypeError, match=r"a tensor of shape \(2,\).*return w, state"):
        descend(
            lambda w: tf.reduce_sum(w**2),
            [1.0, 2.0],
            3,
            lambda w, gradient, state, rate: w - rate * gradient,
        )


def test_a_rule_keeps_the_shape() -> None:
    with pytest.raises(ValueError, match=r"shape \(\) out of a tensor of shape \(2,\)"):
        descend(
            lambda w: tf.reduce_sum(w**2),
            [1.0, 2.0],
            3,
            lambda w, gradient, state, rate: (w[0], state),
        )
