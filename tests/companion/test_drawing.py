"""The figures: well-formed, described in words, true, and the same every time."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.drawing import (
    PALETTE,
    Drawing,
    canvas,
    chart,
    concat_and_stack,
    decisions,
    matmul,
    ranks,
    reduction,
    reshapes,
)

SVG = "{http://www.w3.org/2000/svg}"


def sample_canvas() -> Drawing:
    axes = canvas(200, 100)
    axes.text(100, 50, "a < b & c")
    return Drawing(axes.figure, 'Words: "a < b & c".')


def sample_chart() -> Drawing:
    axes = chart()
    axes.plot([0, 1, 2], [1, 0, 3], color=PALETTE["purple"], marker="o", label="loss")
    axes.set(xlabel="step", ylabel="loss", title="A title")
    axes.legend()
    return Drawing(axes.figure, "A loss that falls, then rises.")


FIGURES: dict[str, Callable[[], Drawing]] = {
    "ranks": ranks,
    "reshapes": lambda: reshapes(12, [(1, 12), (3, 4), (4, 3)]),
    "reduction": lambda: reduction([[4, 10, 6], [2, 8, 3]]),
    "matmul": lambda: matmul([[4, 10, 6], [2, 8, 3]], [[3, 4], [2, 3], [2, 2]]),
    "concat_and_stack": concat_and_stack,
    "decisions": lambda: decisions([("Is it new?", "keep it")], "all is well"),
    "canvas": sample_canvas,
    "chart": sample_chart,
}
FIGURE = pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)


def ids(svg: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]*)"', svg))


def words_in(drawing: Drawing) -> list[str]:
    """The texts that the figure shows."""
    root = ElementTree.fromstring(drawing.svg)
    return ["".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")]


@FIGURE
def test_a_figure_is_one_svg_image_named_by_its_alt(
    draw: Callable[[], Drawing],
) -> None:
    drawing = draw()

    root = ElementTree.fromstring(drawing.svg)

    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert " ".join(root.get("aria-label").split()) == " ".join(drawing.alt.split())
    assert drawing.alt.strip()


@FIGURE
def test_the_svg_says_how_large_it_is(draw: Callable[[], Drawing]) -> None:
    root = ElementTree.fromstring(draw().svg)

    left, top, width, height = map(int, root.get("viewBox").split())
    assert (left, top) == (0, 0)
    assert (root.get("width"), root.get("height")) == (str(width), str(height))
    assert 100 <= width <= 760


@FIGURE
def test_drawing_twice_gives_the_same_bytes(draw: Callable[[], Drawing]) -> None:
    assert draw()._repr_html_() == draw()._repr_html_()


@FIGURE
def test_every_colour_is_the_palettes_and_the_theme_may_change_it(
    draw: Callable[[], Drawing],
) -> None:
    html = draw()._repr_html_()
    names = "|".join(PALETTE)

    fallbacks = re.findall(rf"var\(--fig-({names}), (#[0-9a-f]{{6}})\)", html)
    bare = re.sub(r"var\(--fig-[^)]*\)", "", html)

    assert fallbacks
    assert all(PALETTE[name] == colour for name, colour in fallbacks)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\"])", bare) == []


@FIGURE
def test_what_an_svg_refers_to_is_in_it(draw: Callable[[], Drawing]) -> None:
    svg = draw().svg

    references = set(re.findall(r'(?:url\(#|href="#)([^)"]*)', svg))

    assert references <= ids(svg)


def test_different_figures_share_no_ids() -> None:
    all_ids = [ids(draw().svg) for draw in FIGURES.values()]

    assert sum(map(len, all_ids)) == len(set().union(*all_ids))
    assert any(all_ids)


def test_charts_that_differ_in_one_point_share_no_ids() -> None:
    def line(end: float) -> str:
        axes = chart()
        axes.plot([0, 1], [0, end], marker="o")
        return Drawing(axes.figure, "A line.").svg

    assert ids(line(1)) and not ids(line(1)) & ids(line(2))


@FIGURE
def test_text_and_html_both_carry_the_figure(draw: Callable[[], Drawing]) -> None:
    drawing = draw()

    assert repr(drawing) == f"Figure: {drawing.alt}"
    assert drawing._repr_html_().startswith('<figure class="drawing')
    assert drawing.svg in drawing._repr_html_()


def test_the_alt_is_escaped() -> None:
    svg = sample_canvas().svg

    assert escape('Words: "a < b & c".', quote=True) in svg
    assert ElementTree.fromstring(svg).get("aria-label") == 'Words: "a < b & c".'


def test_figures_leave_no_trace_of_when_they_were_drawn() -> None:
    assert "dc:date" not in ranks().svg
    assert "metadata" not in ranks().svg


# What the figures say


SMALL = st.integers(-9, 20)


def matrices(rows: int, columns: int) -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(SMALL, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


SIZES = st.integers(1, 4)
MATRIX = st.tuples(SIZES, SIZES).flatmap(lambda shape: matrices(*shape))
PAIR = st.tuples(SIZES, SIZES, SIZES).flatmap(
    lambda s: st.tuples(matrices(s[0], s[1]), matrices(s[1], s[2]))
)


def in_words(table: np.ndarray) -> str:
    return " / ".join(" ".join(map(str, row)) for row in table.tolist())


@settings(max_examples=20)
@given(MATRIX)
def test_reduction_tells_numpys_sums(table: list[list[int]]) -> None:
    matrix = np.array(table)

    drawing = reduction(table)

    assert drawing.alt.splitlines() == [
        f"The matrix {in_words(matrix)}.",
        "Summed along axis 0, down each column: "
        f"{in_words(matrix.sum(0, keepdims=True))}.",
        "Summed along axis 1, across each row: "
        f"{in_words(matrix.sum(1, keepdims=True).T)}.",
    ]


@settings(max_examples=20)
@given(MATRIX)
def test_reduction_shows_every_number_and_both_shapes(table: list[list[int]]) -> None:
    matrix = np.array(table)

    shown = words_in(reduction(table))

    numbers = [*matrix.ravel(), *matrix.sum(0), *matrix.sum(1)]
    drawn = [word for word in shown if re.fullmatch(r"-?\d+", word)]
    assert sorted(drawn) == sorted(map(str, numbers))
    assert f"axis 0 is gone: {matrix.sum(0).shape}" in shown
    assert f"axis 1 is gone: {matrix.sum(1).shape}" in shown


@settings(max_examples=20)
@given(PAIR)
def test_matmul_tells_numpys_product(
    pair: tuple[list[list[int]], list[list[int]]],
) -> None:
    a, b = map(np.array, pair)
    product = a @ b

    first, second = matmul(*pair).alt.splitlines()

    assert first == (
        f"The matrix {in_words(a)} times the matrix {in_words(b)} is "
        f"{in_words(product)}."
    )
    terms = " + ".join(f"{x} x {y}" for x, y in zip(a[0], b[:, 0], strict=True))
    assert second.endswith(f": {terms} = {product[0, 0]}.")


@settings(max_examples=20)
@given(PAIR)
def test_matmul_shows_every_number_and_all_shapes(
    pair: tuple[list[list[int]], list[list[int]]],
) -> None:
    a, b = map(np.array, pair)

    shown = words_in(matmul(*pair))

    numbers = [*a.ravel(), *b.ravel(), *(a @ b).ravel()]
    drawn = [word for word in shown if re.fullmatch(r"-?\d+", word)]
    assert sorted(drawn) == sorted(map(str, numbers))
    assert {str(a.shape), str(b.shape), str((a @ b).shape)} <= set(shown)


@settings(max_examples=20)
@given(st.integers(1, 4), st.integers(1, 4))
def test_reshapes_tells_numpys_reading_order(rows: int, columns: int) -> None:
    count = rows * columns
    shapes = [(rows, columns), (columns, rows)]

    alt = reshapes(count, shapes).alt

    for shape in shapes:
        table = in_words(np.arange(count).reshape(shape))
        assert f"{shape}: {table}." in alt


def test_ranks_names_the_shapes_that_it_shows() -> None:
    drawing = ranks()
    shapes = [(), (4,), (3, 4), (2, 3, 4), (2, 2, 3, 4)]

    for rank, shape in enumerate(shapes):
        assert f"rank {rank}" in words_in(drawing)
        assert f"shape {shape}" in words_in(drawing)
        assert f"Rank {rank}, shape {shape}:" in drawing.alt.replace("\n", " ")


def test_concat_and_stack_names_the_shapes_that_numpy_gives() -> None:
    drawing = concat_and_stack()
    sheet = np.zeros((2, 3))
    joined = {
        "concat with axis=0": np.concatenate([sheet, sheet], axis=0),
        "concat with axis=1": np.concatenate([sheet, sheet], axis=1),
        "stack with axis=0": np.stack([sheet, sheet], axis=0),
    }

    for name, result in joined.items():
        said = drawing.alt[drawing.alt.index(name) :].split(").")[0] + ")"
        assert said.endswith(str(result.shape))
        assert str(result.shape) in words_in(drawing)


# Bad input


def test_reshapes_refuses_a_shape_that_does_not_hold_the_numbers() -> None:
    with pytest.raises(ValueError, match=r"put 6 numbers into the shape \(2, 4\)"):
        reshapes(6, [(2, 3), (2, 4)])


def test_matmul_refuses_matrices_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="mismatch"):
        matmul([[1, 2]], [[3, 4]])


@pytest.mark.parametrize("table", [[1, 2, 3], 5, [[[1]]]])
def test_reduction_refuses_what_is_no_matrix(table: object) -> None:
    with pytest.raises(ValueError):
        reduction(table)


LINES = st.text("abc ", min_size=1, max_size=25).filter(str.strip)


@given(
    st.lists(st.tuples(LINES, LINES), min_size=1, max_size=5),
    st.one_of(st.just(""), LINES),
)
def test_questions_and_places_stand_in_figure_and_words(
    questions: list[tuple[str, str]], otherwise: str
) -> None:
    drawing = decisions(questions, otherwise)
    wanted = [text for pair in questions for text in pair]
    words = " ".join(words_in(drawing)).split()
    arrows = ["yes"] * len(questions)
    arrows += ["no"] * (len(questions) - 1 + bool(otherwise))
    expected = [w for text in [*wanted, otherwise] for w in text.split()] + arrows

    assert sorted(words) == sorted(expected)
    for text in [*wanted, otherwise]:
        assert text in drawing.alt


def test_no_questions_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one is needed"):
        decisions([])


def test_a_text_too_long_for_its_box_is_refused() -> None:
    with pytest.raises(ValueError, match="needs 7 lines and a box holds 6"):
        decisions([("word " * 28, "here")])


def test_only_a_figure_that_a_phone_shows_whole_is_narrow() -> None:
    wide = canvas(600, 100).figure
    narrow = canvas(336, 100).figure

    assert 'class="drawing"' in Drawing(wide, "wide")._repr_html_()
    assert 'class="drawing narrow"' in Drawing(narrow, "narrow")._repr_html_()
