import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def step_by_step(steps, x):
    for index, step in enumerate(steps):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = step(x)
        if tape.gradient(y, x) is None:
            return index
        x = y
    return len(steps)


@answers.right
def with_one_persistent_tape(steps, x):
    values = [x]
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        for step in steps:
            tape.watch(values[-1])
            values.append(step(values[-1]))
    for i in range(len(steps)):
        if tape.gradient(values[i + 1], values[i]) is None:
            return i
    return len(steps)


@answers.wrong
def counts_from_one(steps, x):
    for number, step in enumerate(steps, 1):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = step(x)
        if tape.gradient(y, x) is None:
            return number
        x = y
    return len(steps) + 1
