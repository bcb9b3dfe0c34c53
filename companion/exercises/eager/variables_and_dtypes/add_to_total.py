"""Adds the sum of a float32 batch to a float64 variable, and returns the variable."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import tensorflow as tf

from companion.checks import Exercise, Inputs, Outcome, Program, sign
from companion.checks.inputs import numbers


def add_to_total(total: tf.Variable, batch: tf.Tensor) -> tf.Variable:
    total.assign_add(tf.cast(tf.reduce_sum(batch), total.dtype))
    return total


def cases() -> list[Inputs]:
    return [
        {"total": tf.Variable(start, dtype=tf.float64), "batch": batch}
        for start, batch in [
            (1.0, tf.constant([2.0, 3.0])),
            (-5.0, numbers(3, 4)),
            (0.5, tf.constant(7.0)),
            (2.0, tf.zeros((0, 3))),
        ]
    ]


REFUSALS = (tf.errors.InvalidArgumentError, ValueError)


def with_refusals(answer: Program) -> Program:
    """Looks at the errors by which TensorFlow refuses to add, too."""

    def added(total: tf.Variable, batch: tf.Tensor) -> object:
        try:
            return answer(total, batch)
        except REFUSALS as error:
            return error

    return added


class Off(NamedTuple):
    """A case in which the total ends in a wrong place, or no variable came back."""

    start: float
    summed: float
    end: float
    returned: object


def first_off(outcomes: Sequence[Outcome]) -> Off | None:
    for outcome, fresh in zip(outcomes, cases(), strict=True):
        start, summed = float(fresh["total"]), float(tf.reduce_sum(fresh["batch"]))
        end = float(outcome.inputs["total"])
        is_right = abs(end - (start + summed)) < 1e-4
        if not is_right or not isinstance(outcome.value, tf.Variable):
            return Off(start, summed, end, outcome.value)
    return None


def ends_at(
    outcomes: Sequence[Outcome], place: Callable[[float, float], float]
) -> bool:
    """Whether the total ends there in the first case that is off."""
    off = first_off(outcomes)
    return off is not None and abs(off.end - place(off.start, off.summed)) < 1e-4


@sign(
    "TensorFlow refused: the sum is float32 and the variable float64, or their shapes "
    "differ. Sum the batch to one number, and cast it to total.dtype.\n{}"
)
def is_refused(outcomes: Sequence[Outcome]) -> str | None:
    off = first_off(outcomes)
    return str(off.returned) if off and isinstance(off.returned, REFUSALS) else None


@sign("The variable has changed, but you returned something else. Return it.")
def returns_something_else(outcomes: Sequence[Outcome]) -> bool:
    return ends_at(outcomes, lambda start, summed: start + summed)


@sign(
    "The variable has not changed. `total + ...` makes a new tensor; a method of the "
    "variable changes it in place."
)
def leaves_the_variable(outcomes: Sequence[Outcome]) -> bool:
    return ends_at(outcomes, lambda start, summed: start)


@sign("You put the sum in the place of the total. Add it to what is there.")
def assigns_the_sum(outcomes: Sequence[Outcome]) -> bool:
    return ends_at(outcomes, lambda start, summed: summed)


@sign("You subtracted the sum.")
def subtracts(outcomes: Sequence[Outcome]) -> bool:
    return ends_at(outcomes, lambda start, summed: start - summed)


@sign("The total began at {}.")
def ends_elsewhere(outcomes: Sequence[Outcome]) -> str | None:
    off = first_off(outcomes)
    if off is None:
        return None
    wanted = off.start + off.summed
    return f"{off.start:g} and is {off.end:g}. It should be {wanted:g}"


EXERCISE = Exercise(
    add_to_total,
    cases,
    [
        is_refused,
        returns_something_else,
        leaves_the_variable,
        assigns_the_sum,
        subtracts,
        ends_elsewhere,
    ],
    observe=with_refusals,
    many_answers=True,
)
