"""The assignment's one source, and what is made of it.

The source is a MyST notebook with solutions. From it come nbgrader's source notebook,
of which nbgrader makes the learner's version, and the book's page.

- A code cell tagged `exercise` defines one function, the solution between the marks
  of nbgrader. A test is made for it: a check that the learner sees, and the same
  once more with further inputs, which is hidden.
- The `seed` of the front matter is what those inputs are drawn from.
- A code cell tagged `learner` is for the learner alone. Grading leaves it out.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

import jupytext
import yaml
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_code_cell

from facts.addresses import repository_url, site_url
from facts.folders import ROOT
from tools.grading.exercises import points

SOURCE = ROOT / "teaching" / "basic-tensor-operations.md"
PAGE = ROOT / "book" / "assignment" / "basic-tensor-operations.md"

BEGIN, END, STUB = "### BEGIN SOLUTION", "### END SOLUTION", "..."
"""The marks around a solution, and what learners find in its place."""

CHECK = 'check("{name}", {name})'
HIDDEN_TEST = """
### BEGIN HIDDEN TESTS
from companion.checks import grade

grade("{name}", {name}, seed={seed})
### END HIDDEN TESTS"""
TEST_SUFFIX = "-test"

_SEED = "\nseed: {}\n"
_SOLUTION = re.compile(rf"^( *){BEGIN}\n.*?^ *{END}$", re.M | re.S)
_CELL = re.compile(
    r"^```\{code-cell\} ipython3\n(:tags: [^\n]*\n)?(.*?)(?=^```$)", re.M | re.S
)


class SourceError(ValueError):
    """The source of the assignment is not in order."""


@dataclass(frozen=True)
class Graded:
    """A graded exercise of a source.

    Attributes:
        name: The exercise's name, and the function's.
        seed: What the hidden test draws its further inputs from.
        points: What it is worth.
    """

    name: str
    seed: int
    points: int


def graded(text: str) -> list[Graded]:
    """The graded exercises of a source, in order.

    Args:
        text: The source.

    Raises:
        SourceError: If the seed or an exercise is not as it should be.
    """
    seed, notebook = _seed_of(text), jupytext.reads(text, fmt="md:myst")
    names = [_function_of(c.source) for c in notebook.cells if _is_exercise(c)]
    for name in names:
        if names.count(name) > 1:
            raise SourceError(f"The source has the exercise `{name}` twice.")
    if not names:
        raise SourceError("The source has no cell with the tag `exercise`.")
    return [Graded(name, seed, points(name)) for name in names]


def _is_exercise(cell: NotebookNode) -> bool:
    return "exercise" in cell.metadata.get("tags", [])


def _function_of(source: str) -> str:
    names = [n.name for n in ast.parse(source).body if isinstance(n, ast.FunctionDef)]
    if len(names) != 1:
        raise SourceError(
            f"A cell with the tag `exercise` defines one function; this one defines "
            f"{len(names)}:\n{source}"
        )
    name = names[0]
    if not points(name):
        raise SourceError(f"`{name}` is no graded exercise of the companion.")
    if not _SOLUTION.search(source):
        raise SourceError(
            f"The solution of `{name}` does not stand between the lines "
            f"`{BEGIN}` and `{END}`."
        )
    return name


def _seed_of(text: str) -> int:
    front = re.match(r"---\n(.*?)^---$", text, re.M | re.S)
    try:
        seed = yaml.safe_load(front[1] if front else "{}").get("seed")
    except (yaml.YAMLError, AttributeError) as error:
        raise SourceError(f"The front matter cannot be read. {error}") from error
    if type(seed) is not int or seed < 0 or _SEED.format(seed) not in front[0]:
        raise SourceError(
            "The front matter needs a line such as `seed: 2026`: a whole number, from "
            f"which the hidden tests draw their inputs. The seed there is {seed!r}."
        )
    return seed


def nbgrader_source(text: str, site: str) -> NotebookNode:
    """The source notebook of nbgrader, from the text of the MyST notebook.

    Args:
        text: The source.
        site: The address of the published book, for links to its pages.

    Raises:
        SourceError: If the seed or an exercise is not as it should be.
    """
    exercises, cells = iter(graded(text)), []
    notebook = jupytext.reads(text, fmt="md:myst")
    for cell in notebook.cells:
        cells.append(cell)
        if cell.cell_type == "markdown":
            cell.source = _with_addresses(cell.source, site)
        elif _is_exercise(cell):
            exercise = next(exercises)
            cell.metadata = _marks(exercise.name, solution=True)
            cells.append(_test_of(exercise))
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    notebook.cells = cells
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"]}
    return notebook


def _with_addresses(text: str, site: str) -> str:
    """Links to pages of the book, as addresses: a notebook has no pages beside it."""
    return re.sub(r"\]\(\.\./([\w/-]+)\.md\)", rf"]({site}book/\1.html)", text)


def _test_of(exercise: Graded) -> NotebookNode:
    marks = _marks(exercise.name + TEST_SUFFIX, grade=True, points=exercise.points)
    source = (CHECK + HIDDEN_TEST).format(name=exercise.name, seed=exercise.seed)
    return new_code_cell(source, metadata=marks)


def _marks(
    grade_id: str, solution: bool = False, grade: bool = False, **more: int
) -> NotebookNode:
    """What nbgrader reads of a cell."""
    marks = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": not solution,
        "task": False,
        "cell_type": "code",
    }
    return from_dict({"nbgrader": marks | more})


def book_page(text: str) -> str:
    """The page of the book: the source without solutions, hidden tests and seed.

    Args:
        text: The source.

    Returns:
        The text of the page, in which each exercise and its check are one cell, as in
        the book's other chapters.

    Raises:
        SourceError: If the seed or an exercise is not as it should be.
    """
    seed = graded(text)[0].seed
    return _CELL.sub(_cell_of_page, text.replace(_SEED.format(seed), "\n", 1))


def _cell_of_page(cell: re.Match[str]) -> str:
    shown = _SOLUTION.sub(rf"\1{STUB}", cell[0])
    if "exercise" in (cell[1] or ""):
        return f"{shown}\n\n{CHECK.format(name=_function_of(cell[2]))}\n"
    return shown.replace(":tags: [learner]\n", "")


def site() -> str:
    """The address of the published book."""
    return site_url(repository_url())
