"""A build runs the pages whose outputs rest on something that changed, and no others.

In a small book with the project's own settings; each page says when it ran.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jupyter_cache import get_cache
from jupyter_cache.cache.db import NbCacheRecord

from tests.small_book import Build, build, built, list_chapters, write_book

CLOCK = "import time\n\n{}\n\nprint('ran at', time.time_ns())"
CODE = {
    "alone": "print('nothing but', 6 * 7)",
    "says": "from companion import said\n\nprint(said.WORD)",
    "says_late": "def late():\n    from companion import said\n\n"
    "    print(said.WORD)\n\nlate()",
    "asks": "from companion import asked\n\nprint(asked.message('one'))",
    "asks_too": "from companion import asked\n\nprint(asked.message('two'))",
    "tells": "from companion import words\n\ntable = words.table()\n"
    "assert 'plum' in table\nprint(table)",
    "shows": "from companion import words\n\nprint(words.script())",
    "tries": "try:\n    from companion.words import more\nexcept ImportError:\n"
    "    print('no more')\nelse:\n    print(more.WORD)",
    "twin": "from companion import alike\n\nprint(alike.WORD)",
    "other_twin": "from companion import alike\n\nprint(alike.WORD)",
}
FILES = {
    "companion/said.py": "WORD = 'said'\n",
    "companion/alike.py": "WORD = 'alike'\n",
    "companion/unread.py": "WORD = 'unread'\n",
    "companion/asked.py": """\
from importlib import import_module
from pathlib import Path

MESSAGES = Path(__file__).with_name("messages")


def message(name):
    known = [path.stem for path in MESSAGES.glob("*.py")]
    return import_module(f"companion.messages.{name}").TEXT if name in known else ""
""",
    "companion/messages/one.py": "TEXT = 'the one message'\n",
    "companion/messages/two.py": "TEXT = 'the two messages'\n",
    "companion/words/__init__.py": """\
from importlib.resources import files
from pathlib import Path


def table():
    text = files(__name__).joinpath("words.csv").read_text(encoding="utf-8")
    return " | ".join(text.split())


def script():
    return (Path(__file__).parents[2] / "book" / "shown.js").read_text("utf-8")
""",
    "companion/words/words.csv": "apple\npear\nplum\n",
    "book/shown.js": "'the first script'\n",
}
Times = dict[str, str]


def write_files(book: Path) -> None:
    for name, text in FILES.items():
        (book / name).parent.mkdir(parents=True, exist_ok=True)
        (book / name).write_text(text)


def edit(book: Path, name: str, old: str, new: str) -> None:
    text = (book / name).read_text()
    assert old in text
    (book / name).write_text(text.replace(old, new))


def output(book: Path, name: str) -> str:
    """What the one cell of a page printed."""
    (printed,) = re.findall(r"<pre>(?:<span></span>)?([^<]*)ran at", built(book, name))
    return str(printed).strip()


def times(book: Path) -> Times:
    """When each page ran."""
    pages = [page.stem for page in (book / "book").glob("*.md") if page.stem != "index"]
    stamps = {page: re.search(r"ran at (\d+)", built(book, page)) for page in pages}
    return {page: stamp[1] for page, stamp in stamps.items() if stamp}


def mend(book: Path) -> Build:
    """Builds a book in which nothing fails."""
    done = build(book)
    assert done.returncode == 0, done.stdout
    return done


def run_since(before: Times, book: Path) -> set[str]:
    return {page for page, at in times(book).items() if at != before.get(page)}


def runs_in(book: Path) -> set[str]:
    """The pages that run when the book is built."""
    before = times(book)
    mend(book)
    return run_since(before, book)


def read_in(done: Build) -> set[str]:
    """The pages that a build has read; the first page is always one of them."""
    read = re.findall(r"reading sources\.+ \[[\d %]+\] book/(\w+)", done.stdout)
    return set(read) - {"index"}


def new_book(folder: Path, pages: list[str]) -> Path:
    write_book(folder, {page: ("", CLOCK.format(CODE[page])) for page in pages})
    write_files(folder)
    mend(folder)
    return folder


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_book(tmp_path_factory.mktemp("changing"), list(CODE))


@pytest.fixture(scope="module")
def tiny_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_book(tmp_path_factory.mktemp("tiny"), ["alone"])


def test_every_page_has_its_outputs(book: Path) -> None:
    assert output(book, "alone") == "nothing but 42"
    assert output(book, "asks") == "the one message"
    assert output(book, "tries") == "no more"
    assert output(book, "twin") == output(book, "other_twin") == "alike"


def test_another_cell_runs_its_page_and_other_prose_runs_none(book: Path) -> None:
    edit(book, "book/alone.md", "nothing but", "no more than")
    edit(book, "book/says.md", "Some words", "Other words")
    assert runs_in(book) == {"alone"}
    assert output(book, "alone") == "no more than 42"
    assert "Other words" in built(book, "says")


def test_another_module_runs_the_pages_that_import_it(book: Path) -> None:
    before = times(book)
    edit(book, "companion/said.py", "said", "changed")
    edit(book, "companion/unread.py", "unread", "still unread")
    assert read_in(mend(book)) == {"says", "says_late"}
    assert run_since(before, book) == {"says", "says_late"}
    assert output(book, "says") == "changed"
    assert output(book, "says_late") == "changed"


def test_another_message_runs_the_page_that_asks_for_it(book: Path) -> None:
    edit(book, "companion/messages/two.py", "the two", "both")
    (book / "companion" / "messages" / "three.py").write_text("TEXT = 'three'\n")
    assert runs_in(book) == {"asks_too"}
    assert output(book, "asks_too") == "both messages"


def test_other_data_run_the_page_that_reads_them_until_it_succeeds(book: Path) -> None:
    before = times(book)
    edit(book, "companion/words/words.csv", "plum\n", "")
    assert "AssertionError" in build(book).stdout
    edit(book, "companion/words/words.csv", "pear\n", "plum\n")
    mend(book)
    assert run_since(before, book) == {"tells"}
    assert output(book, "tells") == "apple | plum"


def test_another_script_has_only_the_page_read_that_shows_it(book: Path) -> None:
    before = times(book)
    edit(book, "book/shown.js", "first", "second")
    assert read_in(mend(book)) == {"shows"}
    assert run_since(before, book) == {"shows"}
    assert "the second script" in output(book, "shows")
    assert read_in(mend(book)) == set()


def test_a_module_that_comes_or_goes_runs_the_page_that_tries_it(book: Path) -> None:
    more = book / "companion" / "words" / "more.py"
    more.write_text("WORD = 'more'\n")
    assert runs_in(book) == {"tries"}
    assert output(book, "tries") == "more"
    more.unlink()
    assert runs_in(book) == {"tries"}
    assert output(book, "tries") == "no more"


def test_pages_with_the_same_cells_have_the_same_outputs(book: Path) -> None:
    edit(book, "companion/alike.py", "alike", "still alike")
    assert runs_in(book) == {"twin", "other_twin"}
    assert output(book, "twin") == output(book, "other_twin") == "still alike"


def test_outputs_go_with_their_page_unless_another_has_them(book: Path) -> None:
    gone = {"alone", "other_twin"}
    for page in gone:
        (book / "book" / f"{page}.md").unlink()
    list_chapters(book, [page for page in CODE if page not in gone])
    cache = get_cache(book / "_build" / ".jupyter_cache" / "chapters")
    interrupted = {"uri": "gone.md", "hashkey": "never written", "data": {}}
    NbCacheRecord.create_record(db=cache.db, **interrupted)
    assert runs_in(book) == set()
    assert len(cache.list_cache_records()) == len(CODE) - len(gone)
    projects = {Path(record.uri).stem for record in cache.list_project_records()}
    assert projects == CODE.keys() - gone - {"twin"}


GROUNDS = {
    "pins": ("requirements.txt", "absl-py==", "absl-py===", {"alone"}),
    "kernels": ("facts/kernels.py", "interval = 600", "interval = 500", {"alone"}),
    "variables": ("companion/quiet.py", '": "3"', '": "2"', {"alone"}),
    "extensions": ("book/_ext/maths.py", "import", "import  ", set()),
}


@pytest.mark.parametrize("ground", GROUNDS)
def test_what_every_page_rests_on_runs_every_page(tiny_book: Path, ground: str) -> None:
    name, old, new, expected = GROUNDS[ground]
    edit(tiny_book, name, old, new)
    assert runs_in(tiny_book) == expected


def test_another_python_runs_every_page(tiny_book: Path) -> None:
    another = "import sys\n\nsys.version += ' (another)'\n"
    (tiny_book / "sitecustomize.py").write_text(another)
    assert runs_in(tiny_book) == {"alone"}
