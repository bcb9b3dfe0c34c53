"""The book's pages, as the table of contents lists them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from sphinx_external_toc.parsing import parse_toc_yaml

from facts.folders import ROOT


def toc_pages() -> list[str]:
    """Every page in reading order, as in "book/index"; the first page comes first."""
    site_map = parse_toc_yaml(str(ROOT / "_toc.yml"))
    root = site_map.root.docname
    pages: list[str] = []

    def visit(page: str) -> None:
        pages.append(page)
        for tree in site_map[page].subtrees:
            for item in tree.items:
                if item in site_map:
                    visit(str(item))

    visit(root)
    return pages


@cache
def read_html(path: Path) -> BeautifulSoup:
    """One built page, parsed once."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
