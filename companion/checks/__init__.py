"""Checkers for the exercises: they run an answer on many inputs and say what is off.

`check` is what a reader calls. An exercise is a solution, inputs, and the mistakes
that people make with it: an answer that behaves as one of them is told so.
"""

from companion.checks.by_name import check, find, names
from companion.checks.engine import Verdict, examine
from companion.checks.engine import is_missing as is_missing
from companion.checks.exercise import (
    Exercise,
    Mistake,
    Outcome,
    Parts,
    Sign,
    mistake,
    sign,
)
from companion.checks.exercise import Inputs as Inputs
from companion.checks.exercise import Program as Program
from companion.checks.grading import Score, grade, score

__all__ = [
    "Exercise",
    "Mistake",
    "Outcome",
    "Parts",
    "Score",
    "Sign",
    "Verdict",
    "check",
    "examine",
    "find",
    "grade",
    "mistake",
    "names",
    "score",
    "sign",
]
