"""Mistakes as differences from a solution.

A mistake is a block of lines: the edit that makes it of the solution, then its name and
what to say of it. Where several edits make the same mistake, `or` stands between them.

    - if loss < losses[best]:
    + if loss <= losses[best]:
    or
    - for index, loss in enumerate(losses):
    + for index, loss in reversed(list(enumerate(losses))):
    takes_a_tie_for_better: A loss that is equal to the lowest is not lower: the first
    one stays the best.

The removed lines stand in the solution once, one after the other. Lines that are added
without any removed ones take the place of everything behind the solution's docstring.
"""

from __future__ import annotations
import __future__

import ast
import inspect
import linecache
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Any

ANNOTATIONS = __future__.annotations.compiler_flag


class EditError(Exception):
    """An edit that cannot be read, or does not fit its solution."""


@dataclass(frozen=True)
class Hunk:
    """Lines to take out of a solution, and lines to put in their place."""

    removed: tuple[str, ...]
    added: tuple[str, ...]

    def applied(self, lines: list[str]) -> list[str]:
        """The lines of a solution with this change.

        Raises:
            EditError: If the removed lines do not stand there exactly once.
        """
        if not self.removed:
            start = _body(lines)
            return [*lines[:start], *_indented(self.added, "    ")]
        found = list(self._places(lines))
        if len(found) != 1:
            told = "\n".join(f"- {line}" for line in self.removed)
            raise EditError(f"these lines stand in it {len(found)} times:\n{told}")
        [(start, margin)] = found
        end = start + len(self.removed)
        return [*lines[:start], *_indented(self.added, margin), *lines[end:]]

    def _places(self, lines: list[str]) -> Iterator[tuple[int, str]]:
        """Where the removed lines stand, and how far they are indented there."""
        count = len(self.removed)
        for start in range(len(lines) - count + 1):
            deeper = len(_margin(lines[start])) - len(_margin(self.removed[0]))
            margin = " " * deeper
            if lines[start : start + count] == _indented(self.removed, margin):
                yield start, margin


@dataclass(frozen=True)
class Edit:
    """A change of a solution, which makes a wrong program of it."""

    hunks: tuple[Hunk, ...]

    def source(self, solution: Callable[..., Any]) -> str:
        """The source of the wrong program.

        Raises:
            EditError: If the change does not fit the solution.
        """
        lines = textwrap.dedent(inspect.getsource(solution)).splitlines()
        for hunk in self.hunks:
            lines = hunk.applied(lines)
        return "\n".join(lines) + "\n"

    def applied(self, solution: Callable[..., Any], name: str) -> Callable[..., Any]:
        """The wrong program, which knows what the solution's module knows.

        Args:
            solution: A function, defined in a file.
            name: The name of the mistake, for messages.

        Raises:
            EditError: If the change does not fit the solution.
        """
        return _program(self, solution, name)


@cache
def _program(edit: Edit, solution: Callable[..., Any], name: str) -> Callable[..., Any]:
    """Made once: an answer is compared with every mistake."""
    try:
        source = edit.source(solution)
    except EditError as error:
        raise EditError(
            f"The mistake {name} is no difference from the solution of "
            f"{solution.__name__}: {error}"
        ) from None
    # Where AutoGraph looks for a function's source.
    file = f"<{solution.__name__}: {name}>"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    names = dict(inspect.unwrap(solution).__globals__)
    exec(compile(source, file, "exec", ANNOTATIONS), names)
    return names[solution.__name__]


def blocks(text: str) -> Iterator[tuple[str, tuple[Edit, ...], str]]:
    """Reads a text of mistakes: their names, their edits, what they say.

    Raises:
        EditError: If a block has no edit, no name or no words.

    Example:
        >>> [(name, edits, says)] = blocks('''
        ... - return x + x
        ... + return x * x
        ... squares: You squared it.
        ... ''')
        >>> name, says, edits[0].hunks[0].added
        ('squares', 'You squared it.', ('return x * x',))
    """
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        lines = block.splitlines()
        edits = [*takewhile(lambda line: line == "or" or line[0] in "+-", lines)]
        name, _, says = " ".join(lines[len(edits) :]).partition(": ")
        if not edits or not name.isidentifier() or not says:
            raise EditError(
                "A mistake is lines that begin with - or +, then its name, a colon and "
                f"words. This is none:\n{block}"
            )
        yield name, tuple(_edits(edits)), says


def _edits(lines: Sequence[str]) -> Iterator[Edit]:
    hunks: list[tuple[list[str], list[str]]] = [([], [])]
    for line in [*lines, "or"]:
        if line == "or":
            yield Edit(tuple(_hunk(*hunk) for hunk in hunks))
            hunks = [([], [])]
            continue
        if line[0] == "-" and hunks[-1][1]:
            hunks.append(([], []))
        hunks[-1][line[0] == "+"].append(line[1:])


def _hunk(removed: list[str], added: list[str]) -> Hunk:
    """Takes the margin away that all lines share."""
    dedented = textwrap.dedent("\n".join([*removed, *added])).splitlines()
    return Hunk(tuple(dedented[: len(removed)]), tuple(dedented[len(removed) :]))


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _indented(lines: Sequence[str], margin: str) -> list[str]:
    return [margin + line if line else line for line in lines]


def _body(lines: Sequence[str]) -> int:
    """The line of a function's source at which its body begins, behind a docstring."""
    [function] = ast.parse("\n".join(lines)).body
    assert isinstance(function, ast.FunctionDef)
    first = function.body[ast.get_docstring(function) is not None]
    decorators = getattr(first, "decorator_list", [])
    return min(node.lineno for node in [first, *decorators]) - 1
