import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_a_power(rate):
    years = tf.constant(0)
    while (1.0 + rate) ** tf.cast(years, tf.float32) < 2.0:
        years = years + 1
    return years


@answers.right
def with_while_loop(rate):
    def not_yet(money, years):
        return money < 2.0

    def grow(money, years):
        return money * (1.0 + rate), years + 1

    return tf.while_loop(not_yet, grow, [tf.constant(1.0), 0])[1]


@answers.right
def with_a_logarithm(rate):
    exact = tf.math.log(2.0) / tf.math.log(1.0 + rate)
    return tf.cast(tf.math.ceil(exact - 1e-5), tf.int32)


@answers.wrong
def asks_for_numpy(rate):
    money, years = 1.0, 0
    while money < 2.0:
        money *= 1.0 + rate.numpy()
        years += 1
    return tf.constant(years)


@answers.told("For rate = 1.")
def grows_once_more_at_2(rate):
    money, years = tf.constant(1.0), tf.constant(0)
    while money <= 2.0:
        money *= 1.0 + rate
        years += 1
    return years


@answers.wrong
def earns_no_interest_on_interest(rate):
    years = tf.constant(0)
    while 1.0 + rate * tf.cast(years, tf.float32) < 2.0:
        years += 1
    return years
