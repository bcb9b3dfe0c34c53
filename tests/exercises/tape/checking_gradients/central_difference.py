import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_names_for_the_values(function, x, h):
    ahead, behind = function(x + h), function(x - h)
    return 0.5 * (ahead - behind) / h


@answers.right
def as_the_mean_of_two_differences(function, x, h):
    forward = (function(x + h) - function(x)) / h
    backward = (function(x) - function(x - h)) / h
    return (forward + backward) / 2


@answers.right
def with_numpy(function, x, h):
    points = np.array([x - h, x + h])
    values = np.array([function(point) for point in points])
    return np.diff(values)[0] / np.diff(points)[0]


@answers.wrong
def turns_the_sign_round(function, x, h):
    behind, ahead = function(x - h), function(x + h)
    return (behind - ahead) / (2 * h)


answers.told(
    "and that is not right",
    lambda function, x, h: (function(x + 2 * h) - function(x - 2 * h)) / (4 * h),
)


@answers.told("a tensor; a float is asked for")
def returns_a_tensor(function, x, h):
    slope = (function(x + h) - function(x - h)) / (2 * h)
    return tf.constant(slope)


@answers.told("and that is not right")
def with_a_tape(function, x, h):
    x = tf.Variable(x)
    with tf.GradientTape() as tape:
        y = function(x)
    return float(tape.gradient(y, x))
