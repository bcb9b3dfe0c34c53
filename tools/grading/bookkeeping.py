"""What nbgrader does: the learner's version, the gradebook, the feedback.

A course directory of nbgrader is made once, by `make_course`. It works with nbgrader's
own commands and with a JupyterHub. To grade one submission, `record` copies its
gradebook into a folder of its own, so that submissions do not meet.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sysconfig
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters import (
    Autograde,
    GenerateAssignment,
    GenerateFeedback,
    GenerateSolution,
)
from nbgrader.converters.base import BaseConverter
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import (
    CheckCellMetadata,
    DeduplicateIds,
    OverwriteCells,
    OverwriteKernelspec,
)
from nbgrader.utils import compute_checksum, is_solution
from traitlets.config import Config

from tools.grading.source import BEGIN, END, STUB, TEST_SUFFIX

ASSIGNMENT = "basic-tensor-operations"
NOTEBOOK = f"{ASSIGNMENT}.ipynb"
GRADEBOOK = "gradebook.db"
RELEASE = f"release/{ASSIGNMENT}/{NOTEBOOK}"
"""The learner's version, in a course directory."""

SETTINGS: dict[str, dict[str, Any]] = {
    "CourseDirectory": {"course_id": "differentiation-and-gradients"},
    "ClearSolutions": {
        "code_stub": {"python": STUB},
        "begin_solution_delimeter": BEGIN,
        "end_solution_delimeter": END,
    },
}
"""What nbgrader has to know of the assignment, wherever it runs."""


def make_course(folder: Path, source: NotebookNode) -> Path:
    """Makes a course directory with one assignment, and the learner's version of it.

    Args:
        folder: Where; it is made anew.
        source: nbgrader's source notebook.

    Returns:
        The learner's version, inside the folder.
    """
    shutil.rmtree(folder, ignore_errors=True)
    place = folder / "source" / ASSIGNMENT / NOTEBOOK
    place.parent.mkdir(parents=True)
    nbformat.write(source, place)
    (folder / "nbgrader_config.py").write_text(_config(), encoding="utf-8")
    _convert(GenerateAssignment, folder)
    return folder / RELEASE


def _config() -> str:
    """The settings, as nbgrader's own commands read them."""
    lines = [
        f"c.{part}.{name} = {json.dumps(value)}\n"
        for part, settings in SETTINGS.items()
        for name, value in settings.items()
    ]
    return (
        "# Settings of nbgrader for the assignment. Run nbgrader's commands in this "
        f"folder.\nc = get_config()\n{''.join(lines)}"
    )


def make_solution(course: Path) -> Path:
    """Runs the solutions in a course directory, and returns the notebook of them."""
    _convert(GenerateSolution, course)
    return course / "solution" / ASSIGNMENT / NOTEBOOK


Files = dict[str, bytes]
"""From a path inside a course directory to the file that lies there."""


def files_of(course: Path) -> Files:
    """What grading needs of a course directory; it can travel to another machine."""
    needed = (GRADEBOOK, f"source/{ASSIGNMENT}/{NOTEBOOK}", RELEASE)
    return {name: (course / name).read_bytes() for name in needed}


def record(
    course: Files, folder: Path, notebook: NotebookNode, scores: Mapping[str, float]
) -> tuple[str, str]:
    """Enters an assessed submission into a gradebook, and writes the feedback.

    Args:
        course: The files of the course directory.
        folder: An empty folder, for a course directory of this submission alone.
        notebook: The submission, with all outputs.
        scores: The points by exercise.

    Returns:
        The graded notebook and the feedback's HTML.
    """
    student = "student"
    for name, data in course.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    place = folder / "submitted" / student / ASSIGNMENT / NOTEBOOK
    place.parent.mkdir(parents=True)
    nbformat.write(notebook, place)
    _convert(Autograde, folder, student)
    graded = folder / "autograded" / student / ASSIGNMENT / NOTEBOOK
    enter(folder, {student: scores})
    _comment(folder, student, nbformat.read(graded, as_version=4))
    _convert(GenerateFeedback, folder, student)
    feedback = folder / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
    return graded.read_text(encoding="utf-8"), feedback.read_text(encoding="utf-8")


def _comment(folder: Path, student: str, graded: NotebookNode) -> None:
    """Says where there is no answer but the given one, as nbgrader itself does."""
    with _gradebook(folder) as gradebook:
        for cell in filter(is_solution, graded.cells):
            marks = cell.metadata.nbgrader
            if marks.checksum == compute_checksum(cell):
                gradebook.find_comment(
                    marks.grade_id, ASSIGNMENT, ASSIGNMENT, student
                ).auto_comment = "No response."
        gradebook.db.commit()


def enter(course: Path, scores: Mapping[str, Mapping[str, float]]) -> None:
    """Enters the scores of all students into the course's own gradebook.

    Args:
        course: The course directory.
        scores: From a student to the scores by exercise.
    """
    with _gradebook(course) as gradebook, gradebook.db.no_autoflush:
        for student, points in scores.items():
            gradebook.update_or_create_student(student)
            gradebook.update_or_create_submission(ASSIGNMENT, student)
            found = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student)
            for grade in found.grades:
                grade.auto_score = points[grade.cell.name.removesuffix(TEST_SUFFIX)]
                grade.needs_manual_grade = False
        gradebook.db.commit()


def _gradebook(folder: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{folder / GRADEBOOK}")


def _convert(
    kind: type[BaseConverter],
    folder: Path,
    student: str = "*",
) -> None:
    """Runs one of nbgrader's converters over the one assignment of a folder."""
    settings = Config(SETTINGS)
    settings.CourseDirectory.root = str(folder)
    settings.CourseDirectory.assignment_id = ASSIGNMENT
    settings.CourseDirectory.student_id = student
    # The submission was executed already, shut in, and judged. So nbgrader keeps the
    # outputs, executes nothing, and reads no points of them.
    settings.Autograde.sanitize_preprocessors = [
        DeduplicateIds,
        OverwriteKernelspec,
        OverwriteCells,
    ]
    settings.Autograde.autograde_preprocessors = [CheckCellMetadata]
    log = logging.getLogger("nbgrader.converter")
    log.setLevel(logging.ERROR)
    with warnings.catch_warnings(), _commands_on_path():
        warnings.simplefilter("ignore")
        course = CourseDirectory(config=settings)
        converter = kind(coursedir=course, config=settings)
        converter.log = log
        converter.start()


@contextmanager
def _commands_on_path() -> Iterator[None]:
    """Lets nbgrader find `alembic` by that name, as it does for a new gradebook."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = f"{sysconfig.get_path('scripts')}{os.pathsep}{before}"
    try:
        yield
    finally:
        os.environ["PATH"] = before
