"""Exercises are found by their names, and only what is asked for is imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from companion.checks import check, find, names
from tests.pages import ROOT


def imported_by(program: str) -> set[str]:
    """The modules that a fresh Python has after running this."""
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_checkers_imports_no_exercise_and_no_tensorflow() -> None:
    found = imported_by("import companion.checks")

    assert not {"tensorflow", "numpy"} & found
    assert [m for m in found if m.startswith("companion.exercises.")] == []


def test_an_exercise_is_imported_alone() -> None:
    found = imported_by("from companion.checks import check; check('adam_step', len)")
    leaves = {
        m.rpartition(".")[2] for m in found if m.startswith("companion.exercises")
    }

    assert leaves & {*names()} == {"adam_step"}


def test_an_exercise_in_plain_python_is_checked_without_tensorflow() -> None:
    call = "check('back_through_divide', lambda g, a, b: (g / b, -g * a / b**2))"
    found = imported_by(f"from companion.checks import check; assert {call}.passed")

    assert not {"tensorflow", "numpy"} & found


def test_check_examines_the_named_exercise() -> None:
    assert check("best_step", find("best_step").solution).passed
    assert not check("best_step", lambda losses, patience: 0).passed


@pytest.mark.parametrize(
    ("name", "meant"), [("count_down", "countdown"), ("frost_day", "frost_days")]
)
def test_an_unknown_name_suggests_a_close_one(name: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f'Did you mean "{meant}"'):
        check(name, ...)


def test_a_name_like_no_other_suggests_nothing() -> None:
    with pytest.raises(ValueError, match='no exercise called "zzz"') as error:
        check("zzz", ...)

    assert "Did you mean" not in str(error.value)
