"""A class is graded: completely, once, and the same each time."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import nbformat
import pytest
from distributed import Client
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from tests.grading.bank import RIGHT, WRONG
from tests.grading.conftest import EXERCISES, LIMITS, TEXT, Answered
from tests.pages import ROOT
from tools.grading import classroom
from tools.grading.bookkeeping import ASSIGNMENT, GRADEBOOK, enter, files_of, record
from tools.grading.classroom import (
    GradingError,
    Task,
    cluster,
    grade_all,
    submissions,
    table,
)
from tools.grading.source import TEST_SUFFIX

FIRST_RIGHT = {name: answers[0] for name, answers in RIGHT.items()}


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with cluster(None, workers=2) as connected:
        yield connected


@pytest.fixture
def folder(tmp_path: Path, answered: Answered) -> Path:
    """Four submissions: all right, one wrong, no notebook, and two of them."""
    handed_in = tmp_path / "submitted"
    (handed_in / "dan" / "x").mkdir(parents=True)
    nbformat.write(answered(FIRST_RIGHT), handed_in / "ana.ipynb")
    wrong = answered(FIRST_RIGHT | {"added": WRONG["added"][0][0]})
    nbformat.write(wrong, handed_in / "bo b.ipynb")
    (handed_in / "cleo.ipynb").write_text("this is no notebook")
    nbformat.write(wrong, handed_in / "dan" / "a.ipynb")
    nbformat.write(wrong, handed_in / "dan" / "x" / "b.ipynb")
    return handed_in


@pytest.fixture
def tasks(folder: Path, course: Path) -> Callable[[], list[Task]]:
    files = files_of(course)
    return lambda: [
        Task(who, data, files, TEXT, LIMITS)
        for who, data in submissions(folder).items()
    ]


def graded_by(tasks: list[Task], out: Path, client: Client) -> str:
    """Grades, and returns the CSV."""
    assert grade_all(tasks, out, client, say=lambda _: None) == []
    return table([task.student for task in tasks], EXERCISES, out)


def test_a_class_gets_points_remarks_and_feedback(
    tasks: Callable[[], list[Task]], tmp_path: Path, client: Client, course: Path
) -> None:
    text = graded_by(tasks(), tmp_path / "out", client)
    rows = {row["student"]: row for row in csv.DictReader(text.splitlines())}
    points = {exercise.name: exercise.points for exercise in EXERCISES}

    assert list(rows) == ["ana", "bo b", "cleo", "dan"]
    assert [row["score"] for row in rows.values()] == ["100", "93", "0", "0"]
    assert {row["max_score"] for row in rows.values()} == {"100"}
    assert [float(rows["bo b"][name]) for name in points] == [
        0 if name == "added" else points[name] for name in points
    ]
    assert rows["ana"]["remarks"] == rows["bo b"]["remarks"] == ""
    assert "no notebook that can be read" in rows["cleo"]["remarks"]
    assert "The folder holds 2 notebooks" in rows["dan"]["remarks"]
    feedback = (tmp_path / "out" / "feedback" / "bo b.html").read_text()
    assert "Two dtypes met" in feedback
    for student in rows:
        assert (tmp_path / "out" / "graded" / f"{student}.ipynb").is_file()

    enter(course, {"ana": {name: float(p) for name, p in points.items()}})
    assert sum(scores_in(course, "ana").values()) == 100


def scores_in(folder: Path, student: str) -> dict[str, float]:
    """The scores of a student in the gradebook of a course directory, by exercise."""
    with Gradebook(f"sqlite:///{folder / GRADEBOOK}") as gradebook:
        found = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student)
        return {
            g.cell.name.removesuffix(TEST_SUFFIX): g.auto_score for g in found.grades
        }


def test_the_books_hold_the_given_points_whatever_the_outputs_look_like(
    learners: NotebookNode, course: Path, tmp_path: Path
) -> None:
    notebook = nbformat.from_dict(learners)
    tests = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade")]
    for test in tests:
        result = nbformat.v4.new_output("execute_result", {"text/plain": "1"})
        error = nbformat.v4.new_output("error", ename="E", evalue="", traceback=[])
        test.outputs = [error] if test is tests[0] else [result]
    scores = {exercise.name: 0.0 for exercise in EXERCISES}
    scores[EXERCISES[0].name] = float(EXERCISES[0].points)

    _, feedback = record(files_of(course), tmp_path, notebook, scores)

    assert scores_in(tmp_path, "student") == scores
    assert f"(Score: {EXERCISES[0].points:.1f} / 100.0)" in feedback
    assert feedback.count("No response.") == len(EXERCISES)


def test_grading_twice_gives_the_same_table(
    tasks: Callable[[], list[Task]], tmp_path: Path, client: Client
) -> None:
    one = graded_by(tasks(), tmp_path / "one", client)
    two = graded_by(tasks()[::-1], tmp_path / "two", client)

    assert one.encode() == two.encode()


def test_what_is_graded_stays_and_what_is_missing_is_completed(
    tasks: Callable[[], list[Task]],
    folder: Path,
    tmp_path: Path,
    client: Client,
) -> None:
    out = tmp_path / "out"
    first = graded_by(tasks(), out, client)
    results = {path.name: path.stat().st_mtime_ns for path in out.glob("results/*")}
    (out / "results" / "bo b.json").unlink()
    (folder / "cleo.ipynb").write_text("still no notebook")
    (out / "results" / "dan.json").write_text("cut off in the mid")

    assert graded_by(tasks(), out, client) == first
    after = {path.name: path.stat().st_mtime_ns for path in out.glob("results/*")}
    changed = {name for name in results if results[name] != after[name]}
    assert changed == {"bo b.json", "cleo.json", "dan.json"}


def test_a_withdrawn_submission_leaves_the_table(
    tasks: Callable[[], list[Task]], folder: Path, tmp_path: Path, client: Client
) -> None:
    graded_by(tasks(), tmp_path / "out", client)
    (folder / "cleo.ipynb").unlink()

    assert "cleo" not in graded_by(tasks(), tmp_path / "out", client)


def test_another_seed_or_limit_is_graded_anew(tasks: Callable[[], list[Task]]) -> None:
    task = tasks()[0]
    other_seed = TEXT.replace("seed: 2026", "seed: 7")

    assert task.key == tasks()[0].key
    assert task.key != Task(*_fields(task)[:3], other_seed, task.limits).key
    assert task.key != Task(*_fields(task)[:4], classroom.Limits()).key


def _fields(task: Task) -> tuple:
    return task.student, task.data, task.course, task.source, task.limits


def _die_once(marker: str, task: Task) -> object:
    """Grades, but the first worker that tries is lost in the middle."""
    if not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return grade_one(task)


grade_one = classroom.grade_one


def test_losing_a_worker_loses_no_grade(
    tasks: Callable[[], list[Task]],
    tmp_path: Path,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marker = tmp_path / "died"
    monkeypatch.setattr(classroom, "grade_one", partial(_die_once, str(marker)))
    written = []
    write = classroom.write
    monkeypatch.setattr(
        classroom, "write", lambda out, r: (written.append(r.student), write(out, r))
    )

    text = graded_by(tasks(), tmp_path / "out", client)

    assert marker.exists()
    assert [row.split(",")[1] for row in text.splitlines()[1:]] == [
        "100",
        "93",
        "0",
        "0",
    ]
    assert sorted(written) == ["ana", "bo b", "cleo", "dan"]


def test_a_scheduler_at_an_address_is_used(
    tasks: Callable[[], list[Task]], tmp_path: Path, client: Client
) -> None:
    with cluster(client.scheduler.address, workers=0) as other:
        assert "ana,100" in graded_by(tasks()[:1], tmp_path / "out", other)


def test_nobody_at_the_address_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classroom, "PATIENCE", 0.5)

    with (
        pytest.raises(GradingError, match="No Dask scheduler answers at"),
        cluster("tcp://127.0.0.1:9", workers=0),
    ):
        pass


def test_a_folder_that_is_not_there_or_empty_is_said(tmp_path: Path) -> None:
    with pytest.raises(GradingError, match="There is no folder"):
        submissions(tmp_path / "nowhere")
    with pytest.raises(GradingError, match="holds no submissions"):
        submissions(tmp_path)


def test_the_command_goes_on_where_it_was_interrupted(
    folder: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tools.grade", str(folder), "--workers", "1"]
    command += ["--out", str(tmp_path / "out")]
    first = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not list(tmp_path.glob("out/results/*.json")) and first.poll() is None:
        time.sleep(0.05)
    first.send_signal(signal.SIGINT)
    _, said = first.communicate()
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert "Interrupted" in said
    assert second.returncode == 0, second.stderr
    assert "4 graded" in second.stdout
    assert (tmp_path / "out" / "gradebook.db").is_file()
    lines = (tmp_path / "out" / "grades.csv").read_text().splitlines()
    assert [row["score"] for row in csv.DictReader(lines)] == ["100", "93", "0", "0"]
