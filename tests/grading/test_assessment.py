"""The bank of submissions: right, wrong, broken and hostile ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import nbformat
import pytest
from nbformat import NotebookNode

from tests.grading.bank import RIGHT, WRONG
from tests.grading.conftest import EXERCISES, SHORT, Answered, Graded
from tools.grading.assessment import Assessed
from tools.grading.source import TEST_SUFFIX

NAMES = [exercise.name for exercise in EXERCISES]
FIRST_RIGHT = {name: answers[0] for name, answers in RIGHT.items()}


def feedback(assessed: Assessed) -> dict[str, str]:
    """What is said of each exercise that is not right."""
    said = {}
    for cell in assessed.notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("grade"):
            for output in cell.outputs:
                if output.output_type == "error":
                    said[marks["grade_id"].removesuffix(TEST_SUFFIX)] = output.evalue
    assert assessed.scores == {
        exercise.name: 0 if exercise.name in said else exercise.points
        for exercise in EXERCISES
    }
    return said


# The bank

Submission = dict[str, tuple[str, str | None]]
"""For each exercise an answer and, if that is wrong, what its feedback has to say."""


def bank() -> Iterator[Submission]:
    """Every right and every wrong answer, in notebooks that hold some of each kind."""
    right = {name: [(answer, None) for answer in RIGHT[name]] for name in NAMES}
    both = {
        name: [pair for pairs in zip(WRONG[name], cycle(right[name])) for pair in pairs]
        for name in NAMES
    }
    for name, answers in both.items():
        answers += right[name]
    for number in range(max(map(len, both.values())) + 1):
        yield {
            name: (answers[1:] + answers[:1] if place % 2 else answers)[
                number % len(answers)
            ]
            for place, (name, answers) in enumerate(both.items())
        }


def test_the_bank_holds_every_answer() -> None:
    used = {(name, answer) for s in bank() for name, (answer, _) in s.items()}

    for name in NAMES:
        assert len(RIGHT[name]) >= 3
        assert len(WRONG[name]) >= 8
        for answer in [*RIGHT[name], *(answer for answer, _ in WRONG[name])]:
            assert (name, answer) in used


def test_the_bank_is_judged_without_a_mistake(
    answered: Answered, grade: Graded, capsys: pytest.CaptureFixture[str]
) -> None:
    judged, accepted, rejected, unnamed = 0, [], [], []
    for submission in bank():
        given = {name: answer for name, (answer, _) in submission.items()}
        said = feedback(grade(answered(given)))
        for name, (answer, says) in submission.items():
            judged += 1
            if says is None and name in said:
                rejected.append((answer, said[name]))
            elif says is not None and name not in said:
                accepted.append(answer)
            elif says is not None and says not in said[name]:
                unnamed.append((answer, said[name]))
    with capsys.disabled():
        print(
            f"\n{judged} answers judged: {len(accepted)} false accepts, "
            f"{len(rejected)} false rejects, {len(unnamed)} mistakes not named"
        )

    assert (accepted, rejected, unnamed) == ([], [], [])


def test_what_learners_are_given_gets_no_points(
    learners: NotebookNode, grade: Graded
) -> None:
    assert set(feedback(grade(learners))) == set(NAMES)


# Broken notebooks


def without(notebook: NotebookNode, *grade_ids: str) -> NotebookNode:
    notebook.cells = [
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") not in grade_ids
    ]
    return notebook


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a notebook",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"cells": 3, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        b'{"cells": [{"cell_type": "code"}], "nbformat": 4, "metadata": {}}',
        b"[" * 100_000,
        b"0" * (21 * 2**20),
    ],
    ids=["empty", "text", "bytes", "list", "dict", "cells", "cell", "deep", "large"],
)
def test_what_is_no_notebook_gets_no_points_and_a_reason(
    grade: Graded, data: bytes
) -> None:
    assessed = grade(data)

    assert set(feedback(assessed)) == set(NAMES)
    assert len(assessed.remarks) == 1
    assert assessed.remarks[0].startswith("The file ")


def test_a_notebook_of_an_old_format_is_read(answered: Answered, grade: Graded) -> None:
    old = nbformat.convert(answered(FIRST_RIGHT), 3)
    assessed = grade(nbformat.writes(old, 3).encode())

    assert feedback(assessed) == {}


def test_a_missing_exercise_costs_its_own_points(
    answered: Answered, grade: Graded
) -> None:
    assessed = grade(without(answered(FIRST_RIGHT), "squares"))

    assert set(feedback(assessed)) == {"squares"}
    assert assessed.remarks == ["squares: there is no such function in the notebook."]


def test_missing_tests_are_put_back(answered: Answered, grade: Graded) -> None:
    tests = [name + TEST_SUFFIX for name in NAMES]
    wrong = FIRST_RIGHT | {"squares": WRONG["squares"][1][0]}

    assessed = grade(without(answered(wrong), *tests))

    assert set(feedback(assessed)) == {"squares"}
    assert assessed.remarks == [
        f"Tests were changed or missing, and put back: {', '.join(NAMES)}."
    ]


def test_a_notebook_without_nbgraders_marks_is_graded(
    answered: Answered, grade: Graded
) -> None:
    notebook = answered(FIRST_RIGHT | {"added": WRONG["added"][0][0]})
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)

    assessed = grade(notebook)

    assert set(feedback(assessed)) == {"added"}
    assert assessed.remarks == []


def test_a_cell_that_was_copied_counts_as_python_takes_it(
    answered: Answered, grade: Graded
) -> None:
    notebook = answered(FIRST_RIGHT)
    place = next(i for i, c in enumerate(notebook.cells) if "def squares" in c.source)
    copy = nbformat.from_dict(notebook.cells[place])
    copy.id = "copy"
    copy.source = WRONG["squares"][1][0]
    notebook.cells.insert(place + 1, copy)

    assert set(feedback(grade(notebook))) == {"squares"}


def test_a_cell_with_an_error_costs_its_own_points(
    answered: Answered, grade: Graded
) -> None:
    assessed = grade(answered(FIRST_RIGHT | {"nearest": "def nearest(x:\n    return"}))

    assert set(feedback(assessed)) == {"nearest"}
    assert "There is no function `nearest`" in feedback(assessed)["nearest"]


# Hostile notebooks


def attacked(answered: Answered, cell: str, first: bool = True) -> NotebookNode:
    """A notebook with a wrong answer to `squares`, and this cell."""
    notebook = answered(FIRST_RIGHT | {"squares": WRONG["squares"][1][0]})
    place = 1 if first else len(notebook.cells)
    notebook.cells.insert(place, nbformat.v4.new_code_cell(cell))
    return notebook


FORGERIES = {
    "check": "check = lambda *a: True",
    "check in its module": (
        "import companion.checks as checks\n"
        "from companion.checks import by_name, engine, grading\n"
        "checks.check = checks.grade = grading.grade = lambda *a, **k: None\n"
        "engine.run = lambda e, f: [engine.Outcome(i, e.solution(*i.values())) "
        "for i in e.cases()]\n"
        "yes = lambda e, *a: engine.Verdict(e.name, True, '')\n"
        "engine.judge = by_name.examine = grading.examine = yes"
    ),
    "a companion of its own": (
        "import os, sys\n"
        "os.makedirs('companion/checks')\n"
        "open('companion/__init__.py', 'w').close()\n"
        "open('companion/checks/__init__.py', 'w').write('check = print')\n"
        "sys.path.insert(0, os.getcwd())\n"
        "for name in [n for n in sys.modules if n.startswith('companion')]:\n"
        "    del sys.modules[name]"
    ),
    "print and json": (
        "import builtins, json\n"
        "builtins.print = lambda *a, **k: None\n"
        "json.dumps = lambda *a, **k: '{\"passed\": true}'"
    ),
    "assertions": "import builtins\nbuiltins.AssertionError = type('E', (), {})",
    "a result on disk": (
        "import json, os\n"
        "for place in ('results.json', '../results.json', 'gradebook.db'):\n"
        "    try: open(place, 'w').write(json.dumps({'squares': 5}))\n"
        "    except OSError: pass"
    ),
    "equality": (
        "import numpy as np, tensorflow as tf\n"
        "np.isclose = lambda a, b, *r, **k: np.ones_like(b, bool)\n"
        "np.all = lambda *a, **k: True\n"
        "tf.Tensor.__eq__ = lambda *a: True"
    ),
    "an import hook": (
        "import sys\n"
        "class Hook:\n"
        "    def find_spec(self, *a): raise ImportError('no')\n"
        "sys.meta_path.insert(0, Hook())"
    ),
}


@pytest.mark.parametrize("cell", FORGERIES.values(), ids=FORGERIES)
@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
def test_a_forgery_changes_nothing(
    answered: Answered, grade: Graded, cell: str, first: bool
) -> None:
    said = feedback(grade(attacked(answered, cell, first)))

    assert "squares" in said


def test_edited_tests_and_outputs_of_its_own_change_nothing(
    answered: Answered, grade: Graded
) -> None:
    notebook = answered(FIRST_RIGHT | {"squares": WRONG["squares"][1][0]})
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source = "print('✓ squares: right, 5 points.')"
            cell.metadata.nbgrader.points = 1000
            cell.outputs = [
                nbformat.v4.new_output("execute_result", {"text/plain": "9"})
            ]

    assessed = grade(notebook)

    assert set(feedback(assessed)) == {"squares"}
    assert "Tests were changed" in assessed.remarks[0]
    tests = [
        cell
        for cell in assessed.notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    ]
    assert sum(cell.metadata.nbgrader.points for cell in tests) == 100
    assert all("check(" in cell.source for cell in tests)


ENDINGS = {
    "exit": ("import os; os._exit(0)", "ended its own process"),
    "kill": ("import os; os.kill(os.getpid(), 9)", "ended its own process"),
    "crash": ("import ctypes; ctypes.string_at(0)", "ended its own process"),
    "a loop that refuses": (
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
        "longer than 3 s",
    ),
}


@pytest.mark.parametrize(("cell", "reason"), ENDINGS.values(), ids=ENDINGS)
def test_a_cell_that_ends_the_process_is_left_out(
    answered: Answered, grade: Graded, cell: str, reason: str
) -> None:
    assessed = grade(attacked(answered, cell), SHORT)

    assert set(feedback(assessed)) == {"squares"}
    assert any(reason in remark for remark in assessed.remarks)


@pytest.mark.parametrize(
    "cell",
    ["while True: pass", "while True: print('x' * 1000)", "import sys; sys.exit()"],
    ids=["loop", "output", "exit"],
)
def test_a_cell_that_can_be_stopped_costs_nothing_else(
    answered: Answered, grade: Graded, cell: str
) -> None:
    assert set(feedback(grade(attacked(answered, cell), SHORT))) == {"squares"}


FUNCTIONS = {
    "loop": ("while True: pass", "longer than 3 s"),
    "exit": ("import os; os._exit(0)", "ended its own process"),
    "memory": ("return bytearray(10**11)", "MemoryError"),
    "raise": ("raise SystemExit", "SystemExit"),
    "sleep": ("import time; time.sleep(30)", "longer than 3 s"),
}


@pytest.mark.parametrize(("body", "reason"), FUNCTIONS.values(), ids=FUNCTIONS)
def test_a_function_that_does_not_return_costs_its_own_points(
    answered: Answered, grade: Graded, body: str, reason: str
) -> None:
    answers = FIRST_RIGHT | {"to_column": f"def to_column(x):\n    {body}"}
    said = feedback(grade(answered(answers), SHORT))

    assert set(said) == {"to_column"}
    assert reason in said["to_column"]


def test_endless_cells_end_with_the_time_of_the_whole(
    answered: Answered, grade: Graded
) -> None:
    notebook = answered(FIRST_RIGHT)
    loops = [nbformat.v4.new_code_cell("while True: pass") for _ in range(30)]
    notebook.cells = [*loops, *notebook.cells]
    assessed = grade(notebook, SHORT)

    assert set(feedback(assessed)) == set(NAMES)
    assert any("longer than" in remark for remark in assessed.remarks)
