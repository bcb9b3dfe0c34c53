import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def derivative(function):
    def slope(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = function(x)
        return tape.gradient(y, x)

    return slope


@answers.right
def with_a_persistent_tape(functions, x):
    values = [x]
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        for f in functions:
            values.append(f(values[-1]))
    pairs = zip(values[1:], values[:-1])
    return [tape.gradient(y, u) for y, u in pairs]


@answers.right
def recursively(functions, x):
    if not functions:
        return []
    v = tf.Variable(x)
    with tf.GradientTape() as tape:
        y = functions[0](v)
    return [tape.gradient(y, v)] + recursively(functions[1:], y)


@answers.right
def with_forward_mode(functions, x):
    rates = ()
    for f in functions:
        one = tf.constant(1.0)
        with tf.autodiff.ForwardAccumulator(x, one) as forward:
            x = f(x)
        rates += (forward.jvp(x),)
    return rates


answers.wrong(
    "stays_at_the_beginning",
    lambda functions, x: [derivative(function)(x) for function in functions],
)


@answers.wrong
def multiplies_the_rates(functions, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x
        for function in functions:
            y = function(y)
    return tape.gradient(y, x)


@answers.told("For functions = [square, sin], x = 1.5 (float32)")
def hands_the_rate_on(functions, x):
    rates = []
    for function in functions:
        slope = derivative(function)(x)
        rates.append(slope)
        x = slope
    return rates
