"""The buttons above a chapter that open its notebook: in Colab, on Binder, or here."""

from __future__ import annotations

from typing import Any

from addresses import binder_url, colab_url
from notebooks import EXECUTED, FOLDER, notebook_path
from prose import is_code_cell
from sphinx.application import Sphinx

AFTER_THE_THEME = 600

Button = dict[str, Any]


def add_buttons(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Adds the two menus to the header of a page that has a notebook."""
    if doctree is None or not any(map(is_code_cell, doctree.findall())):
        return
    repository = app.config.html_theme_options["repository_url"]
    notebook = notebook_path(page)
    folder = context["pathto"](FOLDER, resource=True)
    context["header_buttons"][:0] = [
        menu("Run this chapter", "play", launch_buttons(repository, notebook)),
        menu("Download this chapter", "download", download_buttons(folder, notebook)),
    ]


def launch_buttons(repository: str, notebook: str) -> list[Button]:
    return [
        {
            "type": "link",
            "text": "Colab",
            "tooltip": "Open in Google Colab; needs a Google account",
            "url": colab_url(repository, notebook),
        },
        {
            "type": "link",
            "text": "Binder",
            "tooltip": "Open on Binder; needs no account, but minutes to start",
            "url": binder_url(repository, notebook),
        },
    ]


def download_buttons(folder: str, notebook: str) -> list[Button]:
    return [
        {
            "type": "link",
            "text": "Notebook to work in",
            "tooltip": "Without outputs",
            "url": f"{folder}/{notebook}",
        },
        {
            "type": "link",
            "text": "Notebook to look at",
            "tooltip": "With all outputs",
            "url": f"{folder}/{EXECUTED}/{notebook}",
        },
    ]


def menu(tooltip: str, icon: str, buttons: list[Button]) -> Button:
    return {
        "type": "group",
        "tooltip": tooltip,
        "icon": f"fas fa-{icon}",
        "label": f"{icon}-buttons",
        "buttons": buttons,
    }


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("html-page-context", add_buttons, priority=AFTER_THE_THEME)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
