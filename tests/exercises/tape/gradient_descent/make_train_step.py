import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_a_call_of_tf_function(model, optimizer, loss_function):
    weights = model.trainable_weights
    optimizer.build(weights)

    def step(x, y):
        with tf.GradientTape() as tape:
            predicted = model(x, training=True)
            loss = loss_function(y, predicted)
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    return tf.function(step)


@answers.right
def with_a_signature_and_a_persistent_tape(model, optimizer, loss_function):
    any_shape = tf.TensorSpec((None, None), tf.float32)

    @tf.function(input_signature=[any_shape, any_shape])
    def step(features, labels):
        with tf.GradientTape(persistent=True) as tape:
            loss = loss_function(labels, model(features, training=True))
        pairs = []
        for v in model.trainable_variables:
            pairs.append((tape.gradient(loss, v), v))
        optimizer.apply_gradients(pairs)
        return tf.identity(loss)

    return step


@answers.wrong
def makes_no_graph(model, optimizer, loss_function):
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_function(y, model(x, training=True))
        variables = model.trainable_variables
        gradients = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(gradients, variables))
        return loss

    return train_step


@answers.wrong
def applies_no_gradients(model, optimizer, loss_function):
    @tf.function
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_function(y, model(x, training=True))
        tape.gradient(loss, model.trainable_variables)
        return loss

    return train_step


@answers.wrong
def makes_the_update_itself(model, optimizer, loss_function):
    @tf.function
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_function(y, model(x, training=True))
        variables = model.trainable_variables
        for g, v in zip(tape.gradient(loss, variables), variables):
            v.assign_sub(optimizer.learning_rate * g)
        return loss

    return train_step


@answers.wrong
def returns_no_loss(model, optimizer, loss_function):
    @tf.function
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_function(y, model(x, training=True))
        variables = model.trainable_variables
        gradients = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(gradients, variables))

    return train_step


@answers.told(
    "For model = frozen_in_part, optimizer = adagrad, loss_function = "
    "costly_shortfall, the first two steps returned a list whose entry 0 is"
)
def doubles_the_loss(model, optimizer, loss_function):
    @tf.function
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = 2 * loss_function(y, model(x, training=True))
        variables = model.trainable_variables
        gradients = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(gradients, variables))
        return loss

    return train_step


@answers.wrong
def returns_no_function(model, optimizer, loss_function):
    @tf.function
    def train_step(x, y):
        return loss_function(y, model(x, training=True))

    return train_step(tf.ones((4, 2)), tf.ones((4, 1)))
