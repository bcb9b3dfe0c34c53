"""The repository's address: one setting, which a fork's workflow overrules."""

from __future__ import annotations

import os

from sphinx.application import Sphinx
from sphinx.config import Config

from facts.addresses import site_url


def use_own_repository(app: Sphinx, config: Config) -> None:
    """Puts the address of the repository that builds the book into the theme.

    The site's own address follows from it, for links that have to be whole.
    """
    options = config.html_theme_options
    options["repository_url"] = (
        os.environ.get("BOOK_REPOSITORY") or options["repository_url"]
    )
    config.html_baseurl = site_url(options["repository_url"])
