import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def hessian_times(loss_of, v, u):
    with tf.GradientTape() as outer:
        outer.watch(v)
        with tf.GradientTape() as inner:
            inner.watch(v)
            loss = loss_of(v)
        gradient = inner.gradient(loss, v)
        along_u = tf.reduce_sum(gradient * u)
    return outer.gradient(along_u, v)


answers.right(lambda loss, v, u: tf.tensordot(u, hessian_times(loss, v, u), 1))


@answers.right
def along_a_line(loss, v, u):
    s = tf.Variable(0.0)
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            value = loss(v + s * u)
        slope = inner.gradient(value, s)
    return outer.gradient(slope, s)


@answers.right
def forward_over_reverse(loss, v, u):
    with tf.autodiff.ForwardAccumulator(v, u) as forward:
        with tf.GradientTape() as tape:
            tape.watch(v)
            value = loss(v)
        gradient = tape.gradient(value, v)
    return tf.reduce_sum(forward.jvp(gradient) * u)


@answers.right
def with_output_gradients(loss, v, u):
    v = tf.Variable(v)
    with tf.GradientTape(persistent=True) as tape:
        gradient = tape.gradient(loss(v), v)
    product = tape.gradient(gradient, v, output_gradients=u)
    return tf.reduce_sum(tf.multiply(u, product))


answers.wrong(
    "returns_the_change_of_the_gradient", lambda loss, v, u: hessian_times(loss, v, u)
)
answers.wrong(
    "adds_up_the_change", lambda loss, v, u: tf.reduce_sum(hessian_times(loss, v, u))
)
answers.wrong("adds_nothing_up", lambda loss, v, u: u * hessian_times(loss, v, u))


@answers.wrong
def takes_the_slope(loss, v, u):
    with tf.GradientTape() as tape:
        tape.watch(v)
        value = loss(v)
    return tf.tensordot(tape.gradient(value, v), u, 1)


@answers.wrong
def multiplies_by_u_too_late(loss, v, u):
    with tf.GradientTape() as outer:
        outer.watch(v)
        with tf.GradientTape() as inner:
            inner.watch(v)
            value = loss(v)
        gradient = inner.gradient(value, v)
    return tf.reduce_sum(u * u * outer.gradient(gradient, v))


@answers.wrong
def asks_the_inner_tape_too_late(loss, v, u):
    with tf.GradientTape() as outer:
        outer.watch(v)
        with tf.GradientTape() as inner:
            inner.watch(v)
            value = loss(v)
    gradient = inner.gradient(value, v)
    return outer.gradient(tf.reduce_sum(gradient * u), v)


answers.told(
    "For loss = bowl, v = [ 1., -2.] (float32)",
    lambda loss, v, u: 0.5 * tf.reduce_sum(u * hessian_times(loss, v, u)),
)
