"""The exercises on the walkthrough and the lab of the gradient tape."""

from __future__ import annotations

from companion.checks.engine import Exercise

ALL: tuple[Exercise, ...] = ()
