"""Step through a recorded computation, forward and back, on a page.

`explore` records a function of yours and shows its graph, with a slider: on the
way forward each value appears, on the way back each adjoint. The HTML needs
nothing else, so it works on a built page, in Jupyter and in Colab; without
JavaScript it shows the finished graph and a table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from companion.drawing.computation import LONGEST, Box, Edge, layout
from companion.recording import SYMBOLS, Node, Recording, record
from companion.showing import html_table, in_short, listed

HERE = Path(__file__).parent
SENTENCE = 40
"""How many characters of a value a sentence has room for."""
ROOM = LONGEST - len("adjoint ")
"""How many characters of an adjoint a box of the graph has room for."""
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
        node: The place, in the recording, of the node in question; None at the
            start and at the end.
        values: The places of the nodes that have a value by now.
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
        steps = self.steps
        data = json.dumps([_for_script(step) for step in steps], ensure_ascii=False)
        data = data.replace("<", r"\u003c")
        return (
            f'<div class="tape-explorer"><style>{style}</style>'
            f'<div class="tape-graph" role="group" tabindex="0" aria-label="The graph">'
            f"{_svg(self.recording, steps)}</div>"
            f"{_controls(len(steps))}{_table(self.recording)}"
            f'<script type="application/json">{data}</script>'
            f"<script>{script}</script></div>"
        )


def _forward(recording: Recording) -> Iterator[Step]:
    known = {i for i, node in enumerate(recording.nodes) if not node.operation}
    names = _source_names(recording)
    text = f"Start: {listed(names)} {'is' if len(names) == 1 else 'are'} given."
    yield Step(text, None, frozenset(known), {})
    for index, node in enumerate(recording.nodes):
        if node.operation:
            known.add(index)
            text = f"Forward: {_computed(recording, index)}."
            arrows = tuple((i, index, p) for p, i in enumerate(node.inputs))
            yield Step(text, index, frozenset(known), {}, arrows)


def _backward(recording: Recording, known: frozenset[int]) -> Iterator[Step]:
    nodes = recording.nodes
    last = len(nodes) - 1
    adjoints: dict[int, np.ndarray] = {last: np.ones_like(nodes[last].value)}
    yield Step(_turn(nodes[last]), last, known, dict(adjoints), (), True)
    for index in reversed(range(len(nodes))):
        for place, source, passed in _passed(nodes, index, index in adjoints):
            before = adjoints.get(source)
            text = _arrival(recording, index, source, passed, before)
            if passed is None:
                yield Step(text, index, known, dict(adjoints), (), True)
                continue
            adjoints[source] = passed if before is None else before + passed
            arrow = ((source, index, place),)
            yield Step(text, source, known, dict(adjoints), arrow, True)
    yield Step(_end(recording), None, known, dict(adjoints), (), True)


def _passed(
    nodes: Sequence[Node], index: int, is_reached: bool
) -> Iterator[tuple[int, int, np.ndarray | None]]:
    """For each input that is no constant: its place, its node, what it is passed."""
    node = nodes[index]
    passed = node.contributions if is_reached else ()
    for place, (source, part) in enumerate(zip(node.inputs, passed, strict=False)):
        if nodes[source].operation or nodes[source].is_source:
            yield place, source, part


def _computed(recording: Recording, index: int) -> str:
    """How a node is made: with names, with numbers if it is made of numbers, its value.

    For example, `a = x × w = 2 × 3 = 6`.
    """
    node = recording.nodes[index]
    by_name = recording.expression(index)
    if not _is_short(node.value):
        return f"{by_name}, {_in_words(node.value)}"
    inputs = [recording.nodes[place].value for place in node.inputs]
    if any(value.shape for value in inputs):
        return f"{by_name} = {_in_words(node.value)}"
    by_number = _applied(node.operation, [in_short(value) for value in inputs])
    return f"{by_name} = {by_number} = {_in_words(node.value)}"


def _applied(operation: str, numbers: Sequence[str]) -> str:
    """An operation on numbers, as one writes it."""
    bracketed = [f"({text})" if text.startswith("-") else text for text in numbers]
    if operation in SYMBOLS:
        return f" {SYMBOLS[operation]} ".join(bracketed)
    if operation == "negative":
        return f"-{bracketed[0]}"
    return f"{operation.replace(' ', '_')}({', '.join(numbers)})"


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
    passed: np.ndarray | None,
    before: np.ndarray | None,
) -> str:
    node, name = recording.nodes[index], recording.nodes[source].name
    text = f"Back through {recording.expression(index)}:"
    if passed is None:
        return f"{text} nothing for {name}, because no gradient passes to it here."
    text = f"{text} {_product(node, name, passed)}{_in_words(passed)} for {name}."
    if before is None:
        return text
    if not _is_short(before):
        return f"{text} It is added to what is there from before."
    return (
        f"{text} Together with the {_in_words(before)} from before, that makes "
        f"{_in_words(before + passed)}."
    )


def _product(node: Node, name: str, passed: np.ndarray) -> str:
    """What is multiplied, where both are single numbers that can be told apart."""
    if node.value.shape or passed.shape:
        return ""
    if node.adjoint == 0:
        return f"the adjoint of {node.name} is 0, which makes "
    with np.errstate(all="ignore"):
        rate = passed / node.adjoint
    if np.isnan(rate) or np.isinf(rate) != np.isinf(passed):
        return ""
    return (
        f"the rate by {name} is {in_short(rate)}, times the adjoint of {node.name}, "
        f"{in_short(node.adjoint)}, makes "
    )


def _end(recording: Recording) -> str:
    target = recording.target
    derived = f"the sum of {target.name}" if target.value.shape else target.name
    sources = [node for node in recording.nodes if node.is_source]
    found = [
        f"with respect to {node.name} is {_in_words(node.adjoint)}"
        for node in sources
        if node.adjoint is not None
    ]
    missed = [node.name for node in sources if node.adjoint is None]
    rest = f" No gradient reaches {', '.join(missed)}." if missed else ""
    return f"Done. The derivative of {derived} {', '.join(found)}.{rest}"


def _source_names(recording: Recording) -> list[str]:
    return [node.name for node in recording.nodes if node.is_source]


def _in_words(value: np.ndarray) -> str:
    """A value within a sentence: its entries where they are few, else its shape."""
    if _is_short(value):
        return in_short(value, SENTENCE)
    return f"an array of shape {value.shape}"


def _is_short(value: np.ndarray) -> bool:
    told = in_short(value, SENTENCE)
    return not told.endswith("…") and not told.startswith("shape")


def _for_script(step: Step) -> dict[str, Any]:
    """A step in the short form that the script reads.

    An adjoint is written twice: for the table, and for the narrower box.
    """
    return {
        "text": step.text,
        "node": step.node,
        "values": sorted(step.values),
        "adjoints": {
            i: [in_short(value), in_short(value, ROOM)]
            for i, value in step.adjoints.items()
        },
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
    table = html_table(recording.grid(), parts=("", "", "value", "adjoint"))
    return (
        '<div class="tape-table" role="group" tabindex="0" aria-label="The table">'
        f"{table}</div>"
    )


def _svg(recording: Recording, steps: Sequence[Step]) -> str:
    """The finished graph, with room for what its boxes hold on the way."""
    found = layout(_at_its_longest(recording, steps))
    lines = [box.lines for box in layout(recording).boxes]
    boxes = map(_box, found.boxes, lines, recording.nodes)
    alt = (
        f"A graph that computes {recording.target.name} from "
        f"{listed(_source_names(recording))}. The table says the same in words."
    )
    return (
        f'<svg role="img" aria-label="{escape(alt)}" width="{found.width:g}" '
        f'height="{found.height:g}" viewBox="0 0 {found.width:g} {found.height:g}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(map(_arrow, found.edges))}'
        f"{''.join(boxes)}</svg>"
    )


def _at_its_longest(recording: Recording, steps: Sequence[Step]) -> Recording:
    """The recording, with the adjoint so far of each node that is longest to write."""
    nodes = list(recording.nodes)
    for step in steps:
        for index, adjoint in step.adjoints.items():
            longest = max(
                (nodes[index].adjoint, adjoint), key=lambda a: len(in_short(a, ROOM))
            )
            nodes[index] = replace(nodes[index], adjoint=longest)
    return Recording(tuple(nodes))


def _arrow(edge: Edge) -> str:
    """An arrow with a head at either end; the style shows the one that is meant."""
    (x0, y0), (x1, y1) = edge.points[0], edge.points[-1]
    return (
        f'<g class="tape-arrow" data-arrow="{edge.start}-{edge.end}-{edge.place}">'
        f'<path d="{edge.path}"/>'
        f'<path class="tape-ahead" d="M{x1:g} {y1:g}l-8 -4v8z"/>'
        f'<path class="tape-aback" d="M{x0:g} {y0:g}l8 -4v8z"/></g>'
    )


def _box(box: Box, lines: Sequence[str], node: Node) -> str:
    kind = "source" if node.is_source else "result" if node.operation else "constant"
    top = box.y + box.height / 2 - LINE * (len(lines) - 1) / 2 + HALF_CAPITAL
    parts = ("name", "value", "adjoint")
    texts = "".join(
        f'<text data-part="{part}" x="{box.x + box.width / 2:g}" '
        f'y="{top + LINE * row:g}">{escape(line)}</text>'
        for row, (part, line) in enumerate(zip(parts, lines, strict=False))
    )
    return (
        f'<g class="tape-box tape-{kind}" data-node="{box.index}">'
        f'<rect x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" '
        f'height="{box.height:g}" rx="5"/>{texts}</g>'
    )


__all__ = ["Exploration", "Step", "explore"]
