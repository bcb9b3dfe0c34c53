"""The scripts of others are taken only as they were pinned, and only once."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from book._ext import packages
from book._ext.packages import PINS, SERVED, copy_served, packages_of
from tests.pages import ROOT

LIVE = ROOT / "book" / "_live"


def digest(path: Path) -> str:
    found = hashlib.sha512(path.read_bytes()).digest()
    return "sha512-" + base64.b64encode(found).decode()


def pack(archive: Path, script: bytes) -> None:
    """Makes an archive as npm's are: the package `p` with one script."""
    files = {"package.json": b'{"name": "p", "version": "1.0.0"}', "script.js": script}
    with tarfile.open(archive, "w:gz") as packed:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    pack(tmp_path / "p.tgz", b"let x")
    return tmp_path / "p.tgz"


def pin(archive: Path, integrity: str) -> Path:
    """A folder with pins for one package, which npm finds without a network."""
    needs = {"dependencies": {"p": f"file:{archive}"}}
    place = {"version": "1.0.0", "resolved": f"file:{archive}", "integrity": integrity}
    locked = {"lockfileVersion": 3, "packages": {"": needs, "node_modules/p": place}}
    for name, content in zip(PINS, (needs, locked), strict=True):
        (archive.parent / name).write_text(json.dumps(content))
    return archive.parent


def no_npm(*_: object, **__: object) -> None:
    raise AssertionError("npm was asked")


def test_a_package_is_taken_as_it_was_pinned_and_then_from_the_cache(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins, cache = pin(archive, digest(archive)), tmp_path / "cache"
    folder = packages_of(pins, cache)
    assert (folder / "p" / "script.js").read_bytes() == b"let x"
    assert list(cache.iterdir()) == [folder]

    monkeypatch.setattr(packages, "npm", no_npm)
    assert packages_of(pins, cache) == folder


def test_another_archive_than_was_pinned_is_refused(
    archive: Path, tmp_path: Path
) -> None:
    pinned = digest(archive)
    pack(archive, b"let y")
    with pytest.raises(ExtensionError, match=r"do not use it[\s\S]*EINTEGRITY"):
        packages_of(pin(archive, pinned), tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_what_does_not_come_is_told(archive: Path, tmp_path: Path) -> None:
    pins = pin(archive, digest(archive))
    archive.unlink()
    with pytest.raises(ExtensionError, match="check the network, and build again"):
        packages_of(pins, tmp_path / "cache")


def test_the_site_serves_the_files_it_names_and_no_others(tmp_path: Path) -> None:
    copy_served(LIVE, ROOT / "_build" / ".packages", tmp_path)
    served = {
        p.name: tuple(sorted(f.name for f in p.iterdir())) for p in tmp_path.iterdir()
    }
    assert served == SERVED


def test_the_pins_name_digests_and_no_host() -> None:
    text = (LIVE / "package-lock.json").read_text(encoding="utf-8")
    _, *packages = json.loads(text)["packages"].values()
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    assert "://" not in text
