"""What a reader sees on each page, on a phone and a laptop, in light and in dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.conftest import Visit

BROKEN_IMAGES = """[...document.images]
    .filter(image => image.naturalWidth === 0).map(image => image.src)"""
PAGE_WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"
TOO_WIDE = """[...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > window.innerWidth + 1)
    .map(element => element.tagName + '.' + element.className).slice(0, 5)"""
SCROLLING_CODE = """[...document.querySelectorAll('div.cell_input pre')]
    .filter(pre => pre.scrollWidth > pre.clientWidth)
    .map(pre => pre.innerText.split('\\n').sort((a, b) => b.length - a.length)[0])"""

PARTED_MARKS = """[...document.querySelectorAll('span.math')].filter(formula => {
    const source = formula.querySelector('annotation').textContent;
    const after = formula.nextSibling ?? formula.parentNode.nextSibling;
    const touches = after?.nodeType === Node.TEXT_NODE && /^\\S/.test(after.data);
    if (!touches || source.length > 24) return false;
    const mark = document.createRange();
    mark.setStart(after, 0);
    mark.setEnd(after, 1);
    const ends = formula.getBoundingClientRect().bottom;
    return mark.getBoundingClientRect().top > ends;
}).map(formula => formula.parentNode.textContent.slice(0, 60))"""
CUT_FORMULAS = """[...document.querySelectorAll('div.math')].filter(box => {
    const from = box.querySelector('.katex-html').getBoundingClientRect().left;
    const isWide = box.scrollWidth > box.clientWidth;
    const scrolls = getComputedStyle(box).overflowX === 'auto';
    return from < box.getBoundingClientRect().left - 1 || (isWide && !scrolls);
}).map(box => box.textContent.slice(0, 60))"""


def test_the_page_loads_without_complaint(visit: Visit) -> None:
    complaints = [m for m in visit.console if m.startswith(("error", "warning"))]
    assert (complaints, visit.errors, visit.failures) == ([], [], [])


def test_the_page_asks_no_other_host_for_anything(visit: Visit, address: str) -> None:
    own = (address, "data:", "blob:")
    assert [url for url in visit.requests if not url.startswith(own)] == []


def test_the_theme_is_the_readers(visit: Visit) -> None:
    assert visit.page.locator("html").get_attribute("data-theme") == visit.theme


def test_the_page_is_no_wider_than_the_screen(visit: Visit) -> None:
    content, screen = visit.page.evaluate(PAGE_WIDTHS)
    assert content <= screen, visit.page.evaluate(TOO_WIDE)


def test_every_image_shows(visit: Visit) -> None:
    assert visit.page.evaluate(BROKEN_IMAGES) == []


def test_code_fits_a_laptop_without_scrolling(visit: Visit) -> None:
    if visit.screen == "laptop":
        assert visit.page.evaluate(SCROLLING_CODE) == []


def test_a_wide_formula_scrolls_from_its_beginning(visit: Visit) -> None:
    assert visit.page.evaluate(CUT_FORMULAS) == []


def test_a_comma_stays_on_the_line_of_its_formula(visit: Visit) -> None:
    assert visit.page.evaluate(PARTED_MARKS) == []


def test_the_page_is_accessible(visit: Visit) -> None:
    found = Axe().run(visit.page).response["violations"]
    grave = [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))}\n"
        f"    {node['failureSummary']}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
    if grave:
        pytest.fail("\n".join(grave), pytrace=False)
