"""Mistakes as differences from a solution."""

from __future__ import annotations

import inspect
from itertools import pairwise

import pytest
import tensorflow as tf

from companion.checks.edits import Edit, EditError, blocks


def rises(values: list[int]) -> int:
    """How often a value is larger than the one before it."""
    count = 0
    for before, after in pairwise(values):
        if after > before:
            count += 1
    return count


def mistakes(text: str) -> dict[str, tuple[tuple[Edit, ...], str]]:
    return {name: (edits, says) for name, edits, says in blocks(text)}


def program(lines: str):  # type: ignore[no-untyped-def]
    [(_, [edit], _)] = blocks(f"{lines}\nit: Words.")
    return edit.applied(rises, "it")


def test_an_edit_takes_lines_out_and_puts_others_in() -> None:
    assert program("- if after > before:\n+ if after >= before:")([1, 1, 2]) == 2
    assert program("- return count\n+ return count + 1")([1, 2]) == 2


def test_lines_are_found_wherever_they_are_indented() -> None:
    deep = program("-         if after > before:\n+         if after > 2:")
    flat = program("- if after > before:\n-     count += 1\n+ count += 1")

    assert deep([1, 2, 3]) == 1
    assert flat([3, 2, 1]) == 2


def test_an_edit_may_change_several_places() -> None:
    both = program("- count = 0\n+ count = 5\n- return count\n+ return -count")

    assert both([1, 2]) == -6


def test_added_lines_alone_are_another_body() -> None:
    body = program("+ if not values:\n+     return 7\n+ return 8")

    assert [body([]), body([1])] == [7, 8]
    assert body.__doc__ == rises.__doc__


def test_another_body_takes_the_place_of_a_decorated_function_too() -> None:
    def maker() -> object:
        @tf.function
        def made() -> int:
            return 1

        return made

    [(_, [edit], _)] = blocks("+ return 5\nother: Words.")

    assert edit.applied(maker, "other")() == 5


def test_a_wrong_program_knows_what_the_module_of_the_solution_knows() -> None:
    assert program("+ return tf.reduce_sum(values)")([1, 2]) == tf.constant(3)


def test_a_wrong_program_can_become_a_graph() -> None:
    steep = program("+ if values > 0:\n+     return values\n+ return -values")

    assert tf.function(steep)(tf.constant(-2.0)) == 2.0
    assert inspect.getsource(steep).endswith("    return -values\n")


def test_several_edits_may_make_one_mistake() -> None:
    [(name, edits, says)] = blocks(
        "- count = 0\n+ count = 1\nor\n- return count\n+ return count + 1\n"
        "too_many: One too\nmany: it begins at 0."
    )

    assert (name, says) == ("too_many", "One too many: it begins at 0.")
    assert [edit.applied(rises, name)([]) for edit in edits] == [1, 1]


def test_blocks_stand_between_empty_lines() -> None:
    found = mistakes("\n+ return 1\none: It is 1.\n\n\n+ return 2\ntwo: It is 2.\n")

    assert [(name, says) for name, (_, says) in found.items()] == [
        ("one", "It is 1."),
        ("two", "It is 2."),
    ]


@pytest.mark.parametrize(
    ("lines", "times"), [("- if before > after:", 0), ("-         count", 0)]
)
def test_lines_that_are_not_there_are_refused(lines: str, times: int) -> None:
    with pytest.raises(EditError, match=f"(?s)no difference.*rises.*{times} times"):
        program(lines)


def test_lines_that_stand_there_twice_are_refused() -> None:
    def twice(x: int) -> int:
        x += 1
        x += 1
        return x

    [(_, [edit], _)] = blocks("- x += 1\nonce: Words.")

    with pytest.raises(EditError, match="2 times"):
        edit.applied(twice, "once")


@pytest.mark.parametrize(
    "block",
    ["no words\n- a\n+ b", "name\n- a\n+ b", "name\nWords.", "two names\n- a\nW"],
)
def test_what_is_no_mistake_is_refused(block: str) -> None:
    with pytest.raises(EditError, match="This is none"):
        list(blocks(block))
