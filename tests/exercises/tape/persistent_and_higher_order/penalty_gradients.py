import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def by_sums(model, variables, x):
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            inner.watch(x)
            total = tf.reduce_sum(model(x))
        slopes = inner.gradient(total, x)
        penalty = tf.reduce_sum(slopes * slopes) / len(x)
    return outer.gradient(penalty, variables)


@answers.right
def with_one_persistent_tape(model, variables, x):
    x = tf.Variable(x)
    with tf.GradientTape(persistent=True) as tape:
        slopes = tape.gradient(model(x), x)
        penalty = tf.reduce_mean(tf.square(slopes))
    return [tape.gradient(penalty, v) for v in variables]


@answers.right
def with_forward_mode(model, variables, x):
    def penalty():
        with tf.autodiff.ForwardAccumulator(x, tf.ones_like(x)) as f:
            values = model(x)
        return tf.reduce_mean(f.jvp(values) ** 2)

    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(variables)
        value = penalty()
    return tape.gradient(value, variables, unconnected_gradients="zero")


@answers.wrong
def penalises_the_values(model, variables, x):
    with tf.GradientTape() as tape:
        penalty = tf.reduce_mean(model(x) ** 2)
    return tape.gradient(penalty, variables)


@answers.wrong
def returns_the_penalty(model, variables, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        values = model(x)
    return tf.reduce_mean(tape.gradient(values, x) ** 2)


@answers.told("For model = parabola")
def takes_the_length(model, variables, x):
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            inner.watch(x)
            values = model(x)
        penalty = tf.norm(inner.gradient(values, x))
    return outer.gradient(penalty, variables)
