"""Answers to the exercises of the second walkthrough and lab, as learners write them."""

from __future__ import annotations

RIGHT: dict[str, list[str]] = {}

WRONG: dict[str, list[tuple[str, str]]] = {}
