"""What a process notes of the project's files that it reads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages import ROOT

FOOTING = ROOT / "book" / "_ext" / "footing.py"
START = """\
import os, sys
sys.path.insert(0, sys.argv[1])
{before}
import runpy
runpy.run_path(sys.argv[2])["begin"](sys.argv[1], sys.argv[1] + "/companion")
os.chdir(sys.argv[1])
{code}
"""
FILES = {
    "companion/__init__.py": "",
    "companion/said.py": "WORD = 'first'\n",
    "companion/late.py": "def word():\n    from companion import said\n",
    "companion/group/one.py": "",
    "companion/words.csv": "one,two\n",
    "_build/made.csv": "three\n",
    ".hidden/hidden.csv": "four\n",
}
Noted = dict[str, "str | None"]
Run = Callable[..., Noted]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.fixture
def run(project: Path, tmp_path: Path) -> Run:
    """Runs code in a process that takes notes, and gives them."""

    def run(code: str, before: str = "", root: Path = project, **more: str) -> Noted:
        notes = tmp_path / "notes.jsonl"
        notes.unlink(missing_ok=True)
        program = START.format(before=before, code=code)
        subprocess.run(
            [sys.executable, "-c", program, str(root), str(FOOTING)],
            env={**os.environ, "BOOK_FOOTING": str(notes), **more},
            check=True,
            timeout=60,
        )
        return dict(map(json.loads, notes.read_text().splitlines()))

    return run


def names(noted: Noted) -> set[str]:
    """The files that were there."""
    return {name for name, digest in noted.items() if digest}


def absent(noted: Noted) -> set[str]:
    return noted.keys() - names(noted)


READING = {
    "open": "open('companion/words.csv').read()",
    "open bytes": "open(b'companion/words.csv', 'rb').read()",
    "update": "open('companion/words.csv', 'r+').read()",
    "low level": "os.open('companion/words.csv', os.O_RDONLY)",
    "path": "import pathlib; pathlib.Path('companion/words.csv').read_text()",
    "another way": "open('companion/group/../words.csv').read()",
    "resources": "from importlib.resources import files\n"
    "files('companion').joinpath('words.csv').read_text()",
    "package data": "import pkgutil; pkgutil.get_data('companion', 'words.csv')",
    "loop": "import linecache; linecache.getlines('companion/words.csv')",
}


@pytest.mark.parametrize("way", READING)
def test_a_file_is_noted_however_it_is_read(run: Run, way: str) -> None:
    assert "companion/words.csv" in names(run(READING[way]))


IMPORTING = {
    "statement": "from companion import said",
    "by name": "import importlib; importlib.import_module('companion.said')",
    "in a function": "from companion import late; late.word()",
    "before the notes": "",
    "in a thread": "import threading\n"
    "thread = threading.Thread(target=lambda: __import__('companion.said'))\n"
    "thread.start(); thread.join()",
}


@pytest.mark.parametrize("bytecode", ["compiled", "cached"])
@pytest.mark.parametrize("way", IMPORTING)
def test_a_module_is_noted_by_its_source(
    run: Run, project: Path, way: str, bytecode: str
) -> None:
    if bytecode == "cached":
        command = [sys.executable, "-m", "compileall", "-q", str(project)]
        subprocess.run(command, check=True)
    before = "import companion.said" if way == "before the notes" else ""
    noted = names(run(IMPORTING[way], before, PYTHONDONTWRITEBYTECODE="1"))
    assert {"companion/__init__.py", "companion/said.py"} <= noted
    assert not any(name.endswith(".pyc") for name in noted)


def test_a_module_that_is_loaded_from_its_file_is_noted(run: Run) -> None:
    assert names(run("runpy.run_path('companion/said.py')")) == {"companion/said.py"}


def test_what_is_not_read_is_not_noted(run: Run) -> None:
    code = (
        "from companion import said\n"
        "import pathlib\n"
        "sorted(pathlib.Path('companion').rglob('*'))\n"
        "pathlib.Path('companion/words.csv').exists()\n"
        "open('written.csv', 'w').write('five')"
    )
    assert names(run(code)) == {"companion/__init__.py", "companion/said.py"}


def test_what_is_not_of_the_project_is_not_noted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "outside.csv").write_text("six\n")
    code = (
        "open('_build/made.csv').read(); open('.hidden/hidden.csv').read()\n"
        "open('../outside.csv').read(); import json.tool"
    )
    assert run(code) == {}


def test_a_file_that_is_missing_is_noted_as_missing(run: Run) -> None:
    code = "try:\n    open('companion/more.csv')\nexcept FileNotFoundError:\n    pass"
    assert run(code) == {"companion/more.csv": None}


def test_a_module_that_is_missing_is_noted_as_missing(run: Run) -> None:
    code = "try:\n    from companion import more\nexcept ImportError:\n    pass"
    expected = {"companion/more.py", "companion/more/__init__.py"}
    assert absent(run(code)) == expected


def test_what_would_be_found_before_a_module_is_noted_as_missing(run: Run) -> None:
    noted = run("import companion.group.one")
    assert "companion/group/one.py" in names(noted)
    assert {
        "companion/group.py",
        "companion/group/__init__.py",
        "companion/group/one/__init__.py",
    } <= absent(noted)


def test_the_digest_is_of_what_was_read(run: Run, project: Path) -> None:
    before = run("from companion import said")
    change = "open('companion/said.py', 'w').write('WORD = 2')"
    code = f"from companion import said\n{change}\nopen('companion/said.py').read()"
    assert run(code) == before
    assert run("from companion import said") != before


@pytest.mark.parametrize("end", ["os._exit(0)", "os.execvp('true', ['true'])"])
def test_nothing_is_lost_however_a_process_ends(run: Run, end: str) -> None:
    assert "companion/said.py" in run(f"from companion import said; {end}")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="This system does not fork.")
def test_what_a_forked_process_reads_is_noted(run: Run) -> None:
    code = "if not os.fork():\n    import companion.said\nelse:\n    os.wait()"
    assert "companion/said.py" in names(run(code))


def test_a_linked_folder_is_the_same_folder(
    run: Run, project: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(project)
    code = "from companion import said; open('companion/words.csv').read()"
    assert run(code, root=link) == run(code)


def test_a_companion_elsewhere_is_noted_by_where_it_is(
    project: Path, run: Run, tmp_path: Path
) -> None:
    (project / "companion").rename(tmp_path / "companion")
    (project / "companion").symlink_to(tmp_path / "companion")
    assert "../companion/said.py" in names(run("from companion import said"))


def test_a_process_that_has_no_place_for_notes_takes_none(run: Run) -> None:
    with pytest.raises(FileNotFoundError):
        run("from companion import said", BOOK_FOOTING="")
