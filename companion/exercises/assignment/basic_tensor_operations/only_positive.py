"""The entries above zero, as a vector."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def only_positive(x: tf.Tensor) -> tf.Tensor:
    return x[x > 0]


cases = one(
    "x",
    tf.constant([3.5, -1.0, 0.0, 2.0, 3.5, -7.0, 0.25]),
    numbers(3, 4, dtype=tf.int32),
    numbers(2, 2, 3, seed=1),
    tf.constant([[-4, -1], [0, -9]]),
    tf.constant([[5, -2], [3, 1]], tf.int64),
    tf.zeros((0, 3)),
)

MISTAKES = """
+ return x[x >= 0]
keeps_zeros: You kept zeros. Zero is not above zero.

+ return tf.nn.relu(x)
or
+ return tf.reshape(tf.nn.relu(x), (-1,))
or
+ return x * tf.cast(x > 0, x.dtype)
sets_the_others_to_zero: You set the others to zero, and they still take up their
places. They are to go.

+ return x > 0
says_which: That says which entries are above zero. The entries themselves are asked
for.

+ return tf.where(x > 0)
or
+ return tf.reshape(tf.where(x > 0), (-1,))
or
+ return tf.where(x > 0)[:, 0]
returns_the_places: Those are the places of the entries. What stands there is asked for.

+ return tf.sort(x[x > 0])
or
+ return tf.sort(x[x > 0], direction="DESCENDING")
or
+ return x[x > 0][::-1]
changes_the_order: The right entries, in another order. Leave them in the order in which
they stand in x.

+ return tf.unique(x[x > 0]).y
keeps_each_once: An entry that stands in x twice is to be kept twice.

+ return x[x < 0]
keeps_those_below: You kept those below zero.

+ return x[x != 0]
keeps_all_but_zeros: You kept the negative ones as well.

+ return tf.cast(x[x > 0], tf.float32)
changes_the_dtype: The entries are right, but the dtype has changed: ints are to stay
ints.

+ kept = [entry for entry in tf.reshape(x, (-1,)) if entry > 0]
+ return tf.convert_to_tensor(kept)
or
+ kept = [entry.numpy() for entry in tf.reshape(x, (-1,)) if entry > 0]
+ return tf.constant(kept)
makes_a_tensor_of_an_empty_list: Right, but where no entry is above zero: a tensor made
of an empty list knows nothing of x, and so has another dtype.

+ return [entry for entry in tf.reshape(x, (-1,)) if entry > 0]
returns_a_list: The entries are right, but they are in a list. One tensor is asked for.

+ return x[tf.reduce_all(x > 0, axis=-1)]
keeps_whole_rows: You kept whole rows. Decide about each entry by itself.

+ return tf.stack([entry for entry in x if entry > 0])
goes_through_axis_0: You went through axis 0 alone. With more than one axis, what you
look at there are rows, and not numbers.
"""

EXERCISE = Exercise(only_positive, cases, MISTAKES)
