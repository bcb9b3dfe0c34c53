"""The years until money has doubled, counted eagerly and in a graph."""

import tensorflow as tf

from companion.checks import Exercise, Parts, Program, is_missing
from companion.checks.inputs import one


def doubling_time(rate: tf.Tensor) -> tf.Tensor:
    money, years = tf.constant(1.0), tf.constant(0)
    while money < 2.0:
        money *= 1.0 + rate
        years += 1
    return years


cases = one("rate", *map(tf.constant, (0.05, 0.5, 1.0, 0.07, 3.0)))


def in_both_modes(answer: Program) -> Program:
    """Runs an answer eagerly, and as a graph, which may be refused."""
    graph = tf.function(answer)

    def counted(rate: tf.Tensor) -> object:
        eager = answer(rate)
        if is_missing(eager):
            return eager
        try:
            compiled = graph(rate)
        except Exception as error:
            compiled = error
        return Parts(
            {
                "your function, called eagerly, returned": eager,
                "your function, made a graph, returned": compiled,
            }
        )

    return counted


MISTAKES = """
- return years
+ return years - 1
stops_a_year_too_early: You stop one year too early: count the year in which the money
reaches 2.

- return years
+ return years + 1
counts_a_year_too_many: You count one year too many. No year has passed before the first
growth.

+ return tf.cast(tf.math.ceil(1.0 / rate), tf.int32)
earns_no_interest_on_interest: That is without interest on the interest: each year's
growth is a share of what there is by then.

+ return tf.cast(tf.math.log(2.0) / tf.math.log1p(rate), tf.int32)
cuts_the_last_year_off: You cut the fraction of the years off. The money has doubled at
the end of a year, so the last one counts as a whole.

+ money, years = 1.0, 0
+ while money < 2.0:
+     money *= 1.0 + float(rate)
+     years += 1
+ return tf.constant(years)
makes_a_float_of_the_rate: It works eagerly, and not in a graph: while tracing, the rate
has no number for float() to take. Compute with the tensor.

- return years
+ return tf.constant(years.numpy())
asks_for_numpy: It works eagerly, and not in a graph: a symbolic tensor has no numpy().

- money, years = tf.constant(1.0), tf.constant(0)
+ money, years = tf.constant(1.0), tf.constant(0.0)
counts_in_floats: The years are right, but as float32. Begin to count with an int.
"""

EXERCISE = Exercise(doubling_time, cases, MISTAKES, observe=in_both_modes)
