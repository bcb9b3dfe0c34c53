"""A graph that throws a die."""

from collections.abc import Callable, Sequence

import tensorflow as tf

from companion.checks import Exercise, Outcome, sign
from companion.checks.values import shown
from companion.exercises.eager.eager_and_graph._graphs import SIGNS, called_with


def make_die() -> Callable[[], tf.Tensor]:
    @tf.function
    def die() -> tf.Tensor:
        return tf.random.uniform((), 1, 7, dtype=tf.int32)

    return die


@sign("It returned {}. An int32 scalar tensor is asked for.")
def returns_no_int32_scalar(outcomes: Sequence[Outcome]) -> str | None:
    first = outcomes[0].value.returned[0]
    is_right = tf.is_tensor(first) and first.dtype == tf.int32 and first.shape == ()
    return None if is_right else shown(first)


def faces(outcomes: Sequence[Outcome]) -> list[int]:
    return [int(value) for value in outcomes[0].value.returned]


@sign(
    "300 calls all returned {}. A number that Python or NumPy draws is drawn while "
    "tracing, and stays. Let an operation of TensorFlow draw."
)
def draws_while_tracing(outcomes: Sequence[Outcome]) -> str | None:
    drawn = set(faces(outcomes))
    return str(min(drawn)) if len(drawn) == 1 else None


@sign("300 calls also returned {}, which no die has.")
def has_a_wrong_face(outcomes: Sequence[Outcome]) -> str | None:
    wrong = set(faces(outcomes)) - set(range(1, 7))
    return str(min(wrong)) if wrong else None


@sign("In 300 calls {} never came up. The upper end of the range is not included.")
def lacks_a_face(outcomes: Sequence[Outcome]) -> str | None:
    missing = set(range(1, 7)) - set(faces(outcomes))
    return str(min(missing)) if missing else None


@sign("That die is loaded: in 300 calls it gave {}.")
def is_loaded(outcomes: Sequence[Outcome]) -> str | None:
    counts = {face: faces(outcomes).count(face) for face in range(1, 7)}
    is_fair = all(15 <= count <= 100 for count in counts.values())
    return None if is_fair else str(counts)


EXERCISE = Exercise(
    make_die,
    lambda: [{}],
    [
        *SIGNS,
        returns_no_int32_scalar,
        draws_while_tracing,
        has_a_wrong_face,
        lacks_a_face,
        is_loaded,
    ],
    observe=called_with(*[()] * 300),
    many_answers=True,
)
