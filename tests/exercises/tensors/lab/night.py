import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda degrees: degrees[:, 0:6])
answers.right(lambda degrees: tf.slice(degrees, [0, 0, 0], [-1, 6, -1]))
answers.right(lambda degrees: tf.gather(degrees, tf.range(6), axis=1))
answers.right(lambda degrees: tf.split(degrees, 4, axis=1)[0])
answers.right(lambda degrees: tf.stack([day[:6] for day in degrees]))
answers.wrong("first_days", lambda degrees: degrees[0:6, :, :])
answers.wrong("an_hour_too_few", lambda degrees: tf.gather(degrees, range(5), axis=1))
answers.wrong(
    "an_hour_too_many", lambda degrees: tf.slice(degrees, [0, 0, 0], [-1, 7, -1])
)
answers.wrong("cuts_the_sensors", lambda degrees: degrees[..., 0:6])
