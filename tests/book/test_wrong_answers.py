"""What the checkers say to the answers that learners give."""

from __future__ import annotations

import linecache
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from companion.checks import EXERCISES, check
from tests.book.wrong_answers import (
    assignment,
    beyond,
    custom,
    descent,
    eager,
    graph,
    jacobian,
    lab,
    missing,
    tape,
    tensors,
)

MODULES = (
    tensors,
    eager,
    graph,
    tape,
    descent,
    lab,
    beyond,
    missing,
    jacobian,
    custom,
    assignment,
)
RIGHT = {name: given for module in MODULES for name, given in module.RIGHT.items()}
WRONG = {name: given for module in MODULES for name, given in module.WRONG.items()}


def answer(name: str, source: str) -> Any:
    """What a cell with this source defines under the exercise's name.

    The source is noted where a notebook notes it, since AutoGraph rewrites it.
    """
    file = f"<answer to {name}>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    namespace: dict[str, Any] = {"np": np, "tf": tf}
    exec(compile(source, file, "exec"), namespace)
    return namespace[name]


def cases(answers: dict[str, list[Any]]) -> list[Any]:
    return [
        pytest.param(name, given, id=f"{name}-{number}")
        for name, several in answers.items()
        for number, given in enumerate(several)
    ]


@pytest.mark.parametrize(("name", "source"), cases(RIGHT))
def test_a_right_answer_passes_however_it_is_written(name: str, source: str) -> None:
    verdict = check(name, answer(name, source))

    assert verdict.passed, f"{source}\n{verdict}"


@pytest.mark.parametrize(("name", "given"), cases(WRONG))
def test_a_wrong_answer_is_told_what_is_wrong(
    name: str, given: tuple[str, str]
) -> None:
    source, says = given

    verdict = check(name, answer(name, source))

    assert not verdict.passed, source
    assert says in verdict.message, f"{source}\n{verdict}"


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_has_answers_of_both_kinds(name: str) -> None:
    assert len(RIGHT.get(name, [])) >= 2
    assert len(WRONG.get(name, [])) >= 3


def test_every_answer_is_to_an_exercise() -> None:
    assert {*RIGHT, *WRONG} <= {*EXERCISES}
