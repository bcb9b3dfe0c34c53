"""The address of the repository, of its site, and of its notebooks elsewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import yaml

from facts.folders import ROOT

BRANCH = "notebooks"
"""The branch that the workflow fills with the exported notebooks."""


def repository_url(root: Path = ROOT) -> str:
    """The address of the repository, which _config.yml names."""
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    return config["repository"]["url"].rstrip("/")


def site_url(repository: str) -> str:
    """Where GitHub Pages serves the repository's site."""
    owner, name = owner_and_name(repository)
    own_site = f"{owner.lower()}.github.io"
    path = "" if name.lower() == own_site else f"{name}/"
    return f"https://{own_site}/{path}"


def colab_url(repository: str, notebook: str) -> str:
    """Opens a notebook of the branch in Colab."""
    owner, name = owner_and_name(repository)
    place = f"github/{owner}/{name}/blob/{BRANCH}/{quote(notebook)}"
    return f"https://colab.research.google.com/{place}"


def binder_url(repository: str, notebook: str) -> str:
    """Opens a notebook of the branch in JupyterLab, on Binder."""
    owner, name = owner_and_name(repository)
    path = quote(f"lab/tree/{notebook}", safe="")
    return f"https://mybinder.org/v2/gh/{owner}/{name}/{BRANCH}?urlpath={path}"


def owner_and_name(repository: str) -> tuple[str, str]:
    """The last two parts of an address such as https://github.com/owner/name."""
    owner, name = repository.rstrip("/").removesuffix(".git").split("/")[-2:]
    return owner, name
