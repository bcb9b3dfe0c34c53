"""The published wheel is the companion that built the book, and says so by its name."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from book._ext.wheels import (
    PROJECT_FILES,
    build_wheel,
    files_of,
    version_of,
    wheel_name,
)
from companion import __version__
from tests.pages import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the wheel is made of, as it is after a run of Python."""
    for path in [*(ROOT / name for name in PROJECT_FILES), *files_of(ROOT)]:
        copy = tmp_path / "project" / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    compiled = tmp_path / "project" / "companion" / "__pycache__"
    compiled.mkdir()
    (compiled / "tape.cpython-311.pyc").write_bytes(b"compiled")
    return tmp_path / "project"


def test_it_is_the_same_bytes_wherever_it_is_built(
    project: Path, tmp_path: Path
) -> None:
    here, there = (
        build_wheel(ROOT, tmp_path / "a"),
        build_wheel(project, tmp_path / "b"),
    )
    assert here.name == there.name
    assert here.read_bytes() == there.read_bytes()


def test_its_version_changes_with_any_file(project: Path) -> None:
    before = version_of(project)
    data = project / "companion" / "data" / "penguins.csv"
    data.write_bytes(data.read_bytes() + b"\n")
    assert version_of(project) != before


def test_its_name_and_its_content_state_one_version(tmp_path: Path) -> None:
    version = version_of(ROOT)
    wheel = build_wheel(ROOT, tmp_path)
    assert version.startswith(f"{__version__}+book.")
    assert wheel.name == wheel_name(version)
    with zipfile.ZipFile(wheel) as archive:
        stated = archive.read("companion/__init__.py").decode()
        metadata = archive.read(f"gradients_companion-{version}.dist-info/METADATA")
    assert f'__version__ = "{version}"' in stated
    assert f"\nVersion: {version}\n" in metadata.decode()


def test_the_wheel_of_the_last_build_goes(project: Path, tmp_path: Path) -> None:
    build_wheel(project, tmp_path / "wheels")
    (project / "companion" / "new.py").write_text("NEW = True\n")
    newest = build_wheel(project, tmp_path / "wheels")
    assert list((tmp_path / "wheels").iterdir()) == [newest]
