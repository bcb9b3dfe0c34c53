"""Makes the submissions of a class that never was, to try the grader with.

Run as `python -m tests.grading.a_class FOLDER COUNT`. Answers are drawn from the bank
of right and wrong ones, the same for the same count. The points that they are worth go
into FOLDER.csv, to compare with what the grader says.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat

from tests.grading.bank import RIGHT, WRONG
from tools.assignment import DIST
from tools.grading.bookkeeping import NOTEBOOK
from tools.grading.exercises import points as points_of
from tools.grading.source import SOURCE, graded


def notebooks(release: Path, count: int) -> Iterator[tuple[str, nbformat.NotebookNode]]:
    """Names and notebooks of learners who are right in seven cases of ten."""
    for student, answers in a_class(count):
        notebook = nbformat.read(release, 4)
        for cell in notebook.cells:
            marks = cell.metadata.get("nbgrader", {})
            if marks.get("solution"):
                cell.source = answers[marks["grade_id"]]
        yield student, notebook


def a_class(count: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Names of learners, and what each answers to each exercise."""
    chance = random.Random(1)
    exercises = graded(SOURCE.read_text(encoding="utf-8"))
    for number in range(count):
        yield (
            f"student{number:04}",
            {
                name: chance.choice(
                    RIGHT[name]
                    if chance.random() < 0.7
                    else [answer for answer, _ in WRONG[name]]
                )
                for name in (exercise.name for exercise in exercises)
            },
        )


def points(answers: dict[str, str]) -> int:
    """What the answers of a learner are worth."""
    return sum(
        points_of(name) for name, answer in answers.items() if answer in RIGHT[name]
    )


def main(folder: Path, count: int) -> None:
    """Writes the submissions, and the points that they are worth."""
    release = DIST / NOTEBOOK
    if not release.is_file():
        sys.exit(f"There is no {release}: run `make assignment` first.")
    folder.mkdir(parents=True, exist_ok=True)
    for student, notebook in notebooks(release, count):
        nbformat.write(notebook, folder / f"{student}.ipynb")
    with Path(f"{folder}.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["student", "score"])
        rows.writerows([who, points(answers)] for who, answers in a_class(count))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
