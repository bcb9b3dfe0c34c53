"""Weights and a bias after some steps of gradient descent from zero."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.exercises.tape.lab._penguins import penguins
from companion.exercises.tape.lab.tape_gradients import tape_gradients


def train_scores(
    x: tf.Tensor, y: tf.Tensor, rate: float, steps: int
) -> tuple[tf.Tensor, tf.Tensor]:
    w, b = tf.Variable(tf.zeros(x.shape[1])), tf.Variable(0.0)
    for _ in range(steps):
        dw, db = tape_gradients(w, b, x, y)
        w.assign_sub(rate * dw)
        b.assign_sub(rate * db)
    return w.read_value(), b.read_value()


def cases() -> list[Inputs]:
    return [
        {"x": some["x"], "y": some["y"], "rate": rate, "steps": steps}
        for some, rate, steps in [
            (penguins(3, 6), 1.0, 3),
            (penguins(4, 4), 0.5, 5),
            (penguins(1, 3), 0.1, 1),
            (penguins(2, 5), 1.0, 0),
        ]
    ]


MISTAKES = """
- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w.assign_add(rate * dw)
+ b.assign_add(rate * db)
goes_uphill: You walk uphill: subtract the gradients.

- b.assign_sub(rate * db)
+ b.assign_sub(rate * tape_gradients(w, b, x, y)[1])
moves_one_after_the_other: You changed w before you took the gradient by b. Take both
first.

- for _ in range(steps):
+ for _ in range(steps + 1):
takes_one_step_more: You take one step too many.

- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w.assign_sub(dw)
+ b.assign_sub(db)
forgets_the_rate: Your steps have the length of the gradients: multiply them by the
rate.

- return w.read_value(), b.read_value()
+ return w.read_value(), tf.constant(0.0)
returns_no_bias: The bias stays zero, or has been forgotten on the way out.

- return w.read_value(), b.read_value()
+ return b.read_value(), w.read_value()
returns_the_bias_first: Right, but the other way round: first w, then b.

- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w.assign_sub(rate * dw * len(y))
+ b.assign_sub(rate * db * len(y))
descends_on_the_sum: Your steps are too long by the number of examples: the loss is a
mean, and you descend on the sum.

- for _ in range(steps):
+ if steps > 0:
takes_a_single_step: You took a single step. Does your loop go on?
"""

EXERCISE = Exercise(train_scores, cases, MISTAKES, takes_gradients=True)
