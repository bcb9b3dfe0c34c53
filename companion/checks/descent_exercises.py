"""The exercises on gradient descent, update rules and gradient checks."""

from __future__ import annotations

from companion.checks.engine import Exercise

ALL: tuple[Exercise, ...] = ()
