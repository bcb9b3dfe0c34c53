import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_a_maximum(log):
    t = tf.cast(tf.reshape(log, (-1, 24, 3)), tf.float32) / 10
    cold = (t < 0) & (t > -900)
    days = tf.reduce_max(tf.cast(cold, tf.int32), axis=1)
    return tf.reduce_sum(days, axis=0)


@answers.right
def with_a_minimum(log):
    t = tf.reshape(log, (-1, 24, 3))
    filled = tf.where(t == -9999, tf.zeros_like(t), t)
    frosty = tf.reduce_min(filled, axis=1) < 0
    return tf.math.count_nonzero(frosty, axis=0, dtype=tf.int32)


@answers.right
def in_loops(log):
    counts = [0, 0, 0]
    for day in tf.reshape(log, (-1, 24, 3)).numpy():
        for s in range(3):
            if any(r < 0 and r != -9999 for r in day[:, s]):
                counts[s] += 1
    return tf.constant(counts)


@answers.wrong
def missing_is_frost(log):
    t = tf.reshape(log, (-1, 24, 3))
    cold = tf.reduce_min(t, axis=1) < 0
    return tf.reduce_sum(tf.cast(cold, tf.int32), axis=0)


@answers.wrong
def counts_hours(log):
    t = tf.reshape(log, (-1, 3))
    cold = tf.cast((t < 0) & (t > -9999), tf.int32)
    return tf.reduce_sum(cold, axis=0)


@answers.wrong
def whether_there_was_frost(log):
    t = tf.reshape(log, (-1, 24, 3))
    cold = (t < 0) & (t != -9999)
    return tf.reduce_any(cold, axis=[0, 1])
