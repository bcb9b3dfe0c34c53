import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def gradient_of(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x)


def table_of(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.jacobian(y, x)


def hessian(loss, x):
    return table_of(lambda x: gradient_of(loss, x), x)


def kind(curvatures):
    if np.all(curvatures > 0):
        return "minimum"
    return "maximum" if np.all(curvatures < 0) else "saddle"


answers.right(lambda loss, x: kind(np.linalg.eigvalsh(hessian(loss, x))))


@answers.right
def by_the_set_of_signs(loss, x):
    signs = set(np.sign(np.linalg.eigvals(hessian(loss, x)).real))
    return (
        {1.0: "minimum", -1.0: "maximum"}[signs.pop()] if len(signs) == 1 else "saddle"
    )


@answers.wrong
def takes_diagonal_and_determinant(loss, x):
    table = hessian(loss, x)
    found = kind(np.diag(table))
    trap = found == "minimum" and np.linalg.det(table) < 0
    return "saddle" if trap else found


answers.wrong(
    "looks_at_the_origin",
    lambda loss, x: kind(np.linalg.eigvalsh(hessian(loss, 0.0 * x))),
)
answers.wrong("takes_the_diagonal", lambda loss, x: kind(np.diag(hessian(loss, x))))
answers.wrong(
    "adds_the_rows_up",
    lambda loss, x: kind(gradient_of(lambda x: gradient_of(loss, x), x)),
)
answers.wrong(
    "swaps_minimum_and_maximum",
    lambda loss, x: kind(-np.linalg.eigvalsh(hessian(loss, x))),
)
answers.wrong(
    "adds_the_curvatures_up",
    lambda loss, x: "minimum" if np.trace(hessian(loss, x)) > 0 else "maximum",
)
answers.wrong(
    "takes_the_determinant",
    lambda loss, x: "minimum" if np.linalg.det(hessian(loss, x)) > 0 else "saddle",
)
