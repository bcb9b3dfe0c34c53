"""The exercises on the gradient tape."""

from __future__ import annotations

from companion.checks.engine import Exercise

ALL: tuple[Exercise, ...] = ()
