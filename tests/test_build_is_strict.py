"""A build fails when a cell does, and runs again what has changed, and only that.

Two small books with the project's own settings: one that must build, one that must not.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import ROOT

PACKAGES = "_build/.packages"
COPIED = (
    "_config.yml",
    "requirements.txt",
    "book/references.bib",
    "pyproject.toml",
    "README.md",
    "LICENSE",
)
FOLDERS = (
    "book/_ext",
    "book/_live",
    "book/_static",
    "book/_templates",
    "companion",
    "facts",
)
FRONT = """---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
"""
NOISE = "import sys\n\nprint('a quiet complaint', file=sys.stderr)"
GOOD = {
    "plain": ("", "import time\n\nprint('ran at', time.time_ns())"),
    "companions": ("", "from companion import said\n\nprint(said.WORD)"),
    "slow": ("", "import time\n\nprint('one', end=' ')\ntime.sleep(1)\nprint('line')"),
    "removed": (":tags: [remove-stderr]\n", NOISE),
    "shown": (":mystnb: {output_stderr: show}\n", NOISE),
}
BAD = {
    "raising": ("", "whole = 3\nwhole / 0"),
    "noisy": ("", NOISE),
}
COLOUR = re.compile(r"\x1b\[[\d;]*m")
Chapters = dict[str, tuple[str, str]]
Build = subprocess.CompletedProcess[str]


def write_chapter(book: Path, name: str, options: str, code: str) -> None:
    cell = f"```{{code-cell}} ipython3\n{options}{code}\n```\n"
    page = book / "book" / f"{name}.md"
    page.write_text(f"{FRONT}# The {name} chapter\n\nSome words.\n\n{cell}")


def write_book(book: Path, chapters: Chapters) -> None:
    for name in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, book / name, ignore=ignored)
    for name in COPIED:
        shutil.copy(ROOT / name, book / name)
    if (ROOT / PACKAGES).is_dir():
        shutil.copytree(ROOT / PACKAGES, book / PACKAGES)
    (book / "book" / "index.md").write_text("# A small book\n\nSome words.\n")
    (book / "companion" / "said.py").write_text("WORD = 'first'\n")
    for name, (options, code) in chapters.items():
        write_chapter(book, name, options, code)
    listed = "".join(f"  - file: book/{name}\n" for name in chapters)
    (book / "_toc.yml").write_text(
        f"format: jb-book\nroot: book/index\nchapters:\n{listed}"
    )


def build(book: Path) -> Build:
    program = Path(sys.executable).with_name("jupyter-book")
    done = subprocess.run(
        [program, "build", ".", "-W", "--keep-going"],
        cwd=book,
        env={**os.environ, "PYTHONPATH": str(book)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    done.stdout = COLOUR.sub("", done.stdout)
    return done


def built(book: Path, name: str) -> str:
    return (book / "_build" / "html" / "book" / f"{name}.html").read_text()


def time_of_run(book: Path) -> str:
    return built(book, "plain").split("ran at ")[1].split("<")[0].strip()


@pytest.fixture(scope="module")
def good_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("good")
    write_book(book, GOOD)
    done = build(book)
    assert done.returncode == 0, done.stdout
    return book


@pytest.fixture(scope="module")
def bad_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("bad")
    write_book(book, BAD)
    return book


@pytest.fixture(scope="module")
def failed(bad_book: Path) -> Build:
    return build(bad_book)


def test_clean_pages_build(good_book: Path) -> None:
    assert "ran at" in built(good_book, "plain")


def test_stderr_may_be_removed_on_purpose(good_book: Path) -> None:
    assert "<p>Some words.</p>" in built(good_book, "removed")
    assert '<span class="pre">a quiet complaint' not in built(good_book, "removed")


def test_stderr_may_be_shown_on_purpose(good_book: Path) -> None:
    assert "a quiet complaint\n" in built(good_book, "shown")


def test_what_is_printed_slowly_is_not_broken_into_lines(good_book: Path) -> None:
    assert "one line\n" in built(good_book, "slow")


def test_a_raising_cell_fails_the_build(failed: Build) -> None:
    assert failed.returncode != 0
    assert "raising.md" in failed.stdout


def test_the_report_shows_the_cell_and_the_error(failed: Build) -> None:
    assert "whole = 3" in failed.stdout
    assert "ZeroDivisionError: division by zero" in failed.stdout


def test_stderr_fails_the_build_and_its_cell_is_named(failed: Build) -> None:
    report = r"noisy\.md:\d+: ERROR: stderr was found in the cell outputs of cell 2"
    assert re.search(report, failed.stdout)


def test_building_again_fails_again(failed: Build, bad_book: Path) -> None:
    again = build(bad_book)
    assert again.returncode == failed.returncode
    assert "ZeroDivisionError" in again.stdout
    assert "stderr was found in the cell outputs" in again.stdout


def test_other_prose_does_not_run_the_cells_again(good_book: Path) -> None:
    before = time_of_run(good_book)
    page = good_book / "book" / "plain.md"
    page.write_text(page.read_text().replace("Some words", "Other words"))
    assert build(good_book).returncode == 0
    assert "Other words" in built(good_book, "plain")
    assert time_of_run(good_book) == before


def test_another_companion_runs_the_cells_again(good_book: Path) -> None:
    assert "first\n" in built(good_book, "companions")
    (good_book / "companion" / "said.py").write_text("WORD = 'second'\n")
    assert build(good_book).returncode == 0
    assert "second\n" in built(good_book, "companions")
