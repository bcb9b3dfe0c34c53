"""What a tensor is made of, and how shapes fit together.

`describe` reads off everything about a tensor except its numbers.
`explain_broadcast` lines shapes up the way TensorFlow and NumPy do, and says
axis by axis what happens. Both results print as text and display as a table.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from html import escape
from typing import Any

import tensorflow as tf

from companion.showing import html_table, text_table


def describe(value: Any) -> Description:
    """Describes a tensor: kind, rank, shape, size, dtype, memory, device.

    Args:
        value: A `tf.Tensor` or `tf.Variable`, or anything that TensorFlow makes
            a tensor of (a number, a nested list, a NumPy array), of any shape
            and dtype.

    Returns:
        The description of the tensor that TensorFlow makes of the value. The
        memory is in bytes and counts the elements alone; it is None for
        strings, whose lengths differ.

    Raises:
        TypeError: For a ragged or sparse tensor, which has no one shape in
            memory.

    Example:
        >>> describe([[1, 2, 3], [4, 5, 6]])
        kind    list, as a tensor
        rank    2
        shape   (2, 3)
        size    6 elements
        dtype   int32
        memory  24 bytes
        device  CPU:0
    """
    if isinstance(value, (tf.RaggedTensor, tf.SparseTensor)):
        raise TypeError(
            f"describe was given a {type(value).__name__}; it describes dense tensors. "
            "Give it value.to_tensor() (ragged) or tf.sparse.to_dense(value) (sparse)."
        )
    tensor = tf.convert_to_tensor(value)
    size = int(tf.size(tensor))
    return Description(
        kind=_kind(value),
        rank=tensor.shape.rank,
        shape=tuple(tensor.shape),
        size=size,
        dtype=tensor.dtype.name,
        bytes=None if tensor.dtype == tf.string else size * tensor.dtype.size,
        device=tensor.device.rpartition("device:")[2],
    )


@dataclass(frozen=True)
class Description:
    """Everything about a tensor except its numbers.

    Attributes:
        kind: What was described, such as `tf.Tensor`.
        rank: The number of axes.
        shape: The length of each axis.
        size: The number of elements.
        dtype: The dtype's name.
        bytes: The memory that the elements take; None for strings.
        device: Where the tensor lives, such as `CPU:0`.
    """

    kind: str
    rank: int
    shape: tuple[int, ...]
    size: int
    dtype: str
    bytes: int | None
    device: str

    def rows(self) -> list[tuple[str, str]]:
        """The description as pairs of a name and a text, in reading order."""
        return [
            ("kind", self.kind),
            ("rank", str(self.rank)),
            ("shape", str(self.shape)),
            ("size", f"{self.size:,} element" + ("" if self.size == 1 else "s")),
            ("dtype", self.dtype),
            ("memory", "varies" if self.bytes is None else f"{self.bytes:,} bytes"),
            ("device", self.device),
        ]

    def __repr__(self) -> str:
        return "\n".join(f"{name:<7} {text}" for name, text in self.rows())

    def _repr_html_(self) -> str:
        cells = "".join(
            f'<tr><th scope="row">{name}</th><td>{escape(text)}</td></tr>'
            for name, text in self.rows()
        )
        return f'<table class="companion-table">{cells}</table>'


def _kind(value: Any) -> str:
    if isinstance(value, tf.Variable):
        return "tf.Variable"
    if tf.is_tensor(value):
        return "tf.Tensor"
    return f"{type(value).__name__}, as a tensor"


def explain_broadcast(*shapes: Any) -> Broadcast:
    """Explains how shapes broadcast: lined up from the right, axis by axis.

    Two lengths fit where they are equal or one of them is 1. A shape that is
    too short is filled with 1 on the left. The rule is NumPy's
    (https://numpy.org/doc/stable/user/basics.broadcasting.html), which
    TensorFlow follows.

    Args:
        *shapes: At least one. Each is a shape (a tuple or list of lengths, or a
            `tf.TensorShape`), or a tensor or array, whose shape is taken.

    Returns:
        The explanation. Its `shape` is the shape of the result, or None where
        the shapes do not fit; its `axes` tell why.

    Raises:
        ValueError: If no shape is given, or a length is unknown or negative.
        TypeError: If something is neither a shape nor a tensor.

    Example:
        >>> explain_broadcast((3, 1), (4,))
        axis    -2  -1
        (3, 1)   3   1
        (4,)         4
        result   3   4
        <BLANKLINE>
        axis -1: 1 is repeated 4 times
        axis -2: a missing axis counts as 1, repeated 3 times
        shape (3, 4)
    """
    if not shapes:
        raise ValueError("explain_broadcast needs at least one shape, such as (3, 1).")
    known = tuple(_lengths(shape) for shape in shapes)
    rank = max(map(len, known))
    axes = tuple(_align(known, index) for index in range(-rank, 0))
    return Broadcast(known, axes)


@dataclass(frozen=True)
class Broadcast:
    """Shapes lined up from the right, and what they broadcast to.

    Attributes:
        shapes: The shapes as they were given.
        axes: What happens along each axis, from the outermost to the last.
    """

    shapes: tuple[tuple[int, ...], ...]
    axes: tuple[AlignedAxis, ...]

    @property
    def fits(self) -> bool:
        """Whether every axis fits."""
        return all(axis.result is not None for axis in self.axes)

    @property
    def shape(self) -> tuple[int, ...] | None:
        """The broadcast shape; None where an axis does not fit."""
        if not self.fits:
            return None
        return tuple(axis.result for axis in self.axes)

    def grid(self) -> list[list[str]]:
        """A row for the axes, one for each shape, one for the result."""
        header = ["axis", *(str(axis.index) for axis in self.axes)]
        rows = [
            [str(shape), *(_cell(axis.lengths[row]) for axis in self.axes)]
            for row, shape in enumerate(self.shapes)
        ]
        result = ["result", *(_cell(axis.result, "✗") for axis in self.axes)]
        return [header, *rows, result]

    def notes(self) -> list[str]:
        """A line for each axis, from the right, then the verdict."""
        lines = [f"axis {a.index}: {a.explanation()}" for a in reversed(self.axes)]
        verdict = (
            f"shape {self.shape}" if self.fits else "no result: an axis does not fit"
        )
        return [*lines, verdict]

    def __repr__(self) -> str:
        grid = self.grid()
        table = text_table(grid, right=range(1, len(grid[0])))
        return "\n".join([table, "", *self.notes()])

    def _repr_html_(self) -> str:
        return f"{html_table(self.grid())}<p>{'<br>'.join(self.notes())}</p>"


@dataclass(frozen=True)
class AlignedAxis:
    """One axis of shapes that are lined up from the right.

    Attributes:
        index: The axis, counted from the right: -1 is the last.
        lengths: Its length in each shape; None where a shape is too short.
        result: The broadcast length; None where the lengths do not fit.
    """

    index: int
    lengths: tuple[int | None, ...]
    result: int | None

    def explanation(self) -> str:
        """What happens along this axis, in words."""
        known = [length for length in self.lengths if length is not None]
        if self.result is None:
            unequal = " and ".join(str(n) for n in sorted(set(known) - {1}))
            return f"{unequal} do not fit: lengths must be equal, or one must be 1"
        if set(known) != {self.result}:
            return f"1 is repeated {self.result} times"
        if None in self.lengths:
            repeated = "" if self.result == 1 else f", repeated {self.result} times"
            return f"a missing axis counts as 1{repeated}"
        return f"all {self.result}: entry meets entry"


def _lengths(shape: Any) -> tuple[int, ...]:
    try:
        given = tuple(getattr(shape, "shape", shape))
        lengths = tuple(None if n is None else operator.index(n) for n in given)
    except TypeError:
        raise TypeError(
            f"explain_broadcast needs shapes, such as (3, 1), or tensors; it was given "
            f"{shape!r}."
        ) from None
    if any(length is None or length < 0 for length in lengths):
        raise ValueError(
            f"explain_broadcast was given the shape {lengths}; every length must be "
            "known and at least 0."
        )
    return lengths


def _align(shapes: tuple[tuple[int, ...], ...], index: int) -> AlignedAxis:
    lengths = tuple(shape[index] if len(shape) >= -index else None for shape in shapes)
    longer = {length for length in lengths if length not in (None, 1)}
    result = longer.pop() if len(longer) == 1 else None if longer else 1
    return AlignedAxis(index, lengths, result)


def _cell(length: int | None, otherwise: str = "") -> str:
    return otherwise if length is None else str(length)
