import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def derivative_or_zero(function):
    def slope(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = function(x)
        return tape.gradient(y, x, unconnected_gradients="zero")

    return slope


def derivative(function):
    def slope(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = function(x)
        return tape.gradient(y, x)

    return slope


@answers.right
def from_one_to_the_next(function, n):
    for _ in range(n):
        function = derivative_or_zero(function)
    return function


@answers.right
def with_a_helper_inside(function, n):
    def nth(x):
        return at(x, n)

    def at(x, n):
        if n == 0:
            return function(x)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = at(x, n - 1)
        slope = tape.gradient(y, x)
        return tf.constant(0.0) if slope is None else slope

    return nth


@answers.right
def with_one_persistent_tape(function, n):
    def nth(x):
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(x)
            y = function(x)
            for _ in range(n):
                y = tape.gradient(y, x, unconnected_gradients="zero")
        return y

    return nth


@answers.wrong
def takes_one_too_many(function, n):
    for _ in range(n + 1):
        function = derivative(function)
    return function


@answers.wrong
def takes_one_too_few(function, n):
    for _ in range(1, n):
        function = derivative(function)
    return function


answers.wrong("takes_the_first", lambda function, n: derivative(function))


@answers.wrong
def stops_at_the_first(function, n):
    if n == 0:
        return function
    for _ in range(n):
        result = derivative(function)
    return result


@answers.wrong
def stops_at_the_second(function, n):
    if n == 0:
        return function
    if n == 1:
        return derivative(function)
    return derivative(derivative(function))


answers.wrong(
    "takes_a_power_of_the_first",
    lambda function, n: lambda x: derivative(function)(x) ** n,
)
answers.wrong(
    "takes_n_times_the_first", lambda function, n: lambda x: n * derivative(function)(x)
)


@answers.told("For function = cube, n = 1, x = 1.5 (float32), your function")
def turns_the_sign(function, n):
    for _ in range(n):
        function = derivative(function)
    return lambda x: -function(x)


answers.told(
    "A function is asked for, and this is a tensor",
    lambda function, n: derivative(function)(tf.constant(1.0)),
)
