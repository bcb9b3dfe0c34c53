"""The built pages point only to what exists, and hold nothing that is not theirs."""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from bs4 import Tag

from tests.pages import ROOT, read_html, toc_pages

OTHER_PAGES = ["search", "genindex"]
PAGES = [*toc_pages(), *OTHER_PAGES]
# Each pattern is of something that a page must not show.
STRAYS = {
    "an object's address in memory": re.compile(r"\b0x[0-9a-f]{6,}|object at "),
    "a log line": re.compile(r"WARNING:|^[IWEF]\d{4} ", re.MULTILINE),
}
MACHINE_PATHS = {str(ROOT), str(Path.home()), sys.prefix, tempfile.gettempdir()}

every_page = pytest.mark.parametrize("name", PAGES)


def page_file(site: Path, name: str) -> Path:
    return site / f"{name}.html"


def is_internal(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def anchors(path: Path) -> set[str]:
    return {str(tag["id"]) for tag in read_html(path).find_all(id=True)} | {""}


def sources(tag: Tag) -> list[str]:
    several = [
        part.split()[0] for part in str(tag.get("srcset", "")).split(",") if part
    ]
    return [*several, str(tag["src"])] if tag.has_attr("src") else several


def has_text(tag: Tag) -> bool:
    """Whether a picture has words for those who cannot see it.

    A picture with an empty `alt` is skipped by a screen reader. That is right
    only inside a link whose words say the same, as the logo's do.
    """
    if tag.get("alt") == "":
        link = tag.find_parent("a")
        return link is not None and bool(link.get_text(strip=True))
    title = tag.find("title", recursive=False)
    words = tag.get("alt") or tag.get("aria-label") or (title and title.get_text())
    return bool(words and str(words).strip())


@every_page
def test_internal_links_lead_somewhere(site: Path, name: str) -> None:
    path = page_file(site, name)
    lost = []
    for link in read_html(path).select("a[href], link[href]"):
        address, anchor = urldefrag(str(link["href"]))
        if not is_internal(address):
            continue
        target = path.parent / unquote(urlsplit(address).path) if address else path
        if not target.is_file():
            lost.append(f"{address}: no such file")
        elif target.suffix == ".html" and unquote(anchor) not in anchors(target):
            lost.append(f"{address}#{anchor}: no such anchor")
    assert lost == []


@every_page
def test_sources_exist(site: Path, name: str) -> None:
    path = page_file(site, name)
    wanted = [
        source
        for tag in read_html(path).select("[src], [srcset]")
        for source in sources(tag)
        if not source.startswith("data:")
    ]
    outside = [source for source in wanted if not is_internal(source)]
    inside = [source for source in wanted if is_internal(source)]
    files = {s: path.parent / unquote(urlsplit(s).path) for s in inside}
    assert outside == []
    assert [source for source, file in files.items() if not file.is_file()] == []


@every_page
def test_external_links_are_encrypted(site: Path, name: str) -> None:
    addresses = [
        str(a["href"]) for a in read_html(page_file(site, name)).select("a[href]")
    ]
    external = [a for a in addresses if not is_internal(a)]
    assert [a for a in external if not a.startswith(("https://", "mailto:"))] == []


@every_page
def test_pictures_have_words(site: Path, name: str) -> None:
    pictures = read_html(page_file(site, name)).select("img, svg[role=img]")
    assert [str(p)[:200] for p in pictures if not has_text(p)] == []


@pytest.mark.parametrize("name", [*toc_pages(), "genindex"])
def test_ids_are_unique(site: Path, name: str) -> None:
    """On all pages but the theme's search page, which repeats its field's id."""
    ids = Counter(
        tag["id"] for tag in read_html(page_file(site, name)).find_all(id=True)
    )
    assert [name for name, count in ids.items() if count > 1] == []


@every_page
def test_no_path_of_this_machine_shows(site: Path, name: str) -> None:
    html = page_file(site, name).read_text(encoding="utf-8")
    # A path begins where no longer path or address is under way.
    starts = [re.compile(rf"(?<![\w./-]){re.escape(path)}/") for path in MACHINE_PATHS]
    assert [found.group() for start in starts if (found := start.search(html))] == []


@every_page
@pytest.mark.parametrize("what", STRAYS)
def test_no_stray_output_shows(site: Path, name: str, what: str) -> None:
    text = read_html(page_file(site, name)).get_text()
    assert STRAYS[what].findall(text) == []
