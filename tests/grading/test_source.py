"""The assignment's one source, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from companion.checks.grading import graded as graded_exercises
from tests.grading.conftest import EXERCISES as GRADED
from tests.grading.conftest import SITE, TEXT
from tools.grading.bookkeeping import make_solution
from tools.grading.exercises import points
from tools.grading.source import (
    PAGE,
    Graded,
    SourceError,
    book_page,
    graded,
    nbgrader_source,
)

EXERCISE = """\
```{code-cell} ipython3
:tags: [exercise]
def squares(x):
    ### BEGIN SOLUTION
    return x * x
    ### END SOLUTION
```
"""
HEAD = """\
---
kernelspec: {display_name: P, language: python, name: python3}
seed: 7
---

"""


def code(notebook: NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def test_the_committed_page_is_made_from_the_source() -> None:
    """If this fails: run `make assignment`, and commit the page."""
    assert PAGE.read_text(encoding="utf-8") == book_page(TEXT)


def test_the_source_has_every_graded_exercise_once() -> None:
    wanted = set(graded_exercises())

    assert {exercise.name for exercise in GRADED} == wanted
    assert len(GRADED) == len(wanted) >= 10
    assert sum(exercise.points for exercise in GRADED) == 100


def test_the_headings_tell_the_points() -> None:
    for number, exercise in enumerate(GRADED, 1):
        start = f"### Exercise {number}: "
        heading = next(line for line in TEXT.splitlines() if line.startswith(start))
        assert heading.endswith(f"({exercise.points} points)")


def test_learners_get_neither_solutions_nor_hidden_tests(
    learners: NotebookNode,
) -> None:
    text = nbformat.writes(learners)

    assert "SOLUTION" not in text
    assert "HIDDEN" not in text
    assert "seed" not in text
    assert sum(source.endswith("    ...") for source in code(learners)) == len(GRADED)


def test_the_hidden_tests_are_made_with_the_seed() -> None:
    exercise, test = code(nbgrader_source(HEAD + EXERCISE, SITE))

    assert "return x * x" in exercise
    assert test == (
        'check("squares", squares)\n'
        "### BEGIN HIDDEN TESTS\n"
        "from companion.checks import grade\n\n"
        'grade("squares", squares, seed=7)\n'
        "### END HIDDEN TESTS"
    )
    assert graded(HEAD + EXERCISE) == [Graded("squares", 7, 5)]


def test_the_page_has_neither_solutions_nor_hidden_tests() -> None:
    page = book_page(TEXT)

    assert "seed" not in page
    assert "###" not in page.replace("### Exercise", "")
    assert page.count("    ...\n\n\ncheck(") == len(GRADED)


def test_links_of_the_notebook_lead_to_the_site(learners: NotebookNode) -> None:
    text = "\n".join(cell.source for cell in learners.cells)

    assert f"]({SITE}book/tape/gradient-tape.html)" in text
    assert ".md)" not in text


def test_the_solutions_of_the_source_are_right() -> None:
    names = {"check": lambda *_: None, "score": lambda *_: None}
    for source in code(nbgrader_source(TEXT, SITE)):
        exec(source, names)
    with pytest.raises(AssertionError, match="doubles"):
        names["grade"]("squares", lambda x: 2 * x, seed=7)


def test_the_solutions_get_all_points(course: Path) -> None:
    notebook = nbformat.read(make_solution(course), 4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]

    assert not [output for output in outputs if output.output_type == "error"]
    assert outputs[-1]["data"]["text/plain"].endswith("100 of 100")


def test_points_and_marks_are_nbgraders() -> None:
    cells = nbgrader_source(HEAD + EXERCISE, SITE).cells
    marks = [cell.metadata.nbgrader for cell in cells if cell.cell_type == "code"]

    assert [m.grade_id for m in marks] == ["squares", "squares-test"]
    assert [(m.solution, m.grade, m.locked) for m in marks] == [
        (True, False, False),
        (False, True, True),
    ]
    assert marks[1].points == points("squares") == 5


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Words.\n", "no cell with the tag `exercise`"),
        (EXERCISE + EXERCISE, "twice"),
        (EXERCISE.replace("squares", "squared"), "no graded exercise"),
        (EXERCISE.replace("def squares", "def a(): ...\ndef squares"), "one func"),
        (EXERCISE.replace("### BEGIN SOLUTION", "#"), "does not stand between"),
    ],
)
def test_a_source_that_is_not_in_order_is_refused(text: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        nbgrader_source(HEAD + text, SITE)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", "needs a line such as `seed: 2026`.* is None"),
        ("seed:\n", "is None"),
        ("seed: soon\n", "is 'soon'"),
        ("seed: 2.5\n", "is 2.5"),
        ("seed: -1\n", "is -1"),
        ("seed: true\n", "is True"),
        ("seed: 0x10\n", "is 16"),
        ('"seed": 7\n', "is 7"),
        ("seed: [7\n", "cannot be read"),
    ],
)
@pytest.mark.parametrize("make", [graded, book_page])
def test_a_seed_that_is_missing_or_malformed_is_refused(
    make: Callable[[str], object], line: str, problem: str
) -> None:
    with pytest.raises(SourceError, match=problem):
        make(HEAD.replace("seed: 7\n", line) + "seed: 7\n\n" + EXERCISE)
