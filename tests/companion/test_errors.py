"""`shows_error` and the wrapping of long messages."""

from __future__ import annotations

import pytest
import tensorflow as tf
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import WIDTH, shows_error, without_files, wrapped

WORDS = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=100)
LINES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n".join)


def test_it_prints_type_and_message(capsys: pytest.CaptureFixture[str]) -> None:
    with shows_error(ZeroDivisionError):
        1 // 0  # noqa: B018

    assert capsys.readouterr().out == (
        "ZeroDivisionError: integer division or modulo by zero\n"
    )


def test_it_names_the_type_that_was_raised(capsys: pytest.CaptureFixture[str]) -> None:
    with shows_error(LookupError):
        {}["lost"]

    assert capsys.readouterr().out == "KeyError: 'lost'\n"


def test_what_follows_in_the_block_does_not_run() -> None:
    reached = []

    with shows_error(ValueError):
        int("three")
        reached.append("after")

    assert reached == []


def test_it_shows_tensorflow_errors(capsys: pytest.CaptureFixture[str]) -> None:
    with shows_error(tf.errors.InvalidArgumentError):
        tf.constant([1, 2]) + tf.constant([1, 2, 3])

    printed = capsys.readouterr().out
    assert printed.startswith("InvalidArgumentError: ")
    assert "Incompatible shapes" in printed


def test_another_error_passes_on(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(TypeError, match="other"), shows_error(ValueError):
        raise TypeError("other")

    assert capsys.readouterr().out == ""


def test_a_block_without_an_error_is_itself_an_error() -> None:
    failure = pytest.raises(AssertionError, match="meant to raise ValueError")

    with failure, shows_error(ValueError):
        pass


@given(TEXTS)
def test_wrapping_keeps_every_word_in_order(text: str) -> None:
    assert wrapped(text).split() == text.split()


@given(TEXTS)
def test_lines_break_at_the_width_unless_a_word_is_longer(text: str) -> None:
    for line in wrapped(text).splitlines():
        assert len(line) <= WIDTH or len(line.split()) == 1


@given(TEXTS)
def test_continued_lines_are_indented_and_first_lines_are_not(text: str) -> None:
    first_words = [line.split()[0] for line in text.splitlines()]
    starts = [line for line in wrapped(text).splitlines() if not line.startswith("  ")]

    assert [line.split()[0] for line in starts] == first_words


def test_of_the_files_only_the_cells_are_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    @tf.function
    def gather(x: tf.Tensor) -> tf.Tensor:
        return tf.gather(x, tf.size(x))

    with shows_error(tf.errors.InvalidArgumentError):
        gather(tf.constant([1.0]))

    printed = capsys.readouterr().out
    assert printed.startswith(
        "InvalidArgumentError: Graph execution error:\n\nDetected"
    )
    assert "indices = 1 is not in [0, 1)" in printed
    assert "[Op:__inference_gather]" in printed
    assert "File" not in printed and __file__ not in printed
    assert "\n\n\n" not in printed


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 99))
def test_a_cell_is_named_without_its_file(process: int, cell: int, line: int) -> None:
    place = f'  File "/tmp/ipykernel_{process}/{cell}.py", line {line}, in half'

    assert without_files(place) == f"  In a cell, line {line}, in half"


@given(TEXTS)
def test_a_message_without_files_keeps_its_words(text: str) -> None:
    assert without_files(text).split() == text.split()


def test_cells_that_call_one_another_are_listed_without_gaps() -> None:
    place = '  File "/tmp/ipykernel_1/{}.py", line 2, in half\n\n'
    listed = "Detected at:\n\n" + place.format(1) + place.format(2) + "it failed"

    assert without_files(listed).splitlines() == [
        "Detected at:",
        "",
        "  In a cell, line 2, in half",
        "  In a cell, line 2, in half",
        "",
        "it failed",
    ]
