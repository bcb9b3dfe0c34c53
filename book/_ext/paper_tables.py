"""Tables on paper: columns as wide as their words ask, and breaks between pages.

LaTeX balances the columns of a small table by itself. One that may not fit what is
left of a page must be able to go on overleaf, and then its columns need widths.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

LINE = 84
"""About how many characters fit side by side in a table's cells."""

GAP = 2
"""How many characters the space between two columns takes."""

ENOUGH = 45
"""A column with cells longer than this gets no wider for it."""

SMALL = 12
"""How many lines a table may have that stays on one page."""


def let_tables_break(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Gives each table that may not fit a page widths, and leave to go on overleaf."""
    for table in list(doctree.findall(nodes.table)):
        clear_empty_cells(table)
        rows = [[words(entry) for entry in row] for row in table.findall(nodes.row)]
        widths = share(rows)
        if lines(rows, widths) > SMALL:
            table["classes"].append("longtable")
            columns = [column(width, sum(widths)) for width in widths]
            spec = addnodes.tabular_col_spec(spec="".join(columns))
            table.parent.insert(table.parent.index(table), spec)


def clear_empty_cells(table: nodes.table) -> None:
    """Takes the paragraphs out of empty cells: TeX gives each a line of its own."""
    for entry in table.findall(nodes.entry):
        if not entry.astext():
            entry.clear()


def words(entry: nodes.entry) -> str:
    """The text of a cell, with the room that code needs beyond other words."""
    code = sum(len(literal.astext()) for literal in entry.findall(nodes.literal))
    return entry.astext() + " " + "." * (code // 6)


def share(rows: list[list[str]]) -> list[int]:
    """How many characters of the line each column gets: its longest word, and more."""
    columns = list(zip(*rows, strict=True))
    needed = [max(len(w) for c in cells for w in [*c.split(), ""]) for cells in columns]
    wanted = [min(max(map(len, cells)), ENOUGH) for cells in columns]
    lacking = [max(w - n, 0) for w, n in zip(wanted, needed, strict=True)]
    spare = max(LINE - sum(needed) - GAP * len(needed), 0)
    rate = min(spare / (sum(lacking) or 1), 1)
    return [
        round(n + lack * rate) + GAP for n, lack in zip(needed, lacking, strict=True)
    ]


def lines(rows: list[list[str]], widths: list[int]) -> int:
    """About how many lines the table has with columns of these widths."""
    return sum(
        max(-(-len(cell) // width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )


def column(width: int, of: int) -> str:
    """A column with this share of the line, ragged on the right."""
    return rf">{{\raggedright\arraybackslash}}\X{{{width}}}{{{of}}}"
