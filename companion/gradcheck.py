"""Check a gradient against differences of the function's own values.

`check_gradient` compares a gradient, yours or the tape's, with central
differences, entry by entry, as the CS231n notes advise
(https://cs231n.github.io/neural-networks-3/, "Gradient Checks"). Entries at a
kink, where a difference cannot be trusted, are marked and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import tensorflow as tf

from companion.showing import html_table, text_table

RIGHT = {np.dtype(np.float64): 1e-6, np.dtype(np.float32): 1e-2}
"""The relative error up to which a gradient counts as right, by dtype."""

WRONG = {np.dtype(np.float64): 1e-3, np.dtype(np.float32): 1e-1}
"""The relative error beyond which it counts as wrong."""

TINY = (1000, 700, 500)
"""The parts of a step over which a function counts as a straight line."""

BOUNDS = (1e-8, 1e-6, 1e-4, 1e-2, 1, 2)
"""What an error is said to be below."""

SHOWN = 4
"""How many entries a report lists."""


def check_gradient(
    function: Callable[[Any], Any],
    x: Any,
    gradient: Any = None,
    step: float | None = None,
) -> GradientCheck:
    """Compares a gradient with central differences, entry by entry.

    Args:
        function: Takes one tensor or array of the shape and dtype of `x`, and
            returns one number.
        x: Where to check: a tensor or variable (the function then gets tensors),
            or an array, a list or a number (it gets arrays), of any shape. Python
            numbers become float64.
        gradient: The gradient to check: an array or a tensor of the shape of `x`,
            or a function of `x` that returns one. For a TensorFlow function it may
            be left out: then it is the tape's.
        step: The step of the differences; by default one that suits the dtype and
            the size of each entry. A longer one makes the check more lenient.

    Returns:
        The report. Its verdict is `right`, `doubtful` or `wrong`.

    Raises:
        TypeError: If `x` is not made of floats, or a gradient is missing that only
            you can give.
        ValueError: If the function does not return one finite number, or not the
            same one each time; if the gradient has another shape or is not finite;
            or if the tape finds no path.

    Example:
        >>> check_gradient(lambda x: np.sum(x**3), [1.0, 2.0], lambda x: 3 * x**2)
        right: the gradient agrees with the differences, error below 1e-08
        >>> check_gradient(lambda x: np.sum(x**3), [1.0, 2.0], lambda x: 2 * x**2)
        wrong: the gradient disagrees with the differences
        entry  gradient  difference  relative error
        [0]           2           3  0.3
        [1]           8          12  0.3
    """
    evaluate, place = _prepared(function, x)
    _require_same_value(evaluate, place)
    steps = _steps(place, step, 1 / 3)
    numeric = _differences(evaluate, place, steps)
    rounding = _rounding(evaluate, place, steps)
    shift = np.abs(numeric - _differences(evaluate, place, steps / 2))
    return GradientCheck(
        analytic=_analytic(function, x, place, gradient),
        numeric=numeric,
        step=steps,
        kinks=_kinks(evaluate, place, steps, rounding),
        uncertainty=rounding + 2 * shift,
    )


@dataclass(frozen=True)
class GradientCheck:
    """A gradient and the differences that it was compared with.

    Attributes:
        analytic: The gradient that was checked.
        numeric: The central differences, of the same shape and dtype.
        step: The step taken in each entry.
        kinks: Which entries lie at a kink: there the slope ahead and the slope
            behind differ, and a smaller step does not bring them together.
        uncertainty: How far rounding, and the length of the step, may put each
            difference off.
    """

    analytic: np.ndarray
    numeric: np.ndarray
    step: np.ndarray
    kinks: np.ndarray
    uncertainty: np.ndarray

    @property
    def relative_error(self) -> np.ndarray:
        """The distance of the two in each entry, over the larger; 0 if both are 0."""
        size = np.maximum(np.abs(self.analytic), np.abs(self.numeric))
        return np.abs(self.analytic - self.numeric) / np.where(size == 0, 1, size)

    @property
    def worst(self) -> float:
        """The largest relative error away from kinks; 0 where there is no entry."""
        return float(np.max(self.relative_error, initial=0.0, where=~self.kinks))

    @property
    def verdict(self) -> str:
        """`right`, `doubtful` or `wrong`, by the worst error that counts.

        An error counts where it is away from kinks, and the distance is larger
        than the uncertainty of the difference. Where every entry is at a kink,
        nothing was checked, and the verdict is `doubtful`.
        """
        if self._is_all_kinks():
            return "doubtful"
        worst = np.max(self.relative_error, initial=0.0, where=self._counts())
        if worst <= RIGHT[self.numeric.dtype]:
            return "right"
        return "wrong" if worst > WRONG[self.numeric.dtype] else "doubtful"

    def _is_all_kinks(self) -> bool:
        return self.kinks.size > 0 and bool(self.kinks.all())

    def _counts(self) -> np.ndarray:
        distance = np.abs(self.analytic - self.numeric)
        return ~self.kinks & (distance > self.uncertainty)

    @property
    def passed(self) -> bool:
        """Whether the verdict is `right`."""
        return self.verdict == "right"

    def summary(self) -> str:
        """The verdict in words."""
        if self._is_all_kinks():
            return "doubtful: every entry is at a kink; check at another place"
        found = {"right": "agrees", "doubtful": "nearly agrees", "wrong": "disagrees"}
        words = (
            f"{self.verdict}: the gradient {found[self.verdict]} with the differences"
        )
        if self.verdict == "doubtful" or self.worst <= RIGHT[self.numeric.dtype]:
            bound = min(b for b in BOUNDS if self.worst <= b)
            words += f", error below {bound:g}"
        count = int(self.kinks.sum())
        return f"{words}; {count} at a kink left out" if count else words

    def grid(self) -> list[list[str]]:
        """A header, and a row for each entry that is off, the worst first."""
        header = ["entry", "gradient", "difference", "relative error"]
        return [header, *(self._row(index) for index in self._worth_showing())]

    def _worth_showing(self) -> list[tuple[int, ...]]:
        is_off = self.relative_error > RIGHT[self.numeric.dtype]
        off = (is_off & self._counts()) | self.kinks
        places = [tuple(map(int, index)) for index in np.argwhere(off)]
        return sorted(places, key=lambda i: (bool(self.kinks[i]), -self._rank(i)))[
            :SHOWN
        ]

    def _rank(self, index: tuple[int, ...]) -> float:
        return float(f"{self.relative_error[index]:.2g}")

    def _row(self, index: tuple[int, ...]) -> list[str]:
        error = "kink" if self.kinks[index] else _about(self.relative_error[index])
        entry = f"[{', '.join(map(str, index))}]"
        values = self.analytic[index], self.numeric[index]
        return [entry, *(f"{value:.4g}" for value in values), error]

    def __repr__(self) -> str:
        grid = self.grid()
        table = [text_table(grid, right=(1, 2))] if len(grid) > 1 else []
        return "\n".join([self.summary(), *table])

    def _repr_html_(self) -> str:
        grid = self.grid()
        table = html_table(grid) if len(grid) > 1 else ""
        return f"<p>{escape(self.summary())}</p>{table}"


def numeric_gradient(
    function: Callable[[Any], Any], x: Any, step: float | None = None
) -> np.ndarray:
    """The gradient by central differences: (f(x + h) - f(x - h)) / 2h in each entry.

    Its error falls with the square of the step h, until rounding takes over.

    Args:
        function: Takes one tensor or array of the shape and dtype of `x`, and
            returns one number.
        x: A tensor, variable, array, list or number of floats, of any shape.
        step: The step h. By default the cube root of the dtype's precision, times
            the size of the entry where that is more than 1.

    Returns:
        An array of the shape and dtype of `x`.

    Raises:
        TypeError: If `x` is not made of floats.
        ValueError: If the function does not return one finite number.

    Example:
        >>> numeric_gradient(lambda x: np.sum(x**2), np.array([1.0, -3.0])).round(6)
        array([ 2., -6.])
    """
    evaluate, place = _prepared(function, x)
    return _differences(evaluate, place, _steps(place, step, 1 / 3))


def forward_difference(
    function: Callable[[Any], Any], x: Any, step: float | None = None
) -> np.ndarray:
    """The gradient by forward differences: (f(x + h) - f(x)) / h in each entry.

    Its error falls in proportion to the step, so a central difference is better.

    Args:
        function: Takes one tensor or array of the shape and dtype of `x`, and
            returns one number.
        x: A tensor, variable, array, list or number of floats, of any shape.
        step: The step h. By default the square root of the dtype's precision, times
            the size of the entry where that is more than 1.

    Returns:
        An array of the shape and dtype of `x`.

    Raises:
        TypeError: If `x` is not made of floats.
        ValueError: If the function does not return one finite number.

    Example:
        >>> forward_difference(lambda x: np.sum(x**2), np.array([1.0]), 0.5)
        array([2.5])
    """
    evaluate, place = _prepared(function, x)
    steps = _steps(place, step, 1 / 2)
    here = evaluate(place)
    slopes = np.zeros_like(place)
    for index, ahead, _ in _neighbours(place, steps):
        slopes[index] = (evaluate(ahead) - here) / (ahead[index] - place[index])
    return slopes


Evaluate = Callable[[np.ndarray], Any]


def _prepared(function: Callable[[Any], Any], x: Any) -> tuple[Evaluate, np.ndarray]:
    """The function as one of arrays that gives a finite number, and the place."""
    is_tensor = tf.is_tensor(x) or isinstance(x, tf.Variable)
    place = np.array(x.numpy() if is_tensor else x)
    if place.dtype not in RIGHT:
        raise TypeError(
            f"The place to check has dtype {place.dtype}; float64 or float32 is "
            "needed. Cast it to float64, which has the digits that a check needs."
        )

    def evaluate(array: np.ndarray) -> Any:
        given = tf.constant(array) if is_tensor else array.copy()
        value = np.asarray(function(given))
        if value.shape != ():
            raise ValueError(
                f"The function returned the shape {value.shape}; a gradient check "
                "needs one number. Reduce it, for instance to its sum."
            )
        if not np.isfinite(value):
            raise ValueError(
                f"The function returned {value} {_where(array, place)}; a gradient "
                "check needs finite numbers. Check at another place."
            )
        return value

    return evaluate, place


def _where(array: np.ndarray, place: np.ndarray) -> str:
    moved = np.argwhere(array != place)
    if len(moved) == 0:
        return "at the place to check"
    return f"near the place to check, on moving entry {moved[0].tolist()}"


def _require_same_value(evaluate: Evaluate, place: np.ndarray) -> None:
    values = [float(evaluate(place)) for _ in range(4)]
    if np.ptp(values) > np.finfo(place.dtype).eps ** 0.5 * np.max(np.abs(values)):
        raise ValueError(
            "The function returned different values for the same x; a difference "
            "needs the same each time. Turn off what is random, or fix its seed."
        )


def _differences(
    evaluate: Evaluate, place: np.ndarray, steps: np.ndarray
) -> np.ndarray:
    slopes = np.zeros_like(place)
    for index, ahead, behind in _neighbours(place, steps):
        run = ahead[index] - behind[index]
        slopes[index] = (evaluate(ahead) - evaluate(behind)) / run
    return slopes


def _steps(place: np.ndarray, step: float | None, power: float) -> np.ndarray:
    if step is None:
        precision = np.finfo(place.dtype).eps
        return precision**power * np.maximum(1, np.abs(place))
    if not 0 < step < np.inf:
        raise ValueError(f"The step must be greater than 0 and finite; it was {step}.")
    steps = np.full_like(place, step)
    lost = np.argwhere((place + steps == place) | (place - steps == place))
    if len(lost):
        raise ValueError(
            f"The step {step} is lost to rounding in entry {lost[0].tolist()}: "
            f"{place.dtype} has too few digits for it. Take a longer step."
        )
    return steps


def _neighbours(
    place: np.ndarray, steps: np.ndarray
) -> Iterator[tuple[tuple[int, ...], np.ndarray, np.ndarray]]:
    """For each entry, its index, and the place with that entry moved up and down."""
    for index in np.ndindex(place.shape):
        ahead, behind = place.copy(), place.copy()
        ahead[index] += steps[index]
        behind[index] -= steps[index]
        yield index, ahead, behind


def _kinks(
    evaluate: Evaluate, place: np.ndarray, steps: np.ndarray, rounding: np.ndarray
) -> np.ndarray:
    """Where the slopes ahead and behind do not come together as the step shrinks.

    On a smooth curve their distance falls by half with the step, or by more where
    the curvature is 0, and by the same share when the step is halved again. A kink
    within the step, wherever it lies, breaks one of the two: if half the step
    leaves less than 0.6 of the distance, then a quarter of it leaves none.
    """
    wide, half, quarter = (_bend(evaluate, place, steps / n) for n in (1, 2, 4))
    is_bent = wide > 32 * rounding
    falls = half < 0.6 * wide
    same_share = (wide * quarter > half**2 / 2) & (wide * quarter < 2 * half**2)
    return is_bent & ~(falls & same_share)


def _bend(evaluate: Evaluate, place: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """How far the slopes ahead and behind are apart, in each entry."""
    here = evaluate(place)
    bend = np.zeros_like(place)
    for index, ahead, behind in _neighbours(place, steps):
        rise, fall = evaluate(ahead) - here, here - evaluate(behind)
        bend[index] = abs(rise - fall) / steps[index]
    return bend


def _rounding(evaluate: Evaluate, place: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """How far rounding may put a difference off, in each entry.

    Over a tiny step a function is a straight line, so what is left of its bend
    there is rounding. To be safe, the largest of three is taken, fourfold.
    """
    value = evaluate(place)
    least = max(_precision(place), _precision(value)) * abs(float(value))
    tiny = [steps / part for part in TINY]
    bends = [_bend(evaluate, place, step) * step for step in tiny]
    return 4 * np.max([*bends, np.broadcast_to(least, place.shape)], axis=0) / steps


def _precision(array: np.ndarray) -> float:
    return float(np.finfo(array.dtype).eps) if array.dtype.kind == "f" else 0.0


def _analytic(
    function: Callable[[Any], Any], x: Any, place: np.ndarray, gradient: Any
) -> np.ndarray:
    if gradient is None:
        gradient = _by_tape(function, x)
    elif callable(gradient):
        gradient = gradient(
            x if tf.is_tensor(x) or isinstance(x, tf.Variable) else place
        )
    if gradient is None:
        raise ValueError(
            "The gradient function returned None; an array or a tensor of the shape "
            f"{place.shape} is needed. Does it end in a return?"
        )
    found = np.asarray(gradient)
    if found.shape != place.shape:
        raise ValueError(
            f"The gradient has the shape {found.shape}, and the place {place.shape}. A "
            "gradient has the shape of what it is taken by."
        )
    off = np.argwhere(~np.isfinite(found))
    if len(off):
        raise ValueError(
            f"The gradient is {found[tuple(off[0])]} in entry {off[0].tolist()}; a "
            "finite number is needed. Look for a division by 0 or an overflow."
        )
    return found


def _by_tape(function: Callable[[Any], Any], x: Any) -> tf.Tensor:
    if not (tf.is_tensor(x) or isinstance(x, tf.Variable)):
        raise TypeError(
            "For a function of arrays, give check_gradient the gradient to check. (The "
            "tape can find it only for a function of tensors: make x a tensor.)"
        )
    source = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(source)
        value = tf.convert_to_tensor(function(source))
    gradient = tape.gradient(value, source)
    if gradient is None:
        raise ValueError(
            "The tape found no path from the function's value back to x: its gradient "
            "is None. Look for NumPy calls, ints, or a value that does not use x."
        )
    return tf.convert_to_tensor(gradient)


def _about(error: float) -> str:
    """A size, without the digits that another machine may round otherwise."""
    if error >= 0.1:
        return f"{error:.1g}"
    return f"about 1e{round(np.log10(error))}" if error else "0"
