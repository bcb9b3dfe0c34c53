"""What a reader does with the pages: unfold, search, go on, copy, darken."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.pages import read_html, toc_pages
from tests.site.conftest import SCREENS, OpenPage

PAGES = toc_pages()
DRAWN = """
[...document.querySelectorAll(":is(.fas, .fab, .fa-solid, .fa-brands)")].map(
  (icon) => [icon.className, getComputedStyle(icon, "::before").maskImage],
)
"""
SEARCHES = "input[type=search]:visible, button.search-button__button:visible"


def pages_with_code(site: Path) -> list[str]:
    return [
        name
        for name in PAGES
        if read_html(site / f"{name}.html").select_one("div.cell_input pre")
    ]


@pytest.mark.parametrize("name", PAGES)
def test_folds_open_by_keyboard(open_page: OpenPage, name: str) -> None:
    page = open_page(name)
    for fold in page.locator("article details").all():
        fold.locator("summary").first.focus()
        page.keyboard.press("Enter")
        expect(fold).to_have_attribute("open", "")


@pytest.mark.parametrize("name", PAGES)
def test_a_laptop_shows_one_search(open_page: OpenPage, name: str) -> None:
    assert open_page(name).locator(SEARCHES).count() == 1


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_shows_at_most_one_search(open_page: OpenPage, name: str) -> None:
    assert open_page(name, screen="phone").locator(SEARCHES).count() <= 1


def test_the_search_finds_a_page(open_page: OpenPage, address: str) -> None:
    page = open_page(PAGES[0])
    page.goto(f"{address}search.html?q=tensor")
    expect(page.locator("#search-results li a").first).to_be_visible()


@pytest.mark.parametrize(
    "words",
    [
        "tf.GradientTape gradient returns None",
        "No gradients provided for any variable",
        "Gradients do not exist for variables when minimizing the loss",
        "'NoneType' object has no attribute 'shape'",
        "unsupported operand type(s) for *: 'float' and 'NoneType'",
        "non-persistent GradientTape can only be used to compute one set of gradients",
        "gradient registry has no entry for",
        "'IndexedSlices' object has no attribute",
        "tf.gradients is not supported when eager execution is enabled",
        "nan gradient when tf.where is used",
        "gradient of tf.norm at zero is nan",
        "loss is nan after a few steps",
        "weights not updating",
        "loss does not change",
        "model trains with fit but not with GradientTape",
        "custom loss not differentiable",
        "gradient None after first iteration",
        "second derivative None",
        "grad-cam gradient None",
        "py_function gradient",
        "dead relu",
        "vanishing gradient",
        "segmentation fault",
        "accuracy as loss",
    ],
)
def test_the_words_of_a_missing_gradient_find_its_case_first(
    open_page: OpenPage, address: str, words: str
) -> None:
    page = open_page(PAGES[0])
    page.goto(f"{address}search.html?q={quote(words)}")
    expect(page.locator("#search-results .search-summary")).to_contain_text("found")
    first = page.locator("#search-results li a").first
    assert "missing-gradients" in first.get_attribute("href")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("tf.GradientTape", "tape/gradient-tape.html#"),
        ("GradientTape", "tape/gradient-tape.html#"),
        ("reduce_sum", "tensors/math-operations.html#"),
        ("tf.reduce_sum", "tensors/math-operations.html#"),
        ("convert_to_tensor", "tensors/creating-tensors.html#"),
        ("tf.Variable", "eager/variables-and-dtypes.html#"),
        ("assign_sub", "eager/variables-and-dtypes.html#"),
        ("tf.function", "eager/eager-and-graph.html#"),
        ("persistent=True", "tape/persistent-and-higher-order.html#"),
        ("tf.custom_gradient", "beyond/custom-gradients.html#"),
        ("explain_broadcast", "reference/api.html#companion.tensors"),
    ],
)
def test_the_search_leads_to_where_a_name_is_taught(
    open_page: OpenPage, address: str, words: str, place: str
) -> None:
    assert place in found(open_page(PAGES[0]), address, words)[0]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("logaddexp", "tape/lab"),
        ("weakref", "tape/lab"),
        ("train_scores", "tape/lab"),
        ("bill_length_mm", "tensors/walkthrough"),
    ],
)
def test_the_search_finds_words_that_stand_only_in_code(
    open_page: OpenPage, address: str, words: str, name: str
) -> None:
    results = found(open_page(PAGES[0]), address, words)
    assert any(f"{name}.html" in result for result in results)


def found(page: Page, address: str, words: str) -> list[str]:
    """Where the search's results lead, the best first."""
    page.goto(f"{address}search.html?q={quote(words)}")
    expect(page.locator("#search-results .search-summary")).to_contain_text("found")
    links = page.locator("#search-results li > a").all()
    return [str(link.get_attribute("href")) for link in links]


@pytest.mark.parametrize("name", PAGES)
def test_every_heading_has_a_link_to_itself(site: Path, name: str) -> None:
    headings = read_html(site / f"{name}.html").select("article :is(h2, h3)")
    for heading in headings:
        link = heading.select_one("a.headerlink")
        assert link, heading.get_text()
        assert heading.find_parent(id=str(link["href"])[1:]), heading.get_text()


@pytest.mark.parametrize("name", ["book/index", "book/tape/lab", "search"])
def test_every_icon_that_the_theme_names_is_drawn(
    open_page: OpenPage, name: str
) -> None:
    icons = open_page(name).evaluate(DRAWN)
    assert icons
    assert [name for name, drawing in icons if "data:image/svg" not in drawing] == []


def test_the_link_of_an_exercise_shows_when_it_is_pointed_at_or_focused(
    open_page: OpenPage,
) -> None:
    page = open_page("book/tape/lab")
    heading = page.locator("h3", has_text="Exercise 1")
    link = heading.locator("a.headerlink")
    assert opacity(link) == "0"
    heading.hover()
    expect(link).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    expect(link).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    link.focus()
    expect(link).to_have_css("opacity", "1")


def opacity(link: Locator) -> str:
    return str(link.evaluate("e => getComputedStyle(e).opacity"))


def test_a_download_is_saved_under_the_name_of_the_chapter(open_page: OpenPage) -> None:
    page = open_page("book/tape/lab")
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Notebook to work in").click()
    assert waiting.value.suggested_filename == "lab.ipynb"


def test_the_notes_print_on_a_few_pages(open_page: OpenPage) -> None:
    page = open_page("book/notes")
    printed = page.pdf(format="A4")
    page.emulate_media(media="print")

    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 5
    for frame in [".bd-sidebar-primary", ".bd-sidebar-secondary", ".prev-next-area"]:
        expect(page.locator(frame).first).to_be_hidden()


def linked(site: Path, name: str, selector: str) -> Path | None:
    path = site / f"{name}.html"
    link = read_html(path).select_one(f".prev-next-area a.{selector}")
    return (path.parent / str(link["href"])).resolve() if link else None


@pytest.mark.parametrize("index", range(len(PAGES)), ids=PAGES)
def test_previous_and_next_follow_the_contents(site: Path, index: int) -> None:
    files = [(site / f"{name}.html").resolve() for name in PAGES]
    before, after = ([None, *files, None][index], [*files, None][index + 1])
    assert linked(site, PAGES[index], "left-prev") == before
    assert linked(site, PAGES[index], "right-next") == after


def test_every_code_cell_can_be_copied(open_page: OpenPage, site: Path) -> None:
    page = open_page(pages_with_code(site)[0])
    expect(page.locator("div.cell_input button.copybtn").first).to_be_attached()
    cells = page.locator("div.cell_input pre").count()
    assert page.locator("div.cell_input button.copybtn").count() == cells


def test_the_copy_button_copies_the_code(
    open_page: OpenPage, site: Path, address: str
) -> None:
    page = open_page(pages_with_code(site)[0])
    page.context.grant_permissions(["clipboard-read"], origin=address)
    cell = page.locator("div.cell_input").first
    cell.hover()
    cell.locator("button.copybtn").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == cell.locator("pre").inner_text().strip()


def theme_after_click(page: Page) -> str | None:
    page.locator("button.theme-switch-button:visible").first.click()
    return page.locator("html").get_attribute("data-theme")


@pytest.mark.parametrize("screen", SCREENS)
def test_the_theme_button_reaches_light_and_dark(
    open_page: OpenPage, screen: str
) -> None:
    page = open_page(PAGES[0], screen=screen)
    assert {theme_after_click(page) for _ in range(3)} == {"light", "dark"}
