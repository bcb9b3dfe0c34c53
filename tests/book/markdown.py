"""Reads a page of the book: its front matter, cells, headings and prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jupytext
import yaml

from tests.pages import ROOT, toc_pages

SOLUTION_TAG, EXERCISE_TAG = "hide-cell", "exercise"


@dataclass(frozen=True)
class Cell:
    """A cell of a page, and the heading that it stands under."""

    is_code: bool
    source: str
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Heading:
    """A heading: its level, its words, and the anchor that links point to."""

    level: int
    title: str

    @property
    def anchor(self) -> str:
        """The anchor in GitHub's style, which MyST uses."""
        words = re.sub(r"[^\w\- ]", "", self.title.lower().strip())
        return words.replace(" ", "-")


@dataclass(frozen=True)
class Section:
    """What stands under a heading, down to the next of the same level or above."""

    heading: Heading
    cells: tuple[Cell, ...]

    @property
    def prose(self) -> str:
        """The markdown of the section, its own heading left out."""
        return "\n\n".join(cell.source for cell in self.cells if not cell.is_code)


@dataclass(frozen=True)
class Page:
    """A parsed page."""

    front_matter: dict[str, Any]
    cells: tuple[Cell, ...]
    name: str = field(default="sample")

    @property
    def course(self) -> dict[str, Any]:
        """What the front matter says of the page's place in the course."""
        return self.front_matter.get("course", {})

    @property
    def is_chapter(self) -> bool:
        """Whether the page is executed and part of the course."""
        return "kernelspec" in self.front_matter and "minutes" in self.course

    @property
    def code(self) -> list[Cell]:
        """The code cells."""
        return [cell for cell in self.cells if cell.is_code]

    @property
    def headings(self) -> list[Heading]:
        """All headings in order."""
        return [cell_heading for cell in self.cells for cell_heading in headings(cell)]

    @property
    def opening(self) -> str:
        """The first paragraph below the title."""
        text = "\n\n".join(cell.source for cell in self.cells if not cell.is_code)
        _, _, after = text.partition("\n\n")
        return after.lstrip().split("\n\n")[0] if text.startswith("# ") else ""

    def sections(self, level: int) -> list[Section]:
        """The sections whose headings have a level."""
        return sections(self.cells, level)

    def section(self, title: str) -> Section | None:
        """The section of level 2 with a title, or None."""
        found = [s for s in self.sections(2) if s.heading.title == title]
        return found[0] if found else None


def parse(text: str, name: str = "sample") -> Page:
    """Parses the text of a page."""
    front_matter = yaml.safe_load(text.split("---\n")[1]) if text[:4] == "---\n" else {}
    notebook = jupytext.reads(text, fmt="md:myst")
    cells: list[Cell] = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            tags = frozenset(cell.metadata.get("tags", []))
            cells.append(Cell(True, cell.source, tags))
        else:
            cells.extend(Cell(False, piece) for piece in at_headings(cell.source))
    return Page(front_matter or {}, tuple(cells), name)


def at_headings(markdown: str) -> list[str]:
    """Cuts markdown before each heading; a line in a code fence is no heading."""
    pieces: list[list[str]] = [[]]
    fence = ""
    for line in markdown.splitlines():
        fence = fence_after(line, fence)
        if not fence and re.match(r"#{1,6} ", line):
            pieces.append([])
        pieces[-1].append(line)
    texts = ["\n".join(piece).strip() for piece in pieces]
    return [text for text in texts if text]


def fence_after(line: str, fence: str) -> str:
    """The code fence that is open after a line, given the one before it."""
    found = re.match(r"\s*(`{3,}|~{3,})", line)
    if not found:
        return fence
    if not fence:
        return found[1]
    return "" if found[1].startswith(fence) else fence


def headings(cell: Cell) -> list[Heading]:
    """The heading that a markdown cell begins with, if it does."""
    found = None if cell.is_code else re.match(r"(#{1,6}) (.+)", cell.source)
    return [Heading(len(found[1]), found[2].strip())] if found else []


def sections(cells: tuple[Cell, ...], level: int) -> list[Section]:
    """The sections with headings of a level, each with all that is below it."""
    found: list[tuple[Heading, list[Cell]]] = []
    inside = False
    for cell in cells:
        for heading in headings(cell):
            if heading.level <= level:
                inside = heading.level == level
            if heading.level == level:
                found.append((heading, []))
                cell = Cell(False, cell.source.partition("\n")[2].strip())
        if inside and cell.source:
            found[-1][1].append(cell)
    return [Section(heading, tuple(held)) for heading, held in found]


def prose(page: Page) -> str:
    """The words of a page without its code: cells, fences, spans, links' targets."""
    text = "\n\n".join(cell.source for cell in page.cells if not cell.is_code)
    text = re.sub(r"^( *)```.*?^\1```", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"`[^`]*`", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\$[^$]*\$", "", text)


def sentences(text: str) -> int:
    """How many sentences a paragraph has."""
    return len(re.findall(r"[.?!:](?=[\s*_)]|$)", re.sub(r"`[^`]*`", "code", text)))


@cache
def read(name: str) -> Page:
    """A page of the book, as in read("book/tensors/lab")."""
    path = ROOT / f"{name}.md"
    return parse(path.read_text(encoding="utf-8"), name)


@cache
def chapters() -> tuple[Page, ...]:
    """The chapters in reading order."""
    return tuple(page for page in map(read, toc_pages()) if page.is_chapter)
