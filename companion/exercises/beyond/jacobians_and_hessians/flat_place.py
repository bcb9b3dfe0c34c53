"""Whether a flat place is a minimum, a maximum or a saddle."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named
from companion.checks.observing import derivative
from companion.exercises.beyond.jacobians_and_hessians.table_of_slopes import (
    table_of_slopes,
)

Loss = Callable[[tf.Tensor], tf.Tensor]


def flat_place(loss: Loss, x: tf.Tensor) -> str:
    curvatures = tf.linalg.eigvalsh(hessian(loss, x))
    if tf.reduce_all(curvatures > 0):
        return "minimum"
    return "maximum" if tf.reduce_all(curvatures < 0) else "saddle"


def hessian(loss: Loss, x: tf.Tensor) -> tf.Tensor:
    return table_of_slopes(lambda x: derivative(loss, x), x)


def cases() -> list[Inputs]:
    def twisted(v: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum(v**2) + 3.0 * v[0] * v[1]

    def turned(v: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum(v**2) - 3.0 * v[0] * v[1]

    def mountain_pass(v: tf.Tensor) -> tf.Tensor:
        return v[0] ** 2 - v[1] ** 2 + v[2] ** 2

    def valley(v: tf.Tensor) -> tf.Tensor:
        return 5.0 * v[0] ** 2 + v[1] ** 2 - 4.0 * v[0] * v[1]

    def saddle_of_three(v: tf.Tensor) -> tf.Tensor:
        products = v[0] * v[1] + v[0] * v[2] + v[1] * v[2]
        return tf.reduce_sum(v**2) + 3.0 * products

    bowl = named("bowl", lambda v: tf.reduce_sum(v**2) + v[0] * v[1])
    hill = named("hill", lambda v: tf.exp(-tf.reduce_sum(v**2)))
    bay = named("bay", lambda v: v[0] ** 3 / 3.0 - v[0] + v[1] ** 2)
    return [
        {"loss": loss, "x": tf.constant(x)}
        for loss, x in [
            (bowl, [0.0, 0.0]),
            (twisted, [0.0, 0.0]),
            (turned, [0.0, 0.0]),
            (hill, [0.0, 0.0, 0.0]),
            (mountain_pass, [0.0, 0.0, 0.0]),
            (valley, [0.0, 0.0]),
            (saddle_of_three, [0.0, 0.0, 0.0]),
            (bay, [1.0, 0.0]),
            (bay, [-1.0, 0.0]),
        ]
    ]


MISTAKES = """
- curvatures = tf.linalg.eigvalsh(hessian(loss, x))
+ curvatures = tf.linalg.eigvalsh(hessian(loss, tf.zeros_like(x)))
looks_at_the_origin: You look at the curvatures at the origin. They are asked for at x.

- curvatures = tf.linalg.eigvalsh(hessian(loss, x))
- if tf.reduce_all(curvatures > 0):
-     return "minimum"
+ table = hessian(loss, x)
+ curvatures = tf.linalg.diag_part(table)
+ if tf.reduce_all(curvatures > 0):
+     return "saddle" if tf.linalg.det(table) < 0 else "minimum"
takes_diagonal_and_determinant: The diagonal and the determinant together are enough for
two weights, and not for three: two negative curvatures make a positive product.

- curvatures = tf.linalg.eigvalsh(hessian(loss, x))
+ curvatures = tf.linalg.diag_part(hessian(loss, x))
takes_the_diagonal: The diagonal of the Hessian is not enough: with a large entry beside
it, the curvature between the axes has another sign. Take the eigenvalues.

- curvatures = tf.linalg.eigvalsh(hessian(loss, x))
+ curvatures = derivative(lambda x: derivative(loss, x), x)
adds_the_rows_up: gradient adds up the rows of the Hessian. Use jacobian for the whole
table, and then its eigenvalues.

- if tf.reduce_all(curvatures > 0):
+ if tf.reduce_all(curvatures < 0):
- return "maximum" if tf.reduce_all(curvatures < 0) else "saddle"
+ return "maximum" if tf.reduce_all(curvatures > 0) else "saddle"
swaps_minimum_and_maximum: Minimum and maximum are exchanged: where all curvatures are
positive, every way leads up.

- if tf.reduce_all(curvatures > 0):
-     return "minimum"
- return "maximum" if tf.reduce_all(curvatures < 0) else "saddle"
+ return "minimum" if tf.reduce_sum(curvatures) > 0 else "maximum"
adds_the_curvatures_up: You look at the sum of the curvatures. If there are both signs,
it is a saddle.

+ return "minimum" if tf.linalg.det(hessian(loss, x)) > 0 else "saddle"
takes_the_determinant: The determinant is the product of the curvatures. Its sign does
not tell a minimum from a maximum, nor for three weights a maximum from a saddle.
"""

EXERCISE = Exercise(flat_place, cases, MISTAKES)
