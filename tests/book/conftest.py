"""Every chapter is run once for all the tests that look at its outputs.

The site was made from another run, which its execution cache keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jupyter_cache import get_cache
from nbformat import NotebookNode

from tests.book.running import read_page, run_page
from tests.pages import ROOT

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


@pytest.fixture(scope="session")
def built(site: Path) -> Runs:
    """Gives a page's notebook as it was executed for the site."""
    (folder,) = (ROOT / "_build" / ".jupyter_cache").iterdir()
    cache = get_cache(folder)

    def built(name: str) -> NotebookNode:
        return cache.merge_match_into_notebook(read_page(name))[1]

    return built
