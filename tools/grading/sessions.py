"""The grader's side of a confined process: it runs a notebook and asks about it.

with Warm() as warm:
    with warm.session(scratch, Limits()) as session:
        session.run("x = 2")
        session.ask("print(...)")
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any

from companion import quiet
from tools.grading.confinement import Limits, UnconfinedError, lacking

GRACE = 3.0
"""Seconds that a process has to stop after it was interrupted."""

ANSWER = 64 * 2**20
"""Bytes of the longest answer that is read."""


class EndedError(Exception):
    """The confined process is gone, or was stopped; the message says why."""


class Warm:
    """The process that has imported TensorFlow, and forks a session in milliseconds."""

    def __init__(self) -> None:
        missing = lacking()
        if missing:
            raise UnconfinedError(missing)
        ours, theirs = socket.socketpair()
        self._control, self._lock = ours, Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.grading.warm", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env={**os.environ, **quiet.VARIABLES, "MPLBACKEND": "Agg"},
            stdin=subprocess.DEVNULL,
        )
        theirs.close()

    def __enter__(self) -> Warm:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def runs(self) -> bool:
        """Whether the process is there to fork from."""
        return self._process.poll() is None

    def close(self) -> None:
        """Ends the process and every session of it."""
        self._control.close()
        self._process.wait()

    @contextlib.contextmanager
    def session(self, scratch: Path, limits: Limits) -> Iterator[Session]:
        """A confined process that may write to one folder; it ends with the block.

        Raises:
            EndedError: If the warm process has died.
        """
        ours, theirs = socket.socketpair()
        request = {"scratch": str(scratch), "limits": asdict(limits)}
        try:
            with self._lock:
                message = [json.dumps(request).encode()]
                socket.send_fds(self._control, message, [theirs.fileno()])
                child = int(self._control.recv(64))
        except (OSError, ValueError) as error:
            raise EndedError("The process that forks sessions is gone.") from error
        finally:
            theirs.close()
        session = Session(ours, child, limits)
        try:
            yield session
        finally:
            session.close()


class Session:
    """One confined process, in which one notebook runs.

    Attributes:
        limits: What the notebook may use.
    """

    def __init__(self, line: socket.socket, child: int, limits: Limits) -> None:
        self.limits = limits
        self._line, self._rest = line, b""
        try:
            self._child = os.pidfd_open(child)
        except ProcessLookupError:
            self._child = None
        self._ends = time.monotonic() + limits.seconds

    def run(self, cell: str) -> dict[str, Any]:
        """Runs a cell of the notebook.

        Returns:
            Its outputs: `text`, which is what it printed, and `results`, a list of
            dicts from a MIME type to the result in that form.

        Raises:
            EndedError: If the process ended or was stopped, then or before.
        """
        return self._answer_to({"cell": cell})

    def ask(self, code: str) -> str:
        """Runs the grader's own code in the process, and returns what it printed.

        Raises:
            EndedError: If the process ended or was stopped, then or before.
        """
        text = self._answer_to({"ask": code}).get("text")
        return text if isinstance(text, str) else ""

    def close(self) -> None:
        """Kills the process, if it still runs."""
        self._signal(signal.SIGKILL)
        self._line.close()
        if self._child is not None:
            os.close(self._child)
            self._child = None

    def _answer_to(self, message: dict[str, Any]) -> dict[str, Any]:
        try:
            self._line.sendall(json.dumps(message).encode() + b"\n")
        except OSError as error:
            raise EndedError("It ended its own process.") from error
        seconds = min(self.limits.cell_seconds, self._ends - time.monotonic())
        line = self._line_within(seconds)
        if line is None:
            self._signal(signal.SIGINT)
            line = self._line_within(GRACE)
            if line is None or "ask" in message:
                raise self._stopped(seconds)
        return self._read(line)

    def _stopped(self, seconds: float) -> EndedError:
        self._signal(signal.SIGKILL)
        if seconds < self.limits.cell_seconds:
            return EndedError(
                f"The notebook ran longer than {self.limits.seconds:g} s and was "
                "stopped."
            )
        return EndedError(f"It ran longer than {seconds:g} s and was stopped.")

    def _read(self, line: bytes) -> dict[str, Any]:
        try:
            answer = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise EndedError("It wrote into the grader's own line.") from error
        if not isinstance(answer, dict):
            raise EndedError("It wrote into the grader's own line.")
        if "failed" in answer:
            raise EndedError(str(answer["failed"])[:500])
        return answer

    def _line_within(self, seconds: float) -> bytes | None:
        """The next line; None if it does not come in time."""
        ends = time.monotonic() + max(seconds, 0.0)
        with selectors.DefaultSelector() as selector:
            selector.register(self._line, selectors.EVENT_READ)
            while b"\n" not in self._rest:
                if not selector.select(max(ends - time.monotonic(), 0.0)):
                    return None
                self._receive()
        line, self._rest = self._rest.split(b"\n", 1)
        return line

    def _receive(self) -> None:
        try:
            part = self._line.recv(2**20)
        except ConnectionError:
            part = b""
        if not part:
            raise EndedError("It ended its own process, or used up its memory.")
        self._rest += part
        if len(self._rest) > ANSWER:
            self._signal(signal.SIGKILL)
            raise EndedError("It wrote into the grader's own line.")

    def _signal(self, number: signal.Signals) -> None:
        if self._child is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._child, number)
