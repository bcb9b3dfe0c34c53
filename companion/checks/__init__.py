"""Checkers for the exercises: they run an answer on many inputs and say what is off.

`check` is what a reader calls. An exercise is a reference solution, inputs, and
the mistakes that people make with it, each as a wrong solution of its own: an
answer that behaves as one of them is told so.
"""

from companion.checks.engine import Exercise, Mistake, Verdict, examine
from companion.checks.registry import EXERCISES, Score, check, grade, score

__all__ = [
    "EXERCISES",
    "Exercise",
    "Mistake",
    "Score",
    "Verdict",
    "check",
    "examine",
    "grade",
    "score",
]
