"""Tables on paper: columns as wide as their words ask, and breaks between pages.

LaTeX balances the columns of a small table by itself. One that may not fit what is
left of a page must be able to go on overleaf, and then its columns need widths.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

LINE = 80
"""About how many characters fit side by side in a table's cells."""

SMALL = 12
"""How many lines a table may have that stays on one page."""

ENOUGH = 45
"""A column with cells longer than this gets no wider for it."""


class LetTablesBreak(SphinxPostTransform):
    default_priority = 210
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        for table in list(self.document.findall(nodes.table)):
            rows = [row.children for row in table.findall(nodes.row)]
            cells = [[entry.astext() for entry in row] for row in rows]
            widths = shares(cells)
            if lines(cells, widths) > SMALL:
                table["classes"].append("longtable")
                columns = [column(width, sum(widths)) for width in widths]
                spec = addnodes.tabular_col_spec(spec="".join(columns))
                table.parent.insert(table.parent.index(table), spec)


def shares(cells: list[list[str]]) -> list[int]:
    """How many characters of the line each column gets: its words', then more."""
    columns = list(zip(*cells, strict=True))
    needed = [max(len(word) for c in cell for word in (c.split() or [""])) for cell in columns]
    wanted = [min(max(map(len, cell)), ENOUGH) for cell in columns]
    spare = LINE - sum(needed)
    lacking = sum(w - n for w, n in zip(wanted, needed, strict=True) if w > n) or 1
    return [
        round(n + max(w - n, 0) * min(max(spare, 0) / lacking, 1)) + 2
        for w, n in zip(wanted, needed, strict=True)
    ]


def lines(cells: list[list[str]], widths: list[int]) -> int:
    """About how many lines the table has with columns of these widths."""
    return sum(
        max(-(-len(cell) // width) for cell, width in zip(row, widths, strict=True))
        for row in cells
    )


def column(width: int, of: int) -> str:
    """A column with this share of the line, ragged on the right."""
    return rf">{{\raggedright\arraybackslash}}\X{{{width}}}{{{of}}}"


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_post_transform(LetTablesBreak)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
