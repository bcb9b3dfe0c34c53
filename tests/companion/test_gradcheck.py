"""Gradients against differences, on functions whose gradients are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from bs4 import BeautifulSoup
from hypothesis import assume, given
from hypothesis import strategies as st

from companion.gradcheck import (
    check_gradient,
    forward_difference,
    numeric_gradient,
)

NUMBERS = st.floats(-3, 3).map(lambda number: round(number, 2))
VECTORS = st.lists(NUMBERS, min_size=1, max_size=5).map(np.array)
RANDOM = np.random.default_rng(0)
Function = Callable[[np.ndarray], Any]

SMOOTH: dict[str, tuple[Function, Function]] = {
    "cubes": (lambda x: np.sum(x**3), lambda x: 3 * x**2),
    "sines": (lambda x: np.sum(np.sin(x)), np.cos),
    "exponentials": (lambda x: np.sum(np.exp(x)), np.exp),
    "square of the sum": (
        lambda x: np.sum(x) ** 2,
        lambda x: 2 * np.sum(x) * np.ones_like(x),
    ),
    "softmax loss": (
        lambda x: np.log(np.sum(np.exp(x))) - x[0],
        lambda x: np.exp(x) / np.sum(np.exp(x)) - np.eye(len(x))[0],
    ),
}
ANY_SMOOTH = st.sampled_from(sorted(SMOOTH))


@given(ANY_SMOOTH, VECTORS)
def test_a_right_gradient_passes_without_kinks(name: str, x: np.ndarray) -> None:
    function, gradient = SMOOTH[name]
    report = check_gradient(function, x, gradient)

    assert report.passed, report
    assert not report.kinks.any()
    np.testing.assert_allclose(report.numeric, gradient(x), rtol=1e-6, atol=1e-7)


@given(
    ANY_SMOOTH,
    VECTORS,
    st.sampled_from([-1.0, 0.0, 0.5, 0.99, 1.01, 2.0, 6.0]),
)
def test_a_wrong_factor_does_not_pass(name: str, x: np.ndarray, factor: float) -> None:
    function, gradient = SMOOTH[name]
    assume(np.max(np.abs(gradient(x))) > 0.05)

    report = check_gradient(function, x, factor * gradient(x))

    assert report.verdict == "wrong"
    assert repr(report).startswith("wrong: the gradient disagrees")


@given(ANY_SMOOTH, VECTORS, st.data())
def test_a_single_wrong_entry_is_found_and_named(
    name: str, x: np.ndarray, data: st.DataObject
) -> None:
    function, gradient = SMOOTH[name]
    index = data.draw(st.integers(0, len(x) - 1))
    claimed = gradient(x) + 0.5 * np.eye(len(x))[index]

    report = check_gradient(function, x, claimed)

    assert report.verdict == "wrong"
    assert [row[0] for row in report.grid()[1:]] == [f"[{index}]"]


@given(ANY_SMOOTH, VECTORS, st.sampled_from([2e-5, 1e-4, 5e-4]))
def test_a_small_error_is_doubtful(name: str, x: np.ndarray, error: float) -> None:
    function, gradient = SMOOTH[name]
    assume(np.min(np.abs(gradient(x))) > 0.05)

    assert check_gradient(function, x, (1 + error) * gradient(x)).verdict == "doubtful"


@given(VECTORS)
def test_the_tape_is_checked_where_no_gradient_is_given(x: np.ndarray) -> None:
    def loss(v: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum(tf.tanh(v) * v)

    for place in (tf.constant(x), tf.Variable(x)):
        assert check_gradient(loss, place).passed
        assert check_gradient(tf.function(loss), place).passed
    assert check_gradient(loss, tf.constant(x, tf.float32)).passed


def test_a_gradient_that_was_stopped_is_found() -> None:
    def loss(v: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum(v * tf.stop_gradient(v))

    report = check_gradient(loss, tf.constant([1.0, 2.0], tf.float64))

    assert report.verdict == "wrong"
    np.testing.assert_allclose(report.relative_error, 0.5, rtol=1e-6)


@given(st.floats(-0.99, 0.99))
def test_a_kink_within_the_step_is_marked_and_left_out(share: float) -> None:
    step = np.finfo(np.float64).eps ** (1 / 3)
    place = np.array([1.0, share * step, -1.0])

    for kinked in (np.abs, lambda x: np.maximum(x, 0)):
        report = check_gradient(
            lambda x, kinked=kinked: np.sum(kinked(x)),
            place,
            numeric_gradient(lambda x, kinked=kinked: np.sum(kinked(x)), np.sign(place))
            if share
            else np.array([1.0, 0.0, -1.0 if kinked is np.abs else 0.0]),
        )
        assert list(report.kinks) == [False, True, False]
        assert report.passed
        assert repr(report).splitlines()[0].endswith("; 1 at a kink left out")


@pytest.mark.parametrize("power", [2, 4, 6])
def test_a_flat_bottom_is_no_kink(power: int) -> None:
    def bowl(x: np.ndarray) -> Any:
        return np.sum(x**power)

    assert not check_gradient(bowl, [0.0], np.zeros(1)).kinks.any()
    assert check_gradient(bowl, [0.0], np.full(1, 7.0)).verdict == "wrong"


@given(NUMBERS)
def test_nothing_is_right_where_every_entry_is_at_a_kink(claimed: float) -> None:
    report = check_gradient(lambda x: np.maximum(x, 0), 0.0, np.array(claimed))

    assert report.kinks.all()
    assert report.verdict == "doubtful"
    assert "check at another place" in repr(report)


def test_a_function_that_computes_in_float32_is_not_called_wrong_for_it() -> None:
    report = check_gradient(
        lambda v: tf.reduce_sum(tf.cast(v, tf.float32) ** 2),
        tf.constant([1.1, 2.3], tf.float64),
    )

    assert report.verdict != "wrong"


def test_a_function_that_changes_its_array_changes_only_a_copy() -> None:
    def doubled(v: np.ndarray) -> Any:
        v *= 2
        return np.sum(v**2)

    report = check_gradient(doubled, [1.0, 2.0], lambda v: 8 * v)

    assert report.passed and report.worst < 1e-6


@given(st.floats(0.001, 3), st.sampled_from([-1, 1]))
def test_a_kink_outside_the_step_is_none(size: float, sign: int) -> None:
    report = check_gradient(lambda x: np.sum(np.abs(x)), [sign * size], np.sign)

    assert report.passed and not report.kinks.any()


def test_the_error_falls_with_the_step_or_with_its_square() -> None:
    x = np.array([0.7])

    def error(rule: Callable[..., np.ndarray], step: float) -> float:
        return float(abs(rule(lambda v: np.exp(v[0]), x, step) - np.exp(x))[0])

    for step in (1e-1, 1e-2):
        central = error(numeric_gradient, step) / error(numeric_gradient, step / 10)
        forward = error(forward_difference, step) / error(forward_difference, step / 10)
        assert central == pytest.approx(100, rel=0.02)
        assert forward == pytest.approx(10, rel=0.05)


@pytest.mark.parametrize("x", [2.5, [2.5, 1.0], [[1.0], [2.0]], []])
def test_any_shape_will_do(x: Any) -> None:
    report = check_gradient(lambda v: np.sum(v**2), x, lambda v: 2 * v)

    assert report.passed
    for part in (report.analytic, report.numeric, report.step, report.kinks):
        assert part.shape == np.shape(x)


def test_the_place_is_left_as_it_was() -> None:
    x = np.array([1.0, 2.0])
    check_gradient(lambda v: np.sum(v**2), x, lambda v: 2 * v)

    assert list(x) == [1.0, 2.0]


def test_a_gradient_of_zero_is_not_called_wrong_for_its_noise() -> None:
    report = check_gradient(
        lambda v: 1e6 + np.sum(v**2), np.zeros(3), lambda v: 1e-7 * np.ones(3)
    )

    assert report.worst == 1.0
    assert report.verdict == "right"


def test_a_report_shows_the_worst_entries_as_text_and_as_a_table() -> None:
    x = np.arange(1.0, 8.0)
    report = check_gradient(lambda v: np.sum(v**2), x, lambda v: 2 * v + v**2)
    lines = repr(report).splitlines()
    page = BeautifulSoup(report._repr_html_(), "html.parser")

    assert lines[0] == "wrong: the gradient disagrees with the differences"
    assert [line.split()[0] for line in lines[2:]] == ["[6]", "[5]", "[4]", "[3]"]
    assert page.p.text == lines[0]
    first = [cell.text for cell in page.find_all("tr")[1].find_all(["th", "td"])]
    assert first == ["[6]", "63", "14", "0.8"]
    right = check_gradient(lambda v: np.sum(v**2), x, lambda v: 2 * v)
    assert repr(right) == (
        "right: the gradient agrees with the differences, error below 1e-08"
    )
    assert right._repr_html_() == f"<p>{right!r}</p>"


@pytest.mark.parametrize(
    ("error", "says", "call"),
    [
        (TypeError, "dtype int64", lambda: check_gradient(np.sum, [1, 2], np.ones(2))),
        (
            TypeError,
            "dtype int32",
            lambda: check_gradient(tf.reduce_sum, tf.ones(2, "int32")),
        ),
        (TypeError, "make x a tensor", lambda: check_gradient(np.sum, [1.0])),
        (
            ValueError,
            "the shape (2,); a",
            lambda: check_gradient(np.sin, [1.0, 2.0], np.cos),
        ),
        (
            ValueError,
            "returned inf at the place",
            lambda: check_gradient(lambda x: np.inf, [0.0], np.cos),
        ),
        (
            ValueError,
            "has the shape (3,), and the place (2,)",
            lambda: check_gradient(np.sum, [1.0, 2.0], np.ones(3)),
        ),
        (
            ValueError,
            "its gradient is None",
            lambda: check_gradient(lambda x: tf.constant(1.0), tf.constant([1.0])),
        ),
        (
            ValueError,
            "its gradient is None",
            lambda: check_gradient(lambda x: 1.0, tf.constant([1.0])),
        ),
        (
            ValueError,
            "greater than 0 and finite; it was -0.1",
            lambda: numeric_gradient(np.sum, [1.0], -0.1),
        ),
        (
            ValueError,
            "greater than 0 and finite; it was nan",
            lambda: numeric_gradient(np.sum, [1.0], np.nan),
        ),
        (
            ValueError,
            "lost to rounding in entry [1]",
            lambda: numeric_gradient(np.sum, [0.0, 1.0], 1e-20),
        ),
        (
            ValueError,
            "on moving entry [1]",
            lambda: check_gradient(
                lambda x: np.inf if x[1] != 2 else 1.0, [1.0, 2.0], np.ones(2)
            ),
        ),
        (
            ValueError,
            "is nan in entry [1]",
            lambda: check_gradient(np.sum, [1.0, 2.0], np.array([1.0, np.nan])),
        ),
        (
            ValueError,
            "gradient function returned None",
            lambda: check_gradient(np.sum, 1.0, lambda x: None),
        ),
        (
            ValueError,
            "different values for the same x",
            lambda: check_gradient(lambda v: RANDOM.normal(), 1.0, np.array(1.0)),
        ),
    ],
)
def test_what_cannot_be_checked_is_refused(
    error: type[Exception], says: str, call: Callable[[], Any]
) -> None:
    with pytest.raises(error) as caught:
        call()

    assert says in str(caught.value)
