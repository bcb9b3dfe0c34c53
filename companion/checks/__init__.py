"""Checkers for the exercises: they run an answer on many inputs and say what is off.

`check` is what a reader calls. An exercise is a solution, inputs, and the mistakes
that people make with it: an answer that behaves as one of them is told so.
"""

from companion.checks.by_name import check, find, names
from companion.checks.engine import Verdict, examine, is_missing
from companion.checks.exercise import (
    Exercise,
    Inputs,
    Mistake,
    Outcome,
    Parts,
    Program,
    Sign,
    mistake,
    sign,
)
from companion.checks.grading import Score, grade, score

__all__ = [
    "Exercise",
    "Inputs",
    "Mistake",
    "Outcome",
    "Parts",
    "Program",
    "Score",
    "Sign",
    "Verdict",
    "check",
    "examine",
    "find",
    "grade",
    "is_missing",
    "mistake",
    "names",
    "score",
    "sign",
]
