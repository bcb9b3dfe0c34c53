"""The weights after one of Newton's steps: down the gradient, by the curvature."""

import tensorflow as tf

from companion.checks import Exercise, Inputs


def newton_step(w: tf.Tensor, x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    n = tf.cast(tf.size(y), tf.float32)
    p = tf.sigmoid(tf.linalg.matvec(x, w))
    gradient = tf.linalg.matvec(x, p - y, transpose_a=True) / n
    weighted = x * (p * (1 - p))[:, tf.newaxis]
    hessian = tf.matmul(x, weighted, transpose_a=True) / n
    step = tf.linalg.solve(hessian, gradient[:, tf.newaxis])[:, 0]
    return w - step


def cases() -> list[Inputs]:
    return [mixed(20, 2, seed=1), mixed(30, 3, seed=2), mixed(12, 1, seed=3)]


def mixed(n: int, features: int, seed: int) -> Inputs:
    """Penguins of which no weights can tell all apart, so that Newton arrives."""
    return {
        "w": 0.3 * tf.random.stateless_normal((features,), (seed, 2)),
        "x": tf.random.stateless_normal((n, features), (seed, 1)),
        "y": tf.cast(tf.range(n) % 2 == 0, tf.float32),
    }


MISTAKES = """
- return w - step
+ return w - gradient
takes_no_curvature: That is a step of plain descent with the rate 1. Newton's step
divides by the curvature: solve with the Hessian.

- return w - step
+ return w + step
goes_uphill: You added the step. It is subtracted.

- return w - step
+ return step
returns_the_step: That is the step alone. The new weights are asked for.

- step = tf.linalg.solve(hessian, gradient[:, tf.newaxis])[:, 0]
+ step = tf.linalg.matvec(hessian, gradient)
multiplies_by_the_hessian: You multiplied by the Hessian. Its inverse is needed:
tf.linalg.solve applies it.

- step = tf.linalg.solve(hessian, gradient[:, tf.newaxis])[:, 0]
+ step = gradient / tf.reduce_sum(hessian, axis=1)
divides_by_the_sums_of_rows: You divided by the sums of the Hessian's rows: that is what
gradient gives of a vector. Ask the outer tape for the Jacobian, and solve.

- step = tf.linalg.solve(hessian, gradient[:, tf.newaxis])[:, 0]
+ step = gradient / tf.linalg.diag_part(hessian)
divides_by_the_diagonal: You divided by the diagonal of the Hessian. The entries beside
it count, too: solve with the whole table.

- return w - step
+ return (w - step)[:, tf.newaxis]
returns_a_column: The weights are right, but they stand in a column. Take the column off
after solving.

- gradient = tf.linalg.matvec(x, p - y, transpose_a=True) / n
+ gradient = tf.linalg.matvec(x, p - y, transpose_a=True)
takes_the_gradient_of_the_sum: The step is too long by the number of examples. The
gradient and the Hessian must be those of the same loss, the mean.

- hessian = tf.matmul(x, weighted, transpose_a=True) / n
+ hessian = tf.matmul(x, weighted, transpose_a=True)
takes_the_hessian_of_the_sum: The step is too short by the number of examples. The
gradient and the Hessian must be those of the same loss, the mean.
"""

EXERCISE = Exercise(newton_step, cases, MISTAKES, takes_gradients=True)
