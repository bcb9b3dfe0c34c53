"""How fast a result changes while its input moves: a product with the Jacobian."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named, numbers


def speed(
    function: Callable[[tf.Tensor], tf.Tensor], x: tf.Tensor, v: tf.Tensor
) -> tf.Tensor:
    with tf.autodiff.ForwardAccumulator(x, v) as forward:
        y = function(x)
    return forward.jvp(y)


def cases() -> list[Inputs]:
    def mix(x: tf.Tensor) -> tf.Tensor:
        return tf.linalg.matvec(numbers(2, 3), tf.sin(x))

    def polar(x: tf.Tensor) -> tf.Tensor:
        return x[0] * tf.stack([tf.cos(x[1]), tf.sin(x[1])])

    powers = named("powers", lambda x: tf.stack([x[0], x[0] ** 2, x[0] ** 3]))
    chain = named("chain", lambda x: tf.math.cumsum(x**2))
    return [
        {"function": function, "x": tf.constant(x), "v": tf.constant(v)}
        for function, x, v in [
            (mix, [0.5, -1.0, 2.0], [1.0, 0.5, -2.0]),
            (polar, [2.0, 0.5], [0.3, -1.0]),
            (powers, [2.0], [0.1]),
            (chain, [1.0, 2.0, -3.0], [1.0, 1.0, -1.0]),
        ]
    ]


MISTAKES = """
+ return function(x + v) - function(x)
goes_all_the_way: That is how far the result moves while x moves by all of v. The speed
at x itself is asked for.

+ return (function(x + 0.001 * v) - function(x)) / 0.001
takes_a_small_step: A small step gives an estimate. A forward accumulator gives the
speed.

+ return function(v)
takes_the_value_at_v: That is the function at v. v is how fast x changes.

+ with tf.GradientTape() as tape:
+     tape.watch(x)
+     y = function(x)
+ return tape.gradient(y, x) * v
multiplies_the_gradient_by_v: That has the shape of x, and each output has a speed of
its own.

+ with tf.GradientTape() as tape:
+     tape.watch(x)
+     y = function(x)
+ return tf.reduce_sum(tape.gradient(y, x) * v)
takes_the_speed_of_the_sum: That is the speed of the sum of the outputs. Each has one of
its own.

- with tf.autodiff.ForwardAccumulator(x, v) as forward:
+ with tf.autodiff.ForwardAccumulator(x, tf.ones_like(x)) as forward:
takes_rates_of_one: You took rates of 1. The rates are in v.

- with tf.autodiff.ForwardAccumulator(x, v) as forward:
-     y = function(x)
+ y = function(x)
+ with tf.autodiff.ForwardAccumulator(x, v) as forward:
+     pass
computes_outside_the_block: Your function returned None. If there is a return, the
accumulator has not seen the computation: it has to run inside the block.
"""

EXERCISE = Exercise(speed, cases, MISTAKES)
