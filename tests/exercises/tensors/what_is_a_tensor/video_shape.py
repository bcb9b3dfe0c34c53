import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right([8, 24, 48, 64, 3])
answers.right(tf.zeros((8, 24, 48, 64, 3)).shape)
answers.right((8,) + (24,) + (48, 64) + (3,))
answers.wrong("width_before_height", [8, 24, 64, 48, 3])
answers.wrong("one_clip", tf.TensorShape([24, 48, 64, 3]))
answers.told("a tuple of 5 is asked for", 8 * 24 * 48 * 64 * 3)
answers.told("a string; a tuple of 5", "(8, 24, 48, 64, 3)")
answers.told("a tensor; a tuple of 5", tf.constant([8, 24, 48, 64, 3]))
answers.told("entry 2 is three dots", (8, 24, ..., 64, 3))
