"""Every chapter runs by itself, prints what it should, and the same each time."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode

from companion.drawing import PALETTE
from tests.book.conftest import Runs
from tests.book.markdown import chapters
from tests.book.running import cells, shown, stream, texts
from tests.pages import ROOT

CHAPTERS = [page.name for page in chapters()]
LEAKS = {
    "a memory address": r"\b0x[0-9a-f]{5,}|object at ",
    "a path": rf"site-packages|/(?:home|root|tmp|usr)/|{re.escape(str(ROOT))}",
    "a log line": r"^\d{4}-\d\d-\d\d \d\d:|^[IWEF]\d{4} |^(?:WARNING|INFO|ERROR):",
}
CHAPTER = pytest.mark.parametrize("name", CHAPTERS)


def places(notebook: NotebookNode, pattern: str) -> list[str]:
    """Where a pattern occurs in the outputs, with the line it is in."""
    return [
        line
        for cell in cells(notebook)
        for text in texts(cell)
        for line in text.splitlines()
        if re.search(pattern, line)
    ]


def drawings(notebook: NotebookNode) -> list[str]:
    html = [text for cell in cells(notebook) for text in shown(cell, "text/html")]
    return [text for text in html if '<figure class="drawing' in text]


@CHAPTER
def test_no_cell_raises(name: str, executed: Runs) -> None:
    errors = [
        f"{output.ename}: {output.evalue}\nin: {cell.source}"
        for cell in cells(executed(name))
        for output in cell.outputs
        if output.output_type == "error"
    ]

    assert errors == []


@CHAPTER
def test_nothing_is_written_to_stderr(name: str, executed: Runs) -> None:
    assert [stream(cell, "stderr") for cell in cells(executed(name))] == (
        [""] * len(cells(executed(name)))
    )


@pytest.mark.parametrize("pattern", LEAKS.values(), ids=LEAKS)
@CHAPTER
def test_outputs_show_nothing_of_the_machine(
    name: str, pattern: str, executed: Runs
) -> None:
    assert places(executed(name), pattern) == []


@CHAPTER
def test_solutions_pass(name: str, executed: Runs) -> None:
    solutions = [c for c in cells(executed(name), "hide-cell") if "check(" in c.source]

    assert len(solutions) >= 3
    for cell in solutions:
        assert [text[:1] for text in shown(cell, "text/plain")] == ["✓"], cell.source


@CHAPTER
def test_untouched_exercises_do_not_pass(name: str, executed: Runs) -> None:
    stubs = cells(executed(name), "exercise")

    assert len(stubs) >= 3
    for cell in stubs:
        assert [text[:1] for text in shown(cell, "text/plain")] == ["✗"], cell.source


@CHAPTER
def test_folded_outputs_are_not_empty(name: str, executed: Runs) -> None:
    folded = cells(executed(name), "hide-output")

    assert folded
    assert all(texts(cell) for cell in folded)


@CHAPTER
def test_there_is_a_figure_with_words_for_it(name: str, executed: Runs) -> None:
    figures = drawings(executed(name))

    assert figures
    for figure in figures:
        image = BeautifulSoup(figure, "html.parser").find("svg")
        assert image["role"] == "img"
        assert len(image["aria-label"].split()) >= 5


@CHAPTER
def test_figures_are_well_formed_and_keep_to_the_palette(
    name: str, executed: Runs
) -> None:
    for figure in drawings(executed(name)):
        ElementTree.fromstring(figure)
        bare = re.sub(r"var\(--fig-[^)]*\)", "", figure)
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\"])", bare) == []
        colours = re.findall(r"var\(--fig-[\w-]+, (#\w+)\)", figure)
        assert set(colours) <= set(PALETTE.values())


@CHAPTER
def test_figures_on_a_page_share_no_ids(name: str, executed: Runs) -> None:
    figures = drawings(executed(name))
    ids = [i for figure in figures for i in set(re.findall(r'\bid="([^"]*)"', figure))]

    assert len(ids) == len(set(ids))


@CHAPTER
def test_another_run_gives_the_same_outputs(
    name: str, executed: Runs, built: Runs
) -> None:
    pairs = zip(cells(executed(name)), cells(built(name)), strict=True)

    for first, second in pairs:
        assert texts(second) == texts(first), first.source
    assert any(texts(cell) for cell in cells(built(name)))
