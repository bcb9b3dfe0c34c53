import numpy as np
import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda x: x * x)
answers.right(lambda x: x**2)
answers.right(tf.square)
answers.right(lambda x: tf.math.multiply(x, x))
answers.right(lambda x: tf.constant(np.square(x.numpy())))
answers.right(lambda x: tf.pow(x, 2))


@answers.told("Does every path")
def forgets_to_return(x):
    x * x


answers.wrong("keeps_the_sign", lambda x: tf.sign(x) * x**2)
answers.wrong("cubes", lambda x: x * x * x)
answers.wrong("makes_numpys", lambda x: np.square(x))
answers.told("The entry at", lambda x: tf.abs(x))
