"""Surfaces to draw on, and the SVG that they become."""

from __future__ import annotations

import hashlib
import io
import re
from html import escape

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.text import Text

PALETTE = {
    "ink": "#1f2933",
    "muted": "#5f6c7b",
    "paper": "#fefefe",
    "grid": "#d5dbe3",
    "blue": "#0b6e99",
    "orange": "#c4501b",
    "green": "#2b7a4b",
    "purple": "#7a4fa3",
    "blue-soft": "#d3e8f2",
    "orange-soft": "#fbdfd0",
    "green-soft": "#d5ecdc",
    "purple-soft": "#e8dcf2",
}
"""The figure colours by name, as light-theme hex values.

The four hues stay apart for readers with any common colour blindness, and no
figure tells things apart by colour alone.
"""

NARROW = 340
"""Pixels that a phone shows beside the edges of the page."""

PIXELS_PER_INCH = 72
TEXT_SIZE = 13

STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "companion",
    "font.size": TEXT_SIZE,
    "text.color": PALETTE["ink"],
    "axes.labelcolor": PALETTE["ink"],
    "axes.edgecolor": PALETTE["muted"],
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "xtick.color": PALETTE["muted"],
    "ytick.color": PALETTE["muted"],
    "grid.color": PALETTE["grid"],
    "axes.spines.top": False,
    "axes.spines.right": False,
}


class Drawing:
    """A finished figure: an SVG and the words that stand for it.

    Attributes:
        svg: The figure as one `<svg>` element.
        alt: What the figure shows, in words, for those who do not see it.
        is_narrow: Whether a phone shows it whole, at its own size.
    """

    def __init__(self, figure: Figure, alt: str) -> None:
        self.alt = alt
        self.is_narrow = figure.get_size_inches()[0] * PIXELS_PER_INCH <= NARROW
        self.svg = _to_svg(figure, alt)

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_html_(self) -> str:
        kind = "drawing narrow" if self.is_narrow else "drawing"
        return (
            f'<figure class="{kind}" style="margin:0;overflow-x:auto;'
            f'background:var(--fig-paper, {PALETTE["paper"]})">{self.svg}</figure>'
        )


def canvas(width: float, height: float) -> Axes:
    """An empty surface for a diagram, measured in pixels from the top left.

    Args:
        width: Width in pixels of the page.
        height: Height in pixels.

    Returns:
        Matplotlib axes without ticks or frame, x to the right and y downwards.

    Example:
        >>> axes = canvas(200, 100)
        >>> _ = axes.text(100, 50, "in the middle")
        >>> Drawing(axes.figure, "Words in the middle.")
        Figure: Words in the middle.
    """
    axes = _figure(width, height, layout=None).add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.set_axis_off()
    return axes


def chart(width: float = 620, height: float = 360) -> Axes:
    """Empty axes for a chart, in the book's style.

    Args:
        width: Width in pixels of the page.
        height: Height in pixels.

    Returns:
        Matplotlib axes to plot on; give their `figure` to `Drawing` when done.

    Example:
        >>> axes = chart()
        >>> _ = axes.plot([0, 1], [1, 0], color=PALETTE["blue"])
        >>> Drawing(axes.figure, "A line that falls from 1 to 0.")
        Figure: A line that falls from 1 to 0.
    """
    with rc_context(STYLE):
        axes = _figure(width, height, layout="constrained").add_subplot()
        axes.grid(True, linewidth=0.6)
        axes.set_axisbelow(True)
    return axes


def words(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    hue: str = "ink",
    ha: str = "center",
    weight: str = "normal",
) -> None:
    """Writes text in the size of the figures, at its middle or beside a place."""
    axes.text(
        x,
        y,
        text,
        color=PALETTE[hue],
        ha=ha,
        va="center",
        weight=weight,
        size=TEXT_SIZE,
    )


def _figure(width: float, height: float, layout: str | None) -> Figure:
    inches = (width / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
    return Figure(figsize=inches, dpi=PIXELS_PER_INCH, layout=layout)


def _to_svg(figure: Figure, alt: str) -> str:
    """The figure as an SVG element that takes its colours from the page."""
    _restyle(figure)
    buffer = io.StringIO()
    with rc_context(STYLE):
        figure.savefig(buffer, format="svg", metadata={"Date": None}, transparent=True)
    body = _own_ids(_inner(buffer.getvalue()))
    for name, colour in PALETTE.items():
        body = body.replace(colour, f"var(--fig-{name}, {colour})")
    width, height = (figure.get_size_inches() * PIXELS_PER_INCH).round().astype(int)
    return (
        f'<svg role="img" aria-label="{escape(alt, quote=True)}" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'style="height:auto;stroke-linejoin:round" '
        'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{body}</svg>"
    )


def _restyle(figure: Figure) -> None:
    """Gives what was added outside `STYLE`, such as a legend, the book's look."""
    for legend in figure.findobj(Legend):
        legend.set_frame_on(False)
    for text in figure.findobj(Text):
        if text.get_color() == "black":
            text.set_color(PALETTE["ink"])


def _inner(svg: str) -> str:
    """What is inside Matplotlib's SVG element, without its style and metadata."""
    inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", svg, flags=re.DOTALL)
    inner = re.sub(r"<(metadata|style).*?</\1>\s*", "", inner, flags=re.DOTALL)
    return re.sub(r"(font: (?:\w+ )*[\d.]+px) [^;\"]+", r"\1 sans-serif", inner)


def _own_ids(svg: str) -> str:
    """Keeps the ids that are referred to, made unlike those of other figures."""
    prefix = "f" + hashlib.sha256(svg.encode()).hexdigest()[:8]
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)
    svg = re.sub(r'\bid="', f'id="{prefix}-', svg)
    return re.sub(r'(url\(#|href="#)', rf"\1{prefix}-", svg)
