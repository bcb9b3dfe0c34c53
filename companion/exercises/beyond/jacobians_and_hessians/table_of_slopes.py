"""The Jacobian of a function of a vector, row by row."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named, numbers


def table_of_slopes(
    function: Callable[[tf.Tensor], tf.Tensor], x: tf.Tensor
) -> tf.Tensor:
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        entries = tf.unstack(function(x))
    rows = [tape.gradient(entry, x) for entry in entries]
    return tf.stack(rows)


def cases() -> list[Inputs]:
    def mix(x: tf.Tensor) -> tf.Tensor:
        return tf.linalg.matvec(numbers(2, 3), tf.sin(x))

    def polar(x: tf.Tensor) -> tf.Tensor:
        return x[0] * tf.stack([tf.cos(x[1]), tf.sin(x[1])])

    powers = named("powers", lambda x: tf.stack([x[0], x[0] ** 2, x[0] ** 3]))
    chain = named("chain", lambda x: tf.math.cumsum(x**2))
    return [
        {"function": function, "x": tf.constant(x)}
        for function, x in [
            (mix, [0.5, -1.0, 2.0]),
            (polar, [2.0, 0.5]),
            (powers, [2.0]),
            (chain, [1.0, 2.0, -3.0]),
        ]
    ]


MISTAKES = """
- rows = [tape.gradient(entry, x) for entry in entries]
- return tf.stack(rows)
+ return tape.gradient(entries, x)
adds_the_rows_up: That is the gradient of the sum of the outputs: the rows added up.
Keep them apart.

- return tf.stack(rows)
+ return tf.stack(rows, axis=1)
turns_the_table: Your table is turned: the outputs belong in the rows, the inputs in the
columns.

- rows = [tape.gradient(entry, x) for entry in entries]
- return tf.stack(rows)
+ return tf.linalg.diag(tape.gradient(entries, x))
makes_a_diagonal: You put the gradient on a diagonal. Every output has a row of its own.

- return tf.stack(rows)
+ return rows[0]
returns_the_first_row: That is the first row alone.

- return tf.stack(rows)
+ return rows
returns_a_list: You return a list of rows. Stack them to one tensor.
"""

EXERCISE = Exercise(table_of_slopes, cases, MISTAKES)
