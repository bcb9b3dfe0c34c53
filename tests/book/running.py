"""Runs a chapter as a reader would: alone, top to bottom, in a fresh kernel."""

from __future__ import annotations

import os
from pathlib import Path

import jupytext
from nbclient import NotebookClient
from nbformat import NotebookNode

from facts import kernels
from tests.pages import ROOT


def read_page(name: str) -> NotebookNode:
    """The notebook of a page, without outputs."""
    return jupytext.read(ROOT / f"{name}.md", fmt="md:myst")


def run_page(name: str, folder: Path) -> NotebookNode:
    """The executed notebook of a page; an error in it is kept as an output."""
    notebook = read_page(name)
    workplace = folder / "work"
    workplace.mkdir()
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": str(workplace)}},
    )
    client.execute(env=os.environ | kernels.environment(folder / "ipython"))
    return notebook


def cells(notebook: NotebookNode, tag: str = "") -> list[NotebookNode]:
    """The code cells, or those with a tag."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [c for c in code if not tag or tag in c.metadata.get("tags", [])]


def stream(cell: NotebookNode, name: str) -> str:
    """What a cell wrote to stdout or stderr."""
    outputs = [o for o in cell.outputs if o.output_type == "stream"]
    return "".join(o.text for o in outputs if o.name == name)


def shown(cell: NotebookNode, kind: str) -> list[str]:
    """What a cell displays in a form, such as text/html."""
    data = [output.get("data", {}) for output in cell.outputs]
    return [forms[kind] for forms in data if kind in forms]


def texts(cell: NotebookNode) -> list[str]:
    """Everything that a cell gave, as text."""
    written = [stream(cell, "stdout"), stream(cell, "stderr")]
    displayed = [*shown(cell, "text/plain"), *shown(cell, "text/html")]
    return [text for text in [*written, *displayed] if text]
