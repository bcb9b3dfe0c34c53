"""The menus above a page: run its notebook elsewhere, or take it with you."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from facts.addresses import binder_url, colab_url

from .cells import is_code_cell
from .notebooks import EXECUTED, FOLDER, notebook_path
from .paper import printed_name

Button = dict[str, str]


def add_menus(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Puts the menus of a page into its header."""
    if doctree is None:
        return
    downloads = printed_buttons(app, page)
    menus = []
    if any(map(is_code_cell, doctree.findall())):
        notebook = notebook_path(page)
        repository = app.config.html_theme_options["repository_url"]
        launches = launch_buttons(repository, notebook)
        menus.append(menu("Run this chapter", "play", launches))
        folder = context["pathto"](FOLDER, resource=True)
        downloads = notebook_buttons(folder, notebook) + downloads
    menus.append(menu("Download", "download", downloads))
    context["header_buttons"][:0] = menus


def launch_buttons(repository: str, notebook: str) -> list[Button]:
    return [
        button(
            "Colab",
            "Open in Google Colab; needs a Google account",
            colab_url(repository, notebook),
        ),
        button(
            "Binder",
            "Open on Binder; needs no account, but minutes to start",
            binder_url(repository, notebook),
        ),
    ]


def notebook_buttons(folder: str, notebook: str) -> list[Button]:
    return [
        button("Notebook to work in", "Without outputs", f"{folder}/{notebook}"),
        button(
            "Notebook to look at",
            "With all outputs",
            f"{folder}/{EXECUTED}/{notebook}",
        ),
    ]


def printed_buttons(app: Sphinx, page: str) -> list[Button]:
    """The PDFs, at the published site: printing takes TeX, which not everyone has."""
    documents = {"The whole book as PDF": app.config.root_doc}
    if page in app.config.printed_alone:
        documents = {"This page as PDF": page, **documents}
    return [
        button(words, "To print, or to read offline", address_of(app, document))
        for words, document in documents.items()
    ]


def address_of(app: Sphinx, document: str) -> str:
    return f"{app.config.html_baseurl}{printed_name(app, document)}.pdf"


def button(text: str, tooltip: str, url: str) -> Button:
    return {"type": "link", "text": text, "tooltip": tooltip, "url": url}


def menu(tooltip: str, icon: str, buttons: list[Button]) -> dict[str, Any]:
    return {
        "type": "group",
        "tooltip": tooltip,
        "icon": f"fas fa-{icon}",
        "label": f"{icon}-buttons",
        "buttons": buttons,
    }
