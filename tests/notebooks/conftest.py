"""Fresh environments as Colab and Binder make them, and kernels that run in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from book._ext.environments import tensorflow_installed
from facts.addresses import repository_url, site_url
from tests.book.markdown import read as page
from tests.pages import ROOT, toc_pages

Run = Callable[[NotebookNode], NotebookNode]
SITE = site_url(repository_url())
NAMES = [
    name.removeprefix("book/") + ".ipynb"
    for name in toc_pages()
    if "kernelspec" in page(name).front_matter
]
"""Where the notebook of each page with code is in the folder."""

COLAB = [tensorflow_installed(), "numpy", "matplotlib", "ipykernel"]
"""What a notebook finds on Colab, under the names of requirements.txt."""


def install(python: Path, *arguments: str, cwd: Path = ROOT) -> None:
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--compile-bytecode"]
    done = subprocess.run(
        [*uv, "--python", str(python), *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def fresh_environment(folder: Path) -> Path:
    """The Python of a new virtual environment that holds nothing but pip."""
    venv.create(folder, with_pip=True)
    return folder / "bin" / "python"


@pytest.fixture(scope="session")
def colab(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has what Colab has; the companion is not among it."""
    python = fresh_environment(tmp_path_factory.mktemp("colab"))
    install(python, "--constraint", "requirements.txt", *COLAB)
    return python


@pytest.fixture(scope="session")
def binder(notebooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python made of Binder's own files, and of the kernel that Binder adds."""
    python = fresh_environment(tmp_path_factory.mktemp("binder"))
    install(python, "--requirement", "binder/requirements.txt", cwd=notebooks)
    install(python, "--constraint", str(ROOT / "requirements.txt"), "ipykernel")
    return python


@pytest.fixture(scope="session")
def notebooks(site: Path) -> Path:
    """The folder of the exported notebooks, which the workflow publishes."""
    return site / "notebooks"


def runner(python: Path, folder: Path) -> Run:
    """Runs notebooks with some Python, in an empty folder, as a reader would."""
    specification = {
        "argv": [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "A fresh environment",
        "language": "python",
    }
    place = folder / "jupyter" / "kernels" / "fresh"
    place.mkdir(parents=True)
    (place / "kernel.json").write_text(json.dumps(specification))
    workplace = folder / "work"
    workplace.mkdir()
    kept = ("PATH", "HOME", "LANG", "TMPDIR")
    environment = {k: v for k, v in os.environ.items() if k in kept or "PIP" in k}
    environment["IPYTHONDIR"] = str(folder / "ipython")

    def run(notebook: NotebookNode) -> NotebookNode:
        client = NotebookClient(
            notebook,
            timeout=300,
            kernel_name="fresh",
            resources={"metadata": {"path": str(workplace)}},
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("JUPYTER_PATH", str(folder / "jupyter"))
            return client.execute(env=environment)

    return run


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)
