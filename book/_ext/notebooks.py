"""Each chapter as two notebooks for any notebook program: to work in, and to look at.

A page that Sphinx has resolved is taken apart again into cells: prose becomes Markdown
(see `prose`), code and outputs come from the run that made the page. The notebooks, the
companion's wheel and Binder's files form one folder of the site, `notebooks`, which the
workflow also publishes as a branch, for Colab and Binder to open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
from docutils import nodes
from myst_nb.core.utils import coalesce_streams
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from sphinx.application import Sphinx
from sphinx.config import Config

from companion import quiet
from facts.addresses import colab_url

from .cells import PROMPTS, executed, is_code_cell, is_solution
from .course import chapters
from .environments import tensorflow_pin, write_binder_files
from .prose import markdown_of
from .wheels import build_wheel, version_of, wheel_name

FOLDER, EXECUTED = "notebooks", "executed"
"""Where the notebooks are on the site, and where in it those with outputs."""

SOURCE_FOLDER = "book/"
HIDES_CODE = {"hide-input", "remove-input"}
FOLDED = {"cellView": "form", "jupyter": {"source_hidden": True}}
"""Folds a cell's code: the first on Colab, under its title, the second in Jupyter."""

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
SET_UP = r"""# @title Set up: run this cell first
# It installs what is missing. Where nothing is missing, it does nothing.
import importlib.metadata
import importlib.util
import os
import subprocess
import sys

os.environ.update({variables})
missing = []
if importlib.util.find_spec("tensorflow") is None:
    missing.append("{tensorflow}")
try:
    companion = importlib.metadata.version("gradients-companion")
except importlib.metadata.PackageNotFoundError:
    companion = "none"
if companion == "none" or ("+" in companion and companion != "{version}"):
    missing.append("{wheel}")
if missing:
    print("Installing", *missing)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", *missing]
    done = subprocess.run(pip, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError("That could not be installed:\n" + done.stderr)
    importlib.invalidate_caches()"""
ORIGIN = """\
---

This notebook is the page [{title}]({page}) of the book *{book}*. \
Its text is under CC BY 4.0, its code under the MIT licence."""

OVERVIEW = """\
# {book}: the notebooks

Each chapter of the book, without outputs. Those in `executed` have all outputs. The
workflow of [the repository]({repository}) makes this branch anew whenever the book
changes: report mistakes there, and change nothing here. The text is under CC BY 4.0,
the code under the MIT licence."""


def export(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Writes both notebooks of a page that is about to be written."""
    if not any(map(is_code_cell, doctree.findall())):
        return
    ran = executed(app, docname)
    page = app.config.html_baseurl + app.builder.get_target_uri(docname)
    cells = [
        new_code_cell(app.config.notebooks_set_up, metadata=FOLDED),
        *cells_of(doctree, ran, app.builder, page),
        new_markdown_cell(origin(app, docname, page)),
    ]
    folder = Path(app.outdir, FOLDER)
    write(folder / EXECUTED / notebook_path(docname), as_executed(cells))
    write(folder / notebook_path(docname), without_outputs(cells))


def origin(app: Sphinx, docname: str, page: str) -> str:
    """Where a notebook comes from, and what may be done with it."""
    title = app.env.titles[docname].astext()
    return ORIGIN.format(title=title, page=page, book=app.config.html_title)


def notebook_path(docname: str) -> str:
    """Where in the folder a page's notebook is."""
    return docname.removeprefix(SOURCE_FOLDER) + ".ipynb"


def cells_of(
    doctree: nodes.document, ran: NotebookNode, builder: Any, page: str
) -> list[NotebookNode]:
    """The cells of a page in its order; a heading begins a new one."""
    cells: list[NotebookNode] = []
    prose: list[nodes.Node] = []

    def end_prose() -> None:
        if prose:
            cells.append(new_markdown_cell(markdown_of(prose, doctree, builder, page)))
            prose.clear()

    for node in flattened(doctree):
        is_code = is_code_cell(node) and not is_solution(node)
        if is_code or isinstance(node, nodes.title):
            end_prose()
        if is_code:
            cells.append(code_cell(ran.cells[node["cell_index"]]))
        else:
            prose.append(node)
    end_prose()
    return cells


def flattened(node: nodes.Element) -> Iterator[nodes.Node]:
    """What the sections of a page hold, titles included, in order."""
    for child in node.children:
        if isinstance(child, nodes.section):
            yield from flattened(child)
        else:
            yield child


def code_cell(ran: NotebookNode) -> NotebookNode:
    """A cell as it ran; what the page folds is folded here too."""
    tags = set(ran.metadata.get("tags", []))
    cell = new_code_cell(ran.source, outputs=coalesce_streams(deepcopy(ran.outputs)))
    if tags & HIDES_CODE:
        cell.source = f"# @title {PROMPTS['input'][0]}\n{ran.source}"
        cell.metadata = FOLDED
    if "hide-output" in tags:
        cell.metadata = {"jupyter": {"outputs_hidden": True}}
    return cell


def as_executed(cells: list[NotebookNode]) -> list[NotebookNode]:
    """The cells, numbered as if someone had run them in order."""
    cells = deepcopy(cells)
    code = (cell for cell in cells if cell.cell_type == "code")
    for count, cell in enumerate(code, start=1):
        cell.execution_count = count
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
    return cells


def without_outputs(cells: list[NotebookNode]) -> list[NotebookNode]:
    """The cells as they are before anyone has run them."""
    cells = deepcopy(cells)
    for cell in cells:
        if cell.cell_type == "code":
            cell.outputs = []
            if "cellView" not in cell.metadata:
                cell.metadata = {}
    return cells


def write(path: Path, cells: list[NotebookNode]) -> None:
    """Writes a valid notebook, the same bytes for the same cells."""
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number:03}"
    notebook = new_notebook(cells=cells, metadata=METADATA)
    nbformat.validate(notebook)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def word_set_up(app: Sphinx, config: Config) -> None:
    """Writes the first cell of every notebook, for this very companion."""
    version = version_of(Path(app.srcdir))
    config.notebooks_set_up = SET_UP.format(
        variables=json.dumps(quiet.VARIABLES),
        tensorflow=tensorflow_pin(),
        version=version,
        wheel=f"{config.html_baseurl}{FOLDER}/{wheel_name(version)}",
    )


def complete(app: Sphinx, error: Exception | None) -> None:
    """Puts the wheel, Binder's files and a list beside the notebooks."""
    if error:
        return
    folder = Path(app.outdir, FOLDER)
    exported = {notebook_path(page): page for page in app.env.found_docs}
    for notebook in folder.rglob("*.ipynb"):
        name = notebook.relative_to(folder).as_posix()
        if name.removeprefix(EXECUTED + "/") not in exported:
            notebook.unlink()
    wheel = build_wheel(Path(app.srcdir), folder)
    write_binder_files(folder, wheel)
    (folder / "README.md").write_text(overview(app, folder), encoding="utf-8")


def overview(app: Sphinx, folder: Path) -> str:
    """What someone reads who comes upon the branch of notebooks."""
    repository = app.config.html_theme_options["repository_url"]
    lines = [OVERVIEW.format(book=app.config.html_title, repository=repository)]
    for caption, pages in chapters(app):
        paths = {page: notebook_path(page) for page in pages}
        here = [page for page in pages if (folder / paths[page]).exists()]
        if here:
            lines += ["", f"## {caption}", ""]
        for page in here:
            title = app.env.titles[page].astext()
            colab = colab_url(repository, paths[page])
            lines.append(f"- [{title}]({paths[page]}) ([Colab]({colab}))")
    return "\n".join([*lines, ""])
