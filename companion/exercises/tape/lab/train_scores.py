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
goes_uphill
- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w.assign_add(rate * dw)
+ b.assign_add(rate * db)
You walk uphill: subtract the gradients.

moves_one_after_the_other
- b.assign_sub(rate * db)
+ b.assign_sub(rate * tape_gradients(w, b, x, y)[1])
You changed w before you took the gradient by b. Take both first.

takes_one_step_more
- for _ in range(steps):
+ for _ in range(steps + 1):
You take one step too many.

forgets_the_rate
- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w.assign_sub(dw)
+ b.assign_sub(db)
Your steps have the length of the gradients: multiply them by the rate.

returns_no_bias
- return w.read_value(), b.read_value()
+ return w.read_value(), tf.constant(0.0)
The bias stays zero, or has been forgotten on the way out.

returns_the_bias_first
- return w.read_value(), b.read_value()
+ return b.read_value(), w.read_value()
Right, but the other way round: first w, then b.

descends_on_the_sum
- w.assign_sub(rate * dw)
- b.assign_sub(rate * db)
+ w.assign_sub(rate * dw * len(y))
+ b.assign_sub(rate * db * len(y))
Your steps are too long by the number of examples: the loss is a mean, and you descend
on the sum.

takes_a_single_step
- for _ in range(steps):
+ if steps > 0:
You took a single step. Does your loop go on?
"""

EXERCISE = Exercise(train_scores, cases, MISTAKES, takes_gradients=True)
