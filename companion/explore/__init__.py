"""Step through a recorded computation, forward and back, on a page.

`explore` records a function of yours and shows its graph, with a slider: on the
way forward each value appears, on the way back each adjoint. The HTML needs
nothing else, so it works on a built page, in Jupyter and in Colab; without
JavaScript it shows the finished graph and a table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from companion.drawing.computation import Box, Edge, computation, layout
from companion.recording import Node, Recording, in_short, record

HERE = Path(__file__).parent
LINE = 18
HALF_CAPITAL = 4.5
"""How far the middle of a line of text lies above its baseline, in pixels."""

Arrow = tuple[int, int, int]
"""Which arrow: the node it starts at, the node it ends at, and which of its inputs."""


def explore(
    function: Callable[..., Any] | Recording, *sources: Any, names: Sequence[str] = ()
) -> Exploration:
    """Records a function, and shows its tape step by step.

    Args:
        function: Makes one float tensor with TensorFlow; or a recording that is
            there already.
        *sources: What to give to the function: float numbers, lists, arrays,
            tensors or variables, of any shape.
        names: What to call the results of the operations, in the order in which
            they run.

    Returns:
        The exploration, which a notebook shows as a graph with a slider.

    Raises:
        TypeError: If a recording comes with sources or names, which it has already;
            or as `companion.recording.record` does.
        ValueError: As `companion.recording.record` does.

    Example:
        >>> explore(lambda x: x * x, 3.0)
        name  made by  value  adjoint
        x              3      6
        v1    x × x    9      1
        >>> print(explore(lambda x: x * x, 3.0).steps[-1].text)
        Done. The derivative of v1 with respect to x is 6.
    """
    if not isinstance(function, Recording):
        return Exploration(record(function, *sources, names=names))
    if sources or names:
        raise TypeError(
            "explore was given a recording together with sources or names. A recording "
            "has its own: give it alone, or give the function instead."
        )
    return Exploration(function)


@dataclass(frozen=True)
class Step:
    """What is known, and what happens, at one step.

    Attributes:
        text: What happens, in words.
        node: The place, in the recording, of the node in question; None before the
            first and after the last.
        values: How many of the recording's nodes have a value by now.
        adjoints: The adjoints so far, by the node's place.
        arrows: The arrows along which something passes in this step.
        is_backward: Whether the step belongs to the way back.
    """

    text: str
    node: int | None
    values: frozenset[int]
    adjoints: Mapping[int, np.ndarray]
    arrows: tuple[Arrow, ...] = ()
    is_backward: bool = False


@dataclass(frozen=True)
class Exploration:
    """A recording, shown step by step.

    Attributes:
        recording: What is shown.
    """

    recording: Recording

    @property
    def steps(self) -> list[Step]:
        """The steps, from the sources to the target and back."""
        forward = list(_forward(self.recording))
        return [*forward, *_backward(self.recording, forward[-1].values)]

    def __repr__(self) -> str:
        return repr(self.recording)

    def _repr_html_(self) -> str:
        style = (HERE / "explorer.css").read_text(encoding="utf-8")
        script = (HERE / "explorer.js").read_text(encoding="utf-8")
        steps = json.dumps([_for_script(step) for step in self.steps])
        steps = steps.replace("<", r"\u003c")
        alt = escape(computation(self.recording).alt, quote=True)
        return (
            f'<div class="tape-explorer"><style>{style}</style>'
            f'<div class="tape-graph" role="group" tabindex="0" aria-label="The graph">'
            f"{_svg(self.recording, alt)}</div>"
            f"{_controls(len(self.steps))}{_table(self.recording)}"
            f'<script type="application/json">{steps}</script>'
            f"<script>{script}</script></div>"
        )


def _forward(recording: Recording) -> Iterator[Step]:
    known = {i for i, node in enumerate(recording.nodes) if not node.operation}
    names = [node.name for node in recording.nodes if node.is_source]
    yield Step(f"Start: {_and(names)} given.", None, frozenset(known), {})
    for index, node in enumerate(recording.nodes):
        if node.operation:
            known.add(index)
            text = f"Forward: {recording.expression(index)} = {in_short(node.value)}."
            arrows = tuple((i, index, p) for p, i in enumerate(node.inputs))
            yield Step(text, index, frozenset(known), {}, arrows)


def _backward(recording: Recording, known: frozenset[int]) -> Iterator[Step]:
    nodes = recording.nodes
    last = len(nodes) - 1
    adjoints: dict[int, np.ndarray] = {last: np.ones_like(nodes[last].value)}
    yield Step(_turn(nodes[last]), last, known, dict(adjoints), (), True)
    for index in reversed(range(len(nodes))):
        for place, passed in _passed(nodes[index], index in adjoints):
            source = nodes[index].inputs[place]
            before = adjoints.get(source)
            adjoints[source] = passed if before is None else before + passed
            text = _arrival(recording, index, source, passed, before)
            arrow = ((source, index, place),)
            yield Step(text, source, known, dict(adjoints), arrow, True)
    yield Step(_end(recording), None, known, dict(adjoints), (), True)


def _passed(node: Node, is_reached: bool) -> Iterator[tuple[int, np.ndarray]]:
    """What a node adds to the adjoints of its inputs, by the input's place."""
    for place, passed in enumerate(node.contributions if is_reached else ()):
        if passed is not None:
            yield place, passed


def _turn(target: Node) -> str:
    if target.value.shape == ():
        return (
            f"Now back. The adjoint of {target.name} is 1: it changes with itself one "
            "for one."
        )
    return (
        f"Now back. The adjoint of {target.name} is all ones: what is derived is the "
        "sum of its entries."
    )


def _arrival(
    recording: Recording,
    index: int,
    source: int,
    passed: np.ndarray,
    before: np.ndarray | None,
) -> str:
    node, name = recording.nodes[index], recording.nodes[source].name
    text = (
        f"Back through {recording.expression(index)}: {_product(node, name, passed)}"
        f"{in_short(passed)} for {name}."
    )
    if before is None:
        return text
    return (
        f"{text} Together with the {in_short(before)} from before, that makes "
        f"{in_short(before + passed)}."
    )


def _product(node: Node, name: str, passed: np.ndarray) -> str:
    """What is multiplied, where both are single numbers."""
    if node.value.shape or passed.shape or not node.adjoint:
        return ""
    return (
        f"the rate by {name} is {in_short(passed / node.adjoint)}, times the adjoint "
        f"of {node.name}, {in_short(node.adjoint)}, makes "
    )


def _end(recording: Recording) -> str:
    target = recording.target.name
    found = [
        f"with respect to {node.name} is {in_short(node.adjoint)}"
        for node in recording.nodes
        if node.is_source and node.adjoint is not None
    ]
    return f"Done. The derivative of {target} {', '.join(found)}."


def _and(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} is"
    return f"{', '.join(names[:-1])} and {names[-1]} are"


def _for_script(step: Step) -> dict[str, Any]:
    """A step in the short form that the script reads."""
    return {
        "text": step.text,
        "node": step.node,
        "values": sorted(step.values),
        "adjoints": {i: in_short(value) for i, value in step.adjoints.items()},
        "arrows": ["-".join(map(str, arrow)) for arrow in step.arrows],
        "back": step.is_backward,
    }


def _controls(count: int) -> str:
    """The slider and the buttons, which the script shows."""
    return (
        '<div class="tape-controls" hidden>'
        '<button type="button" data-move="-1">Previous</button>'
        f'<input type="range" min="0" max="{count - 1}" value="0" aria-label="Step">'
        '<button type="button" data-move="1">Next</button>'
        '<span class="tape-count"></span></div>'
        '<p class="tape-text" aria-live="polite" hidden></p>'
    )


def _table(recording: Recording) -> str:
    header, *rows = recording.grid()
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr data-node="{index}"><th scope="row">{escape(name)}</th>'
        f"<td>{escape(made)}</td>"
        f'<td data-part="value">{escape(value)}</td>'
        f'<td data-part="adjoint">{escape(adjoint)}</td></tr>'
        for index, (name, made, value, adjoint) in enumerate(rows)
    )
    return (
        '<div class="tape-table" role="group" tabindex="0" aria-label="The table">'
        f'<table class="companion-table"><tr>{head}</tr>{body}</table></div>'
    )


def _svg(recording: Recording, alt: str) -> str:
    found = layout(recording)
    boxes = zip(found.boxes, recording.nodes, strict=True)
    return (
        f'<svg role="img" aria-label="{alt}" width="{found.width:g}" '
        f'height="{found.height:g}" viewBox="0 0 {found.width:g} {found.height:g}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(map(_arrow, found.edges))}'
        f"{''.join(_box(box, node) for box, node in boxes)}</svg>"
    )


def _arrow(edge: Edge) -> str:
    """An arrow with a head at either end; the style shows the one that is meant."""
    (x0, y0), (x1, y1) = edge.points[0], edge.points[-1]
    return (
        f'<g class="tape-arrow" data-arrow="{edge.start}-{edge.end}-{edge.place}">'
        f'<path d="{edge.path}"/>'
        f'<path class="tape-ahead" d="M{x1:g} {y1:g}l-8 -4v8z"/>'
        f'<path class="tape-aback" d="M{x0:g} {y0:g}l8 -4v8z"/></g>'
    )


def _box(box: Box, node: Node) -> str:
    kind = "source" if node.is_source else "result" if node.operation else "constant"
    top = box.y + box.height / 2 - LINE * (len(box.lines) - 1) / 2 + HALF_CAPITAL
    parts = ("name", "value", "adjoint")
    lines = "".join(
        f'<text data-part="{part}" x="{box.x + box.width / 2:g}" '
        f'y="{top + LINE * row:g}">{escape(line)}</text>'
        for row, (part, line) in enumerate(zip(parts, box.lines, strict=False))
    )
    return (
        f'<g class="tape-box tape-{kind}" data-node="{box.index}">'
        f'<rect x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" '
        f'height="{box.height:g}" rx="5"/>{lines}</g>'
    )


__all__ = ["Exploration", "Step", "explore"]
