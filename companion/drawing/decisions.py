"""Questions to ask one after the other, and where each answer leads."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from companion.drawing.canvas import PALETTE, TEXT_SIZE, Drawing, canvas, words

WIDTH = 336
"""In pixels: narrow enough for a phone."""
QUESTIONS, ANSWERS = (2, 176), (210, 124)
"""Left edge and width of the two columns, in pixels."""
LINE, PADDING, GAP = 17, 12, 24
MOST_LINES = 6
CHARACTERS_PER_PIXEL = 1 / 8.2


def decisions(questions: Sequence[tuple[str, str]], otherwise: str = "") -> Drawing:
    """Questions from top to bottom, each with the place that a yes leads to.

    Args:
        questions: Pairs of a question and where to look if the answer is yes. Each
            fits into six lines: about 110 characters for a question, 70 for a place.
        otherwise: Where to look if every answer is no; by default, nothing is said.

    Returns:
        The figure.

    Raises:
        ValueError: If there is no question, or a text does not fit into its box.

    Example:
        >>> print(decisions([("Is it None?", "watch it")], "all is well").alt)
        Is it None? If yes: watch it. If no, go on.
        Otherwise: all is well.
    """
    if not questions:
        raise ValueError("No questions were given; at least one is needed.")
    boxes = [(_lines(q, QUESTIONS), _lines(a, ANSWERS)) for q, a in questions]
    boxes += [(_lines(otherwise, QUESTIONS), [])] if otherwise else []
    heights = [LINE * max(map(len, pair)) + PADDING for pair in boxes]
    axes = canvas(WIDTH, sum(heights) + GAP * (len(heights) - 1) + 4)
    top = 2.0
    for (question, place), height in zip(boxes, heights, strict=True):
        if place:
            _box(axes, QUESTIONS, top, height, question, "blue")
            _box(axes, ANSWERS, top, height, place, "green")
            _arrow_right(axes, top + height / 2)
        else:
            _box(axes, QUESTIONS, top, height, question, "green")
        top += height + GAP
        if top < axes.get_ylim()[0]:
            _arrow_down(axes, top - GAP)
    return Drawing(axes.figure, _in_words(questions, otherwise))


def _in_words(questions: Sequence[tuple[str, str]], otherwise: str) -> str:
    lines = [
        f"{question} If yes: {place}. If no, go on." for question, place in questions
    ]
    return "\n".join(lines + ([f"Otherwise: {otherwise}."] if otherwise else []))


def _lines(text: str, column: tuple[int, int]) -> list[str]:
    lines = textwrap.wrap(text, int(column[1] * CHARACTERS_PER_PIXEL))
    if len(lines) > MOST_LINES:
        raise ValueError(
            f"{text!r} needs {len(lines)} lines and a box holds {MOST_LINES}. Use "
            "fewer words."
        )
    return lines


def _box(
    axes: Axes,
    column: tuple[int, int],
    top: float,
    height: float,
    lines: Sequence[str],
    hue: str,
) -> None:
    left, width = column
    shape = "round,pad=0,rounding_size=6" if hue == "blue" else "square,pad=0"
    axes.add_patch(
        FancyBboxPatch(
            (left, top),
            width,
            height,
            boxstyle=shape,
            facecolor=PALETTE[f"{hue}-soft"],
            edgecolor=PALETTE[hue],
        )
    )
    axes.text(
        left + 8,
        top + height / 2,
        "\n".join(lines),
        color=PALETTE["ink"],
        va="center",
        size=TEXT_SIZE,
        linespacing=1.3,
    )


def _arrow_right(axes: Axes, y: float) -> None:
    begin, end = sum(QUESTIONS), ANSWERS[0]
    _arrow(axes, (begin, y), (end, y))
    words(axes, (begin + end) / 2 - 2, y - 9, "yes", "muted")


def _arrow_down(axes: Axes, bottom: float) -> None:
    x = QUESTIONS[0] + 40
    _arrow(axes, (x, bottom), (x, bottom + GAP))
    words(axes, x + 16, bottom + GAP / 2 - 2, "no", "muted")


def _arrow(axes: Axes, begin: tuple[float, float], end: tuple[float, float]) -> None:
    style = {"arrowstyle": "-|>", "color": PALETTE["muted"], "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=end, xytext=begin, arrowprops=style)
