"""What a tape notes down: each operation, its value, and the way back.

`record` runs a function of yours and keeps every operation that took part. Each
is a node with the value that it had on the way forward and, from the way back,
its adjoint: how the target changes with that value.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import tensorflow as tf

# No public interface tells which operations ran. These two modules do: the
# first reports each operation with the very tensors that a tape sees, the
# second holds the function by which a tape goes back through one operation.
# Nothing else in the companion uses a part of TensorFlow that is not public.
from tensorflow.python.eager import backprop
from tensorflow.python.framework import op_callbacks

from companion.naming import constant_name, result_names, unused
from companion.showing import clipped, html_table, in_short, text_table


def record(
    function: Callable[..., Any], *sources: Any, names: Sequence[str] = ()
) -> Recording:
    """Runs a function, and keeps every operation from its sources to its result.

    The function runs eagerly, once. Of an `if`, a `for` or a `while` in it, the
    recording holds what really ran. A trainable variable that the function reads
    becomes a source too. A call of a `tf.function`, and one of a function with a
    `tf.custom_gradient`, is one operation. Where no gradient passes, as through
    `tf.stop_gradient`, the recording does not go further back.

    Args:
        function: Makes one float tensor, of any shape, with TensorFlow.
        *sources: What to give to the function: float numbers, lists, arrays,
            tensors or variables, of any shape. A number becomes a float32 tensor.
        names: What to call the results of the operations, in the order in which
            they run. Results that are left over are called `v3`, say, after
            their position.

    Returns:
        The recording. A source is named like the function's parameter, a variable
        by its own name, and a constant by its value. Where the result is not a
        scalar, the adjoints are those of the sum of its entries, as
        `tf.GradientTape.gradient` has them.

    Raises:
        TypeError: If a source is not made of floats, or the function returns
            something else than one float tensor.
        ValueError: If the result does not depend on the sources, the names do
            not fit, or the function calls `tf.py_function`.

    Example:
        >>> record(lambda x, w: tf.sin(x * w + 1), 3.0, 2.0, names=["a", "b", "c"])
        name  made by  value  adjoint
        x              3      1.508
        w              2      2.262
        a     x × w    6      0.7539
        1              1
        b     a + 1    7      0.7539
        c     sin(b)   0.657  1
    """
    named = _named_sources(function, sources)
    with _noting() as calls, tf.GradientTape(persistent=True) as tape:
        tape.watch(list(named.values()))
        target = _one_float_tensor(function(*named.values()))
    _refuse_python_calls(calls)
    return _recording(_Trail(tape, calls, target), named, names)


@dataclass(frozen=True)
class Node:
    """One value of a computation, and where it came from.

    Attributes:
        name: What the value is called, such as `x` or `a`.
        operation: The operation that made it, such as `multiply`; empty for a
            source or a constant.
        inputs: The places, in the recording, of the values that it was made of.
        value: The value.
        adjoint: The derivative of the target with respect to this value, of the
            value's shape; None where the target does not depend on a source
            through it.
        contributions: For each input, what this node adds to that input's
            adjoint, of the input's shape; None for a constant, and where no
            gradient passes.
        is_source: Whether the derivative with respect to it was asked for.
    """

    name: str
    operation: str
    inputs: tuple[int, ...]
    value: np.ndarray
    adjoint: np.ndarray | None
    contributions: tuple[np.ndarray | None, ...] = ()
    is_source: bool = False


SYMBOLS = {
    "add": "+",
    "subtract": "-",
    "multiply": "×",
    "divide": "/",
    "power": "**",
    "matmul": "@",
    "greater": ">",
    "greater equal": ">=",
    "less": "<",
    "less equal": "<=",
}
"""The operations that are written between their two inputs."""


@dataclass(frozen=True)
class Recording:
    """A computation from its sources to its target.

    Attributes:
        nodes: In the order in which they were made: every node comes after its
            inputs, and the target is the last.
    """

    nodes: tuple[Node, ...]

    @property
    def target(self) -> Node:
        """The node of the result, whose adjoint is 1."""
        return self.nodes[-1]

    def node(self, name: str) -> Node:
        """The first node of that name.

        Raises:
            KeyError: If there is none.

        Example:
            >>> record(lambda x: x**2, 3.0).node("x").adjoint
            array(6., dtype=float32)
        """
        for node in self.nodes:
            if node.name == name:
                return node
        known = ", ".join(node.name for node in self.nodes)
        raise KeyError(f"no node is called {name!r}; the names are: {known}")

    def expression(self, index: int) -> str:
        """A node as one writes it: with its name, and those of its inputs.

        Args:
            index: The node's place in the recording.

        Example:
            >>> recording = record(lambda x: tf.reduce_sum(x**2), [1.0, 2.0])
            >>> [recording.expression(index) for index in range(4)]
            ['x', '2', 'v1 = x ** 2', 'v2 = sum(v1)']
        """
        made = self._made_by(index)
        name = self.nodes[index].name
        return f"{name} = {made}" if made else name

    def _made_by(self, index: int) -> str:
        node = self.nodes[index]
        if not node.operation:
            return ""
        names = [self.nodes[place].name for place in node.inputs]
        within = [f"({name})" if name.startswith("-") else name for name in names]
        if node.operation in SYMBOLS and len(names) == 2:
            return f"{within[0]} {SYMBOLS[node.operation]} {within[1]}"
        if node.operation == "negative":
            return f"-{within[0]}"
        return f"{node.operation.replace(' ', '_')}({', '.join(names)})"

    def grid(self) -> list[list[str]]:
        """A row for the headings, then one for each node."""
        rows = [["name", "made by", "value", "adjoint"]]
        for index, node in enumerate(self.nodes):
            is_constant = not (node.operation or node.is_source)
            adjoint = "None" if node.adjoint is None else in_short(node.adjoint)
            rows.append(
                [
                    clipped(node.name, 12),
                    clipped(self._made_by(index), 21),
                    in_short(node.value),
                    "" if is_constant else adjoint,
                ]
            )
        return rows

    def __repr__(self) -> str:
        return text_table(self.grid())

    def _repr_html_(self) -> str:
        return html_table(self.grid())


# Running the function


class _Call(NamedTuple):
    """One operation that ran."""

    kind: str
    inputs: tuple[tf.Tensor, ...]
    attributes: tuple[Any, ...]
    outputs: tuple[tf.Tensor, ...]


@contextmanager
def _noting() -> Iterator[list[_Call]]:
    """Notes every operation that runs eagerly in the block."""
    calls = []

    def note(
        op_type: str | bytes,
        inputs: Sequence[tf.Tensor],
        attrs: Sequence[Any],
        outputs: Sequence[tf.Tensor],
        op_name: str | None = None,
        graph: tf.Graph | None = None,
    ) -> None:
        if graph is None:
            kind = tf.compat.as_str(op_type)
            calls.append(_Call(kind, tuple(inputs), tuple(attrs), tuple(outputs)))

    op_callbacks.add_op_callback(note)
    try:
        yield calls
    finally:
        op_callbacks.remove_op_callback(note)


def _named_sources(
    function: Callable[..., Any], sources: Sequence[Any]
) -> dict[str, Any]:
    """The sources as float tensors (variables as they are), by parameter."""
    names = _parameters(function, len(sources))
    return {
        name: _float_source(name, source)
        for name, source in zip(names, sources, strict=True)
    }


def _parameters(function: Callable[..., Any], count: int) -> list[str]:
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        parameters = ()
    positional = (
        inspect.Parameter.POSITIONAL_ONLY,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
    )
    names = [p.name for p in parameters if p.kind in positional][:count]
    return names + [f"x{number + 1}" for number in range(count - len(names))]


def _float_source(name: str, source: Any) -> Any:
    value = source if isinstance(source, tf.Variable) else tf.convert_to_tensor(source)
    if not value.dtype.is_floating:
        raise TypeError(
            f"record was given {name} = {clipped(repr(source), 40)}, of dtype "
            f"{value.dtype.name}; derivatives need floats. Give it floats, such as "
            "3.0 instead of 3, or tf.cast(value, tf.float32)."
        )
    return value if isinstance(value, tf.Variable) else tf.identity(value)


def _one_float_tensor(result: Any) -> tf.Tensor:
    if result is None:
        raise TypeError(
            "The function returned None; record needs one float tensor. Does the "
            "function end with a return?"
        )
    if not tf.is_tensor(result):
        raise TypeError(
            f"The function returned {clipped(repr(result), 40)}, which is no tensor; "
            "record needs one float tensor. Compute with TensorFlow's operations up "
            "to the end, and return one result."
        )
    tensor = tf.convert_to_tensor(result)
    if not tensor.dtype.is_floating:
        raise TypeError(
            f"The function returned a tensor of dtype {tensor.dtype.name}; only a "
            "float tensor has derivatives. Is it cast, or made by tf.argmax, say?"
        )
    return tensor


def _refuse_python_calls(calls: Sequence[_Call]) -> None:
    if any(call.kind == "EagerPyFunc" for call in calls):
        raise ValueError(
            "The function calls tf.py_function, through which TensorFlow can go back "
            "only once, and record goes back several times. Call the Python function "
            "itself, if it is made of TensorFlow's operations."
        )


# The way back


Part = tuple[Any, tf.Tensor | None]
"""A tensor or variable that a result is made of, and what is passed back to it."""


class _Step(NamedTuple):
    """A result to keep, and what it is made of."""

    call: _Call
    output: tf.Tensor
    parts: list[Part]


class _Trail:
    """The way back from a target through the operations that ran.

    Things, which are tensors and variables, are told apart by their `id`, which
    stays theirs because `calls` keeps them alive.
    """

    def __init__(
        self, tape: tf.GradientTape, calls: list[_Call], target: tf.Tensor
    ) -> None:
        self.tape = tape
        self.calls = calls
        self.makers = {id(out): call for call in calls for out in call.outputs}
        self.ages = {key: age for age, key in enumerate(self.makers)}
        self.variables = {id(v.handle): v for v in tape.watched_variables()}
        self.origins: dict[int, Any] = {}
        self.first_reads: dict[int, tf.Tensor] = {}
        self.target = target
        self.adjoints = self._all_adjoints()

    def origin(self, tensor: tf.Tensor) -> Any:
        """The variable that a tensor was read from, or else the tensor itself."""
        if id(tensor) not in self.origins:
            variable = self._variable_of(tensor)
            self.origins[id(tensor)] = tensor if variable is None else variable
        return self.origins[id(tensor)]

    def _variable_of(self, tensor: tf.Tensor) -> tf.Variable | None:
        if id(tensor) in self.variables:
            return self.variables[id(tensor)]
        maker = self.makers.get(id(tensor))
        if maker is None:
            variable = self._read_unreported(tensor)
        elif maker.kind == "ReadVariableOp":
            variable = self.variables.get(id(maker.inputs[0]))
        else:
            variable = None
        if variable is not None:
            self.first_reads.setdefault(id(variable), tensor)
        return variable

    def _read_unreported(self, tensor: tf.Tensor) -> tf.Variable | None:
        """Some reads are not reported as operations; only the tape knows of them."""
        if not _is_smooth(tensor):
            return None
        variables = list(self.variables.values())
        gradients = self.tape.gradient(tensor, variables)
        read = (v for v, g in zip(variables, gradients, strict=True) if g is not None)
        return next(read, None)

    def _all_adjoints(self) -> dict[int, tf.Tensor | None]:
        tensors = [self.target]
        for call in self.calls:
            tensors += [*call.inputs, *call.outputs]
        things = {id(thing): thing for thing in map(self.origin, tensors)}
        smooth = {key: thing for key, thing in things.items() if _is_smooth(thing)}
        gradients = self.tape.gradient(self.target, list(smooth.values()))
        return dict(zip(smooth, map(_dense, gradients), strict=True))

    def adjoint(self, thing: Any) -> tf.Tensor | None:
        """The derivative of the target with respect to a tensor or variable."""
        return self.adjoints.get(id(thing))

    def value(self, thing: Any) -> np.ndarray:
        """The value of a tensor, or that of a variable when it was first read."""
        return np.array(self.first_reads.get(id(thing), thing).numpy())

    def steps(self) -> list[_Step]:
        """The results on the way from the sources to the target, in their order."""
        needed = {id(self.origin(self.target))}
        steps = []
        for call in reversed(self.calls):
            for output in reversed(call.outputs):
                if id(output) in needed and self.origin(output) is output:
                    parts = self._parts(call, output)
                    needed.update(id(thing) for thing, _ in parts)
                    steps.append(_Step(call, output, parts))
        return [step for step in reversed(steps) if step.parts]

    def _parts(self, call: _Call, output: tf.Tensor) -> list[Part]:
        """What a result is made of; nothing, if it is a constant to the tape."""
        inputs = list(map(self.origin, call.inputs))
        passed = [None] * len(inputs)
        if self.adjoint(output) is None:
            if all(self.adjoint(thing) is None for thing in inputs):
                return []
        elif call.kind == "Identity":
            inputs = self._past_custom_gradient(call, output)
            passed = self._passed_by_tape(output, inputs)
        elif _is_graph(call):
            inputs = list({id(thing): thing for thing in inputs}.values())
            passed = self._passed_by_tape(output, inputs)
        else:
            passed = _passed_by_operation(call, output, self.adjoint(output))
        return [
            (thing, contribution) if self.adjoint(thing) is not None else (thing, None)
            for thing, contribution in zip(inputs, passed, strict=True)
            if self.adjoint(thing) is not None or _may_be_shown(thing)
        ]

    def _past_custom_gradient(self, call: _Call, output: tf.Tensor) -> list[Any]:
        """What the tape goes back to from an identity.

        TensorFlow ends a function with a custom gradient with an identity, from
        which the tape leads to the arguments, past the operations in between.
        """
        found: dict[int, Any] = {}
        seen = set()
        ahead = [*call.inputs]
        while ahead:
            thing = self.origin(ahead.pop())
            if id(thing) in seen:
                continue
            seen.add(id(thing))
            if self._leads_to(output, thing):
                found[id(thing)] = thing
            elif id(thing) in self.makers:
                ahead.extend(reversed(self.makers[id(thing)].inputs))
        return list(found.values())

    def _leads_to(self, output: tf.Tensor, thing: Any) -> bool:
        has_adjoint = self.adjoint(thing) is not None
        return has_adjoint and self.tape.gradient(output, thing) is not None

    def _passed_by_tape(
        self, output: tf.Tensor, inputs: list[Any]
    ) -> list[tf.Tensor | None]:
        """What an output passes back to each input, found with the tape alone.

        The tape adds what comes by way of another input. From the newest input to
        the oldest, that is taken off.
        """
        newest_first = sorted(
            (thing for thing in inputs if self.adjoint(thing) is not None),
            key=lambda thing: -self.ages.get(id(thing), -1),
        )
        passed = self._gradients(output, newest_first, self.adjoint(output))
        for place, thing in enumerate(newest_first):
            own = passed[id(thing)]
            if own is None or id(thing) not in self.ages:
                continue
            older = newest_first[place + 1 :]
            for key, detour in self._gradients(thing, older, own).items():
                if detour is not None:
                    passed[key] -= detour
        return [passed.get(id(thing)) for thing in inputs]

    def _gradients(
        self, output: tf.Tensor, things: list[Any], upstream: tf.Tensor
    ) -> dict[int, tf.Tensor | None]:
        gradients = self.tape.gradient(output, things, output_gradients=upstream)
        return dict(zip(map(id, things), map(_dense, gradients), strict=True))


def _passed_by_operation(
    call: _Call, output: tf.Tensor, adjoint: tf.Tensor
) -> list[tf.Tensor | None]:
    """What an operation passes back to each input, if one output has an adjoint."""
    upstream = [
        adjoint if out is output else tf.zeros_like(out) for out in call.outputs
    ]
    passed = backprop._gradient_function(
        call.kind,
        call.attributes,
        len(call.inputs),
        call.inputs,
        call.outputs,
        upstream,
        (),
        "",
    )
    return [
        _dense(g) for g in (passed if isinstance(passed, (list, tuple)) else [passed])
    ]


def _dense(gradient: Any) -> tf.Tensor | None:
    return None if gradient is None else tf.convert_to_tensor(gradient)


def _is_graph(call: _Call) -> bool:
    return not hasattr(tf.raw_ops, call.kind)


def _is_smooth(thing: Any) -> bool:
    """Whether a gradient may pass: not through integers, truths or words."""
    return thing.dtype.is_floating or thing.dtype.is_complex


def _may_be_shown(thing: Any) -> bool:
    """Whether a constant is a number of the formula, not an axis, say."""
    return _is_smooth(thing) or thing.dtype.is_bool


# Names


def _recording(
    trail: _Trail, sources: Mapping[str, Any], names: Sequence[str]
) -> Recording:
    """Writes a trail down as nodes: first the sources, at the end the target."""
    _refuse_unreached(trail, sources)
    target = trail.origin(trail.target)
    steps = trail.steps()
    results = result_names("record", names, len(steps), sources)
    taken = {*sources, *results}
    places: dict[int, int] = {}
    nodes: list[Node] = []

    def add(thing: Any, name: str, **made: Any) -> None:
        places[id(thing)] = len(nodes)
        adjoint = _array(trail.adjoint(thing))
        given = {"operation": "", "inputs": (), **made}
        nodes.append(Node(name, value=trail.value(thing), adjoint=adjoint, **given))

    def add_leaf(thing: Any) -> None:
        if trail.adjoint(thing) is None:
            add(thing, constant_name(trail.value(thing)))
        else:
            name = unused(_variable_name(thing), taken)
            taken.add(name)
            add(thing, name, is_source=True)

    for name, source in sorted(sources.items(), key=lambda pair: pair[1] is target):
        add(source, name, is_source=True)
    for step, name in zip(steps, results, strict=True):
        for thing, _ in step.parts:
            if id(thing) not in places:
                add_leaf(thing)
        add(
            step.output,
            name,
            operation=_operation(step, trail),
            inputs=tuple(places[id(thing)] for thing, _ in step.parts),
            contributions=tuple(_array(passed) for _, passed in step.parts),
        )
    if id(target) not in places:
        add_leaf(target)
    return Recording(tuple(nodes))


def _refuse_unreached(trail: _Trail, sources: Mapping[str, Any]) -> None:
    starts = sources or trail.variables
    if all(trail.adjoint(thing) is None for thing in starts.values()):
        given = f"the sources ({', '.join(sources)})" if sources else "any variable"
        raise ValueError(
            f"The result does not depend on {given}: no operation with a gradient "
            "leads from there to it. Usual causes: the value left TensorFlow on the "
            "way (float(x), x.numpy(), a NumPy function); it became an integer; it "
            "went through tf.stop_gradient, or through an operation that has no "
            "gradient, such as tf.round; the function does not use its argument."
        )


def _variable_name(variable: tf.Variable) -> str:
    return variable.name.removesuffix(":0").rpartition("/")[2]


OPERATIONS = {
    "add n": "add_n",
    "mat mul": "matmul",
    "batch mat mul": "matmul",
    "mul": "multiply",
    "neg": "negative",
    "pack": "stack",
    "pow": "power",
    "real div": "divide",
    "resource gather": "gather",
    "select": "where",
    "strided slice": "slice",
    "sub": "subtract",
    "unpack": "unstack",
}
"""What operations are called here, where TensorFlow shortens or has other words."""


def _operation(step: _Step, trail: _Trail) -> str:
    """The name of an operation in words."""
    call = step.call
    if _is_graph(call):
        return re.sub(r"^__(?:forward|inference)_(.*)_\d+$", r"\1", call.kind)
    if call.kind == "Identity" and not _passes_all(step, trail):
        return "custom gradient"
    split = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])", " ", call.kind)
    words = re.sub(r" ?v\d$", "", split.lower())
    name = OPERATIONS.get(words, words)
    attributes = dict(zip(call.attributes[::2], call.attributes[1::2], strict=True))
    flips = ("transpose_a", "transpose_b", "adj_x", "adj_y")
    return f"transposed {name}" if any(map(attributes.get, flips)) else name


def _passes_all(step: _Step, trail: _Trail) -> bool:
    """Whether an identity passes its adjoint back as it is, to its own input."""
    ((source, passed), *others) = step.parts
    if others or source is not trail.origin(step.call.inputs[0]):
        return False
    return passed is None or np.array_equal(
        passed, trail.adjoint(step.output), equal_nan=True
    )


def _array(tensor: tf.Tensor | None) -> np.ndarray | None:
    return None if tensor is None else np.array(tensor.numpy())
