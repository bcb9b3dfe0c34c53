import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


def gradient_of(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x)


def table_of(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.jacobian(y, x)


@answers.right
def row_by_row(function, x):
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = function(x)
    rows = tf.eye(len(y))
    return tf.stack([tape.gradient(y, x, output_gradients=row) for row in rows])


@answers.right
def column_by_column(function, x):
    columns = []
    for v in tf.unstack(tf.eye(len(x))):
        with tf.autodiff.ForwardAccumulator(x, v) as forward:
            y = function(x)
        columns.append(forward.jvp(y))
    return tf.stack(columns, axis=1)


answers.wrong("adds_the_rows_up", gradient_of)
answers.wrong(
    "turns_the_table", lambda function, x: tf.transpose(table_of(function, x))
)
answers.wrong(
    "makes_a_diagonal", lambda function, x: tf.linalg.diag(gradient_of(function, x))
)
answers.wrong(
    "returns_the_first_row",
    lambda function, x: gradient_of(lambda x: function(x)[0], x),
)
answers.wrong(
    "returns_a_list", lambda function, x: [row for row in table_of(function, x)]
)
