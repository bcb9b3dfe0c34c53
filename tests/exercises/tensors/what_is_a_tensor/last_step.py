import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda series: tf.unstack(series, axis=1)[-1])
answers.right(lambda series: series[:, series.shape[1] - 1])
answers.right(lambda series: tf.reverse(series, [1])[:, 0])


@answers.right
def sequence_by_sequence(series):
    result = []
    for sequence in series:
        result.append(sequence[-1])
    return tf.stack(result)


answers.wrong("the_last_sequence", lambda series: tf.gather(series, len(series) - 1))
answers.wrong(
    "slice_instead_of_index",
    lambda series: tf.stack([sequence[-1:] for sequence in series]),
)
answers.wrong("the_last_feature", lambda series: series[..., -1])
answers.wrong("the_first_step", lambda series: tf.unstack(series, axis=1)[0])
answers.told("NumPy array", lambda series: series.numpy()[:, -1])
