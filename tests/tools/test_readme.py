"""tools.readme writes the README's links from the one address in _config.yml."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.pages import ROOT
from tools import readme

CONFIG = "repository:\n  url: https://github.com/Some-Body/some-book/\n"
REPOSITORY = "https://github.com/Some-Body/some-book"
MARKED = f"# Title\n\n{readme.START}\nold\n{readme.END}\n\nThe rest.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text(CONFIG)
    (tmp_path / "README.md").write_text(MARKED)
    return tmp_path


def test_the_address_is_read_without_its_last_slash() -> None:
    assert readme.repository_url(CONFIG) == REPOSITORY


def test_the_site_is_under_the_owners_pages() -> None:
    assert readme.site_url(REPOSITORY) == "https://some-body.github.io/some-book/"


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
    config = (ROOT / "_config.yml").read_text(encoding="utf-8")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.links(readme.repository_url(config))
    assert text == readme.with_links(text, block), "run: make readme"


def test_no_other_file_names_the_repository() -> None:
    config = (ROOT / "_config.yml").read_text(encoding="utf-8")
    address = readme.repository_url(config).removeprefix("https://")
    found = subprocess.run(
        ["git", "grep", "--files-with-matches", "--fixed-strings", "-e", address],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.splitlines() == ["README.md", "_config.yml"]
