"""Writes the repository's address from _config.yml where it stands in plain files.

Run as `python -m tools.readme`, or `make readme`. In README.md the links stand between
two markers; in CITATION.cff two lines hold an address. The rest is left as it is.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from facts.addresses import repository_url, site_url
from facts.folders import ROOT

START = "<!-- links -->"
END = "<!-- /links -->"


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


def with_addresses(citation: str, repository: str) -> str:
    """The citation file with the addresses of this repository and its site."""
    addresses = {"repository-code": repository, "url": site_url(repository)}
    for key, address in addresses.items():
        citation, found = re.subn(
            f"^{key}: .*$", f"{key}: {address}", citation, flags=re.MULTILINE
        )
        if not found:
            raise ValueError(f"CITATION.cff has no line that begins with {key}:")
    return citation


def main(root: Path = ROOT) -> None:
    """Brings both files under this folder up to date."""
    repository = repository_url(root)
    readme, citation = root / "README.md", root / "CITATION.cff"
    try:
        page = with_links(readme.read_text(encoding="utf-8"), links(repository))
        cited = with_addresses(citation.read_text(encoding="utf-8"), repository)
    except ValueError as error:
        sys.exit(str(error))
    readme.write_text(page, encoding="utf-8")
    citation.write_text(cited, encoding="utf-8")


if __name__ == "__main__":
    main()
