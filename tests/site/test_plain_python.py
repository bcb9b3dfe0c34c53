"""The plain part of the companion, as Python in a reader's browser has it."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import jupytext
import pytest

from book._ext.live import checkers
from companion.checks import EXERCISES
from companion.checks.scalar_exercises import ALL
from tests.pages import ROOT, toc_pages

# Python without site packages (-S) and without this folder (-I): the standard
# library and the archive alone.
START = "import sys; sys.path.insert(0, sys.argv[1]); "


@pytest.fixture(scope="module")
def archive(site: Path) -> Path:
    return site / "live" / "companion.zip"


def plain(archive: Path, program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", START + program, str(archive)],
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


def test_it_has_the_exercises_in_plain_python_and_no_others(archive: Path) -> None:
    done = plain(
        archive,
        "import json; from companion.checks import EXERCISES; "
        "print(json.dumps(list(EXERCISES)))",
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [exercise.name for exercise in ALL]
    assert {exercise.name for exercise in ALL} < {*EXERCISES}


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.name)
def test_it_says_what_the_whole_companion_says(archive: Path, exercise: object) -> None:
    name = exercise.name  # type: ignore[attr-defined]
    done = plain(
        archive,
        "import json; from companion.checks import EXERCISES, examine; "
        f"exercise = EXERCISES[{name!r}]; "
        "answers = [exercise.solve, *(m.solve for m in exercise.mistakes)]; "
        "print(json.dumps([examine(exercise, a).message for a in answers]))",
    )
    assert done.returncode == 0, done.stderr
    right, *wrong = json.loads(done.stdout)
    assert right.startswith("Tried on")
    assert wrong == [mistake.says for mistake in EXERCISES[name].mistakes]


@pytest.mark.parametrize("page", [p for p in toc_pages() if browser_cells(p)])
def test_the_cells_for_the_browser_need_no_more(archive: Path, page: str) -> None:
    program = "\n\n".join(browser_cells(page))
    done = plain(archive, f"exec({program!r})")
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
