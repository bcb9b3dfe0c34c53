"""The checkers: how an answer is examined, and every registered exercise."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st

from companion.checks import EXERCISES, Exercise, Mistake, Verdict, check, examine
from companion.checks.engine import Outcome, run
from companion.checks.values import difference

FLOATS = st.floats(-100, 100, width=32)
VECTORS = st.lists(FLOATS, min_size=1, max_size=6)
ANYTHING = st.one_of(
    st.none(), st.just(...), st.integers(), st.text(), st.lists(st.integers())
)


def doubling(*values: Any) -> Exercise:
    return Exercise(
        name="double",
        solve=lambda x: 2 * x,
        cases=lambda: [{"x": tf.constant(value)} for value in values],
        mistakes=(Mistake(lambda x: x * x, "You squared it."),),
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
        name="root",
        solve=tf.sqrt,
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
    shape = Exercise(
        name="shape", is_value=True, solve=lambda: wanted, cases=lambda: [{}]
    )

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
    pair = Exercise(
        name="pair", is_value=True, solve=lambda: (1, 2), cases=lambda: [{}]
    )

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
        name="product",
        solve=lambda x: x @ tf.transpose(x),
        cases=lambda: [{"x": tf.ones((2, 2))}, {"x": tf.ones((2, 3))}],
        mistakes=(Mistake(transpose, "The inner lengths differ."),),
    )

    assert message(lambda x: x @ x, product) == "The inner lengths differ."
    assert (
        message(lambda x: tf.constant("x") * x, product) != "The inner lengths differ."
    )


def test_none_is_recognised_as_a_mistake_but_a_stub_is_not() -> None:
    missing = Exercise(
        name="missing",
        solve=lambda x: 2 * x,
        cases=lambda: [{"x": tf.constant(1.0)}],
        mistakes=(Mistake(lambda x: None, "Nothing was watched."),),
    )

    def returns_none(x: tf.Tensor) -> None:
        return {"x": x}.get("y")

    def stub(x: tf.Tensor) -> None: ...

    assert message(returns_none, missing) == "Nothing was watched."
    assert "returned None" in message(stub, missing)


def test_lists_and_dicts_are_compared_entry_by_entry() -> None:
    both = Exercise(
        name="both",
        solve=lambda x: {"w": x, "b": [x, None]},
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
        name="call",
        solve=lambda function, w: function(w),
        cases=lambda: [{"function": square, "w": tf.Variable(3.0)}],
    )

    said = message(lambda function, w: w * 1.0, call)
    assert "function = square, w = a variable, 3. (float32)" in said


def test_a_variable_is_told_from_a_tensor() -> None:
    counter = Exercise(name="counter", solve=lambda: tf.Variable(0), cases=lambda: [{}])

    assert examine(counter, lambda: tf.Variable(0)).passed
    assert "a tf.Variable is asked for" in message(lambda: tf.constant(0), counter)


def test_verify_takes_the_place_of_the_comparison() -> None:
    def not_even(outcomes: list[Outcome], _: Exercise) -> str | None:
        odd = [o.value for o in outcomes if o.value % 2]
        return f"{odd[0]} is odd." if odd else None

    even = Exercise(
        name="even",
        solve=lambda n: 2 * n,
        cases=lambda: [{"n": 1}, {"n": 2}],
        verify=not_even,
    )

    assert examine(even, lambda n: 4 * n).passed
    assert message(lambda n: n, even) == "1 is odd."


def test_many_inputs_bring_no_warning_about_retracing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    traced = Exercise(
        name="traced",
        solve=lambda n: tf.constant(2.0 * n),
        cases=lambda: [{"n": n} for n in range(12)],
    )
    before = tf.get_logger().level

    assert examine(traced, tf.function(lambda n: tf.constant(2.0) * n)).passed
    assert caplog.text == ""
    assert tf.get_logger().level == before


# Answers and their inputs


def test_an_answer_cannot_change_what_later_cases_see() -> None:
    array = Exercise(
        name="array",
        solve=lambda a: tf.constant(a.sum()),
        cases=lambda: [{"a": np.ones(3)}, {"a": np.ones(3)}],
    )

    def spoil(a: np.ndarray) -> tf.Tensor:
        total = tf.constant(a.sum())
        a[:] = 100.0
        return total

    assert examine(array, spoil).passed
    assert examine(array, lambda a: tf.reduce_sum(a)).passed


@pytest.mark.parametrize("name", EXERCISES)
def test_the_inputs_of_an_exercise_cannot_be_changed(name: str) -> None:
    """Cases may share what is immutable, and nothing else."""
    once, again = EXERCISES[name].cases(), EXERCISES[name].cases()

    for one, other in zip(once, again, strict=True):
        for mine, yours in zip(one.values(), other.values(), strict=True):
            frozen = callable(mine) or isinstance(
                mine, int | float | str | bytes | tuple | tf.Tensor | None
            )
            assert frozen or mine is not yours


def test_examining_an_answer_twice_says_the_same() -> None:
    for exercise in EXERCISES.values():
        wrong = exercise.mistakes[0].solve if exercise.mistakes else lambda seed: seed
        answer = wrong() if exercise.is_value else wrong

        assert examine(exercise, answer) == examine(exercise, answer)


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


# check


def test_check_examines_the_named_exercise() -> None:
    assert check("countdown", lambda n: tf.range(n, 0, -1)).passed
    assert not check("countdown", lambda n: tf.range(n)).passed


@pytest.mark.parametrize(
    ("name", "meant"), [("count_down", "countdown"), ("frost_day", "frost_days")]
)
def test_an_unknown_name_suggests_a_close_one(name: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f'Did you mean "{meant}"'):
        check(name, ...)


def test_a_name_like_no_other_suggests_nothing() -> None:
    with pytest.raises(ValueError, match='no exercise called "zzz"') as error:
        check("zzz", ...)

    assert "Did you mean" not in str(error.value)


# Every registered exercise


EVERY = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
MISTAKES = pytest.mark.parametrize(
    ("exercise", "mistake"),
    [
        pytest.param(exercise, mistake, id=f"{name}-{number}")
        for name, exercise in EXERCISES.items()
        for number, mistake in enumerate(exercise.mistakes)
    ],
)


def examined(exercise: Exercise, solve: Callable[..., Any]) -> Verdict:
    return examine(exercise, solve() if exercise.is_value else solve)


def behave_alike(one: Outcome, other: Outcome) -> bool:
    if one.error or other.error:
        return type(one.error) is type(other.error)
    if isinstance(one.value, tf.Variable) != isinstance(other.value, tf.Variable):
        return False
    return difference(one.value, other.value) is None


@EVERY
def test_the_reference_passes(exercise: Exercise) -> None:
    assert examined(exercise, exercise.solve).passed


@EVERY
def test_the_reference_raises_on_no_case(exercise: Exercise) -> None:
    assert all(o.error is None for o in run(exercise, exercise.solve))


@EVERY
def test_a_function_is_tried_on_several_inputs(exercise: Exercise) -> None:
    takes_inputs = any(exercise.cases())

    assert not takes_inputs or len(exercise.cases()) >= 3


@EVERY
def test_an_untouched_stub_does_not_pass(exercise: Exercise) -> None:
    stub = ... if exercise.is_value else lambda *_: None

    assert not examine(exercise, stub).passed


@MISTAKES
def test_a_mistake_gets_its_own_message(exercise: Exercise, mistake: Mistake) -> None:
    verdict = examined(exercise, mistake.solve)

    assert not verdict.passed
    assert verdict.message == mistake.says


@MISTAKES
def test_a_mistake_runs_on_some_case(exercise: Exercise, mistake: Mistake) -> None:
    """One that only raised would be found in every answer that raises."""
    assert any(o.error is None for o in run(exercise, mistake.solve))


@EVERY
def test_two_mistakes_that_behave_alike_say_the_same(exercise: Exercise) -> None:
    done = [(mistake, run(exercise, mistake.solve)) for mistake in exercise.mistakes]

    for (one, its), (other, others) in combinations(done, 2):
        if all(map(behave_alike, its, others)):
            assert one.says == other.says


@EVERY
def test_no_message_holds_the_solution(exercise: Exercise) -> None:
    source = inspect.getsource(exercise.solve)
    found = re.search(r"lambda[^:]*:\s*(.+?),?\s*$", source.split("cases=")[0], re.S)
    solution = squeezed(found[1]) if found else None

    for mistake in exercise.mistakes:
        if solution:
            assert solution not in squeezed(mistake.says)


def squeezed(code: str) -> str:
    return re.sub(r"\s+", "", code)


def test_a_pass_says_on_how_many_inputs() -> None:
    assert examine(DOUBLE, lambda x: x + x).message == "Tried on 2 inputs."
    assert examined(EXERCISES["video_shape"], lambda: (8, 24, 48, 64, 3)).message == (
        "That is it."
    )


@pytest.mark.parametrize("form", [list, tf.TensorShape])
def test_a_mistaken_shape_is_recognised_in_any_form(form: Callable[..., Any]) -> None:
    says = check("video_shape", (24, 48, 64, 3)).message

    assert says.startswith("That is one clip")
    assert check("video_shape", form((24, 48, 64, 3))).message == says
