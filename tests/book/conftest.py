"""Every chapter is run once for all the tests that look at its outputs.

The site was made from another run, which its execution cache keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jupyter_cache import get_cache
from jupyter_cache.base import JupyterCacheAbstract
from nbformat import NotebookNode

from tests.book.running import read_page, run_page
from tests.pages import ROOT

Runs = Callable[[str], NotebookNode]
Reads = Callable[[str], set[str]]


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
def cache(site: Path) -> JupyterCacheAbstract:
    """The outputs that the site was made from."""
    (folder,) = (ROOT / "_build" / ".jupyter_cache").iterdir()
    return get_cache(folder)


@pytest.fixture(scope="session")
def built(cache: JupyterCacheAbstract) -> Runs:
    """Gives a page's notebook as it was executed for the site."""

    def built(name: str) -> NotebookNode:
        return cache.merge_match_into_notebook(read_page(name))[1]

    return built


@pytest.fixture(scope="session")
def read_by(cache: JupyterCacheAbstract) -> Reads:
    """Gives the files of the project that a page read when it ran for the site."""

    def read_by(name: str) -> set[str]:
        files = cache.match_cache_notebook(read_page(name)).data["files"]
        return {path for path, digest in files.items() if digest}

    return read_by
