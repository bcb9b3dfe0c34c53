import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_roots_of_sums(weights, gradients, rate):
    result = []
    for w, g in zip(weights, gradients):
        update = tf.reduce_sum(tf.square(rate * g))
        result.append(tf.sqrt(update / tf.reduce_sum(tf.square(w))))
    return tf.convert_to_tensor(result)


@answers.right
def with_numpy(weights, gradients, rate):
    ratios = []
    for i in range(len(weights)):
        g, w = gradients[i].numpy(), weights[i].numpy()
        ratios.append(rate * np.linalg.norm(g.ravel()) / np.linalg.norm(w.ravel()))
    return tf.constant(ratios, dtype=tf.float32)


@answers.right
def with_roots_of_means(weights, gradients, rate):
    size = lambda t: tf.sqrt(tf.reduce_mean(t * t))
    sizes = lambda tensors: tf.stack([size(t) for t in tensors])
    return rate * sizes(gradients) / sizes(weights)


@answers.wrong
def puts_the_weight_above(weights, gradients, rate):
    pairs = zip(weights, gradients)
    return tf.stack([tf.norm(w) / tf.norm(rate * g) for w, g in pairs])


answers.wrong(
    "adds_up_the_sizes",
    lambda weights, gradients, rate: tf.stack(
        [
            tf.norm(rate * g, ord=1) / tf.norm(w, ord=1)
            for w, g in zip(weights, gradients)
        ]
    ),
)


answers.told(
    "a NumPy array; a tensor is asked for",
    lambda weights, gradients, rate: np.array(
        [
            rate * np.linalg.norm(np.ravel(g)) / np.linalg.norm(np.ravel(w))
            for w, g in zip(weights, gradients)
        ]
    ),
)


@answers.told("a tensor of shape (1,); shape (3,) is asked for")
def returns_the_last_ratio(weights, gradients, rate):
    for w, g in zip(weights, gradients):
        ratio = rate * tf.norm(g) / tf.norm(w)
    return tf.reshape(ratio, (1,))
