import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda log: tf.reshape(log, (len(log) // 72, 24, 3)))


@answers.right
def sensor_by_sensor(log):
    sensors = [tf.reshape(log[s::3], (-1, 24)) for s in range(3)]
    return tf.stack(sensors, axis=2)


@answers.right
def hours_before_days(log):
    hours = tf.reshape(log, (-1, 3))
    return tf.reshape(hours, (-1, 24, 3))


answers.told(
    "For log = a tensor of shape (504,)", lambda log: tf.stack(tf.split(log, 7))
)
answers.wrong(
    "sensors_before_hours", lambda log: tf.reshape(log, (len(log) // 72, 3, 24))
)


@answers.wrong
def transposes(log):
    days = tf.reshape(log, (-1, 3, 24))
    return tf.transpose(days, [0, 2, 1])


answers.wrong(
    "hours_and_sensors_share_an_axis", lambda log: tf.reshape(log, (-1, 24 * 3))
)
answers.wrong("hours_first", lambda log: tf.reshape(log, (24, len(log) // 72, 3)))
answers.told("a NumPy array", lambda log: log.numpy().reshape(-1, 24, 3))
