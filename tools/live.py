"""Serves the built site, and a Jupyter server that runs the code of its pages.

Run as `python -m tools.live`, or `make live`. Both listen on 127.0.0.1 alone. The
Jupyter server answers only to a token that is drawn anew each time, and lets only the
site's own pages read its answers. The token is in the address that is printed, behind
the "#", which browsers send to no server.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from facts import kernels
from facts.folders import SITE

HOST = "127.0.0.1"
PATIENCE = 60


class LiveError(Exception):
    """The servers cannot be started, with the reason for the reader."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files without a word, and with the types that scripts need."""

    extensions_map: ClassVar[dict[str, str]] = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: object) -> None:
        """Says nothing: the terminal has the address, and that is all one needs."""


class SiteServer(ThreadingHTTPServer):
    """Serves the site; a browser that goes away in between is nothing to report."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Reports an error, unless the other side has hung up."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def site_server(folder: Path, port: int) -> Iterator[str]:
    """Serves a folder; gives its origin, as in http://127.0.0.1:8000."""
    handler = partial(SiteHandler, directory=str(folder))
    try:
        server = SiteServer((HOST, port), handler)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise LiveError(
            f"Port {port} is taken: end what uses it, or choose another port, as in: "
            f"make live PORT={port + 1}"
        ) from None
    with server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{server.server_port}"
        server.shutdown()


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@contextmanager
def kernel_server(origin: str) -> Iterator[str]:
    """A Jupyter server for pages of one origin; gives its address with the token.

    Its kernels start in an empty folder, which goes when the server ends. It reads
    none of the user's own settings.
    """
    token, port = secrets.token_urlsafe(32), free_port()
    with tempfile.TemporaryDirectory(prefix="live-") as scratch:
        log = Path(scratch) / "log"
        with log.open("wb") as words:
            server = subprocess.Popen(
                command(origin, port, Path(scratch)),
                env=environment(token, Path(scratch)),
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                # Ctrl-C is for this program, which then ends the server in order.
                start_new_session=True,
            )
        try:
            wait_for(server, f"http://{HOST}:{port}/api/status", token, log)
            yield f"http://{HOST}:{port}/?token={token}"
        finally:
            end(server)


def command(origin: str, port: int, scratch: Path) -> list[str]:
    """The command that starts the Jupyter server. It does not name the token."""
    work = scratch / "work"
    work.mkdir()
    settings = {
        "ServerApp.ip": HOST,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "ServerApp.allow_origin": origin,
        "ServerApp.root_dir": work,
        "ServerApp.terminals_enabled": False,
        "ServerApp.log_level": "ERROR",
        # A page that goes cannot always end its kernel, so the server does.
        "MappingKernelManager.cull_idle_timeout": 30,
        "MappingKernelManager.cull_interval": 5,
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    return [sys.executable, "-m", "jupyter_server", *options]


def environment(token: str, scratch: Path) -> dict[str, str]:
    """What the server and its kernels are started with: the token, and quiet."""
    return {
        **os.environ,
        **kernels.environment(scratch / "ipython"),
        "JUPYTER_TOKEN": token,
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_RUNTIME_DIR": str(scratch / "runtime"),
        "PYTHONWARNINGS": "ignore",
    }


def wait_for(
    server: subprocess.Popen[bytes], address: str, token: str, log: Path
) -> None:
    """Waits until the server answers."""
    request = Request(address, headers={"Authorization": f"token {token}"})
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(request, timeout=5) as answer:
                json.load(answer)
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    said = log.read_text(encoding="utf-8", errors="replace").replace(token, "…")
    raise LiveError(f"The Jupyter server did not start.\n{said.strip()}")


def end(server: subprocess.Popen[bytes]) -> None:
    """Ends the server, which ends its kernels."""
    server.terminate()
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def live_address(origin: str, server: str, page: str = "book/index.html") -> str:
    """The address of a page that tells it where the Jupyter server is."""
    return f"{origin}/{page}#live={quote(server, safe='')}"


def interrupt(*_: object) -> None:
    """Lets the request to end work as Ctrl-C does."""
    raise KeyboardInterrupt


def main(arguments: list[str] | None = None) -> None:
    """Serves until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="tools.live", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="the site's port")
    port = parser.parse_args(arguments).port
    signal.signal(signal.SIGTERM, interrupt)
    try:
        with ExitStack() as servers:
            origin = servers.enter_context(site_server(SITE, port))
            print("Starting the Jupyter server ...", flush=True)
            server = servers.enter_context(kernel_server(origin))
            print(f"Open {live_address(origin, server)}", flush=True)
            print("The address holds a token: keep it to yourself.", flush=True)
            print("Ctrl-C ends both servers.", flush=True)
            signal.pause()
    except LiveError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        print("\nEnded.")


if __name__ == "__main__":
    main()
