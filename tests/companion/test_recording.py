"""`record`, against TensorFlow's own tape and eager execution."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from tensorflow.python.eager import context
from tensorflow.python.framework import op_callbacks

from companion.recording import Node, Recording, clipped, in_short, record

# Random computations: instructions on a growing list of values.

Program = list[tuple[str, int, int]]

CORNERS = tf.zeros((2, 2), tf.float64)
INSTRUCTIONS: dict[str, Callable[[tf.Tensor, tf.Tensor], tf.Tensor]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide by 4": lambda a, b: a / 4,
    "matmul": lambda a, b: tf.matmul(a + CORNERS, b + CORNERS),
    "matmul turned": lambda a, b: tf.matmul(a + CORNERS, b + CORNERS, transpose_b=True),
    "square": lambda a, b: tf.square(a),
    "power": lambda a, b: a**3,
    "exp": lambda a, b: tf.exp(tf.sin(a)),
    "relu": lambda a, b: tf.nn.relu(a),
    "where": lambda a, b: tf.where(a > b, a, b * 2),
    "stop": lambda a, b: tf.stop_gradient(a) + b,
    "sum": lambda a, b: tf.reduce_sum(a, axis=-1, keepdims=True) if a.shape.rank else a,
    "mean": lambda a, b: tf.reduce_mean(a),
    "stack": lambda a, b: tf.stack([a, a])[1] * b,
    "silu": lambda a, b: tf.nn.silu(a - b),
    "graph": tf.function(lambda a, b: tf.tanh(a) * tf.sin(b)),
}
SHAPES = st.sampled_from([(), (2,), (2, 2)])
ENTRIES = st.floats(-2, 2).map(lambda entry: round(entry, 2))


@st.composite
def arrays(draw: st.DrawFn) -> np.ndarray:
    shape = draw(SHAPES)
    size = int(np.prod(shape))
    entries = draw(st.lists(ENTRIES, min_size=size, max_size=size))
    return np.array(entries, np.float64).reshape(shape)


SOURCES = st.lists(arrays(), min_size=1, max_size=3)
PROGRAMS = st.lists(
    st.tuples(
        st.sampled_from(sorted(INSTRUCTIONS)), st.integers(0, 9), st.integers(0, 9)
    ),
    min_size=1,
    max_size=6,
)


def run(program: Program, sources: tuple[tf.Tensor, ...]) -> list[tf.Tensor]:
    """All values of a program: the sources, then the result of each instruction."""
    values = list(sources)
    for name, first, second in program:
        a, b = (values[place % len(values)] for place in (first, second))
        values.append(INSTRUCTIONS[name](a, b))
    return values


def total(values: list[tf.Tensor]) -> tf.Tensor:
    return tf.add_n([tf.reduce_mean(value) for value in values])


def recorded(program: Program, sources: list[np.ndarray]) -> Recording:
    return record(lambda *given: total(run(program, given)), *sources)


def close(actual: Any, wanted: Any) -> None:
    scale = max(1.0, float(np.max(np.abs(wanted), initial=0)))
    np.testing.assert_allclose(actual, wanted, rtol=1e-9, atol=1e-9 * scale)


def passed_to(recording: Recording, index: int) -> list[np.ndarray]:
    """What all nodes contribute to the adjoint of one."""
    return [
        contribution
        for node in recording.nodes
        for place, contribution in zip(node.inputs, node.contributions, strict=True)
        if place == index and contribution is not None
    ]


def assert_adds_up(recording: Recording) -> None:
    """Every adjoint but the target's is the sum of what is passed back to it."""
    for index, node in enumerate(recording.nodes[:-1]):
        passed = passed_to(recording, index)
        assert all(part.shape == node.value.shape for part in passed)
        if node.adjoint is None:
            assert passed == []
        else:
            close(sum(passed), node.adjoint)


@given(PROGRAMS, SOURCES)
def test_the_sources_have_the_gradients_of_the_tape(
    program: Program, sources: list[np.ndarray]
) -> None:
    tensors = tuple(map(tf.constant, sources))
    with tf.GradientTape() as tape:
        tape.watch(tensors)
        target = total(run(program, tensors))
    gradients = tape.gradient(target, tensors)

    recording = recorded(program, sources)

    first = recording.nodes[: len(sources)]
    assert all(node.is_source for node in first)
    assert not any(node.is_source for node in recording.nodes[len(sources) :])
    for node, source, gradient in zip(first, sources, gradients, strict=True):
        np.testing.assert_array_equal(node.value, source)
        close(node.adjoint, gradient)
    close(recording.target.value, target)
    close(recording.target.adjoint, 1)


def values_and_adjoints(recording: Recording) -> list[tuple[Any, ...]]:
    return [
        (node.value.tolist(), node.adjoint.tolist())
        for node in recording.nodes
        if node.adjoint is not None
    ]


@given(PROGRAMS, SOURCES)
def test_every_result_has_the_value_and_gradient_that_the_tape_gives_it(
    program: Program, sources: list[np.ndarray]
) -> None:
    tensors = tuple(map(tf.constant, sources))
    with tf.GradientTape() as tape:
        tape.watch(tensors)
        values = run(program, tensors)
        target = total(values)
    gradients = tape.gradient(target, values)

    known = values_and_adjoints(recorded(program, sources))

    for value, gradient in zip(values, gradients, strict=True):
        assert (value.numpy().tolist(), gradient.numpy().tolist()) in known


@given(PROGRAMS, SOURCES)
def test_contributions_add_up_to_the_adjoint(
    program: Program, sources: list[np.ndarray]
) -> None:
    assert_adds_up(recorded(program, sources))


@given(PROGRAMS, SOURCES)
def test_every_node_is_used_and_comes_after_its_inputs(
    program: Program, sources: list[np.ndarray]
) -> None:
    nodes = recorded(program, sources).nodes

    for index, node in enumerate(nodes):
        assert len(node.contributions) == len(node.inputs)
        assert all(place < index for place in node.inputs)
        assert bool(node.inputs) == bool(node.operation)
    used = {place for node in nodes for place in node.inputs}
    assert used == set(range(len(nodes) - 1))


# What a recording tells


def told(recording: Recording) -> list[str]:
    return [recording.expression(index) for index in range(len(recording.nodes))]


@pytest.mark.parametrize(
    ("function", "wanted"),
    [
        (lambda x: x * x, ["x", "v1 = x × x"]),
        (lambda x: x + 2, ["x", "2", "v1 = x + 2"]),
        (lambda x: 1 - x, ["x", "1", "v1 = 1 - x"]),
        (lambda x: x / 0.5, ["x", "0.5", "v1 = x / 0.5"]),
        (lambda x: x**3, ["x", "3", "v1 = x ** 3"]),
        (lambda x: x * -2.0, ["x", "-2", "v1 = x × (-2)"]),
        (lambda x: -x, ["x", "v1 = -x"]),
        (tf.sin, ["x", "v1 = sin(x)"]),
        (tf.exp, ["x", "v1 = exp(x)"]),
        (tf.math.log, ["x", "v1 = log(x)"]),
        (tf.tanh, ["x", "v1 = tanh(x)"]),
        (tf.sigmoid, ["x", "v1 = sigmoid(x)"]),
        (tf.sqrt, ["x", "v1 = sqrt(x)"]),
        (tf.nn.relu, ["features", "v1 = relu(features)"]),
        (lambda x: tf.maximum(x, 0), ["x", "0", "v1 = maximum(x, 0)"]),
        (lambda x: tf.expand_dims(x, 0), ["x", "v1 = expand_dims(x)"]),
        (lambda x: tf.nn.bias_add([[0.0]], [x]), ["x", "v1 = stack(x)"]),
        (lambda x: tf.math.l2_normalize([x, x])[0], ["x", "v1 = stack(x, x)"]),
        (lambda x: tf.math.log1p(x), ["x", "v1 = log1p(x)"]),
        (lambda x: tf.nn.l2_loss(x), ["x", "v1 = l2_loss(x)"]),
        (lambda x: tf.math.squared_difference(x, 1), ["x", "1"]),
        (lambda x: tf.add_n([x, x]), ["x", "v1 = add_n(x, x)"]),
        (lambda x: tf.cast(x, tf.float64), ["x", "v1 = cast(x)"]),
        (lambda x: tf.where(x > 1, x, 0), ["x", "1", "v1 = x > 1", "0"]),
    ],
)
def test_operations_are_written_as_learners_write_them(
    function: Callable[..., tf.Tensor], wanted: list[str]
) -> None:
    assert told(record(function, 3.0))[: len(wanted)] == wanted


@pytest.mark.parametrize(
    ("function", "wanted"),
    [
        (tf.reduce_sum, "v1 = sum(m)"),
        (lambda m: tf.reduce_mean(m, axis=0), "v1 = mean(m)"),
        (lambda m: m @ m, "v1 = m @ m"),
        (
            lambda m: tf.matmul(m, m, transpose_a=True),
            "v1 = transposed_matmul(m, m)",
        ),
        (lambda m: tf.matmul([m], [m])[0], "v3 = v1 @ v2"),
        (lambda m: m[0], "v1 = slice(m)"),
        (lambda m: tf.concat([m, m], axis=1), "v1 = concat(m, m)"),
        (lambda m: tf.gather(m, [1, 0]), "v1 = gather(m)"),
        (lambda m: tf.reshape(m, [4]), "v1 = reshape(m)"),
        (lambda m: tf.transpose(m), "v1 = transpose(m)"),
        (lambda m: tf.unstack(m)[1], "v1 = unstack(m)"),
        (lambda m: tf.linalg.inv(m), "v1 = matrix_inverse(m)"),
        (lambda m: tf.tensordot(m, m, 1), "v1 = m @ m"),
    ],
)
def test_axes_and_shapes_are_no_inputs(
    function: Callable[..., tf.Tensor], wanted: str
) -> None:
    recording = record(
        lambda m: tf.reduce_sum(function(m)), tf.constant([[1.0, 2.0], [3.0, 5.0]])
    )

    assert wanted in told(recording)
    assert_adds_up(recording)


def test_names_are_given_in_order_and_the_rest_are_numbered() -> None:
    recording = record(lambda x, w: tf.sin(x * w + 1) * 2, 3.0, 2.0, names=["a", "b"])

    names = [node.name for node in recording.nodes]
    assert names == ["x", "w", "a", "1", "b", "v3", "2", "v4"]
    assert recording.node("b").value == 7
    assert recording.target is recording.node("v4")
    assert recording.node("v3").operation == "sin"


def test_a_name_that_is_taken_is_numbered() -> None:
    recording = record(lambda v1: v1 * v1, 3.0)

    assert told(recording) == ["v1", "v1_1 = v1 × v1"]


def test_a_name_that_no_node_has_is_refused_with_those_there_are() -> None:
    with pytest.raises(
        KeyError, match="no node is called 'y'; the names are: x, 2, v1"
    ):
        record(lambda x: x * 2, 3.0).node("y")


def test_sources_without_a_parameter_are_numbered() -> None:
    recording = record(lambda *xs: xs[0] * xs[1], 1.0, 2.0)

    assert told(recording) == ["x1", "x2", "v1 = x1 × x2"]


@pytest.mark.parametrize(
    ("source", "dtype"),
    [
        (2.0, "float32"),
        ([1.0, 2.0], "float32"),
        (np.float64(2), "float64"),
        (np.ones((2, 1), np.float16), "float16"),
        (tf.constant(2, tf.bfloat16), "bfloat16"),
        (tf.Variable([2.0], dtype=tf.float64), "float64"),
        (tf.Variable(2.0, trainable=False), "float32"),
    ],
)
def test_a_source_keeps_the_dtype_that_tensorflow_gives_it(
    source: Any, dtype: str
) -> None:
    recording = record(lambda x: x * x, source)

    assert {node.value.dtype.name for node in recording.nodes} == {dtype}
    assert {node.adjoint.dtype.name for node in recording.nodes} == {dtype}
    np.testing.assert_array_equal(
        recording.node("x").adjoint, 2 * recording.node("x").value
    )


def test_a_value_used_twice_is_one_node_with_two_contributions() -> None:
    recording = record(lambda x: x * x, 3.0)

    assert recording.target.inputs == (0, 0)
    assert recording.target.contributions == (3, 3)
    assert recording.node("x").adjoint == 6


def test_the_same_tensor_given_twice_is_two_sources() -> None:
    both = tf.constant(3.0)

    recording = record(lambda x, y: x * x * y, both, both)

    assert recording.node("x").adjoint == 18
    assert recording.node("y").adjoint == 9


def test_a_result_that_is_no_scalar_counts_as_the_sum_of_its_entries() -> None:
    recording = record(lambda x: x**2, [1.0, 2.0, 3.0])

    assert recording.target.adjoint.tolist() == [1, 1, 1]
    assert recording.node("x").adjoint.tolist() == [2, 4, 6]


def test_what_does_not_lead_to_the_result_is_left_out() -> None:
    def function(x: tf.Tensor) -> tf.Tensor:
        tf.exp(x) + 5.0
        return tf.sin(x)

    assert told(record(function, 3.0)) == ["x", "v1 = sin(x)"]


def test_a_source_without_effect_has_no_adjoint() -> None:
    recording = record(lambda x, y: x * 2, 3.0, 5.0)

    assert recording.node("y").is_source
    assert recording.node("y").adjoint is None
    assert "y              5      None" in repr(recording).splitlines()


def test_a_source_may_be_the_result() -> None:
    recording = record(lambda x, y: x, 3.0, 5.0)

    assert told(recording) == ["y", "x"]
    assert recording.target.adjoint == 1


# Python around the operations


def slope(x: tf.Tensor) -> tf.Tensor:
    return x * 3 if x > 0 else tf.square(x)


def until_large(x: tf.Tensor) -> tf.Tensor:
    while x < 50:
        x = x * x
    return x


def powers(x: tf.Tensor) -> tf.Tensor:
    result = x
    for _ in range(2):
        result = result * x
    return result


@pytest.mark.parametrize(
    ("function", "source", "wanted"),
    [
        (slope, 2.0, ["x", "3", "v1 = x × 3"]),
        (slope, -2.0, ["x", "v1 = square(x)"]),
        (until_large, 3.0, ["x", "v1 = x × x", "v2 = v1 × v1"]),
        (until_large, 60.0, ["x"]),
        (powers, 2.0, ["x", "v1 = x × x", "v2 = v1 × x"]),
    ],
)
def test_control_flow_shows_what_really_ran(
    function: Callable[..., tf.Tensor], source: float, wanted: list[str]
) -> None:
    assert told(record(function, source)) == wanted


def test_the_way_back_of_an_inner_tape_is_recorded_too() -> None:
    def derivative(x: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.sin(x)
        return tape.gradient(y, x)

    recording = record(derivative, 3.0)

    np.testing.assert_allclose(recording.target.value, np.cos(3), rtol=1e-6)
    np.testing.assert_allclose(recording.node("x").adjoint, -np.sin(3), rtol=1e-6)
    assert "cos" in {node.operation for node in recording.nodes}


def test_a_tape_around_it_does_not_matter() -> None:
    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        recording = record(lambda x: x * x, x)

    assert told(recording) == ["x", "v1 = x × x"]
    assert recording.node("x").adjoint == 6


# Variables


def test_a_variable_that_the_function_reads_becomes_a_source() -> None:
    w = tf.Variable(2.0, name="w")

    recording = record(lambda x: x * w, 3.0)

    assert told(recording) == ["x", "w", "v1 = x × w"]
    assert recording.node("w").is_source
    assert recording.node("w").value == 2
    assert recording.node("w").adjoint == 3


READS: dict[str, Callable[[tf.Variable], tf.Tensor]] = {
    "as it is": lambda v: v * 1,
    "added": lambda v: v + 0,
    "converted": lambda v: tf.convert_to_tensor(v),
    "value": lambda v: v.value(),
    "read_value": lambda v: v.read_value(),
    "sliced": lambda v: v[0],
    "gathered": lambda v: tf.gather(v, [1, 1]),
    "looked up": lambda v: tf.nn.embedding_lookup(v, [0]),
    "in a graph": tf.function(lambda v: v * 2),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_however_a_variable_is_read_its_adjoint_is_the_tapes(
    read: Callable[[tf.Variable], tf.Tensor],
) -> None:
    v = tf.Variable([1.0, 2.0], name="v")

    def function(x: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum(read(v)) * x + v[1] * x

    with tf.GradientTape() as tape:
        target = function(tf.constant(3.0))
    wanted = tf.convert_to_tensor(tape.gradient(target, v))

    recording = record(function, 3.0)

    assert [node.name for node in recording.nodes if node.is_source] == ["x", "v"]
    close(recording.node("v").adjoint, wanted)
    assert_adds_up(recording)


def test_variables_of_equal_value_are_told_apart() -> None:
    w, b = tf.Variable(0.0, name="w"), tf.Variable(0.0, name="b")

    recording = record(lambda x: x * w + b, 3.0)

    assert told(recording) == ["x", "w", "v1 = x × w", "b", "v2 = v1 + b"]
    assert recording.node("w").adjoint == 3
    assert recording.node("b").adjoint == 1


def test_variables_of_equal_name_are_numbered() -> None:
    variables = [tf.Variable(float(n), name="x") for n in range(2)]

    recording = record(lambda x: x * variables[0] * variables[1], 3.0)

    assert told(recording)[-1] == "v2 = v1 × x_2"


def test_a_variable_may_be_a_source_by_itself() -> None:
    v = tf.Variable(3.0, name="v")

    recording = record(lambda x: x * x + v, v)

    assert told(recording) == ["x", "v1 = x × x", "v2 = v1 + x"]
    assert recording.node("x").adjoint == 7


def test_a_variable_shows_the_value_that_was_read() -> None:
    v = tf.Variable(3.0, name="v")

    def step() -> tf.Tensor:
        loss = v * v
        v.assign_sub(1)
        return loss

    recording = record(step)

    assert recording.node("v").value == 3
    assert recording.target.value == 9


def test_no_source_is_needed_where_a_variable_is_read() -> None:
    v = tf.Variable(3.0, name="v")

    assert told(record(lambda: v * v)) == ["v", "v1 = v × v"]
    assert told(record(lambda: v)) == ["v"]


def test_a_variable_that_is_not_trainable_is_a_constant() -> None:
    v = tf.Variable(3.0, trainable=False)

    recording = record(lambda x: x * v, 2.0)

    assert told(recording) == ["x", "3", "v1 = x × 3"]
    assert not recording.node("3").is_source


def test_keras_layers_and_losses_are_followed() -> None:
    layer = keras.layers.Dense(2, activation="tanh", kernel_initializer="ones")
    layer.build((None, 3))
    x, t = tf.ones((4, 3)) / 5, tf.zeros((4, 2))

    def loss(x: tf.Tensor) -> tf.Tensor:
        return keras.losses.MeanSquaredError()(t, layer(x))

    with tf.GradientTape() as tape:
        target = loss(x)
    gradients = tape.gradient(target, layer.trainable_variables)

    recording = record(loss, x)

    close(recording.node("kernel").adjoint, gradients[0])
    close(recording.node("bias").adjoint, gradients[1])
    np.testing.assert_allclose(recording.target.value, np.tanh(0.6) ** 2, rtol=1e-6)


# Graphs, custom gradients, and where no gradient passes


@tf.function
def scaled(a: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    return a * tf.sin(b) * 3


def test_a_tf_function_is_one_operation() -> None:
    recording = record(lambda x, y: scaled(x, y) + x, 2.0, 5.0)

    assert told(recording) == ["x", "y", "v1 = scaled(x, y)", "v2 = v1 + x"]
    np.testing.assert_allclose(
        recording.node("v1").contributions, [3 * np.sin(5), 6 * np.cos(5)], rtol=1e-6
    )


def test_an_input_of_a_graph_may_be_made_of_another() -> None:
    def function(x: tf.Tensor) -> tf.Tensor:
        y = x * x
        return scaled(x, y) * y

    recording = record(function, np.float64(2))

    given_to_graph = recording.node("v2")
    assert given_to_graph.operation == "scaled"
    close(given_to_graph.contributions[0], 4 * 3 * np.sin(4))
    close(given_to_graph.contributions[1], 4 * 6 * np.cos(4))
    assert_adds_up(recording)


def test_a_value_given_to_a_graph_twice_gets_one_contribution() -> None:
    recording = record(lambda x: scaled(x, x), np.float64(2))

    assert told(recording) == ["x", "v1 = scaled(x)"]
    assert_adds_up(recording)


def test_a_graph_with_several_results_has_a_node_for_each() -> None:
    both = tf.function(lambda a: (a * 2, a * 3))

    recording = record(lambda x: both(x)[0] * both(x)[1], 5.0)

    assert [node.value for node in recording.nodes] == [5, 10, 15, 150]
    assert_adds_up(recording)


@tf.custom_gradient
def halved_back(x: tf.Tensor) -> tuple[tf.Tensor, Callable[..., tf.Tensor]]:
    return x, lambda upstream: upstream / 2


@tf.custom_gradient
def made_up(
    a: tf.Tensor, b: tf.Tensor
) -> tuple[tf.Tensor, Callable[..., tuple[tf.Tensor, ...]]]:
    return tf.exp(a) * b, lambda upstream: (upstream * 5, upstream * 7)


def test_a_custom_gradient_is_one_operation() -> None:
    recording = record(lambda x, y: made_up(x, y) * 2, 1.0, 3.0)

    assert told(recording)[:3] == ["x", "y", "v1 = custom_gradient(x, y)"]
    assert recording.node("v1").contributions == (10, 14)
    assert recording.node("x").adjoint == 10
    np.testing.assert_allclose(recording.node("v1").value, np.e * 3, rtol=1e-6)


def test_a_custom_gradient_may_leave_the_value_as_it_is() -> None:
    recording = record(lambda x: halved_back(x * x), 3.0)

    assert told(recording)[1:] == ["v1 = x × x", "v2 = custom_gradient(v1)"]
    assert recording.target.contributions == (0.5,)
    assert recording.node("x").adjoint == 3


def test_a_custom_gradient_may_lead_to_a_variable() -> None:
    w = tf.Variable(3.0, name="w")

    @tf.custom_gradient
    def weighed(x: tf.Tensor) -> tuple[tf.Tensor, Callable[..., Any]]:
        return x * w, lambda upstream, variables: (upstream * 5, [upstream * 7])

    recording = record(lambda x: weighed(x) * 2 + w, 2.0)

    assert told(recording)[:3] == ["x", "w", "v1 = custom_gradient(x, w)"]
    assert recording.node("w").adjoint == 15
    assert_adds_up(recording)


def test_an_identity_passes_everything_back() -> None:
    recording = record(lambda x: tf.identity(x) * 2, 3.0)

    assert told(recording)[1] == "v1 = identity(x)"
    assert recording.node("v1").contributions == (2,)


def test_stop_gradient_is_shown_where_what_goes_into_it_is() -> None:
    recording = record(lambda x: tf.stop_gradient(x) * x, 3.0)

    assert told(recording) == ["x", "v1 = stop_gradient(x)", "v2 = v1 × x"]
    stopped = recording.node("v1")
    assert stopped.adjoint is None
    assert stopped.contributions == (None,)
    assert recording.node("x").adjoint == 3


def test_behind_stop_gradient_there_are_only_constants() -> None:
    recording = record(lambda x: tf.stop_gradient(x * x) * x, 3.0)

    assert told(recording) == ["x", "9", "v1 = 9 × x"]
    assert recording.target.contributions == (None, 9)


def test_an_operation_without_gradient_passes_nothing_back() -> None:
    recording = record(lambda x: tf.round(x) * x, 2.6)

    assert told(recording)[1] == "v1 = round(x)"
    assert recording.node("v1").contributions == (None,)
    assert recording.node("x").adjoint == 3


def test_numpy_in_the_middle_makes_a_constant() -> None:
    recording = record(lambda x: x * np.sin(x), 3.0)

    assert told(recording) == ["x", "0.1411", "v1 = x × 0.1411"]
    np.testing.assert_allclose(recording.node("x").adjoint, np.sin(3), rtol=1e-6)


def test_complex_numbers_may_stand_in_the_middle() -> None:
    recording = record(lambda x: tf.abs(tf.signal.rfft(x)), [1.0, 2.0, 3.0, 5.0])

    assert told(recording) == ["x", "v1 = rfft(x)", "v2 = complex_abs(v1)"]
    assert in_short(recording.node("v1").value[0]) == "11+0j"
    assert_adds_up(recording)


# Callbacks


def watching(calls: list[str]) -> Callable[..., None]:
    def note(op_type: str, *_: Any, **__: Any) -> None:
        calls.append(op_type)

    return note


def test_another_callback_goes_on_working() -> None:
    calls: list[str] = []
    note = watching(calls)
    op_callbacks.add_op_callback(note)
    try:
        recording = record(lambda x: tf.sin(x), 3.0)
        calls.clear()
        tf.cos(1.0)
    finally:
        op_callbacks.remove_op_callback(note)

    assert told(recording) == ["x", "v1 = sin(x)"]
    assert calls == ["Cos"]


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_is_noted_afterwards(fails: bool) -> None:
    def function(x: tf.Tensor) -> tf.Tensor:
        if fails:
            raise RuntimeError("on purpose")
        return x * x

    before = context.context().op_callbacks
    try:
        record(function, 3.0)
    except RuntimeError:
        assert fails

    assert context.context().op_callbacks == before


# Text and table


def cells(html: str) -> list[list[str]]:
    rows = BeautifulSoup(html, "html.parser").find_all("tr")
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows]


@given(PROGRAMS, SOURCES)
def test_text_and_table_say_the_same_within_79_columns(
    program: Program, sources: list[np.ndarray]
) -> None:
    recording = recorded(program, sources)

    lines = repr(recording).splitlines()

    table = cells(recording._repr_html_())
    assert [line.split() for line in lines] == [" ".join(row).split() for row in table]
    assert len(lines) == len(recording.nodes) + 1
    assert max(map(len, lines)) <= 79


def test_the_table_has_the_books_class_and_escapes_names() -> None:
    recording = record(lambda x: tf.function(lambda a: a * 2)(x), 3.0)

    html = recording._repr_html_()

    assert html.startswith('<table class="companion-table">')
    assert "<lambda>" not in html
    assert cells(html)[2][1] == "<lambda>(x)"


@pytest.mark.parametrize(
    ("value", "limit", "text"),
    [
        (2 / 3, 20, "0.6667"),
        (123456.0, 20, "1.235e+05"),
        (np.float32(3), 20, "3"),
        (tf.constant(0.1, tf.bfloat16).numpy(), 20, "0.1001"),
        (True, 20, "True"),
        (float("nan"), 20, "nan"),
        (-float("inf"), 20, "-inf"),
        (1 / 3 + 2j, 20, "0.3333+2j"),
        ([], 20, "shape (0,)"),
        (np.zeros((0, 3)), 20, "shape (0, 3)"),
        ([1.0] * 6, 20, "[1, 1, 1, 1, 1, 1]"),
        ([1.0] * 6, 17, "(6,): 1, 1, 1, …"),
        ([1.0] * 6, 15, "(6,): 1, 1, …"),
        ([1.0] * 6, 5, "shape (6,)"),
        ([[1.0]], 20, "[[1]]"),
    ],
)
def test_in_short_shows_what_there_is_room_for(
    value: Any, limit: int, text: str
) -> None:
    assert in_short(value, limit) == text


@given(st.text(max_size=30), st.integers(1, 20))
def test_clipped_keeps_what_fits(text: str, limit: int) -> None:
    short = clipped(text, limit)

    assert len(short) <= limit
    assert short == text if len(text) <= limit else text.startswith(short[:-1])


# Bad input


@pytest.mark.parametrize("source", [3, True, [1, 2], np.arange(3), "word", 1j])
def test_a_source_must_be_made_of_floats(source: Any) -> None:
    with pytest.raises(
        TypeError, match=r"record was given x = .*derivatives need floats"
    ):
        record(lambda x: x, source)


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (None, r"returned None; .* Does the function end with a return\?"),
        (2.0, "returned 2.0, which is no tensor"),
        (np.ones(2), r"returned array\(.*which is no tensor"),
        ([tf.constant(1.0)] * 2, "which is no tensor; .* return one result"),
        (tf.constant(1), "a tensor of dtype int32; only a float tensor"),
        (tf.constant("word"), "a tensor of dtype string; only a float tensor"),
    ],
)
def test_the_result_must_be_one_float_tensor(result: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        record(lambda x: result, 3.0)


LOST: dict[str, Callable[[tf.Tensor], tf.Tensor]] = {
    "constant": lambda x: tf.constant(2.0),
    "made of constants": lambda x: tf.sin(tf.constant(2.0)),
    "NumPy": lambda x: tf.constant(np.sin(x)),
    "a Python number": lambda x: tf.constant(float(x)) * 2,
    "an integer": lambda x: tf.cast(tf.cast(x, tf.int32), tf.float32),
    "stop_gradient": lambda x: tf.stop_gradient(x) * 2,
    "round": lambda x: tf.round(x) * 2,
    "numpy_function": lambda x: tf.numpy_function(np.sin, [x], tf.float32),
}


@pytest.mark.parametrize("function", LOST.values(), ids=LOST)
def test_a_result_that_does_not_depend_on_the_sources_is_refused(
    function: Callable[[tf.Tensor], tf.Tensor],
) -> None:
    with pytest.raises(ValueError, match=r"does not depend on the sources \(x\)") as e:
        record(function, 3.0)

    assert "stop_gradient" in str(e.value)


def test_a_result_that_depends_on_a_variable_alone_is_refused_too() -> None:
    v = tf.Variable(2.0)

    with pytest.raises(ValueError, match=r"does not depend on the sources \(x\)"):
        record(lambda x: v * float(x), 3.0)


def test_without_sources_the_result_must_depend_on_a_variable() -> None:
    with pytest.raises(ValueError, match="does not depend on any variable"):
        record(lambda: tf.sin(1.0))


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["a", "b"], r"2 names \(a, b\), but there are 1 results"),
        (["x"], r"the name 'x' for two values \(sources are called x\)"),
    ],
)
def test_names_must_fit(names: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        record(lambda x: x * x, 3.0, names=names)


def test_py_function_is_refused_with_the_way_out() -> None:
    with pytest.raises(ValueError, match=r"tf\.py_function.*Call the Python function"):
        record(lambda x: tf.py_function(tf.sin, [x], tf.float32), 3.0)


def test_an_error_in_the_function_passes_on() -> None:
    with pytest.raises(tf.errors.InvalidArgumentError):
        record(lambda x: x @ x, tf.ones((2, 3)))


def test_a_recording_may_be_put_together_by_hand() -> None:
    x = Node("x", "", (), np.array(3.0), np.array(2.0), is_source=True)
    y = Node("y", "negative", (0,), np.array(-3.0), np.array(1.0), (np.array(-1.0),))

    assert told(Recording((x, y))) == ["x", "y = -x"]
