"""How an answer is examined.

The answer and the solution run on the same inputs, and what they did is compared:
the value that came back, or the kind of error. If they differ, the answer is compared
with each known mistake. One that did the same as the answer on every input gives its
explanation; otherwise the first difference is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from companion.checks.exercise import (
    Exercise,
    Inputs,
    Mistake,
    Outcome,
    Parts,
    Program,
    Sign,
)
from companion.checks.values import difference, kind_of, shown
from companion.errors import without_files, wrapped
from companion.quiet import without_warnings

NO_PATH = ("NoneType", "value (None)", "No gradients provided")
"""What stands in the errors of those who compute with a gradient that is None."""


@dataclass(frozen=True)
class Verdict:
    """What came of an examination.

    Attributes:
        name: The name of the exercise.
        passed: Whether the answer was right on every input.
        message: What to say of it.
        points: What the exercise is worth; 0 if it is not graded.
        mistake: The name of the mistake that the answer makes, if it is a known one.
    """

    name: str
    passed: bool
    message: str
    points: int = 0
    mistake: str = ""

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


def examine(exercise: Exercise, answer: Any) -> Verdict:
    """Examines an answer: runs it on every case and explains what is wrong.

    Args:
        exercise: The exercise.
        answer: The reader's function, or value where the exercise asks for one.

    Returns:
        The verdict.

    Example:
        >>> from companion.checks import mistake
        >>> def double(x: int) -> int:
        ...     return 2 * x
        >>> @mistake("You squared it.")
        ... def squares(x: int) -> int:
        ...     return x * x
        >>> exercise = Exercise(double, lambda: [{"x": 3}, {"x": -1}], [squares])
        >>> examine(exercise, lambda x: x + x).passed
        True
        >>> examine(exercise, lambda x: x**2).message
        'You squared it.'
    """
    problem = _unusable(exercise, answer)
    if problem:
        return Verdict(exercise.name, False, problem)
    if exercise.is_value:
        return judge(exercise, [Outcome({}, value=answer)])
    return judge(exercise, run(exercise, answer), is_stub(answer))


def _unusable(exercise: Exercise, answer: Any) -> str | None:
    """What is wrong with an answer before it is run."""
    if not exercise.is_value:
        return None if callable(answer) else not_a_function(shown(answer))
    if is_missing(answer):
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


def is_missing(returned: Any) -> bool:
    """Whether this is nothing yet: None, or the three dots of a stub."""
    return returned is None or returned is ...


def is_stub(answer: Any) -> bool:
    """Whether the answer is still the three dots that it began as."""
    code = getattr(answer, "__code__", None)
    return code is not None and code.co_code == _untouched.__code__.co_code


def _untouched() -> None: ...


def run(exercise: Exercise, function: Program) -> list[Outcome]:
    """Calls a function with each case of an exercise and notes what it did."""
    with without_warnings():
        observed = exercise.observe(function)
        return [_outcome(observed, inputs) for inputs in exercise.cases()]


def _outcome(function: Program, inputs: Inputs) -> Outcome:
    try:
        return Outcome(inputs, value=function(*inputs.values()))
    except Exception as error:
        return Outcome(inputs, error=error)


def judge(exercise: Exercise, given: Sequence[Outcome], stub: bool = False) -> Verdict:
    """The verdict on what an answer did.

    Args:
        exercise: The exercise.
        given: What the answer did with each of the exercise's cases, in order.
        stub: Whether the answer is still the three dots that it began as.
    """
    found = None if stub else _sign_seen(exercise, given)
    problem = found.told(given) if found else first_difference(exercise, given)
    if problem is None:
        count = sum(bool(outcome.inputs) for outcome in given)
        tried = f"Tried on {count} inputs." if count > 1 else "That is it."
        return Verdict(exercise.name, True, tried)
    known = None if stub else _recognised(exercise, given)
    if known:
        return Verdict(exercise.name, False, known.says, mistake=known.name)
    return Verdict(exercise.name, False, problem, mistake=found.name if found else "")


def _sign_seen(exercise: Exercise, given: Sequence[Outcome]) -> Sign | None:
    """The first sign of a mistake in outcomes that all have a value."""
    if any(outcome.error or is_missing(outcome.value) for outcome in given):
        return None
    signs = (each for each in exercise.known if isinstance(each, Sign))
    return next((each for each in signs if each.told(given)), None)


def _recognised(exercise: Exercise, given: Sequence[Outcome]) -> Mistake | None:
    """The first mistake that behaves as the answer did."""
    mistakes = (each for each in exercise.known if isinstance(each, Mistake))
    return next((m for m in mistakes if _is_made(exercise, m, given)), None)


def _is_made(exercise: Exercise, mistake: Mistake, given: Sequence[Outcome]) -> bool:
    return any(
        all(map(_alike, given, run(exercise, program)))
        for program in mistake.made_of(exercise.solution)
    )


def _alike(one: Outcome, other: Outcome) -> bool:
    if one.error or other.error:
        return type(one.error) is type(other.error)
    if one.value is None or other.value is None:
        return one.value is other.value
    if kind_of(one.value) is not kind_of(other.value):
        return False
    return difference(one.value, other.value) is None


def first_difference(exercise: Exercise, given: Sequence[Outcome]) -> str | None:
    """The first difference between what an answer did and what the solution does.

    A message shows the inputs made anew, since an answer may have changed its own.

    Args:
        exercise: The exercise.
        given: What the answer did with each of the exercise's cases, in order.
    """
    wanted = [] if exercise.many_answers else run(exercise, exercise.solution)
    for number, mine in enumerate(given):
        if mine.error is not None:
            where = f"{_where(exercise, number)}, your function raised an error."
            return f"{where}\n{_told(mine.error, exercise.takes_gradients)}"
        if is_missing(mine.value):
            return f"Your function returned {difference(mine.value, None)}"
        if wanted:
            found = _difference(exercise, mine.value, wanted[number].value)
            if found:
                return f"{_where(exercise, number)}, {found}"
    return None


def _difference(exercise: Exercise, given: Any, wanted: Any) -> str | None:
    """What sets a value, or the first part that differs, apart from the wanted one."""
    if not isinstance(wanted, Parts):
        found = difference(given, wanted)
        begins = "the answer is" if exercise.is_value else "your function returned"
        return f"{begins} {found}" if found else None
    for begins, expected in wanted.items():
        part = given[begins]
        if isinstance(part, Exception):
            return f"{begins} an error.\n{_told(part, True)}"
        found = None if begins.startswith("(") else difference(part, expected)
        if found:
            return f"{begins} {found}"
    return None


def _where(exercise: Exercise, number: int) -> str:
    return Outcome(exercise.cases()[number]).where()


def _told(error: Exception, takes_gradients: bool) -> str:
    """An error in words, and what it most likely means."""
    text = f"{type(error).__name__}: {without_files(str(error)).strip()}"
    if "was expected to be a" in text:
        return (
            f"{text}\nTwo dtypes met, and TensorFlow changes neither by itself. Which "
            "of the two can become the other without a loss?"
        )
    if takes_gradients and any(words in text for words in NO_PATH):
        return (
            f"{text}\nMost likely a gradient was None. Is everything from the sources "
            "to the loss computed inside the tape's block, with TensorFlow alone? A "
            "source that is a tensor has to be watched, too."
        )
    return text
