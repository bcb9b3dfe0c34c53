"""Stepping through a tape in a browser: by mouse, keyboard and touch, and without JS.

The page is made here, from `explore` alone: what works on it works in any notebook.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tensorflow as tf
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from companion.explore import Exploration, explore
from companion.recording import in_short
from tests.pages import toc_pages
from tests.site.conftest import OpenPage

ROOT = Path(__file__).parents[2]
PAGE = """<!doctype html><html lang="en" data-theme="{theme}"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Two tapes</title><style>{style}
body {{ background: var(--fig-paper); color: var(--fig-ink); margin: 8px }}
</style></head>
<body><main><h1>Two tapes</h1>{first}{second}</main></body></html>"""

TEXTS_OUT_OF_THEIR_BOX = """graph => [...graph.querySelectorAll('g > text')]
    .filter(text => {
        const [inner, outer] = [text, text.parentNode.querySelector('rect')]
            .map(element => element.getBBox());
        return inner.width > 0 && (inner.x < outer.x
            || inner.x + inner.width > outer.x + outer.width);
    }).map(text => text.textContent)"""
COLOURS_IN_BOXES = """graph => [...graph.querySelectorAll('text')].map(text => [
    getComputedStyle(text).fill,
    getComputedStyle(text.parentNode.querySelector('rect')).fill,
])"""

Open = Callable[..., Page]


def loss(w: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    return tf.sigmoid(w * 2.0 + b) + 0.1 * w**2


def gradients() -> list[str]:
    w, b = tf.Variable(0.5), tf.Variable(-2.0)
    with tf.GradientTape() as tape:
        target = loss(w, b)
    return [in_short(g.numpy()) for g in tape.gradient(target, [w, b])]


@pytest.fixture
def open_tapes(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page with the same exploration twice, as a file."""
    contexts = []

    def open_tapes(
        theme: str = "light",
        width: int = 1280,
        exploration: Exploration | None = None,
        **options: bool,
    ) -> Page:
        html = (exploration or explore(loss, 0.5, -2.0))._repr_html_()
        style = (ROOT / "book" / "_static" / "book.css").read_text(encoding="utf-8")
        file = tmp_path / f"{theme}-{width}.html"
        file.write_text(
            PAGE.format(theme=theme, style=style, first=html, second=html),
            encoding="utf-8",
        )
        context = browser.new_context(
            viewport={"width": width, "height": 844}, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.complaints.append(request.url))
        page.goto(file.as_uri())
        page.complaints.remove(file.as_uri())
        return page

    yield open_tapes
    for context in contexts:
        context.close()


def tape(page: Page, index: int = 0) -> Locator:
    return page.locator(".tape-explorer").nth(index)


def adjoints(explorer: Locator) -> list[str]:
    """The adjoints of the two sources, as the table shows them."""
    cells = explorer.locator("table [data-part=adjoint]").all_inner_texts()
    return cells[:2]


def count(explorer: Locator) -> int:
    return int(explorer.locator("input").get_attribute("max"))


def test_by_mouse_the_values_and_then_the_adjoints_appear(open_tapes: Open) -> None:
    page = open_tapes()
    explorer = tape(page)
    following = explorer.get_by_role("button", name="Next")
    values = explorer.locator("table [data-part=value]")

    assert adjoints(explorer) == ["", ""]
    assert "" in values.all_inner_texts()
    for _ in range(count(explorer)):
        following.click()

    assert adjoints(explorer) == gradients()
    assert "" not in values.all_inner_texts()
    expect(following).to_be_disabled()
    expect(explorer.locator(".tape-text")).to_contain_text("Done. The derivative")
    assert page.complaints == []


def test_one_step_back_undoes_one_step_on(open_tapes: Open) -> None:
    explorer = tape(open_tapes())
    following = explorer.get_by_role("button", name="Next")
    before_it = explorer.get_by_role("button", name="Previous")

    expect(before_it).to_be_disabled()
    following.click()
    first = explorer.locator(".tape-text").inner_text()
    following.click()
    before_it.click()

    assert explorer.locator(".tape-text").inner_text() == first
    expect(explorer.locator(".tape-count")).to_have_text(f"2 of {count(explorer) + 1}")


def test_by_keyboard_the_arrows_step_and_end_goes_to_the_end(open_tapes: Open) -> None:
    page = open_tapes()
    explorer = tape(page)
    slider = explorer.get_by_role("slider", name="Step")

    for _ in range(9):
        page.keyboard.press("Tab")
        if slider.evaluate("slider => slider === document.activeElement"):
            break
    page.keyboard.press("ArrowRight")
    expect(explorer.locator(".tape-text")).to_contain_text("w × 2 = 0.5 × 2 = 1.")
    page.keyboard.press("End")
    assert adjoints(explorer) == gradients()
    page.keyboard.press("Home")
    assert adjoints(explorer) == ["", ""]


def test_by_touch_on_a_phone(open_tapes: Open) -> None:
    page = open_tapes(width=390, has_touch=True, is_mobile=True)
    explorer = tape(page)
    following = explorer.get_by_role("button", name="Next")

    for _ in range(count(explorer)):
        following.tap()

    assert adjoints(explorer) == gradients()
    assert following.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_node_in_question_is_scrolled_into_view(open_tapes: Open) -> None:
    explorer = tape(open_tapes(width=390))
    explorer.locator("input").fill(str(count(explorer) - 10))
    graph = explorer.locator(".tape-graph").bounding_box()
    box = explorer.locator("svg .tape-now rect").bounding_box()

    assert graph["x"] <= box["x"]
    assert box["x"] + box["width"] <= graph["x"] + graph["width"]


def test_a_row_and_a_box_are_marked_at_each_step(open_tapes: Open) -> None:
    explorer = tape(open_tapes())
    marked = explorer.locator("tr[aria-current=step]")

    expect(marked).to_have_count(0)
    explorer.get_by_role("slider").fill("1")
    expect(marked).to_have_count(1)
    expect(marked.locator("th")).to_have_text("v1")
    expect(explorer.locator("svg .tape-now text").first).to_have_text("v1 = w × 2")


def test_only_what_scrolls_is_a_stop_of_the_tab_key(open_tapes: Open) -> None:
    narrow, wide = open_tapes(width=390), open_tapes(width=1280)

    expect(tape(narrow).locator(".tape-graph")).to_have_attribute("tabindex", "0")
    expect(tape(wide).locator(".tape-table")).to_have_attribute("tabindex", "-1")


def test_what_is_written_stays_in_its_box_at_every_step(open_tapes: Open) -> None:
    narrow_end = explore(lambda x: tf.sin(x) - tf.sin(x), 1.0)
    arrays = explore(lambda v: v / 3.0 + tf.sin(v) * v, [0.1, 0.2, 0.3])
    for exploration in (narrow_end, arrays):
        explorer = tape(open_tapes(exploration=exploration))
        for step in range(count(explorer) + 1):
            explorer.get_by_role("slider").fill(str(step))
            graph = explorer.locator(".tape-graph")
            assert graph.evaluate(TEXTS_OUT_OF_THEIR_BOX) == []


def test_at_the_end_all_is_as_without_javascript(open_tapes: Open) -> None:
    exploration = explore(
        lambda v, w: v * tf.floor(v) + tf.where(v > w, v, w), 1.5, 2.0
    )
    still = tape(open_tapes(exploration=exploration, java_script_enabled=False))
    explorer = tape(open_tapes(exploration=exploration))
    explorer.get_by_role("slider").fill(str(count(explorer)))

    for part in ("table td", "svg text"):
        shown = explorer.locator(part).all_text_contents()
        assert shown == still.locator(part).all_text_contents()
        assert any("None" in text for text in shown)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2 (https://www.w3.org/TR/WCAG22/)."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_writing_in_boxes_stands_out(open_tapes: Open, theme: str) -> None:
    explorer = tape(open_tapes(theme=theme))
    for step in (0, 2, count(explorer) - 2, count(explorer)):
        explorer.get_by_role("slider").fill(str(step))
        pairs = explorer.locator(".tape-graph").evaluate(COLOURS_IN_BOXES)
        for colours in pairs:
            dark, light = sorted(map(luminance, colours))
            assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_two_tapes_on_a_page_do_not_disturb_each_other(open_tapes: Open) -> None:
    page = open_tapes()
    tape(page, 1).get_by_role("slider").fill("3")

    expect(tape(page, 0).locator(".tape-count")).to_contain_text("1 of")
    expect(tape(page, 1).locator(".tape-count")).to_contain_text("4 of")


def test_the_arrow_in_use_turns_round_on_the_way_back(open_tapes: Open) -> None:
    explorer = tape(open_tapes())
    used = explorer.locator(".tape-used")

    explorer.get_by_role("slider").fill("1")
    expect(used.locator(".tape-ahead").first).to_be_visible()
    expect(used.locator(".tape-aback").first).to_be_hidden()
    explorer.get_by_role("slider").fill(str(count(explorer) - 1))
    expect(used.locator(".tape-ahead").first).to_be_hidden()
    expect(used.locator(".tape-aback").first).to_be_visible()


def test_without_javascript_the_whole_table_is_there(open_tapes: Open) -> None:
    explorer = tape(open_tapes(java_script_enabled=False))

    assert adjoints(explorer) == gradients()
    expect(explorer.locator(".tape-controls")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_accessible_at_every_stage(
    open_tapes: Open, theme: str, width: int
) -> None:
    page = open_tapes(theme=theme, width=width)
    for step in (0, 5, count(tape(page))):
        tape(page).get_by_role("slider").fill(str(step))
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []


def test_the_book_steps_through_tapes_on_three_pages_or_more(
    open_page: OpenPage, site: Path
) -> None:
    marked = 'class="tape-explorer"'
    pages = [
        name
        for name in toc_pages()
        if marked in (site / f"{name}.html").read_text(encoding="utf-8")
    ]
    assert len(pages) >= 3
    for name in pages:
        explorer = tape(open_page(name))
        explorer.get_by_role("slider").fill(str(count(explorer)))
        expect(explorer.locator(".tape-text")).to_contain_text("Done.")
