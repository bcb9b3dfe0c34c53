"""What a function did, on its way to the judge and there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from companion.checks import Inputs, Outcome
from tools.grading.reading import parsed, read
from tools.grading.writing import written


def encode(outcomes: Sequence[Outcome]) -> str:
    """What a function did, as the text that travels."""
    return json.dumps(written(outcomes))


def decode(text: str, cases: Sequence[Inputs]) -> list[Outcome]:
    """What the judge makes of a text."""
    return read(parsed(text), cases)


def back(value: Any) -> Any:
    """What the judge makes of a value that a function returned."""
    return decode(encode([Outcome({}, value=value)]), [{}])[0].value


def raised(error: BaseException) -> Any:
    """What the judge makes of an error that a function raised."""
    return decode(encode([Outcome({}, error=error)]), [{}])[0].error  # type: ignore


# Values of a learner's own


class Odd:
    """A class of the learner's own."""

    def __repr__(self) -> str:
        return "an odd one"


class OwnError(KeyError):
    """An error of the learner's own."""


def graph_tensor(*shape: int | None) -> tf.Tensor:
    with tf.Graph().as_default():
        return tf.compat.v1.placeholder(tf.float32, shape)
