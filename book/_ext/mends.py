"""What docutils and Sphinx leave amiss, mended."""

from __future__ import annotations

import shutil
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.index_entries import split_index_msg

Entry = tuple[str, str, str, str, str | None]

# Docutils calls the bibliography a list, but its entries are not list items.
LIST, NO_LIST = '<div role="list" class="citation-list">', '<div class="citation-list">'


def mend_bibliography(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Takes back what assistive technology would misread."""
    context["body"] = context.get("body", "").replace(LIST, NO_LIST)


def recall_entries(app: Sphinx) -> list[Any]:
    """Gives the search the index of every page, also of pages not written anew.

    Sphinx 7.4 takes the entries of the index into the search only for the pages that
    a build writes, and forgets the others. The index of the whole book it does keep.
    """
    held = app.builder.indexer._index_entries
    for name, entries in app.env.domains["index"].data["entries"].items():
        held.setdefault(name, words_of(entries))
    return []


def words_of(entries: list[Entry]) -> list[tuple[str, str, str]]:
    """Each word of the entries, with its place and whether it is a main one."""
    found = {
        (word, target, main)
        for kind, value, target, main, _ in entries
        for word in split_index_msg(kind, value)
    }
    return sorted(found)


def forget_warnings(app: Sphinx, error: Exception | None) -> None:
    """Drops Sphinx's memory of the pages if this build failed or warned.

    Sphinx warns while it reads a page and then remembers the page as read, so the
    next build would pass in silence. Executed outputs stay in their own cache, so
    reading again is quick.
    """
    if error is not None or app._warncount:
        shutil.rmtree(app.doctreedir, ignore_errors=True)
