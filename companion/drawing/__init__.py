"""The book's figures: one palette, light and dark, each with a text alternative.

A figure is drawn once, by Matplotlib, in the light palette. In the SVG every
colour then becomes a CSS custom property with that colour as its fallback, so
that a page with a dark theme recolours the figure and any other notebook shows
it as drawn.
"""

from companion.drawing.canvas import (
    PALETTE,
    Drawing,
    canvas,
    chart,
)
from companion.drawing.computation import computation
from companion.drawing.decisions import decisions
from companion.drawing.modes import execution_modes
from companion.drawing.shapes import (
    broadcast,
    concat_and_stack,
    matmul,
    ranks,
    reduction,
    reshapes,
)
from companion.drawing.surfaces import rates, slope, surface

__all__ = [
    "PALETTE",
    "Drawing",
    "broadcast",
    "canvas",
    "chart",
    "computation",
    "concat_and_stack",
    "decisions",
    "execution_modes",
    "matmul",
    "ranks",
    "rates",
    "reduction",
    "reshapes",
    "slope",
    "surface",
]
