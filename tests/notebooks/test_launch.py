"""The buttons above a chapter open its notebook where the workflow publishes it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import Tag

from facts.addresses import (
    BRANCH,
    binder_url,
    colab_url,
    repository_url,
    site_url,
)
from tests.notebooks.conftest import NAMES, SITE
from tests.pages import read_html, toc_pages

OWNER, REPO = repository_url().split("/")[-2:]
FORK = "https://github.com/Some-Body/a.book"

every_notebook = pytest.mark.parametrize("name", NAMES)


def buttons(site: Path, page: str) -> dict[str, str]:
    """The menus' entries of a page, with where they lead."""
    items = read_html(site / f"{page}.html").select(".article-header-buttons li a")
    return {item.get_text(strip=True): str(item["href"]) for item in items}


def page_of(name: str) -> str:
    return f"book/{name.removesuffix('.ipynb')}"


@every_notebook
def test_colab_opens_a_notebook_of_the_branch(
    name: str, site: Path, notebooks: Path
) -> None:
    address = urlsplit(buttons(site, page_of(name))["Colab"])
    assert (address.scheme, address.netloc) == ("https", "colab.research.google.com")
    form = rf"/github/{re.escape(OWNER)}/{re.escape(REPO)}/blob/{BRANCH}/(.+\.ipynb)"
    found = re.fullmatch(form, unquote(address.path))
    assert found
    assert (notebooks / found[1]).is_file()


@every_notebook
def test_binder_opens_a_notebook_of_the_branch(
    name: str, site: Path, notebooks: Path
) -> None:
    address = urlsplit(buttons(site, page_of(name))["Binder"])
    assert (address.scheme, address.netloc) == ("https", "mybinder.org")
    assert address.path == f"/v2/gh/{OWNER}/{REPO}/{BRANCH}"
    [path] = parse_qs(address.query)["urlpath"]
    assert path.startswith("lab/tree/")
    assert (notebooks / path.removeprefix("lab/tree/")).is_file()


@every_notebook
def test_both_notebooks_can_be_downloaded(name: str, site: Path) -> None:
    menu = buttons(site, page_of(name))
    folder = (site / page_of(name)).parent
    blank = folder / unquote(menu["Notebook to work in"])
    ran = folder / unquote(menu["Notebook to look at"])
    assert blank.resolve() == (site / "notebooks" / name).resolve()
    assert ran.resolve() == (site / "notebooks" / "executed" / name).resolve()


def test_pages_without_code_offer_no_notebook(site: Path) -> None:
    plain = set(toc_pages()) - {page_of(name) for name in NAMES}
    assert plain
    for page in plain:
        assert not {"Colab", "Binder"} & set(buttons(site, page))


@pytest.mark.parametrize("page", toc_pages())
def test_every_page_offers_the_book_as_pdf(page: str, site: Path) -> None:
    assert buttons(site, page)["The whole book as PDF"] == (
        f"{SITE}differentiation-and-gradients.pdf"
    )


def test_the_notes_offer_themselves_as_pdf(site: Path) -> None:
    assert buttons(site, "book/notes")["This page as PDF"] == f"{SITE}notes.pdf"


def test_a_fork_launches_the_fork() -> None:
    assert colab_url(FORK, "a b.ipynb") == (
        "https://colab.research.google.com/github/Some-Body/a.book/"
        "blob/notebooks/a%20b.ipynb"
    )
    assert binder_url(FORK, "tape/lab.ipynb") == (
        "https://mybinder.org/v2/gh/Some-Body/a.book/notebooks"
        "?urlpath=lab%2Ftree%2Ftape%2Flab.ipynb"
    )


@pytest.mark.parametrize(
    ("repository", "site"),
    [
        (FORK, "https://some-body.github.io/a.book/"),
        (FORK + ".git", "https://some-body.github.io/a.book/"),
        ("https://github.com/one/one.github.io/", "https://one.github.io/"),
    ],
)
def test_the_site_follows_from_the_repository(repository: str, site: str) -> None:
    assert site_url(repository) == site


@pytest.mark.parametrize("page", toc_pages())
def test_each_page_names_its_own_address(page: str, site: Path) -> None:
    link = read_html(site / f"{page}.html").find("link", rel="canonical")
    assert isinstance(link, Tag)
    assert link["href"] == f"{SITE}{page}.html"
