import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_a_decorator(function):
    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
    def graph(x):
        return function(x)

    return graph


@answers.right
def of_any_shape(function):
    any_vector = (tf.TensorSpec(shape=None, dtype=tf.float32),)
    return tf.function(function, input_signature=any_vector)


answers.wrong(
    "is_traced_again", lambda function: tf.function(function, reduce_retracing=True)
)


answers.wrong("makes_no_graph", lambda function: function)


@answers.wrong
def raises_when_called(function):
    spec = tf.TensorSpec((3,), tf.float32)
    return tf.function(function, input_signature=[spec])


answers.wrong(
    "returns_no_function",
    lambda function: tf.function(function)(tf.constant([1.0, 2.0])),
)


@answers.wrong
def returns_something_else(function):
    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
    def graph(x):
        return x

    return graph
