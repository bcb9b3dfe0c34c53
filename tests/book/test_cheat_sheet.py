"""The cheat sheet is true: every row and every block gives what it says."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from tests.pages import ROOT

PAGE = (ROOT / "book" / "reference" / "cheat-sheet.md").read_text()
ROWS = re.findall(r"^\| [^|]+ \| `([^|]+)` \| `([^|]+)` \|$", PAGE, re.MULTILINE)
SETUP, *BLOCKS = re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL)
PRINTED = re.findall(r"```text\n(.+?)```", PAGE, re.DOTALL)


@pytest.fixture
def names() -> dict[str, Any]:
    """What the page defines at its top, made anew."""
    made: dict[str, Any] = {}
    exec(SETUP, made)
    return made


def shown(value: Any) -> str:
    """A value as the table writes it."""
    if isinstance(value, tf.dtypes.DType):
        return value.name
    if isinstance(value, tf.TensorShape):
        return str(tuple(value))
    is_tensor = tf.is_tensor(value) or isinstance(value, tf.Variable)
    return str(np.asarray(value).tolist() if is_tensor else value)


def test_every_row_with_a_result_is_read() -> None:
    tables = re.findall(
        r"^\| you want \| write \| gives \|\n.+\n((?:\|.+\n)+)", PAGE, re.M
    )
    assert len(ROWS) == sum(table.count("\n") for table in tables) > 40


@pytest.mark.parametrize(("code", "gives"), ROWS)
def test_a_row_gives_what_it_says(names: dict[str, Any], code: str, gives: str) -> None:
    assert shown(eval(code, names)) == gives


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_a_block_prints_what_stands_below_it(
    names: dict[str, Any], number: int, tmp_path: Path
) -> None:
    file = tmp_path / "block.py"
    file.write_text(BLOCKS[number])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(BLOCKS[number], str(file), "exec"), names)
    assert printed.getvalue() == PRINTED[number]


def test_every_block_has_its_output() -> None:
    assert len(BLOCKS) == len(PRINTED) == 4


def _before_the_block(w: tf.Variable) -> Any:
    early = w * w
    with tf.GradientTape() as tape:
        late = early + 1.0
    return tape.gradient(late, w)


def _derived(function: Any, source: Any, watch: bool = True) -> Any:
    with tf.GradientTape() as tape:
        if watch:
            tape.watch(source)
        target = function(source)
    return tape.gradient(target, source)


def _through_assign(w: tf.Variable) -> tf.Tensor:
    stored = tf.Variable(0.0)
    stored.assign(w * w)
    return stored * 1.0


def _replaced(w: tf.Variable) -> Any:
    step = w - 0.1 * w
    return _derived(lambda v: v * v, step, watch=False)


def _equal_but_new(w: tf.Variable) -> Any:
    with tf.GradientTape() as tape:
        target = tf.sin(w * w)
        again = w * w
    return tape.gradient(target, again)


def _wrong_way_round(w: tf.Variable) -> Any:
    with tf.GradientTape() as tape:
        target = w * w
    return tape.gradient(w, target)


def _slope_of_slope(function: Any, w: tf.Variable, inside: bool) -> Any:
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            y = function(w)
        if inside:
            slope = inner.gradient(y, w)
    if not inside:
        slope = inner.gradient(y, w)
    return outer.gradient(slope, w)


REASONS = {
    "Was a step computed before the block": _before_the_block,
    "Is the source a tensor that nobody": lambda w: _derived(
        tf.square, tf.constant(3.0), watch=False
    ),
    "Is the source a variable with": lambda w: _derived(
        tf.square, tf.Variable(3.0, trainable=False), watch=False
    ),
    "Is the source, or a step, an int": lambda w: _derived(
        tf.square, tf.Variable(3), watch=False
    ),
    "Did a step go through `.numpy()`": lambda w: _derived(
        lambda v: tf.constant(v.numpy()) * 2.0, w
    ),
    "Did a step go through a comparison": lambda w: _derived(tf.round, w),
    "Was a step stored with": lambda w: _derived(_through_assign, w),
    "Has `w = w - ...` replaced": _replaced,
    "Is the source a new tensor": _equal_but_new,
    "Is there a `stop_gradient`": lambda w: _derived(tf.stop_gradient, w),
    "Is the target a slope": lambda w: _slope_of_slope(lambda v: 3.0 * v, w, True),
    "Was the inner gradient": lambda w: _slope_of_slope(tf.square, w, False),
    "Are source and target": _wrong_way_round,
}


@pytest.mark.parametrize("question", REASONS)
def test_each_reason_for_none_gives_none(question: str) -> None:
    assert REASONS[question](tf.Variable(3.0)) is None


def test_the_page_asks_for_each_reason_and_no_other() -> None:
    asked = re.findall(r"^\| ([^|]+\?) \| [^|]+ \|$", PAGE, re.MULTILINE)
    for question, reason in zip(asked, REASONS, strict=True):
        assert question.startswith(reason)


@pytest.mark.parametrize(
    "ends",
    [
        lambda w: tf.cast(w > 1.0, tf.float32),
        lambda w: tf.cast(tf.argmax([w, 1.0]), tf.float32),
    ],
)
def test_comparisons_and_places_end_the_path(ends: Any) -> None:
    assert _derived(ends, tf.Variable(3.0)) is None
