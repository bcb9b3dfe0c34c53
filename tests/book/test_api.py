"""The API page names everything that the companion offers, each with an example."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

from companion import tape
from tests.pages import ROOT, read_html

PAGE = (ROOT / "book" / "reference" / "api.md").read_text(encoding="utf-8")
OPERATIONS = re.findall(
    r"^\| `(\w+)` \| `([^|]+)` \| `([^|]+)` \|$", PAGE, re.MULTILINE
)
MODULES = [
    "companion.tensors",
    "companion.graphs",
    "companion.recording",
    "companion.explore",
    "companion.tape",
    "companion.retelling",
    "companion.gradcheck",
    "companion.descent",
    "companion.errors",
    "companion.checks",
    "companion.drawing",
    "companion.data",
]


def public_names(module: ModuleType) -> list[str]:
    """What a module exports: its `__all__`, or what it defines without underscore."""
    if hasattr(module, "__all__"):
        return [n for n in module.__all__ if callable(getattr(module, n))]
    return [
        name
        for name, thing in vars(module).items()
        if not name.startswith("_")
        and getattr(thing, "__module__", None) == module.__name__
        and (inspect.isfunction(thing) or inspect.isclass(thing))
    ]


@pytest.mark.parametrize("name", MODULES)
def test_the_api_page_names_everything_public(site: Path, name: str) -> None:
    page = read_html(site / "book" / "reference" / "api.html")
    module = importlib.import_module(name)
    wanted = [f"{name}.{public}" for public in public_names(module)]
    assert wanted
    assert [anchor for anchor in wanted if page.find(id=anchor) is None] == []


@pytest.mark.parametrize("name", MODULES)
def test_every_public_function_has_an_example(name: str) -> None:
    module = importlib.import_module(name)
    functions = [
        thing
        for public in public_names(module)
        if inspect.isfunction(thing := getattr(module, public))
    ]
    assert [f.__name__ for f in functions if ">>>" not in (f.__doc__ or "")] == []


def test_the_table_has_every_operation_of_the_tape() -> None:
    made = [name for name, thing in vars(tape).items() if name in tape.OPERATIONS]
    assert sorted(name for name, _, _ in OPERATIONS) == sorted(made) != []


@pytest.mark.parametrize(("name", "example", "gives"), OPERATIONS)
def test_an_operation_gives_what_the_table_says(
    name: str, example: str, gives: str
) -> None:
    ran: list[str] = []

    class Listener:
        def _take(self, note: tape.Note) -> None:
            ran.append(note.operation.__name__)

    tape._tapes.append(Listener())
    try:
        assert repr(eval(example, dict(vars(tape)))) == gives
    finally:
        tape._tapes.pop()
    assert ran == [name]
