"""A share taken off each number of a variable, in place."""

import tensorflow as tf

from companion.checks import Exercise, Inputs, Parts, Program
from companion.checks.inputs import numbers


def decay(v: tf.Variable, share: float) -> None:
    v.assign((1 - share) * v)


def cases() -> list[Inputs]:
    return [
        {"v": tf.Variable(v), "share": share}
        for v, share in [
            (8.0, 0.25),
            ([1.0, -2.0, 4.0], 0.1),
            (numbers(2, 3), 0.75),
            ([[3.0], [-5.0]], 1.0),
        ]
    ]


def with_variable(answer: Program) -> Program:
    """Looks at where a function leaves its variable, and not at what it returns."""

    def left(v: tf.Variable, share: float) -> Parts:
        before = v.read_value()
        returned = answer(v, share)
        untouched = bool(tf.reduce_all(v == before))
        return Parts(
            {
                "your function leaves the variable as": v.read_value(),
                "(returned in vain)": untouched and returned is not None,
            }
        )

    return left


MISTAKES = """
+ return (1 - share) * v
returns_a_new_tensor: You returned something, but the variable is what it was. Whoever
holds the variable looks there for the new value: change the variable itself.

+ v = (1 - share) * v
names_a_new_tensor: The variable is what it was. `v = ...` gives the name v to a new
tensor, inside your function alone. Nobody else sees it.

+ v.assign((1 - share) * v)
+ v.assign((1 - share) * v)
takes_it_off_twice: The share was taken off twice. Is there a second change, or a line
that runs twice?

+ v.assign((1 + share) * v)
adds_the_share: The variable grew: you added the share. It is to lose it.

+ v.assign(share * v)
leaves_the_share: You left the share itself in the variable, and what was to stay is
gone.

+ v.assign(v - share)
or
+ v.assign_sub(share)
takes_the_number_off: You took the number `share` away. A share is a part of the value:
0.25 of 8 is 2.

+ v.assign(v + share)
adds_the_number: You added the number `share`. A share is a part of the value, and the
value is to lose it.

+ v.assign(-share * v)
leaves_what_is_taken_off: You put what is to be taken off, with a minus, in the place of
the value.

+ v.assign(share * v - v)
turns_the_signs_round: The signs are turned round: you subtracted the value from its
share.

+ v.assign(v / (1 + share))
divides: You divided by 1 + share. That loses less than the share of the value.

+ v.assign(v - share * tf.abs(v))
goes_away_from_zero: Where the value is negative, you moved it away from zero. Below
zero, the share is negative as well.

+ v.assign(v - share * tf.reduce_mean(v))
takes_the_same_everywhere: You took the same number away everywhere. Every entry loses
the share of its own value.

+ v.assign(tf.zeros_like(v))
leaves_nothing: Nothing is left in the variable.

+ v.assign((1 - share) * tf.reduce_sum(v))
makes_one_number: You put one number into the variable. Its shape is to stay.
"""

EXERCISE = Exercise(decay, cases, MISTAKES, observe=with_variable)
