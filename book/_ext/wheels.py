"""The companion as a wheel that the site publishes, for the exported notebooks.

Its version names the very files that built the book, as in 0.1.0+book.1f3a9c20, so that
a notebook can tell whether what is installed is what it was written for.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
from pathlib import Path

from flit_core.wheel import make_wheel_in

from companion import __version__

# The theme's packages have the root logger print what others only mention.
logging.getLogger("flit_core").setLevel(logging.WARNING)

PROJECT_FILES = ("pyproject.toml", "README.md", "LICENSE")
STATES_VERSION = ("pyproject.toml", "companion/__init__.py")
EPOCH = 1_577_836_800
"""Time of every file in the wheel, in seconds since 1970: the same in every build."""


def files_of(root: Path) -> list[Path]:
    """What the companion is made of, in a fixed order."""
    found = (root / "companion").rglob("*")
    kept = [p for p in found if p.is_file() and "__pycache__" not in p.parts]
    return sorted(kept)


def version_of(root: Path) -> str:
    """The companion's version, and a digest of its files as the local part."""
    digest = hashlib.sha256()
    for path in [root / "pyproject.toml", *files_of(root)]:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(path.read_bytes())
    return f"{__version__}+book.{digest.hexdigest()[:8]}"


def wheel_name(version: str) -> str:
    """The file's name, by the rules for wheels."""
    return f"gradients_companion-{version}-py3-none-any.whl"


def build_wheel(root: Path, folder: Path) -> Path:
    """Builds the wheel of the companion under `root` into a folder, byte for byte.

    Args:
        root: The project's folder.
        folder: Where the wheel goes. Other versions there are removed.

    Returns:
        The wheel's path.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob(wheel_name("*")):
        stale.unlink()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        copy_project(root, copy)
        return make_wheel_in(copy / "pyproject.toml", folder).file


def copy_project(root: Path, copy: Path) -> None:
    """Copies what the wheel is made of, with the version that names its files."""
    for path in [*(root / name for name in PROJECT_FILES), *files_of(root)]:
        target = copy / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    version = version_of(root)
    for name in STATES_VERSION:
        text = (copy / name).read_text(encoding="utf-8")
        text = text.replace(f'= "{__version__}"', f'= "{version}"', 1)
        (copy / name).write_text(text, encoding="utf-8")
    for path in copy.rglob("*"):
        os.utime(path, (EPOCH, EPOCH))
