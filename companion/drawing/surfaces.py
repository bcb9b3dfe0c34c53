"""Losses as landscapes, and the ways that a descent takes through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import tensorflow as tf
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from companion.descent import Trace
from companion.drawing.canvas import PALETTE, TEXT_SIZE, Drawing, chart

STYLES = (
    ("blue", "-", "o"),
    ("orange", "--", "s"),
    ("green", "-.", "^"),
    ("purple", ":", "D"),
    ("blue", "--", "v"),
    ("orange", "-", "P"),
    ("green", ":", "X"),
    ("purple", "-.", "*"),
)
"""The hue, the line and the marker of each line in a figure, in order."""

GRID = 81
"""The number of places, across and up, at which a surface is measured."""

CONTOURS = 8
MARKERS = 40
"""About how many steps of a path are marked, at most."""

SMALL = TEXT_SIZE - 2

Style = tuple[str, str, str]
Pair = tuple[float, float]
Function = Callable[[tf.Tensor], tf.Tensor]


def surface(
    loss: Function,
    paths: Mapping[str, Any],
    across: Pair,
    up: Pair,
    labels: tuple[str, str] = ("w", "b"),
    minimum: Pair | None = None,
    levels: Sequence[float] | None = None,
) -> Drawing:
    """A loss of two numbers as a map with contours, and paths on it.

    Every path has a hue, a line and a marker of its own. Its start is hollow, its
    end is large. A path that ends outside the window is drawn until it leaves, with
    an arrow there and a word in the legend.

    Args:
        loss: A function that TensorFlow can trace: it is given a tensor of shape
            (2,), of the paths' dtype, and returns one number.
        paths: For each name, the places in order, of shape (k, 2); up to eight
            paths. A path ends before a number that is not finite.
        across: The window, from left to right, for the first number.
        up: The window, from bottom to top, for the second number.
        labels: What the two numbers are called.
        minimum: A place to mark as the minimum.
        levels: At which losses to draw a contour. Without them, the contours are
            such that those of any bowl in the middle are about equally far apart.

    Returns:
        The figure.

    Raises:
        ValueError: If a path has another shape or does not start at a finite place,
            there are more than eight, the window is empty, or the loss is not one
            number or is nowhere finite.

    Example:
        >>> path = [[2.0, 1.0], [1.0, 0.5], [0.5, 0.25]]
        >>> bowl = lambda v: tf.reduce_sum(v**2)
        >>> print(surface(bowl, {"halving": path}, (-3.0, 3.0), (-3.0, 3.0)).alt)
        Contours of a loss over w, from -3 to 3 across, and b, from -3 to 3 up.
        On a grid of 81 by 81 places it is lowest at w = 0, b = 0, where it is 0.
        halving: 2 steps, from (2, 1) to (0.5, 0.25).
    """
    window = np.array([_window("across", across), _window("up", up)])
    ways = {name: _way(name, path) for name, path in paths.items()}
    heights = _heights(loss, window, np.result_type(np.float32, *ways.values()))
    axes = chart(620, 430)
    axes.grid(False)
    axes.set(xlim=across, ylim=up, xlabel=labels[0], ylabel=labels[1])
    _draw_contours(axes, window, heights, levels)
    told = [_told_heights(heights, window, labels)]
    for (name, way), style in zip(ways.items(), _styles(ways), strict=False):
        _draw_way(axes, name, way, window, style)
        told.append(f"{name}: {_told_way(way, window)}.")
    _draw_starts(axes, ways.values(), window)
    if minimum is not None:
        axes.plot(*minimum, "+", color=PALETTE["ink"], ms=14, mew=2, label="minimum")
        told.append(f"A cross marks the minimum at {_place(minimum, window)}.")
    _draw_legend(axes)
    return Drawing(axes.figure, "\n".join(told))


def slope(
    function: Function, at: float, across: Pair, labels: tuple[str, str] = ("x", "y")
) -> Drawing:
    """A curve, its tangent at one place, and a secant over a triangle.

    The slope of the tangent comes from `tf.GradientTape`; that of the secant is
    how far it rises, divided by how far it runs.

    Args:
        function: A function from a tensor of shape () to one number.
        at: Where the tangent touches.
        across: The window, from left to right; `at` lies in it.
        labels: What the number and its value are called.

    Returns:
        The figure.

    Raises:
        ValueError: If the window is empty or `at` lies outside it, or the function
            is not one finite number where tangent and secant meet it, or does not
            depend on its argument.

    Example:
        >>> print(slope(lambda x: x**2, at=1.0, across=(0.0, 5.0)).alt)
        A curve of y against x, from 0 to 5.
        The tangent at (1, 1) has slope 2.
        The secant through (1, 1) and (2, 4) runs 1 and rises 3: slope 3.
    """
    low, high = _window("across", across)
    if not low <= at <= high:
        raise ValueError(
            f"slope was given at={at:g}, outside of its window across={across}."
        )
    dtype = _floats(at).dtype
    value, steepness = _value_and_slope(function, tf.constant(at, dtype))
    run = float(f"{(high - low) / 5:.0e}")
    other = at + run if at <= (low + high) / 2 else at - run
    xs = np.append(np.linspace(low, high, 161), other)
    *ys, end = [float(function(x)) + 0.0 for x in tf.unstack(tf.constant(xs, dtype))]
    if not np.isfinite(end):
        raise ValueError(
            f"slope draws a secant to {other:g}; the function has to be finite there "
            f"too, and is {end:g}. Choose another window."
        )
    (x0, y0), (x1, y1) = sorted([(at, value), (other, end)])
    axes = chart(620, 380)
    axes.set(xlim=across, ylim=_with_margin(ys), xlabel=labels[0], ylabel=labels[1])
    axes.plot(xs[:-1], ys, color=PALETTE["ink"], lw=2)
    _draw_line(axes, (at, value), steepness, "orange", "--", "tangent")
    _draw_line(axes, (at, value), (y1 - y0) / run, "blue", "-.", "secant")
    _draw_triangle(axes, (at, value), (other, end))
    axes.plot(at, value, "o", color=PALETTE["orange"], ms=9)
    axes.legend(fontsize=SMALL)
    return Drawing(
        axes.figure,
        f"A curve of {labels[1]} against {labels[0]}, from {low:.3g} to {high:.3g}.\n"
        f"The tangent at ({at:.3g}, {value:.3g}) has slope {steepness:.3g}.\n"
        f"The secant through ({x0:.3g}, {y0:.3g}) and ({x1:.3g}, {y1:.3g}) runs "
        f"{run:.3g} and rises {y1 - y0:.3g}: slope {(y1 - y0) / run:.3g}.",
    )


def rates(traces: Mapping[str, Trace | Sequence[float]]) -> Drawing:
    """How losses fall: loss against step, on a logarithmic scale.

    Args:
        traces: For each name, a trace or its losses; one to eight of them. A loss
            that is not finite, or not above 0, has no place on such a scale and is
            left out.

    Returns:
        The figure.

    Raises:
        ValueError: If there is no trace, there are more than eight, or one is not a
            row of numbers or has none above 0.

    Example:
        >>> print(rates({"slow": [8.0, 4.0, 2.0], "fast": [8.0, 1.0, 2.0]}).alt)
        Loss against step, on a logarithmic scale.
        slow: 2 steps, from 8 to 2.
        fast: 2 steps, from 8 to 2, with the lowest, 1, after step 1.
    """
    if not traces:
        raise ValueError("rates was given no trace; it needs at least one.")
    axes = chart(620, 360)
    axes.set_yscale("log")
    axes.set(xlabel="step", ylabel="loss")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    told = ["Loss against step, on a logarithmic scale."]
    for (name, trace), style in zip(traces.items(), _styles(traces), strict=False):
        hue, line, marker = style
        losses = _losses(name, trace)
        axes.plot(
            np.where(_drawable(losses), losses, np.nan),
            color=PALETTE[hue],
            ls=line,
            marker=marker,
            markevery=max(1, len(losses) // 8),
            label=name,
        )
        told.append(f"{name}: {_told_losses(losses)}.")
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), fontsize=SMALL)
    return Drawing(axes.figure, "\n".join(told))


def _window(name: str, pair: Pair) -> Pair:
    low, high = pair
    if not (np.isfinite([low, high]).all() and low < high):
        raise ValueError(
            f"The window was given as {name}={pair}; it needs a lower and a higher "
            f"number, as in {name}=(-1.0, 1.0)."
        )
    return pair


def _floats(value: Any) -> tf.Tensor:
    """A tensor as TensorFlow makes it, but with float32 for whole numbers."""
    tensor = tf.convert_to_tensor(value)
    return tensor if tensor.dtype.is_floating else tf.cast(tensor, tf.float32)


def _way(name: str, path: Any) -> np.ndarray:
    """A path's places, up to the first that is not finite."""
    way = _floats(path).numpy()
    finite = np.isfinite(way).all(axis=-1)
    if way.ndim != 2 or way.shape[1] != 2 or not finite[:1].any():
        raise ValueError(
            f"surface was given a path {name!r} of shape {way.shape}; a path is an "
            "array of shape (k, 2), with a finite place to start from."
        )
    return way if finite.all() else way[: finite.argmin()]


def _styles(named: Mapping[str, Any]) -> Sequence[Style]:
    if len(named) > len(STYLES):
        raise ValueError(
            f"The figure was asked for {len(named)} lines; beyond {len(STYLES)} they "
            "cannot be told apart. Draw several figures."
        )
    return STYLES


def _heights(loss: Function, window: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """The loss on the grid, a row for each height in the window, from the bottom."""
    across, up = np.linspace(*window.T, GRID, dtype=dtype).T
    places = tf.constant(np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2))

    def measure(places: tf.Tensor) -> tf.Tensor:
        return tf.map_fn(
            lambda place: tf.cast(loss(place), tf.float64),
            places,
            fn_output_signature=tf.float64,
        )

    # Traced by hand: tf.function warns where many figures are drawn.
    traced = tf.function(measure, autograph=False).get_concrete_function(places)
    heights = traced(places).numpy()
    if heights.ndim != 1 or not np.isfinite(heights).any():
        raise ValueError(
            "surface needs a loss that returns one number, finite somewhere in the "
            f"window; for each place it was given one of shape {heights.shape[1:]}."
        )
    return heights.reshape(GRID, GRID)


def _draw_contours(
    axes: Axes,
    window: np.ndarray,
    heights: np.ndarray,
    levels: Sequence[float] | None,
) -> None:
    if levels is None:
        levels = _levels(heights)
    low, high = np.nanmin(heights), np.nanmax(heights)
    levels = sorted({float(level) for level in levels if low < level < high})
    if not levels:
        return
    lines = axes.contour(
        *np.linspace(*window.T, GRID).T,
        np.ma.masked_invalid(heights),
        levels,
        colors=PALETTE["muted"],
        linewidths=0.8,
        linestyles="-",
    )
    labelled = levels[::-2]
    axes.clabel(lines, labelled, fmt="%g", fontsize=SMALL, colors=PALETTE["muted"])


def _levels(heights: np.ndarray) -> list[float]:
    """Levels below which the area grows with the square, as it does for circles."""
    shares = (np.arange(2, CONTOURS + 2) / (CONTOURS + 2)) ** 2
    quantiles = np.quantile(heights[np.isfinite(heights)], shares)
    return [float(f"{level:.2g}") for level in quantiles]


def _inside(way: np.ndarray, window: np.ndarray) -> np.ndarray:
    """Which places lie in the window; its frame, up to rounding, is part of it."""
    middle, reach = window.mean(axis=1), np.ptp(window, axis=1) / 2
    return (np.abs(way - middle) <= reach * (1 + 1e-6)).all(axis=1)


def _draw_way(
    axes: Axes, name: str, way: np.ndarray, window: np.ndarray, style: Style
) -> None:
    hue, line, marker = style
    colour = PALETTE[hue]
    inside = _inside(way, window)
    lost = inside[0] and not inside[-1]
    drawn = way[: inside.argmin()] if lost else way
    axes.plot(
        *drawn.T,
        ls=line,
        marker=marker,
        color=colour,
        lw=1.6,
        ms=4,
        markevery=max(1, len(drawn) // MARKERS),
        label=name if inside[-1] else f"{name}, ends outside",
    )
    axes.plot(*way[0], marker, color=colour, mfc=PALETTE["paper"], mew=2, ms=9)
    if inside[-1]:
        axes.plot(*way[-1], marker, color=colour, ms=9)
    elif lost:
        last, out = way[len(drawn) - 1 : len(drawn) + 1]
        axes.annotate(
            "",
            _exit(last, out, window),
            last,
            annotation_clip=False,
            arrowprops={
                "arrowstyle": "-|>",
                "color": colour,
                "lw": 1.6,
                "mutation_scale": 22,
                "shrinkA": 0,
                "shrinkB": 0,
            },
        )


def _exit(last: np.ndarray, out: np.ndarray, window: np.ndarray) -> np.ndarray:
    """Where the way from a place inside to one outside crosses the frame."""
    last, step = last.astype(float), out.astype(float) - last
    frame = np.where(step > 0, window[:, 1], window[:, 0])
    shares = np.divide(frame - last, step, out=np.ones(2), where=step != 0)
    return last + np.clip(shares, 0, 1).min() * step


def _draw_starts(axes: Axes, ways: Iterable[np.ndarray], window: np.ndarray) -> None:
    """Writes "start" beside the first place of the paths, once for each place."""
    left, right = window[0]
    for start in {_place(way[0], window): way[0] for way in ways}.values():
        at_the_left = start[0] < left + (right - left) / 12
        axes.annotate(
            "start",
            start,
            (8 if at_the_left else -8, 8),
            textcoords="offset points",
            ha="left" if at_the_left else "right",
            fontsize=SMALL,
        )


def _draw_legend(axes: Axes) -> None:
    names = axes.get_legend_handles_labels()[1]
    if names:
        columns = min(3, len(names))
        axes.legend(
            loc="lower left", bbox_to_anchor=(0, 1), ncols=columns, fontsize=SMALL
        )


def _told_heights(
    heights: np.ndarray, window: np.ndarray, labels: tuple[str, str]
) -> str:
    row, column = np.unravel_index(np.nanargmin(heights), heights.shape)
    across, up = np.linspace(*window.T, GRID).T
    x, y = _numbers((across[column], up[row]), window)
    (left, right), (bottom, top) = window.tolist()
    return (
        f"Contours of a loss over {labels[0]}, from {left:.3g} to {right:.3g} across, "
        f"and {labels[1]}, from {bottom:.3g} to {top:.3g} up.\n"
        f"On a grid of {GRID} by {GRID} places it is lowest at {labels[0]} = "
        f"{x}, {labels[1]} = {y}, where it is {heights[row, column] + 0.0:.3g}."
    )


def _told_way(way: np.ndarray, window: np.ndarray) -> str:
    told = f"{_steps(way)}, from {_place(way[0], window)} to {_place(way[-1], window)}"
    outside = ~_inside(way, window)
    if not outside.any():
        return told
    first = int(outside.argmax())
    begins = f"leaves the window at step {first}" if first else "starts outside"
    return f"{told}; it {begins} and ends {'outside' if outside[-1] else 'inside'}"


def _told_losses(losses: np.ndarray) -> str:
    told = f"{_steps(losses)}, from {losses[0]:.3g} to {losses[-1]:.3g}"
    lowest = int(np.nanargmin(losses))
    if lowest not in (0, len(losses) - 1):
        told += f", with the lowest, {losses[lowest]:.3g}, after step {lowest}"
    missing = int((~_drawable(losses)).sum())
    return f"{told}; {missing} without a place on the scale" if missing else told


def _drawable(losses: np.ndarray) -> np.ndarray:
    """Which losses have a place on a logarithmic scale."""
    return np.isfinite(losses) & (losses > 0)


def _steps(places: np.ndarray) -> str:
    count = len(places) - 1
    return f"{count} step{'' if count == 1 else 's'}"


def _place(place: Sequence[float], window: np.ndarray) -> str:
    return "({}, {})".format(*_numbers(place, window))


def _numbers(place: Sequence[float], window: np.ndarray) -> list[str]:
    """Both numbers, as exactly as the window shows them: to a hundredth or so."""
    digits = 2 - np.floor(np.log10(np.ptp(window, axis=1))).astype(int)
    return [
        f"{round(float(number), int(count)) + 0.0:.6g}"
        for number, count in zip(place, digits, strict=True)
    ]


def _losses(name: str, trace: Trace | Sequence[float]) -> np.ndarray:
    losses = np.asarray(getattr(trace, "losses", trace), dtype=float)
    if losses.ndim != 1 or not _drawable(losses).any():
        raise ValueError(
            f"rates was given {name!r} of shape {losses.shape}; it draws a row of "
            "losses, some of them above 0."
        )
    return losses


def _value_and_slope(function: Function, x: tf.Tensor) -> Pair:
    """Both as numbers; adding 0.0 makes 0 of -0."""
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    gradient = tape.gradient(y, x) if tf.is_tensor(y) and y.shape.rank == 0 else None
    if gradient is None or not np.isfinite([y, gradient]).all():
        raise ValueError(
            "slope needs a function that computes one finite number from its argument, "
            f"with TensorFlow; at {float(x):g} it gave {y!r}."
        )
    return float(y) + 0.0, float(gradient) + 0.0


def _with_margin(ys: Sequence[float]) -> Pair:
    finite = [y for y in ys if np.isfinite(y)]
    low, high = min(finite), max(finite)
    margin = 0.08 * (high - low) or 1.0
    return low - margin, high + margin


def _draw_line(
    axes: Axes, through: Pair, steepness: float, hue: str, line: str, name: str
) -> None:
    label = f"{name}, slope {steepness:.3g}"
    axes.axline(through, slope=steepness, color=PALETTE[hue], ls=line, label=label)


def _draw_triangle(axes: Axes, place: Pair, other: Pair) -> None:
    """The secant's triangle: along from one place, then up or down to the other."""
    (x, y), (end, height), hue = place, other, PALETTE["blue"]
    rightwards, upwards = end > x, height > y
    rise = height - y if rightwards else y - height
    axes.plot([x, end, end], [y, y, height], color=hue, lw=1.2)
    axes.plot(end, height, "s", color=hue, ms=7)
    style = {"textcoords": "offset points", "color": hue, "fontsize": SMALL}
    axes.annotate(
        f"runs {abs(end - x):.3g}",
        ((x + end) / 2, y),
        (0, -6 if upwards else 6),
        ha="center",
        va="top" if upwards else "bottom",
        **style,
    )
    axes.annotate(
        f"rises {rise:.3g}",
        (end, (y + height) / 2),
        (6 if rightwards else -6, 0),
        ha="left" if rightwards else "right",
        va="center",
        **style,
    )
