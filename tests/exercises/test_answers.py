"""What the checkers say to the answers that learners give, and to each mistake."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import tensorflow as tf

from companion.checks import Exercise, Mistake, Sign, check, examine, find, names
from companion.checks.by_name import FOLDER, path_of
from companion.checks.edits import Edit
from companion.checks.engine import run
from tests.exercises.answers import HERE, Answer, answers_to
from tests.pages import ROOT


def of_every_exercise(make: Callable[[str], Iterable[Any]]) -> list[Any]:
    """What there is to test of each; an exercise that is broken fails by itself."""
    found = []
    for name in names():
        try:
            found += make(name)
        except Exception as error:
            found.append(pytest.param(name, error, id=f"{name}-broken"))
    return found


def usable(given: Any) -> Any:
    if isinstance(given, Exception):
        raise given
    return given


def answers(is_right: bool) -> list[Any]:
    return of_every_exercise(
        lambda name: [
            pytest.param(name, answer, id=f"{name}-{number}")
            for number, answer in enumerate(answers_to(name))
            if answer.is_right == is_right
        ]
    )


@pytest.mark.parametrize(("name", "answer"), answers(is_right=True))
def test_a_right_answer_passes_however_it_is_written(name: str, answer: Answer) -> None:
    verdict = check(name, usable(answer).given)

    assert verdict.passed, verdict


@pytest.mark.parametrize(("name", "answer"), answers(is_right=False))
def test_a_wrong_answer_is_told_what_is_wrong(name: str, answer: Answer) -> None:
    verdict = check(name, usable(answer).given)
    known = [each.name for each in find(name).known]

    assert not verdict.passed, "This answer is right, or the inputs do not show it."
    assert answer.mistake in ["", *known], f"The mistakes of {name} are {known}."
    assert verdict.mistake == answer.mistake, verdict
    assert answer.says in verdict.message
    assert answer.mistake or answer.says


every_exercise = pytest.mark.parametrize("name", names())


@every_exercise
def test_every_exercise_has_answers_of_both_kinds(name: str) -> None:
    given = answers_to(name)

    assert sum(answer.is_right for answer in given) >= 2
    assert sum(not answer.is_right for answer in given) >= 1
    assert len(given) + len(find(name).known) >= 5


def test_every_answer_is_to_an_exercise() -> None:
    files = HERE.glob("*/**/*.py")
    found = {file.relative_to(HERE).as_posix() for file in files}
    wanted = {path_of(name).relative_to(FOLDER).as_posix() for name in names()}

    assert found == wanted


# Each mistake is an answer, too


def programs(name: str) -> Iterator[Any]:
    exercise = find(name)
    for each in exercise.known:
        if isinstance(each, Mistake):
            for number, program in enumerate(each.made_of(exercise.solution)):
                told = f"{name}-{each.name}-{number}"
                yield pytest.param(name, (each, program), id=told)


every_program = pytest.mark.parametrize(("name", "made"), of_every_exercise(programs))
Made = tuple[Mistake, Callable[..., Any]]


def examined(exercise: Exercise, program: Callable[..., Any]) -> Any:
    return examine(exercise, program() if exercise.is_value else program)


@every_program
def test_a_mistake_is_told_as_itself(name: str, made: Made) -> None:
    mistake, program = usable(made)
    verdict = examined(find(name), program)

    assert not verdict.passed, "The solution does the same on every input."
    assert (verdict.mistake, verdict.message) == (mistake.name, mistake.says)


@every_program
def test_a_mistake_runs_on_some_case(name: str, made: Made) -> None:
    """One that only raised would be found in every answer that raises."""
    _, program = usable(made)

    assert any(outcome.error is None for outcome in run(find(name), program))


@every_exercise
def test_every_mistake_of_a_module_is_handed_to_its_exercise(name: str) -> None:
    exercise = find(name)
    module = vars(sys.modules[exercise.solution.__module__])
    written = [each for each in module.values() if isinstance(each, Mistake | Sign)]

    assert [each.name for each in written if each not in exercise.known] == []


@every_exercise
def test_a_name_stands_for_one_mistake(name: str) -> None:
    known = [each.name for each in find(name).known]

    assert len(known) == len({*known})


@every_exercise
def test_the_solution_passes(name: str) -> None:
    exercise = find(name)

    assert exercise.name == name
    assert examined(exercise, exercise.solution).passed
    assert all(o.error is None for o in run(exercise, exercise.solution))


@every_exercise
def test_a_function_is_tried_on_several_inputs(name: str) -> None:
    cases = find(name).cases()

    assert not any(cases) or len(cases) >= 3


@every_exercise
def test_an_untouched_stub_does_not_pass(name: str) -> None:
    exercise = find(name)

    assert not examine(exercise, ... if exercise.is_value else lambda *_: None).passed


@every_exercise
def test_the_inputs_of_an_exercise_cannot_be_changed(name: str) -> None:
    """Cases may share what is immutable, and nothing else."""
    once, again = find(name).cases(), find(name).cases()

    for one, other in zip(once, again, strict=True):
        for mine, yours in zip(one.values(), other.values(), strict=True):
            frozen = callable(mine) or isinstance(
                mine, int | float | str | bytes | tuple | tf.Tensor | None
            )
            assert frozen or mine is not yours


# The edits are code like other code


def test_every_wrong_program_is_clean_code(tmp_path: Path) -> None:
    """Names that nobody knows, and lines that nobody would write like that."""
    for name in names():
        exercise = find(name)
        module = path_of(name).read_text(encoding="utf-8")
        solution = inspect.getsource(exercise.solution)
        for mistake in exercise.known:
            for number, edit in enumerate(getattr(mistake, "programs", ())):
                if isinstance(edit, Edit):
                    source = module.replace(solution, edit.source(exercise.solution))
                    file = tmp_path / f"{name}-{mistake.name}-{number}.py"
                    file.write_text(source, encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff"]
    # An edit may take away the only use of a name or an import; a lambda with a name
    # may be the mistake itself.
    options = ["--config", str(ROOT / "pyproject.toml"), "--select", "E,F,W"]
    check = [*ruff, "check", *options, "--ignore", "F401,F841,E731", str(tmp_path)]
    form = [*ruff, "format", "--check", *options[:2], str(tmp_path)]

    for command in (check, form):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
