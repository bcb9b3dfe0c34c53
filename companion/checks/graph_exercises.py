"""The exercises on eager and graph execution."""

from __future__ import annotations

from companion.checks.engine import Exercise

ALL: tuple[Exercise, ...] = ()
