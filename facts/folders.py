"""Where things are. The standard library is enough to read this."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The project."""

SITE = ROOT / "_build" / "html"
"""The built site."""
