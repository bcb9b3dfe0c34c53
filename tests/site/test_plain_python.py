"""The plain part of the companion, as Python in a reader's browser has it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import jupytext
import pytest

from book._ext.live import checkers
from companion.checks import check, find
from tests.exercises.sources import programs
from tests.pages import ROOT, toc_pages

# Python without site packages (-S) and without this folder (-I): the standard
# library and what was unpacked from the archive alone.
START = "import sys; sys.path.insert(0, sys.argv[1]); "


@pytest.fixture(scope="module")
def archive(site: Path) -> Path:
    return site / "live" / "companion.zip"


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder


def plain(unpacked: Path, program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", START + program, str(unpacked)],
        capture_output=True,
        text=True,
        check=False,
    )


def browser_cells(page: str) -> list[str]:
    source = ROOT / f"{page}.md"
    notebook = jupytext.read(source, fmt="md:myst")
    return [
        cell.source
        for cell in notebook.cells
        if "browser" in cell.metadata.get("tags", [])
    ]


PAGES = [page for page in toc_pages() if browser_cells(page)]
NAMES = sorted(
    name
    for page in PAGES
    for cell in browser_cells(page)
    for name in re.findall(r'^check\("(\w+)"', cell, re.MULTILINE)
)


def test_there_are_exercises_for_the_browser() -> None:
    assert NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_the_whole_companion_says(unpacked: Path, name: str) -> None:
    done = plain(
        unpacked,
        "import json; from companion.checks import find, examine; "
        f"exercise = find({name!r}); "
        "mistakes = [m.made_of(exercise.solution) for m in exercise.known]; "
        "answers = [exercise.solution, *(a for made in mistakes for a in made)]; "
        "print(json.dumps([examine(exercise, a).message for a in answers]))",
    )
    assert done.returncode == 0, done.stderr
    right, *wrong = json.loads(done.stdout)
    assert right == check(name, find(name).solution).message
    assert wrong == [mistake.says for _, mistake in programs(name)]


@pytest.mark.parametrize("page", PAGES)
def test_the_cells_for_the_browser_need_no_more(unpacked: Path, page: str) -> None:
    program = "\n\n".join(browser_cells(page))
    done = plain(unpacked, f"exec({program!r})")
    assert done.returncode == 0, done.stderr


def test_the_archive_is_the_same_each_time(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {
            (1980, 1, 1, 0, 0, 0)
        }
        for entry in packed.infolist():
            assert packed.read(entry) == (ROOT / entry.filename).read_bytes()


def test_of_the_exercises_those_of_the_pages_are_packed(tmp_path: Path) -> None:
    packed = [
        "__init__.py",
        "checks/engine.py",
        "errors.py",
        "exercises/__init__.py",
        "exercises/beyond/build_a_tape/divide.py",
        "quiet.py",
    ]
    for name in [*packed, "tape.py", "exercises/beyond/jacobians/trace.py"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = checkers(tmp_path, ["book/beyond/build-a-tape"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == packed
