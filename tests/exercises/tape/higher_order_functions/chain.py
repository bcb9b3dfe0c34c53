from functools import reduce

import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda functions: lambda x: reduce(lambda y, f: f(y), functions, x))


@answers.right
def recursively(functions):
    if not functions:
        return lambda x: x
    first, *others = functions
    return lambda x: recursively(others)(first(x))


@answers.right
def with_defaults_in_a_loop(functions):
    result = tf.identity
    for f in functions:
        result = lambda x, f=f, before=result: f(before(x))
    return result


class Chain:
    def __init__(self, functions):
        self.functions = list(functions)

    def __call__(self, x):
        for i in range(len(self.functions)):
            x = self.functions[i](x)
        return x


answers.right(Chain)


@answers.told("A function is asked for")
def calls_the_function(functions):
    def chained(x):
        for function in functions:
            x = function(x)
        return x

    return chained(2.0)


@answers.told("For functions = [square, add_one], x = 1.5 (float32), your function")
def multiplies_by_what_comes_in(functions):
    def chained(x):
        for function in functions:
            x = x * function(x)
        return x

    return chained
