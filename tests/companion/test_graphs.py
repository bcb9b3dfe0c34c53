"""When a function is traced and why, what is in its graph, and who is faster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from companion.graphs import Comparison, compare_speed, operations, watch_traces

SHAPES = st.sampled_from([(), (1,), (2,), (3,), (2, 2)])
DTYPES = st.sampled_from([tf.float32, tf.float64, tf.int32])
TENSORS = st.builds(lambda shape, dtype: tf.zeros(shape, dtype), SHAPES, DTYPES)
ARGUMENTS = st.one_of(TENSORS, st.integers(-2, 2), st.sampled_from([0.5, 1.5]))


def signature(value: Any) -> Any:
    if tf.is_tensor(value):
        return value.dtype, tuple(value.shape)
    return type(value), value


def counting(function: Callable[..., Any]) -> tuple[Callable[..., Any], list[int]]:
    """A function that notes in a list each time that Python runs it."""
    runs: list[int] = []

    def counted(x: Any) -> Any:
        runs.append(1)
        return function(x)

    return counted, runs


@given(st.lists(ARGUMENTS, min_size=1, max_size=8))
def test_there_is_a_graph_for_each_kind_of_argument(arguments: list[Any]) -> None:
    counted, runs = counting(lambda x: x * 2)
    watched = watch_traces(counted)

    results = [watched(argument) for argument in arguments]

    assert watched.traces == len(runs) == len({signature(a) for a in arguments})
    assert sum(call.traced for call in watched.calls) == watched.traces
    for argument, result in zip(arguments, results, strict=True):
        np.testing.assert_array_equal(result, argument * 2)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8))
def test_fewer_graphs_where_lengths_may_vary(lengths: list[int]) -> None:
    plain = watch_traces(tf.reduce_sum)
    relaxed = watch_traces(tf.reduce_sum, reduce_retracing=True)
    vector = tf.TensorSpec((None,), tf.float32)
    signed = watch_traces(lambda x: tf.reduce_sum(x), input_signature=[vector])

    for length in lengths:
        for watched in (plain, relaxed, signed):
            assert float(watched(tf.ones(length))) == length

    assert plain.traces == len(set(lengths))
    assert relaxed.traces == min(2, len(set(lengths)))
    assert signed.traces == 1


def reasons(*arguments: Any) -> list[str]:
    watched = watch_traces(lambda x: tf.cast(x, tf.float32))
    for argument in arguments:
        watched(argument)
    return [call.reason for call in watched.calls]


def test_the_reason_for_a_trace_is_told() -> None:
    vector, longer = tf.ones(2), tf.ones(3)

    assert reasons(vector, vector) == [
        "the first call",
        "a graph that fits these arguments is there",
    ]
    assert reasons(vector, longer)[1] == (
        "x: float32 (3,) is new; known so far: float32 (2,)"
    )
    assert reasons(vector, longer, tf.ones(2, tf.float64))[2] == (
        "x: float64 (2,) is new; known so far: float32 (2,) and float32 (3,)"
    )
    for value in (3, 0.5, True):
        assert reasons(vector, value)[1].startswith("x: each Python value gets a graph")
    assert reasons(np.ones(2, np.float32), vector)[1].startswith("a graph that fits")
    assert reasons(tf.Variable([1.0]), tf.ones(1))[1].startswith("x: float32 (1,)")


def test_known_arguments_in_a_new_company_are_told() -> None:
    watched = watch_traces(lambda x, n: x * n)
    for length, n in [(1, 1), (2, 2), (1, 2)]:
        watched(tf.ones(length), n)

    assert watched.calls[2].reason == "these arguments have not come together before"
    assert watched.calls[2].arguments == "x: float32 (1,), n: 2"


def test_structures_defaults_and_keywords_are_shown() -> None:
    def scaled(parts: Any, factor: float = 2.0, **more: Any) -> Any:
        return parts["a"][0] * factor + more["shift"]

    watched = watch_traces(scaled)
    watched({"a": [tf.ones(2), 1]}, shift=tf.constant(1.0))

    assert watched.calls[0].arguments == (
        "parts: {a: [float32 (2,), 1]}, factor: 2.0, more: {shift: float32 ()}"
    )


def test_an_error_passes_on_and_is_not_noted() -> None:
    vector = tf.TensorSpec((None,), tf.float32)
    watched = watch_traces(lambda x: x, input_signature=[vector])

    with pytest.raises(TypeError, match="Binding inputs to"):
        watched(tf.ones((2, 2)))

    assert watched.calls == []


def test_many_traces_bring_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    watched = watch_traces(lambda n: tf.constant(n))
    for n in range(12):
        watched(n)

    assert watched.traces == 12
    assert caplog.text == ""


def test_the_calls_show_as_text_and_as_a_table() -> None:
    watched = watch_traces(lambda x: x + 1)
    watched(tf.ones(2))
    watched(tf.zeros(2))

    assert repr(watched).splitlines() == [
        "call 1  new graph  x: float32 (2,)",
        "        the first call",
        "call 2  reused     x: float32 (2,)",
        "        a graph that fits these arguments is there",
    ]
    rows = BeautifulSoup(watched._repr_html_(), "html.parser").find_all("tr")
    assert [cell.text for cell in rows[2].find_all(["th", "td"])] == [
        "2",
        "x: float32 (2,)",
        "reused",
        "a graph that fits these arguments is there",
    ]


def test_an_argument_is_escaped_in_the_table() -> None:
    watched = watch_traces(lambda word: tf.constant(word))
    watched("<b>")

    assert "<b>" not in watched._repr_html_()


# Operations


def test_operations_are_listed_in_order_without_bookkeeping() -> None:
    assert operations(lambda x: tf.sin(x) + x, tf.ones(2)) == ["Sin", "AddV2"]
    assert operations(tf.function(tf.exp), tf.ones(2)) == ["Exp"]
    assert operations(watch_traces(tf.exp), tf.ones(2)) == ["Exp"]


def test_a_python_loop_is_unrolled_and_a_tensor_loop_is_one_operation() -> None:
    def python_loop(x: tf.Tensor) -> tf.Tensor:
        for _ in range(5):
            x = tf.sin(x)
        return x

    def tensor_loop(x: tf.Tensor) -> tf.Tensor:
        for _ in tf.range(5):
            x = tf.sin(x)
        return x

    def branch(x: tf.Tensor) -> tf.Tensor:
        if x > 0:
            return tf.sin(x)
        return tf.cos(x)

    zero = tf.constant(0.0)
    assert operations(python_loop, zero) == ["Sin"] * 5
    assert operations(tensor_loop, zero).count("While") == 1
    assert "Sin" not in operations(tensor_loop, zero)
    assert operations(branch, zero).count("If") == 1


# Comparisons

TIMES = st.lists(st.floats(1e-6, 1e-3), min_size=2, max_size=20).map(np.array)


@given(TIMES, TIMES)
def test_a_winner_is_faster_in_its_whole_middle_half(
    eager: np.ndarray, graph: np.ndarray
) -> None:
    comparison = Comparison(eager, graph)
    turned = Comparison(graph, eager)
    medians = np.median(eager), np.median(graph)

    if comparison.faster == "graph":
        assert np.quantile(eager, 0.25) >= np.quantile(graph, 0.75)
        assert medians[0] >= 1.2 * medians[1]
        assert turned.faster == "eager"
    if comparison.faster == "neither":
        assert turned.faster == "neither"
        assert repr(comparison) == "no clear difference"
    else:
        assert repr(comparison) == f"{comparison.faster} is faster"


@given(TIMES, st.floats(1.5, 100))
def test_clear_cases_have_a_winner(times: np.ndarray, factor: float) -> None:
    spread = times.max() / times.min()
    slow, fast = times * factor * spread, times

    assert Comparison(slow, fast).faster == "graph"
    assert Comparison(fast, slow).faster == "eager"
    assert Comparison(slow, fast).at_least(factor * 0.99)
    assert Comparison(fast, fast).faster == "neither"
    assert Comparison(slow, fast).ratio == pytest.approx(factor * spread)


def test_the_table_has_medians_and_middle_halves() -> None:
    comparison = Comparison(np.array([1, 2, 3, 4, 5]) * 1e-6, np.full(3, 2e-6))

    assert comparison.table().splitlines() == [
        "eager  3.0 µs (2.0 to 4.0)",
        "graph  2.0 µs (2.0 to 2.0)",
    ]


def test_the_timings_are_of_both_modes() -> None:
    runs: list[bool] = []

    def spying(x: tf.Tensor) -> tf.Tensor:
        runs.append(tf.executing_eagerly())
        return x + 1.0

    comparison = compare_speed(spying, tf.constant(1.0), rounds=3)

    assert comparison.eager.shape == comparison.graph.shape == (3,)
    assert (comparison.eager > 0).all() and (comparison.graph > 0).all()
    assert runs.count(False) == 1
    assert runs.count(True) > 3


def test_what_cannot_be_compared_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2 rounds; it was given 1"):
        compare_speed(tf.exp, tf.constant(1.0), rounds=1)
    with pytest.raises(TypeError, match="give it the plain Python function"):
        compare_speed(tf.function(tf.exp), tf.constant(1.0))
