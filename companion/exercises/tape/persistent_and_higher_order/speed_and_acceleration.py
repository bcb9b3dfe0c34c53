"""The first and the second derivative of a height by the time."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import named, numbers


def speed_and_acceleration(
    height: Callable[[tf.Tensor], tf.Tensor], t: tf.Tensor
) -> tuple[tf.Tensor, tf.Tensor]:
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            h = height(t)
        speed = inner.gradient(h, t, unconnected_gradients="zero")
    acceleration = outer.gradient(speed, t, unconnected_gradients="zero")
    return speed, acceleration


def cases() -> list[Inputs]:
    throw = named("throw", lambda t: 1.5 + 20.0 * t - 5.0 * t**2)
    wave_times_x = named("wave_times_x", lambda x: x * tf.sin(x))
    return [
        {"height": height, "t": t}
        for height, t in [
            (throw, tf.constant([0.0, 1.0, 3.0])),
            (tf.sin, numbers(2, 2) / 3),
            (named("cube", lambda x: x * x * x), tf.constant(-2.0)),
            (wave_times_x, numbers(2, 3, seed=1) / 3),
            (named("triple", lambda x: 3.0 * x), tf.constant([1.0, -4.0])),
            (named("all_ones", lambda x: tf.ones_like(x)), tf.constant([[2.0, 5.0]])),
            (tf.exp, tf.zeros((0,))),
        ]
    ]


MISTAKES = """
-     outer.watch(t)
outer_tape_does_not_watch: The acceleration is always zero. The speed is right, but the
outer tape has not seen how it was made. Was it told about t as well? And does the inner
question stand inside the outer block?

-     speed = inner.gradient(h, t, unconnected_gradients="zero")
- acceleration = outer.gradient(speed, t, unconnected_gradients="zero")
+ speed = inner.gradient(h, t, unconnected_gradients="zero")
+ acceleration = outer.gradient(speed, t)
or
-     speed = inner.gradient(h, t, unconnected_gradients="zero")
- acceleration = outer.gradient(speed, t, unconnected_gradients="zero")
+ speed = inner.gradient(h, t)
+ acceleration = None if speed is None else outer.gradient(speed, t)
asks_the_inner_tape_too_late: The acceleration is None. The speed is right, but the
outer tape has not seen how it was made. Was it told about t as well? And does the inner
question stand inside the outer block?

-     inner.watch(t)
inner_tape_does_not_watch: Both derivatives are always zero: the tapes find no path, and
their zeros for that hide it. Do both tapes know that t matters?

- speed = inner.gradient(h, t, unconnected_gradients="zero")
+ speed = inner.gradient(h, t)
or
- acceleration = outer.gradient(speed, t, unconnected_gradients="zero")
+ acceleration = outer.gradient(speed, t)
or
- speed = inner.gradient(h, t, unconnected_gradients="zero")
+ speed = inner.gradient(h, t)
- acceleration = outer.gradient(speed, t, unconnected_gradients="zero")
+ acceleration = outer.gradient(speed, t)
leaves_none: Right, but for a function whose derivatives do not depend on t. There the
tape answers None, and zeros are asked for, from both tapes.

- return speed, acceleration
+ return acceleration, speed
or
- speed = inner.gradient(h, t, unconnected_gradients="zero")
+ speed = inner.gradient(h, t)
- acceleration = outer.gradient(speed, t, unconnected_gradients="zero")
- return speed, acceleration
+ return outer.gradient(speed, t), speed
swaps_the_two: The two have changed places: the first derivative comes first.

- return speed, acceleration
+ return h, speed
or
- speed = inner.gradient(h, t, unconnected_gradients="zero")
+ speed = inner.gradient(h, t)
- acceleration = outer.gradient(speed, t, unconnected_gradients="zero")
- return speed, acceleration
+ return h, speed
returns_height_and_speed: Those are the height and the speed. You are one derivative
short.

- acceleration = outer.gradient(speed, t, unconnected_gradients="zero")
+ acceleration = outer.gradient(h, t, unconnected_gradients="zero")
or
- speed = inner.gradient(h, t, unconnected_gradients="zero")
+ speed = inner.gradient(h, t)
- acceleration = outer.gradient(speed, t, unconnected_gradients="zero")
+ acceleration = outer.gradient(h, t)
asks_both_tapes_about_the_height: Both are the speed. The target of the outer tape is
not the height, but what the inner tape gave.

- return speed, acceleration
+ return h, speed, acceleration
returns_the_height_as_well: The height does not belong in the tuple: the two derivatives
do.

- return speed, acceleration
+ return acceleration
returns_the_acceleration_alone: That is the acceleration alone. The tuple of both is
asked for.
"""

EXERCISE = Exercise(speed_and_acceleration, cases, MISTAKES)
