"""The judge says what the checker says in the notebook, and is fooled by no text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from companion.checks import check, engine
from companion.checks.engine import Outcome, examine
from tests.grading.bank import RIGHT, WRONG
from tests.grading.roundtrip import Odd, back, encode, graph_tensor
from tools.grading.exercises import exercise_of, points
from tools.grading.judging import judged
from tools.grading.report import MARKER, report

SEED = 2026


def said(name: str, namespace: dict[str, Any], seed: int | None = SEED) -> str:
    """What a kernel says of a function in a notebook's namespace."""
    return MARKER + report(exercise_of(name, seed), namespace)


def verdict_on(name: str, namespace: dict[str, Any]) -> engine.Verdict:
    """What the judge says of a function in a notebook's namespace."""
    return judged(name, SEED, said(name, namespace))


def answer(name: str, source: str) -> Any:
    """What a cell with this source defines under the exercise's name."""
    namespace: dict[str, Any] = {"np": np, "tf": tf}
    exec(source, namespace)
    return namespace[name]


ANSWERS = [
    pytest.param(name, source, id=f"{name}-{number}")
    for name in RIGHT
    for number, source in enumerate(
        [*RIGHT[name], *(source for source, _ in WRONG[name])]
    )
]


@pytest.mark.parametrize(("name", "source"), ANSWERS)
def test_the_judge_says_what_the_checker_says(name: str, source: str) -> None:
    exercise = exercise_of(name, SEED)
    in_notebook = replace(examine(exercise, answer(name, source)), points=points(name))
    assert verdict_on(name, {name: answer(name, source)}) == in_notebook


def test_without_a_seed_it_is_the_verdict_of_check() -> None:
    namespace = {"squares": lambda x: x + x}
    verdict = judged("squares", None, said("squares", namespace, None))
    assert verdict == check("squares", namespace["squares"])


def test_a_stub_is_told_as_the_checker_tells_it() -> None:
    def squares(x: tf.Tensor) -> Any: ...

    assert verdict_on("squares", {"squares": squares}) == check("squares", squares)


def test_a_missing_function_is_told_by_its_name() -> None:
    verdict = verdict_on("squares", {"square": lambda x: x * x})
    assert not verdict.passed
    assert verdict.points == points("squares") == 5
    assert "There is no function `squares`." in verdict.message


@pytest.mark.parametrize(
    "value",
    [None, 3, "squares", tf.constant([1, 4]), tf.Variable(1.0), [0] * 10**5, ...],
)
def test_a_value_in_the_place_of_a_function_is_told(value: Any) -> None:
    assert verdict_on("squares", {"squares": value}) == check("squares", value)


@pytest.mark.parametrize(
    ("ending", "named"),
    [
        (lambda x: sys.exit(1), "SystemExit: 1"),
        (
            lambda x: (_ for _ in ()).throw(KeyboardInterrupt("stop")),
            "KeyboardInterrupt",
        ),
        (lambda x: (_ for _ in ()).throw(GeneratorExit), "GeneratorExit"),
    ],
)
def test_an_exit_in_a_function_is_an_error_of_that_case(
    ending: Callable[..., Any], named: str
) -> None:
    verdict = verdict_on("squares", {"squares": ending})
    assert not verdict.passed
    assert verdict.message.startswith("For x = [ 3, -4, 0] (int32)")
    assert named in verdict.message


def test_what_a_function_prints_is_dropped(capfd: pytest.CaptureFixture[str]) -> None:
    def squares(x: tf.Tensor) -> tf.Tensor:
        print("here I am")
        print("and here", file=sys.stderr, flush=True)
        return x * x

    assert verdict_on("squares", {"squares": squares}).passed
    assert capfd.readouterr() == ("", "")


def test_a_function_may_change_its_inputs_and_remember() -> None:
    seen = []

    def decay(v: tf.Variable, share: float) -> None:
        seen.append(v.assign((1 - share) * v))
        v.assign_add(tf.zeros_like(v))

    assert verdict_on("decay", {"decay": decay}).passed
    assert len(seen) == len(exercise_of("decay", SEED).cases())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "squares: right",
        MARKER,
        f"{MARKER}{{}}",
        f"{MARKER}[]",
        f'{MARKER}{{"name": "squares", "passed": true}}',
        said("to_column", {"to_column": tf.transpose}),
        said("squares", {"squares": tf.square})[:-5],
        said("squares", {"squares": tf.square}, None),
        said("squares", {"squares": tf.square}).replace("true", "1"),
    ],
    ids=range(10),
)
def test_a_text_that_is_not_in_order_does_not_pass(text: str) -> None:
    verdict = judged("squares", SEED, text)
    assert not verdict.passed
    assert "not in order" in verdict.message


def test_outcomes_of_another_seed_do_not_pass() -> None:
    other = said("squares", {"squares": tf.square}, SEED + 1)
    assert not judged("squares", SEED, other).passed


def test_the_claim_to_be_a_stub_gains_nothing() -> None:
    text = said("squares", {"squares": lambda x: x + x})
    claimed = text.replace('"stub": false', '"stub": true')
    assert claimed != text
    assert not judged("squares", SEED, claimed).passed


@pytest.mark.parametrize("name", RIGHT)
def test_no_claim_makes_the_judge_fail(name: str) -> None:
    count = len(exercise_of(name, SEED).cases())
    for value in (
        None,
        3,
        {},
        {"variable": 1},
        graph_tensor(3),
        (1, 2),
        Odd(),
        [0] * 9999,
    ):
        claimed = json.loads(report(exercise_of(name, SEED), {name: back}))
        claimed["outcomes"] = json.loads(encode([Outcome({}, value=value)] * count))
        assert not judged(name, SEED, MARKER + json.dumps(claimed)).passed


def test_a_message_holds_no_control_characters() -> None:
    def squares(x: tf.Tensor) -> Any:
        raise ValueError("\x1b[31mred\0\ud800" + "!" * 10**5)

    message = verdict_on("squares", {"squares": squares}).message
    assert "ValueError: ?[31mred??!" in message
    assert len(message) < 10**4
