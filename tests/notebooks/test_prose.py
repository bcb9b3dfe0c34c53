"""Whatever markup a page may use, its notebook shows, or the build says what it can't.

One small book with the project's own settings, built as a fork's workflow would.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from nbformat import NotebookNode

from tests.notebooks.conftest import read
from tests.small_book import FRONT, build, write_book

FORK = "https://github.com/Some-Body/a-book"
SITE = "https://some-body.github.io/a-book/"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'
PAGE = r"""# Every kind of markup

Words with *emphasis*, `code`, ``a ` in code`` and $x < y$. See {ref}`here <a-place>`,
[this part](#a-part), [the first page](index.md) and {doc}`index`. A star \* and 2 < 3.

(a-place)=
## A part

$$
a = b
$$ (numbered)

Equation {eq}`numbered` has a number.

:::{note}
A note with **strong** words.
:::

:::{warning}
Take care.

- of this
- of that
:::

:::{dropdown} What is 2 < 3?
True.

```python
print(2 < 3)
```
:::

1. First.

   :::{dropdown} Answer
   In a list.
   :::

2. Second.

| one | two |
| --- | --- |
| `a` | $b$ |

::::{tab-set}
:::{tab-item} Linux
On Linux.
:::
:::{tab-item} macOS
On a Mac.
:::
::::

> Quoted.

![A line](line.svg)

% a comment of the author's

```{code-cell} ipython3
print("ran")
```

```{code-cell} ipython3
:tags: [remove-cell]
assert True
```

```{code-cell} ipython3
:tags: [hide-cell]
print("the solution")
```
"""


def with_page(book: Path, page: str) -> Path:
    write_book(book, {"rich": ("", "print(1)")})
    (book / "book" / "rich.md").write_text(FRONT + page, encoding="utf-8")
    (book / "book" / "line.svg").write_text(PICTURE, encoding="utf-8")
    return book


def exported(folder: Path) -> Path:
    """Builds the small book in a folder, and says where its notebooks are."""
    book = with_page(folder, PAGE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BOOK_REPOSITORY", FORK)
        built = build(book)
    assert built.returncode == 0, built.stdout
    return book / "_build" / "html" / "notebooks"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(tmp_path_factory.mktemp("rich"))


@pytest.fixture(scope="module")
def notebook(folder: Path) -> NotebookNode:
    return read(folder / "executed" / "rich.ipynb")


@pytest.fixture(scope="module")
def prose(notebook: NotebookNode) -> str:
    return "\n\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")


@pytest.mark.parametrize(
    "written",
    [
        "Words with *emphasis*, `code`, `` a ` in code `` and $x < y$.",
        r"A star \* and 2 < 3.",
        f"[here]({SITE}book/rich.html#a-place)",
        f"[this part]({SITE}book/rich.html#a-part)",
        f"[the first page]({SITE}book/index.html)",
        f"[A small book]({SITE}book/index.html)",
        "$$\na = b\\tag{1}\n$$",
        f"Equation [(1)]({SITE}book/rich.html#equation-numbered) has",
        "> **Note**\n> \n> A note with **strong** words.",
        "> **Warning**\n> \n> Take care.\n> \n> - of this\n> - of that",
        "<details>\n<summary>What is 2 &lt; 3?</summary>\n\nTrue.\n\n"
        "```python\nprint(2 < 3)\n```\n\n</details>",
        "1. First.\n\n   <details>\n   <summary>Answer</summary>\n\n   In a list.\n\n"
        "   </details>\n\n2. Second.",
        "**Linux**\n\nOn Linux.\n\n**macOS**\n\nOn a Mac.",
        "> Quoted.",
        "![A line](data:image/svg+xml;base64,",
        '<summary>Solution</summary>\n\n```python\nprint("the solution")\n```',
    ],
)
def test_markup_becomes_markdown(written: str, prose: str) -> None:
    assert written in prose


def test_a_table_stays_a_table(prose: str) -> None:
    html = MarkdownIt("commonmark").enable("table").render(prose)
    assert "<td><code>a</code></td>" in html


def test_what_the_page_does_not_show_is_left_out(notebook: NotebookNode) -> None:
    everything = "\n".join(cell.source for cell in notebook.cells)
    assert "comment of the author" not in everything
    assert "assert True" not in everything


def test_a_forks_notebook_installs_the_forks_companion(notebook: NotebookNode) -> None:
    assert f'"{SITE}notebooks/gradients_companion-' in notebook.cells[0].source


def test_two_builds_make_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = exported(tmp_path)
    files = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    assert len(files) == 6
    assert files == sorted(
        p.relative_to(again) for p in again.rglob("*") if p.is_file()
    )
    for name in files:
        assert (folder / name).read_bytes() == (again / name).read_bytes(), name


def test_markup_without_a_form_stops_the_build(tmp_path: Path) -> None:
    page = "# A page\n\n```{hlist}\n- one\n- two\n```\n\n```{code-cell}\n1 + 1\n```\n"
    built: subprocess.CompletedProcess[str] = build(with_page(tmp_path, page))
    assert built.returncode != 0
    assert "has no form in a notebook" in built.stdout
