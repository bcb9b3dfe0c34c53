"""Pages whose code the reader can edit and run.

Each page with code gets a place for a button. What the button loads is put into the
site's folder `live`: the book's own scripts, the scripts of others, the part of the
companion that is plain Python, and the code cells of each page, hidden ones too.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from html import escape
from pathlib import Path
from typing import Any

import jupytext
from docutils import nodes
from sphinx.application import Sphinx

from facts.addresses import BRANCH, owner_and_name

from .packages import PINS, copy_served

SCRIPTS = Path(__file__).parents[1] / "_live"
NOT_SERVED = {*PINS, ".npmrc"}
BROWSER = "browser"
"""The tag of cells in plain Python, which can run in the reader's browser."""

COMPANION = (
    "__init__.py",
    "errors.py",
    "checks/__init__.py",
    "checks/engine.py",
    "checks/registry.py",
    "checks/scalar_exercises.py",
    "checks/values.py",
)
"""The files of the companion that checking plain Python takes."""


def cells_of(source: Path) -> list[dict[str, Any]]:
    """The code cells of a page, in order, with their tags."""
    text = source.read_text(encoding="utf-8")
    if source.suffix != ".md" or "\nkernelspec:" not in text:
        return []
    notebook = jupytext.reads(text, fmt="md:myst")
    return [
        {"source": cell.source, "tags": cell.metadata.get("tags", [])}
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def has_editable(cells: list[dict[str, Any]]) -> bool:
    """Whether a page shows the code of any of its cells."""
    return any(not {"remove-cell", "remove-input"} & {*cell["tags"]} for cell in cells)


def binder_address(app: Sphinx) -> str:
    """Where Binder tells how far it is with a server for this book."""
    owner, name = owner_and_name(app.config.html_theme_options["repository_url"])
    return f"{app.config.live_binder}/build/gh/{owner}/{name}/{BRANCH}"


def add_place(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Puts the place of the button below a page's opening and the line of its facts."""
    cells = cells_of(Path(app.env.doc2path(docname)))
    if not has_editable(cells):
        return
    code = app.builder.get_relative_uri(docname, f"live/cells/{docname}")
    settings = {
        "cells": code.removesuffix(".html") + ".json",
        "binder": binder_address(app),
    }
    if any(BROWSER in cell["tags"] for cell in cells):
        settings["browser"] = ""
    data = " ".join(f'data-{k}="{escape(v)}"' for k, v in settings.items())
    lines = [
        p for p in doctree.findall(nodes.paragraph) if "page-facts" in p["classes"]
    ]
    above = next(iter(lines or doctree.findall(nodes.paragraph)))
    place = nodes.raw("", f'<div id="live" {data}></div>', format="html")
    above.parent.insert(above.parent.index(above) + 1, place)


def serve(app: Sphinx, error: Exception | None) -> None:
    """Writes the site's folder `live`."""
    if error:
        return
    folder = Path(app.outdir) / "live"
    folder.mkdir(exist_ok=True)
    for script in SCRIPTS.iterdir():
        if script.name not in NOT_SERVED:
            shutil.copy(script, folder / script.name)
    copy_served(SCRIPTS, Path(app.srcdir) / "_build" / ".packages", folder)
    pack_companion(Path(app.srcdir) / "companion", folder / "companion.zip")
    for docname in app.env.found_docs:
        write_cells(Path(app.env.doc2path(docname)), folder / "cells" / docname)


def pack_companion(source: Path, archive: Path) -> None:
    """Packs the companion's plain part; equal sources give equal bytes."""
    with zipfile.ZipFile(archive, "w") as packed:
        for name in COMPANION:
            entry = zipfile.ZipInfo(f"companion/{name}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, (source / name).read_bytes())


def write_cells(source: Path, target: Path) -> None:
    """Writes a page's code cells beside its name, where it shows any."""
    cells = cells_of(source)
    if has_editable(cells):
        target.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(cells, ensure_ascii=False)
        target.with_name(target.name + ".json").write_text(text, encoding="utf-8")
