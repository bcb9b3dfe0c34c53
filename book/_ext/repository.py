"""The repository's address: one setting, which a fork's workflow overrules."""

from __future__ import annotations

import os
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config


def use_own_repository(app: Sphinx, config: Config) -> None:
    """Puts the address of the repository that builds the book into the theme."""
    address = os.environ.get("BOOK_REPOSITORY")
    if address:
        config.html_theme_options["repository_url"] = address


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("config-inited", use_own_repository)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
