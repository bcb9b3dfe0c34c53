import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda x: x[x > 0])
answers.right(lambda x: tf.boolean_mask(x, x > 0))
answers.right(lambda x: tf.gather_nd(x, tf.where(x > 0)))


@answers.right
def gathers_from_a_vector(x):
    flat = tf.reshape(x, (-1,))
    return tf.gather(flat, tf.where(flat > 0)[:, 0])


answers.right(lambda x: tf.constant(x.numpy()[x.numpy() > 0]))


@answers.right
def in_a_loop_over_numbers(x):
    kept = [e for e in x.numpy().ravel() if e > 0]
    return tf.constant(kept, x.dtype)


@answers.wrong
def makes_a_tensor_of_an_empty_list(x):
    kept = []
    for e in tf.reshape(x, [-1]):
        if e > 0:
            kept.append(e)
    return tf.stack(kept)


answers.wrong("returns_a_list", lambda x: [e for e in tf.reshape(x, [-1]) if e > 0])
answers.told("shape", lambda x: tf.reshape(x[x > 0], (-1, 1)))
