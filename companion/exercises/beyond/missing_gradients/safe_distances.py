"""The distances between points, with a gradient also where they are zero."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one
from companion.checks.observing import with_gradient


def safe_distances(points: tf.Tensor) -> tf.Tensor:
    apart = points[:, tf.newaxis] - points
    squares = tf.reduce_sum(apart**2, axis=-1)
    same = tf.equal(squares, 0.0)
    return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))


cases = one(
    "points",
    tf.constant([[0.0, 0.0], [3.0, 4.0]]),
    numbers(3, 2),
    tf.constant([[1.0, 2.0], [1.0, 2.0], [4.0, 6.0]]),
    numbers(4, 3, seed=2),
    tf.constant([[2.0]]),
)

MISTAKES = """
- return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))
+ return tf.norm(apart, axis=-1)
or
- return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))
+ return tf.sqrt(squares)
or
- return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))
+ return squares**0.5
takes_the_root_of_zero: The values are right, but the gradient is nan: every point has
the distance 0 to itself, and there the slope of the root is infinite.

- same = tf.equal(squares, 0.0)
+ same = tf.eye(len(points)) > 0
takes_care_of_the_diagonal: You took care of the diagonal. Two points at the same place
have the distance 0 as well: look at the square, and not at the position.

- return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))
+ return tf.sqrt(squares + 1e-9)
or
- return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))
+ return tf.sqrt(squares + 1e-8)
or
- return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))
+ return tf.sqrt(squares + 1e-7)
or
- return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))
+ return tf.sqrt(squares + 1e-6)
adds_too_much_under_the_root: The number under the root is too large: its root shows on
the diagonal. Choose with tf.where what goes into the root.

- return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))
+ return squares
forgets_the_root: Those are the squares of the distances. Take the root.

- return tf.where(same, 0.0, tf.sqrt(tf.where(same, 1.0, squares)))
+ return tf.reduce_sum(tf.abs(apart), axis=-1)
goes_along_the_streets: You added up the absolute differences, the way along the
streets. The straight way is the root of the sum of the squares.

- apart = points[:, tf.newaxis] - points
+ points = points.numpy()
+ apart = points[:, tf.newaxis] - points
leaves_tensorflow: The values are right, but no path leads from them to the points.
Compute with TensorFlow alone.
"""

EXERCISE = Exercise(
    safe_distances,
    cases,
    MISTAKES,
    observe=with_gradient("the values are right, but the gradient of their sum is"),
    takes_gradients=True,
)
