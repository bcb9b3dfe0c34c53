"""What a page's outputs rest on beside its cells, noted while the page runs.

The page's kernel runs this file before anything else and calls `begin`. From then on,
every file of the project that Python opens is noted, with a digest of what it held, and
so is every place where it looked for a module in a package of the project: a file that
was not there has no digest. Only outputs whose files are the same may be used again.

Not noted are files that are only listed, or only asked whether they are there, and
those that are not opened by Python's own means, as by `tf.io.read_file`.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

VARIABLE = "BOOK_FOOTING"
"""The environment variable that names the file for a kernel's notes."""

Footing = dict[str, "str | None"]
"""Digests of what files held, by the files' paths from the project's folder."""


def digest(path: Path) -> str | None:
    """Digest of what a file holds; None where there is no file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError:
        return None


def stands(footing: Footing, root: Path) -> bool:
    """Whether all files hold what they held."""
    return all(digest(root / name) == held for name, held in footing.items())


def read_notes(file: Path) -> Footing:
    """What a kernel has noted."""
    return dict(json.loads(line) for line in file.read_text("utf-8").splitlines())


def begin(root: str, companion: str) -> None:
    """Notes from now on what this process reads, if the environment says where to.

    Args:
        root: The project's folder.
        companion: The companion's folder; a linked checkout may have another's.
    """
    if file := os.environ.get(VARIABLE):
        notes = Notes(Path(root), [Path(root), Path(companion)], Path(file))
        for module in list(sys.modules.values()):
            if isinstance(module, ModuleType) and "__file__" in vars(module):
                notes.add(vars(module)["__file__"])
        sys.meta_path.insert(0, notes)
        sys.addaudithook(notes.hear)


class Notes:
    """Notes files of a project in a file, one a line, as they are first read."""

    def __init__(self, root: Path, places: list[Path], file: Path) -> None:
        self.root = root.resolve()
        self.places = [place.resolve() for place in places]
        # Opened once and written at once: nothing is lost however the process ends.
        self.file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.folders: dict[Path, Path | None] = {}
        self.noted: set[Path] = set()

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """As an audit hook: notes what is opened to be read."""
        if event == "open" and not arguments[2] & os.O_WRONLY:
            self.add(arguments[0])

    def find_spec(
        self, name: str, path: Iterable[str] | None = None, target: object = None
    ) -> None:
        """As the first finder, which finds nothing: notes where a module may be."""
        stem = name.rpartition(".")[2]
        for folder in path or ():
            if self.real(Path(folder)):
                self.add(Path(folder, f"{stem}.py"))
                self.add(Path(folder, stem, "__init__.py"))

    def add(self, opened: object) -> None:
        """Notes a file, if it is one of the project's and is not noted yet."""
        if not isinstance(opened, (str, bytes, os.PathLike)):
            return
        path = Path(os.fsdecode(opened)).absolute()
        if folder := self.real(path.parent):
            self.add_real(source(folder / path.name))

    def add_real(self, path: Path) -> None:
        # First of all, for the digest opens the file, and that is heard too.
        if path not in self.noted:
            self.noted.add(path)
            name = Path(os.path.relpath(path, self.root)).as_posix()
            line = json.dumps([name, digest(path)]) + "\n"
            os.write(self.file, line.encode())

    def real(self, folder: Path) -> Path | None:
        """Where a folder really is, if that is in the project."""
        if folder not in self.folders:
            real = Path(os.path.realpath(folder))
            inside = any(belongs(real, place) for place in self.places)
            self.folders[folder] = real if inside else None
        return self.folders[folder]


def belongs(folder: Path, place: Path) -> bool:
    """Whether a folder is in a place, and neither hidden nor made by the build."""
    if not folder.is_relative_to(place):
        return False
    first = "".join(folder.relative_to(place).parts[:1])
    return first != "_build" and not first.startswith(".")


def source(path: Path) -> Path:
    """The module's own file, where a path is that of its bytecode."""
    if path.suffix == ".pyc" and path.parent.name == "__pycache__":
        return path.parents[1] / f"{path.name.partition('.')[0]}.py"
    return path
