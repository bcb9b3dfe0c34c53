import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_zeros(answer, p):
    with tf.GradientTape() as tape:
        value = answer(p)
    zero = tf.UnconnectedGradients.ZERO
    found = tape.gradient(value, p, unconnected_gradients=zero)
    return {k: found[k] * p[k] / 100 for k in p}


@answers.right
def one_by_one(answer, p):
    changes = {}
    for name, variable in p.items():
        with tf.GradientTape() as tape:
            value = answer(p)
        slope = tape.gradient(value, variable)
        zero = tf.constant(0.0)
        changes[name] = zero if slope is None else slope * variable * 0.01
    return changes


@answers.right
def with_floats(answer, p):
    with tf.GradientTape() as tape:
        value = answer(p)
    slopes = tape.gradient(value, p)
    return {k: 0.0 if s is None else 0.01 * float(p[k] * s) for k, s in slopes.items()}


@answers.right
def forwards(answer, p):
    changes = {}
    for name, v in p.items():
        with tf.autodiff.ForwardAccumulator(v, 0.01 * v) as forward:
            value = answer(p)
        changes[name] = forward.jvp(value, "zero")
    return changes


@answers.wrong
def returns_the_derivatives(answer, p):
    with tf.GradientTape() as tape:
        value = answer(p)
    return tape.gradient(value, p, unconnected_gradients="zero")


@answers.told("a dict whose entry 'a' is")
def adds_a_hundred_percent(answer, p):
    with tf.GradientTape() as tape:
        value = answer(p)
    slopes = tape.gradient(value, p, unconnected_gradients="zero")
    return {k: 1.01 * p[k] * slopes[k] for k in p}


answers.told("a list; a dict is asked for", lambda answer, p: [0.0 for _ in p])
