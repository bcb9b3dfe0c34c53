"""The exported notebooks hold the pages, in a form that any notebook program shows."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import nbformat
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from nbformat import NotebookNode

from tests.book.markdown import SOLUTION_TAG
from tests.book.markdown import read as page
from tests.notebooks.conftest import NAMES, SITE, read
from tests.pages import ROOT, read_html

BOTH = [path for name in NAMES for path in (name, f"executed/{name}")]
LEFT_OVER = {
    "a role": r"\{[\w:+.-]+\}`",
    "a directive": r"^\s*(:{3,}|`{3,}\{)",
    "a target": r"^\([\w-]+\)=",
    "a comment": r"^%",
    "a link to a source file": r"\]\([^)]*\.md\b",
}
TRACES = (str(ROOT), str(Path.home()), sys.prefix, tempfile.gettempdir(), "ipykernel_")
FORMULA = re.compile(r"^\$\$$", re.MULTILINE)

every_notebook = pytest.mark.parametrize("name", NAMES)
both_notebooks = pytest.mark.parametrize("name", BOTH)


def markdown(notebook: NotebookNode) -> list[str]:
    return [c.source for c in notebook.cells if c.cell_type == "markdown"]


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def rendered(notebook: NotebookNode) -> BeautifulSoup:
    """The prose as CommonMark with tables, which every notebook program shows."""
    renderer = MarkdownIt("commonmark").enable("table")
    html = "\n".join(renderer.render(text) for text in markdown(notebook))
    return BeautifulSoup(html, "html.parser")


def source_of(name: str) -> str:
    return f"book/{name.removesuffix('.ipynb')}"


def solutions(name: str) -> list[str]:
    cells = page(source_of(name)).code
    return [cell.source.strip() for cell in cells if SOLUTION_TAG in cell.tags]


def test_each_page_with_code_has_two_notebooks(notebooks: Path) -> None:
    found = {str(path.relative_to(notebooks)) for path in notebooks.rglob("*.ipynb")}
    assert found == set(BOTH)


@both_notebooks
def test_it_is_valid_and_its_metadata_are_clean(name: str, notebooks: Path) -> None:
    notebook = read(notebooks / name)
    nbformat.validate(notebook)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    kinds = {key for cell in notebook.cells for key in cell.metadata}
    assert kinds <= {"cellView", "jupyter"}
    text = (notebooks / name).read_text(encoding="utf-8")
    assert [trace for trace in TRACES if json.dumps(trace)[1:-1] in text] == []


@every_notebook
@pytest.mark.parametrize("kind", LEFT_OVER)
def test_nothing_of_the_books_own_markup_is_left(
    name: str, kind: str, notebooks: Path
) -> None:
    pattern = re.compile(LEFT_OVER[kind], re.MULTILINE)
    prose = "\n".join(markdown(read(notebooks / name)))
    assert pattern.findall(prose) == []


@every_notebook
def test_no_cell_needs_the_book(name: str, notebooks: Path) -> None:
    sources = "\n".join(cell.source for cell in code(read(notebooks / name)))
    assert re.findall(r"myst_nb|\bglue\b", sources) == []


@every_notebook
def test_its_prose_is_markdown_all_through(name: str, notebooks: Path) -> None:
    shown = rendered(read(notebooks / name))
    for literal in shown.find_all(["code", "pre"]):
        literal.decompose()
    text = re.sub(r"\$[^$]+\$", "", shown.get_text())
    assert re.findall(r"\*\*|\]\(|<summary>|^\s*\|.*\|", text, re.MULTILINE) == []


@every_notebook
def test_every_link_leads_to_something(name: str, notebooks: Path, site: Path) -> None:
    links = [str(a["href"]) for a in rendered(read(notebooks / name)).find_all("a")]
    assert links
    for link in links:
        assert urlsplit(link).scheme == "https", link
        if link.startswith(SITE):
            address, anchor = urldefrag(link.removeprefix(SITE))
            target = site / unquote(address)
            assert target.is_file(), link
            assert not anchor or read_html(target).find(id=unquote(anchor)), link


@every_notebook
def test_it_has_every_formula_of_the_page(name: str, notebooks: Path) -> None:
    text = (ROOT / f"{source_of(name)}.md").read_text(encoding="utf-8")
    prose = "\n".join(markdown(read(notebooks / name)))
    assert len(FORMULA.findall(prose)) == len(FORMULA.findall(text))


@every_notebook
def test_it_has_every_heading_of_the_page(name: str, notebooks: Path) -> None:
    shown = rendered(read(notebooks / name)).find_all(re.compile("^h[1-6]$"))
    found = [(int(tag.name[1]), re.sub(r"\W", "", tag.get_text())) for tag in shown]
    wanted = [
        (heading.level, re.sub(r"\W", "", heading.title))
        for heading in page(source_of(name)).headings
    ]
    assert found == wanted


@every_notebook
def test_running_it_leaves_the_readers_answers_alone(
    name: str, notebooks: Path
) -> None:
    cells = [cell.source.strip() for cell in code(read(notebooks / name))]
    assert [source for source in solutions(name) if source in cells] == []


@every_notebook
def test_the_solutions_are_in_folds(name: str, notebooks: Path) -> None:
    shown = rendered(read(notebooks / name)).find_all("details")
    folds = [fold for fold in shown if fold.summary.get_text() == "Solution"]
    assert [fold.code.get_text().strip() for fold in folds] == solutions(name)


@every_notebook
def test_one_is_to_work_in_and_the_other_to_look_at(name: str, notebooks: Path) -> None:
    blank, ran = read(notebooks / name), read(notebooks / "executed" / name)
    assert [cell.source for cell in blank.cells] == [cell.source for cell in ran.cells]
    assert all(not c.outputs and c.execution_count is None for c in code(blank))
    counts = [cell.execution_count for cell in code(ran)]
    assert counts == list(range(1, len(counts) + 1))


@every_notebook
def test_the_outputs_are_those_of_the_page(
    name: str, notebooks: Path, site: Path
) -> None:
    shown = read_html(site / f"{source_of(name)}.html")
    printed = {words(block.get_text()) for block in shown.select(".cell_output pre")}
    outputs = [o for c in code(read(notebooks / "executed" / name)) for o in c.outputs]
    assert outputs
    streams = [words(o.text) for o in outputs if o.output_type == "stream"]
    assert set(streams) <= printed


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@every_notebook
def test_code_that_the_page_hides_is_folded(name: str, notebooks: Path) -> None:
    hidden = {
        cell.source
        for cell in page(source_of(name)).code
        if cell.tags & {"hide-input", "remove-input"}
    }
    set_up, *others = code(read(notebooks / name))
    folded = [cell for cell in others if "cellView" in cell.metadata]
    assert set_up.metadata.jupyter.source_hidden
    assert {cell.source.split("\n", 1)[1] for cell in folded} == hidden
    assert all(cell.source.startswith("# @title ") for cell in folded)
    assert all(cell.metadata.jupyter.source_hidden for cell in folded)


def test_the_branch_says_what_it_is_and_lists_the_chapters(notebooks: Path) -> None:
    text = (notebooks / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- \[[^\]]+\]\(([^)]+)\)", text, re.MULTILINE)
    assert listed == NAMES
