"""A line fitted to points by gradient descent."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def learned_line(
    x: tf.Tensor, y: tf.Tensor, rate: float, steps: int
) -> tuple[tf.Tensor, tf.Tensor]:
    w, b = tf.constant(0.0), tf.constant(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            tape.watch([w, b])
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        w_bar, b_bar = tape.gradient(loss, [w, b])
        w, b = w - rate * w_bar, b - rate * b_bar
    return w, b


def cases() -> list[Inputs]:
    return [
        {"x": x, "y": y, "rate": rate, "steps": steps}
        for x, y, rate, steps in [
            (tf.constant([0.0, 1.0, 2.0]), tf.constant([1.0, 3.0, 5.0]), 0.1, 1),
            (numbers(5) / 6, numbers(5, seed=1) / 3, 0.2, 4),
            (numbers(4, seed=2) / 9 + 0.5, numbers(4, seed=3) / 9 + 2.0, 0.05, 3),
            (tf.constant([2.0]), tf.constant([-3.0]), 0.05, 2),
            (numbers(3), numbers(3, seed=1), 0.1, 0),
        ]
    ]


MISTAKES = """
- w, b = w - rate * w_bar, b - rate * b_bar
+ w, b = w + rate * w_bar, b + rate * b_bar
goes_uphill: You went uphill: the gradient points up, and you added it.

- w, b = w - rate * w_bar, b - rate * b_bar
+ new_w, new_b = w - rate * w_bar, b - rate * b_bar
moves_nothing: w and b are 0 for any data: nothing has moved. Do the steps reach the w
and b that you return?

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_sum((w * x + b - y) ** 2)
takes_the_sum: Your steps grow with the data: you took the sum of the squared errors.
Take the mean.

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean((w * x + b - y) ** 2) / 2
takes_half_steps: Your steps are half as long as they should be. The square in the loss
brings a factor with it.

- w, b = w - rate * w_bar, b - rate * b_bar
+ w, b = w - 2 * rate * w_bar, b - 2 * rate * b_bar
takes_double_steps: Your steps are twice as long as they should be. Is a factor in there
twice?

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean(tf.abs(w * x + b - y))
takes_absolute_errors: Those steps go down the mean absolute error. Square the errors.

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean(w * x + b - y)
takes_the_mean_error: Those steps go down the mean error, which has no bottom. Square
the errors.

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean(w * x + b - y) ** 2
squares_the_mean: You squared the mean error. Square each error first: otherwise errors
up and down cancel.

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.sqrt(tf.reduce_mean((w * x + b - y) ** 2))
takes_the_root: Those steps go down the root of the loss. Leave the mean squared.

+ w, b = tf.constant(0.0), tf.constant(0.0)
+ for _ in range(steps):
+     w = w - rate * 2 * tf.reduce_mean((w * x + b - y) * x)
+     b = b - rate * 2 * tf.reduce_mean(w * x + b - y)
+ return w, b
or
+ w, b = tf.constant(0.0), tf.constant(0.0)
+ for _ in range(steps):
+     b = b - rate * 2 * tf.reduce_mean(w * x + b - y)
+     w = w - rate * 2 * tf.reduce_mean((w * x + b - y) * x)
+ return w, b
moves_one_after_the_other: You moved one of the two, and then took the slope of the
other at the new place. Both slopes belong to the place before the step.

- w, b = tf.constant(0.0), tf.constant(0.0)
+ w = b = tf.constant(0.0)
names_one_tensor_twice: `w = b = ...` gives two names to one tensor, and the tape cannot
tell them apart: in the first step, each gets the slopes of both.

- w, b = w - rate * w_bar, b - rate * b_bar
+ w, b = -rate * w_bar, -rate * b_bar
puts_the_step_in_their_place: Each step starts from 0 again: you put it in the place of
w and b. Take it away from what is there.

- w, b = w - rate * w_bar, b - rate * b_bar
+ w = w - rate * w_bar
moves_w_alone: b is 0 for any data: only w moved. Both are to learn.

- w, b = w - rate * w_bar, b - rate * b_bar
+ b = b - rate * b_bar
moves_b_alone: w is 0 for any data: only b moved. Both are to learn.

- w, b = w - rate * w_bar, b - rate * b_bar
+ w, b = w - w_bar, b - b_bar
forgets_the_rate: The rate has no effect: you took the whole gradient away.

- for _ in range(steps):
+ for _ in range(steps + 1):
takes_a_step_too_many: That is one step too many: for steps = 0, none is taken.

- for _ in range(steps):
+ for _ in range(steps - 1):
takes_a_step_too_few: That is one step too few: for steps = 1, one is taken.

-     w, b = w - rate * w_bar, b - rate * b_bar
- return w, b
+     w, b = w - rate * w_bar, b - rate * b_bar
+     return w, b
returns_inside_the_loop: You end where the first step leads, and return None for steps =
0. Where does the return stand?

- w, b = tf.constant(0.0), tf.constant(0.0)
- for _ in range(steps):
+ for _ in range(steps):
+     w, b = tf.constant(0.0), tf.constant(0.0)
begins_again_in_every_round: You end where the first step leads: every round begins at 0
again. And for steps = 0, there is no w to return.

- w_bar, b_bar = tape.gradient(loss, [w, b])
+ w_bar, b_bar = tape.gradient(loss, w), tape.gradient(loss, b)
asks_the_tape_twice: You asked a tape twice, and an ordinary tape answers once. It takes
both sources in one call.

- w, b = tf.constant(0.0), tf.constant(0.0)
+ w, b = tf.Variable(0.0), tf.Variable(0.0)
-     tape.watch([w, b])
watches_the_first_step_alone: The first step is right. After it, w and b are tensors,
and a tape does not watch those by itself.

- tape.watch([w, b])
watches_nothing: The gradients are None: w and b are tensors, and a tape does not watch
those by itself.

- for _ in range(steps):
+ for _ in range(1):
takes_one_step: You take one step, whatever `steps` says.

- w, b = tf.constant(0.0), tf.constant(0.0)
+ w, b = tf.constant(1.0), tf.constant(1.0)
starts_at_one: You started at w = b = 1. Start at 0.

- loss = tf.reduce_mean((w * x + b - y) ** 2)
+ loss = tf.reduce_mean(((w * x + b)[:, tf.newaxis] - y) ** 2)
lets_a_column_meet_a_row: A column met a row: each prediction was compared with every
target.

- return w, b
+ return b, w
changes_places: The two have changed places: w comes first.

- w, b = tf.constant(0.0), tf.constant(0.0)
+ w, b = tf.constant([0.0]), tf.constant([0.0])
keeps_an_axis: The numbers are right, but w and b have an axis of length 1. Scalars are
asked for.

- return w, b
+ return float(w), float(b)
makes_python_numbers: The numbers are right, but they are Python's. Tensors are asked
for.

- return w, b
+ return tf.stack([w, b])
returns_one_tensor: The numbers are right, but they are in one tensor. A tuple of two is
asked for.

+ columns = tf.stack([x, tf.ones_like(x)], axis=1)
+ line = tf.linalg.pinv(columns) @ y[:, tf.newaxis]
+ return line[0, 0], line[1, 0]
solves_for_the_best_line: That is the best line of all, whatever the rate and the number
of steps. Where the steps have led is asked for.
"""

EXERCISE = Exercise(learned_line, cases, MISTAKES)
