"""How a loss curves along a direction, without its Hessian."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named


def curvature_along(
    loss: Callable[[tf.Tensor], tf.Tensor], v: tf.Tensor, u: tf.Tensor
) -> tf.Tensor:
    with tf.GradientTape() as outer:
        outer.watch(v)
        with tf.GradientTape() as inner:
            inner.watch(v)
            value = loss(v)
        gradient = inner.gradient(value, v)
        slope = tf.reduce_sum(u * gradient)
    change = outer.gradient(slope, v)
    return tf.reduce_sum(u * change)


def cases() -> list[Inputs]:
    bowl = named("bowl", lambda v: v[0] ** 2 + 3.0 * v[1] ** 2 - v[0] * v[1])
    sum_of_cubes = named("sum_of_cubes", lambda v: tf.reduce_sum(v**3))
    product = named("product", lambda v: v[0] * v[1] * v[2])
    return [
        {"loss": loss, "v": tf.constant(v), "u": tf.constant(u)}
        for loss, v, u in [
            (bowl, [1.0, -2.0], [2.0, 0.5]),
            (sum_of_cubes, [0.5, -1.0, 2.0, 1.5], [1.0, -2.0, 0.5, 0.0]),
            (product, [1.0, -0.5, 2.0], [-1.0, 2.0, 0.5]),
            (sum_of_cubes, [-1.5], [2.0]),
            (bowl, [0.5, 1.0], [0.0, 0.0]),
        ]
    ]


MISTAKES = """
- return tf.reduce_sum(u * change)
+ return change
returns_the_change_of_the_gradient: That is the change of the gradient along u, a
vector. One dot product is still missing.

- return tf.reduce_sum(u * change)
+ return tf.reduce_sum(change)
adds_up_the_change: That is the sum of the entries of H u, with u in it once. The
curvature needs u twice: for the product with H, and in a dot product at the end.

- return tf.reduce_sum(u * change)
+ return u * change
adds_nothing_up: Those are the products of the entries. Add them up.

- return tf.reduce_sum(u * change)
+ return slope
takes_the_slope: That is the slope along u, the first derivative. The curvature is how
fast it changes along u.

- return tf.reduce_sum(u * change)
+ return slope**2
squares_the_slope: That is the square of the slope along u. The curvature needs a second
derivative.

-     slope = tf.reduce_sum(u * gradient)
+     slope = tf.reduce_sum(gradient)
- return tf.reduce_sum(u * change)
+ return tf.reduce_sum(u * u * change)
multiplies_by_u_too_late: The outer tape derived the plain sum of the gradient, and u
came too late. Multiply by u before the outer tape is asked.

- return tf.reduce_sum(u * change)
+ return tf.math.divide_no_nan(tf.reduce_sum(u * change), tf.reduce_sum(u * u))
divides_by_the_length_of_u: You divided by the squared length of u. Take u as it is
given.

-     gradient = inner.gradient(value, v)
-     slope = tf.reduce_sum(u * gradient)
- change = outer.gradient(slope, v)
- return tf.reduce_sum(u * change)
+ gradient = inner.gradient(value, v)
+ slope = tf.reduce_sum(u * gradient)
+ return outer.gradient(slope, v)
asks_the_inner_tape_too_late: Your function returned None. If there is a return, the
outer tape found no path to v. Was it told about v as well? And do the inner question
and the product with u stand inside the outer block?
"""

EXERCISE = Exercise(curvature_along, cases, MISTAKES)
