"""Scripts of others are taken only as they were pinned, and only once."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import tarfile
from pathlib import Path

import pytest

from tools import packages
from tools.packages import PINS, Package, PackageError, folder_of, pinned, verify


def archive(folder: Path, **files: bytes) -> Path:
    path = folder / "some.tgz"
    with tarfile.open(path, "w:gz") as packed:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
    return path


def integrity(path: Path) -> str:
    digest = hashlib.sha512(path.read_bytes()).digest()
    return "sha512-" + base64.b64encode(digest).decode()


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of packages that were downloaded: npm is left out of it."""
    path = archive(tmp_path, script=b"let x", other=b"no")
    names: list[str] = []

    def download(package: Package, folder: Path) -> Path:
        names.append(package.name)
        return path

    monkeypatch.setattr(packages, "download", download)
    return names


def test_a_package_is_downloaded_once(tmp_path: Path, downloads: list[str]) -> None:
    package = Package("p", "1.0", integrity(tmp_path / "some.tgz"), ("script",))
    cache = tmp_path / "cache"

    folder = folder_of(package, cache)

    assert [file.name for file in folder.iterdir()] == ["script"]
    assert (folder / "script").read_bytes() == b"let x"
    assert folder_of(package, cache) == folder
    assert downloads == ["p"]
    assert list(cache.iterdir()) == [folder]


def test_another_digest_is_another_folder(tmp_path: Path, downloads: list[str]) -> None:
    good = Package("p", "1.0", integrity(tmp_path / "some.tgz"), ("script",))
    folder_of(good, tmp_path / "cache")
    changed = Package("p", "1.0", "sha512-AAAA", ("script",))

    with pytest.raises(PackageError, match=r"p 1\.0 is not what was pinned"):
        folder_of(changed, tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_missing_file_is_named(tmp_path: Path, downloads: list[str]) -> None:
    package = Package("p", "1.0", integrity(tmp_path / "some.tgz"), ("absent",))

    with pytest.raises(PackageError, match="has no file absent"):
        folder_of(package, tmp_path / "cache")


def test_a_changed_archive_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, script=b"let x")
    package = Package("p", "1.0", integrity(path), ("script",))
    verify(package, path)
    path.write_bytes(path.read_bytes() + b"more")

    with pytest.raises(PackageError, match="do not use this download"):
        verify(package, path)


def test_the_pins_name_versions_and_no_host() -> None:
    for package in pinned():
        assert re.fullmatch(r"\d+\.\d+\.\d+", package.version)
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package.integrity)
    assert "://" not in PINS.read_text(encoding="utf-8")


def test_the_cache_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in pinned():
        folder_of(package)

    def npm(*_: object, **__: object) -> None:
        raise AssertionError("npm was asked")

    monkeypatch.setattr(packages, "npm", npm)
    for package in pinned():
        folder = folder_of(package)
        assert {file.name for file in folder.iterdir()} == set(package.files)
