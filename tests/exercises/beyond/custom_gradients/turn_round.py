import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_a_rule(x, strength):
    @tf.custom_gradient
    def turned(x):
        return tf.identity(x), lambda up: up * -strength

    return turned(x)


answers.right(lambda x, strength: tf.stop_gradient((1.0 + strength) * x) - strength * x)


answers.wrong("changes_the_value", lambda x, strength: -x * strength)
answers.wrong("has_no_rule", lambda x, strength: x)
answers.told("a tensor is asked for", lambda x, strength: x.numpy())
answers.told(
    "what comes back to the input is None", lambda x, strength: tf.stop_gradient(x)
)
