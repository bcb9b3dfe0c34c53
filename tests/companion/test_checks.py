"""The checkers: how an answer is examined, whatever the exercise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st

from companion.checks import (
    Exercise,
    Mistake,
    Outcome,
    Parts,
    Verdict,
    check,
    examine,
    mistake,
    sign,
)

FLOATS = st.floats(-100, 100, width=32)
VECTORS = st.lists(FLOATS, min_size=1, max_size=6)
ANYTHING = st.one_of(
    st.none(), st.just(...), st.integers(), st.text(), st.lists(st.integers())
)


def doubling(*values: Any) -> Exercise:
    def double(x: tf.Tensor) -> tf.Tensor:
        return 2 * x

    @mistake("You squared it.")
    def squares(x: tf.Tensor) -> tf.Tensor:
        return x * x

    return Exercise(
        double, lambda: [{"x": tf.constant(value)} for value in values], [squares]
    )


DOUBLE = doubling([1.0, -2.0], [3.0, 5.0])


# Right answers


@given(st.lists(VECTORS, min_size=1, max_size=4))
def test_an_answer_that_does_the_same_passes(vectors: list[list[float]]) -> None:
    verdict = examine(doubling(*vectors), lambda x: x + x)

    assert verdict.passed
    assert verdict.name == "double"


@given(VECTORS, st.sampled_from([1e-3, 0.1, 5.0, -1.0]))
def test_an_answer_that_is_off_anywhere_fails(
    vector: list[float], error: float
) -> None:
    def off_at_the_end(x: tf.Tensor) -> tf.Tensor:
        mask = tf.one_hot(len(x) - 1, len(x))
        return 2 * x + mask * error * (1 + tf.abs(2 * x))

    assert not examine(doubling(vector), off_at_the_end).passed


@given(VECTORS)
def test_rounding_does_not_matter(vector: list[float]) -> None:
    assert examine(doubling(vector), lambda x: x * 2 * (1 + 1e-7)).passed


def test_nan_equals_nan_and_nothing_else() -> None:
    root = Exercise(
        solution=tf.sqrt,
        cases=lambda: [{"x": tf.constant([4.0, -1.0])}],
    )

    assert examine(root, lambda x: x**0.5).passed
    assert not examine(root, lambda x: tf.sqrt(tf.abs(x))).passed
    assert not examine(root, lambda x: tf.constant([np.nan, np.nan])).passed


def test_raising_where_the_reference_raises_is_no_way_to_pass() -> None:
    def refuse(x: tf.Tensor) -> tf.Tensor:
        raise ValueError("no")

    assert not examine(DOUBLE, refuse).passed


@given(st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_a_tuple_may_come_as_a_list_or_a_shape(wanted: tuple[int, int]) -> None:
    shape = Exercise(is_value=True, solution=lambda: wanted, cases=lambda: [{}])

    for answer in (wanted, list(wanted), tf.TensorShape(wanted)):
        assert examine(shape, answer).passed
    assert not examine(shape, (*wanted, 1)).passed
    assert not examine(shape, (wanted[0] + 1, wanted[1])).passed


# Wrong answers, and what is said of them


def message(answer: Any, exercise: Exercise = DOUBLE) -> str:
    verdict = examine(exercise, answer)
    assert not verdict.passed
    return verdict.message


def raising(x: tf.Tensor) -> tf.Tensor:
    raise KeyError("lost")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lambda x: None, "Your function returned None."),
        (lambda x: ..., "Your function returned three dots"),
        (lambda x: (2 * x).numpy(), "a NumPy array; a tensor is asked for"),
        (lambda x: 4.0, "a float; a tensor is asked for"),
        (lambda x: [2.0, -4.0], "a list; a tensor is asked for"),
        (lambda x: tf.cast(2 * x, tf.float64), "dtype float64; dtype float32 is asked"),
        (lambda x: tf.reshape(2 * x, (2, 1)), "shape (2, 1); shape (2,) is asked for"),
        (lambda x: 3 * x, "The entry at [0] is 3 instead of 2."),
        (lambda x: tf.abs(2 * x), "right in 1 of 2 entries. The entry at [1] is 4"),
        (lambda x: x * x, "You squared it."),
        (raising, "raised an error.\nKeyError: 'lost'"),
        (lambda: 1, "raised an error.\nTypeError"),
        (lambda x, y: x, "raised an error.\nTypeError"),
    ],
)
def test_the_message_says_what_is_off(answer: Callable[..., Any], says: str) -> None:
    assert says in message(answer)


def test_the_message_says_on_which_input() -> None:
    assert message(lambda x: 3 * x).startswith("For x = [ 1., -2.] (float32), ")


def test_a_large_input_is_named_by_its_shape() -> None:
    large = doubling(list(map(float, range(100))))

    said = message(lambda x: 3 * x, large)

    assert said.startswith("For x = a tensor of shape (100,) and dtype float32, ")


@given(ANYTHING)
def test_what_is_no_function_is_named(answer: Any) -> None:
    said = message(answer)

    assert said.startswith("This exercise asks for a function, and you gave ")
    assert "without parentheses" in said


def test_a_value_exercise_knows_a_missing_answer() -> None:
    pair = Exercise(is_value=True, solution=lambda: (1, 2), cases=lambda: [{}])

    assert "three dots" in message(..., pair)
    assert "no answer yet" in message(None, pair)
    assert "asks for a value" in message(lambda: (1, 2), pair)
    assert "a tuple whose entry 1 is 3" in message((1, 3), pair)
    assert "a tuple of 1; a tuple of 2" in message((1,), pair)
    assert "a tensor; a tuple of 2" in message(tf.constant([1, 2]), pair)


def test_a_mistake_is_recognised_only_if_it_is_the_same_everywhere() -> None:
    assert message(lambda x: x**2) == "You squared it."
    assert "squared" not in message(lambda x: tf.constant([1.0, 4.0]))


def test_a_mistake_that_raises_is_recognised_by_its_kind_of_error() -> None:
    def transpose(x: tf.Tensor) -> tf.Tensor:
        return tf.matmul(x, x)

    product = Exercise(
        solution=lambda x: x @ tf.transpose(x),
        cases=lambda: [{"x": tf.ones((2, 2))}, {"x": tf.ones((2, 3))}],
        mistakes=[Mistake("squares", "The inner lengths differ.", (transpose,))],
    )

    assert message(lambda x: x @ x, product) == "The inner lengths differ."
    assert (
        message(lambda x: tf.constant("x") * x, product) != "The inner lengths differ."
    )


def test_none_is_recognised_as_a_mistake_but_a_stub_is_not() -> None:
    missing = Exercise(
        solution=lambda x: 2 * x,
        cases=lambda: [{"x": tf.constant(1.0)}],
        mistakes=[Mistake("no_path", "Nothing was watched.", (lambda x: None,))],
    )

    def returns_none(x: tf.Tensor) -> None:
        return {"x": x}.get("y")

    def stub(x: tf.Tensor) -> None: ...

    assert message(returns_none, missing) == "Nothing was watched."
    assert "returned None" in message(stub, missing)


def test_a_variable_is_not_taken_for_a_mistake_that_makes_a_tensor() -> None:
    makes_a_tensor = Mistake("makes_a_tensor", "A tensor.", (lambda: tf.constant(1),))
    counter = Exercise(lambda: tf.Variable(0), lambda: [{}], [makes_a_tensor])

    assert message(lambda: tf.constant(1), counter) == "A tensor."
    assert message(lambda: tf.Variable(1), counter) == (
        "Here, your function returned 1 instead of 0."
    )


def test_lists_and_dicts_are_compared_entry_by_entry() -> None:
    both = Exercise(
        solution=lambda x: {"w": x, "b": [x, None]},
        cases=lambda: [{"x": tf.constant(1.0)}],
    )

    assert examine(both, lambda x: {"b": (x, None), "w": x}).passed
    assert "a list; a dict is asked" in message(lambda x: [x], both)
    assert "with the keys ['w']" in message(lambda x: {"w": x}, both)
    assert "entry 'w' is None; a tensor is asked for" in message(
        lambda x: {"w": None, "b": [x, None]}, both
    )
    assert "entry 'b' is a list whose entry 0 is 2 instead of 1" in message(
        lambda x: {"w": x, "b": [x * 2, None]}, both
    )


def test_functions_and_variables_among_the_inputs_are_named() -> None:
    def square(x: tf.Tensor) -> tf.Tensor:
        return x * x

    call = Exercise(
        solution=lambda function, w: function(w),
        cases=lambda: [{"function": square, "w": tf.Variable(3.0)}],
    )

    said = message(lambda function, w: w * 1.0, call)
    assert "function = square, w = a variable, 3. (float32)" in said


def test_a_variable_is_told_from_a_tensor() -> None:
    counter = Exercise(solution=lambda: tf.Variable(0), cases=lambda: [{}])

    assert examine(counter, lambda: tf.Variable(0)).passed
    assert "a tf.Variable is asked for" in message(lambda: tf.constant(0), counter)


@sign("{} is odd.")
def odd(outcomes: Sequence[Outcome]) -> str | None:
    return next((str(o.value) for o in outcomes if o.value % 2), None)


def test_a_sign_is_seen_in_what_an_answer_did() -> None:
    cases = [{"n": 1}, {"n": 2}]
    even = Exercise(lambda n: 2 * n, lambda: cases, [odd], many_answers=True)

    assert examine(even, lambda n: 4 * n).passed
    assert message(lambda n: n, even) == "1 is odd."
    assert examine(even, lambda n: n).mistake == "odd"


def test_a_sign_is_looked_for_where_every_outcome_has_a_value() -> None:
    cases = [{"n": 1}, {"n": 2}]
    even = Exercise(lambda n: 2 * n, lambda: cases, [odd], many_answers=True)

    assert "ZeroDivisionError" in message(lambda n: n // (n - 2), even)
    assert "returned None" in message(lambda n: None if n > 1 else n, even)


def test_a_mistake_in_the_program_is_told_before_a_sign() -> None:
    forgets = Mistake("forgets", "You forgot to double it.", (lambda n: n,))
    even = Exercise(lambda n: 2 * n, lambda: [{"n": 1}, {"n": 2}], [odd, forgets])

    assert message(lambda n: n, even) == "You forgot to double it."
    assert message(lambda n: 3 * n, even) == "3 is odd."
    assert (
        message(lambda n: 4 * n, even)
        == "For n = 1, your function returned 4, and that is not right."
    )


# Named parts


def with_length(answer: Callable[..., Any]) -> Callable[..., Any]:
    def both(x: list[int]) -> Any:
        returned = answer(x)
        length = len(x) if x else ValueError("empty")
        return Parts({"it returned": returned, "it left x with the length": length})

    return both


LAST = Exercise(lambda x: x[-1], lambda: [{"x": [3, 4]}], observe=with_length)


def test_parts_are_compared_in_their_order_in_their_own_words() -> None:
    assert examine(LAST, lambda x: x[1]).passed
    assert message(lambda x: x.pop() + 1, LAST) == (
        "For x = [3, 4], it returned 5, and that is not right."
    )
    assert message(lambda x: x.pop(), LAST) == (
        "For x = [3, 4], it left x with the length 1, and that is not right."
    )


def test_a_part_that_is_an_error_is_told() -> None:
    def empties(x: list[int]) -> int:
        last = x[-1]
        x.clear()
        return last

    assert message(empties, LAST) == (
        "For x = [3, 4], it left x with the length an error.\nValueError: empty"
    )


def test_a_part_in_parentheses_is_not_compared() -> None:
    def aside(answer: Callable[..., Any]) -> Callable[..., Any]:
        return lambda x: Parts({"it is": answer(x), "(calls)": object()})

    same = Exercise(lambda x: x, lambda: [{"x": 3}], observe=aside)

    assert examine(same, lambda x: x + 0).passed
    assert message(lambda x: x + 1, same).startswith("For x = 3, it is 4")


def test_none_in_an_error_is_a_gradient_only_where_gradients_are_taken() -> None:
    def cases() -> list[dict[str, Any]]:
        return [{"x": 1.0}]

    def computes_with_none(x: float) -> float:
        return x * {}.get("slope")  # type: ignore[operator, no-any-return]

    taken = Exercise(lambda x: x, cases, takes_gradients=True)

    assert "a gradient was None" in message(computes_with_none, taken)
    assert "gradient was" not in message(
        computes_with_none, Exercise(lambda x: x, cases)
    )


def test_many_inputs_bring_no_warning_about_retracing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    traced = Exercise(
        solution=lambda n: tf.constant(2.0 * n),
        cases=lambda: [{"n": n} for n in range(12)],
    )
    before = tf.get_logger().level

    assert examine(traced, tf.function(lambda n: tf.constant(2.0) * n)).passed
    assert caplog.text == ""
    assert tf.get_logger().level == before


# Answers and their inputs


def test_an_answer_cannot_change_what_later_cases_see() -> None:
    array = Exercise(
        solution=lambda a: tf.constant(a.sum()),
        cases=lambda: [{"a": np.ones(3)}, {"a": np.ones(3)}],
    )

    def spoil(a: np.ndarray) -> tf.Tensor:
        total = tf.constant(a.sum())
        a[:] = 100.0
        return total

    assert examine(array, spoil).passed
    assert examine(array, lambda a: tf.reduce_sum(a)).passed


# The verdict


@given(st.text(), st.booleans())
def test_a_verdict_begins_with_its_sign_in_text_and_html(
    words: str, passed: bool
) -> None:
    verdict = Verdict("name", passed, words)
    sign = "✓" if passed else "✗"

    assert repr(verdict).startswith(f"{sign} name: ")
    assert f"<strong>{sign} name: " in verdict._repr_html_()


def test_a_message_is_escaped_in_html() -> None:
    html = Verdict("name", False, "a < b & <script>\nnext")._repr_html_()

    assert "a &lt; b &amp; &lt;script&gt;<br>next" in html


def test_html_from_an_answer_is_escaped() -> None:
    def inject(x: tf.Tensor) -> tf.Tensor:
        raise ValueError("<img src=x>")

    assert "<img" not in examine(DOUBLE, inject)._repr_html_()


def test_a_pass_says_on_how_many_inputs() -> None:
    assert examine(DOUBLE, lambda x: x + x).message == "Tried on 2 inputs."
    assert check("video_shape", (8, 24, 48, 64, 3)).message == ("That is it.")


@pytest.mark.parametrize("form", [list, tf.TensorShape])
def test_a_mistaken_shape_is_recognised_in_any_form(form: Callable[..., Any]) -> None:
    says = check("video_shape", (24, 48, 64, 3)).message

    assert says.startswith("That is one clip")
    assert check("video_shape", form((24, 48, 64, 3))).message == says
