"""How TensorFlow is to run for the book: without log lines, the same digits everywhere.

On some processors, oneDNN computes in another order, so that last digits differ from
one machine to the next; and it announces itself whatever the log level is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

VARIABLES = {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}
"""Environment variables to set before TensorFlow is imported. Level 3 keeps back
all log lines that are not fatal."""


@contextmanager
def without_warnings() -> Iterator[None]:
    """Keeps TensorFlow from warning about graphs that are traced again and again."""
    tensorflow = sys.modules.get("tensorflow")
    if tensorflow is None:
        yield
        return
    logger = tensorflow.get_logger()
    before = logger.level
    logger.setLevel("ERROR")
    try:
        yield
    finally:
        logger.setLevel(before)
