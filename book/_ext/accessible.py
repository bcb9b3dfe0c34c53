"""Markup that assistive technology would misread, mended after it is written."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

# Docutils calls the bibliography a list, but its entries are not list items.
MENDED = {'<div role="list" class="citation-list">': '<div class="citation-list">'}


def mend(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Rewrites what `MENDED` names in the body of a page."""
    for written, meant in MENDED.items():
        context["body"] = context.get("body", "").replace(written, meant)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("html-page-context", mend)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
