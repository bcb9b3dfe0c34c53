"""A build with warnings leaves nothing behind that a later build would trust.

Sphinx warns while it reads a page and then remembers the page as read, so the
next build would pass in silence. After a warning, what was read is forgotten;
executed outputs stay in their own cache, so reading again is quick.
"""

from __future__ import annotations

import shutil
from typing import Any

from sphinx.application import Sphinx


def forget(app: Sphinx, error: Exception | None) -> None:
    """Drops Sphinx's memory of the pages if this build failed or warned."""
    if error is not None or app._warncount:
        shutil.rmtree(app.doctreedir, ignore_errors=True)


def setup(app: Sphinx) -> dict[str, Any]:
    app.connect("build-finished", forget)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
