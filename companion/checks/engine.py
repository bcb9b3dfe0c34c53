"""How an answer is examined.

The answer and the reference run on the same inputs, and what they did is
compared: the value that came back, or the kind of error. If they differ, the
answer is compared with each known mistake. One that did the same as the answer
on every input gives its explanation; otherwise the first difference is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import numpy as np
import tensorflow as tf

from companion.errors import wrapped

Inputs = dict[str, Any]

FEW = 8
"""Tensors with at most this many elements are shown whole."""

TOLERANCE = 1e-5
"""Relative and absolute difference at which two floats still count as equal."""


@dataclass(frozen=True)
class Mistake:
    """A mistake that people make, as a wrong solution and what to say of it."""

    solve: Callable[..., Any]
    says: str


@dataclass(frozen=True)
class Exercise:
    """An exercise: what is asked, on which inputs, and how it goes wrong.

    Attributes:
        name: The name of the exercise, which is the name of the answer.
        solve: The reference solution: a function of keyword arguments, or of
            none where the answer is a value and not a function.
        cases: Makes the inputs, new at each call: dicts from argument to value.
        mistakes: The mistakes to recognise.
        is_value: Whether the answer is a value, not a function.
        prepare: What to make of a function before it is run on the cases; by
            default, nothing. It is done to the answer, the reference and the
            mistakes alike.
        verify: Where right answers may differ from the reference, a function of
            the answer's outcomes on all cases and of the exercise, that returns
            what is wrong with them, or None. It takes the place of the comparison.
        drawn: For an exercise that is graded, more inputs, drawn with a generator
            of random numbers.
        points: What the exercise is worth, if it is graded.
    """

    name: str
    solve: Callable[..., Any]
    cases: Callable[[], Sequence[Inputs]]
    mistakes: tuple[Mistake, ...] = ()
    is_value: bool = False
    prepare: Callable[[Callable[..., Any]], Callable[..., Any]] = lambda f: f
    verify: Callable[[list[Outcome], Exercise], str | None] | None = None
    drawn: Callable[[np.random.Generator], Sequence[Inputs]] | None = None
    points: int = 0


@dataclass(frozen=True)
class Verdict:
    """What came of an examination.

    Attributes:
        name: The name of the exercise.
        passed: Whether the answer was right on every input.
        message: What to say of it.
        points: What the exercise is worth; 0 if it is not graded.
    """

    name: str
    passed: bool
    message: str
    points: int = 0

    @property
    def state(self) -> str:
        """Right or not, and for how many points."""
        if self.passed:
            return f"right, {_count(self.points)}" if self.points else "right"
        worth = f", 0 of {_count(self.points)}" if self.points else ""
        return f"not there yet{worth}"

    def __repr__(self) -> str:
        sign = "✓" if self.passed else "✗"
        return f"{sign} {self.name}: {self.state}.\n{wrapped(self.message)}"

    def _repr_html_(self) -> str:
        sign, colour = ("✓", "green") if self.passed else ("✗", "orange")
        message = escape(self.message).replace("\n", "<br>")
        return (
            f'<div class="verdict verdict-{colour}"><p><strong>{sign} {self.name}: '
            f"{self.state}.</strong> {message}</p></div>"
        )


def _count(points: int) -> str:
    return "1 point" if points == 1 else f"{points} points"


@dataclass(frozen=True)
class Outcome:
    """What a function did with one case: it returned a value, or it raised."""

    inputs: Inputs
    value: Any = None
    error: Exception | None = None

    def where(self) -> str:
        """The inputs in words, to start a sentence with."""
        if not self.inputs:
            return "Here"
        return "For " + ", ".join(f"{k} = {shown(v)}" for k, v in self.inputs.items())


def examine(exercise: Exercise, answer: Any) -> Verdict:
    """Examines an answer: runs it on every case and explains what is wrong.

    Args:
        exercise: The exercise.
        answer: The reader's function, or value where the exercise asks for one.

    Returns:
        The verdict.

    Example:
        >>> double = Exercise(
        ...     name="double",
        ...     solve=lambda x: 2 * x,
        ...     cases=lambda: [{"x": tf.constant(3)}, {"x": tf.constant(-1)}],
        ...     mistakes=(Mistake(lambda x: x * x, "You squared it."),),
        ... )
        >>> examine(double, lambda x: x + x).passed
        True
        >>> examine(double, lambda x: x**2).message
        'You squared it.'
    """
    problem = _unusable(exercise, answer)
    if problem:
        return Verdict(exercise.name, False, problem, exercise.points)
    if exercise.is_value:
        return judge(exercise, [Outcome({}, value=answer)])
    return judge(exercise, run(exercise, answer), is_stub(answer))


def _unusable(exercise: Exercise, answer: Any) -> str | None:
    """What is wrong with an answer before it is run."""
    if not exercise.is_value:
        return None if callable(answer) else not_a_function(shown(answer))
    if answer is None or answer is ...:
        return "There is no answer yet: put yours in the place of the three dots."
    if callable(answer):
        return "This exercise asks for a value, and you gave a function."
    return None


def not_a_function(given: str) -> str:
    """What to say of an answer that cannot be called."""
    return (
        f"This exercise asks for a function, and you gave {given}. "
        "Give the function's name without parentheses behind it."
    )


def judge(exercise: Exercise, given: list[Outcome], stub: bool = False) -> Verdict:
    """The verdict on what an answer did.

    Args:
        exercise: The exercise.
        given: What the answer did with each of the exercise's cases, in order.
        stub: Whether the answer is still the three dots that it began as.
    """
    problem = _problem(exercise, given, stub)
    if problem:
        return Verdict(exercise.name, False, problem, exercise.points)
    count = sum(bool(inputs) for inputs in exercise.cases())
    tried = f"Tried on {count} inputs." if count > 1 else "That is it."
    return Verdict(exercise.name, True, tried, exercise.points)


def _problem(exercise: Exercise, given: list[Outcome], stub: bool) -> str | None:
    if exercise.verify:
        differing = exercise.verify(given, exercise)
    else:
        differing = _first_difference(given, run(exercise, exercise.solve))
    if differing is None or stub:
        return differing
    return _recognised(exercise, given) or differing


def seeded(exercise: Exercise, seed: int) -> Exercise:
    """The same exercise with more cases: its own, and then those drawn from a seed.

    Example:
        >>> double = Exercise(
        ...     name="double",
        ...     solve=lambda x: 2 * x,
        ...     cases=lambda: [{"x": 3}],
        ...     drawn=lambda rng: [{"x": int(x)} for x in rng.integers(0, 9, 2)],
        ... )
        >>> seeded(double, seed=7).cases()
        [{'x': 3}, {'x': 8}, {'x': 5}]
    """
    own, drawn = exercise.cases, exercise.drawn
    if drawn is None:
        return exercise
    return replace(
        exercise, cases=lambda: [*own(), *drawn(np.random.default_rng(seed))]
    )


def is_stub(answer: Any) -> bool:
    """Whether the answer is still the three dots that it began as."""
    code = getattr(answer, "__code__", None)
    return code is not None and code.co_code == _untouched.__code__.co_code


def _untouched() -> None: ...


def run(exercise: Exercise, function: Callable[..., Any]) -> list[Outcome]:
    """Calls a function with each case of an exercise and notes what it did."""
    with _without_warnings():
        prepared = exercise.prepare(function)
        return [_outcome(prepared, inputs) for inputs in exercise.cases()]


def _outcome(function: Callable[..., Any], inputs: Inputs) -> Outcome:
    try:
        return Outcome(inputs, value=function(*inputs.values()))
    except Exception as error:
        return Outcome(inputs, error=error)


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Keeps TensorFlow from warning about graphs that many inputs make it trace."""
    logger = tf.get_logger()
    before = logger.level
    logger.setLevel("ERROR")
    try:
        yield
    finally:
        logger.setLevel(before)


def _recognised(exercise: Exercise, given: list[Outcome]) -> str | None:
    """The explanation of the first mistake that behaves as the answer did."""
    for mistake in exercise.mistakes:
        mistaken = run(exercise, mistake.solve)
        if all(map(_alike, given, mistaken)):
            return mistake.says
    return None


def _alike(one: Outcome, other: Outcome) -> bool:
    if one.error or other.error:
        return type(one.error) is type(other.error)
    if one.value is None or other.value is None:
        return one.value is other.value
    if isinstance(one.value, tf.Variable) != isinstance(other.value, tf.Variable):
        return False
    return difference(one.value, other.value) is None


def _first_difference(given: list[Outcome], wanted: list[Outcome]) -> str | None:
    for mine, reference in zip(given, wanted, strict=True):
        if mine.error is not None:
            where = f"{mine.where()}, your function raised an error."
            return f"{where}\n{_told(mine.error)}"
        found = difference(mine.value, reference.value)
        if found and (mine.value is None or mine.value is ...):
            return f"Your function returned {found}"
        if found:
            returned = "your function returned" if mine.inputs else "the answer is"
            return f"{mine.where()}, {returned} {found}"
    return None


def _told(error: Exception) -> str:
    text = f"{type(error).__name__}: {str(error).strip()}"
    if "was expected to be a" not in text:
        return text
    return (
        f"{text}\nTwo dtypes met, and TensorFlow changes neither by itself. Which of "
        "the two can become the other without a loss?"
    )


def difference(given: Any, wanted: Any) -> str | None:
    """What sets a value apart from the wanted one; None where nothing does.

    Args:
        given: What the answer returned: anything.
        wanted: What the reference returned: a tensor, a variable, a number, a
            string, or a tuple, list or dict of these.

    Returns:
        Words that follow "your function returned", or None.
    """
    if given is None:
        return "None. Does every path through it end in a return?"
    if given is ...:
        return "three dots: put your own code in their place."
    if isinstance(wanted, tuple | list):
        return _sequence_difference(given, wanted)
    if isinstance(wanted, dict):
        return _dict_difference(given, wanted)
    if isinstance(wanted, tf.Variable) and not isinstance(given, tf.Variable):
        return f"{article(given)}; a tf.Variable is asked for."
    if tf.is_tensor(wanted) or isinstance(wanted, np.ndarray):
        return _tensor_difference(given, wanted)
    if type(given) is not type(wanted):
        return f"{article(given)}; {article(wanted)} is asked for."
    return None if given == wanted else f"{given!r}, and that is not right."


def _sequence_difference(given: Any, wanted: tuple | list) -> str | None:
    kind = type(wanted).__name__
    if not isinstance(given, tuple | list | tf.TensorShape):
        return f"{article(given)}; a {kind} of {len(wanted)} is asked for."
    if len(given) != len(wanted):
        return f"a {kind} of {len(given)}; a {kind} of {len(wanted)} is asked for."
    for index, pair in enumerate(zip(given, wanted, strict=True)):
        found = _part_difference(*pair)
        if found:
            return f"a {kind} whose entry {index} is {found}"
    return None


def _dict_difference(given: Any, wanted: dict[str, Any]) -> str | None:
    if not isinstance(given, dict):
        return f"{article(given)}; a dict is asked for."
    if set(given) != set(wanted):
        return f"a dict with the keys {list(given)}; {list(wanted)} are asked for."
    for key in wanted:
        found = _part_difference(given[key], wanted[key])
        if found:
            return f"a dict whose entry {key!r} is {found}"
    return None


def _part_difference(given: Any, wanted: Any) -> str | None:
    if given is None:
        return None if wanted is None else f"None; {article(wanted)} is asked for."
    if isinstance(given, Exception):
        same = type(given) is type(wanted)
        return None if same else f"an error. {type(given).__name__}: {given}"
    return difference(given, wanted)


def _tensor_difference(given: Any, wanted: tf.Tensor) -> str | None:
    if isinstance(given, np.ndarray) != isinstance(wanted, np.ndarray) or not (
        isinstance(given, np.ndarray | tf.Tensor | tf.Variable)
    ):
        return f"{article(given)}; {article(wanted)} is asked for."
    if given.dtype != wanted.dtype:
        return (
            f"a tensor of dtype {given.dtype.name}; dtype {wanted.dtype.name} is "
            "asked for."
        )
    if given.shape != wanted.shape:
        return (
            f"a tensor of shape {tuple(given.shape)}; shape {tuple(wanted.shape)} is "
            "asked for."
        )
    return _value_difference(np.asarray(given), np.asarray(wanted))


def _value_difference(given: np.ndarray, wanted: np.ndarray) -> str | None:
    if np.issubdtype(wanted.dtype, np.inexact):
        equal = np.isclose(given, wanted, TOLERANCE, TOLERANCE, equal_nan=True)
    else:
        equal = given == wanted
    if np.all(equal):
        return None
    if wanted.size == 1:
        return f"{_number(given.flat[0])} instead of {_number(wanted.flat[0])}."
    index = tuple(int(i) for i in np.argwhere(~equal)[0])
    place = ", ".join(map(str, index))
    return (
        f"a tensor that is right in {int(equal.sum())} of {wanted.size} entries. The "
        f"entry at [{place}] is {_number(given[index])} instead of "
        f"{_number(wanted[index])}."
    )


def _number(value: Any) -> str:
    if isinstance(value, bytes):
        return repr(value)
    return f"{value:.6g}" if isinstance(value, np.floating) else str(value)


def article(value: Any) -> str:
    """The kind of a value in words, with its article."""
    if isinstance(value, np.ndarray | np.generic):
        return "a NumPy array" if isinstance(value, np.ndarray) else "a NumPy number"
    if isinstance(value, tf.Variable):
        return "a tf.Variable"
    if tf.is_tensor(value):
        return f"a {type(value).__name__}" if _is_special(value) else "a tensor"
    if isinstance(value, tuple | list | dict):
        return f"a {type(value).__name__}"
    names = {int: "a whole number", float: "a float", str: "a string", bool: "a bool"}
    return names.get(type(value), f"a value of type {type(value).__name__}")


def _is_special(value: Any) -> bool:
    return isinstance(value, tf.RaggedTensor | tf.SparseTensor)


def shown(value: Any) -> str:
    """A value as a message shows it: whole where it is small, else its shape."""
    if callable(value) and hasattr(value, "__name__"):
        return value.__name__
    if isinstance(value, tf.Variable):
        return f"a variable, {shown(tf.convert_to_tensor(value))}"
    if isinstance(value, tf.IndexedSlices):
        return f"an IndexedSlices of the rows {value.indices.numpy().tolist()}"
    if not tf.is_tensor(value) or _is_special(value):
        return repr(value) if len(repr(value)) < 60 else article(value)
    if tf.size(value) <= FEW:
        numbers = np.array2string(np.asarray(value), separator=", ")
        return f"{' '.join(numbers.split())} ({value.dtype.name})"
    return f"a tensor of shape {tuple(value.shape)} and dtype {value.dtype.name}"
