"""Every mistake that a chapter shows still gives the error that the page names."""

from __future__ import annotations

import re

import pytest

from tests.book.conftest import Runs
from tests.book.markdown import chapters
from tests.book.running import cells, stream

CHAPTERS = [page.name for page in chapters()]
SHOWN = re.compile(r"^with shows_error\((?:[\w.]+\.)?(\w+)\):", re.MULTILINE)


def names_printed(text: str) -> list[str]:
    """The errors whose messages begin a line, in order."""
    return re.findall(r"^(\w+(?:Error|Exception)): \S", text, re.MULTILINE)


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_named_errors_are_printed_with_their_messages(
    name: str, executed: Runs
) -> None:
    for cell in cells(executed(name)):
        promised = SHOWN.findall(cell.source)

        assert len(promised) == cell.source.count("with shows_error(")
        assert names_printed(stream(cell, "stdout")) == promised, cell.source


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_cell_that_starts_with_a_mistake_prints_its_error_first(
    name: str, executed: Runs
) -> None:
    starting = [
        cell
        for cell in cells(executed(name))
        if "shows_error(" in cell.source and "print(" not in cell.source
    ]

    for cell in starting:
        first = SHOWN.search(cell.source)[1]
        assert stream(cell, "stdout").startswith(f"{first}: "), cell.source


def test_the_chapters_show_errors() -> None:
    sources = [cell.source for page in chapters() for cell in page.code]

    assert sum(len(SHOWN.findall(source)) for source in sources) >= 20
