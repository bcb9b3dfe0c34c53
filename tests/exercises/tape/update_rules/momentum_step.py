import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_operations_by_name(w, g, u, rate, beta):
    new_u = tf.subtract(tf.multiply(beta, u), tf.multiply(rate, g))
    return [tf.add(w, new_u), new_u]


@answers.right
def from_the_way_of_the_weight(w, g, u, rate, beta):
    after = w - rate * g + beta * u
    return after, after - w


answers.wrong(
    "returns_only_the_weight", lambda w, g, u, rate, beta: w + beta * u - rate * g
)


@answers.told("a tuple whose entry 0 is a tensor that is right in")
def shares_the_pull_too(w, g, u, rate, beta):
    u = beta * (u - rate * g)
    return w + u, u


@answers.told("a tuple whose entry 0 is a tensor that is right in")
def subtracts_in_variables(w, g, u, rate, beta):
    w, u = tf.Variable(w), tf.Variable(u)
    u.assign(beta * u - rate * g)
    w.assign_sub(u)
    return w.read_value(), u.read_value()
