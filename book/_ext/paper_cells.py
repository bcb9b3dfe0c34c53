"""Cells and folds on paper: open, under their words, and whole where they fit."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.texescape import escape

from .cells import is_code_cell
from .paper import ENGINE, latex

LONG = 24
"""A cell with more lines of code than this may go on overleaf."""

BESIDE = 3
"""How many lines of what a cell prints stay on the page of its code."""

LABEL = 2
"""How many lines of code are as high as the word above what folds."""


def open_folds(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Opens the hints and answers."""
    for fold in list(doctree.findall(nodes.container)):
        if fold.get("design_component") == "dropdown":
            title, *content = fold.children
            begin = rf"\begin{{bookfold}}{{{escape(title.astext(), ENGINE)}}}"
            fold.replace_self([latex(begin), *content, latex(r"\end{bookfold}")])


def set_cells(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Opens folded cells, joins code to what it prints, and avoids a break between."""
    for cell in list(doctree.findall(is_code_cell)):
        set_cell(cell)


def set_cell(cell: nodes.container) -> None:
    code, printed = part(cell, "cell_code_source"), part(cell, "cell_code_output")
    folded = cell.get("hide_mode")
    if code and printed and folded != "output":
        cell.insert(cell.index(printed), latex(r"\bookjoin"))
    if folded and cell.children:
        label = latex(rf"\bookfoldlabel{{{escape(cell['prompt_hide'], ENGINE)}}}")
        cell.insert(cell.index(printed) if folded == "output" else 0, label)
    if lines(code) <= LONG:
        needed = lines(code) + min(lines(printed), BESIDE) + (LABEL if folded else 0)
        cell.insert(0, latex(rf"\bookneed{{{needed}}}"))


def part(cell: nodes.container, element: str) -> nodes.Element | None:
    """The code of a cell, or what it prints."""
    return next((n for n in cell if n.get("nb_element") == element), None)


def lines(element: nodes.Element | None) -> int:
    """How many lines of code or of text stand in it."""
    blocks = element.findall(nodes.literal_block) if element else ()
    return sum(block.astext().count("\n") + 1 for block in blocks)
