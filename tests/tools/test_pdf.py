"""The printed book has all that the site has, in order, and nothing is cut off.

Most of these tests print the book, which needs TeX: 130 MB to fetch, 450 MB on disk.
Without it they are skipped; that one line then says what is missing is tested anywhere.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, Destination, IndirectObject
from sphinx_external_toc.parsing import parse_toc_yaml

from facts.addresses import repository_url, site_url
from tests.pages import ROOT, read_html, toc_pages
from tools import pdf

BOOK, NOTES = "differentiation-and-gradients.pdf", "notes.pdf"
A4 = (595.276, 841.89)
RIGHT = 512
"""Points from the left to where code has to end: the text, and a box's padding."""

ADVANCE = 0.602
"""How wide every character of the code's font is, for a size of 1."""


def printing(folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ)
    if folder:
        environment["PATH"] = str(folder)
    return subprocess.run(
        [sys.executable, "-m", "tools.pdf"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_tex_one_line_says_what_to_install(tmp_path: Path) -> None:
    failed = printing(tmp_path)
    assert failed.returncode != 0
    assert failed.stdout == ""
    assert len(failed.stderr.splitlines()) == 1
    for name in [*pdf.PROGRAMS, *pdf.DEBIAN_PACKAGES]:
        assert name in failed.stderr


def test_a_file_that_tex_is_without_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [*pdf.PROGRAMS, "kpsewhich"]:
        (tmp_path / name).write_text(
            '#!/bin/sh\n[ "$1" = titlesec.sty ] || echo there\n'
        )
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert pdf.missing() == ["titlesec.sty"]


@pytest.mark.parametrize(
    "line",
    [
        "! Undefined control sequence.",
        "Missing character: There is no ₂ (U+2082) in font [some.otf]!",
        r"Overfull \hbox (182.51381pt too wide) in alignment at lines 27168--27531",
        "LaTeX Warning: Reference `none::doc' on page 3 undefined on input line 7.",
        "LaTeX Warning: Label `book/index::doc' multiply defined.",
    ],
)
def test_a_fault_in_the_log_is_found(tmp_path: Path, line: str) -> None:
    log = tmp_path / "book.log"
    log.write_text(f"Some words.\n{line}\n{line}\nOverfull \\vbox (0.9pt too high)\n")
    assert list(pdf.faults_in(log)) == [line]


@pytest.fixture(scope="module")
def folder(site: Path) -> Path:
    """The built site, with the PDF printed afresh into it."""
    if pdf.missing():
        pytest.skip(f"printing needs TeX: apt install {' '.join(pdf.DEBIAN_PACKAGES)}")
    shutil.rmtree(pdf.LATEX, ignore_errors=True)
    printed = printing()
    assert printed.returncode == 0, printed.stdout + printed.stderr
    return site


@pytest.fixture(scope="module")
def book(folder: Path) -> PdfReader:
    return PdfReader(folder / BOOK)


@pytest.fixture(scope="module")
def notes(folder: Path) -> PdfReader:
    return PdfReader(folder / NOTES)


@pytest.fixture(params=[BOOK, NOTES])
def reader(request: pytest.FixtureRequest, folder: Path) -> PdfReader:
    return PdfReader(folder / request.param)


@pytest.fixture(scope="module")
def text(book: PdfReader) -> list[str]:
    return [page.extract_text() for page in book.pages]


def title_of(site: Path, page: str) -> str:
    heading = read_html(site / f"{page}.html").h1
    return heading.get_text().removesuffix("#").strip()


def parts(site: Path) -> list[Any]:
    """The table of contents, as bookmarks have it: a part, then a list of chapters."""
    root = parse_toc_yaml(str(ROOT / "_toc.yml")).root
    listed: list[Any] = [title_of(site, str(root.docname))]
    for tree in root.subtrees:
        listed += [tree.caption, [title_of(site, str(item)) for item in tree.items]]
    return listed


def two_levels(outline: list[Any]) -> Iterator[Any]:
    """The bookmarks of the parts, and of the chapters within them."""
    for entry in outline:
        if isinstance(entry, list):
            yield [inner.title for inner in entry if not isinstance(inner, list)]
        else:
            yield entry.title


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def test_bookmarks_are_the_table_of_contents(book: PdfReader, folder: Path) -> None:
    contents, front, sections, *listed, index = two_levels(book.outline)
    assert (contents, index) == ("Contents", "Index")
    assert [front, *listed] == parts(folder)
    assert "How to use the book" in sections


def chapters(outline: list[Any]) -> Iterator[Destination]:
    for entry in outline:
        if isinstance(entry, list):
            yield from (inner for inner in entry if not isinstance(inner, list))


def test_each_chapter_begins_where_its_bookmark_leads(
    book: PdfReader, text: list[str], folder: Path
) -> None:
    found = list(chapters(book.outline))
    wanted = [title_of(folder, page) for page in toc_pages()[1:]]
    assert [chapter.title for chapter in found[-len(wanted) :]] == wanted
    for chapter in found[-len(wanted) :]:
        page = text[book.get_destination_page_number(chapter)]
        assert squeezed(chapter.title) in squeezed(page)


def test_the_sheets_are_a4(reader: PdfReader) -> None:
    sizes = {(float(p.mediabox.width), float(p.mediabox.height)) for p in reader.pages}
    assert [tuple(map(round, size)) for size in sizes] == [tuple(map(round, A4))]


def test_no_sheet_is_empty(reader: PdfReader) -> None:
    assert [n for n, page in enumerate(reader.pages) if not page.extract_text()] == []


def resources(page: PageObject) -> Iterator[tuple[str, Any]]:
    """Everything drawn on a page: the name and the object, also within figures."""
    waiting = [page["/Resources"]]
    while waiting:
        drawn = waiting.pop().get("/XObject", {})
        for name, reference in drawn.items():
            thing = reference.get_object()
            yield name, thing
            if "/Resources" in thing:
                waiting.append(thing["/Resources"])


def test_every_figure_of_the_site_is_there_as_a_vector(
    book: PdfReader, text: list[str], folder: Path
) -> None:
    shown = sum(
        len(read_html(folder / f"{page}.html").select("figure.drawing, .tape-explorer"))
        for page in toc_pages()
    )
    drawn = [thing["/Subtype"] for page in book.pages for _, thing in resources(page)]
    assert drawn.count("/Image") == 0
    figures = sum(len(page["/Resources"].get("/XObject", {})) for page in book.pages)
    assert figures == shown > 30
    assert not any("<Figure size" in page for page in text)


def links(reader: PdfReader) -> Iterator[dict[str, Any]]:
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            yield annotation.get_object()


def test_links_lead_somewhere(reader: PdfReader, folder: Path) -> None:
    site = site_url(repository_url())
    places = reader.named_destinations
    lost = []
    for link in links(reader):
        action = link.get("/A", {})
        if "/URI" in action:
            address, anchor = urldefrag(action["/URI"])
            if address.startswith(site):
                path = folder / (address.removeprefix(site) or "index.html")
                found = path.is_file() and (
                    not anchor or read_html(path).find(id=anchor)
                )
            else:
                found = address.startswith(("https://", "http://"))
            lost += [] if found else [action["/URI"]]
        else:
            place = link.get("/Dest", action.get("/D"))
            place = place.get_object() if isinstance(place, IndirectObject) else place
            lost += [] if str(place) in places else [place]
    assert lost == []


def test_the_book_links_within_itself_and_the_notes_to_the_site(
    book: PdfReader, notes: PdfReader
) -> None:
    within = [link for link in links(book) if "/URI" not in link.get("/A", {})]
    assert len(within) > 800
    outside = [link["/A"]["/URI"] for link in links(notes) if "/URI" in link["/A"]]
    assert any("/book/tape/gradient-tape.html" in address for address in outside)


def code_runs(page: PageObject) -> Iterator[tuple[float, str]]:
    """Where each run of code on a page ends, in points from the left, and its start.

    XeTeX sets each run anew from its own place, so that the last move counts.
    """
    fonts = page["/Resources"]["/Font"]
    shifts, shift, start, font, size = [], 0.0, 0.0, "", 0.0
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"q":
            shifts.append(shift)
        elif operator == b"Q":
            shift = shifts.pop()
        elif operator == b"cm":
            shift += float(operands[4])
        elif operator == b"BT":
            start = 0.0
        elif operator == b"Td":
            start += float(operands[0])
        elif operator == b"Tf":
            font, size = fonts[operands[0]]["/BaseFont"], float(operands[1])
        elif operator == b"TJ" and "DejaVuSansMono" in font:
            yield shift + start + size * width(operands[0]), str(operands[0])


def width(pieces: list[Any]) -> float:
    """How wide glyphs with a number of two bytes are, with the moves between them."""
    moved = sum(float(p) for p in pieces if isinstance(p, (int, float))) / 1000
    glyphs = [p for p in pieces if isinstance(p, (str, bytes))]
    return ADVANCE * sum(len(raw(p)) // 2 for p in glyphs) - moved


def raw(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.original_bytes


def test_code_stays_on_the_sheet(reader: PdfReader) -> None:
    ends = [run for page in reader.pages for run in code_runs(page)]
    assert max(ends)[0] > 300, "no run of code was found"
    assert [run for end, run in ends if end > RIGHT] == []


def test_every_line_of_code_is_one_line_in_print(text: list[str], folder: Path) -> None:
    printed = {squeezed(line) for page in text for line in page.splitlines()}
    lines = {
        squeezed(line): line
        for page in toc_pages()
        for block in read_html(folder / f"{page}.html").select(".cell_input pre")
        for line in block.get_text().splitlines()
    }
    assert len(lines) > 1000
    assert [line for key, line in lines.items() if key and key not in printed] == []


def test_formulas_are_numbered_by_chapter(text: list[str]) -> None:
    printed = "".join(text)
    for chapter, page in enumerate(toc_pages()[1:], start=1):
        source = (ROOT / f"{page}.md").read_text(encoding="utf-8")
        formulas = len(re.findall(r"^\$\$$", source, re.MULTILINE)) // 2
        for number in range(1, formulas + 1):
            assert f"({chapter}.{number})" in printed, page


def test_folds_are_open_under_their_words(text: list[str], folder: Path) -> None:
    for words in ["Hint", "Answer", "Solution", "What it prints"]:
        shown = sum(page.splitlines().count(words) for page in text)
        folded = sum(
            summary.get_text(" ", strip=True).endswith(words)
            for page in toc_pages()
            for summary in read_html(folder / f"{page}.html").select(
                "details > summary"
            )
        )
        assert shown == folded > 0, words


def test_printing_again_gives_the_same_bytes(folder: Path) -> None:
    before = {name: (folder / name).read_bytes() for name in (BOOK, NOTES)}
    shutil.rmtree(pdf.LATEX)
    printed = printing()
    assert printed.returncode == 0, printed.stdout + printed.stderr
    assert {name: (folder / name).read_bytes() for name in before} == before
