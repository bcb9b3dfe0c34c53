"""Computation graphs: boxes that stand apart, arrows that join the right ones."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.textpath import TextPath

from companion.drawing import PALETTE, Drawing
from companion.drawing.canvas import TEXT_SIZE
from companion.drawing.computation import Box, Edge, Layout, computation, layout
from companion.recording import Node, Recording, in_short, record

SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def recordings(draw: st.DrawFn) -> Recording:
    """Recordings of any form, with numbers that mean nothing."""
    count = draw(st.integers(1, 12))
    nodes: list[Node] = []
    for index in range(count):
        kind = draw(st.sampled_from(["source", "constant", "result"]))
        value = np.array(draw(st.sampled_from([1.0, -2.5e-7, [1.0, 2.0], [[0.1]] * 9])))
        if nodes and (kind == "result" or index == count - 1):
            places = st.integers(0, index - 1)
            inputs = tuple(draw(st.lists(places, min_size=1, max_size=3)))
            nodes.append(Node(f"v{index}", "add n", inputs, value, value, inputs))
        elif kind == "source" or not nodes:
            nodes.append(Node(f"x{index}", "", (), value, value, is_source=True))
        else:
            nodes.append(Node("constant", "", (), value, None))
    return Recording(tuple(nodes))


def chain(length: int) -> Recording:
    """An x, and its sine, and the sine of that."""
    value = np.array(0.5)
    nodes = [Node("x", "", (), value, value, is_source=True)]
    for n in range(length):
        nodes.append(Node(f"v{n + 1}", "sin", (n,), value, value, (value,)))
    return Recording(tuple(nodes))


def neuron() -> Recording:
    return record(lambda x, w: tf.sin(x * w + 1), 3.0, 2.0, names=["a", "b", "c"])


def touch(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    down = one.y < other.y + other.height and other.y < one.y + one.height
    return across and down


def along(edge: Edge) -> list[tuple[float, float]]:
    """Points on the curve of an edge, 21 on each of its parts."""
    points = []
    start = np.array(edge.points[0])
    for first, second, end in map(np.array, edge.curves()):
        for t in np.linspace(0, 1, 21):
            u = 1 - t
            place = (
                u**3 * start + 3 * u**2 * t * first + 3 * u * t**2 * second + t**3 * end
            )
            points.append(tuple(place))
        start = end
    return points


def joins(edge: Edge, found: Layout) -> bool:
    """Whether an edge starts at the right side of one box, and ends at the other's."""
    start, end = found.boxes[edge.start], found.boxes[edge.end]
    (left, top), (right, bottom) = edge.points[0], edge.points[-1]
    return (
        left == start.x + start.width
        and start.y < top < start.y + start.height
        and right == end.x
        and end.y < bottom < end.y + end.height
    )


# The layout


@given(recordings())
def test_every_node_has_a_box_inside_and_none_overlap(recording: Recording) -> None:
    found = layout(recording)

    assert [box.index for box in found.boxes] == list(range(len(recording.nodes)))
    assert not any(touch(one, other) for one, other in combinations(found.boxes, 2))
    for box in found.boxes:
        assert 0 < box.x < box.x + box.width < found.width
        assert 0 < box.y < box.y + box.height < found.height


@given(recordings())
def test_every_input_has_an_edge_from_its_box_to_its_users(
    recording: Recording,
) -> None:
    found = layout(recording)

    assert [(edge.start, edge.end, edge.place) for edge in found.edges] == [
        (start, end, place)
        for end, node in enumerate(recording.nodes)
        for place, start in enumerate(node.inputs)
    ]
    assert all(joins(edge, found) for edge in found.edges)


@given(recordings())
def test_edges_run_forward_inside_the_figure_and_through_no_box(
    recording: Recording,
) -> None:
    found = layout(recording)

    for edge in found.edges:
        points = along(edge)
        rights = [x for x, _ in points]
        assert rights == sorted(rights)
        assert all(0 < x < found.width and 0 < y < found.height for x, y in points)
        for box in found.boxes:
            assert not any(
                box.x < x < box.x + box.width and box.y < y < box.y + box.height
                for x, y in points
            )


@given(recordings())
def test_edges_into_one_box_arrive_apart_from_each_other(recording: Recording) -> None:
    found = layout(recording)

    for end, node in enumerate(recording.nodes):
        arrivals = {edge.points[-1] for edge in found.edges if edge.end == end}
        assert len(arrivals) == len(node.inputs)


@given(recordings())
def test_sources_stand_at_the_left_and_the_target_at_the_right(
    recording: Recording,
) -> None:
    found = layout(recording)

    left = min(box.x for box in found.boxes)
    for box, node in zip(found.boxes, recording.nodes, strict=True):
        assert (box.x == left) >= node.is_source
        assert all(found.boxes[place].x < box.x for place in node.inputs)


def test_a_constant_stands_before_the_first_node_that_uses_it() -> None:
    found = layout(neuron())
    constant, product, total = found.boxes[3], found.boxes[2], found.boxes[4]

    assert constant.lines == ("constant", "value 1")
    assert constant.x == product.x < total.x


def test_a_chain_is_drawn_straight() -> None:
    found = layout(chain(5))

    assert {y for edge in found.edges for _, y in edge.points} == {found.height / 2}


def test_arrows_do_not_cross_where_they_need_not() -> None:
    value = np.array(1.0)
    sources = [Node(n, "", (), value, value, is_source=True) for n in "pqr"]
    made = [Node(f"v{n}", "sin", (2 - n,), value, value, (value,)) for n in range(3)]

    found = layout(Recording((*sources, *made)))

    for edge, other in combinations(found.edges, 2):
        starts = edge.points[0][1] - other.points[0][1]
        ends = edge.points[-1][1] - other.points[-1][1]
        assert starts * ends > 0


def test_ten_nodes_in_five_columns_fit_on_a_page() -> None:
    recording = record(
        lambda x, w, y, v, b: tf.square(x * w + y * v + b), 3.0, 2.5, 1.0, -0.5, 4.0
    )

    assert len(recording.nodes) == 10
    assert layout(recording).width <= 700


def test_boxes_without_adjoints_are_lower() -> None:
    whole, values = layout(neuron()), layout(neuron(), adjoints=False)

    assert whole.boxes[0].lines == ("x", "value 3", "adjoint 1.508")
    assert values.boxes[0].lines == ("x", "value 3")
    assert values.height < whole.height


def test_lines_that_are_too_long_are_cut() -> None:
    recording = record(lambda x: x * 2, [1.0], names=["a" * 40])

    assert layout(recording).boxes[-1].lines[0] == "a" * 23 + "…"


@settings(max_examples=15)
@given(recordings())
def test_every_line_has_room_in_its_box_in_a_wide_font(recording: Recording) -> None:
    for box in layout(recording).boxes:
        for line in box.lines:
            written = TextPath((0, 0), line, size=TEXT_SIZE).get_extents().width
            assert written + 4 < box.width


def test_the_path_of_an_edge_is_its_curve() -> None:
    edge = Edge(0, 1, 0, ((10, 20), (50, 40.5), (70, 40.5)))

    assert edge.path == ("M10,20 C30,20 30,40.5 50,40.5 C60,40.5 60,40.5 70,40.5")


@given(recordings())
def test_the_same_recording_has_the_same_layout(recording: Recording) -> None:
    assert layout(recording) == layout(Recording(recording.nodes))


# The figure


def texts(drawing: Drawing) -> list[str]:
    root = ElementTree.fromstring(drawing.svg)
    return ["".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")]


@settings(max_examples=15)
@given(recordings(), st.booleans())
def test_the_figure_shows_the_lines_of_every_box(
    recording: Recording, adjoints: bool
) -> None:
    drawing = computation(recording, adjoints)

    wanted = [line for box in layout(recording, adjoints).boxes for line in box.lines]
    assert texts(drawing) == wanted


@settings(max_examples=15)
@given(recordings())
def test_the_alt_tells_every_node_with_its_value_and_adjoint(
    recording: Recording,
) -> None:
    first, *sentences = computation(recording).alt.splitlines()

    for source in (node for node in recording.nodes if node.is_source):
        assert re.search(rf"\b{source.name}\b", first)
    assert recording.target.name in first
    for index, (node, said) in enumerate(zip(recording.nodes, sentences, strict=True)):
        is_constant = not (node.operation or node.is_source)
        name = "constant" if is_constant else recording.expression(index)
        assert said.startswith(f"{name}: ")
        assert ("a source" in said) == node.is_source
        assert f"value {in_short(node.value, 18)}" in said
        assert ("adjoint" in said) == (not is_constant)
        if node.adjoint is not None:
            assert f"adjoint {in_short(node.adjoint, 16)}." in said


def test_the_alt_reads_well() -> None:
    assert computation(neuron()).alt.splitlines() == [
        "A graph that computes c from x and w.",
        "x: a source, value 3, adjoint 1.508.",
        "w: a source, value 2, adjoint 2.262.",
        "a = x × w: value 6, adjoint 0.7539.",
        "constant: value 1.",
        "b = a + 1: value 7, adjoint 0.7539.",
        "c = sin(b): value 0.657, adjoint 1.",
    ]


def test_without_adjoints_neither_figure_nor_alt_have_them() -> None:
    drawing = computation(neuron(), adjoints=False)

    assert "adjoint" not in drawing.alt
    assert "adjoint" not in drawing.svg


def test_where_no_gradient_passes_the_adjoint_is_none() -> None:
    drawing = computation(record(lambda x: tf.stop_gradient(x) * x, 3.0))

    assert "v1 = stop_gradient(x): value 3, adjoint None." in drawing.alt
    assert "adjoint None" in texts(drawing)


def filled(drawing: Drawing) -> dict[str, str]:
    """The colour name of each text."""
    root = ElementTree.fromstring(drawing.svg)
    styles = {
        "".join(text.itertext()).strip(): text.get("style")
        for text in root.iter(f"{SVG}text")
    }
    return {
        words: re.search(r"fill: var\(--fig-([a-z-]+),", style).group(1)
        for words, style in styles.items()
    }


def test_values_are_blue_and_adjoints_orange_and_both_are_named() -> None:
    for words, hue in filled(computation(neuron())).items():
        kind = words.partition(" ")[0]
        assert hue == {"value": "blue", "adjoint": "orange"}.get(kind, "ink")


def test_every_colour_is_the_palettes() -> None:
    html = computation(neuron())._repr_html_()
    names = "|".join(PALETTE)

    fallbacks = re.findall(rf"var\(--fig-({names}), (#[0-9a-f]{{6}})\)", html)
    bare = re.sub(r"var\(--fig-[^)]*\)", "", html)

    assert fallbacks
    assert all(PALETTE[name] == colour for name, colour in fallbacks)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\"])", bare) == []


def test_sources_and_constants_are_told_apart_without_colour() -> None:
    svg = computation(neuron()).svg

    assert svg.count("stroke-dasharray") == 1
    assert svg.count("stroke-width: 2") == 2


def test_drawing_twice_gives_the_same_bytes() -> None:
    assert computation(neuron())._repr_html_() == computation(neuron())._repr_html_()


@pytest.mark.parametrize("length", [1, 30])
def test_a_long_computation_makes_a_wide_figure(length: int) -> None:
    recording = chain(length)
    root = ElementTree.fromstring(computation(recording).svg)

    assert int(root.get("width")) == round(layout(recording).width)
    assert int(root.get("width")) > 70 * length
