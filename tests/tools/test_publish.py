"""The notebooks become a branch that Colab and Binder find in the repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from facts.addresses import BRANCH
from tools import publish


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    place = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", place], check=True)
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "notebooks"
    (place / "tape").mkdir(parents=True)
    (place / "tape" / "lab.ipynb").write_text("{}")
    (place / "requirements.txt").write_text("numpy\n")
    return place


def git(remote: Path, *arguments: str) -> list[str]:
    done = subprocess.run(
        ["git", "-C", remote, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def held(remote: Path) -> list[str]:
    return git(remote, "ls-tree", "-r", "--name-only", BRANCH)


def test_the_branch_holds_what_the_folder_holds(folder: Path, remote: Path) -> None:
    commit = publish.publish(folder, str(remote))
    assert held(remote) == ["requirements.txt", "tape/lab.ipynb"]
    assert git(remote, "rev-parse", BRANCH) == [commit]
    assert git(remote, "show", f"{BRANCH}:requirements.txt") == ["numpy"]


def test_what_is_gone_from_the_folder_is_gone_from_the_branch(
    folder: Path, remote: Path
) -> None:
    publish.publish(folder, str(remote))
    (folder / "requirements.txt").unlink()
    publish.publish(folder, str(remote))
    assert held(remote) == ["tape/lab.ipynb"]
    assert len(git(remote, "rev-list", BRANCH)) == 1


def test_the_same_notebooks_are_the_same_commit(folder: Path, remote: Path) -> None:
    first = publish.publish(folder, str(remote))
    (folder / "tape" / "lab.ipynb").touch()
    assert publish.publish(folder, str(remote)) == first
    (folder / "tape" / "lab.ipynb").write_text("{ }")
    assert publish.publish(folder, str(remote)) != first


def test_the_folder_itself_stays_as_it_was(folder: Path, remote: Path) -> None:
    publish.publish(folder, str(remote))
    assert sorted(path.name for path in folder.iterdir()) == [
        "requirements.txt",
        "tape",
    ]


def test_without_a_build_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "NOTEBOOKS", tmp_path / "none")
    with pytest.raises(SystemExit, match="run make book first"):
        publish.main(["anywhere"])


def test_a_refusal_is_told_without_a_traceback(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "NOTEBOOKS", folder)
    with pytest.raises(SystemExit, match="not published"):
        publish.main([str(tmp_path / "no-repository")])
