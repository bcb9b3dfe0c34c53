"""Diagrams of tensors as boxes of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Rectangle

from companion.drawing.canvas import PALETTE, Drawing, canvas, words

CELL = 30


def ranks() -> Drawing:
    """Five tensors from rank 0 to rank 4, each made of several of the one before.

    Returns:
        The figure.

    Example:
        >>> ranks().alt.splitlines()[0]
        'Five tensors side by side, from a single box to two stacks of sheets.'
    """
    axes = canvas(700, 190)
    size = 17
    _boxes(axes, 30, 60, (1, 1), size, "blue")
    _boxes(axes, 105, 60, (1, 4), size, "blue")
    _boxes(axes, 225, 60, (3, 4), size, "blue")
    _sheets(axes, 345, 60, size)
    _sheets(axes, 480, 60, size)
    _sheets(axes, 595, 60, size)
    shapes = ["()", "(4,)", "(3, 4)", "(2, 3, 4)", "(2, 2, 3, 4)"]
    names = ["scalar", "vector", "matrix", "", ""]
    for rank, centre in enumerate([39, 139, 259, 386, 580]):
        words(axes, centre, 18, f"rank {rank}", weight="bold")
        words(axes, centre, 36, names[rank], "muted")
        words(axes, centre, 168, f"shape {shapes[rank]}")
    return Drawing(
        axes.figure,
        "Five tensors side by side, from a single box to two stacks of sheets.\n"
        "Rank 0, shape (): one box. Rank 1, shape (4,): a row of four boxes. Rank 2, "
        "shape (3, 4): three such rows. Rank 3, shape (2, 3, 4): two such sheets, one "
        "behind the other. Rank 4, shape (2, 2, 3, 4): two such stacks.",
    )


def reshapes(count: int, shapes: Sequence[tuple[int, ...]]) -> Drawing:
    """The same numbers in several shapes, always laid out in reading order.

    Args:
        count: How many numbers; they run from 0.
        shapes: Shapes of rank 1 or 2, each with `count` elements.

    Returns:
        The figure.

    Raises:
        ValueError: If a shape does not have `count` elements, or has another rank.

    Example:
        >>> reshapes(4, [(4,), (2, 2)]).alt
        'The numbers 0 to 3 in two shapes. (4,): 0 1 2 3. (2, 2): 0 1 / 2 3.'
    """
    for shape in shapes:
        if len(shape) not in (1, 2) or np.prod(shape) != count:
            raise ValueError(
                f"reshapes was asked to put {count} numbers into the shape {shape}; it "
                f"draws shapes of rank 1 or 2 that hold exactly {count}."
            )
    tables = [np.atleast_2d(np.arange(count).reshape(shape)) for shape in shapes]
    width = 20 + sum(table.shape[1] * CELL + 40 for table in tables)
    height = 60 + max(table.shape[0] for table in tables) * CELL
    axes = canvas(width, height)
    left = 20
    for shape, table in zip(shapes, tables, strict=True):
        span = table.shape[1] * CELL
        _numbers(axes, left, 45, table, colours=_shades(table, count))
        words(axes, left + span / 2, 25, str(shape), weight="bold")
        left += span + 40
    pairs = zip(shapes, tables, strict=True)
    told = " ".join(f"{shape}: {_in_words(table)}." for shape, table in pairs)
    counted = {2: "two", 3: "three", 4: "four"}.get(len(tables), str(len(tables)))
    return Drawing(
        axes.figure, f"The numbers 0 to {count - 1} in {counted} shapes. {told}"
    )


def reduction(table: Sequence[Sequence[float]]) -> Drawing:
    """A matrix with its sums along axis 0 (below) and along axis 1 (to the right).

    Args:
        table: A matrix, of shape (rows, columns).

    Returns:
        The figure.

    Example:
        >>> print(reduction([[1, 2], [3, 4]]).alt)
        The matrix 1 2 / 3 4.
        Summed along axis 0, down each column: 4 6.
        Summed along axis 1, across each row: 3 7.
    """
    matrix = np.asarray(table)
    rows, columns = matrix.shape
    left, top = 110, 50
    right, bottom = left + columns * CELL, top + rows * CELL
    axes = canvas(right + 230, bottom + 130)
    _numbers(axes, left, top, matrix)
    for column in range(columns):
        x = left + (column + 0.5) * CELL
        _arrow(axes, (x, bottom + 3), (x, bottom + 37), "blue")
    for row in range(rows):
        y = top + (row + 0.5) * CELL
        _arrow(axes, (right + 3, y), (right + 37, y), "orange")
    down, across = matrix.sum(axis=0), matrix.sum(axis=1)
    _numbers(axes, left, bottom + 40, down[np.newaxis], colours="blue-soft")
    _numbers(axes, right + 40, top, across[:, np.newaxis], colours="orange-soft")
    words(axes, left + columns * CELL / 2, 22, f"shape {matrix.shape}", weight="bold")
    words(axes, left + columns * CELL / 2, bottom + 92, "axis=0", "blue", weight="bold")
    words(
        axes, left + columns * CELL / 2, bottom + 112, f"axis 0 is gone: {down.shape}"
    )
    side = right + 80 + CELL / 2
    words(axes, side, (top + bottom) / 2 - 10, "axis=1", "orange", "left", "bold")
    words(
        axes,
        side,
        (top + bottom) / 2 + 10,
        f"axis 1 is gone: {across.shape}",
        ha="left",
    )
    return Drawing(
        axes.figure,
        f"The matrix {_in_words(matrix)}.\n"
        f"Summed along axis 0, down each column: {_in_words(down[np.newaxis])}.\n"
        f"Summed along axis 1, across each row: {_in_words(across[np.newaxis])}.",
    )


def matmul(a: Sequence[Sequence[float]], b: Sequence[Sequence[float]]) -> Drawing:
    """A matrix product, with the row and the column that make its first entry.

    Args:
        a: The left matrix, of shape (n, k).
        b: The right matrix, of shape (k, m).

    Returns:
        The figure.

    Raises:
        ValueError: If the matrices do not fit.

    Example:
        >>> matmul([[1, 2]], [[3], [4]]).alt.splitlines()[0]
        'The matrix 1 2 times the matrix 3 / 4 is 11.'
    """
    left_matrix, right_matrix = np.asarray(a), np.asarray(b)
    product = left_matrix @ right_matrix
    (n, k), m = left_matrix.shape, right_matrix.shape[1]
    terms = [
        f"{x} x {y}" for x, y in zip(left_matrix[0], right_matrix[:, 0], strict=True)
    ]
    top, gap = 30, 20
    across = top + k * CELL + gap
    start = 60 + k * CELL + gap
    axes = canvas(start + m * CELL + 270, across + n * CELL + 20)
    row_colours = [["blue-soft" if r == 0 else "paper"] * k for r in range(n)]
    column_colours = [
        ["orange-soft" if c == 0 else "paper" for c in range(m)] for _ in range(k)
    ]
    product_colours = [
        ["green-soft" if (r, c) == (0, 0) else "paper" for c in range(m)]
        for r in range(n)
    ]
    _numbers(axes, 60, across, left_matrix, row_colours)
    _numbers(axes, start, top, right_matrix, column_colours)
    _numbers(axes, start, across, product, product_colours)
    words(axes, 52, across + n * CELL / 2, f"({n}, {k})", ha="right")
    words(axes, start + m * CELL + 10, top + k * CELL / 2, f"({k}, {m})", ha="left")
    words(axes, start + m * CELL + 10, across + n * CELL / 2, f"({n}, {m})", ha="left")
    sum_line = " + ".join(terms).replace("x", "×") + f" = {product[0, 0]:g}"
    words(axes, start + m * CELL + 75, across + CELL / 2, sum_line, "green", "left")
    return Drawing(
        axes.figure,
        f"The matrix {_in_words(left_matrix)} times the matrix "
        f"{_in_words(right_matrix)} is {_in_words(product)}.\nThe first entry of the "
        "first row is the first row of the left matrix times the first column of "
        f"the right one: {' + '.join(terms)} = {product[0, 0]:g}.",
    )


def broadcast(a: Any, b: Any) -> Drawing:
    """A sum of two broadcast tensors: what is there, what is repeated, what comes out.

    Args:
        a: The left summand, of rank at most 2.
        b: The right summand, of rank at most 2, of a shape that fits.

    Returns:
        The figure; repeated entries have no frame.

    Raises:
        ValueError: If a rank is above 2 or the shapes do not fit.

    Example:
        >>> print(broadcast([[10], [20]], [1, 2, 3]).alt)
        The shapes (2, 1) and (3,) broadcast to (2, 3).
        10 / 20 is repeated to 10 10 10 / 20 20 20.
        1 2 3 is repeated to 1 2 3 / 1 2 3.
        Their sum is 11 12 13 / 21 22 23.
    """
    left_array, right_array = np.asarray(a), np.asarray(b)
    ranks_given = (left_array.ndim, right_array.ndim)
    if max(ranks_given) > 2:
        raise ValueError(
            f"broadcast draws tensors of rank at most 2, and was given {ranks_given}."
        )
    rows, columns = np.atleast_2d(left_array + right_array).shape
    step = columns * CELL + 50
    axes = canvas(3 * step + 20, rows * CELL + 75)
    top = 50
    pieces = [(left_array, "blue"), (right_array, "orange")]
    for place, (array, hue) in enumerate(pieces):
        _repeated(axes, 30 + place * step, top, array, (rows, columns), hue)
    total = np.atleast_2d(left_array + right_array)
    _numbers(axes, 30 + 2 * step, top, total, "green-soft")
    for place, sign in enumerate("+="):
        x = 30 + (place + 1) * step - 25
        words(axes, x, top + rows * CELL / 2, sign, weight="bold")
    shapes = [left_array.shape, right_array.shape, (left_array + right_array).shape]
    for place, shape in enumerate(shapes):
        x = 30 + place * step + columns * CELL / 2
        words(axes, x, 25, str(shape), weight="bold")
    repeats = [
        f"{_in_words(np.atleast_2d(array))} is repeated to "
        f"{_in_words(np.broadcast_to(array, (rows, columns)))}."
        for array, _ in pieces
    ]
    return Drawing(
        axes.figure,
        "\n".join(
            [
                f"The shapes {shapes[0]} and {shapes[1]} broadcast to {shapes[2]}.",
                *repeats,
                f"Their sum is {_in_words(total)}.",
            ]
        ),
    )


def concat_and_stack() -> Drawing:
    """Two matrices joined by `tf.concat` along each axis, and by `tf.stack`.

    Returns:
        The figure.

    Example:
        >>> concat_and_stack().alt.splitlines()[0]
        'Two sheets of shape (2, 3), joined in three ways.'
    """
    axes = canvas(700, 220)
    size, top = 24, 60
    _boxes(axes, 30, top, (2, 3), size, "blue")
    _boxes(axes, 30, top + 2 * size + 20, (2, 3), size, "orange")
    _boxes(axes, 195, top, (2, 3), size, "blue")
    _boxes(axes, 195, top + 2 * size, (2, 3), size, "orange")
    _boxes(axes, 345, top, (2, 3), size, "blue")
    _boxes(axes, 345 + 3 * size, top, (2, 3), size, "orange")
    _boxes(axes, 592, top, (2, 3), size, "orange")
    _boxes(axes, 575, top + 17, (2, 3), size, "blue")
    titles = ["two of (2, 3)", "concat, axis=0", "concat, axis=1", "stack, axis=0"]
    results = ["", "(4, 3)", "(2, 6)", "(2, 2, 3)"]
    for centre, title, result in zip([66, 231, 417, 620], titles, results, strict=True):
        words(axes, centre, 30, title, weight="bold")
        words(axes, centre, top + 4 * size + 30, result)
    return Drawing(
        axes.figure,
        "Two sheets of shape (2, 3), joined in three ways.\n"
        "concat with axis=0 puts one below the other: (4, 3). concat with axis=1 puts "
        "them side by side: (2, 6). stack with axis=0 lays one behind the other, along "
        "a new axis: (2, 2, 3).",
    )


Colours = str | Sequence[Sequence[str]]


def _numbers(
    axes: Axes, left: float, top: float, table: np.ndarray, colours: Colours = "paper"
) -> None:
    """Draws a matrix as boxes with its numbers in them."""
    for row, column, x, y in _places(table.shape, left, top, CELL):
        fill = colours if isinstance(colours, str) else colours[row][column]
        _box(axes, x, y, CELL, fill, "muted")
        words(axes, x + CELL / 2, y + CELL / 2, f"{table[row, column]:g}")


def _repeated(
    axes: Axes,
    left: float,
    top: float,
    array: np.ndarray,
    shape: tuple[int, int],
    hue: str,
) -> None:
    """Draws an array in boxes, and its repetitions up to a shape without frames."""
    table = np.broadcast_to(array, shape)
    own_rows, own_columns = np.atleast_2d(array).shape
    for row, column, x, y in _places(shape, left, top, CELL):
        own = row < own_rows and column < own_columns
        if own:
            _box(axes, x, y, CELL, hue + "-soft", hue)
        text_hue = "ink" if own else "muted"
        words(axes, x + CELL / 2, y + CELL / 2, f"{table[row, column]:g}", text_hue)


def _boxes(
    axes: Axes, left: float, top: float, shape: tuple[int, int], size: float, hue: str
) -> None:
    """Draws a matrix as empty boxes in one hue."""
    for _, _, x, y in _places(shape, left, top, size):
        _box(axes, x, y, size, hue + "-soft", hue)


def _sheets(axes: Axes, left: float, top: float, size: float) -> None:
    """Draws two sheets of three by four boxes, one behind the other."""
    _boxes(axes, left + 14, top, (3, 4), size, "orange")
    _boxes(axes, left, top + 14, (3, 4), size, "blue")


def _places(
    shape: tuple[int, ...], left: float, top: float, size: float
) -> Iterator[tuple[int, int, float, float]]:
    for row, column in np.ndindex(*shape):
        yield row, column, left + column * size, top + row * size


def _box(axes: Axes, x: float, y: float, size: float, fill: str, edge: str) -> None:
    axes.add_patch(
        Rectangle((x, y), size, size, facecolor=PALETTE[fill], edgecolor=PALETTE[edge])
    )


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], hue: str
) -> None:
    axes.add_patch(
        FancyArrowPatch(
            start, end, arrowstyle="-|>", mutation_scale=11, color=PALETTE[hue]
        )
    )


def _shades(table: np.ndarray, count: int) -> list[list[str]]:
    """One soft hue for each third of the numbers, so that the eye can follow them."""
    hues = ["blue-soft", "orange-soft", "green-soft"]
    return [[hues[min(3 * int(n) // count, 2)] for n in row] for row in table]


def _in_words(table: np.ndarray) -> str:
    return " / ".join(" ".join(f"{n:g}" for n in row) for row in table)
