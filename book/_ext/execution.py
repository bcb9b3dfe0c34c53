"""Where the chapters' outputs are kept, how long, and what their kernels start with.

MyST-NB keys its cache by the code cells alone. What else outputs rest on is kept beside
them: the files of the project that their page has read (see `footing`), and what every
page rests on. Before a build, outputs that no longer have their footing are dropped,
and a page without outputs is read again, so that it runs again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from jupyter_cache.cache.db import NbCacheRecord
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from companion import quiet
from facts import kernels

from . import footing
from .cells import notebook_of

TAKE_NOTES = "__import__('runpy').run_path({!r})['begin']({!r}, {!r})\n"

COMPANION = Path(quiet.__file__).parent
CACHED_AS = "cached_as"
"""What the environment knows a page's outputs by."""


def every_page_rests_on(root: Path) -> str:
    """Digest of this Python, the pins, and how kernels start."""
    grounds = [
        sys.version,
        (root / "requirements.txt").read_text(encoding="utf-8"),
        kernels.QUIET + kernels.IN_ONE_PIECE,
        Path(footing.__file__).read_text(encoding="utf-8"),
        json.dumps(quiet.VARIABLES),
        os.path.relpath(COMPANION, root),
    ]
    return hashlib.sha256(json.dumps(grounds).encode()).hexdigest()[:16]


def pages_rest_on(root: Path) -> str:
    """Digest of the extensions, which Sphinx itself does not look at for changes."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted([*root.glob("book/_ext/*.py"), *root.glob("facts/*.py")]):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def place_cache(app: Sphinx, config: Config) -> None:
    """Points MyST-NB at the cache, the only one: what others have left there goes."""
    root = Path(app.srcdir)
    config.execution_ground = every_page_rests_on(root)
    config.extensions_fingerprint = pages_rest_on(root)
    current = root / "_build" / ".jupyter_cache" / "chapters"
    for stale in current.parent.glob("*"):
        if stale != current:
            shutil.rmtree(stale)
    config.nb_execution_cache_path = str(current)


def prepare_kernels(app: Sphinx, config: Config) -> None:
    """Gives kernels a quiet TensorFlow, notes, and nothing of the user's own set-up.

    MyST-NB breaks the line between two pieces of what a cell prints.
    """
    folder = Path(app.srcdir) / "_build" / ".ipython"
    take_notes = TAKE_NOTES.format(footing.__file__, str(app.srcdir), str(COMPANION))
    configuration = kernels.QUIET + kernels.IN_ONE_PIECE + take_notes
    os.environ.update(kernels.environment(folder, configuration))


def drop_outputs(
    app: Sphinx, env: BuildEnvironment, added: set[str], *_: set[str]
) -> list[str]:
    """Drops outputs without footing or page, and gives the pages without outputs."""
    cache = get_cache(app.config.nb_execution_cache_path)
    cached_as = dict(executed_pages(env))
    sources = {env.doc2path(page) for page in env.found_docs}
    for record in cache.list_cache_records():
        has_page = record.uri in sources or record.hashkey in cached_as.values()
        if not (has_page and has_footing(app, record)):
            drop(cache, record)
    for project in cache.list_project_records():
        if project.uri not in sources:
            cache.remove_nb_from_project(project.pk)
    kept = {record.hashkey for record in cache.list_cache_records()}
    return [page for page, key in cached_as.items() if key not in kept]


def executed_pages(env: BuildEnvironment) -> Iterator[tuple[str, str | None]]:
    """The pages with code, and what their outputs are known by, if they have any."""
    data = NbMetadataCollector.get_doc_data(env)
    for page in env.found_docs & data.keys():
        if "exec_data" in data[page]:
            yield page, data[page].get(CACHED_AS)


def has_footing(app: Sphinx, record: NbCacheRecord) -> bool:
    """Whether all that the outputs rest on is as it was when they were made."""
    same_ground = record.data.get("ground") == app.config.execution_ground
    return same_ground and footing.stands(record.data["files"], Path(app.srcdir))


def drop(cache: JupyterCacheAbstract, record: NbCacheRecord) -> None:
    """Removes outputs from the cache, even if writing them was interrupted."""
    try:
        cache.remove_cache(record.pk)
    except KeyError:
        NbCacheRecord.remove_records([record.pk], cache.db)


def expect_notes(app: Sphinx, docname: str, content: list[str]) -> None:
    """Has the page's kernel, if there will be one, write its notes into a new file."""
    notes = notes_of(app, docname)
    notes.parent.mkdir(parents=True, exist_ok=True)
    notes.unlink(missing_ok=True)
    os.environ[footing.VARIABLE] = str(notes)


def notes_of(app: Sphinx, docname: str) -> Path:
    """Where the kernel of a page writes its notes."""
    return Path(app.srcdir, "_build", ".footing", f"{docname}.jsonl")


def keep_notes(app: Sphinx, doctree: nodes.document) -> None:
    """Keeps what the outputs of a page rest on, if they have just been made."""
    page, notes = app.env.docname, notes_of(app, app.env.docname)
    if page not in dict(executed_pages(app.env)):
        return
    cache = get_cache(app.config.nb_execution_cache_path)
    try:
        record = cache.match_cache_notebook(notebook_of(app, page))
    except KeyError:  # The page has failed.
        return
    NbMetadataCollector.set_doc_data(app.env, page, CACHED_AS, record.hashkey)
    if notes.exists():
        files = footing.read_notes(notes)
        add_data(cache, record, ground=app.config.execution_ground, files=files)
        notes.unlink()


def add_data(cache: JupyterCacheAbstract, record: NbCacheRecord, **data: Any) -> None:
    """Puts data beside cached outputs."""
    outputs = cache.get_cache_bundle(record.pk).nb
    bundle = CacheBundleIn(outputs, record.uri, data={**record.data, **data})
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
