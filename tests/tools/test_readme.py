"""tools.readme writes the one address in _config.yml where plain files need it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

import companion
from facts.addresses import repository_url, site_url
from tests.pages import ROOT
from tools import readme

CONFIG = "repository:\n  url: https://github.com/Some-Body/some-book/\n"
REPOSITORY = "https://github.com/Some-Body/some-book"
CITED = "title: A book\nrepository-code: old\nurl: old\n"
MARKED = f"# Title\n\n{readme.START}\nold\n{readme.END}\n\nThe rest.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text(CONFIG)
    (tmp_path / "README.md").write_text(MARKED)
    (tmp_path / "CITATION.cff").write_text(CITED)
    return tmp_path


def test_the_address_is_read_without_its_last_slash(folder: Path) -> None:
    assert repository_url(folder) == REPOSITORY


def test_the_site_is_under_the_owners_pages() -> None:
    assert site_url(REPOSITORY) == "https://some-body.github.io/some-book/"


def test_the_links_are_badge_site_repository_and_issues() -> None:
    workflow = f"{REPOSITORY}/actions/workflows/book.yml"
    block = readme.links(REPOSITORY)
    assert f"[![book]({workflow}/badge.svg)]({workflow})" in block
    assert "<https://some-body.github.io/some-book/>" in block
    assert f"<{REPOSITORY}>" in block
    assert f"<{REPOSITORY}/issues>" in block


def test_only_the_block_changes(folder: Path) -> None:
    readme.main(folder)
    written = (folder / "README.md").read_text()
    block = readme.links(REPOSITORY)
    assert written == MARKED.replace("old", block)


def test_the_citation_names_the_repository_and_the_site(folder: Path) -> None:
    readme.main(folder)
    assert (folder / "CITATION.cff").read_text() == (
        f"title: A book\nrepository-code: {REPOSITORY}\n"
        "url: https://some-body.github.io/some-book/\n"
    )


@pytest.mark.parametrize("key", ["repository-code", "url"])
def test_a_missing_line_is_an_error_and_changes_nothing(folder: Path, key: str) -> None:
    broken = CITED.replace(f"{key}: old\n", "")
    (folder / "CITATION.cff").write_text(broken)
    with pytest.raises(SystemExit, match=f"no line that begins with {key}:"):
        readme.main(folder)
    assert (folder / "CITATION.cff").read_text() == broken
    assert (folder / "README.md").read_text() == MARKED


def test_writing_twice_changes_nothing_more(folder: Path) -> None:
    readme.main(folder)
    once = (folder / "README.md").read_text()
    readme.main(folder)
    assert (folder / "README.md").read_text() == once


@pytest.mark.parametrize("marker", [readme.START, readme.END])
def test_a_missing_marker_is_an_error_and_changes_nothing(
    folder: Path, marker: str
) -> None:
    broken = MARKED.replace(marker, "")
    (folder / "README.md").write_text(broken)
    with pytest.raises(SystemExit, match=f"README.md has no line {marker}"):
        readme.main(folder)
    assert (folder / "README.md").read_text() == broken


def test_this_readme_is_up_to_date() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.links(repository_url())
    assert text == readme.with_links(text, block), "run: make readme"


def test_no_other_file_names_the_repository() -> None:
    address = repository_url().removeprefix("https://")
    found = subprocess.run(
        ["git", "grep", "--files-with-matches", "--fixed-strings", "-e", address],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.splitlines() == ["CITATION.cff", "README.md", "_config.yml"]


def test_this_citation_is_up_to_date() -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    cited = readme.with_addresses(text, repository_url())
    assert text == cited, "run: make readme"


def test_the_citation_has_what_its_format_requires() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= set(cited)
    assert cited["version"] == companion.__version__
    assert cited["title"].startswith(
        yaml.safe_load((ROOT / "_config.yml").read_text())["title"]
    )
