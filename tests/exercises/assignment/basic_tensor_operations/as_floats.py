import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda values: tf.constant(values, dtype=tf.float32))
answers.right(lambda values: tf.cast(values, tf.float32))
answers.right(lambda values: tf.convert_to_tensor(np.array(values, dtype=np.float32)))
answers.right(lambda values: tf.cast(tf.constant(values), "float32"))


@answers.told("Does every path")
def leaves_the_dots(values): ...


answers.wrong("makes_64_bits", lambda values: tf.cast(values, tf.float64))
answers.wrong("stays_with_numpy", lambda values: np.array(values, dtype=np.float32))
answers.wrong(
    "makes_one_long_row", lambda values: tf.constant(np.ravel(values), tf.float32)
)


@answers.wrong
def goes_one_level_deep(values):
    result = []
    for v in values:
        result.append(float(v))
    return tf.stack(result)


answers.told("a list; a tensor is asked for", lambda values: values)
