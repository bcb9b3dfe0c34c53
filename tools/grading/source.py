"""The assignment's one source, and what is made of it.

The source is a MyST notebook with solutions and hidden tests. From it come nbgrader's
source notebook, of which nbgrader makes the learner's version, and the book's page.

- A code cell tagged `exercise` defines one function, the solution between the marks
  of nbgrader.
- The code cell after it, tagged `test`, checks that function: for the learner, and
  between the marks for hidden tests once more, with a seed.
- A code cell tagged `learner` is for the learner alone. Grading leaves it out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jupytext
from nbformat import NotebookNode, from_dict

from companion.checks import EXERCISES
from facts.addresses import repository_url, site_url

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "teaching" / "basic-tensor-operations.md"
PAGE = ROOT / "book" / "assignment" / "basic-tensor-operations.md"

SOLUTION = re.compile(r"^( *)### BEGIN SOLUTION\n.*?^ *### END SOLUTION$", re.M | re.S)
HIDDEN = re.compile(r"\n### BEGIN HIDDEN TESTS\n.*?\n### END HIDDEN TESTS$", re.S)
TEST_SUFFIX = "-test"


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


def nbgrader_source(text: str, site: str) -> NotebookNode:
    """The source notebook of nbgrader, from the text of the MyST notebook.

    Args:
        text: The source.
        site: The address of the published book, for links to its pages.

    Raises:
        SourceError: If an exercise or its test is not as it should be.
    """
    notebook = jupytext.reads(text, fmt="md:myst")
    names = [exercise.name for exercise in graded(notebook)]
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "markdown":
            cell.source = _with_addresses(cell.source, site)
        elif "exercise" in tags:
            cell.metadata = _marks(names[0], solution=True)
        elif "test" in tags:
            name = names.pop(0)
            points = EXERCISES[name].points
            cell.metadata = _marks(name + TEST_SUFFIX, grade=True, points=points)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"]}
    return notebook


def _marks(
    grade_id: str,
    solution: bool = False,
    grade: bool = False,
    points: int | None = None,
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
    return from_dict({"nbgrader": marks | ({"points": points} if grade else {})})


def _with_addresses(text: str, site: str) -> str:
    """Links to pages of the book, as addresses: a notebook has no pages beside it."""
    return re.sub(r"\]\(\.\./([\w/-]+)\.md\)", rf"]({site}book/\1.html)", text)


def graded(notebook: NotebookNode) -> list[Graded]:
    """The exercises of a source, in order; it raises if they are not in order."""
    found = list(_found(notebook))
    names = [exercise.name for exercise in found]
    for name in names:
        if names.count(name) > 1:
            raise SourceError(f"The source has the exercise `{name}` twice.")
    if not names:
        raise SourceError("The source has no cell with the tag `exercise`.")
    return found


def _found(notebook: NotebookNode) -> Iterator[Graded]:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell, test in zip(code, [*code, None][1:], strict=True):
        if "exercise" not in cell.metadata.get("tags", []):
            continue
        name = _function_of(cell.source)
        if test is None or "test" not in test.metadata.get("tags", []):
            raise SourceError(
                f"The exercise `{name}` has no cell with a test after it."
            )
        yield Graded(name, _seed_of(test.source, name), EXERCISES[name].points)


def _function_of(source: str) -> str:
    names = [n.name for n in ast.parse(source).body if isinstance(n, ast.FunctionDef)]
    if len(names) != 1:
        raise SourceError(
            f"A cell with the tag `exercise` defines one function; this one defines "
            f"{len(names)}:\n{source}"
        )
    name = names[0]
    if name not in EXERCISES or not EXERCISES[name].points:
        raise SourceError(f"`{name}` is no graded exercise of the companion.")
    if not SOLUTION.search(source):
        raise SourceError(
            f"The solution of `{name}` does not stand between the lines "
            "`### BEGIN SOLUTION` and `### END SOLUTION`."
        )
    return name


def _seed_of(source: str, name: str) -> int:
    """The seed of the hidden call `grade(name, function, seed=...)`."""
    if not HIDDEN.search(source):
        raise SourceError(f"The test of `{name}` has no hidden part at its end.")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "grade":
            call = re.fullmatch(
                rf"grade\('{name}', {name}, seed=(\d+)\)", ast.unparse(node)
            )
            if call:
                return int(call[1])
    raise SourceError(
        f'The hidden test of `{name}` does not say `grade("{name}", {name}, seed=...)`.'
    )


def book_page(text: str) -> str:
    """The page of the book: the source without solutions and hidden tests.

    Args:
        text: The source.

    Returns:
        The text of the page, in which each exercise and its check are one cell, as in
        the book's other chapters.
    """
    graded(jupytext.reads(text, fmt="md:myst"))
    fence = re.compile(r"^```\{code-cell\} ipython3\n(.*?)^```\n", re.M | re.S)
    text = fence.sub(lambda cell: _shown(cell[0]), text)
    between = "\n```\n\n```{code-cell} ipython3\n:tags: [test]\n"
    text = text.replace(between, "\n\n\n")
    return text.replace(":tags: [learner]\n", "")


def _shown(cell: str) -> str:
    body = SOLUTION.sub(r"\1...", cell)
    return HIDDEN.sub("", body.removesuffix("\n```\n")) + "\n```\n"


def site() -> str:
    """The address of the published book."""
    return site_url(repository_url())
