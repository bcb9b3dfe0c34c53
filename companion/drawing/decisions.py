"""Questions to ask one after the other, and where each answer leads."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from companion.drawing.canvas import PALETTE, TEXT_SIZE, Drawing, canvas, words

WIDTH = 660
QUESTIONS, ANSWERS = (10, 330), (420, 230)
"""Left edge and width of the two columns, in pixels."""
HEIGHT, GAP = 46, 26
CHARACTERS_PER_PIXEL = 1 / 8.2


def decisions(questions: Sequence[tuple[str, str]], otherwise: str = "") -> Drawing:
    """Questions from top to bottom, each with the place that a yes leads to.

    Args:
        questions: Pairs of a question and where to look if the answer is yes. Each
            fits into two lines: about 76 characters for a question, 50 for a place.
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
    rows = len(questions) + bool(otherwise)
    axes = canvas(WIDTH, rows * (HEIGHT + GAP) - GAP + 20)
    for row, (question, place) in enumerate(questions):
        top = 10 + row * (HEIGHT + GAP)
        _box(axes, QUESTIONS, top, question, "blue")
        _box(axes, ANSWERS, top, place, "green")
        _arrow_right(axes, top)
        if row + 1 < rows:
            _arrow_down(axes, top)
    if otherwise:
        _box(axes, QUESTIONS, 10 + (rows - 1) * (HEIGHT + GAP), otherwise, "green")
    return Drawing(axes.figure, _in_words(questions, otherwise))


def _in_words(questions: Sequence[tuple[str, str]], otherwise: str) -> str:
    lines = [
        f"{question} If yes: {place}. If no, go on." for question, place in questions
    ]
    return "\n".join(lines + ([f"Otherwise: {otherwise}."] if otherwise else []))


def _box(axes: Axes, column: tuple[int, int], top: float, text: str, hue: str) -> None:
    left, width = column
    lines = textwrap.wrap(text, int(width * CHARACTERS_PER_PIXEL))
    if len(lines) > 2:
        raise ValueError(
            f"{text!r} needs {len(lines)} lines and a box holds 2. Use fewer words."
        )
    shape = "round,pad=0,rounding_size=6" if hue == "blue" else "square,pad=0"
    axes.add_patch(
        FancyBboxPatch(
            (left, top),
            width,
            HEIGHT,
            boxstyle=shape,
            facecolor=PALETTE[f"{hue}-soft"],
            edgecolor=PALETTE[hue],
        )
    )
    axes.text(
        left + 10,
        top + HEIGHT / 2,
        "\n".join(lines),
        color=PALETTE["ink"],
        va="center",
        size=TEXT_SIZE,
        linespacing=1.3,
    )


def _arrow_right(axes: Axes, top: float) -> None:
    begin, end = sum(QUESTIONS), ANSWERS[0]
    _arrow(axes, (begin, top + HEIGHT / 2), (end, top + HEIGHT / 2))
    words(axes, (begin + end) / 2 - 4, top + HEIGHT / 2 - 10, "yes", "muted")


def _arrow_down(axes: Axes, top: float) -> None:
    x = QUESTIONS[0] + 40
    _arrow(axes, (x, top + HEIGHT), (x, top + HEIGHT + GAP))
    words(axes, x + 16, top + HEIGHT + GAP / 2 - 2, "no", "muted")


def _arrow(axes: Axes, begin: tuple[float, float], end: tuple[float, float]) -> None:
    style = {"arrowstyle": "-|>", "color": PALETTE["muted"], "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", xy=end, xytext=begin, arrowprops=style)
