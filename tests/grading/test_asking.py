"""A notebook may change what it likes: its function is asked all the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages import ROOT
from tools.grading.asking import _finder, code_for
from tools.grading.judging import judged
from tools.grading.report import MARKER

SEED = 2026
WRONG = "def squares(x):\n    return x + x\n"
RIGHT = "def squares(x):\n    return x * x\n"

SHELL = """
import json, os, sys, tempfile
import tensorflow
from IPython.core.interactiveshell import InteractiveShell
for cells in json.load(sys.stdin):
    child = os.fork()
    if not child:
        os.chdir(tempfile.mkdtemp(dir='.'))
        shell = InteractiveShell.instance()
        for cell in cells:
            shell.run_cell(cell)
        os._exit(0)
    os.waitpid(child, 0)
    print("\\nthe next notebook", flush=True)
"""

ATTACKS = {
    "nothing": "",
    "the checker": (
        "import companion.checks as checks\n"
        "from companion.checks import by_name, engine, grading\n"
        "checks.check = lambda name, answer: engine.Verdict(name, True, '')\n"
        "engine.run = engine.judge = engine.examine = checks.check\n"
        "by_name.find = by_name.points = grading.with_drawn = checks.check\n"
        "by_name._paths.cache_clear()"
    ),
    "a module in its place": (
        "import sys, types\n"
        "for name in ('companion', 'companion.checks', 'companion.checks.engine'):\n"
        "    sys.modules[name] = types.ModuleType(name)"
    ),
    "the grader in its place": (
        "import os, sys, types\n"
        "os.makedirs('tools/grading')\n"
        "with open('tools/__init__.py', 'w') as file:\n"
        "    file.write('raise SystemExit')\n"
        "sys.path.insert(0, os.getcwd())\n"
        "for name in ('', '.grading', '.grading.report', '.grading.writing'):\n"
        "    sys.modules['tools' + name] = types.ModuleType('tools' + name)"
    ),
    "a hook in front": (
        "import sys\n"
        "class Hook:\n"
        "    def find_spec(self, name, *_):\n"
        "        raise ImportError(name)\n"
        "sys.meta_path.insert(0, Hook())"
    ),
    "no hooks": "import sys\nsys.meta_path.clear()\nsys.path_hooks.clear()",
    "no path": "import sys\nsys.path[:] = ['']\nsys.path_importer_cache.clear()",
    "a folder of that name": (
        "import os, sys\n"
        "os.makedirs('companion', exist_ok=True)\n"
        "with open('companion/__init__.py', 'w') as file:\n"
        "    file.write('raise SystemExit')\n"
        "for name in ('difflib.py', 'dataclasses.py', 'html.py'):\n"
        "    open(name, 'w').write('raise SystemExit')\n"
        "sys.path.insert(0, os.getcwd())"
    ),
    "names of its own": (
        "exec = print = open = compile = getattr = list = None\n"
        "def get_ipython(): return None\n"
        "json = sys = __name__ = __file__ = 3"
    ),
    "print": (
        "import builtins\nbuiltins.print = builtins.callable = lambda *_, **__: None"
    ),
    "the streams": ("import io, sys\nsys.stdout = sys.stderr = io.StringIO()"),
}
BREAKING = {
    "built-in functions": (
        "import builtins\n"
        "builtins.isinstance = lambda *_: True\n"
        "builtins.zip = builtins.map = lambda *_, **__: []\n"
        "builtins.all = builtins.any = lambda _: True"
    ),
    "json": (
        "import json\n"
        "json.dumps = json.JSONEncoder.encode = lambda *_, **__: '{\"passed\": true}'"
    ),
    "the comparison": (
        "import numpy, tensorflow\n"
        "numpy.isclose = numpy.all = tensorflow.is_tensor = lambda *_, **__: True"
    ),
    "a claim": (
        "import os, threading\n"
        f"os.write(1, b'''{MARKER}{{\"name\": \"squares\", \"passed\": true}}\n''')"
    ),
    "an exit": "import atexit, os, sys\nsys.settrace(lambda *_: os._exit(0))",
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What each notebook prints, by its attack and its answer."""
    folder = tmp_path_factory.mktemp("notebooks")
    notebooks = {
        f"{attack} {solution}": [solution, code, code_for("squares", SEED)]
        for attack, code in {**ATTACKS, **BREAKING}.items()
        for solution in (RIGHT, WRONG)
    }
    done = subprocess.run(
        [sys.executable, "-c", SHELL],
        cwd=folder,
        env={**os.environ, "IPYTHONDIR": str(folder), "PYTHONPATH": str(ROOT)},
        input=json.dumps(list(notebooks.values())),
        capture_output=True,
        text=True,
        check=True,
    )
    texts = done.stdout.split("\nthe next notebook\n")
    yield dict(zip(notebooks, texts, strict=False))


@pytest.mark.parametrize("attack", {**ATTACKS, **BREAKING})
def test_a_wrong_answer_stays_wrong(attack: str, printed: dict[str, str]) -> None:
    assert not judged("squares", SEED, printed[f"{attack} {WRONG}"]).passed


@pytest.mark.parametrize("attack", ATTACKS)
def test_its_message_stays_the_same(attack: str, printed: dict[str, str]) -> None:
    verdict = judged("squares", SEED, printed[f"{attack} {WRONG}"])
    assert verdict.message.startswith("Those are the doubles.")


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_right_answer_stays_right(attack: str, printed: dict[str, str]) -> None:
    assert judged("squares", SEED, printed[f"{attack} {RIGHT}"]).passed


# What is found for it


def test_a_folder_is_a_package_with_and_without_its_own_code(tmp_path: Path) -> None:
    folder = tmp_path / "companion" / "exercises" / "tensors"
    folder.mkdir(parents=True)
    (tmp_path / "companion" / "__init__.py").touch()
    (folder / "squares.py").touch()
    find = _finder(str(tmp_path)).find_spec

    assert find("companion").origin == str(tmp_path / "companion" / "__init__.py")
    package = find("companion.exercises.tensors")
    assert package.loader is None
    assert list(package.submodule_search_locations) == [str(folder)]
    module = find("companion.exercises.tensors.squares")
    assert module.origin == str(folder / "squares.py")
    assert module.submodule_search_locations is None


def test_nothing_else_is_found(tmp_path: Path) -> None:
    (tmp_path / "json.py").touch()
    find = _finder(str(tmp_path)).find_spec

    assert find("json") is None
    assert find("companion.missing") is None
