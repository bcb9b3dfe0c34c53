"""Editing and running a page's code: in the browser, on this machine, on Binder."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.pages import ROOT, read_html, toc_pages
from tests.site.conftest import SCREENS, THEMES, new_page
from tools.live import free_port, kernel_server, live_address

SCALARS, TENSORS = "book/beyond/build-a-tape", "book/tape/gradient-tape"
IN_BROWSER = "Run the plain Python, in your browser"
READY = re.compile("Ready")
TICKS = """() => {
    window.ticks = 0;
    setInterval(() => { window.ticks += 1 }, 50);
}"""

Start = Callable[..., "Live"]


class Live:
    """A page of the book in a browser, and what it has asked for."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requests: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status")

    def press(self, words: str | re.Pattern[str]) -> None:
        self.page.get_by_role("button", name=words).click()

    def says(self, words: str | re.Pattern[str], seconds: float = 60) -> None:
        expect(self.status).to_contain_text(words, timeout=1000 * seconds)

    def cell(self, code: str) -> Locator:
        """The cell whose editor holds this code."""
        areas = self.page.locator(".live-editor textarea").all()
        texts = [area.input_value() for area in areas]
        found = next(i for i, text in enumerate(texts) if code in text)
        return self.page.locator(".live-cell").nth(found)

    def change(self, cell: Locator, old: str, new: str) -> None:
        area = cell.locator("textarea")
        text = area.input_value()
        assert old in text
        area.fill(text.replace(old, new))

    def run(self, cell: Locator) -> None:
        cell.get_by_role("button", name="Run", exact=True).click()

    def asked_elsewhere(self, *others: str) -> list[str]:
        own = (self.address, "data:", "blob:", *others)
        return [url for url in self.requests if not url.startswith(own)]


@pytest.fixture
def start(browser: Browser, address: str) -> Iterator[Start]:
    """Opens a page; requests to any other place than those named are cut off."""
    opened: list[Page] = []

    def start(
        name: str,
        *others: str,
        server: str = "",
        screen: str = "laptop",
        theme: str = "light",
    ) -> Live:
        page = new_page(browser, screen, theme)
        opened.append(page)
        live = Live(page, address)

        def pass_on(route: Route) -> None:
            is_own = route.request.url.startswith((address, "data:", "blob:", *others))
            route.fallback() if is_own else route.abort()

        page.context.route("**/*", pass_on)
        place = f"{address}{name}.html"
        if server:
            place = live_address(address.rstrip("/"), server, f"{name}.html")
        page.goto(place, wait_until="load")
        return live

    yield start
    for page in opened:
        page.context.close()


@pytest.fixture
def scalars(start: Start) -> Live:
    """The page that builds a tape, with Python running in the browser."""
    live = start(SCALARS)
    live.press(IN_BROWSER)
    live.says(READY)
    return live


# Before the press


def test_nothing_of_it_is_loaded_before_the_press(start: Start) -> None:
    live = start(SCALARS)
    live.page.wait_for_load_state("networkidle")

    assert [url for url in live.requests if "/live/" in url] == []
    assert live.asked_elsewhere() == []


def test_what_every_page_loads_for_it_is_small(site: Path) -> None:
    assert (site / "_static" / "live.js").stat().st_size < 4000


@pytest.mark.parametrize("name", toc_pages())
def test_the_code_of_a_page_is_the_code_it_shows(site: Path, name: str) -> None:
    html = read_html(site / f"{name}.html")
    cells = site / "live" / "cells" / f"{name}.json"
    assert cells.exists() == bool(html.select("div.cell_input"))
    assert cells.exists() == bool(html.select("#live"))
    if not cells.exists():
        return
    code = json.loads(cells.read_text(encoding="utf-8"))
    seen = [cell for cell in code if "remove-cell" not in cell["tags"]]
    places = html.select("article div.cell")
    assert [cell["id"] for cell in seen] == [place.get("id") for place in places]
    for cell, place in zip(seen, places, strict=True):
        printed = place.select_one("div.cell_input pre")
        assert (printed is None) == ("remove-input" in cell["tags"])
        if printed:
            assert printed.get_text().strip() == cell["source"].strip()


def test_a_repository_is_named_in_one_place(site: Path) -> None:
    url = re.search(
        r"^  url: https://github\.com/(\S+)$",
        (ROOT / "_config.yml").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert url
    place = read_html(site / f"{TENSORS}.html").select_one("#live")
    assert (
        place["data-binder"]
        == f"https://mybinder.org/build/gh/{url.group(1)}/notebooks"
    )


# In the browser


def test_plain_python_runs_in_the_browser(scalars: Live) -> None:
    cell = scalars.cell("y = multiply(multiply(x, w), x)")
    scalars.change(cell, "Box(3.0), Box(2.0)", "Box(5.0), Box(2.0)")
    scalars.run(cell)

    # The cell above, which defines Box, has not been run by hand.
    expect(cell.locator(".cell_output")).to_have_text("50.0 2")
    scalars.says("Cell 2 has run")
    assert scalars.asked_elsewhere() == []


def test_hidden_cells_and_folds_come_along(scalars: Live) -> None:
    cell = scalars.cell("curvature = walk_back(outer, slope)[x]")
    scalars.change(cell, "x = Box(0.5)", "x = Box(0.0)")
    cell.locator("textarea").press("Shift+Enter")

    expect(cell.locator(".cell_output")).to_contain_text("0.0000 2.0000")
    folded = scalars.page.locator("div.cell.tag_hide-output").first
    expect(folded.locator(".cell_output")).to_be_hidden()
    expect(folded.locator(".cell_output")).to_have_text("12.0 9.0")


def test_a_hidden_check_of_the_authors_numbers_stops_nobody(scalars: Live) -> None:
    cell = scalars.cell('y = run("sin", run("multiply", run("exp", x), w))')
    scalars.change(cell, "Box(0.5)", "Box(0.0)")
    scalars.run(cell)
    expect(cell.locator(".cell_output")).to_have_text("-0.8323 -0.4161")

    # Between the two, a hidden cell asserts the slopes at 0.5.
    below = scalars.cell("print([name for name, _, _ in tape.notes])")
    below.locator("textarea").fill("print('on we go')")
    scalars.run(below)
    expect(below.locator(".cell_output")).to_have_text("on we go")


def test_cells_that_need_more_stay_as_they_are(scalars: Live) -> None:
    areas = scalars.page.locator(".live-editor textarea").all()
    assert not any("numpy" in area.input_value() for area in areas)
    expect(scalars.page.locator("pre", has_text="import numpy").first).to_be_visible()


def test_an_endless_loop_is_stopped_and_the_page_stays_alive(scalars: Live) -> None:
    page = scalars.page
    page.evaluate(TICKS)
    cell = scalars.cell("print(y.number, len(notes))")
    cell.locator("textarea").fill("print('before')\nwhile True:\n    pass")
    scalars.run(cell)
    expect(cell.locator(".cell_output")).to_have_text("before")
    before = page.evaluate("ticks")
    page.wait_for_timeout(1000)
    assert page.evaluate("ticks") - before > 10
    scalars.says("Running cell 2")

    cell.get_by_role("button", name="Stop").click()
    scalars.says("Stopped cell 2. Python began anew")
    below = scalars.cell("def gradients(target)")
    below.locator("textarea").fill("print(multiply(Box(2.0), Box(4.0)).number)")
    scalars.run(below)
    expect(below.locator(".cell_output")).to_have_text("8.0")


def test_a_flood_of_output_does_not_drown_the_page(scalars: Live) -> None:
    cell = scalars.cell("print(y.number, len(notes))")
    cell.locator("textarea").fill("while True:\n    print('on and on')")
    scalars.run(cell)
    expect(cell.locator(".cell_output")).to_contain_text("The rest is left out")
    cell.get_by_role("button", name="Stop").click()
    scalars.says("Stopped cell 2")
    assert len(cell.locator(".cell_output").inner_text()) < 200_000


def test_the_authors_code_and_output_come_back(scalars: Live) -> None:
    cell = scalars.cell("print(y.number, len(notes))")
    code = cell.locator("textarea").input_value()
    was = cell.locator(".cell_output").inner_html()
    restore = cell.get_by_role("button", name="Restore")
    expect(restore).to_be_disabled()
    cell.locator("textarea").fill("print('mine')")
    scalars.run(cell)
    expect(cell.locator(".cell_output")).to_have_text("mine")

    restore.click()
    assert cell.locator("textarea").input_value() == code
    assert cell.locator(".cell_output").inner_html() == was
    expect(restore).to_be_disabled()


def test_an_error_is_shown_as_python_tells_it(scalars: Live) -> None:
    cell = scalars.cell("print(y.number, len(notes))")
    cell.locator("textarea").fill("def half(n):\n    return n / 0\n\nhalf(1)")
    scalars.run(cell)
    expect(cell.locator(".cell_output")).to_contain_text("In this cell, line 2")
    expect(cell.locator(".cell_output")).to_contain_text("ZeroDivisionError")
    scalars.says("Cell 2 ended with an error")

    cell.locator("textarea").fill("import numpy")
    scalars.run(cell)
    expect(cell.locator(".cell_output")).to_contain_text("runs on a server")


def test_an_error_above_is_told_of(scalars: Live) -> None:
    first = scalars.cell("class Box")
    scalars.change(first, "class Box:", "class Box(Nothing):")
    second = scalars.cell("print(y.number, len(notes))")
    was = second.locator(".cell_output").inner_text()
    scalars.run(second)

    scalars.says("Cell 1 stopped with an error, so cell 2 did not run")
    expect(first.locator(".cell_output")).to_contain_text("NameError")
    assert second.locator(".cell_output").inner_text() == was


def test_exercises_are_checked_in_the_browser(scalars: Live) -> None:
    exercise = scalars.page.locator(".live-cell.tag_exercise")
    expect(exercise).to_have_count(2)
    divide = exercise.first
    scalars.change(divide, "    ...", "    return g * b, g * a")
    scalars.run(divide)
    verdict = divide.locator(".verdict")
    expect(verdict).to_contain_text("not there yet. That is the rule for a product.")

    right = "g / b, -g * a / b**2\n\n\nmine = back_through_divide"
    scalars.change(divide, "g * b, g * a", right)
    scalars.run(divide)
    expect(verdict).to_contain_text("back_through_divide: right. Tried on 4 inputs.")

    # The folded solution, which stands between, does not take the answer's place.
    walk = exercise.last
    scalars.change(walk, "    ...", "    print(mine is back_through_divide)")
    scalars.run(walk)
    expect(walk.locator(".cell_output")).to_contain_text("True")
    expect(walk.locator(".verdict")).to_contain_text("Your function returned None")


def test_a_python_that_does_not_load_is_explained(start: Start) -> None:
    live = start(SCALARS)
    live.page.context.route("**/pyodide.asm.wasm", lambda route: route.abort())
    live.press(IN_BROWSER)
    live.says("Python did not load into your browser")

    live.page.context.unroute("**/pyodide.asm.wasm")
    live.press("Try again")
    live.says(READY)


def test_the_keyboard_is_enough(start: Start) -> None:
    live = start(SCALARS)
    page = live.page
    page.get_by_role("button", name=IN_BROWSER).focus()
    page.keyboard.press("Enter")
    live.says(READY)
    area = live.cell("print(y.number, len(notes))").locator("textarea")
    area.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("for i in range(2):")
    page.keyboard.press("Enter")
    page.keyboard.type("print(i)")
    assert area.input_value() == "for i in range(2):\n    print(i)"
    page.keyboard.press("Shift+Tab")
    assert area.input_value() == "for i in range(2):\nprint(i)"
    page.keyboard.press("Tab")
    page.keyboard.press("Control+z")
    assert area.input_value() == "for i in range(2):\nprint(i)"

    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run"


# On a Jupyter server of this machine


@pytest.fixture(scope="module")
def server(address: str) -> Iterator[str]:
    with kernel_server(address.rstrip("/")) as server:
        yield server


def places(server: str) -> tuple[str, str]:
    """Where requests to a server go: its address for HTTP, and for WebSocket."""
    base = server.split("?")[0]
    return base, base.replace("http", "ws", 1)


def test_a_new_gradient_comes_from_tensorflow(start: Start, server: str) -> None:
    live = start(TENSORS, *places(server), server=server)
    assert "token" not in live.page.url
    live.press("Edit and run this page, on this machine")
    live.says(READY)
    cell = live.cell("fast = tf.constant(100.0)")
    live.change(cell, "100.0", "200.0")
    live.run(cell)

    # The slope of (v / 10)^2 + 3 v / 10 is v / 50 + 0.3.
    expect(cell.locator(".cell_output")).to_have_text(
        "tf.Tensor(4.3, shape=(), dtype=float32)", timeout=60_000
    )
    live.says(READY)
    figure = live.page.locator(".cell_output figure.drawing svg").first
    expect(figure).to_be_visible()
    assert live.asked_elsewhere(*places(server)) == []
    assert "Warning" not in live.page.locator("article").inner_text()


def test_a_kernel_is_stopped_and_keeps_what_it_knew(start: Start, server: str) -> None:
    live = start(TENSORS, *places(server), server=server)
    live.press("Edit and run")
    live.says(READY)
    first = live.cell("import tensorflow as tf")
    first.locator("textarea").fill(
        "import time\nknown = 7\nprint('on')\ntime.sleep(99)"
    )
    live.run(first)
    expect(first.locator(".cell_output")).to_have_text("on")
    first.get_by_role("button", name="Stop").click()
    live.says("Stopped cell 1. What ran before is still there.")
    first.locator("textarea").fill("print(known)")
    live.run(first)
    expect(first.locator(".cell_output")).to_have_text("7")

    live.press("Restart")
    live.says(READY)
    live.run(first)
    expect(first.locator(".cell_output")).to_contain_text("NameError")


def test_a_kernel_that_ends_is_told_of(start: Start, server: str) -> None:
    live = start(TENSORS, *places(server), server=server)
    live.press("Edit and run")
    live.says(READY)
    first = live.cell("import tensorflow as tf")
    first.locator("textarea").fill("import os\nos._exit(1)")
    live.run(first)
    live.says("Python ended on the server")
    live.press("Try again")
    live.says(READY)


def test_a_wrong_token_is_explained(start: Start, server: str) -> None:
    wrong = re.sub(r"token=.*", "token=wrong", server)
    live = start(TENSORS, *places(server), server=wrong)
    live.press("Edit and run")
    live.says("refused the token of this page")
    live.says("make live")


def test_a_server_that_is_not_there_is_explained(start: Start) -> None:
    gone = f"http://127.0.0.1:{free_port()}/?token=any"
    live = start(TENSORS, *places(gone), server=gone)
    live.press("Edit and run")
    live.says('cannot be reached. Is "make live" still running?')


def test_a_server_that_goes_is_told_of(start: Start, address: str) -> None:
    with kernel_server(address.rstrip("/")) as server:
        live = start(TENSORS, *places(server), server=server)
        live.press("Edit and run")
        live.says(READY)
    live.says("cannot be reached")


def test_the_address_of_a_foreign_server_is_not_taken(start: Start) -> None:
    live = start(TENSORS, server="http://example.org/?token=any")
    assert live.page.evaluate("sessionStorage.length") == 0
    expect(live.page.get_by_role("button", name="on mybinder.org")).to_be_visible()


def test_the_kernel_of_the_page_before_is_ended(start: Start, server: str) -> None:
    # Kernels of earlier tests may be there, and may end meanwhile.
    earlier = kernels(server)
    live = start(TENSORS, *places(server), server=server)
    live.press("Edit and run")
    live.says(READY)
    own = kernels(server) - earlier
    live.page.goto(f"{live.address}book/tape/gradient-descent.html")
    live.press("Edit and run")
    live.says(READY)
    after = kernels(server)

    assert len(own) == 1
    assert not own & after
    assert after - earlier


def test_a_kernel_ends_with_its_page(start: Start, server: str) -> None:
    live = start(TENSORS, *places(server), server=server)
    live.press("Edit and run")
    live.says(READY)
    running = len(kernels(server))
    live.page.goto(f"{live.address}book/index.html")
    deadline = time.monotonic() + 90
    while len(kernels(server)) >= running and time.monotonic() < deadline:
        time.sleep(0.5)
    assert len(kernels(server)) < running


def kernels(server: str) -> set[str]:
    """The ids of the kernels that run on a server."""
    base, token = server.split("?token=")
    request = Request(f"{base}api/kernels", headers={"Authorization": f"token {token}"})
    with urlopen(request) as answer:
        return {kernel["id"] for kernel in json.load(answer)}


def test_the_server_lets_only_its_own_pages_in(server: str, address: str) -> None:
    base, token = server.split("?token=")
    with pytest.raises(HTTPError) as refused, urlopen(f"{base}api/kernels"):
        pass
    assert refused.value.code == 403
    refused.value.close()
    headers = {"Authorization": f"token {token}", "Origin": "http://127.0.0.1:1"}
    with urlopen(Request(f"{base}api/status", headers=headers)) as answer:
        allowed = answer.headers["Access-Control-Allow-Origin"]
    assert allowed == address.rstrip("/")


def test_make_live_serves_says_where_and_ends(site: Path) -> None:
    port = free_port()
    run = [sys.executable, "-m", "tools.live", "--port", str(port)]
    with subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE, text=True) as live:
        assert live.stdout
        lines = iter(live.stdout.readline, "")
        opened = next(line for line in lines if line.startswith("Open "))
        assert opened.startswith(f"Open http://127.0.0.1:{port}/book/index.html#live=")
        with urlopen(f"http://127.0.0.1:{port}/live/pyodide/pyodide.mjs") as answer:
            assert answer.headers["Content-Type"] == "text/javascript"
        second = subprocess.run(run, cwd=ROOT, capture_output=True, text=True)
        assert second.returncode == 1
        assert f"Port {port} is taken" in second.stderr
        live.send_signal(signal.SIGINT)
        assert live.wait(timeout=30) == 0
    token = opened.split("token%3D")[1].strip()
    written = [p for p in (site / "live").rglob("*.js*") if token in p.read_text()]
    assert written == []


# On Binder


class StandIn(BaseHTTPRequestHandler):
    """Answers as Binder does: a stream of events, one JSON object each."""

    events: tuple[dict[str, str], ...] = ()

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(b":keepalive\n\n")
        for event in self.events:
            self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
            self.wfile.flush()
            time.sleep(0.3)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def binder() -> Iterator[Callable[..., ThreadingHTTPServer]]:
    servers: list[ThreadingHTTPServer] = []

    def binder(*events: dict[str, str]) -> ThreadingHTTPServer:
        handler = type("Events", (StandIn,), {"events": events})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.asked = []  # type: ignore[attr-defined]
        Thread(target=partial(server.serve_forever, 0.05), daemon=True).start()
        servers.append(server)
        return server

    yield binder
    for server in servers:
        server.shutdown()
        server.server_close()


def use_binder(live: Live, origin: str) -> None:
    live.page.locator("#live").evaluate(
        "(place, to) => { place.dataset.binder = "
        "place.dataset.binder.replace('https://mybinder.org', to) }",
        origin,
    )


def test_binder_gives_a_server(
    start: Start, server: str, binder: Callable[..., ThreadingHTTPServer]
) -> None:
    base, token = server.split("?token=")
    stand_in = binder(
        {"phase": "building", "message": "Step 1/9\n"},
        {"phase": "launching", "message": "Launching server...\n"},
        {"phase": "ready", "message": "server running", "url": base, "token": token},
    )
    origin = f"http://127.0.0.1:{stand_in.server_port}"
    live = start(TENSORS, origin, *places(server))
    use_binder(live, origin)
    live.press("on mybinder.org")
    live.says("builds the book's Python")
    live.says("Binder starts a server")
    live.says(READY)
    cell = live.cell("import tensorflow as tf")
    cell.locator("textarea").fill("print(6 * 7)")
    live.run(cell)
    expect(cell.locator(".cell_output")).to_have_text("42")

    # The next page of the visit goes to the same server.
    live.page.goto(f"{live.address}book/tape/gradient-descent.html")
    use_binder(live, origin)
    live.press("on mybinder.org")
    live.says(READY)
    (path,) = stand_in.asked  # type: ignore[attr-defined]
    assert re.fullmatch(r"/build/gh/[\w.-]+/[\w.-]+/notebooks", path)


def test_a_server_that_binder_has_ended_is_asked_for_anew(
    start: Start, server: str, binder: Callable[..., ThreadingHTTPServer]
) -> None:
    base, token = server.split("?token=")
    stand_in = binder({"phase": "ready", "url": base, "token": token})
    origin = f"http://127.0.0.1:{stand_in.server_port}"
    gone = f"http://127.0.0.1:{free_port()}/"
    live = start(TENSORS, origin, gone, *places(server))
    live.page.evaluate(
        "server => sessionStorage.setItem('live-binder', JSON.stringify(server))",
        {"url": gone, "token": "any"},
    )
    use_binder(live, origin)
    live.press("on mybinder.org")
    live.says(READY)


@pytest.mark.parametrize("phase", ["failed", "failure"])
def test_a_failure_of_binder_is_told(
    start: Start, binder: Callable[..., ThreadingHTTPServer], phase: str
) -> None:
    stand_in = binder(
        {"phase": "launching", "message": "Launching server...\n"},
        {"phase": phase, "message": "Too many users on this BinderHub\n"},
    )
    origin = f"http://127.0.0.1:{stand_in.server_port}"
    live = start(TENSORS, origin)
    use_binder(live, origin)
    live.press("on mybinder.org")
    live.says(
        "Binder could not start a server: Too many users on this BinderHub. "
        "Try again later."
    )


def test_a_binder_out_of_reach_is_explained(start: Start) -> None:
    live = start(TENSORS)
    live.press("on mybinder.org")
    live.says("Binder cannot be reached")
    expect(live.page.get_by_role("button", name="Try again")).to_be_enabled()


# How it looks


@pytest.mark.parametrize("screen", SCREENS)
def test_what_python_does_stays_in_view(start: Start, screen: str) -> None:
    live = start(SCALARS, screen=screen)
    live.press(IN_BROWSER)
    live.says(READY)
    live.page.locator("#summary").scroll_into_view_if_needed()
    expect(live.status).to_be_in_viewport()
    header = live.page.locator(".bd-header-article").bounding_box()
    bar = live.page.locator("#live").bounding_box()
    assert header["y"] + header["height"] == pytest.approx(bar["y"], abs=1)


@pytest.mark.parametrize("screen", SCREENS)
def test_what_is_jumped_to_is_not_under_the_bar(start: Start, screen: str) -> None:
    live = start(SCALARS, screen=screen)
    live.press(IN_BROWSER)
    live.says(READY)
    live.run(live.cell("print(y.number, len(notes))"))
    live.says("has run")
    live.page.locator("#summary").evaluate(
        "it => it.scrollIntoView({ behavior: 'instant' })"
    )
    heading = live.page.locator("#summary h2")
    expect(heading).to_be_in_viewport()
    bar = live.page.locator("#live").bounding_box()
    assert heading.bounding_box()["y"] >= bar["y"] + bar["height"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("screen", SCREENS)
def test_the_open_page_is_accessible_and_fits(
    start: Start, screen: str, theme: str
) -> None:
    live = start(SCALARS, screen=screen, theme=theme)
    live.press(IN_BROWSER)
    live.says(READY)
    cell = live.cell("print(y.number, len(notes))")
    cell.locator("textarea").fill("boom")
    live.run(cell)
    live.says("ended with an error")

    found = Axe().run(live.page).response["violations"]
    grave = [
        (rule["id"], node["target"])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
    assert grave == []
    content, width = live.page.evaluate(
        "[document.documentElement.scrollWidth, window.innerWidth]"
    )
    assert content <= width
