import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda fahrenheit: (fahrenheit - 32.0) / 1.8)
answers.right(lambda fahrenheit: tf.multiply(tf.subtract(fahrenheit, 32), 5 / 9))
answers.right(lambda fahrenheit: 5 * fahrenheit / 9 - 160 / 9)
answers.wrong("factor_upside_down", lambda fahrenheit: (fahrenheit - 32) * 1.8)
answers.wrong("scales_first", lambda fahrenheit: fahrenheit / 1.8 - 32)
answers.wrong("to_fahrenheit", lambda fahrenheit: tf.add(1.8 * fahrenheit, 32))
