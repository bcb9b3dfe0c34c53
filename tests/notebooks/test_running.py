"""Every exported notebook runs from its first cell where a reader would open it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from tests.notebooks.conftest import NAMES, SITE, Run, read, runner
from tests.pages import ROOT


@pytest.fixture(scope="module")
def on_colab(colab: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(colab, tmp_path_factory.mktemp("on_colab"))


@pytest.fixture(scope="module")
def on_binder(binder: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(binder, tmp_path_factory.mktemp("on_binder"))


def from_loopback(path: Path, address: str) -> NotebookNode:
    """A notebook that fetches the wheel from the site that the test serves."""
    notebook = read(path)
    set_up = notebook.cells[0]
    assert SITE in set_up.source
    set_up.source = set_up.source.replace(SITE, address)
    return notebook


def alone(notebook: NotebookNode) -> NotebookNode:
    """Its set-up cell and nothing else."""
    return new_notebook(cells=notebook.cells[:1])


def printed(notebook: NotebookNode, name: str = "stdout") -> str:
    """All that a notebook's cells wrote to stdout or stderr."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    streams = [output for output in outputs if output.output_type == "stream"]
    return "".join(output.text for output in streams if output.name == name)


def packages(python: Path) -> dict[str, str]:
    """What is installed beside a Python, with versions."""
    listed = subprocess.run(
        [python, "-m", "pip", "list", "--format=freeze"],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split("==") for line in listed.stdout.split())


def remove_companion(python: Path) -> None:
    command = [python, "-m", "pip", "uninstall", "--quiet", "--yes"]
    subprocess.run([*command, "gradients-companion"], check=True)


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_on_colab(
    name: str, notebooks: Path, on_colab: Run, address: str
) -> None:
    ran = on_colab(from_loopback(notebooks / name, address))
    assert printed(ran, "stderr") == ""


def test_the_set_up_installs_the_companion_and_nothing_else(
    notebooks: Path, colab: Path, on_colab: Run, address: str
) -> None:
    remove_companion(colab)
    before = packages(colab)
    wheel = next(notebooks.glob("*.whl"))
    set_up = alone(from_loopback(notebooks / NAMES[0], address))
    assert printed(on_colab(set_up)) == f"Installing {address}notebooks/{wheel.name}\n"
    after = packages(colab)
    assert after.pop("gradients-companion") == wheel.name.split("-")[1]
    assert after == before


def test_what_it_installs_is_what_built_the_book(
    notebooks: Path, colab: Path, on_colab: Run, address: str
) -> None:
    on_colab(alone(from_loopback(notebooks / NAMES[0], address)))
    installed = next(colab.parents[1].glob("lib/*/site-packages/companion"))
    for path in (ROOT / "companion").rglob("*"):
        if path.suffix in (".py", ".csv", ".css", ".js") and path.name != "__init__.py":
            copy = installed / path.relative_to(ROOT / "companion")
            assert copy.read_bytes() == path.read_bytes()


def test_the_set_up_says_nothing_where_nothing_is_missing(
    notebooks: Path, on_colab: Run, address: str
) -> None:
    on_colab(alone(from_loopback(notebooks / NAMES[0], address)))
    again = on_colab(alone(from_loopback(notebooks / NAMES[0], address)))
    assert again.cells[0].outputs == []


def test_the_set_up_replaces_the_companion_of_another_build(
    notebooks: Path, colab: Path, on_colab: Run, address: str
) -> None:
    stale = next(colab.parents[1].glob("lib/*/site-packages/gradients_companion-*"))
    metadata = stale / "METADATA"
    text = metadata.read_text(encoding="utf-8")
    version = stale.name.split("-")[1].removesuffix(".dist")
    metadata.write_text(text.replace(version, "0.0.9+book.00000000"), encoding="utf-8")
    on_colab(alone(from_loopback(notebooks / NAMES[0], address)))
    assert packages(colab)["gradients-companion"] == version


def test_the_set_up_says_what_could_not_be_installed(
    notebooks: Path, colab: Path, on_colab: Run, address: str
) -> None:
    remove_companion(colab)
    lost = alone(from_loopback(notebooks / NAMES[0], f"{address}lost/"))
    with pytest.raises(Exception, match=r"could not be installed[\s\S]*404"):
        on_colab(lost)


def test_on_binder_everything_is_there(notebooks: Path, on_binder: Run) -> None:
    ran = on_binder(read(notebooks / "tape" / "gradient-tape.ipynb"))
    assert ran.cells[0].outputs == []
    assert printed(ran, "stderr") == ""
