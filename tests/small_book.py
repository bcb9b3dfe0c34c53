"""Small books with the project's own settings, which build in seconds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.pages import ROOT

COPIED = (
    "_config.yml",
    "requirements.txt",
    "book/references.bib",
    "pyproject.toml",
    "README.md",
    "LICENSE",
)
FOLDERS = (
    "book/_ext",
    "book/_live",
    "book/_static",
    "book/_templates",
    "companion",
    "facts",
)
PACKAGES = "_build/.packages"
"""What npm has brought, where it is there already."""

FRONT = """---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
"""
COLOUR = re.compile(r"\x1b\[[\d;]*m")
Chapters = dict[str, tuple[str, str]]
Build = subprocess.CompletedProcess[str]


def write_chapter(book: Path, name: str, options: str, code: str) -> None:
    cell = f"```{{code-cell}} ipython3\n{options}{code}\n```\n"
    page = book / "book" / f"{name}.md"
    page.write_text(f"{FRONT}# The {name} chapter\n\nSome words.\n\n{cell}")


def write_book(book: Path, chapters: Chapters) -> None:
    for name in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, book / name, ignore=ignored)
    for name in COPIED:
        shutil.copy(ROOT / name, book / name)
    if (ROOT / PACKAGES).is_dir():
        shutil.copytree(ROOT / PACKAGES, book / PACKAGES)
    (book / "book" / "index.md").write_text("# A small book\n\nSome words.\n")
    for name, (options, code) in chapters.items():
        write_chapter(book, name, options, code)
    list_chapters(book, list(chapters))


def list_chapters(book: Path, names: list[str]) -> None:
    listed = "".join(f"  - file: book/{name}\n" for name in names)
    (book / "_toc.yml").write_text(
        f"format: jb-book\nroot: book/index\nchapters:\n{listed}"
    )


def build(book: Path) -> Build:
    program = Path(sys.executable).with_name("jupyter-book")
    done = subprocess.run(
        [program, "build", ".", "-W", "--keep-going"],
        cwd=book,
        env={**os.environ, "PYTHONPATH": str(book)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    done.stdout = COLOUR.sub("", done.stdout)
    return done


def built(book: Path, name: str) -> str:
    return (book / "_build" / "html" / "book" / f"{name}.html").read_text()
