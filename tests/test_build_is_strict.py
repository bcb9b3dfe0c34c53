"""A build fails when a cell does, or complains.

Two small books with the project's own settings: one that must build, one that must not.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.small_book import Build, build, built, write_book

NOISE = "import sys\n\nprint('a quiet complaint', file=sys.stderr)"
GOOD = {
    "plain": ("", "print(6 * 7)"),
    "slow": ("", "import time\n\nprint('one', end=' ')\ntime.sleep(1)\nprint('line')"),
    "removed": (":tags: [remove-stderr]\n", NOISE),
    "shown": (":mystnb: {output_stderr: show}\n", NOISE),
}
BAD = {
    "raising": ("", "whole = 3\nwhole / 0"),
    "noisy": ("", NOISE),
}


@pytest.fixture(scope="module")
def good_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("good")
    write_book(book, GOOD)
    done = build(book)
    assert done.returncode == 0, done.stdout
    return book


@pytest.fixture(scope="module")
def bad_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("bad")
    write_book(book, BAD)
    return book


@pytest.fixture(scope="module")
def failed(bad_book: Path) -> Build:
    return build(bad_book)


def test_clean_pages_build(good_book: Path) -> None:
    assert "42\n" in built(good_book, "plain")


def test_stderr_may_be_removed_on_purpose(good_book: Path) -> None:
    assert "<p>Some words.</p>" in built(good_book, "removed")
    assert '<span class="pre">a quiet complaint' not in built(good_book, "removed")


def test_stderr_may_be_shown_on_purpose(good_book: Path) -> None:
    assert "a quiet complaint\n" in built(good_book, "shown")


def test_what_is_printed_slowly_is_not_broken_into_lines(good_book: Path) -> None:
    assert "one line\n" in built(good_book, "slow")


def test_a_raising_cell_fails_the_build(failed: Build) -> None:
    assert failed.returncode != 0
    assert "raising.md" in failed.stdout


def test_the_report_shows_the_cell_and_the_error(failed: Build) -> None:
    assert "whole = 3" in failed.stdout
    assert "ZeroDivisionError: division by zero" in failed.stdout


def test_stderr_fails_the_build_and_its_cell_is_named(failed: Build) -> None:
    report = r"noisy\.md:\d+: ERROR: stderr was found in the cell outputs of cell 2"
    assert re.search(report, failed.stdout)


def test_building_again_fails_again(failed: Build, bad_book: Path) -> None:
    again = build(bad_book)
    assert again.returncode == failed.returncode
    assert "ZeroDivisionError" in again.stdout
    assert "stderr was found in the cell outputs" in again.stdout
