"""How results show themselves: tables as text and HTML, lists and arrays in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape
from typing import Any

import numpy as np

Grid = Sequence[Sequence[str]]
"""Rows of cells, the headings first."""


def text_table(grid: Grid, right: Collection[int] = ()) -> str:
    """Lines up the cells of a table.

    Args:
        grid: Rows of equal length.
        right: The columns whose cells stand at the right.

    Example:
        >>> print(text_table([["name", "size"], ["w", "12"], ["bias", "3"]], right=[1]))
        name  size
        w       12
        bias     3
    """
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in grid
    ]
    is_even = max(right, default=0) == len(widths) - 1
    return "\n".join(lines if is_even else map(str.rstrip, lines))


def html_table(grid: Grid, parts: Sequence[str] = ()) -> str:
    """Writes a table as HTML: the first row and the first column are headings.

    Args:
        grid: Rows of equal length.
        parts: For a table that a script changes: what it knows each column by. Then
            each row has its number, too.

    Example:
        >>> html_table([["name"], ["a < b"]])  # doctest: +ELLIPSIS
        '<table class="companion-table"><tr><th scope="col">name</th></tr><tr>...'
    """
    header, *rows = grid
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    marks = [f' data-part="{part}"' if part else "" for part in parts]
    body = "".join(
        _row(row, f' data-node="{number}"' if parts else "", marks)
        for number, row in enumerate(rows)
    )
    return f'<table class="companion-table"><tr>{head}</tr>{body}</table>'


def _row(row: Sequence[str], mark: str, marks: Sequence[str]) -> str:
    first, *others = map(escape, row)
    cells = zip(others, marks[1:] or [""] * len(others), strict=True)
    told = "".join(f"<td{part}>{cell}</td>" for cell, part in cells)
    return f'<tr{mark}><th scope="row">{first}</th>{told}</tr>'


def listed(words: Sequence[str]) -> str:
    """Lists words as one says them.

    Example:
        >>> listed(["x"]), listed(["x", "y", "z"])
        ('x', 'x, y and z')
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def in_short(value: Any, limit: int = 20) -> str:
    """Writes an array in one short line: its entries, or its shape and the first.

    Args:
        value: A number, or an array of any shape and dtype.
        limit: How many characters there is room for.

    Returns:
        All entries, with 4 significant digits, where they are at most 6 and there
        is room; else the shape, and up to 3 entries where there is room.

    Example:
        >>> in_short(2 / 3)
        '0.6667'
        >>> in_short([[1.0, 2.5], [3.0, -4.0]])
        '[[1, 2.5], [3, -4]]'
        >>> in_short([2.0] * 7)
        '(7,): 2, 2, 2, …'
        >>> in_short([[0.123, 0.456, 0.789]] * 2)
        '(2, 3): 0.123, …'
    """
    array = np.asarray(value)
    if 0 < array.size <= 6:
        whole = _entries(array.tolist())
        if array.ndim == 0 or len(whole) <= limit:
            return whole
    for shown in range(min(3, array.size), 0, -1):
        first = ", ".join(map(_entries, array.ravel()[:shown].tolist()))
        told = f"{array.shape}: {first}, …"
        if len(told) <= limit:
            return told
    return f"shape {array.shape}"


def _entries(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_entries, value))}]"
    return f"{value:.4g}" if isinstance(value, (float, complex)) else str(value)


def clipped(text: str, limit: int) -> str:
    """Cuts a text that is too long, and says so with an ellipsis.

    Example:
        >>> clipped("softmax(logits)", 10)
        'softmax(l…'
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"
