import numpy as np

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_where_around_the_quotient(a, n):
    size = np.fmax(abs(a), abs(n))
    return np.where(size == 0, 0.0, abs(n - a) / size)


@answers.right
def entry_by_entry(a, n):
    errors = np.zeros_like(a)
    for i in np.ndindex(a.shape):
        size = max(abs(a[i]), abs(n[i]))
        if size > 0:
            errors[i] = abs(a[i] - n[i]) / size
    return errors


answers.right(
    lambda a, n: (
        np.abs(a - n) / np.max([np.abs(a), np.abs(n), np.full_like(a, 1e-12)], axis=0)
    )
)


answers.wrong(
    "divides_by_the_numeric_gradient_even_if_0", lambda a, n: np.abs((a - n) / n)
)


@answers.wrong
def divides_by_at_least_1(a, n):
    size = np.maximum(1, np.maximum(np.abs(a), np.abs(n)))
    return np.abs(a - n) / size


@answers.wrong("takes_the_max_of_python")
def asks_if_an_array_is_zero(a, n):
    size = np.maximum(np.abs(a), np.abs(n))
    if size == 0:
        return np.zeros_like(a)
    return np.abs(a - n) / size


@answers.told("a NumPy number; a NumPy array is asked for")
def compares_the_norms(a, n):
    size = max(np.linalg.norm(a), np.linalg.norm(n)) or 1.0
    return np.linalg.norm(a - n) / size


@answers.told("a tensor that is right in")
def adds_a_little_to_every_size(a, n):
    size = np.maximum(np.abs(a), np.abs(n))
    return np.abs(a - n) / (size + 1e-3)
