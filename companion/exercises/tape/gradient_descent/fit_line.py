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
- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.sqrt(tf.reduce_mean((w * x + b - y) ** 2))
takes_the_root_of_the_loss: You descended on the root of the loss. Leave the mean
squared.

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_sum((w * x + b - y) ** 2)
sums_the_squared_errors: You descended on the sum of the squared errors. Take their
mean: otherwise a step is longer, the more points there are.

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean(w * x + b - y) ** 2
squares_the_mean_error: You squared the mean error. Square each error first: otherwise
errors up and down cancel.

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean(tf.abs(w * x + b - y))
takes_absolute_errors: You descended on the mean of the absolute errors. Square them.

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean((w * x + b - y) ** 2) / 2
forgets_the_factor_of_the_square: Your steps are half as long as they should be. The
derivative of a square has a factor in front.

- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w.assign_add(rate * dw)
+ b.assign_add(rate * db)
goes_uphill: You went uphill: the loss grows with each of your steps.

- return w, b
+ return b, w
returns_b_first: The numbers are right, but w and b have changed places.

- for _ in range(steps):
+ for _ in range(steps - 1):
takes_a_step_too_few: You took one step too few.

- for _ in range(steps):
+ for _ in range(steps + 1):
takes_a_step_too_many: You took one step too many.

- dw, db = tape.gradient(loss, [w, b])
- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w.assign_sub(rate * tape.gradient(loss, w))
+ with tf.GradientTape() as tape:
+     loss = tf.reduce_mean((w * x + b - y) ** 2)
+ b.assign_sub(rate * tape.gradient(loss, b))
moves_w_first: You moved w first, and then took the gradient for b at the new place.
Compute both gradients, and then move both.

- b.assign_sub(rate * db)
moves_only_w: Only w has moved; b is still 0.

- w, b = tf.Variable(0.0), tf.Variable(0.0)
+ w, b = tf.Variable(1.0), tf.Variable(1.0)
begins_at_one: You began at w = 1 and b = 1. Begin at 0, both.

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean((w * y + b - x) ** 2)
draws_x_over_y: You drew x over y. The line gives y for each x.

-     b.assign_sub(rate * db)
- return w, b
+     b.assign_sub(rate * db)
+     return w, b
returns_inside_the_loop: Your function returns after the first step. Does the return
stand inside the loop?

- w, b = tf.Variable(0.0), tf.Variable(0.0)
- for _ in range(steps):
+ for _ in range(steps):
+     w, b = tf.Variable(0.0), tf.Variable(0.0)
begins_anew_at_each_step: Each of your steps begins at 0 again. Make the variables once,
before the loop.

- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w = w - rate * dw
+ b = b - rate * db
makes_tensors_of_the_variables: The first step works, and the second finds no gradient:
by then w is not your variable but a new tensor, which no tape watches by itself. Change
the variables in place.

- with tf.GradientTape() as tape:
-     loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean((w * x + b - y) ** 2)
+ with tf.GradientTape() as tape:
+     pass
computes_the_loss_outside_the_tape: The gradients are None: the tape has seen no path
from the loss to w and b. Are they variables, and is the loss computed inside the tape's
block?

- for _ in range(steps):
-     with tf.GradientTape() as tape:
-         loss = tf.reduce_mean((w * x + b - y) ** 2)
+ with tf.GradientTape() as tape:
+     loss = tf.reduce_mean((w * x + b - y) ** 2)
+ for _ in range(steps):
uses_one_tape_for_all_steps: One tape serves one step: afterwards w and b have other
values, and its notes are gone. Let each step begin with a new tape.
"""

EXERCISE = Exercise(fit_line, cases, MISTAKES, observe=with_values)
