"""What nbgrader does: the learner's version, the gradebook, the feedback.

A course directory of nbgrader is made once, by `make_course`. It works with nbgrader's
own commands and with a JupyterHub. To grade one submission, `record` copies its
gradebook into a folder of its own, so that submissions do not meet.
"""

from __future__ import annotations

import logging
import os
import shutil
import sysconfig
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

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
    SaveAutoGrades,
)
from traitlets.config import Config

from tools.grading.source import TEST_SUFFIX

ASSIGNMENT = "basic-tensor-operations"
NOTEBOOK = f"{ASSIGNMENT}.ipynb"
GRADEBOOK = "gradebook.db"
RELEASE = f"release/{ASSIGNMENT}/{NOTEBOOK}"
"""The learner's version, in a course directory."""

STUB = "..."
CONFIG = f"""\
# Settings of nbgrader for the assignment. Run nbgrader's commands in this folder.
c = get_config()
c.CourseDirectory.course_id = "differentiation-and-gradients"
c.ClearSolutions.code_stub = {{"python": "{STUB}"}}
c.ClearSolutions.begin_solution_delimeter = "### BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "### END SOLUTION"
"""


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
    (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    _convert(GenerateAssignment, folder)
    return folder / RELEASE


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
    course: Files, folder: Path, notebook: NotebookNode
) -> tuple[dict[str, float], str, str]:
    """Enters an executed submission into a gradebook, and writes the feedback.

    Args:
        course: The files of the course directory.
        folder: An empty folder, for a course directory of this submission alone.
        notebook: The submission, with the outputs of the tests.

    Returns:
        The scores by exercise, the graded notebook and the feedback's HTML.
    """
    student = "student"
    for name, data in course.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    place = folder / "submitted" / student / ASSIGNMENT / NOTEBOOK
    place.parent.mkdir(parents=True)
    nbformat.write(notebook, place)
    _convert(Autograde, folder, student)
    _convert(GenerateFeedback, folder, student)
    graded = folder / "autograded" / student / ASSIGNMENT / NOTEBOOK
    feedback = folder / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
    return (
        scores_in(folder, student),
        graded.read_text(encoding="utf-8"),
        feedback.read_text(encoding="utf-8"),
    )


def scores_in(folder: Path, student: str) -> dict[str, float]:
    """The scores of a student in the gradebook of a course directory, by exercise."""
    with _gradebook(folder) as gradebook:
        grades = gradebook.find_submission_notebook(
            ASSIGNMENT, ASSIGNMENT, student
        ).grades
        return {g.cell.name.removesuffix(TEST_SUFFIX): g.auto_score for g in grades}


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
    settings = Config()
    settings.CourseDirectory.root = str(folder)
    settings.CourseDirectory.course_id = "differentiation-and-gradients"
    settings.CourseDirectory.assignment_id = ASSIGNMENT
    settings.CourseDirectory.student_id = student
    settings.ClearSolutions.code_stub = {"python": STUB}
    # The submission was executed already, shut in. So nbgrader keeps the outputs and
    # executes nothing.
    settings.Autograde.sanitize_preprocessors = [
        DeduplicateIds,
        OverwriteKernelspec,
        OverwriteCells,
    ]
    settings.Autograde.autograde_preprocessors = [SaveAutoGrades, CheckCellMetadata]
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
