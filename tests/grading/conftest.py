"""What the tests of the grader share: one warm process, one course directory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from tools.grading.assessment import Assessed, assess
from tools.grading.bookkeeping import make_course
from tools.grading.confinement import Limits
from tools.grading.sessions import Session, Warm
from tools.grading.source import SOURCE, graded, nbgrader_source

TEXT = SOURCE.read_text(encoding="utf-8")
SITE = "https://example.org/book/"
EXERCISES = graded(TEXT)
LIMITS = Limits(cell_seconds=15, seconds=90)
SHORT = Limits(cell_seconds=3, seconds=30)


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    with Warm() as process:
        yield process


@pytest.fixture
def session(warm: Warm, tmp_path: Path) -> Iterator[Session]:
    with warm.session(tmp_path, SHORT) as opened:
        yield opened


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    make_course(folder, nbgrader_source(TEXT, SITE))
    return folder


@pytest.fixture(scope="session")
def learners(course: Path) -> NotebookNode:
    """The version that learners are given."""
    return nbformat.read(next(course.glob("release/*/*.ipynb")), 4)


Answered = Callable[[dict[str, str]], NotebookNode]


@pytest.fixture
def answered(learners: NotebookNode) -> Answered:
    """Makes the notebook of a learner who wrote these answers."""

    def make(answers: dict[str, str]) -> NotebookNode:
        notebook = nbformat.reads(nbformat.writes(learners), 4)
        for cell in notebook.cells:
            marks = cell.metadata.get("nbgrader", {})
            if marks.get("solution") and marks["grade_id"] in answers:
                cell.source = answers[marks["grade_id"]]
        return notebook

    return make


Graded = Callable[..., Assessed]


@pytest.fixture
def grade(warm: Warm, learners: NotebookNode) -> Graded:
    """Assesses a notebook, or the bytes of a file."""

    def run(submission: NotebookNode | bytes, limits: Limits = LIMITS) -> Assessed:
        data = (
            submission
            if isinstance(submission, bytes)
            else nbformat.writes(submission).encode()
        )
        return assess(data, learners, EXERCISES, warm, limits)

    return run
