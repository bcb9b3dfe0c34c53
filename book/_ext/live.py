"""Pages whose code the reader can edit and run.

Each page with code gets a place for a button. What the button loads is put into the
site's folder `live`: the book's own scripts, the scripts of others, the part of the
companion that is plain Python, and the code cells of each page, hidden ones too.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from facts.addresses import BRANCH, owner_and_name

from .cells import has_notebook, is_code_cell, notebook_of
from .packages import PINS, copy_served

NOT_SERVED = {*PINS, ".npmrc"}
BROWSER = "browser"
"""The tag of cells in plain Python, which can run in the reader's browser."""

Cells = list[dict[str, Any]]


def cells_of(app: Sphinx, docname: str) -> Cells:
    """The code cells of a page, in order, each with the id of its place on the page."""
    if not has_notebook(app, docname):
        return []
    return [
        {
            "id": place_of(index),
            "source": cell.source,
            "tags": cell.metadata.get("tags", []),
        }
        for index, cell in enumerate(notebook_of(app, docname).cells)
        if cell.cell_type == "code"
    ]


def place_of(index: int) -> str:
    """The id of what a page shows of a cell, by the cell's place in the notebook."""
    return f"cell-{index}"


def has_editable(cells: Cells) -> bool:
    """Whether a page shows the code of any of its cells."""
    return any(not {"remove-cell", "remove-input"} & {*cell["tags"]} for cell in cells)


def runs_in_browser(cells: Cells) -> bool:
    """Whether any cell of a page can run in the reader's browser."""
    return any(BROWSER in cell["tags"] for cell in cells)


def binder_address(app: Sphinx) -> str:
    """Where Binder tells how far it is with a server for this book."""
    owner, name = owner_and_name(app.config.html_theme_options["repository_url"])
    return f"{app.config.live_binder}/build/gh/{owner}/{name}/{BRANCH}"


def make_editable(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Names the cells of a page, and puts the place of the button above them."""
    cells = cells_of(app, docname)
    if not has_editable(cells):
        return
    for cell in doctree.findall(is_code_cell):
        cell["ids"].append(place_of(cell["cell_index"]))
    code = app.builder.get_relative_uri(docname, f"live/cells/{docname}")
    settings = {
        "cells": code.removesuffix(".html") + ".json",
        "binder": binder_address(app),
    }
    if runs_in_browser(cells):
        settings["browser"] = ""
    data = " ".join(f'data-{k}="{escape(v)}"' for k, v in settings.items())
    place = nodes.raw("", f'<div id="live" {data}></div>', format="html")
    above = opening_of(doctree)
    above.parent.insert(above.parent.index(above) + 1, place)


def opening_of(doctree: nodes.document) -> nodes.paragraph:
    """The line of a page's facts; its first paragraph, where there is none."""
    paragraphs = list(doctree.findall(nodes.paragraph))
    lines = [p for p in paragraphs if "page-facts" in p["classes"]]
    return [*lines, *paragraphs][0]


def serve(app: Sphinx, error: Exception | None) -> None:
    """Writes the site's folder `live`."""
    if error:
        return
    root, folder = Path(app.srcdir), Path(app.outdir) / "live"
    folder.mkdir(exist_ok=True)
    scripts = root / "book" / "_live"
    for script in scripts.iterdir():
        if script.name not in NOT_SERVED:
            shutil.copy(script, folder)
    copy_served(scripts, root / "_build" / ".packages", folder)
    cells = {page: cells_of(app, page) for page in app.env.found_docs}
    for page in cells:
        write_cells(cells[page], folder / "cells" / f"{page}.json")
    plain = [page for page in cells if runs_in_browser(cells[page])]
    pack_companion(root / "companion", plain, folder / "companion.zip")


def write_cells(cells: Cells, target: Path) -> None:
    """Writes the code cells of a page that shows any."""
    if has_editable(cells):
        target.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(cells, ensure_ascii=False)
        target.write_text(text, encoding="utf-8")


def pack_companion(source: Path, pages: Iterable[str], archive: Path) -> None:
    """Packs what the exercises of these pages take; equal sources give equal bytes."""
    with zipfile.ZipFile(archive, "w") as packed:
        for path in checkers(source, pages):
            entry = zipfile.ZipInfo(path.relative_to(source.parent).as_posix())
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())


def checkers(companion: Path, pages: Iterable[str]) -> list[Path]:
    """The files of the companion that checking the exercises of these pages takes."""
    chapters = [page.removeprefix("book/").replace("-", "_") for page in pages]
    exercises = [companion / "exercises" / chapter for chapter in chapters]
    files = {companion / "errors.py", companion / "quiet.py"}
    for folder in [companion / "checks", *exercises]:
        around = [p for p in folder.parents if p.is_relative_to(companion)]
        packages = [p / "__init__.py" for p in around]
        files |= {*folder.rglob("*.py"), *filter(Path.exists, packages)}
    return sorted(files)
