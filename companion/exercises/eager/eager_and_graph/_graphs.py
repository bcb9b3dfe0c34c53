"""How to look at answers that return a graph: by calling it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from companion.checks import Outcome, Program, sign
from companion.checks.values import article
from companion.errors import without_files


@dataclass(frozen=True)
class Calls:
    """What came of calling a graph several times.

    Attributes:
        returned: What the calls returned.
        traces: How often it was traced for them.
        error: What one of them raised.
    """

    returned: Sequence[Any] = ()
    traces: int = 0
    error: Exception | None = None


def called_with(*arguments: Sequence[Any]) -> Callable[[Program], Program]:
    """An `observe` that calls the graph that an answer returns.

    Args:
        arguments: The arguments of each call.
    """

    def observe(answer: Program) -> Program:
        def called(*inputs: Any) -> Any:
            graph = answer(*inputs)
            if not hasattr(graph, "experimental_get_tracing_count"):
                return graph
            try:
                returned = [graph(*given) for given in arguments]
            except Exception as error:
                return Calls(error=error)
            return Calls(returned, graph.experimental_get_tracing_count())

        return called

    return observe


@sign(
    "Your function returned {}. Return the function itself, without parentheses behind "
    "its name."
)
def returns_no_function(outcomes: Sequence[Outcome]) -> str | None:
    values = [o.value for o in outcomes if not isinstance(o.value, Calls)]
    return next((article(value) for value in values if not callable(value)), None)


@sign("You returned a plain Python function. Make a graph of it with tf.function.")
def makes_no_graph(outcomes: Sequence[Outcome]) -> bool:
    return not all(isinstance(outcome.value, Calls) for outcome in outcomes)


@sign("Calling what you returned raised {}")
def raises_when_called(outcomes: Sequence[Outcome]) -> str | None:
    for outcome in outcomes:
        error = outcome.value.error
        if error is not None:
            return f"{type(error).__name__}: {without_files(str(error)).strip()}"
    return None


SIGNS = (returns_no_function, makes_no_graph, raises_when_called)
"""They come before those that look at what a graph returned."""
