"""What each page rests on, as the build has seen it."""

from __future__ import annotations

import pytest

from tests.book.conftest import Reads
from tests.book.markdown import chapters

CODE = {
    page.name: "\n".join(cell.source for cell in page.cells if cell.is_code)
    for page in chapters()
}
READ_BY = {
    "companion/data/penguins.csv": "import penguins",
    "companion/explore/explorer.js": "companion.explore",
    "companion/explore/explorer.css": "companion.explore",
    "companion/graphs.py": "companion.graphs",
}
"""Files of the project, and what is in the code of just those pages that read them."""


@pytest.mark.parametrize("file", READ_BY)
def test_a_page_rests_on_the_files_that_it_reads(read_by: Reads, file: str) -> None:
    expected = {name for name, code in CODE.items() if READ_BY[file] in code}
    assert {name for name in CODE if file in read_by(name)} == expected


@pytest.mark.parametrize("name", CODE)
def test_a_page_rests_on_nothing_but_the_companion(read_by: Reads, name: str) -> None:
    assert all(file.startswith("companion/") for file in read_by(name))
