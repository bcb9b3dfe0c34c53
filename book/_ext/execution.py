"""Where the chapters' outputs are kept, and what their kernels start with.

MyST-NB keys its cache by the code cells alone. An output also depends on the
companion and on the pinned packages, so the cache's folder is named after a
fingerprint of those: when they change, every chapter runs again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from facts import kernels


def outputs_rest_on(root: Path) -> str:
    """Digest of everything beside its own cells that a chapter's output rests on."""
    sources = sorted((root / "companion").rglob("*.py"))
    return fingerprint(root, [root / "requirements.txt", *sources])


def pages_rest_on(root: Path) -> str:
    """Digest of the extensions, which Sphinx itself does not look at for changes."""
    return fingerprint(root, sorted((root / "book" / "_ext").glob("*.py")))


def fingerprint(root: Path, paths: list[Path]) -> str:
    """Digest of this Python, and of files and their names."""
    digest = hashlib.sha256(sys.version.encode())
    for path in paths:
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def name_cache(app: Sphinx, config: Config) -> None:
    """Points MyST-NB at this fingerprint's cache and drops the stale ones."""
    root = Path(app.srcdir)
    config.execution_fingerprint = outputs_rest_on(root)
    config.extensions_fingerprint = pages_rest_on(root)
    caches = root / "_build" / ".jupyter_cache"
    current = caches / config.execution_fingerprint
    for stale in caches.glob("*"):
        if stale != current:
            shutil.rmtree(stale)
    config.nb_execution_cache_path = str(current)


def prepare_kernels(app: Sphinx, config: Config) -> None:
    """Gives the kernels a quiet TensorFlow, and nothing of the user's own set-up.

    MyST-NB breaks the line between two pieces of what a cell prints.
    """
    folder = Path(app.srcdir) / "_build" / ".ipython"
    configuration = kernels.QUIET + kernels.IN_ONE_PIECE
    os.environ.update(kernels.environment(folder, configuration))
