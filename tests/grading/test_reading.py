"""A text is read as outcomes, or refused."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.checks import Outcome
from tests.grading.roundtrip import Odd, OwnError, decode, encode, graph_tensor
from tools.grading.reading import TEXT, OutcomesError

GOOD = encode(
    [
        Outcome({}, value=value)
        for value in (
            [1, -2.5, True, None, ..., "a", b"b", 1j],
            {"x": (tf.constant([[1.0], [2.0]]), np.arange(3)), 2: np.float32(1)},
            tf.Variable([True, False]),
            tf.ragged.constant([[1], [2, 3]]),
            tf.IndexedSlices(tf.constant([1.0]), tf.constant([0])),
            (len, Odd(), tf.float32, tf.TensorShape([1]), graph_tensor(2)),
            tf.constant(["a", "b"]),
        )
    ]
    + [Outcome({}, error=OwnError("a"))]
)
CASES: list[dict[str, Any]] = [{}] * len(json.loads(GOOD))

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 2**70) | st.floats() | st.text(),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(), parts),
    max_leaves=5,
)
strange = st.one_of(
    plain,
    st.sampled_from(
        [[-1], [2**40, 2**40], [[]], "int", "object", "AAAA", "none", "|O"]
    ),
    st.sampled_from(
        [["int", "1"], ["tensor", "resource", [1], ""], ["list", "list", -1]]
    ),
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Good outcomes in which something has been put in the place of some parts."""
    tree = json.loads(GOOD)
    for _ in range(draw(st.integers(1, 3))):
        place = tree
        while True:
            index = draw(st.integers(0, len(place) - 1))
            deeper = place[index]
            if not (isinstance(deeper, list) and deeper and draw(st.booleans())):
                break
            place = deeper
        place[index] = json.loads(json.dumps(draw(strange)))
    return json.dumps(tree)


def only_outcomes_or_its_own_error(text: str) -> None:
    try:
        found = decode(text, CASES)
    except OutcomesError as error:
        assert str(error)
    else:
        assert all(type(outcome) is Outcome for outcome in found)
        assert encode(found)


@settings(deadline=None, max_examples=500)
@given(mutated())
def test_changed_outcomes_are_read_or_refused(text: str) -> None:
    only_outcomes_or_its_own_error(text)


@settings(deadline=None)
@given(
    st.text()
    | plain.map(json.dumps)
    | st.integers(0, len(GOOD)).map(lambda end: GOOD[:end])
)
def test_any_text_is_read_or_refused(text: str) -> None:
    only_outcomes_or_its_own_error(text)


@pytest.mark.parametrize(
    ("node", "says"),
    [
        ('["bool", 1]', 'kind "bool"'),
        ('["tensor", "float32", [2], "AAAA"]', 'kind "tensor"'),
        ('["tensor", "float32", [-1, -1], "AAAAAA=="]', 'kind "tensor"'),
        ('["tensor", "float32", [1099511627776], ""]', 'kind "tensor"'),
        ('["tensor", "bool", [1], "Ag=="]', 'kind "tensor"'),
        ('["tensor", "float32", [true], "AAAAAA=="]', 'kind "tensor"'),
        ('["tensor", "float31", [1], "AAAAAA=="]', 'kind "tensor"'),
        ('["tensor", "string", [2], ["a"]]', 'kind "tensor"'),
        ('["array", "O", [1], "AAAAAAAAAAA="]', 'kind "array"'),
        ('["array", "|V99999999", [1], null]', 'kind "array"'),
        ('["array", "float32", [9999999999, 9999999999], null]', 'kind "array"'),
        ('["int", "1_0"]', 'kind "int"'),
        ('["float", "1p99999"]', 'kind "float"'),
        ('["error", "builtins.eval", null, ""]', 'kind "error"'),
        ('["other", "a", "", "type", null]', 'kind "other"'),
        ('["list", "", []]', 'kind "list"'),
        ('["list", "list", -1]', 'kind "list"'),
        ('["none", 1]', 'kind "none"'),
        ('["object", "os.system"]', "no known kind"),
        ('{"kind": "none"}', "no known kind"),
        ("[]", "no known kind"),
        ("[[]]", "no known kind"),
        ('["list","list",[' * 50 + '["none"]' + "]]" * 50, "too deep"),
        ('["list","list",[' + ",".join(['["none"]'] * 9999) + "]]", "too many"),
        ("[" * 10**5, "not JSON"),
        ("1" * 10**4, "not JSON"),
    ],
)
def test_what_is_not_in_order_is_refused(node: str, says: str) -> None:
    with pytest.raises(OutcomesError, match=says):
        decode(f'[["returned", {node}]]', [{}])


@pytest.mark.parametrize("text", ["[]", '[["returned", ["none"]]]' * 2, "{}", "null"])
def test_it_takes_as_many_outcomes_as_there_are_cases(text: str) -> None:
    with pytest.raises(OutcomesError):
        decode(text, [{}])


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(OutcomesError, match="too long"):
        decode("[" + " " * TEXT + "]", [])
