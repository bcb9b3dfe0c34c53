"""A table with the mean of each column taken away from it."""

import tensorflow as tf

from companion.checks import Exercise
from companion.checks.inputs import numbers, one


def centre_columns(table: tf.Tensor) -> tf.Tensor:
    return table - tf.reduce_mean(table, axis=0)


cases = one("table", numbers(3, 3), numbers(4, 2), numbers(1, 5), numbers(6, 1))

MISTAKES = """
+ return table - tf.reduce_mean(table)
one_mean: You took one mean of the whole table. Each column has its own: name the axis.

+ return table - tf.reduce_mean(table, axis=1, keepdims=True)
centres_the_rows: You centred each row. The axis that you name is the one that goes
away; to get one mean for each column, the rows must go.

+ return table - tf.reduce_mean(table, axis=1)
means_of_the_rows: You averaged over axis 1, across each row. To get one mean for each
column, average over the rows.

+ return tf.reduce_mean(table, axis=0)
only_the_means: Those are the means. The table with the means taken away is asked for.

+ return table - tf.reduce_sum(table, axis=0)
subtracts_the_sum: You subtracted the sum of each column, not its mean.

+ return tf.reduce_mean(table, axis=0) - table
the_wrong_way_round: You subtracted the table from its means: that is the wrong way
round.

+ centred = table - tf.reduce_mean(table, axis=0)
+ return centred / tf.math.reduce_std(table, axis=0)
divides_by_the_spread: You also divided by the spread. Only the mean is to be taken
away.
"""

EXERCISE = Exercise(centre_columns, cases, MISTAKES)
