"""When a function is traced, what is in its graph, and what the graph gains.

`watch_traces` wraps a function in `tf.function` and notes each call: whether it
made a new graph, and why. `operations` lists what a graph is made of.
`compare_speed` times eager against graph execution, and claims a winner only
where the spreads of the timings lie apart.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf

from companion.quiet import without_warnings
from companion.showing import html_table

MARGIN = 1.2
"""The ratio of medians from which on one mode counts as faster."""

ROUND = 0.02
"""How long one round of timing lasts at least, in seconds."""

BOOKKEEPING = {"Placeholder", "Identity", "NoOp"}
FITS = "a graph that fits these arguments is there"
SHORTER = {"StatelessIf": "If", "StatelessWhile": "While"}


def watch_traces(function: Callable[..., Any], **options: Any) -> WatchedFunction:
    """Makes a `tf.function` that notes at each call whether it was traced, and why.

    Args:
        function: A function of tensors and Python values.
        **options: What `tf.function` takes, such as `input_signature`,
            `reduce_retracing` or `autograph`.

    Returns:
        The function, to be called like the one that was given. It shows as a
        table of its calls.

    Example:
        >>> double = watch_traces(lambda x: 2 * x)
        >>> for x in [tf.constant(1.0), tf.constant(5.0), 3]:
        ...     _ = double(x)
        >>> double
        call 1  new graph  x: float32 ()
                the first call
        call 2  reused     x: float32 ()
                a graph that fits these arguments is there
        call 3  new graph  x: 3
                x: each Python value gets a graph of its own; a tensor would share one
        >>> double.traces
        2
    """
    return WatchedFunction(function, options)


@dataclass(frozen=True)
class Call:
    """One call of a watched function.

    Attributes:
        arguments: The arguments in short: dtype and shape of tensors, and Python
            values as they are.
        traced: Whether the call made a new graph.
        reason: Why it did, or did not.
    """

    arguments: str
    traced: bool
    reason: str


class WatchedFunction:
    """A `tf.function` that keeps a list of its calls.

    Attributes:
        function: The `tf.function`.
        calls: What is known of each call so far.
    """

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        self.function = tf.function(function, **options)
        self.calls: list[Call] = []
        self._signature = inspect.signature(function)
        self._known: list[dict[str, str]] = []

    @property
    def traces(self) -> int:
        """How many graphs there are so far."""
        return self.function.experimental_get_tracing_count()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Calls the `tf.function`, notes the call, and returns the result.

        A call that raises an error is not noted.
        """
        before = self.traces
        with without_warnings():
            result = self.function(*args, **kwargs)
        given = self._signature.bind(*args, **kwargs)
        given.apply_defaults()
        kinds = {name: _kind(value) for name, value in given.arguments.items()}
        traced = self.traces > before
        reason = self._reason(given.arguments, kinds) if traced else FITS
        self.calls.append(Call(_in_short(kinds), traced, reason))
        if traced:
            self._known.append(kinds)
        return result

    def _reason(self, given: Mapping[str, Any], kinds: dict[str, str]) -> str:
        if not self._known:
            return "the first call"
        for name, kind in kinds.items():
            known = [other[name] for other in self._known]
            if kind not in known:
                return f"{name}: {_news(given[name], kind, known)}"
        return "these arguments have not come together before"

    def __repr__(self) -> str:
        lines = []
        for number, call in enumerate(self.calls, start=1):
            what = "new graph" if call.traced else "reused   "
            lines += [
                f"call {number}  {what}  {call.arguments}",
                f"        {call.reason}",
            ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = [
            [
                str(number),
                call.arguments,
                "new graph" if call.traced else "reused",
                call.reason,
            ]
            for number, call in enumerate(self.calls, start=1)
        ]
        return html_table([["call", "arguments", "graph", "why"], *rows])


def _kind(value: Any) -> str:
    """What decides which graph an argument fits, as text.

    That is dtype and shape for a tensor, a variable or an array, the kinds of its
    parts for a list or a dict, and the value itself for anything else.
    """
    if isinstance(value, tf.Variable):
        return f"variable, {value.dtype.name} {tuple(value.shape)}"
    if tf.is_tensor(value) or isinstance(value, np.ndarray):
        return f"{value.dtype.name} {tuple(value.shape)}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_kind, value))}]"
    if isinstance(value, dict):
        return f"{{{_in_short({key: _kind(value[key]) for key in value})}}}"
    return repr(value)


def _in_short(kinds: dict[str, str]) -> str:
    return ", ".join(f"{name}: {kind}" for name, kind in kinds.items())


def _news(given: Any, kind: str, known: list[str]) -> str:
    if isinstance(given, bool | int | float | str):
        return "each Python value gets a graph of its own; a tensor would share one"
    return f"{kind} is new; known so far: {' and '.join(dict.fromkeys(known))}"


def operations(function: Callable[..., Any], *args: Any, **kwargs: Any) -> list[str]:
    """The kinds of the operations in the graph of a function, in order.

    Args:
        function: A `tf.function`, a watched function, or a plain one.
        *args: The arguments to trace it for.
        **kwargs: The same by name.

    Returns:
        A name for each operation, such as `Mul`. Places for inputs and steps that
        only pass a value on are left out. A condition or a loop is one operation,
        `If` or `While`, whatever is inside it; a call of another `tf.function` is
        one as well.

    Example:
        >>> operations(lambda x: tf.exp(2.0 * x), tf.constant(1.0))
        ['Const', 'Mul', 'Exp']
    """
    function = getattr(function, "function", function)
    if not hasattr(function, "get_concrete_function"):
        function = tf.function(function)
    graph = function.get_concrete_function(*args, **kwargs).graph
    kinds = [operation.type for operation in graph.get_operations()]
    return [SHORTER.get(kind, kind) for kind in kinds if kind not in BOOKKEEPING]


def compare_speed(
    function: Callable[..., Any], *args: Any, rounds: int = 15
) -> Comparison:
    """Times a function eagerly and as a graph, in turns, after a warm-up.

    Tracing is not counted. A round runs long enough for the clock, and the two
    modes take turns, so that a busy moment of the machine meets both.

    Args:
        function: A plain Python function that returns one tensor or several.
        *args: The arguments to call it with.
        rounds: How many times each mode is timed, at least 2.

    Returns:
        The timings, which say who is faster where that can be said.

    Raises:
        ValueError: If `rounds` is less than 2.
        TypeError: If the function is a `tf.function` already, and so has no eager
            form to compare with.

    Example:
        >>> compare_speed(lambda x: x + 1.0, tf.constant(1.0), rounds=2).eager.shape
        (2,)
    """
    if rounds < 2:
        raise ValueError(
            f"compare_speed needs at least 2 rounds; it was given {rounds}."
        )
    if hasattr(function, "get_concrete_function"):
        raise TypeError(
            "compare_speed was given a tf.function; give it the plain Python function, "
            "of which it makes a graph itself."
        )
    modes = (function, tf.function(function))
    repeats = [_repeats(mode, args) for mode in modes]
    timings: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for mode, count, found in zip(modes, repeats, timings, strict=True):
            found.append(_seconds(mode, args, count))
    return Comparison(*map(np.array, timings))


@dataclass(frozen=True)
class Comparison:
    """Timings of one function in the two modes of execution.

    Attributes:
        eager: Seconds for a call in eager execution, one entry for each round.
        graph: Seconds for a call of the graph, one entry for each round.
    """

    eager: np.ndarray
    graph: np.ndarray

    @property
    def ratio(self) -> float:
        """How many times as long eager takes: the ratio of the medians."""
        return float(np.median(self.eager) / np.median(self.graph))

    @property
    def faster(self) -> str:
        """`graph` or `eager`, or `neither` where that cannot be said.

        A winner is claimed where the middle halves of the timings do not overlap,
        and the medians are apart by a factor of at least 1.2.
        """
        if self.at_least(1.0) and self.ratio >= MARGIN:
            return "graph"
        if (
            Comparison(self.graph, self.eager).at_least(1.0)
            and self.ratio <= 1 / MARGIN
        ):
            return "eager"
        return "neither"

    def at_least(self, factor: float) -> bool:
        """Whether the graph is faster by a factor, with the spread on both sides.

        Args:
            factor: The factor.

        Returns:
            Whether even the lower quartile of eager is at least so many times the
            upper quartile of the graph.

        Example:
            >>> slow, fast = np.array([6.0, 6.1, 6.2]), np.array([2.0, 2.1, 2.2])
            >>> Comparison(slow, fast).at_least(2), Comparison(slow, fast).at_least(3)
            (True, False)
        """
        slow, fast = np.quantile(self.eager, 0.25), np.quantile(self.graph, 0.75)
        return bool(slow >= factor * fast)

    def table(self) -> str:
        """The medians with their middle halves, in microseconds: for your own machine.

        Example:
            >>> print(Comparison(np.array([3e-5] * 3), np.array([1e-5] * 3)).table())
            eager  30.0 µs (30.0 to 30.0)
            graph  10.0 µs (10.0 to 10.0)
        """
        lines = []
        for name, seconds in [("eager", self.eager), ("graph", self.graph)]:
            low, middle, high = 1e6 * np.quantile(seconds, [0.25, 0.5, 0.75])
            lines.append(f"{name}  {middle:.1f} µs ({low:.1f} to {high:.1f})")
        return "\n".join(lines)

    def __repr__(self) -> str:
        if self.faster == "neither":
            return "no clear difference"
        return f"{self.faster} is faster"


def _repeats(function: Callable[..., Any], args: tuple[Any, ...]) -> int:
    """How many calls make a round, found out after calls to warm up."""
    for _ in range(3):
        seconds = _seconds(function, args, 1)
    return max(1, round(ROUND / seconds))


def _seconds(function: Callable[..., Any], args: tuple[Any, ...], count: int) -> float:
    """Seconds for one of `count` calls in a row, with the last result at hand."""
    start = time.perf_counter()
    for _ in range(count):
        result = function(*args)
    tf.nest.map_structure(np.asarray, result)
    return (time.perf_counter() - start) / count
