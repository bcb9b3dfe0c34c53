"""Properties are checked without a time limit: TensorFlow's first call is slow."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("book", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("book")
