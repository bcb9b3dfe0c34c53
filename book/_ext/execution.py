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
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

# Without this, TensorFlow writes about the machine to standard error.
KERNEL_ENVIRONMENT = {"TF_CPP_MIN_LOG_LEVEL": "3"}


def fingerprint(root: Path) -> str:
    """Digest of everything beside its own cells that a chapter's output rests on."""
    digest = hashlib.sha256(sys.version.encode())
    sources = sorted((root / "companion").rglob("*.py"))
    for path in [root / "requirements.txt", *sources]:
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def name_cache(app: Sphinx, config: Config) -> None:
    """Points MyST-NB at this fingerprint's cache and drops the stale ones."""
    root = Path(app.srcdir)
    config.execution_fingerprint = fingerprint(root)
    caches = root / "_build" / ".jupyter_cache"
    current = caches / config.execution_fingerprint
    for stale in caches.glob("*"):
        if stale != current:
            shutil.rmtree(stale)
    config.nb_execution_cache_path = str(current)
    os.environ.update(KERNEL_ENVIRONMENT)


def setup(app: Sphinx) -> dict[str, Any]:
    # "env": a new fingerprint makes Sphinx read every page again.
    app.add_config_value("execution_fingerprint", "", "env", str)
    app.connect("config-inited", name_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
