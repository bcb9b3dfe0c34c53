"""Grades a folder of submissions: independent tasks on a Dask cluster.

Each submission is a task of its own. What a task returns is written by this process
alone, as it arrives, under the student's name, with a key of what it was made of. So
losing a worker loses nothing, nobody is graded twice, and what was interrupted goes on
where it stopped.
"""

from __future__ import annotations

import atexit
import csv
import hashlib
import io
import json
import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from distributed import Client, KilledWorker, LocalCluster, as_completed

import companion
from tools.grading.assessment import LARGEST, assess, unread
from tools.grading.bookkeeping import RELEASE, Files, record
from tools.grading.confinement import Limits
from tools.grading.sessions import Warm
from tools.grading.source import Graded, graded


@dataclass(frozen=True)
class Result:
    """What came of grading one submission.

    Attributes:
        student: Whose submission it is.
        key: What it was made of: a hash of the submission and of the assignment.
        scores: The points by exercise.
        remarks: What was out of the ordinary, in words.
        notebook: The graded notebook.
        feedback: The feedback's HTML.
    """

    student: str
    key: str
    scores: dict[str, float]
    remarks: list[str]
    notebook: str
    feedback: str


PATIENCE = 10
"""Seconds that a scheduler has to answer."""


class GradingError(Exception):
    """Grading cannot begin; the message says why and what to do."""


# One submission, on a worker

_warm: list[Warm] = []


@dataclass(frozen=True)
class Task:
    """A submission to grade, with all that grading it needs.

    Attributes:
        student: Whose submission it is.
        data: The file, or what is wrong with what was handed in.
        course: The files of the course directory.
        source: The text of the assignment's source.
        limits: What the submission may use.
    """

    student: str
    data: bytes | str
    course: Files
    source: str
    limits: Limits

    @property
    def key(self) -> str:
        """A hash of all that the result depends on."""
        data = self.data if isinstance(self.data, bytes) else self.data.encode()
        parts = (data, self.source.encode(), repr(self.limits).encode(), _our_code())
        digest = hashlib.sha256()
        for part in parts:
            digest.update(hashlib.sha256(part).digest())
        return digest.hexdigest()


@cache
def _our_code() -> bytes:
    """The code of the companion and of the grader, whose results age with it."""
    folders = (Path(companion.__file__).parent, Path(__file__).parent)
    files = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    return b"".join(path.read_bytes() for path in files)


def grade_one(task: Task) -> Result:
    """Grades one submission, on whichever machine this is."""
    exercises = graded(task.source)
    learners = nbformat.reads(task.course[RELEASE].decode(), 4)
    if isinstance(task.data, bytes):
        assessed = assess(task.data, learners, exercises, _warm_process(), task.limits)
    else:
        assessed = unread(learners, exercises, task.data)
    scores, remarks = assessed.scores, assessed.remarks
    with tempfile.TemporaryDirectory() as folder:
        papers = record(task.course, Path(folder), assessed.notebook, scores)
    return Result(task.student, task.key, scores, remarks, *papers)


def _warm_process() -> Warm:
    """The worker's process that has TensorFlow imported; made once, or anew."""
    if _warm and not _warm[0].runs():
        _warm.pop().close()
    if not _warm:
        _warm.append(Warm())
        atexit.register(_warm[0].close)
    return _warm[0]


# The class


def submissions(folder: Path) -> dict[str, bytes | str]:
    """What each student handed in, from a folder with files or folders by student.

    Args:
        folder: Holds `NAME.ipynb`, or folders `NAME` with one notebook at any depth, as
            nbgrader's `submitted` does.

    Returns:
        From a student to the file, or to what is wrong with what was handed in.

    Raises:
        GradingError: If there is no such folder, or nothing in it.
    """
    if not folder.is_dir():
        raise GradingError(
            f"There is no folder {folder}. Name the one with the submissions, as in: "
            "make grade SUBMISSIONS=submitted"
        )
    paths = [path for path in sorted(folder.iterdir()) if path.name[0] != "."]
    found = {
        path.stem if path.is_file() else path.name: _notebook_in(path)
        for path in paths
        if path.is_dir() or path.suffix == ".ipynb"
    }
    if not found:
        raise GradingError(
            f"The folder {folder} holds no submissions: files NAME.ipynb, or a folder "
            "for each student."
        )
    return found


def _notebook_in(path: Path) -> bytes | str:
    if path.is_dir():
        inside = [
            p for p in path.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts
        ]
        if len(inside) != 1:
            return f"The folder holds {len(inside)} notebooks, and one is expected."
        path = inside[0]
    if path.stat().st_size > LARGEST:
        return f"The file is larger than {LARGEST // 2**20} MiB."
    return path.read_bytes()


def grade_all(
    tasks: Sequence[Task], out: Path, client: Client, say: Callable[[str], None]
) -> list[str]:
    """Grades what is not graded yet, and writes each result as it arrives.

    Args:
        tasks: One for each student.
        out: The folder of the results.
        client: The cluster.
        say: Is told how far it is.

    Returns:
        Who could not be graded, and why, in words.
    """
    open_tasks = [task for task in tasks if _key_in(out, task.student) != task.key]
    done = len(tasks) - len(open_tasks)
    futures = {
        client.submit(grade_one, task, key=f"grade-{task.student}-{task.key}"): task
        for task in open_tasks
    }
    failed = []
    for future in as_completed(futures):
        task = futures.pop(future)
        error = future.exception()
        if error is None:
            write(out, future.result())
            done += 1
        else:
            failed.append(f"{task.student}: {_why(error)}")
        future.release()
        say(f"{done} of {len(tasks)} graded")
    return sorted(failed)


def _why(error: BaseException) -> str:
    if isinstance(error, KilledWorker):
        return "the workers that graded it were lost, one after the other"
    return f"{type(error).__name__}: {error}"


def _key_in(out: Path, student: str) -> str | None:
    """The key of the result that is there already, if one is."""
    try:
        return json.loads(_result_file(out, student).read_text())["key"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _result_file(out: Path, student: str) -> Path:
    return out / "results" / f"{student}.json"


def write(out: Path, result: Result) -> None:
    """Writes a result; the file that says it is there comes last."""
    _replace(out / "graded" / f"{result.student}.ipynb", result.notebook)
    _replace(out / "feedback" / f"{result.student}.html", result.feedback)
    facts = {"key": result.key, "scores": result.scores, "remarks": result.remarks}
    _replace(_result_file(out, result.student), json.dumps(facts, indent=1) + "\n")


def _replace(path: Path, text: str) -> None:
    """Writes a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def table(students: Iterable[str], exercises: Sequence[Graded], out: Path) -> str:
    """The CSV of all results: the same for the same submissions, byte for byte.

    Args:
        students: Whose results to read; who has none is left out.
        exercises: The exercises, in the order of the columns.
        out: The folder of the results.
    """
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    names = [exercise.name for exercise in exercises]
    of = sum(exercise.points for exercise in exercises)
    rows.writerow(["student", "score", "max_score", *names, "remarks"])
    for student, facts in results(students, out).items():
        scores = [facts["scores"][name] for name in names]
        numbers = [f"{score:g}" for score in (sum(scores), of, *scores)]
        rows.writerow([student, *numbers, " ".join(facts["remarks"])])
    return text.getvalue()


def results(students: Iterable[str], out: Path) -> dict[str, dict[str, Any]]:
    """What is known of each student who is graded, in the order of their names."""
    return {
        student: json.loads(_result_file(out, student).read_text(encoding="utf-8"))
        for student in sorted(students)
        if _key_in(out, student)
    }


@contextmanager
def cluster(scheduler: str | None, workers: int) -> Iterator[Client]:
    """A running cluster at an address, or one on this machine that ends with the block.

    Args:
        scheduler: The address of a Dask scheduler, such as `tcp://127.0.0.1:8786`.
        workers: How many workers to start where there is no address.

    Raises:
        GradingError: If nobody answers at the address.
    """
    if scheduler:
        try:
            client = Client(scheduler, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise GradingError(
                f"No Dask scheduler answers at {scheduler}. Is it running, and is the "
                "address right?"
            ) from error
        with client:
            yield client
        return
    with (
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            memory_limit=0,
            silence_logs=logging.ERROR,
        ) as local,
        Client(local) as client,
    ):
        yield client
