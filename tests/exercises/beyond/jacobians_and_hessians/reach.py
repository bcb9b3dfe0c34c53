import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def table_of(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.jacobian(y, x)


@answers.right
def with_solve(place, x, goal, steps):
    for _ in range(steps):
        miss = goal - place(x)
        table = table_of(place, x)
        x = x + tf.squeeze(tf.linalg.solve(table, miss[:, None]), axis=1)
    return x


@answers.right
def with_the_inverse(place, x, goal, steps):
    for _ in range(steps):
        miss = goal - place(x)
        table = table_of(place, x)
        x = x + tf.linalg.matvec(tf.linalg.inv(table), miss)
    return x


@answers.wrong
def returns_the_way(place, x, goal, steps):
    start = x
    for _ in range(steps):
        d = np.linalg.solve(table_of(place, x), goal - place(x))
        x = x + d
    return x - start
