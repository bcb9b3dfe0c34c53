"""The first of several steps that no gradient gets through."""

from collections.abc import Callable, Sequence

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named


def first_break(steps: Sequence[Callable[[tf.Tensor], tf.Tensor]], x: tf.Tensor) -> int:
    for index, step in enumerate(steps):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = step(x)
        if tape.gradient(y, x) is None:
            return index
        x = y
    return len(steps)


def cases() -> list[Inputs]:
    def stop_if_large(x: tf.Tensor) -> tf.Tensor:
        return tf.stop_gradient(x) if tf.reduce_max(x) > 10 else x

    square = named("square", lambda x: x * x)
    shift = named("shift", lambda x: x + 1.0)
    as_array = named("as_array", lambda x: tf.constant(x.numpy() * 2.0))
    return [
        {"steps": steps, "x": tf.constant(x)}
        for steps, x in [
            ([square, tf.round, shift], [1.5, 2.5]),
            ([square, tf.sin, shift], [1.5, 2.5]),
            ([tf.round], 0.5),
            ([square, stop_if_large, shift], [2.0, 4.0]),
            ([square, shift, as_array, tf.exp, tf.round], [0.5]),
            ([square, tf.sign, shift], [3.0, -1.0]),
        ]
    ]


MISTAKES = """
- return index
+ return index + 1
- return len(steps)
+ return len(steps) + 1
counts_from_one: You counted from 1. An index begins at 0.

- for index, step in enumerate(steps):
+ found = len(steps)
+ for index, step in enumerate(steps):
- return index
+ found = index
- return len(steps)
+ return found
finds_the_last_break: That is the last break. The first one is asked for: return as soon
as you find one.

-     x = y
hands_nothing_on: Every step of yours gets x. What comes out of one step goes into the
next: whether a gradient gets through may depend on it.

- if tape.gradient(y, x) is None:
+ slope = tape.gradient(y, x)
+ if slope is None or not tf.reduce_any(slope != 0):
takes_zero_for_a_break: You count zeros as a break. They are a gradient: the path is
there, and the step is flat. Only None means that there is no path.

-     tape.watch(x)
does_not_watch: You return 0 for every list. Does the tape watch what goes into the
step, and is the step called inside the block?

- return len(steps)
+ return -1
returns_minus_one: For an unbroken path, the number of steps is asked for.

- return len(steps)
returns_nothing: For an unbroken path, the number of steps is asked for, and you return
None.
"""

EXERCISE = Exercise(first_break, cases, MISTAKES)
