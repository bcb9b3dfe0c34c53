import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def answer_2(loss, variables, rate):
    optimizer = tf.keras.optimizers.SGD(rate)
    with tf.GradientTape() as tape:
        value = loss()
    slopes = tape.gradient(value, variables)
    optimizer.apply_gradients(zip(slopes, variables))
    return value


@answers.right
def answer_3(loss, variables, rate):
    with tf.GradientTape(persistent=True) as tape:
        value = loss()
    steps = [rate * tape.gradient(value, v) for v in variables]
    for i in range(len(variables)):
        variables[i].assign(variables[i] - steps[i])
    return value


@answers.right
def answer_4(loss, variables, rate):
    before = loss()
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(variables)
        y = loss()
    for v, g in zip(variables, tape.gradient(y, variables)):
        v.assign_add(tf.multiply(-rate, g))
    return tf.identity(before)


@answers.wrong
def moves_nothing(loss, variables, rate):
    with tf.GradientTape() as tape:
        before = loss()
    gradients = tape.gradient(before, variables)
    for i in range(len(variables)):
        variables[i] = variables[i] - rate * gradients[i]
    return before


@answers.wrong
def goes_uphill(loss, variables, rate):
    with tf.GradientTape() as tape:
        before = loss()
    for v, g in zip(variables, tape.gradient(before, variables)):
        v.assign_add(rate * g)
    return before


@answers.wrong
def returns_the_loss_after(loss, variables, rate):
    with tf.GradientTape() as tape:
        before = loss()
    for v, g in zip(variables, tape.gradient(before, variables)):
        v.assign_sub(rate * g)
    return loss()


@answers.wrong
def assigns_the_step(loss, variables, rate):
    with tf.GradientTape() as tape:
        before = loss()
    for v, g in zip(variables, tape.gradient(before, variables)):
        v.assign(g * rate)
    return before


@answers.wrong
def forgets_the_rate(loss, variables, rate):
    with tf.GradientTape() as tape:
        before = loss()
    for v, g in zip(variables, tape.gradient(before, variables)):
        v.assign_sub(g)
    return before


@answers.wrong
def moves_one_after_the_other(loss, variables, rate):
    before = loss()
    for v in variables:
        with tf.GradientTape() as tape:
            value = loss()
        v.assign_sub(rate * tape.gradient(value, v))
    return before


@answers.wrong
def returns_inside_the_loop(loss, variables, rate):
    with tf.GradientTape() as tape:
        before = loss()
    for v, g in zip(variables, tape.gradient(before, variables)):
        v.assign_sub(rate * g)
        return before


@answers.told("your step leaves the variables as a list whose entry 0 is 2.75 instead")
def other_3(loss, variables, rate):
    with tf.GradientTape() as tape:
        before = loss()
    for v, g in zip(variables, tape.gradient(before, variables)):
        v.assign_sub(rate * g / 2)
    return before


@answers.told("a NumPy number; a tensor is asked for")
def other_4(loss, variables, rate):
    with tf.GradientTape() as tape:
        before = loss()
    for v, g in zip(variables, tape.gradient(before, variables)):
        v.assign_sub(rate * g)
    return before.numpy()
