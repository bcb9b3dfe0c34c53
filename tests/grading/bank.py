"""Right and wrong answers to the graded exercises, as text for a learner's notebook."""

from __future__ import annotations

from companion.checks import find
from companion.checks.grading import graded
from tests.exercises.answers import Answer, answers_to
from tests.exercises.sources import programs, solution, sources


def _said(name: str, answer: Answer) -> str:
    """What a wrong answer is told, up to where details of it stand."""
    known = {each.name: each.says for each in find(name).known}
    return known.get(answer.mistake, answer.says).partition("{}")[0]


RIGHT: dict[str, list[str]] = {
    name: [
        solution(name),
        *(
            source
            for source, answer in zip(sources(name), answers_to(name), strict=True)
            if answer.is_right
        ),
    ]
    for name in graded()
}

WRONG: dict[str, list[tuple[str, str]]] = {
    name: [
        *(
            (source, _said(name, answer))
            for source, answer in zip(sources(name), answers_to(name), strict=True)
            if not answer.is_right
        ),
        *(
            (source, mistake.says)
            for source, mistake in {m: (s, m) for s, m in programs(name)}.values()
            if mistake.name not in {answer.mistake for answer in answers_to(name)}
        ),
    ]
    for name in graded()
}
"""Each with words of what it is told. A mistake without an answer brings a program."""
