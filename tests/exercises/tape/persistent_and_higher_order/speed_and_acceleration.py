import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def derivative(function):
    def slope(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = function(x)
        slope = tape.gradient(y, x)
        return tf.zeros_like(x) if slope is None else slope

    return slope


@answers.right
def asks_inside_the_inner_block(height, t):
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            h = height(t)
            v = inner.gradient(h, t, unconnected_gradients="zero")
    return v, outer.gradient(v, t, unconnected_gradients="zero")


@answers.right
def with_one_persistent_tape(height, t):
    t = tf.Variable(t)
    with tf.GradientTape(persistent=True) as tape:
        h = tf.reduce_sum(height(t) + 0 * t)
        speed = tape.gradient(h, t) + 0 * t
    return [speed, tape.gradient(speed, t)]


@answers.right
def derives_a_derivative(height, t):
    speed = derivative(height)
    return speed(t), derivative(speed)(t)


@answers.right
def forward_over_reverse(height, t):
    with tf.autodiff.ForwardAccumulator(t, tf.ones_like(t)) as forward:
        with tf.GradientTape() as tape:
            tape.watch(t)
            h = height(t)
        v = tape.gradient(h, t, unconnected_gradients="zero")
    return v, forward.jvp(v, unconnected_gradients="zero")


@answers.wrong
def inner_tape_does_not_watch(height, t):
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            h = height(t)
        speed = inner.gradient(h, t, unconnected_gradients="zero")
    return speed, outer.gradient(speed, t, unconnected_gradients="zero")


@answers.wrong
def returns_height_and_speed(height, t):
    with tf.GradientTape() as tape:
        tape.watch(t)
        h = height(t)
    return h, tape.gradient(h, t)


@answers.told("a tuple whose entry 0 is")
def steps_to_both_sides(height, t):
    speed = (height(t + 0.01) - height(t - 0.01)) / 0.02
    return speed, tf.zeros_like(t)
