"""What CONTRIBUTING.md says of the project is so."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest

from tests.pages import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"`([\w/]+/\w+\.py)`(?:(?!`[\w/]+\.py`).)*?\n\n```python\n(.*?)```", TEXT, re.DOTALL
)
PLACES = sorted(
    set(
        re.findall(
            r"`((?:[\w.-]+/)+[\w.-]*|[\w.-]+\.(?:py|md|yml|toml|txt|json))`", TEXT
        )
    )
)


def is_there(place: str) -> bool:
    """Whether a path, or a file of this name, is part of the project."""
    path = PurePosixPath(place.replace("NAME", "adam_step"))
    return (ROOT / path).exists() or any(ROOT.glob(f"[a-z]*/**/{path.name}"))


@pytest.mark.parametrize("place", PLACES)
def test_every_place_that_it_names_is_there(place: str) -> None:
    assert is_there(place)


def test_its_exercise_is_the_one_of_the_book() -> None:
    path, example = EXAMPLES[0]

    assert example == (ROOT / path).read_text(encoding="utf-8")


def test_its_answers_are_among_those_of_the_tests() -> None:
    path, example = EXAMPLES[1]
    answers = (ROOT / path).read_text(encoding="utf-8")

    assert all(answer in answers for answer in example.strip().split("\n\n"))


@pytest.mark.parametrize(
    "target", re.findall(r"`make ([a-z-]+)`", TEXT) or ["none is named"]
)
def test_every_target_that_it_names_is_in_the_makefile(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{target}:", makefile, re.MULTILINE)
