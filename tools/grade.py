"""Grades a folder of submissions.

Run as `python -m tools.grade FOLDER`, or `make grade SUBMISSIONS=FOLDER`. It writes a
CSV with the points, a feedback page and the graded notebook for each student, and
nbgrader's gradebook. What is graded already is left as it is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from statistics import mean

from companion import quiet
from facts.folders import ROOT
from tools.assignment import DIST
from tools.grading.bookkeeping import enter, files_of, make_course
from tools.grading.classroom import (
    GradingError,
    Task,
    cluster,
    grade_all,
    results,
    submissions,
    table,
)
from tools.grading.confinement import Limits, UnconfinedError, lacking
from tools.grading.source import SOURCE, graded, nbgrader_source, site


def main(arguments: list[str] | None = None) -> None:
    """Grades, and says what came of it."""
    options = _options(arguments)
    # Wrong answers make TensorFlow warn; the workers inherit this.
    os.environ.update(quiet.VARIABLES)
    try:
        if missing := lacking():
            raise UnconfinedError(missing)
        failed = grade_folder(options)
    except (GradingError, UnconfinedError) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("\nInterrupted. What is graded is kept: run it again to go on.")
    if failed:
        sys.exit("\n".join(["Not graded (run it again):", *failed]))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools.grade", description=__doc__)
    parser.add_argument("folder", type=Path, help="the submissions")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "grades")
    parser.add_argument("--scheduler", help="address of a running Dask scheduler")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=float, default=Limits.cell_seconds)
    return parser.parse_args(arguments)


def grade_folder(options: argparse.Namespace) -> list[str]:
    """Grades a folder; it returns who could not be graded."""
    handed_in = submissions(options.folder)
    text = SOURCE.read_text(encoding="utf-8")
    course = DIST / "course"
    if not course.is_dir():
        make_course(course, nbgrader_source(text, site()))
    limits = Limits(cell_seconds=options.seconds, seconds=6 * options.seconds)
    files = files_of(course)
    tasks = [Task(who, data, files, text, limits) for who, data in handed_in.items()]
    with cluster(options.scheduler, options.workers) as client:
        failed = grade_all(tasks, options.out, client, _say)
    _finish(options.out, course, handed_in, text)
    return failed


def _say(progress: str) -> None:
    print(f"\r{progress} ", end="", file=sys.stderr, flush=True)


def _finish(
    out: Path, course: Path, students: dict[str, bytes | str], text: str
) -> None:
    exercises = graded(text)
    out.mkdir(parents=True, exist_ok=True)
    (out / "grades.csv").write_text(table(students, exercises, out), encoding="utf-8")
    known = results(students, out)
    shutil.copy(course / "gradebook.db", out / "gradebook.db")
    enter(out, {student: facts["scores"] for student, facts in known.items()})
    points = [sum(facts["scores"].values()) for facts in known.values()]
    remarked = sum(bool(facts["remarks"]) for facts in known.values())
    average = f"{mean(points):.1f} points on average, " if points else ""
    print(
        f"\n{len(known)} graded, {average}{remarked} with remarks.\n"
        f"Points:    {out / 'grades.csv'}\n"
        f"Feedback:  {out / 'feedback'}"
    )


if __name__ == "__main__":
    main()
