"""The steps of an exploration, and the HTML that shows them."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
import tensorflow as tf
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from companion.explore import Exploration, explore
from companion.recording import Recording, record

OPERATIONS = {
    "sin": lambda a, b: tf.sin(a),
    "multiply": lambda a, b: a * b,
    "add": lambda a, b: a + b,
    "square": lambda a, b: a**2,
    "double": lambda a, b: 2.0 * a,
    "floor": lambda a, b: tf.floor(a) * b,
    "where": lambda a, b: tf.where(a > 0, b, -a),
}
PROGRAMS = st.lists(
    st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 5)),
    min_size=1,
    max_size=6,
)
NUMBERS = st.floats(-2, 2).map(lambda number: round(number, 2))
SOURCES = st.one_of(NUMBERS, st.lists(NUMBERS, min_size=1, max_size=3))


def run(program: list[tuple[str, int]], x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    values = [x, y]
    for name, other in program:
        values.append(OPERATIONS[name](values[-1], values[other % len(values)]))
    return values[-1] + 0.0 * tf.reduce_sum(x)


@st.composite
def recordings(draw: st.DrawFn) -> Recording:
    program, x, y = draw(PROGRAMS), draw(SOURCES), draw(NUMBERS)
    return record(lambda x, y: run(program, x, y), x, y)


def neuron(w: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    return tf.sigmoid(w * 2.0 + b) + 0.1 * w**2


def parsed(exploration: Exploration) -> BeautifulSoup:
    return BeautifulSoup(exploration._repr_html_(), "html.parser")


def shipped_steps(page: BeautifulSoup) -> list[dict]:
    return json.loads(page.find("script", type="application/json").string)


def cells(page: BeautifulSoup, part: str) -> list[str]:
    found = page.select(f"table [data-part={part}]")
    assert all(isinstance(cell, Tag) for cell in found)
    return [cell.get_text() for cell in found]


@given(recordings())
def test_values_appear_one_by_one_and_stay(recording: Recording) -> None:
    steps = explore(recording).steps
    leaves = {i for i, node in enumerate(recording.nodes) if not node.operation}

    assert steps[0].values == leaves
    for before, after in pairwise(steps):
        new = after.values - before.values
        assert before.values <= after.values
        assert new == (set() if after.is_backward else {after.node})
        for node in new:
            assert set(recording.nodes[node].inputs) <= before.values
    assert steps[-1].values == set(range(len(recording.nodes)))


@given(recordings())
def test_the_adjoints_add_up_to_those_of_the_tape(recording: Recording) -> None:
    last = explore(recording).steps[-1].adjoints

    for index, node in enumerate(recording.nodes):
        if node.adjoint is None:
            assert index not in last
        elif index in last:
            np.testing.assert_allclose(last[index], node.adjoint, rtol=1e-4, atol=1e-5)
        else:
            assert not np.any(node.adjoint)


@given(recordings())
def test_an_adjoint_arrives_along_an_arrow_from_a_complete_one(
    recording: Recording,
) -> None:
    steps = [s for s in explore(recording).steps if s.is_backward and s.arrows]
    final = explore(recording).steps[-1].adjoints

    for step in steps:
        ((source, user, place),) = step.arrows
        assert recording.nodes[user].inputs[place] == source == step.node
        np.testing.assert_array_equal(step.adjoints[user], final[user])


@given(recordings())
def test_the_page_ships_the_steps_and_the_complete_table(recording: Recording) -> None:
    exploration = explore(recording)
    page = parsed(exploration)

    assert [s["text"] for s in shipped_steps(page)] == [
        step.text for step in exploration.steps
    ]
    _, *rows = recording.grid()
    assert cells(page, "value") == [row[2] for row in rows]
    assert cells(page, "adjoint") == [row[3] for row in rows]
    assert page.select_one(".tape-controls").has_attr("hidden")


def test_the_words_say_what_is_multiplied_and_added() -> None:
    texts = [step.text for step in explore(neuron, 0.5, -2.0).steps]

    assert texts[0] == "Start: w and b are given."
    assert texts[1] == "Forward: v1 = w × 2 = 0.5 × 2 = 1."
    assert (
        "Back through v1 = w × 2: the rate by w is 2, times the adjoint of v1, 0.1966, "
        "makes 0.3932 for w. Together with the 0.1 from before, that makes 0.4932."
    ) in texts
    assert texts[-1].endswith(
        "with respect to w is 0.4932, with respect to b is 0.1966."
    )


def test_a_target_with_several_entries_starts_from_ones() -> None:
    steps = explore(lambda v: v**2, [1.0, 2.0]).steps

    assert "is all ones: what is derived is the sum of its entries." in steps[2].text
    assert "makes" not in steps[3].text
    assert steps[3].text.endswith("[2, 4] for v.")


@pytest.mark.parametrize(
    ("function", "computed"),
    [
        (lambda x: x * -3.0, "v1 = x × (-3) = (-2) × (-3) = 6"),
        (lambda x: -x, "v1 = -x = -(-2) = 2"),
        (lambda x: tf.exp(x), "v1 = exp(x) = exp(-2) = 0.1353"),
        (lambda x: tf.maximum(x, 3.0), "v1 = maximum(x, 3) = maximum(-2, 3) = 3"),
        (lambda x: x * [1.0, 2.0], "v1 = x × constant = [-2, -4]"),
    ],
)
def test_a_value_is_computed_with_names_and_then_with_numbers(
    function: Callable[[tf.Tensor], tf.Tensor], computed: str
) -> None:
    assert explore(function, -2.0).steps[1].text == f"Forward: {computed}."


def test_of_an_array_with_many_entries_the_words_give_the_shape() -> None:
    texts = [step.text for step in explore(lambda v: v * v + v, [2.0] * 7).steps]

    assert texts[1] == "Forward: v1 = v × v, an array of shape (7,)."
    assert (
        "Back through v1 = v × v: an array of shape (7,) for v. It is added to what is "
        "there from before."
    ) in texts
    assert texts[-1] == (
        "Done. The derivative of the sum of v2 with respect to v is an array of shape "
        "(7,)."
    )


def test_where_no_gradient_passes_the_words_say_so() -> None:
    steps = explore(lambda x: x * tf.floor(x), 1.5).steps

    (step,) = [step for step in steps if "no gradient" in step.text]
    assert step.text == (
        "Back through v1 = floor(x): nothing for x, because no gradient passes to it "
        "here."
    )
    assert step.is_backward
    assert step.arrows == ()


def test_a_source_that_no_gradient_reaches_is_named_at_the_end() -> None:
    exploration = explore(lambda x, y: x + tf.stop_gradient(y), 1.5, 2.0)

    assert exploration.steps[-1].text == (
        "Done. The derivative of v1 with respect to x is 1. No gradient reaches y."
    )


def test_a_rate_that_cannot_be_told_is_left_out() -> None:
    texts = [step.text for step in explore(lambda x: tf.sqrt(2 * x), 0.0).steps]

    assert texts[-3].endswith("makes inf for v1.")
    assert texts[-2] == "Back through v1 = 2 × x: inf for x."


def test_a_zero_adjoint_passes_zeros() -> None:
    steps = explore(lambda x: tf.where(x > 0, x, 2 * x), 1.0).steps

    assert steps[-2].text == (
        "Back through v2 = 2 × x: the adjoint of v2 is 0, which makes 0 for x. "
        "Together with the 1 from before, that makes 1."
    )


def test_every_arrow_and_box_of_a_step_is_in_the_graph() -> None:
    page = parsed(explore(neuron, 0.5, -2.0))
    arrows = {arrow["data-arrow"] for arrow in page.select("svg [data-arrow]")}
    boxes = {int(box["data-node"]) for box in page.select("svg [data-node]")}
    steps = shipped_steps(page)

    assert {arrow for step in steps for arrow in step["arrows"]} == arrows
    assert {node for step in steps for node in step["values"]} == boxes


def test_a_recording_is_taken_as_it_is() -> None:
    recording = record(neuron, 0.5, -2.0, names=["wx"])

    assert explore(recording).recording is recording
    assert explore(neuron, 0.5, -2.0, names=["wx"]).recording.node("wx").value == 1
    with pytest.raises(TypeError, match="give the function instead"):
        explore(recording, 1.0)
    with pytest.raises(TypeError, match="together with sources or names"):
        explore(recording, names=["a"])


def test_it_prints_as_its_recording() -> None:
    exploration = explore(neuron, 0.5, -2.0)

    assert repr(exploration) == repr(exploration.recording)


def test_names_cannot_break_out_of_the_page() -> None:
    evil = "</script><b>&"
    html = explore(lambda x: x * x, 3.0, names=[evil])._repr_html_()
    page = BeautifulSoup(html, "html.parser")

    assert "<b>" not in html
    assert evil in shipped_steps(page)[1]["text"]
    assert any(evil in text.get_text() for text in page.select("svg text"))


def test_the_html_is_the_same_each_time_and_asks_for_nothing() -> None:
    html = explore(neuron, 0.5, -2.0)._repr_html_()

    assert html == explore(neuron, 0.5, -2.0)._repr_html_()
    assert "src=" not in html and "url(" not in html and "@import" not in html
    assert html.count("http") == html.count('xmlns="http://www.w3.org/2000/svg"')
    assert len(html) < 25_000
