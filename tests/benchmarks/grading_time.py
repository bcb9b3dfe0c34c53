"""How many submissions a minute are graded, beside plain nbgrader.

Run as `python -m tests.benchmarks.grading_time [COUNT]`, or `make bench-grading`. The
same submissions, right and wrong answers mixed, are graded by `nbgrader autograde` and
by `make grade` with one worker, two, and so on up to the number of cores.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat

from tests.grading.a_class import notebooks
from tools.grading.bookkeeping import ASSIGNMENT, NOTEBOOK, make_course
from tools.grading.source import ROOT, SOURCE, nbgrader_source, site

PLAIN = 5
"""How many submissions plain nbgrader gets: each takes seconds."""


def main(count: int) -> None:
    """Measures, and prints a table."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        course = folder / "course"
        release = make_course(
            course, nbgrader_source(SOURCE.read_text(encoding="utf-8"), site())
        )
        for student, notebook in notebooks(release, count):
            place = folder / "submitted" / student / ASSIGNMENT / NOTEBOOK
            place.parent.mkdir(parents=True)
            nbformat.write(notebook, place)
        plain = plain_rate(course, folder / "submitted")
        print(f"nbgrader autograde      {plain:6.1f} a minute    1.0")
        for workers in range(1, (os.cpu_count() or 1) + 1):
            rate = our_rate(folder, workers, count)
            print(
                f"make grade, {workers} at once  {rate:6.1f} "
                f"a minute {rate / plain:6.1f}"
            )


def plain_rate(course: Path, submitted: Path) -> float:
    """Submissions a minute of nbgrader by itself."""
    for student in sorted(submitted.iterdir())[:PLAIN]:
        shutil.copytree(student, course / "submitted" / student.name)
    scripts = sysconfig.get_path("scripts")
    with timed() as seconds:
        subprocess.run(
            [f"{scripts}/nbgrader", "autograde", ASSIGNMENT],
            cwd=course,
            env={**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"},
            check=True,
            capture_output=True,
        )
    return 60 * PLAIN / seconds[0]


def our_rate(folder: Path, workers: int, count: int) -> float:
    """Submissions a minute of `make grade`, its start included."""
    out = folder / f"out{workers}"
    command = [sys.executable, "-m", "tools.grade", str(folder / "submitted")]
    command += ["--out", str(out), "--workers", str(workers)]
    with timed() as seconds:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return 60 * count / seconds[0]


@contextmanager
def timed() -> Iterator[list[float]]:
    """Puts into the list how long the block took."""
    seconds: list[float] = []
    begin = time.perf_counter()
    yield seconds
    seconds.append(time.perf_counter() - begin)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
