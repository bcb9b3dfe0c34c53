"""One step of gradient descent: it moves the variables and returns the loss before."""

from collections.abc import Callable, Sequence

import tensorflow as tf

from companion.checks import Exercise, Inputs, Parts, Program, is_missing
from companion.checks.inputs import numbers
from companion.checks.observing import RETURNED


def descent_step(
    loss: Callable[[], tf.Tensor], variables: Sequence[tf.Variable], rate: float
) -> tf.Tensor:
    with tf.GradientTape() as tape:
        before = loss()
    gradients = tape.gradient(before, variables)
    for variable, gradient in zip(variables, gradients, strict=True):
        variable.assign_sub(rate * gradient)
    return before


def cases() -> list[Inputs]:
    a, b, v = tf.Variable(3.0), tf.Variable(-1.0), tf.Variable([1.0, -2.0, 0.5])
    table, shift = tf.Variable(numbers(2, 2) / 9), tf.Variable([0.5, -1.5])
    x, zero = numbers(3, 2, seed=1) / 9, tf.Variable(0.0)

    def tilted_bowl() -> tf.Tensor:
        return a**2 + a * b + 2.0 * b**2

    def cubes_and_squares() -> tf.Tensor:
        return tf.reduce_sum(v**3 + v**2)

    def squared_network() -> tf.Tensor:
        return tf.reduce_mean((tf.tanh(x @ table + shift) - a) ** 2)

    def bottom_of_a_bowl() -> tf.Tensor:
        return zero**2 + 1.0

    return [
        {"loss": loss, "variables": variables, "rate": rate}
        for loss, variables, rate in [
            (tilted_bowl, [a, b], 0.1),
            (cubes_and_squares, [v], 0.25),
            (squared_network, [shift, a, table], 0.5),
            (bottom_of_a_bowl, [zero], 0.1),
        ]
    ]


def with_variables(answer: Program) -> Program:
    """Looks at where a step leaves the variables, too."""

    def stepped(
        loss: Callable[[], tf.Tensor], variables: list[tf.Variable], rate: float
    ) -> object:
        kept = list(variables)
        returned = answer(loss, variables, rate)
        if is_missing(returned):
            return returned
        after = [variable.read_value() for variable in kept]
        return Parts({"your step leaves the variables as": after, RETURNED: returned})

    return stepped


MISTAKES = """
-     variable.assign_sub(rate * gradient)
+     variable = variable - rate * gradient
moves_nothing: The loss is right, but the variables are where they were. `variable -
...` makes a new tensor, whatever name you give it; a method of the variable changes it
in place.

- variable.assign_sub(rate * gradient)
+ variable.assign_add(rate * gradient)
goes_uphill: You went uphill: the gradient points up, and you added it.

- return before
+ return loss()
returns_the_loss_after: The step is right, but you return the loss after it. The loss
before it is asked for, which the tape has seen anyway.

- variable.assign_sub(rate * gradient)
+ variable.assign(rate * gradient)
assigns_the_step: You put the step in the place of the variable. Take the step away from
what is there.

- variable.assign_sub(rate * gradient)
+ variable.assign_sub(gradient)
forgets_the_rate: The rate has no effect: you subtracted the whole gradient.

+ losses = []
+ for variable in variables:
+     with tf.GradientTape() as tape:
+         losses.append(loss())
+     variable.assign_sub(rate * tape.gradient(losses[-1], variable))
+ return losses[0]
moves_one_after_the_other: You moved one variable, and then took the gradient of the
next at the new place. All gradients belong to the place before the step.

+ for variable in variables:
+     with tf.GradientTape() as tape:
+         before = loss()
+     variable.assign_sub(rate * tape.gradient(before, variable))
+ return before
returns_the_last_of_several_losses: You moved one variable, and then took the loss and
the gradient of the next at the new place. Both belong to the place before the step.

-     variable.assign_sub(rate * gradient)
- return before
+     variable.assign_sub(rate * gradient)
+     return before
returns_inside_the_loop: Only the first variable has moved. Does a return stand inside
the loop?

- gradients = tape.gradient(before, variables)
- for variable, gradient in zip(variables, gradients, strict=True):
-     variable.assign_sub(rate * gradient)
+ for variable in variables:
+     variable.assign_sub(rate * tape.gradient(before, variable))
asks_the_tape_again: You ask the tape once for each variable, and an ordinary tape
answers once. It takes all the variables in one call.
"""

EXERCISE = Exercise(
    descent_step, cases, MISTAKES, observe=with_variables, takes_gradients=True
)
