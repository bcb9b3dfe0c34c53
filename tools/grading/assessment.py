"""Runs one submission, shut in, and judges each of its exercises.

The learner's cells run in a confined process. For each exercise, that process is asked
what the learner's function does with the exercise's inputs. What it says is data, and
the verdict is made here. So a submission that overwrites the checker, edits the tests
or brings outputs along changes nothing.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_output
from nbgrader.utils import is_grade

from companion.checks import Verdict
from tools.grading.asking import code_for
from tools.grading.confinement import Limits
from tools.grading.judging import judged, not_right
from tools.grading.sessions import EndedError, Session, Warm
from tools.grading.source import TEST_SUFFIX, Graded

LARGEST = 20 * 2**20
"""Bytes of the largest file that is read as a notebook."""


@dataclass(frozen=True)
class Assessed:
    """What came of running a submission.

    Attributes:
        notebook: Its cells, with the original tests, and the outputs of all of them.
        verdicts: The verdict on each exercise, by the exercise's name.
        remarks: What was out of the ordinary, in words.
    """

    notebook: NotebookNode
    verdicts: dict[str, Verdict]
    remarks: list[str]

    @property
    def scores(self) -> dict[str, float]:
        """The points by exercise."""
        return {n: float(v.points * v.passed) for n, v in self.verdicts.items()}


def assess(
    submission: bytes,
    learners: NotebookNode,
    exercises: Sequence[Graded],
    warm: Warm,
    limits: Limits,
) -> Assessed:
    """Runs a submission and judges it; whatever the submission is, it does not raise.

    Args:
        submission: The file that was handed in.
        learners: The version of the notebook that learners were given.
        exercises: The exercises.
        warm: What starts confined processes.
        limits: What the submission may use.
    """
    try:
        cells = _cells(submission)
    except ValueError as problem:
        return unread(learners, exercises, str(problem))
    notebook = _with_tests(cells, learners)
    remarks = [*_missing(cells, exercises), *_put_back(cells, learners)]
    run = _Run(_to_run(notebook, learners), exercises, warm, limits, remarks)
    verdicts = run.verdicts()
    _tell(verdicts, notebook)
    return Assessed(notebook, verdicts, remarks)


def _put_back(cells: Sequence[NotebookNode], learners: NotebookNode) -> Iterator[str]:
    """Says which tests do not stand in the notebook as learners were given them."""
    sources = {cell.source.strip() for cell in cells}
    names = [
        cell.metadata.nbgrader.grade_id.removesuffix(TEST_SUFFIX)
        for cell in learners.cells
        if is_grade(cell) and cell.source.strip() not in sources
    ]
    if names:
        yield f"Tests were changed or missing, and put back: {', '.join(names)}."


def unread(
    learners: NotebookNode, exercises: Sequence[Graded], problem: str
) -> Assessed:
    """The outcome where there is no notebook to run: no points, and the reason.

    Args:
        learners: The version of the notebook that learners were given.
        exercises: The exercises.
        problem: The reason, in words.
    """
    notebook = deepcopy(learners)
    notebook.cells.insert(0, new_markdown_cell(f"**{problem}**", id="problem"))
    verdicts = {e.name: not_right(e.name, problem) for e in exercises}
    _tell(verdicts, notebook)
    return Assessed(notebook, verdicts, [problem])


# The file


def _cells(submission: bytes) -> list[NotebookNode]:
    """The cells of a file, as notebooks of today have them.

    Raises:
        ValueError: If it is no notebook; the message says why.
    """
    if len(submission) > LARGEST:
        raise ValueError(
            f"The file has {len(submission) // 2**20} MiB, and at most "
            f"{LARGEST // 2**20} are read."
        )
    try:
        notebook = nbformat.reads(submission.decode("utf-8"), as_version=4)
        cells = [_cell(cell) for cell in notebook.cells]
    except RecursionError as error:
        raise ValueError("The file is no notebook: it is nested too deeply.") from error
    except Exception as error:
        raise ValueError(
            f"The file is no notebook that can be read ({type(error).__name__})."
        ) from error
    return [cell for cell in cells if cell]


def _cell(cell: NotebookNode) -> NotebookNode | None:
    """A cell's text and nbgrader's mark, and nothing else that it may bring along."""
    source = "".join(cell.source) if isinstance(cell.source, list) else str(cell.source)
    marks = cell.get("metadata", {}).get("nbgrader", {})
    grade_id = marks.get("grade_id", "") if isinstance(marks, dict) else ""
    made = {"code": nbformat.v4.new_code_cell, "markdown": new_markdown_cell}
    if cell.cell_type not in made:
        return None
    kept = made[cell.cell_type](source)
    kept.metadata["grade_id"] = str(grade_id)
    return kept


def _with_tests(cells: Sequence[NotebookNode], learners: NotebookNode) -> NotebookNode:
    """The learner's cells, each test in its original form after its exercise."""
    learners = deepcopy(learners)
    marks = {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader
        for cell in learners.cells
        if "nbgrader" in cell.metadata
    }
    tests = {
        cell.metadata.nbgrader.grade_id: cell
        for cell in filter(is_grade, learners.cells)
    }
    notebook = nbformat.v4.new_notebook(metadata=learners.metadata)
    for cell in cells:
        name = _exercise_of(cell, marks)
        if cell.metadata.pop("grade_id") in tests:
            continue
        notebook.cells.append(cell)
        if name:
            cell.metadata.nbgrader = marks.pop(name)
            notebook.cells.append(tests.pop(name + TEST_SUFFIX))
    notebook.cells += tests.values()
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    return notebook


def _exercise_of(cell: NotebookNode, marks: dict[str, Any]) -> str | None:
    """The exercise that a cell answers: by its mark, or by the function it defines."""
    marked = cell.metadata.grade_id
    if cell.cell_type != "code" or marked.endswith(TEST_SUFFIX):
        return None
    if marked in marks:
        return marked
    defined = [name for name in marks if f"def {name}(" in cell.source]
    return defined[0] if defined else None


def _missing(
    cells: Sequence[NotebookNode], exercises: Sequence[Graded]
) -> Iterator[str]:
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    for exercise in exercises:
        if not re.search(rf"\b(def {exercise.name}\b|{exercise.name} *=)", text):
            yield f"{exercise.name}: there is no such function in the notebook."


# The run


def _to_run(notebook: NotebookNode, learners: NotebookNode) -> list[NotebookNode]:
    """The cells of code, without tests and without what is for the learner alone."""
    left_out = {
        c.source for c in learners.cells if "learner" in c.metadata.get("tags", ())
    }
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [c for c in code if not is_grade(c) and c.source not in left_out]


@dataclass
class _Run:
    """Runs the cells, and again without the one that ended the process, if one did."""

    cells: list[NotebookNode]
    exercises: Sequence[Graded]
    warm: Warm
    limits: Limits
    remarks: list[str]

    def __post_init__(self) -> None:
        self.ends = time.monotonic() + self.limits.seconds

    def verdicts(self) -> dict[str, Verdict]:
        """The verdict on each exercise."""
        verdicts: dict[str, Verdict] = {}
        while len(verdicts) < len(self.exercises):
            left = self.ends - time.monotonic()
            if left <= 0:
                break
            try:
                with self._session(left) as session:
                    self._all(session, verdicts)
            except EndedError as end:
                self.remarks.append(str(end))
                break
        late = f"The notebook ran longer than {self.limits.seconds:g} s in all."
        for exercise in self.exercises:
            if exercise.name not in verdicts:
                verdicts[exercise.name] = not_right(exercise.name, self._reason(late))
        return verdicts

    def _reason(self, late: str) -> str:
        if time.monotonic() < self.ends:
            return self.remarks[-1]
        if late not in self.remarks:
            self.remarks.append(late)
        return late

    @contextmanager
    def _session(self, seconds: float) -> Iterator[Session]:
        limits = replace(self.limits, seconds=seconds)
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch,
            self.warm.session(Path(scratch), limits) as session,
        ):
            yield session

    def _all(self, session: Session, verdicts: dict[str, Verdict]) -> None:
        """Runs all cells and asks for all exercises, until the process ends."""
        for number, cell in enumerate(self.cells):
            try:
                cell.outputs = _outputs(session.run(cell.source))
            except EndedError as end:
                self.cells.pop(number)
                self._note(cell, str(end))
                return
        for name, seed in ((e.name, e.seed) for e in self.exercises):
            if name in verdicts:
                continue
            try:
                answer = session.ask(code_for(name, seed))
            except EndedError as end:
                verdicts[name] = not_right(name, str(end))
                self.remarks.append(f"{name}: {end}")
                return
            verdicts[name] = judged(name, seed, answer)

    def _note(self, cell: NotebookNode, reason: str) -> None:
        """Says of a cell that it ended the process, and that it is left out."""
        cell.outputs = [new_output("stream", text=f"{reason} The cell is left out.\n")]
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        where = f"the cell of {name}" if name else "a cell"
        self.remarks.append(f"In {where}: {reason}")


# The outputs


def _outputs(answer: dict[str, Any]) -> list[NotebookNode]:
    """What a cell gave, as the outputs of a notebook, checked: it may be forged."""
    text, results = answer.get("text"), answer.get("results")
    outputs = (
        [new_output("stream", text=text)] if isinstance(text, str) and text else []
    )
    for data in results if isinstance(results, list) else []:
        if isinstance(data, dict):
            shown = {
                kind: data[kind]
                for kind in ("text/plain", "image/png")
                if isinstance(data.get(kind), str)
            }
            outputs.append(new_output("display_data", data=shown))
    return outputs


def _tell(verdicts: dict[str, Verdict], notebook: NotebookNode) -> None:
    """Puts each verdict below its test; what is not right looks like an error there."""
    for cell in filter(is_grade, notebook.cells):
        name = cell.metadata.nbgrader.grade_id.removesuffix(TEST_SUFFIX)
        cell.outputs = [_output(verdicts[name])]


def _output(verdict: Verdict) -> NotebookNode:
    if verdict.passed:
        return new_output("stream", text=f"{verdict!r}\n")
    return new_output(
        "error",
        ename="NotThereYet",
        evalue=verdict.message,
        traceback=repr(verdict).splitlines(),
    )
