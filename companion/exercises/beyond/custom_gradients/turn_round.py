"""A layer that leaves its input as it is and turns the gradient round."""

import tensorflow as tf

from companion.checks import Exercise, Inputs, Program
from companion.checks.inputs import numbers
from companion.exercises.beyond.custom_gradients._way_back import with_way_back


def turn_round(x: tf.Tensor, strength: float) -> tf.Tensor:
    @tf.custom_gradient
    def turned(x: tf.Tensor) -> tuple[tf.Tensor, Program]:
        return tf.identity(x), lambda upstream: -strength * upstream

    return turned(x)


def cases() -> list[Inputs]:
    return [
        {"x": numbers(3), "strength": 1.0},
        {"x": numbers(2, 2, seed=1), "strength": 0.5},
        {"x": tf.constant(2.0), "strength": 3.0},
    ]


MISTAKES = """
- return tf.identity(x), lambda upstream: -strength * upstream
+ return tf.identity(x), lambda upstream: -upstream
forgets_the_strength: The strength is missing in what you send back.

- return tf.identity(x), lambda upstream: -strength * upstream
+ return tf.identity(x), lambda upstream: strength * upstream
does_not_turn_it: The sign is missing: the gradient has to be turned round.

- return tf.identity(x), lambda upstream: -strength * upstream
+ return tf.identity(x), lambda upstream: -strength * tf.ones_like(upstream)
forgets_the_upstream: Your rule forgets the upstream. Multiply by what arrives.

- return turned(x)
+ return -strength * x
changes_the_value: You changed the value. It has to stay x; only the way back is turned.

- return turned(x)
+ return tf.identity(x)
has_no_rule: The gradient comes back as it was. Give the function a rule with
tf.custom_gradient.
"""

EXERCISE = Exercise(
    turn_round, cases, MISTAKES, observe=with_way_back, takes_gradients=True
)
