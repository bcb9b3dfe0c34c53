"""What an exercise is: a solution, inputs, and the mistakes that people make.

A module of `companion.exercises` holds one, and is called as its solution is:

    def double(x):
        return x + x

    def cases():
        return [{"x": 3}, {"x": -1}]

    MISTAKES = '''
    - return x + x
    + return x * x
    squares: You squared it.
    '''

    EXERCISE = Exercise(double, cases, MISTAKES)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from companion.checks.edits import Edit, blocks
from companion.checks.values import shown

Inputs: TypeAlias = dict[str, Any]
Program: TypeAlias = Callable[..., Any]


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


class Parts(dict[str, Any]):
    """What to look at where an answer leaves more than one thing.

    A key is how a message about its value begins, as in "your function returned". A
    key in parentheses tells mistakes apart, and is not compared with the solution.
    """


@dataclass(frozen=True)
class Mistake:
    """A mistake that people make, as wrong programs and what to say of them.

    Attributes:
        name: What tests call it.
        says: What a reader is told whose answer does as one of the programs does.
        programs: Functions, or edits of the solution.
    """

    name: str
    says: str
    programs: tuple[Program | Edit, ...]

    def made_of(self, solution: Program) -> Iterator[Program]:
        """The wrong programs, each ready to run."""
        for program in self.programs:
            if isinstance(program, Edit):
                yield program.applied(solution, self.name)
            else:
                yield program


@dataclass(frozen=True)
class Sign:
    """A mistake that shows in what an answer did, whatever its program is.

    Attributes:
        name: What tests call it.
        says: What a reader is told; two braces in it take what `seen` returns.
        seen: Looks at the outcomes, all of which have a value. It returns None or
            False where there is nothing to say, and True, or words, where there is.
    """

    name: str
    says: str
    seen: Callable[[Sequence[Outcome]], bool | str | None]

    def told(self, outcomes: Sequence[Outcome]) -> str | None:
        """What to say of these outcomes, if anything."""
        found = self.seen(outcomes)
        if not found:
            return None
        return self.says.format(found) if isinstance(found, str) else self.says


def mistake(says: str) -> Callable[[Program], Mistake]:
    """Makes a mistake of a wrong program, under its own name.

    Args:
        says: What to say to whoever makes it.

    Example:
        >>> @mistake("You forgot the second one.")
        ... def takes_the_first(pair):
        ...     return pair[0]
        >>> takes_the_first.name
        'takes_the_first'
    """
    return lambda program: Mistake(program.__name__, says, (program,))


def sign(says: str) -> Callable[[Callable[[Sequence[Outcome]], Any]], Sign]:
    """Makes a sign of a function that looks at the outcomes, under its own name.

    Args:
        says: What to say where it is seen.

    Example:
        >>> @sign("It is {}, and no number is below zero here.")
        ... def negative(outcomes):
        ...     return next((str(o.value) for o in outcomes if o.value < 0), None)
        >>> negative.told([Outcome({}, 3), Outcome({}, -2)])
        'It is -2, and no number is below zero here.'
    """
    return lambda seen: Sign(seen.__name__, says, seen)


def in_words(text: str) -> Iterator[Mistake]:
    """The mistakes of a text: each an edit of the solution, a name, and words.

    Args:
        text: Blocks with an empty line between them. See `companion.checks.edits`.
    """
    for name, edits, says in blocks(text):
        yield Mistake(name, says, edits)


@dataclass(frozen=True)
class Exercise:
    """An exercise: what is asked, on which inputs, and how it goes wrong.

    Attributes:
        solution: A function that solves it. Its name is the exercise's. Where the
            answer is a value, it takes nothing and returns the value.
        cases: Makes the inputs, new at each call: dicts from argument to value.
        mistakes: The mistakes to recognise: a text as for `in_words`, or a sequence
            of such texts, of mistakes and of signs.
        is_value: Whether the answer is a value, not a function.
        observe: What to make of a function before it is run on the cases, so that
            what it returns can be compared: answer, solution and mistakes alike.
        many_answers: Whether right answers may differ from the solution's, as random
            numbers do. Then the signs alone say what is wrong.
        takes_gradients: Whether an error about None is most likely about a gradient.

    Example:
        >>> def double(x: int) -> int:
        ...     return x + x
        >>> Exercise(double, lambda: [{"x": 3}]).name
        'double'
    """

    solution: Program
    cases: Callable[[], Sequence[Inputs]]
    mistakes: str | Sequence[str | Mistake | Sign] = ()
    is_value: bool = False
    observe: Callable[[Program], Program] = lambda answer: answer
    many_answers: bool = False
    takes_gradients: bool = False

    @property
    def name(self) -> str:
        """The name of the exercise, which is the name of the answer."""
        return self.solution.__name__

    @cached_property
    def known(self) -> tuple[Mistake | Sign, ...]:
        """Every mistake and sign, in order."""
        given = [self.mistakes] if isinstance(self.mistakes, str) else self.mistakes
        return tuple(
            each
            for entry in given
            for each in (in_words(entry) if isinstance(entry, str) else [entry])
        )
