"""A training step for a model, as a graph that returns the loss before the step."""

import warnings
from collections.abc import Callable, Sequence

import tensorflow as tf

from companion.checks import Exercise, Inputs, Outcome, Parts, Program, sign
from companion.checks.inputs import numbers
from companion.checks.values import article


def make_train_step(
    model: tf.keras.Model,
    optimizer: tf.keras.optimizers.Optimizer,
    loss_function: Callable[[tf.Tensor, tf.Tensor], tf.Tensor],
) -> Callable[[tf.Tensor, tf.Tensor], tf.Tensor]:
    @tf.function
    def train_step(x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            loss = loss_function(y, model(x, training=True))
        variables = model.trainable_variables
        gradients = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        return loss

    return train_step


def sequential(*layers: tf.keras.layers.Layer) -> tf.keras.Model:
    model = tf.keras.Sequential([tf.keras.Input((2,)), *layers])
    for seed, weight in enumerate(model.trainable_variables):
        weight.assign(numbers(*weight.shape, seed=seed) / 9)
    return model


def frozen_in_part() -> tf.keras.Model:
    model = sequential(tf.keras.layers.Dense(2), tf.keras.layers.Dense(1))
    model.layers[0].trainable = False
    return model


def normalised() -> tf.keras.Model:
    layers = tf.keras.layers
    return sequential(layers.BatchNormalization(), layers.Dense(1))


def line() -> tf.keras.Model:
    return sequential(tf.keras.layers.Dense(1))


def adagrad() -> tf.keras.optimizers.Optimizer:
    return tf.keras.optimizers.Adagrad(0.1)


def plain_sgd() -> tf.keras.optimizers.Optimizer:
    return tf.keras.optimizers.SGD(0.1)


def sgd_with_momentum() -> tf.keras.optimizers.Optimizer:
    return tf.keras.optimizers.SGD(0.05, momentum=0.9)


def mean_squared_error(y: tf.Tensor, predicted: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean((predicted - y) ** 2)


def costly_shortfall(y: tf.Tensor, predicted: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(3.0 * tf.nn.relu(y - predicted) + (predicted - y) ** 2)


def cases() -> list[Inputs]:
    """Functions that make the models and optimizers, anew for each answer."""
    return [
        {"model": model, "optimizer": optimizer, "loss_function": loss_function}
        for model, optimizer, loss_function in [
            (frozen_in_part, adagrad, costly_shortfall),
            (normalised, plain_sgd, mean_squared_error),
            (line, sgd_with_momentum, costly_shortfall),
        ]
    ]


STEPS = "the first two steps returned"


def with_training(answer: Program) -> Program:
    """Takes two steps with what an answer returns, if it is a graph.

    The programs of this module take them eagerly: a graph takes long to make.
    """
    is_of_this_module = answer.__module__ == __name__
    batches = [
        (numbers(4, 2, seed=seed) / 6 + 0.5, numbers(4, 1, seed=seed) / 6 - 0.5)
        for seed in range(2)
    ]

    def trained(model: Program, optimizer: Program, loss_function: Program) -> object:
        made = model()
        step = answer(made, optimizer(), loss_function)
        if not hasattr(step, "experimental_get_tracing_count"):
            return step
        if is_of_this_module:
            step = step.python_function
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            losses = [step(x, y) for x, y in batches]
        weights = [tf.convert_to_tensor(weight) for weight in made.weights]
        return Parts({STEPS: losses, "after two steps the weights are": weights})

    return trained


MISTAKES = """
- loss = loss_function(y, model(x, training=True))
+ loss = loss_function(y, model(x))
forgets_that_it_trains: The model did not know that it was being trained: layers such as
batch normalization behave differently then. Tell it when you call it.

- optimizer.apply_gradients(zip(gradients, variables, strict=True))
applies_no_gradients: The losses stay the same because the weights do: the optimizer was
never given the gradients.

- optimizer.apply_gradients(zip(gradients, variables, strict=True))
+ uphill = [-gradient for gradient in gradients]
+ optimizer.apply_gradients(zip(uphill, variables, strict=True))
goes_uphill: You went uphill. The optimizer subtracts by itself, so give it the
gradients as they are.

- optimizer.apply_gradients(zip(gradients, variables, strict=True))
+ for variable, gradient in zip(variables, gradients, strict=True):
+     variable.assign_sub(optimizer.learning_rate * gradient)
makes_the_update_itself: You subtracted rate times gradient yourself. That is what plain
SGD does, and other optimizers do something else: let the optimizer make the update.

- return loss
+ return loss_function(y, model(x, training=True))
returns_the_loss_after: Your losses are those after the steps. The loss before the step
is asked for, which the tape has seen.

- variables = model.trainable_variables
+ variables = model.variables
moves_frozen_layers: A frozen layer has moved too: you took all variables. Take those
that are trainable.

- loss = loss_function(y, model(x, training=True))
+ loss = loss_function(model(x, training=True), y)
swaps_the_arguments_of_the_loss: The loss function got its arguments the wrong way
round: first what is right, then what the model predicted.
"""


@sign("Your training step returns None. Let it return the loss.")
def returns_no_loss(outcomes: Sequence[Outcome]) -> bool:
    trained = [o.value for o in outcomes if isinstance(o.value, Parts)]
    return any(loss is None for parts in trained for loss in parts[STEPS])


@sign(
    "Your function returned {}. Return the training step itself, without parentheses "
    "behind its name."
)
def returns_no_function(outcomes: Sequence[Outcome]) -> str | None:
    values = [o.value for o in outcomes if not isinstance(o.value, Parts)]
    return next((article(value) for value in values if not callable(value)), None)


@sign(
    "You returned a plain Python function, which runs eagerly. Make a graph of it with "
    "tf.function."
)
def makes_no_graph(outcomes: Sequence[Outcome]) -> bool:
    return not all(isinstance(outcome.value, Parts) for outcome in outcomes)


EXERCISE = Exercise(
    make_train_step,
    cases,
    [MISTAKES, returns_no_loss, returns_no_function, makes_no_graph],
    observe=with_training,
    takes_gradients=True,
)
