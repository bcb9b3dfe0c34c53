"""Answers to the exercises as learners write them, marked right or wrong.

Those to an exercise are in a module of its name, at the path of its chapter:

    answers = Answers()

    answers.right(lambda x: x + x)
    answers.wrong("squares", lambda x: x**2)

    @answers.wrong
    def squares(x):
        product = x * x
        return product

A wrong answer names the mistake that it is to be recognised as, as its first argument
or as its own name. One that is none of the known mistakes gives words of what it is
told: `answers.told("a float; a tensor is asked for", lambda x: 4.0)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from companion.checks.by_name import FOLDER, path_of

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Answer:
    """An answer, and what is to be said of it: nothing but praise where it is right."""

    given: Any
    is_right: bool
    mistake: str = ""
    says: str = ""


class Answers(list[Answer]):
    """The answers to one exercise."""

    def right(self, answer: Any) -> Any:
        """Notes a right answer."""
        self.append(Answer(answer, is_right=True))
        return answer

    def wrong(self, mistake: Any, *answer: Any) -> Any:
        """Notes an answer that makes a mistake: the next argument, or the one below."""
        if callable(mistake):
            return self.wrong(mistake.__name__, mistake)
        return self._noted(answer, mistake=mistake)

    def told(self, says: str, *answer: Any) -> Any:
        """Notes a wrong answer that makes none of the known mistakes."""
        return self._noted(answer, says=says)

    def _noted(self, answer: tuple[Any, ...], **expected: str) -> Any:
        def noted(given: Any) -> Any:
            self.append(Answer(given, False, **expected))
            return given

        return noted(*answer) if answer else noted


def answers_to(name: str) -> Answers:
    """The answers to an exercise.

    Raises:
        FileNotFoundError: If nobody has written any.
    """
    place = path_of(name).relative_to(FOLDER)
    if not (HERE / place).exists():
        raise FileNotFoundError(f"{name} has no answers: write tests/exercises/{place}")
    parts = place.with_suffix("").parts
    found: Answers = import_module(".".join([__package__, *parts])).answers
    return found
