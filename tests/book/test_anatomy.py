"""Every chapter has the same parts, and the book keeps what its first page promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

import pytest
from sphinx_external_toc.parsing import parse_toc_yaml

from companion.checks import names
from tests.book.markdown import Page, chapters, read
from tests.book.rules import (
    CHAPTER_RULES,
    PAGE_RULES,
    exercise_names,
    terms_defined,
    terms_used,
)
from tests.pages import ROOT, toc_pages

Rule = Callable[[Page], Iterator[str]]

GLOSSARY = "book/reference/glossary"
PROMISED = set(read(toc_pages()[0]).course["objectives"])

every_page = pytest.mark.parametrize("name", toc_pages())
every_chapter = pytest.mark.parametrize("page", chapters(), ids=lambda page: page.name)


def name_of(rule: Rule) -> str:
    return rule.__name__


def test_the_contents_list_every_page_and_no_other() -> None:
    files = (ROOT / "book").rglob("*.md")
    names = [file.relative_to(ROOT).with_suffix("").as_posix() for file in files]
    assert sorted(names) == sorted(toc_pages())


@every_page
@pytest.mark.parametrize("rule", PAGE_RULES, ids=name_of)
def test_a_page_keeps_the_rules_of_pages(name: str, rule: Rule) -> None:
    assert list(rule(read(name))) == []


@every_chapter
@pytest.mark.parametrize("rule", CHAPTER_RULES, ids=name_of)
def test_a_chapter_keeps_the_rules_of_chapters(page: Page, rule: Rule) -> None:
    assert list(rule(page)) == []


@every_page
def test_the_glossary_explains_the_words_that_a_page_links(name: str) -> None:
    assert terms_used(read(name)) <= terms_defined(read(GLOSSARY))


@every_chapter
def test_a_chapters_objectives_are_promised(page: Page) -> None:
    assert set(page.course["objectives"]) <= PROMISED


def test_the_first_objective_is_served() -> None:
    assert "O1" in {name for page in chapters() for name in page.course["objectives"]}


def test_each_part_has_a_folder_of_its_own() -> None:
    """Or one page beside the first, where no folder is needed."""
    parts = parse_toc_yaml(str(ROOT / "_toc.yml")).root.subtrees
    folders = [{PurePosixPath(str(p)).parent for p in part.items} for part in parts]
    assert [len(places) for places in folders] == [1] * len(parts)
    shared = [part for part in parts if str(part.items[0]).count("/") == 1]
    assert [len(part.items) for part in shared] == [1] * len(shared)
    assert len(set().union(*folders)) == len(parts) - len(shared) + bool(shared)


def test_every_exercise_is_on_exactly_one_page() -> None:
    pages = map(read, toc_pages())
    used = Counter(name for page in pages for name in exercise_names(page))
    assert used == Counter(names())
