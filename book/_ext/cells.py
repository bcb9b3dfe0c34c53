"""The code cells of a page, as MyST-NB puts them into its doctree, and their run."""

from __future__ import annotations

from pathlib import Path

import nbformat
from docutils import nodes
from jupyter_cache import get_cache
from nbformat import NotebookNode
from sphinx.application import Sphinx

PROMPTS = {
    "output": ("Predict, then open: what it prints", "What it prints"),
    "all": ("Solution", "Solution"),
    "input": ("The code of this figure", "The code of this figure"),
}
"""What folded cells say they hold, when closed and when open: one tagged `hide-output`
asks the reader to predict what it prints, one tagged `hide-cell` is a solution."""


def is_code_cell(node: nodes.Node) -> bool:
    """Whether a node is a code cell, with its outputs."""
    return isinstance(node, nodes.Element) and node.get("nb_element") == "cell_code"


def is_solution(node: nodes.Node) -> bool:
    """Whether a code cell is folded as a whole, which is how solutions are."""
    return node.get("hide_mode") == "all"


def word_prompts(app: Sphinx, doctree: nodes.document) -> None:
    """Writes our prompts into the cells that MyST-NB will fold."""
    for cell in doctree.findall(nodes.container):
        if cell.get("hide_mode") in PROMPTS:
            cell["prompt_show"], cell["prompt_hide"] = PROMPTS[cell["hide_mode"]]


def has_notebook(app: Sphinx, docname: str) -> bool:
    """Whether a page has a kernel, and so a notebook."""
    return "kernelspec" in app.env.metadata[docname]


def notebook_of(app: Sphinx, docname: str) -> NotebookNode:
    """The notebook of a page, as MyST-NB leaves it when it has read the page."""
    folder = Path(app.outdir).parent / "jupyter_execute"
    return nbformat.read(folder / f"{docname}.ipynb", as_version=4)


def executed(app: Sphinx, docname: str) -> NotebookNode:
    """The notebook of a page with its outputs as they came, which the cache keeps."""
    cache = get_cache(app.config.nb_execution_cache_path)
    return cache.merge_match_into_notebook(notebook_of(app, docname))[1]
