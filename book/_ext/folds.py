"""Folded cells say what they hold, the same words everywhere.

A cell tagged `hide-output` asks the reader to predict what it prints; one
tagged `hide-cell` is a worked solution. MyST-NB folds them; the words are ours.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

PROMPTS = {
    "output": ("Predict, then open: what it prints", "What it prints"),
    "all": ("Solution", "Solution"),
    "input": ("The code of this figure", "The code of this figure"),
}


def word_prompts(app: Sphinx, doctree: nodes.document) -> None:
    """Writes our prompts into the cells that MyST-NB will fold."""
    for cell in doctree.findall(nodes.container):
        if cell.get("hide_mode") in PROMPTS:
            cell["prompt_show"], cell["prompt_hide"] = PROMPTS[cell["hide_mode"]]


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("doctree-read", word_prompts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
