"""A line through points, by steps of gradient descent from w = 0 and b = 0."""

import tensorflow as tf

from companion.checks import Exercise, Inputs, Program
from companion.checks.inputs import numbers


def fit_line(
    x: tf.Tensor, y: tf.Tensor, rate: float, steps: int
) -> tuple[tf.Variable, tf.Variable]:
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw, db = tape.gradient(loss, [w, b])
        w.assign_sub(rate * dw)
        b.assign_sub(rate * db)
    return w, b


def cases() -> list[Inputs]:
    return [
        {
            "x": numbers(n) / 6 + 0.5,
            "y": numbers(n, seed=1) / 9 - 0.25,
            "rate": rate,
            "steps": steps,
        }
        for n, rate, steps in [(5, 0.2, 1), (4, 0.1, 4), (1, 0.05, 2), (2, 0.1, 0)]
    ]


def with_values(answer: Program) -> Program:
    """Reads the variables in a tuple that came back: tensors are as good."""

    def fitted(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> object:
        returned = answer(x, y, rate, steps)
        if not isinstance(returned, tuple | list):
            return returned
        return tuple(
            part.read_value() if isinstance(part, tf.Variable) else part
            for part in returned
        )

    return fitted


MISTAKES = """
takes_the_root_of_the_loss
- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.sqrt(tf.reduce_mean((w * x + b - y) ** 2))
You descended on the root of the loss. Leave the mean squared.

sums_the_squared_errors
- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_sum((w * x + b - y) ** 2)
You descended on the sum of the squared errors. Take their mean: otherwise a step is
longer, the more points there are.

squares_the_mean_error
- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean(w * x + b - y) ** 2
You squared the mean error. Square each error first: otherwise errors up and down
cancel.

takes_absolute_errors
- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean(tf.abs(w * x + b - y))
You descended on the mean of the absolute errors. Square them.

forgets_the_factor_of_the_square
- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean((w * x + b - y) ** 2) / 2
Your steps are half as long as they should be. The derivative of a square has a factor
in front.

goes_uphill
- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w.assign_add(rate * dw)
+ b.assign_add(rate * db)
You went uphill: the loss grows with each of your steps.

returns_b_first
- return w, b
+ return b, w
The numbers are right, but w and b have changed places.

takes_a_step_too_few
- for _ in range(steps):
+ for _ in range(steps - 1):
You took one step too few.

takes_a_step_too_many
- for _ in range(steps):
+ for _ in range(steps + 1):
You took one step too many.

moves_w_first
- dw, db = tape.gradient(loss, [w, b])
- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w.assign_sub(rate * tape.gradient(loss, w))
+ with tf.GradientTape() as tape:
+     loss = tf.reduce_mean((w * x + b - y) ** 2)
+ b.assign_sub(rate * tape.gradient(loss, b))
You moved w first, and then took the gradient for b at the new place. Compute both
gradients, and then move both.

moves_only_w
- b.assign_sub(rate * db)
Only w has moved; b is still 0.

begins_at_one
- w, b = tf.Variable(0.0), tf.Variable(0.0)
+ w, b = tf.Variable(1.0), tf.Variable(1.0)
You began at w = 1 and b = 1. Begin at 0, both.

draws_x_over_y
- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean((w * y + b - x) ** 2)
You drew x over y. The line gives y for each x.

returns_inside_the_loop
-     b.assign_sub(rate * db)
- return w, b
+     b.assign_sub(rate * db)
+     return w, b
Your function returns after the first step. Does the return stand inside the loop?

begins_anew_at_each_step
- w, b = tf.Variable(0.0), tf.Variable(0.0)
- for _ in range(steps):
+ for _ in range(steps):
+     w, b = tf.Variable(0.0), tf.Variable(0.0)
Each of your steps begins at 0 again. Make the variables once, before the loop.

makes_tensors_of_the_variables
- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w = w - rate * dw
+ b = b - rate * db
The first step works, and the second finds no gradient: by then w is not your variable
but a new tensor, which no tape watches by itself. Change the variables in place.

computes_the_loss_outside_the_tape
- with tf.GradientTape() as tape:
-     loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean((w * x + b - y) ** 2)
+ with tf.GradientTape() as tape:
+     pass
The gradients are None: the tape has seen no path from the loss to w and b. Are they
variables, and is the loss computed inside the tape's block?

uses_one_tape_for_all_steps
- for _ in range(steps):
-     with tf.GradientTape() as tape:
-         loss = tf.reduce_mean((w * x + b - y) ** 2)
+ with tf.GradientTape() as tape:
+     loss = tf.reduce_mean((w * x + b - y) ** 2)
+ for _ in range(steps):
One tape serves one step: afterwards w and b have other values, and its notes are gone.
Let each step begin with a new tape.
"""

EXERCISE = Exercise(fit_line, cases, MISTAKES, observe=with_values)
