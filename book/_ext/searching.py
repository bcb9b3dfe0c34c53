"""The search knows the index of every page, also of pages not written anew.

Sphinx 7.4 takes the entries of the index into the search only for the pages
that a build writes, and forgets the others. Here they come back, before the
search is saved, from the index of the whole book, which Sphinx does keep.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.util.index_entries import split_index_msg

Entry = tuple[str, str, str, str, str | None]


def recall_entries(app: Sphinx) -> list[Any]:
    """Gives the search what the index holds of the pages that it has lost."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is None:
        return []
    for name, entries in app.env.domains["index"].data["entries"].items():
        indexer._index_entries.setdefault(name, words_of(entries))
    return []


def words_of(entries: list[Entry]) -> list[tuple[str, str, str]]:
    """Each word of the entries, with its place and whether it is a main one."""
    found = {
        (word, target, main)
        for kind, value, target, main, _ in entries
        for word in split_index_msg(kind, value)
    }
    return sorted(found)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("html-collect-pages", recall_entries)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
