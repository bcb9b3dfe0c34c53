import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_an_array(loss, variables, optimizer, steps):
    losses = np.zeros(steps, np.float32)
    for k in range(steps):
        with tf.GradientTape() as tape:
            value = loss()
        gradients = tape.gradient(value, variables)
        optimizer.apply_gradients(zip(gradients, variables))
        losses[k] = value
    return tf.convert_to_tensor(losses)


@answers.right
def with_concat(loss, variables, optimizer, steps):
    losses = tf.zeros((0,))
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = loss()
        optimizer.apply(tape.gradient(value, variables), variables)
        losses = tf.concat([losses, [value]], axis=0)
    return losses


@answers.right
def in_a_graph(loss, variables, optimizer, steps):
    @tf.function
    def step():
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(variables)
            value = loss()
        gradients = tape.gradient(value, variables)
        optimizer.apply_gradients(list(zip(gradients, variables)))
        return value

    return tf.convert_to_tensor([step() for _ in range(steps)])


answers.wrong(
    "changes_nothing",
    lambda loss, variables, optimizer, steps: tf.constant(
        [float(loss()) for _ in range(steps)], tf.float32
    ),
)


@answers.wrong
def subtracts_the_gradients_itself(loss, variables, optimizer, steps):
    losses = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = loss()
        gradients = tape.gradient(value, variables)
        for v, g in zip(variables, gradients):
            v.assign_sub(optimizer.learning_rate * g)
        losses.append(float(value))
    return tf.constant(losses, tf.float32)


@answers.told("the losses are right, but the variables")
def moves_a_variable_itself(loss, variables, optimizer, steps):
    losses = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = loss()
        gradients = tape.gradient(value, variables)
        optimizer.apply_gradients(zip(gradients, variables))
        losses.append(float(value))
    variables[0].assign_add(0.5)
    return tf.constant(losses, tf.float32)


@answers.told("your function returned a tensor that is right in 0 of")
def doubles_the_loss(loss, variables, optimizer, steps):
    losses = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = 2 * loss()
        gradients = tape.gradient(value, variables)
        optimizer.apply_gradients(zip(gradients, variables))
        losses.append(float(value))
    return tf.constant(losses, tf.float32)
