import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def assigns_and_reads():
    calls = tf.Variable(0, trainable=False)

    def counter():
        calls.assign(calls + 1)
        return calls.read_value()

    return tf.function(counter)


@answers.right
def begins_with_1():
    count = tf.Variable(1, dtype=tf.int32)

    @tf.function
    def counter():
        now = count.read_value()
        count.assign_add(1)
        return now

    return counter


@answers.wrong
def counts_in_python():
    count = 0

    @tf.function
    def counter():
        nonlocal count
        count += 1
        return tf.constant(count)

    return counter


@answers.wrong
def raises_when_called():
    @tf.function
    def counter():
        count = tf.Variable(0)
        return count.assign_add(1)

    return counter


@answers.wrong
def counts_from_zero():
    count = tf.Variable(-1)
    return tf.function(lambda: count.assign_add(1))


count = tf.Variable(0)


@answers.wrong
def goes_on_from_another_counter():
    return tf.function(lambda: count.assign_add(1))


@answers.wrong
def returns_no_int32_scalar():
    count = tf.Variable(0.0)
    return tf.function(lambda: count.assign_add(1.0))


@answers.wrong
def counts_otherwise():
    count = tf.Variable(0)
    return tf.function(lambda: count.assign_add(2))
