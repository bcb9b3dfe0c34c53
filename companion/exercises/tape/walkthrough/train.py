"""A training loop with an optimizer of Keras, and the losses before each step."""

from collections.abc import Callable, Sequence

import tensorflow as tf

from companion.checks import Exercise, Inputs, Parts, Program, is_missing
from companion.checks.inputs import numbers
from companion.checks.observing import RETURNED


def train(
    loss: Callable[[], tf.Tensor],
    variables: Sequence[tf.Variable],
    optimizer: tf.keras.optimizers.Optimizer,
    steps: int,
) -> tf.Tensor:
    losses = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = loss()
        gradients = tape.gradient(value, variables)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        losses.append(float(value))
    return tf.constant(losses, dtype=tf.float32)


def cases() -> list[Inputs]:
    return [
        {"optimizer": "SGD", "rate": 0.1, "steps": 4},
        {"optimizer": "Adam", "rate": 0.05, "steps": 3},
        {"optimizer": "SGD", "rate": 0.2, "steps": 1},
        {"optimizer": "Adam", "rate": 0.1, "steps": 0},
    ]


def on_a_line(answer: Program) -> Program:
    """Gives a loop two variables to train, and tells what became of them."""

    def trained(optimizer: str, rate: float, steps: int) -> object:
        x, y = numbers(6) / 9, numbers(6, seed=1) / 9
        slope, shift = tf.Variable(0.5), tf.Variable(-1.0)

        def squared_error() -> tf.Tensor:
            return tf.reduce_mean((slope * x + shift - y) ** 2)

        kind = {"SGD": tf.keras.optimizers.SGD, "Adam": tf.keras.optimizers.Adam}
        losses = answer(squared_error, [slope, shift], kind[optimizer](rate), steps)
        if is_missing(losses):
            return losses
        after = [slope.read_value(), shift.read_value()]
        but = "the losses are right, but the variables end up as"
        return Parts({RETURNED: losses, but: after})

    return trained


MISTAKES = """
- losses.append(float(value))
+ losses.append(float(loss()))
returns_the_losses_after: Those are the losses after each step. The loss before it is
asked for: the one that the tape recorded.

- for _ in range(steps):
+ for _ in range(steps + 1):
takes_one_step_more: You take one step too many.

- for _ in range(steps):
+ for _ in range(steps - 1):
takes_one_step_less: You take one step too few.

- optimizer.apply_gradients(zip(gradients, variables, strict=True))
changes_nothing: The variables have not changed: the optimizer never got the gradients.

- optimizer.apply_gradients(zip(gradients, variables, strict=True))
+ for variable, gradient in zip(variables, gradients, strict=True):
+     variable.assign_sub(float(optimizer.learning_rate) * gradient)
subtracts_the_gradients_itself: You subtract the gradient yourself, which is right for
SGD alone. Let the optimizer take the step.

- return tf.constant(losses, dtype=tf.float32)
+ return losses
returns_a_list: The losses are right, but they are in a list. Make one tensor of them.

- return tf.constant(losses, dtype=tf.float32)
+ return tf.constant(losses, dtype=tf.float64)
returns_float64: The losses are right, but they are float64. float32 is asked for.
"""

EXERCISE = Exercise(train, cases, MISTAKES, observe=on_a_line, takes_gradients=True)
