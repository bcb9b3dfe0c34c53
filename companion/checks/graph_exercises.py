"""The exercises on eager and graph execution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks.engine import Exercise, Mistake, Outcome
from companion.checks.inputs import one
from companion.checks.parts import first_problem
from companion.checks.values import article, difference, shown


def softmax(x: tf.Tensor) -> tf.Tensor:
    """The softmax of a vector."""
    return tf.exp(x) / tf.reduce_sum(tf.exp(x))


def largest_gap(x: tf.Tensor) -> tf.Tensor:
    """The largest entry of a vector minus the smallest."""
    return tf.reduce_max(x) - tf.reduce_min(x)


ONE_GRAPH = Exercise(
    name="one_graph",
    solve=lambda function: tf.function(
        function, input_signature=[tf.TensorSpec((None,), tf.float32)]
    ),
    cases=one("function", softmax, largest_gap, tf.reduce_sum),
    verify=lambda outcomes, _: _first_failing(outcomes, _one_graph_problem),
)


def _counter() -> Callable[[], tf.Tensor]:
    count = tf.Variable(0)
    return tf.function(lambda: count.assign_add(1))


MAKE_COUNTER = Exercise(
    name="make_counter",
    solve=_counter,
    cases=lambda: [{}, {}],
    verify=lambda outcomes, _: _first_failing(outcomes, _counter_problem),
)

MAKE_DIE = Exercise(
    name="make_die",
    solve=lambda: tf.function(lambda: tf.random.uniform((), 1, 7, tf.int32)),
    cases=lambda: [{}],
    verify=lambda outcomes, _: _first_failing(outcomes, _die_problem),
)


def _years(rate: tf.Tensor) -> tf.Tensor:
    money, years = tf.constant(1.0), tf.constant(0)
    while money < 2.0:
        money *= 1.0 + rate
        years += 1
    return years


def _years_of_simple_interest(rate: tf.Tensor) -> tf.Tensor:
    return tf.cast(tf.math.ceil(1.0 / rate), tf.int32)


def _years_in_python(rate: tf.Tensor) -> tf.Tensor:
    growth, money, years = 1.0 + float(rate), 1.0, 0
    while money < 2.0:
        money, years = money * growth, years + 1
    return tf.constant(years)


def _in_both_modes(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that runs this one eagerly and as a graph, which may be refused."""
    graph = tf.function(function)

    def in_both_modes(rate: tf.Tensor) -> dict[str, Any] | None:
        eager = function(rate)
        if eager is None:
            return None
        try:
            return {"eager": eager, "graph": graph(rate)}
        except Exception as error:
            return {"eager": eager, "graph": error}

    return in_both_modes


DOUBLING_TIME = Exercise(
    name="doubling_time",
    solve=_years,
    prepare=_in_both_modes,
    verify=lambda outcomes, exercise: first_problem(
        outcomes,
        exercise,
        {
            "eager": "your function, called eagerly, returned",
            "graph": "your function, made a graph, returned",
        },
    ),
    cases=one("rate", *map(tf.constant, (0.05, 0.5, 1.0, 0.07, 3.0))),
    mistakes=(
        Mistake(
            lambda rate: _years(rate) - 1,
            "You stop one year too early: count the year in which the money reaches 2.",
        ),
        Mistake(
            lambda rate: _years(rate) + 1,
            "You count one year too many. No year has passed before the first growth.",
        ),
        Mistake(
            _years_of_simple_interest,
            "That is without interest on the interest: each year's growth is a share "
            "of what there is by then.",
        ),
        Mistake(
            lambda rate: tf.cast(tf.math.log(2.0) / tf.math.log1p(rate), tf.int32),
            "You cut the fraction of the years off. The money has doubled at the end "
            "of a year, so the last one counts as a whole.",
        ),
        Mistake(
            _years_in_python,
            "It works eagerly, and not in a graph: while tracing, the rate has no "
            "number for float() to take. Compute with the tensor.",
        ),
        Mistake(
            lambda rate: tf.constant(_years(rate).numpy()),
            "It works eagerly, and not in a graph: a symbolic tensor has no numpy().",
        ),
        Mistake(
            lambda rate: tf.cast(_years(rate), tf.float32),
            "The years are right, but as float32. Begin to count with an int.",
        ),
    ),
)


def _first_failing(
    outcomes: Sequence[Outcome], problem: Callable[[Any, Outcome], str | None]
) -> str | None:
    """What is wrong with the first function that an answer returned and that fails."""
    for outcome in outcomes:
        if outcome.error is not None:
            error = outcome.error
            return f"Your function raised {type(error).__name__}: {error}"
        if outcome.value is None or outcome.value is ...:
            return f"Your function returned {difference(outcome.value, tf.zeros(1))}"
        if tf.is_tensor(outcome.value) or not callable(outcome.value):
            return (
                f"Your function returned {article(outcome.value)}. Return the function "
                "itself, without parentheses behind its name."
            )
        if not hasattr(outcome.value, "experimental_get_tracing_count"):
            return (
                "You returned a plain Python function. Make a graph of it with "
                "tf.function."
            )
        try:
            found = problem(outcome.value, outcome)
        except Exception as error:
            return (
                f"Calling what you returned raised {type(error).__name__}: "
                f"{str(error).strip()}"
            )
        if found:
            return found
    return None


def _one_graph_problem(function: Any, outcome: Outcome) -> str | None:
    original = outcome.inputs["function"]
    for length in (3, 5, 1, 8):
        x = tf.cast(tf.range(length), tf.float32) / 4.0
        found = difference(function(x), original(x))
        if found:
            return f"For x = {shown(x)}, what you made returned {found}"
    count = function.experimental_get_tracing_count()
    if count > 1:
        return (
            f"For four vectors of different lengths it was traced {count} times. Say "
            "beforehand, in a signature, that the length may vary."
        )
    return None


def _counter_problem(counter: Any, _: Outcome) -> str | None:
    given = [counter() for _ in range(4)]
    for number, value in enumerate(given, start=1):
        if not tf.is_tensor(value) or value.dtype != tf.int32 or value.shape != ():
            return (
                f"Call {number} returned {shown(value)}. An int32 scalar tensor is "
                "asked for."
            )
    counts = [int(value) for value in given]
    if counts == [1, 2, 3, 4]:
        return None
    said = f"The first four calls returned {', '.join(map(str, counts))}. "
    if len(set(counts)) == 1:
        return said + (
            "What Python counts, it counts while tracing, once. A variable changes "
            "at each run."
        )
    if counts == [0, 1, 2, 3]:
        return said + "Count the call itself, too: the first one returns 1."
    if counts == list(range(counts[0], counts[0] + 4)):
        return said + (
            "A new counter begins at 1, but yours goes on from another one: make the "
            "variable inside make_counter."
        )
    return said + "1, 2, 3, 4 is asked for."


def _die_problem(die: Any, _: Outcome) -> str | None:
    given = [die() for _ in range(300)]
    first = given[0]
    if not tf.is_tensor(first) or first.dtype != tf.int32 or first.shape != ():
        return f"It returned {shown(first)}. An int32 scalar tensor is asked for."
    numbers = {int(value) for value in given}
    if len(numbers) == 1:
        return (
            f"300 calls all returned {int(first)}. A number that Python or NumPy draws "
            "is drawn while tracing, and stays. Let an operation of TensorFlow draw."
        )
    wrong = sorted(numbers - set(range(1, 7)))
    if wrong:
        return f"300 calls also returned {wrong[0]}, which no die has."
    missing = sorted(set(range(1, 7)) - numbers)
    if missing:
        return (
            f"In 300 calls {missing[0]} never came up. The upper end of the range is "
            "not included."
        )
    counts = np.bincount([int(value) for value in given], minlength=7)[1:]
    if counts.max() > 100 or counts.min() < 15:
        return f"That die is loaded: in 300 calls it gave {dict(enumerate(counts, 1))}."
    return None


ALL = (ONE_GRAPH, MAKE_COUNTER, MAKE_DIE, DOUBLING_TIME)
