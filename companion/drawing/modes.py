"""Three calls of a function, in eager execution and as a graph."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from companion.drawing.canvas import PALETTE, Drawing, canvas, words

LEFT = 120
STEP = 29
BOX = (26, 34)


def execution_modes() -> Drawing:
    """What runs at the first, second and third call, in either mode of execution.

    Returns:
        The figure.

    Example:
        >>> execution_modes().alt.splitlines()[1]
        'Eager: at each call, Python runs three lines, and after each its operation.'
    """
    axes = canvas(700, 258)
    eager = [["Python", "op"] * 3] * 3
    graph = [["Python"] * 3 + ["op"] * 3, ["op"] * 3, ["op"] * 3]
    end = _lane(axes, 62, "eager", eager, ["call 1", "call 2", "call 3"])
    _lane(axes, 172, "graph", graph, ["call 1: trace, then run", "call 2", "call 3"])
    axes.annotate(
        "",
        xy=(end, 240),
        xytext=(LEFT, 240),
        arrowprops={"arrowstyle": "-|>", "color": PALETTE["muted"]},
    )
    words(axes, LEFT - 10, 240, "time", "muted", ha="right")
    return Drawing(
        axes.figure,
        "Three calls of a function with three lines, over time.\n"
        "Eager: at each call, Python runs three lines, and after each its operation.\n"
        "Graph: at the first call, Python runs three lines, which traces them, and "
        "then the three operations run. At the second and third call the three "
        "operations run without Python, so these calls are shorter.",
    )


def _lane(
    axes: Axes, top: float, name: str, calls: list[list[str]], titles: list[str]
) -> float:
    """Draws the calls of one mode side by side; returns where the last one ends."""
    words(axes, LEFT - 10, top + BOX[1] / 2, name, ha="right", weight="bold")
    left = float(LEFT)
    for parts, title in zip(calls, titles, strict=True):
        words(axes, left, top - 16, title, "muted", ha="left")
        for part in parts:
            _part(axes, left, top, part)
            left += STEP
        left += 16
    return left - 16


def _part(axes: Axes, left: float, top: float, part: str) -> None:
    is_python = part == "Python"
    width, height = BOX
    axes.add_patch(
        FancyBboxPatch(
            (left, top),
            width,
            height,
            boxstyle="round,pad=0,rounding_size=4" if is_python else "square,pad=0",
            facecolor=PALETTE["orange-soft" if is_python else "blue-soft"],
            edgecolor=PALETTE["orange" if is_python else "blue"],
        )
    )
    words(axes, left + width / 2, top + height / 2, "Py" if is_python else "op")
