import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def squares_of(points):
    apart = points[:, tf.newaxis] - points
    return tf.reduce_sum(apart**2, axis=-1)


@answers.right
def with_two_wheres(points):
    squares = squares_of(points)
    apart = squares > 0
    safe = tf.where(apart, squares, tf.ones_like(squares))
    return tf.where(apart, tf.sqrt(safe), tf.zeros_like(squares))


@answers.right
def by_a_factor(points):
    squares = squares_of(points)
    moved = tf.cast(squares > 0, tf.float32)
    return moved * (squares + 1.0 - moved) ** 0.5


answers.right(lambda points: tf.sqrt(squares_of(points) + 1e-12))
answers.wrong("takes_the_root_of_zero", lambda points: squares_of(points) ** 0.5)


@answers.wrong
def takes_care_of_the_diagonal(points):
    diagonal = tf.cast(tf.eye(points.shape[0]), tf.bool)
    squares = tf.where(diagonal, 1.0, squares_of(points))
    return tf.where(diagonal, 0.0, tf.sqrt(squares))


answers.wrong(
    "adds_too_much_under_the_root", lambda points: tf.sqrt(squares_of(points) + 1e-8)
)
answers.wrong("forgets_the_root", squares_of)
answers.wrong(
    "goes_along_the_streets",
    lambda points: tf.reduce_sum(tf.abs(points[:, None] - points), axis=2),
)
