"""What a build costs, in seconds and in imports of TensorFlow (`make bench`).

One import is the median of five, with TensorFlow's bytecode compiled beforehand. Each
build runs in a copy of the tracked files, which shares this checkout's .venv by a
link; PYTHONPATH makes the copy import its own companion, not the installed one.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile
from statistics import median

from companion import quiet
from facts.folders import ROOT

IMPORTS = 5
CELL = "```{code-cell} ipython3\n"


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def import_tensorflow() -> None:
    environment = {**os.environ, **quiet.VARIABLES}
    command = [sys.executable, "-c", "import tensorflow"]
    subprocess.run(command, check=True, env=environment)


def compile_tensorflow() -> None:
    for name in ("tensorflow", "keras", "numpy"):
        spec = find_spec(name)
        if spec and spec.origin:
            compileall.compile_dir(Path(spec.origin).parent, quiet=2, workers=0)


def copy_checkout(folder: Path) -> None:
    """The tracked files as they are now, and a link to the present .venv."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            copyfile(ROOT / name, folder / name)
            (folder / name).chmod((ROOT / name).stat().st_mode)
    (folder / ".venv").symlink_to(ROOT / ".venv")


def build(folder: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    environment["PYTHONPATH"] = str(folder)
    command = ["make", "book", f"PYTHON={sys.executable}"]
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"The build failed:\n{done.stdout}{done.stderr}")


def change_one_cell(folder: Path) -> None:
    chapters = sorted((folder / "book").rglob("*.md"))
    chapter = next(path for path in chapters if CELL in path.read_text("utf-8"))
    text = chapter.read_text("utf-8")
    before, cell, after = text.partition(CELL)
    code, fence, rest = after.partition("```")
    changed = f"{before}{cell}{code}unused = 1\n{fence}{rest}"
    chapter.write_text(changed, "utf-8")


def measure() -> dict[str, float]:
    compile_tensorflow()
    times = {
        "import tensorflow": median(seconds(import_tensorflow) for _ in range(IMPORTS))
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_checkout(folder)
        times["cold build"] = seconds(lambda: build(folder))
        times["nothing changed"] = seconds(lambda: build(folder))
        change_one_cell(folder)
        times["one cell changed"] = seconds(lambda: build(folder))
    return times


def main() -> None:
    times = measure()
    one_import = times["import tensorflow"]
    print(f"Median of {IMPORTS} imports, bytecode compiled beforehand; one build each.")
    print(f"{'':<20}{'seconds':>10}{'imports':>10}")
    for what, taken in times.items():
        print(f"{what:<20}{taken:>10.1f}{taken / one_import:>10.1f}")


if __name__ == "__main__":
    main()
