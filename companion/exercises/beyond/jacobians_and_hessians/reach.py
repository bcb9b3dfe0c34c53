"""Newton's method for a function of a vector: its input, for a given output."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named
from companion.exercises.beyond.jacobians_and_hessians.table_of_slopes import (
    table_of_slopes,
)


def reach(
    place: Callable[[tf.Tensor], tf.Tensor], x: tf.Tensor, goal: tf.Tensor, steps: int
) -> tf.Tensor:
    for _ in range(steps):
        slopes = table_of_slopes(place, x)
        miss = (goal - place(x))[:, tf.newaxis]
        x = x + tf.linalg.solve(slopes, miss)[:, 0]
    return x


def cases() -> list[Inputs]:
    def hand(x: tf.Tensor) -> tf.Tensor:
        first, second = x[0], x[0] + x[1]
        return tf.stack(
            [tf.cos(first) + tf.cos(second), tf.sin(first) + tf.sin(second)]
        )

    def two_circles(x: tf.Tensor) -> tf.Tensor:
        return tf.stack([x[0] ** 2 + x[1], x[1] ** 2 - x[0]])

    cube = named("cube", lambda x: x**3)
    return [
        {"place": place, "x": tf.constant(x), "goal": tf.constant(goal), "steps": steps}
        for place, x, goal, steps in [
            (hand, [0.5, 1.0], [0.8, 1.4], 1),
            (two_circles, [2.0, 1.0], [3.0, 0.5], 2),
            (cube, [2.0], [10.0], 1),
            (hand, [0.5, 1.0], [0.8, 1.4], 0),
        ]
    ]


MISTAKES = """
- slopes = table_of_slopes(place, x)
+ slopes = tf.transpose(table_of_slopes(place, x))
turns_the_jacobian: Your Jacobian is turned: the rows belong to the results.

- slopes = table_of_slopes(place, x)
- miss = (goal - place(x))[:, tf.newaxis]
- x = x + tf.linalg.solve(slopes, miss)[:, 0]
+ with tf.GradientTape() as tape:
+     tape.watch(x)
+     loss = tf.reduce_sum((goal - place(x)) ** 2)
+ x = x - 0.1 * tape.gradient(loss, x)
descends_the_gradient: That is gradient descent. Newton's step solves J d = goal -
place(x).

- x = x + tf.linalg.solve(slopes, miss)[:, 0]
+ x = x - tf.linalg.solve(slopes, miss)[:, 0]
goes_the_wrong_way: The step goes the wrong way: it solves J d = goal - place(x), and d
is added.

- for _ in range(steps):
+ start = x
+ for _ in range(steps):
- return x
+ return x - start
returns_the_way: That is how far x has moved. The place where it arrives is asked for.

- for _ in range(steps):
+ for _ in range(steps + 1):
takes_a_step_too_many: You took one step more than was asked for.

- for _ in range(steps):
+ for _ in range(min(steps, 1)):
takes_one_step: You took one step. Repeat it, with the Jacobian of the new place.
"""

EXERCISE = Exercise(reach, cases, MISTAKES)
