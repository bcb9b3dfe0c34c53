"""How an answer is examined.

The answer and the reference run on the same inputs, and what they did is
compared: the value that came back, or the kind of error. If they differ, the
answer is compared with each known mistake. One that did the same as the answer
on every input gives its explanation; otherwise the first difference is told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from companion.checks.values import difference, kind_of, shown
from companion.errors import wrapped

if TYPE_CHECKING:
    import numpy as np

Inputs = dict[str, Any]


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
        ...     cases=lambda: [{"x": 3}, {"x": -1}],
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
    from numpy.random import default_rng

    return replace(exercise, cases=lambda: [*own(), *drawn(default_rng(seed))])


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
    logger = logging.getLogger("tensorflow")
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
    if kind_of(one.value) is not kind_of(other.value):
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
