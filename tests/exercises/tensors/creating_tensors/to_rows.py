import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda flat, width: tf.reshape(flat, (len(flat) // width, width)))
answers.right(lambda flat, width: tf.reshape(flat, [tf.size(flat) // width, width]))


@answers.right
def column_by_column(flat, width):
    columns = [flat[start::width] for start in range(width)]
    return tf.stack(columns, axis=1)


answers.wrong(
    "width_many_rows", lambda flat, width: tf.reshape(flat, (width, len(flat) // width))
)


@answers.wrong
def fills_the_columns(flat, width):
    table = tf.reshape(flat, (width, len(flat) // width))
    return tf.transpose(table)


@answers.wrong
def changes_the_dtype(flat, width):
    table = tf.reshape(flat, (-1, width))
    return tf.cast(table, tf.float32)


answers.wrong(
    "an_axis_too_many",
    lambda flat, width: tf.expand_dims(tf.reshape(flat, (-1, width)), -1),
)
answers.told(
    "a NumPy array; a tensor", lambda flat, width: flat.numpy().reshape(-1, width)
)
