"""The process that has TensorFlow imported, and forks a child for each submission.

Importing TensorFlow takes seconds, a fork a few milliseconds. So one process imports it
and waits. It computes nothing: an operation would start threads, which a fork leaves
behind. (So it must not import the exercises, which make tensors.) For each
request it forks a child. The child shuts itself in, and then runs the cells of one
notebook, as they are sent to it.

The grader's side is in `sessions`. Both sides talk in lines of JSON.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tensorflow as tf
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

import companion
import companion.drawing
import tools
from tools.grading.confinement import Limits, confine

Message = dict[str, Any]

READABLE = (
    Path(companion.__file__).parent,
    Path(tools.__file__),
    Path(__file__).parent,
)
RESULTS = 50
"""How many pictures and results of one cell are kept."""


def main(control: socket.socket) -> None:
    """Forks a child for each request on the control socket, until it is closed."""
    shell = _shell()
    assert tf.keras.Model
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    children: list[int] = []
    while True:
        request, handles, _, _ = socket.recv_fds(control, 65_536, 1)
        if not request:
            break
        child = os.fork()
        if not child:
            control.close()
            _be_a_child(socket.socket(fileno=handles[0]), json.loads(request), shell)
        os.close(handles[0])
        children.append(child)
        control.sendall(f"{child}\n".encode())
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


class Results(DisplayHook):
    """Keeps what the last line of a cell gives, among the cell's other results."""

    outputs: list[Message]

    def write_format_data(self, format_dict: Message, md_dict: Any = None) -> None:
        """Keeps a result, in all the forms that it has."""
        self.outputs.append({"data": format_dict})

    def write_output_prompt(self) -> None:
        """There is no prompt."""

    def finish_displayhook(self) -> None:
        """There is no line to end."""


class Shell(InteractiveShell):
    """IPython without a terminal: nobody to ask, and no windows to open."""

    displayhook_class = Type(Results)
    display_pub_class = Type(CapturingDisplayPublisher)

    def ask_exit(self) -> None:
        """`exit()` in a cell ends nothing: there are more cells."""

    def enable_gui(self, gui: str | None = None) -> None:
        """`%matplotlib inline` needs no event loop."""


def _shell() -> InteractiveShell:
    settings = Config()
    settings.HistoryManager.enabled = False
    settings.InteractiveShell.colors = "NoColor"
    return Shell.instance(config=settings)


# A child


def _be_a_child(line: socket.socket, request: Message, shell: InteractiveShell) -> None:
    """Never returns: what the foreign code has left behind ends with the process."""
    try:
        _end_with_parent()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        scratch, limits = Path(request["scratch"]), Limits(**request["limits"])
        _use_as_home(scratch)
        confine(scratch, READABLE, limits)
        Notebook(shell, limits).serve(line)
    except BaseException as error:
        with contextlib.suppress(OSError):
            text = f"{type(error).__name__}: {error}"
            line.sendall(json.dumps({"failed": text}).encode() + b"\n")
    os._exit(0)


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _use_as_home(scratch: Path) -> None:
    for name in ("HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR"):
        os.environ[name] = str(scratch)
    tempfile.tempdir = None
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)


class Notebook:
    """Runs the cells of one notebook, one request after the other."""

    def __init__(self, shell: InteractiveShell, limits: Limits) -> None:
        self.shell, self.limits = shell, limits
        # What foreign code may rebind is fetched before it runs.
        self._write, self._read, self._run = json.dumps, json.loads, shell.run_cell
        self._streams = sys.stdout, sys.stderr

    def serve(self, line: socket.socket) -> None:
        """Answers requests until the line is closed."""
        for request in line.makefile("rb"):
            message = self._read(request)
            answer = self._ask(message) if "ask" in message else self._cell(message)
            line.sendall(self._write(answer).encode() + b"\n")

    def _cell(self, message: Message) -> Message:
        """Runs a cell as a notebook does; its outputs are those of a notebook."""
        said, results = _Said(self.limits.output), []
        with self._captured(said, results), contextlib.suppress(BaseException):
            self._run(message["cell"], store_history=True)
        return {"text": str(said), "results": _kept(results, self.limits.output)}

    def _ask(self, message: Message) -> Message:
        """Runs code of the grader, and gives back what that prints."""
        said, before = io.StringIO(), sys.__stdout__
        sys.__stdout__ = said
        try:
            exec(message["ask"], {})
        except BaseException as error:
            said.write(f"{type(error).__name__}: {error}")
        finally:
            sys.__stdout__ = before
        return {"text": said.getvalue()}

    @contextlib.contextmanager
    def _captured(self, said: _Said, results: list[Message]) -> Iterator[None]:
        self.shell.displayhook.outputs = self.shell.display_pub.outputs = results
        sys.stdout = sys.stderr = said
        try:
            yield
        finally:
            sys.stdout, sys.stderr = self._streams


class _Said(io.TextIOBase):
    """Keeps the beginning of what is printed."""

    def __init__(self, most: int) -> None:
        self._parts: list[str] = []
        self._room = most

    def write(self, text: str) -> int:
        if self._room > 0:
            self._parts.append(text[: self._room])
        elif self._room == 0:
            self._parts.append("\n[The rest is left out.]")
            self._room = -1
        self._room = max(self._room - len(text), min(self._room, 0))
        return len(text)

    def __str__(self) -> str:
        return "".join(self._parts)


def _kept(results: list[Message], most: int) -> list[Message]:
    """The first results, without those that are too large to keep."""
    kept = []
    for result in results[:RESULTS]:
        data = result.get("data", {})
        size = sum(len(str(value)) for value in data.values())
        if size < 10 * most:
            kept.append({str(kind): str(value) for kind, value in data.items()})
    return kept


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
