"""How the loss of each penguin changes with its own measurements."""

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.exercises.tape.lab._penguins import some_penguins


def input_gradients(
    w: tf.Tensor, b: tf.Tensor, x: tf.Tensor, y: tf.Tensor
) -> tf.Tensor:
    with tf.GradientTape() as tape:
        tape.watch(x)
        s = tf.linalg.matvec(x, w) + b
        losses = tf.nn.softplus(s) - s * y
    return tape.gradient(losses, x)


def cases() -> list[Inputs]:
    return [
        {name: tf.convert_to_tensor(value) for name, value in inputs.items()}
        for inputs in some_penguins()
    ]


MISTAKES = """
- losses = tf.nn.softplus(s) - s * y
+ losses = tf.reduce_mean(tf.nn.softplus(s) - s * y)
takes_the_mean: Those are the gradients of the mean. Each penguin's own loss is asked
for, so the division by their number has to be undone, or left out.

-     tape.watch(x)
+     tape.watch(w)
-     losses = tf.nn.softplus(s) - s * y
- return tape.gradient(losses, x)
+     loss = tf.reduce_mean(tf.nn.softplus(s) - s * y)
+ return tape.gradient(loss, w)
asks_for_the_weights: Those are the gradients by the weights. Here the inputs are the
source.

- losses = tf.nn.softplus(s) - s * y
+ losses = s * y - tf.nn.softplus(s)
has_the_wrong_sign: The sign is wrong: the prediction minus the truth, times the
weights.

- return tape.gradient(losses, x)
+ return tape.gradient(s, x)
stops_at_the_scores: Those are the slopes of the scores. Go on from the scores to the
losses.

- return tape.gradient(losses, x)
+ return tf.reduce_sum(tape.gradient(losses, x), axis=0)
adds_the_penguins_up: You added the penguins up. Each keeps a row of its own.

- return tape.gradient(losses, x)
+ return tape.jacobian(losses, x)
asks_for_the_jacobian: That is the Jacobian: each loss by every row of x, and nearly all
of it is 0. One gradient of the right number says as much.

- tape.watch(x)
does_not_watch: The result is None. If it is what the tape gave: w, b, x and y are
tensors, and a tape watches tensors only where you tell it to.
"""

EXERCISE = Exercise(input_gradients, cases, MISTAKES, takes_gradients=True)
