import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda seed: tf.random.stateless_normal([4, 3], [1, seed]))
answers.right(lambda seed: tf.random.Generator.from_seed(seed).normal((4, 3)))


@answers.right
def with_numpy(seed):
    numbers = np.random.default_rng(seed).normal(size=(4, 3))
    return tf.constant(numbers, tf.float32)


@answers.right
def reshapes(seed):
    flat = tf.random.stateless_normal((12,), seed=(seed, seed))
    return tf.reshape(flat, (4, 3))


answers.wrong(
    "goes_on_from_where_it_was", lambda seed: tf.random.normal((4, 3), seed=seed)
)
answers.wrong(
    "is_uniform",
    lambda seed: tf.random.stateless_uniform(
        (4, 3), seed=(seed, 0), minval=-1, maxval=1
    ),
)
answers.wrong(
    "ignores_the_seed", lambda seed: tf.random.stateless_normal((4, 3), seed=(1, 2))
)
answers.wrong(
    "has_another_form",
    lambda seed: tf.constant(np.random.default_rng(seed).normal(size=(4, 3))),
)
