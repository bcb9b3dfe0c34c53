"""Computations as graphs: boxes for values, arrows for what they are made of."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, combinations, pairwise
from statistics import fmean

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from companion.drawing.canvas import PALETTE, TEXT_SIZE, Drawing, canvas
from companion.recording import Node, Recording
from companion.showing import clipped, in_short, listed

CHARACTER = 7.2
"""The width that is set aside for a character, in pixels."""
LONGEST = 24
"""The number of characters of a line from which on it is cut."""
LINE = 18
MARGIN = 12
PADDING = 7
COLUMN_GAP = 30
ROW_GAP = 14
LANE = 6
"""The height that is set aside for an arrow that passes boxes, in pixels."""
SWEEPS = 24

Point = tuple[float, float]
Item = int | tuple[int, int, int]
"""What stands in a column: a node, as its place in the recording, or an arrow that
passes by, as the place where it ends, which input of it that is, and the column."""
Route = tuple[Item, ...]
"""What an arrow joins and passes, with one item in every column on its way."""


def computation(recording: Recording, adjoints: bool = True) -> Drawing:
    """A recorded computation: what is made of what, with values and adjoints.

    Args:
        recording: What `record` returned. Beyond some 10 nodes the figure is wider
            than a page, which then scrolls it.
        adjoints: Whether to show the adjoints too, or the values alone.

    Returns:
        The figure: sources at the left, the target at the right, an arrow from
        each value to what is made of it. Sources have a thick frame, constants a
        dashed one.

    Example:
        >>> from companion.recording import record
        >>> print(computation(record(lambda x: x * x, 3.0)).alt)
        A graph that computes v1 from x.
        x: a source, value 3, adjoint 6.
        v1 = x × x: value 9, adjoint 1.
    """
    found = layout(recording, adjoints)
    axes = canvas(found.width, found.height)
    for edge in found.edges:
        _draw_arrow(axes, edge)
    for box, node in zip(found.boxes, recording.nodes, strict=True):
        _draw_box(axes, box, node)
    return Drawing(axes.figure, _in_words(recording, adjoints))


@dataclass(frozen=True)
class Box:
    """Where a node stands.

    Attributes:
        index: The node's place in the recording.
        x: The left side, in pixels.
        y: The top, in pixels, counted downwards.
        width: In pixels.
        height: In pixels.
        lines: What is written in it, from top to bottom.
    """

    index: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Edge:
    """An arrow from a node to one that is made of it.

    Attributes:
        start: The place, in the recording, of the node that is an input.
        end: The place of the node that is made of it.
        place: Which of the inputs it is, counted from 0.
        points: Where the arrow passes, from the right side of one box to the left
            side of the other, as (x, y) in pixels. It is level in each point.
    """

    start: int
    end: int
    place: int
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """The curve through the points, as the `d` of an SVG `<path>`."""
        (x, y), *_ = self.points
        curves = [" ".join(f"{x:g},{y:g}" for x, y in c) for c in self.curves()]
        return " C".join([f"M{x:g},{y:g}", *curves])

    def curves(self) -> list[tuple[Point, Point, Point]]:
        """For each pair of points, the two handles of a Bezier curve and its end."""
        return [
            (((x + right) / 2, y), ((x + right) / 2, below), (right, below))
            for (x, y), (right, below) in pairwise(self.points)
        ]


@dataclass(frozen=True)
class Layout:
    """Where everything stands in the drawing of a recording.

    Attributes:
        width: In pixels.
        height: In pixels.
        boxes: One for each node, in the recording's order. No two overlap.
        edges: One for each input of each node. No edge runs through a box.
    """

    width: float
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


def layout(recording: Recording, adjoints: bool = True) -> Layout:
    """Finds a place for each node of a recording, with the target at the right.

    Sources stand at the left; a constant stands in the column before the first
    use of it; any other node stands one column after the last of its
    inputs. In a column, nodes are in the order that makes arrows cross little
    (the barycentre method of Sugiyama, Tagawa and Toda,
    https://doi.org/10.1109/TSMC.1981.4308636).

    Args:
        recording: What `record` returned.
        adjoints: Whether boxes have a line for the adjoint.

    Returns:
        The boxes and edges, in pixels from the top left. The same recording has
        the same layout every time.

    Example:
        >>> from companion.recording import record
        >>> found = layout(record(lambda x: x * x, 3.0))
        >>> [box.lines for box in found.boxes]
        [('x', 'value 3', 'adjoint 6'), ('v1 = x × x', 'value 9', 'adjoint 1')]
        >>> [(edge.start, edge.end, edge.place) for edge in found.edges]
        [(0, 1, 0), (0, 1, 1)]
    """
    columns = _columns(recording.nodes)
    lines = [_lines(recording, index, adjoints) for index in range(len(columns))]
    routes = _routes(recording.nodes, columns)
    heights = defaultdict(lambda: LANE)
    heights |= {i: LINE * len(written) + 2 * PADDING for i, written in enumerate(lines)}
    centres, height = _down(_untangled(columns, routes), routes, heights)
    sides, width = _across(columns, lines)
    boxes = tuple(
        Box(
            index,
            sides[column][0],
            centres[index] - heights[index] / 2,
            sides[column][1] - sides[column][0],
            heights[index],
            lines[index],
        )
        for index, column in enumerate(columns)
    )
    return Layout(width, height, boxes, _edges(routes, boxes, centres, sides))


def _columns(nodes: Sequence[Node]) -> list[int]:
    """The column of each node, counted from the left."""
    columns = [0] * len(nodes)
    for index, node in enumerate(nodes):
        if node.inputs:
            columns[index] = 1 + max(columns[place] for place in node.inputs)
    for place, node in enumerate(nodes):
        users = [columns[i] for i, user in enumerate(nodes) if place in user.inputs]
        if users and _is_constant(node):
            columns[place] = min(users) - 1
    return columns


def _is_constant(node: Node) -> bool:
    return not node.operation and not node.is_source


def _lines(recording: Recording, index: int, adjoints: bool) -> tuple[str, ...]:
    """What is written in a node's box."""
    node = recording.nodes[index]
    value = f"value {in_short(node.value, LONGEST - 6)}"
    if _is_constant(node):
        return ("constant", value)
    lines = (clipped(recording.expression(index), LONGEST), value)
    if not adjoints:
        return lines
    adjoint = "None" if node.adjoint is None else in_short(node.adjoint, LONGEST - 8)
    return (*lines, f"adjoint {adjoint}")


def _routes(nodes: Sequence[Node], columns: Sequence[int]) -> list[Route]:
    return [
        (
            start,
            *((end, place, c) for c in range(columns[start] + 1, columns[end])),
            end,
        )
        for end, node in enumerate(nodes)
        for place, start in enumerate(node.inputs)
    ]


Stacks = list[list[Item]]
"""The items of each column, from top to bottom."""


def _untangled(columns: Sequence[int], routes: Sequence[Route]) -> Stacks:
    """Stacks the items of each column so that arrows cross little."""
    stacks: Stacks = [[] for _ in range(max(columns) + 1)]
    for index, column in enumerate(columns):
        stacks[column].append(index)
    for _, *lanes, _ in routes:
        for lane in lanes:
            stacks[lane[-1]].append(lane)
    found = [stacks]
    for _ in range(SWEEPS):
        found.append(_swept(found[-1], routes))
        found.append(_swept(found[-1][::-1], [route[::-1] for route in routes])[::-1])
    return min(found, key=lambda stacks: _crossings(stacks, routes))


def _swept(stacks: Stacks, routes: Sequence[Route]) -> Stacks:
    """Puts each item, column by column, where the middle of its inputs is."""
    inputs = defaultdict(list)
    for route in routes:
        for before, item in pairwise(route):
            inputs[item].append(before)
    rows = {item: row for stack in stacks for row, item in enumerate(stack)}
    ordered = []
    for stack in stacks:
        middles = {
            item: fmean(rows[before] for before in inputs[item] or [item])
            for item in stack
        }
        ordered.append(sorted(stack, key=middles.__getitem__))
        rows |= {item: row for row, item in enumerate(ordered[-1])}
    return ordered


def _crossings(stacks: Stacks, routes: Sequence[Route]) -> int:
    """How many pairs of arrows cross between two columns."""
    place = {
        item: (column, row)
        for column, stack in enumerate(stacks)
        for row, item in enumerate(stack)
    }
    between = defaultdict(list)
    for route in routes:
        for before, item in pairwise(route):
            (column, start), (_, end) = place[before], place[item]
            between[column].append((start, end))
    return sum(
        (start - other_start) * (end - other_end) < 0
        for arrows in between.values()
        for (start, end), (other_start, other_end) in combinations(arrows, 2)
    )


def _down(
    stacks: Stacks, routes: Sequence[Route], heights: Mapping[Item, float]
) -> tuple[dict[Item, float], float]:
    """The height at which each item has its centre, and that of the whole."""
    joined = defaultdict(list)
    for route in routes:
        for before, item in pairwise(route):
            joined[item].append(before)
            joined[before].append(item)
    centres: dict[Item, float] = defaultdict(float)
    for sweep in range(SWEEPS):
        for stack in stacks[::-1] if sweep % 2 == 0 else stacks:
            wanted = [
                fmean(centres[other] for other in joined[item] or [item])
                for item in stack
            ]
            apart = [
                (heights[above] + heights[item]) / 2 + ROW_GAP
                for above, item in pairwise(stack)
            ]
            centres.update(zip(stack, _apart(wanted, apart), strict=True))
    top = min(centres[item] - heights[item] / 2 for item in centres) - MARGIN
    bottom = max(centres[item] + heights[item] / 2 for item in centres) + MARGIN
    moved = {item: round(centre - top, 1) for item, centre in centres.items()}
    return moved, round(bottom - top, 1)


def _apart(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Moves places as little as possible so that they keep their gaps.

    Least squares with an order: neighbours that are too close become a block,
    which goes where the mean of its members wants to be (the pool adjacent
    violators algorithm, https://doi.org/10.18637/jss.v032.i05).
    """
    offsets = list(accumulate(gaps, initial=0))
    blocks: list[list[float]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        blocks.append([place - offset])
        while len(blocks) > 1 and fmean(blocks[-2]) > fmean(blocks[-1]):
            last = blocks.pop()
            blocks[-1].extend(last)
    moved = (fmean(block) for block in blocks for _ in block)
    return list(map(operator.add, moved, offsets))


def _across(
    columns: Sequence[int], lines: Sequence[tuple[str, ...]]
) -> tuple[list[tuple[float, float]], float]:
    """The left and right side of each column, and the width of the whole."""
    sides = []
    left = MARGIN
    for column in range(max(columns) + 1):
        written = [lines[i] for i, own in enumerate(columns) if own == column]
        longest = max(len(line) for box in written for line in box)
        right = left + round(longest * CHARACTER) + 2 * PADDING
        sides.append((left, right))
        left = right + COLUMN_GAP
    return sides, right + MARGIN


def _edges(
    routes: Sequence[Route],
    boxes: Sequence[Box],
    centres: Mapping[Item, float],
    sides: Sequence[tuple[float, float]],
) -> tuple[Edge, ...]:
    """The arrows; those that end at one box arrive in the order they come from."""
    arriving: dict[Item, list[Route]] = defaultdict(list)
    for route in routes:
        arriving[route[-1]].append(route)
    edges = []
    for end, together in arriving.items():
        came_from = [centres[route[-2]] for route in together]
        ranks = np.argsort(np.argsort(came_from, kind="stable"))
        for place, (start, *lanes, _) in enumerate(together):
            passed = [(x, centres[lane]) for lane in lanes for x in sides[lane[-1]]]
            leaves = (boxes[start].x + boxes[start].width, centres[start])
            port = boxes[end].height * (ranks[place] + 1) / (len(together) + 1)
            arrives = (boxes[end].x, round(float(boxes[end].y + port), 1))
            edges.append(Edge(start, end, place, (leaves, *passed, arrives)))
    return tuple(edges)


def _draw_arrow(axes: Axes, edge: Edge) -> None:
    points = [edge.points[0], *chain.from_iterable(edge.curves())]
    codes = [Path.MOVETO, *[Path.CURVE4] * (len(points) - 1)]
    axes.add_patch(
        FancyArrowPatch(
            path=Path(points, codes),
            arrowstyle="-|>",
            mutation_scale=11,
            shrinkA=0,
            shrinkB=0,
            color=PALETTE["muted"],
        )
    )


def _draw_box(axes: Axes, box: Box, node: Node) -> None:
    fill, frame, stroke, width = _look(node)
    axes.add_patch(
        FancyBboxPatch(
            (box.x, box.y),
            box.width,
            box.height,
            boxstyle="round,pad=0,rounding_size=6",
            facecolor=PALETTE[fill],
            edgecolor=PALETTE[frame],
            linestyle=stroke,
            linewidth=width,
        )
    )
    hues = {"value": "blue", "adjoint": "orange"}
    for row, line in enumerate(box.lines):
        axes.text(
            box.x + box.width / 2,
            box.y + PADDING + (row + 0.5) * LINE,
            line,
            color=PALETTE[hues.get(line.partition(" ")[0], "ink") if row else "ink"],
            ha="center",
            va="center_baseline",
            size=TEXT_SIZE,
        )


def _look(node: Node) -> tuple[str, str, str, float]:
    """The fill, the frame, and the frame's style and width."""
    if node.is_source:
        return "grid", "ink", "-", 2
    if _is_constant(node):
        return "paper", "muted", "--", 1
    return "paper", "muted", "-", 1


def _in_words(recording: Recording, adjoints: bool) -> str:
    """The figure in words: a sentence for each node."""
    sources = [node.name for node in recording.nodes if node.is_source]
    said = [f"A graph that computes {recording.target.name} from {listed(sources)}."]
    for index, node in enumerate(recording.nodes):
        name = "constant" if _is_constant(node) else recording.expression(index)
        facts = ["a source"] if node.is_source else []
        facts += _lines(recording, index, adjoints)[1:]
        said.append(f"{name}: {', '.join(facts)}.")
    return "\n".join(said)
