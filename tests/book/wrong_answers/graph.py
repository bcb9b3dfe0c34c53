"""Answers to the exercises on eager and graph execution, as learners write them."""

from __future__ import annotations

RIGHT: dict[str, list[str]] = {}

WRONG: dict[str, list[tuple[str, str]]] = {}
