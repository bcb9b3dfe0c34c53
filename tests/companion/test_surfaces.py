"""The figures of descent: well-formed, described in words, true, the same twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.descent import descend
from companion.drawing.canvas import PALETTE, Drawing
from companion.drawing.surfaces import GRID, STYLES, rates, slope, surface

SVG = "{http://www.w3.org/2000/svg}"
SQUARE = {"across": (-1.0, 1.0), "up": (-1.0, 1.0)}


def bowl(v: tf.Tensor) -> tf.Tensor:
    return tf.reduce_sum(v**2)


def valley(v: tf.Tensor) -> tf.Tensor:
    return v[0] ** 2 + 20.0 * (v[1] - 0.5) ** 2


def sample_surface() -> Drawing:
    traces = {
        f"rate {rate}": descend(valley, [-2.0, 1.5], 20, learning_rate=rate)
        for rate in [0.01, 0.04, 0.055]
    }
    paths = {name: trace.weights for name, trace in traces.items()}
    return surface(valley, paths, (-3, 2), (-1, 2), ("w & x", "b"), minimum=(0, 0.5))


def sample_rates() -> Drawing:
    losses = {f"line {n}": np.geomspace(9.0, 10.0**-n, 9) for n in range(8)}
    return rates(losses)


FIGURES: dict[str, Callable[[], Drawing]] = {
    "surface": sample_surface,
    "surface without paths": lambda: surface(bowl, {}, **SQUARE),
    "slope": lambda: slope(tf.sin, 1.0, (0.0, 6.0), ("angle", "height")),
    "slope at the right": lambda: slope(tf.exp, 2.0, (0.0, 2.0)),
    "rates": sample_rates,
}
FIGURE = pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)


@cache
def drawn(draw: Callable[[], Drawing]) -> Drawing:
    return draw()


def words_in(drawing: Drawing) -> list[str]:
    """The texts that the figure shows."""
    root = ElementTree.fromstring(drawing.svg)
    return ["".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")]


def body(drawing: Drawing) -> str:
    """What is drawn, without the words that stand for it."""
    return re.sub('aria-label="[^"]*"', "", drawing.svg)


@FIGURE
def test_a_figure_is_one_svg_image_named_by_its_alt(
    draw: Callable[[], Drawing],
) -> None:
    drawing = drawn(draw)

    root = ElementTree.fromstring(drawing.svg)

    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("aria-label").split() == drawing.alt.split()
    assert 100 <= int(root.get("width")) <= 760


@FIGURE
def test_drawing_twice_gives_the_same_bytes(draw: Callable[[], Drawing]) -> None:
    assert draw()._repr_html_() == drawn(draw)._repr_html_()


@FIGURE
def test_every_colour_is_the_palettes(draw: Callable[[], Drawing]) -> None:
    html = drawn(draw)._repr_html_()
    names = "|".join(PALETTE)

    fallbacks = re.findall(rf"var\(--fig-({names}), (#[0-9a-f]{{6}})\)", html)
    bare = re.sub(r"var\(--fig-[^)]*\)", "", html)

    assert fallbacks
    assert all(PALETTE[name] == colour for name, colour in fallbacks)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\"])", bare) == []


def test_any_two_lines_differ_in_two_ways_at_least() -> None:
    for one, other in combinations(STYLES, 2):
        assert sum(a != b for a, b in zip(one, other, strict=True)) >= 2


def test_many_figures_give_no_warnings(caplog: pytest.LogCaptureFixture) -> None:
    logger = tf.get_logger()
    logger.addHandler(caplog.handler)
    try:
        for loss in [lambda v: v[0] + v[1], lambda v: v[0] - v[1]] * 3:
            surface(loss, {}, **SQUARE)
    finally:
        logger.removeHandler(caplog.handler)

    assert caplog.messages == []


# surface

INSIDE = st.tuples(*[st.integers(-99, 99).map(lambda n: n / 100)] * 2)
WAYS = st.lists(INSIDE, min_size=1, max_size=6)


@settings(max_examples=6)
@given(st.lists(WAYS, min_size=1, max_size=8))
def test_the_alt_tells_where_each_path_begins_and_ends(
    ways: list[list[tuple[float, float]]],
) -> None:
    paths = {f"path {n}": way for n, way in enumerate(ways)}

    drawing = surface(bowl, paths, **SQUARE)

    lines = drawing.alt.splitlines()[2:]
    for (name, way), line in zip(paths.items(), lines, strict=True):
        begin, end = (f"({x:g}, {y:g})" for x, y in (way[0], way[-1]))
        steps = len(way) - 1
        counted = "1 step" if steps == 1 else f"{steps} steps"
        assert line == f"{name}: {counted}, from {begin} to {end}."
        assert name in words_in(drawing)


@settings(max_examples=6)
@given(INSIDE)
def test_the_alt_tells_where_the_grid_is_lowest(place: tuple[float, float]) -> None:
    drawing = surface(
        lambda v: tf.reduce_sum((v - place) ** 2), {}, **SQUARE, labels=("a", "z")
    )

    first, second = drawing.alt.splitlines()
    found = re.search(r"lowest at a = (\S+), z = (\S+), where it is (\S+)\.$", second)
    step = 2 / (GRID - 1)
    assert first == (
        "Contours of a loss over a, from -1 to 1 across, and z, from -1 to 1 up."
    )
    assert np.allclose([float(found[1]), float(found[2])], place, atol=step / 2 + 0.006)
    assert 0 <= float(found[3]) <= 2 * (step / 2) ** 2 + 1e-6
    assert {"a", "z"} <= set(words_in(drawing))


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ([[0, 0], [0.5, 0], [2, 0]], "leaves the window at step 2 and ends outside"),
        ([[0, 0], [0, -3], [0, 3]], "leaves the window at step 1 and ends outside"),
        ([[0, 0], [0, 3], [0.5, 0]], "leaves the window at step 1 and ends inside"),
        ([[5, 0], [0.5, 0]], "starts outside and ends inside"),
        ([[5, 0], [1e30, 1e30]], "starts outside and ends outside"),
        ([[0, 0], [-1e38, 3e38]], "leaves the window at step 1 and ends outside"),
    ],
)
def test_the_alt_and_the_legend_tell_of_a_path_that_leaves(
    way: list[list[float]], told: str
) -> None:
    drawing = surface(bowl, {"way": way}, **SQUARE)

    assert drawing.alt.endswith(f"; it {told}.")
    assert ("way, ends outside" in words_in(drawing)) == told.endswith("ends outside")
    assert ("way" in words_in(drawing)) == told.endswith("ends inside")


def test_a_path_on_the_frame_is_in_the_window() -> None:
    # As float32, 0.7 is a little less, and 0.8 a little more.
    way = np.array([[0.7, 0.7], [0.8, 0.8]], np.float32)

    drawing = surface(bowl, {"way": way}, (0.7, 0.8), (0.7, 0.8))

    assert drawing.alt.endswith("way: 1 step, from (0.7, 0.7) to (0.8, 0.8).")


@pytest.mark.parametrize("far", [40.0, -1e30])
def test_a_path_that_leaves_is_drawn_up_to_the_frame(far: float) -> None:
    side = np.sign(far)
    way = [[0, 0], [side / 2, side / 4]]

    near = surface(bowl, {"way": [*way, [1.5 * side, 0.75 * side]]}, **SQUARE)
    away = surface(bowl, {"way": [*way, [far, far / 2], [-far, 9]]}, **SQUARE)
    other = surface(bowl, {"way": [*way, [1.5 * side, -0.75 * side]]}, **SQUARE)

    assert body(near) == body(away) != body(other)


def test_a_path_ends_before_what_is_not_finite() -> None:
    nan = float("nan")

    cut = surface(bowl, {"way": [[0, 0], [0.5, 0], [nan, 0], [0.7, 0]]}, **SQUARE)

    assert cut.svg == surface(bowl, {"way": [[0, 0], [0.5, 0]]}, **SQUARE).svg


def test_each_place_where_paths_start_is_named_once() -> None:
    paths = {"a": [[0.5, 0.5], [0, 0]], "b": [[0.5, 0.5]], "c": [[-0.5, 0.5]]}

    assert words_in(surface(bowl, paths, **SQUARE)).count("start") == 2


def test_the_minimum_is_marked_where_it_is_given() -> None:
    drawing = surface(bowl, {}, **SQUARE, minimum=(0.25, -0.5))

    assert "minimum" in words_in(drawing)
    assert drawing.alt.endswith("A cross marks the minimum at (0.25, -0.5).")
    assert "minimum" not in words_in(surface(bowl, {}, **SQUARE))


def test_the_contours_are_at_the_levels_that_were_asked_for() -> None:
    drawing = surface(bowl, {}, **SQUARE, levels=[0.35, 0.75, 5.0])
    one = surface(bowl, {}, **SQUARE, levels=[0.75])

    assert "0.75" in words_in(drawing) and "5" not in words_in(drawing)
    assert "0.75" in words_in(one)
    assert len(drawing.svg) > len(one.svg)


def test_contours_share_the_window_out_as_circles_would() -> None:
    drawing = surface(lambda v: 1000 * v[0], {}, (0.0, 1.0), (0.0, 1.0))

    # The plane is below a height in that share of the window. Every other contour
    # has its number, so these are the squares of 0.3, 0.5, 0.7 and 0.9.
    numbers = [float(w) for w in words_in(drawing) if re.fullmatch(r"[\d.]+", w)]
    heights = sorted(n for n in numbers if n > 1)
    assert np.allclose(heights, [90, 250, 490, 810], atol=1000 / (GRID - 1))


def test_a_flat_loss_has_no_contours() -> None:
    flat = surface(lambda v: 0.0 * v[0], {}, **SQUARE)

    assert "where it is 0." in flat.alt
    assert len(flat.svg) < len(surface(bowl, {}, **SQUARE, levels=[0.5]).svg)


def test_where_the_loss_is_not_finite_there_are_no_contours() -> None:
    drawing = surface(lambda v: tf.math.log(v[0] - 0.5), {}, (0.0, 2.0), (0.0, 1.0))

    assert "lowest at w = 0.5" in drawing.alt
    assert "nan" not in drawing.svg.replace(drawing.alt, "")


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_loss_is_given_the_dtype_of_the_paths(dtype: type) -> None:
    seen = set()

    def loss(v: tf.Tensor) -> tf.Tensor:
        seen.add((v.dtype.as_numpy_dtype, tuple(v.shape)))
        return tf.reduce_sum(v * tf.constant([1.0, 2.0], v.dtype))

    surface(loss, {"way": np.zeros((1, 2), dtype)}, **SQUARE)

    assert seen == {(dtype, (2,))}


# slope


@settings(max_examples=10)
@given(st.integers(-8, 8), st.integers(-8, 8), st.integers(-5, 5))
def test_the_slopes_of_a_parabola(square: int, linear: int, at: int) -> None:
    def parabola(x: tf.Tensor) -> tf.Tensor:
        return square * x**2 + linear * x

    drawing = slope(parabola, at, (-5.0, 5.0))

    run = 2 if at <= 0 else -2
    tangent = 2 * square * at + linear
    secant = square * (2 * at + run) + linear
    (x0, y0), (x1, y1) = (
        (x, square * x**2 + linear * x) for x in sorted([at, at + run])
    )
    value = square * at**2 + linear * at
    assert drawing.alt.splitlines() == [
        "A curve of y against x, from -5 to 5.",
        f"The tangent at ({at}, {value:.3g}) has slope {tangent:.3g}.",
        f"The secant through ({x0}, {y0:.3g}) and ({x1}, {y1:.3g}) runs 2 and rises "
        f"{2 * secant:.3g}: slope {secant:.3g}.",
    ]
    assert {
        f"tangent, slope {tangent:.3g}",
        f"secant, slope {secant:.3g}",
        "runs 2",
        f"rises {2 * secant:.3g}",
    } <= set(words_in(drawing))


def test_slope_names_what_is_on_the_axes() -> None:
    drawing = slope(tf.exp, 0.0, (-1.0, 1.0), ("time", "cells"))

    assert {"time", "cells"} <= set(words_in(drawing))
    assert drawing.alt.startswith("A curve of cells against time, from -1 to 1.")


def test_a_slope_of_0_has_no_sign() -> None:
    assert "has slope 0." in slope(tf.cos, 0.0, (-1.0, 1.0)).alt


def test_slope_takes_functions_of_float64() -> None:
    double = tf.constant(2.0, tf.float64)

    drawing = slope(lambda x: double * x, np.float64(1.0), (0.0, 5.0))

    assert "tangent, slope 2" in words_in(drawing)


def test_a_curve_may_have_places_without_a_value() -> None:
    drawing = slope(lambda x: 1 / x, 2.0, (0.0, 5.0))

    assert "The tangent at (2, 0.5) has slope -0.25." in drawing.alt


# rates

POSITIVE = st.floats(1e-20, 1e20)


@settings(max_examples=8)
@given(st.lists(st.lists(POSITIVE, min_size=1, max_size=9), min_size=1, max_size=8))
def test_the_alt_tells_each_loss_from_start_to_end(rows: list[list[float]]) -> None:
    traces = {f"line {n}": row for n, row in enumerate(rows)}

    drawing = rates(traces)

    lines = drawing.alt.splitlines()[1:]
    for (name, losses), line in zip(traces.items(), lines, strict=True):
        steps = len(losses) - 1
        counted = "1 step" if steps == 1 else f"{steps} steps"
        start = f"{name}: {counted}, from {losses[0]:.3g} to {losses[-1]:.3g}"
        lowest = int(np.argmin(losses))
        if lowest not in (0, steps):
            start += f", with the lowest, {losses[lowest]:.3g}, after step {lowest}"
        assert line == f"{start}."
        assert name in words_in(drawing)


def test_a_trace_and_its_losses_give_the_same_figure() -> None:
    trace = descend(lambda w: w**2, 3.0, 12)

    assert rates({"a": trace}).svg == rates({"a": trace.losses.tolist()}).svg


def test_a_trace_that_diverges_is_drawn_as_far_as_it_goes() -> None:
    drawing = rates({"too fast": descend(bowl, [1.0], 99, learning_rate=4.0)})

    assert "to inf; 1 without a place on the scale." in drawing.alt


def sample_gap() -> Drawing:
    return rates({"a": [8.0, 4.0, None, 2.0]})


def sample_without_gap() -> Drawing:
    return rates({"a": [8.0, 4.0, 2.0]})


@pytest.mark.parametrize("odd", [0.0, -1.0, float("inf")])
def test_a_loss_without_a_logarithm_leaves_a_gap(odd: float) -> None:
    gap = rates({"a": [8.0, 4.0, odd, 2.0]})

    assert gap.alt.endswith("; 1 without a place on the scale.")
    assert body(gap) == body(drawn(sample_gap)) != body(drawn(sample_without_gap))


# Bad input


@pytest.mark.parametrize(
    "path",
    [[1.0, 2.0], [[1.0, 2.0, 3.0]], np.zeros((0, 2)), 3.0, [[float("nan"), 1.0]]],
)
def test_a_path_has_two_numbers_for_each_place(path: Any) -> None:
    with pytest.raises(ValueError, match=r"a path 'odd' of shape .* shape \(k, 2\)"):
        surface(bowl, {"odd": path}, **SQUARE)


@pytest.mark.parametrize("pair", [(1.0, 1.0), (2.0, 1.0), (0.0, float("inf"))])
def test_a_window_has_a_low_and_a_high_end(pair: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"given as across=.*lower and a higher"):
        surface(bowl, {}, across=pair, up=(0.0, 1.0))
    with pytest.raises(ValueError, match=r"given as up=.*lower and a higher"):
        surface(bowl, {}, across=(0.0, 1.0), up=pair)
    with pytest.raises(ValueError, match=r"given as across=.*lower and a higher"):
        slope(tf.sin, 0.5, across=pair)


def test_lines_beyond_eight_cannot_be_told_apart() -> None:
    nine = {str(n): [[0.0, 0.0]] for n in range(9)}

    with pytest.raises(ValueError, match="asked for 9 lines; beyond 8"):
        surface(bowl, nine, **SQUARE)
    with pytest.raises(ValueError, match="asked for 9 lines; beyond 8"):
        rates({name: [1.0] for name in nine})


@pytest.mark.parametrize("loss", [lambda v: v, lambda v: v[0] * float("nan")])
def test_a_surface_is_of_one_number_somewhere_finite(loss: Callable) -> None:
    with pytest.raises(ValueError, match="returns one number, finite somewhere"):
        surface(loss, {}, **SQUARE)


@pytest.mark.parametrize(
    "function",
    [
        lambda x: tf.stack([x, x]),
        lambda x: tf.constant(2.0),
        lambda x: float(x),
        lambda x: tf.math.log(x - 1),
    ],
)
def test_a_slope_is_of_one_finite_number(function: Callable) -> None:
    with pytest.raises(ValueError, match=r"computes one finite number.*at 1 it gave"):
        slope(function, 1.0, (0.0, 5.0))


def test_a_tangent_touches_inside_the_window() -> None:
    with pytest.raises(ValueError, match=r"at=7, outside of its window across=\(0, 5"):
        slope(tf.sin, 7.0, (0, 5))


def test_a_secant_needs_a_second_place() -> None:
    with pytest.raises(ValueError, match=r"a secant to -2.*is nan"):
        slope(tf.math.log, 1.0, (-10.0, 5.0))


def test_rates_need_a_trace() -> None:
    with pytest.raises(ValueError, match="no trace"):
        rates({})


@pytest.mark.parametrize("losses", [3.0, [[1.0]], [], [0.0, -1.0], [float("nan")]])
def test_rates_need_a_row_of_losses_above_0(losses: Any) -> None:
    with pytest.raises(ValueError, match="rates was given 'odd' of shape"):
        rates({"odd": losses})
