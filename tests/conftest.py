"""The built site, which the tests of the book and of the site share."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from companion import quiet
from facts.folders import ROOT, SITE

# Before any test imports TensorFlow, which reads it then.
os.environ.update(quiet.VARIABLES)


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site, brought up to date first."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    # --old-file: the tests run inside .venv, so nothing may make it anew now.
    build = subprocess.run(
        ["make", "--old-file=setup", "book"],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if build.returncode != 0:
        pytest.fail(f"make book failed:\n{build.stdout}", pytrace=False)
    return SITE


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served, as in http://127.0.0.1:50123/."""
    handler = partial(QuietHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
