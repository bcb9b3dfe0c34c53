import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_rows_of_the_identity(function, x, h):
    slopes = []
    for row in np.eye(x.size):
        step = h * row.reshape(x.shape)
        slopes.append((function(x + step) - function(x - step)) / (2 * h))
    return np.array(slopes).reshape(x.shape)


@answers.right
def with_one_copy_that_is_put_back(function, x, h):
    moved, slopes = x.copy(), np.empty(x.shape)
    for index in np.ndindex(x.shape):
        moved[index] = x[index] + h
        up = function(moved)
        moved[index] = x[index] - h
        down = function(moved)
        moved[index] = x[index]
        slopes[index] = (up - down) / 2 / h
    return slopes


@answers.right
def with_x_itself_put_back(function, x, h):
    slopes = np.zeros(x.shape)
    for index, value in np.ndenumerate(x):
        x[index] = value + h
        slopes[index] += function(x) / (2 * h)
        x[index] = value - h
        slopes[index] -= function(x) / (2 * h)
        x[index] = value
    return slopes


@answers.right
def along_a_flat_copy(function, x, h):
    flat = x.flatten()

    def value(i, t):
        moved = flat.copy()
        moved[i] += t
        return function(moved.reshape(x.shape))

    slopes = [(value(i, h) - value(i, -h)) / (2 * h) for i in range(x.size)]
    return np.reshape(slopes, x.shape).astype("float64")


@answers.told("your function should leave x as it was")
def moves_x_and_a_copy(function, x, h):
    slopes = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        up, down = x, x.copy()
        up[index] += h
        down[index] -= h
        slopes[index] = (function(up) - function(down)) / (2 * h)
    return slopes


@answers.wrong
def returns_a_row(function, x, h):
    slopes = []
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += h
        down[index] -= h
        slopes.append((function(up) - function(down)) / (2 * h))
    return np.array(slopes)


@answers.told("a tensor; a NumPy array is asked for")
def returns_a_tensor(function, x, h):
    slopes = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += h
        down[index] -= h
        slopes[index] = (function(up) - function(down)) / (2 * h)
    return tf.constant(slopes)
