"""Every chapter is run once for all the tests that look at its outputs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from nbformat import NotebookNode

from tests.book.running import run_page

Runs = Callable[[str], NotebookNode]


@pytest.fixture(scope="session")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Gives a page's executed notebook, which is made when first asked for."""
    done: dict[str, NotebookNode] = {}

    def executed(name: str) -> NotebookNode:
        if name not in done:
            done[name] = run_page(name, tmp_path_factory.mktemp("chapter"))
        return done[name]

    return executed
