"""Which variables a loss can teach anything: those to which the tape finds a path."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named, numbers


def can_learn(
    loss: Callable[[], tf.Tensor], variables: list[tf.Variable]
) -> list[bool]:
    with tf.GradientTape() as tape:
        value = loss()
    gradients = tape.gradient(value, variables)
    return [gradient is not None for gradient in gradients]


def cases() -> list[Inputs]:
    a, b, c = tf.Variable(2.0), tf.Variable(-1.5), tf.Variable(3.0)
    zero, table = tf.Variable(0.0), tf.Variable(numbers(4, 2))

    def compared() -> tf.Tensor:
        return c * tf.norm(tf.cast(table > 0, tf.float32))

    return [
        {"loss": loss, "variables": variables}
        for loss, variables in [
            (named("parabola", lambda: a * a + 3.0 * b), [a, b, c]),
            (named("bottom_of_a_bowl", lambda: zero**2), [zero]),
            (named("switched_off", lambda: tf.nn.relu(b) + c), [c, b]),
            (named("rounded", lambda: tf.round(a) * b), [a, b]),
            (compared, [table, c]),
            (named("one_row", lambda: tf.reduce_sum(table[2])), [b, table]),
            (named("constant", lambda: tf.constant(1.0)), [a]),
            (named("alone", lambda: a + 1.0), []),
        ]
    ]


MISTAKES = """
- return [gradient is not None for gradient in gradients]
+ return [g is not None and bool(tf.norm(g) > 0) for g in gradients]
takes_zero_for_no_path: You say False where the gradient happens to be zero. There is a
path: the slope is 0 at this place only. No path shows itself in another way.

- gradients = tape.gradient(value, variables)
- return [gradient is not None for gradient in gradients]
+ read = {variable.ref() for variable in tape.watched_variables()}
+ return [variable.ref() in read for variable in variables]
looks_at_what_is_read: You say True for every variable that the loss reads. A path can
break behind it, at a rounding or a comparison. Look at the gradients.

- gradients = tape.gradient(value, variables)
- return [gradient is not None for gradient in gradients]
+ return [tape.gradient(value, variable) is not None for variable in variables]
asks_the_tape_again: You ask the tape once for each variable, and an ordinary tape
answers once. It takes all the variables in one call.

- return [gradient is not None for gradient in gradients]
+ return [gradient is None for gradient in gradients]
swaps_true_and_false: True and False have changed places.

+ return [variable.trainable for variable in variables]
or
- gradients = tape.gradient(value, variables)
+ gradients = tape.gradient(value, variables, unconnected_gradients="zero")
says_true_for_all: You say True for every variable. That they are trainable is not
enough, and zeros in the place of None would hide what you look for.

- with tf.GradientTape() as tape:
-     value = loss()
+ value = loss()
+ with tf.GradientTape() as tape:
+     pass
says_false_for_all: You say False for every variable. Did the loss run inside the block?

- return [gradient is not None for gradient in gradients]
+ return gradients
returns_the_gradients: Those are the gradients. Make a bool of each.

- return [gradient is not None for gradient in gradients]
+ return all(gradient is not None for gradient in gradients)
says_one_bool: That is one bool for all variables. One for each is asked for.
"""

EXERCISE = Exercise(can_learn, cases, MISTAKES)
