"""Writes the README's links from the repository's address in _config.yml.

Run as `python -m tools.readme`, or `make readme`. The links stand between the two
markers; whatever else the README says is left as it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from book._ext.addresses import site_url

ROOT = Path(__file__).parents[1]
START = "<!-- links -->"
END = "<!-- /links -->"


def repository_url(config: str) -> str:
    """The address that the text of _config.yml gives."""
    return yaml.safe_load(config)["repository"]["url"].rstrip("/")


def links(repository: str) -> str:
    """The block of links: badge, site, repository, issues."""
    workflow = f"{repository}/actions/workflows/book.yml"
    return "\n".join(
        [
            f"[![book]({workflow}/badge.svg)]({workflow})",
            "",
            f"- Read the book: <{site_url(repository)}>",
            f"- Repository: <{repository}>",
            f"- Report a mistake: <{repository}/issues>",
        ]
    )


def with_links(readme: str, block: str) -> str:
    """The README with the block between its markers."""
    before, start, rest = readme.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        missing = END if start else START
        raise ValueError(f"README.md has no line {missing} for its links.")
    return f"{before}{START}\n{block}\n{END}{after}"


def main(root: Path = ROOT) -> None:
    """Brings the README under this folder up to date."""
    readme = root / "README.md"
    config = (root / "_config.yml").read_text(encoding="utf-8")
    try:
        text = with_links(
            readme.read_text(encoding="utf-8"), links(repository_url(config))
        )
    except ValueError as error:
        sys.exit(str(error))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
