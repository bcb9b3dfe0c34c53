"""tools/setup.sh makes .venv once, makes it again when it must, and fails clearly.

It runs in a copy whose only pin is the companion's build backend, so it is quick.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import ROOT

COPIED = ("tools/setup.sh", "pyproject.toml", "README.md", "LICENSE")


def pin_of_backend() -> str:
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return next(pin for pin in pins if pin.startswith("flit-core=="))


def run_setup(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [shutil.which("sh") or "sh", "tools/setup.sh"],
        cwd=folder,
        env={**os.environ, "PYTHON": sys.executable, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def set_up(folder: Path) -> subprocess.CompletedProcess[str]:
    done = run_setup(folder)
    assert done.returncode == 0, done.stderr
    return done


def copy_checkout(folder: Path) -> None:
    (folder / "tools").mkdir()
    for name in COPIED:
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "companion", folder / "companion")
    (folder / "requirements.txt").write_text(pin_of_backend() + "\n")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout")
    copy_checkout(folder)
    return folder


@pytest.fixture
def checkout(shared: Path) -> Path:
    """A copy that is set up, with a marker that a new .venv would not have."""
    (shared / "requirements.txt").write_text(pin_of_backend() + "\n")
    set_up(shared)
    marker_of(shared).touch()
    return shared


def marker_of(folder: Path) -> Path:
    return folder / ".venv" / "marker"


def stamp_of(folder: Path) -> Path:
    return folder / ".venv" / "complete"


@pytest.mark.parametrize("python", ["/bin/false", ""])
def test_without_a_suitable_python_it_says_which_are(
    tmp_path: Path, python: str
) -> None:
    copy_checkout(tmp_path)
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "dirname").symlink_to(shutil.which("dirname") or "")
    failed = run_setup(tmp_path, PYTHON=python, PATH=str(programs))
    assert failed.returncode != 0
    assert len(failed.stderr.splitlines()) == 1
    assert "Python 3.10 to 3.13" in failed.stderr
    assert not (tmp_path / ".venv").exists()


def test_afterwards_the_companion_can_be_imported(checkout: Path) -> None:
    assert stamp_of(checkout).is_file()
    python = checkout / ".venv" / "bin" / "python"
    find = "from importlib.util import find_spec; print(find_spec('companion').origin)"
    found = subprocess.run(
        [python, "-c", find], cwd="/", capture_output=True, text=True, check=True
    )
    assert Path(found.stdout.strip()) == checkout / "companion" / "__init__.py"


def test_a_second_run_does_nothing(checkout: Path) -> None:
    stamped = stamp_of(checkout).stat().st_mtime_ns
    again = set_up(checkout)
    assert (again.stdout, again.stderr) == ("", "")
    assert marker_of(checkout).exists()
    assert stamp_of(checkout).stat().st_mtime_ns == stamped


def test_an_interrupted_set_up_is_made_again(checkout: Path) -> None:
    stamp_of(checkout).unlink()
    set_up(checkout)
    assert stamp_of(checkout).is_file()
    assert not marker_of(checkout).exists()


def test_other_pins_make_it_again(checkout: Path) -> None:
    with (checkout / "requirements.txt").open("a") as pins:
        pins.write("# Another line.\n")
    set_up(checkout)
    assert not marker_of(checkout).exists()


@pytest.mark.parametrize(
    ("pins", "said"),
    [
        ("--no-index\nno-such-package==1\n", "Installing the pins failed"),
        ("# No backend to build the companion with.\n", "Installing the companion"),
    ],
)
def test_a_failing_pip_leaves_no_stamp(checkout: Path, pins: str, said: str) -> None:
    (checkout / "requirements.txt").write_text(pins)
    failed = run_setup(checkout, PIP_FIND_LINKS="")
    assert failed.returncode != 0
    assert failed.stderr.splitlines()[-1].startswith(said)
    assert not stamp_of(checkout).exists()


def test_another_checkouts_venv_is_never_cleared(
    checkout: Path, tmp_path: Path
) -> None:
    copy_checkout(tmp_path)
    (tmp_path / ".venv").symlink_to(checkout / ".venv")
    set_up(tmp_path)
    (tmp_path / "requirements.txt").write_text("# Other pins.\n")
    failed = run_setup(tmp_path)
    assert failed.returncode != 0
    assert "link to another checkout" in failed.stderr
    assert marker_of(checkout).exists()
