"""One browser for all the tests; each visit is a new context, so nothing lingers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Response, sync_playwright

from tests.pages import toc_pages
from tools.browser import ensure_browser

SCREENS = {"phone": (390, 844), "laptop": (1280, 800)}
THEMES = ("light", "dark")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SET_THEME = "for (const key of ['mode', 'theme']) localStorage.setItem(key, '{theme}')"
SETTLED = "[...document.images].every(image => image.complete)"
WAKE_IMAGES = "for (const image of document.images) image.loading = 'eager'"
UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"

OpenPage = Callable[..., Page]


@dataclass
class Visit:
    """A loaded page, and what the browser had to say while it loaded."""

    page: Page
    name: str
    screen: str
    theme: str
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", lambda m: self.console.append(f"{m.type}: {m.text}"))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("requestfailed", lambda r: self.failures.append(r.url))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("response", self.note_status)

    def note_status(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = ensure_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def new_page(browser: Browser, screen: str, theme: str) -> Page:
    width, height = SCREENS[screen]
    context = browser.new_context(viewport={"width": width, "height": height})
    context.add_init_script(SET_THEME.format(theme=theme))
    return context.new_page()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Opens a page of the book for one test, which may click about in it."""
    opened: list[Page] = []

    def open_page(name: str, screen: str = "laptop", theme: str = "light") -> Page:
        page = new_page(browser, screen, theme)
        opened.append(page)
        page.goto(f"{address}{name}.html", wait_until="load")
        return page

    yield open_page
    for page in opened:
        page.context.close()


def visits() -> list[object]:
    return [
        pytest.param((name, screen, theme), id=f"{name}-{screen}-{theme}")
        for name in toc_pages()
        for screen in SCREENS
        for theme in THEMES
    ]


@pytest.fixture(scope="module", params=visits())
def visit(
    request: pytest.FixtureRequest, browser: Browser, address: str
) -> Iterator[Visit]:
    """A page on a screen in a theme, all its folds open, for tests that only look."""
    name, screen, theme = request.param
    page = new_page(browser, screen, theme)
    visit = Visit(page, name, screen, theme)
    visit.listen()
    page.goto(f"{address}{name}.html", wait_until="networkidle")
    page.evaluate(UNFOLD)
    page.evaluate(WAKE_IMAGES)
    page.wait_for_function(SETTLED)
    yield visit
    page.context.close()
