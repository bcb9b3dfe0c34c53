"""Prints the book: all of it as one PDF, and its notes as another.

Run by `make pdf` as `python -m tools.pdf`, after `make book`: the chapters are not
executed again. With `--check` it says whether what it needs is there, and with
`--packages` which packages of Debian give that. The PDFs lie in the built site.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from facts.folders import ROOT, SITE

LATEX = ROOT / "_build" / "latex"

PROGRAMS = ("latexmk", "xelatex", "makeindex", "rsvg-convert")
FILES = (
    "titlesec.sty",
    "unicode-math.sty",
    "texgyrepagella-regular.otf",
    "texgyrepagella-math.otf",
    "DejaVuSansMono-Oblique.ttf",
    "pzdr.tfm",
)
"""One file of each package that TeX reads and a small TeX may be without."""

DEBIAN_PACKAGES = (
    "latexmk",
    "texlive-xetex",
    "texlive-latex-extra",
    "texlive-fonts-recommended",
    "fonts-texgyre",
    "fonts-texgyre-math",
    "fonts-dejavu-extra",
    "librsvg2-bin",
)

FAULTS = re.compile(
    r"^(?:! .+|Missing character: .+|Overfull \\[hv]box \((?:\d{2,}|[5-9])\..+"
    r"|.*Warning: (?:Reference|Citation|Hyper reference|Label) .+)$",
    re.MULTILINE,
)
"""What TeX notes in its log and a reader would stumble over on the page."""


def missing() -> list[str]:
    """The programs and files that are needed and not there."""
    absent = [name for name in PROGRAMS if not shutil.which(name)]
    finder = shutil.which("kpsewhich")
    if not finder:
        return absent or ["kpsewhich"]
    return absent + [name for name in FILES if not knows(finder, name)]


def knows(finder: str, name: str) -> bool:
    """Whether TeX finds this file."""
    return (
        subprocess.run([finder, name], capture_output=True, check=False).stdout != b""
    )


def check() -> None:
    """Ends the program, in one line, where something is missing."""
    absent = missing()
    if absent:
        sys.exit(
            f"To make the PDF, TeX and librsvg are needed; not found: "
            f"{', '.join(absent)}. On Debian or Ubuntu: "
            f"apt install --no-install-recommends {' '.join(DEBIAN_PACKAGES)}"
        )


def dated() -> dict[str, str]:
    """The environment, with the time of the last commit as the time of printing."""
    if "SOURCE_DATE_EPOCH" in os.environ or not shutil.which("git"):
        return dict(os.environ)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    time = subprocess.run(command, capture_output=True, text=True, check=False)
    stamp = {"SOURCE_DATE_EPOCH": time.stdout.strip()} if time.stdout.strip() else {}
    return {**os.environ, **stamp}


def write_latex(environment: dict[str, str]) -> list[Path]:
    """Has Jupyter Book write the LaTeX; gives the documents to typeset."""
    for old in LATEX.glob("*.tex"):
        old.unlink()
    book = [str(Path(sys.executable).with_name("jupyter-book")), "build", str(ROOT)]
    strict = ["--builder", "latex", "-W", "--keep-going", "--quiet"]
    if subprocess.run([*book, *strict], env=environment, check=False).returncode:
        sys.exit("Writing the LaTeX failed; the reason is above.")
    return sorted(LATEX.glob("*.tex"))


def typeset(document: Path, environment: dict[str, str]) -> Path:
    """Runs TeX until every page reference holds; ends the program on a fault."""
    options = ("-xelatex", "-interaction=nonstopmode", "-halt-on-error")
    subprocess.run(
        ["latexmk", *options, document.name],
        cwd=document.parent,
        env={**environment, "max_print_line": "1000"},
        capture_output=True,
        check=False,
    )
    log = document.with_suffix(".log")
    faults = list(faults_in(log)) or [] if log.exists() else ["TeX wrote no log"]
    made = document.with_suffix(".pdf")
    if faults or not made.exists():
        told = "\n  ".join(faults) or "TeX made no PDF"
        sys.exit(f"Typesetting {document.name} failed:\n  {told}\nThe log: {log}")
    return made


def faults_in(log: Path) -> Iterator[str]:
    """What is wrong with the pages, as the log has it, each once."""
    found = FAULTS.findall(log.read_text(encoding="utf-8", errors="replace"))
    yield from dict.fromkeys(found)


def main(arguments: list[str]) -> None:
    """Prints what is asked for: the packages, whether they are there, or the book."""
    if "--packages" in arguments:
        print(*DEBIAN_PACKAGES)
        return
    check()
    if "--check" in arguments:
        return
    if not SITE.exists():
        sys.exit(
            "The PDFs are printed from the built book: run make pdf, or make book."
        )
    environment = dated()
    for document in write_latex(environment):
        target = SITE / document.with_suffix(".pdf").name
        shutil.copy(typeset(document, environment), target)
        print(f"Printed: {target}")


if __name__ == "__main__":
    main(sys.argv[1:])
