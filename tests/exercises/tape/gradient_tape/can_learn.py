import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def in_a_loop(loss, variables):
    with tf.GradientTape() as tape:
        value = loss()
    answers = []
    for gradient in tape.gradient(value, variables):
        if gradient is None:
            answers.append(False)
        else:
            answers.append(True)
    return answers


@answers.right
def with_a_persistent_tape(loss, variables):
    with tf.GradientTape(persistent=True) as tape:
        value = loss()
    return [tape.gradient(value, v) is not None for v in variables]


@answers.right
def with_a_tape_for_each(loss, variables):
    def path(variable):
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(variable)
            value = loss()
        return tape.gradient(value, variable) is not None

    return list(map(path, variables))


@answers.wrong
def looks_at_what_is_read(loss, variables):
    with tf.GradientTape() as tape:
        loss()
    watched = tape.watched_variables()
    return [any(v is w for w in watched) for v in variables]


@answers.told("For loss = parabola")
def lists_the_variables(loss, variables):
    with tf.GradientTape() as tape:
        value = loss()
    gradients = tape.gradient(value, variables)
    return [v for v, g in zip(variables, gradients) if g is not None]
