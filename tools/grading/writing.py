"""Writes what a function did as plain data. It never fails, and keeps within limits.

A value is of a learner's making, so nothing that it says of itself is relied on: its
type decides how it is written, and what resists is written as something `other`.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks import Outcome
from tools.grading import kinds
from tools.grading.kinds import Node, cut


def written(outcomes: Sequence[Outcome]) -> list[Node]:
    """What a function did, as nodes.

    Args:
        outcomes: What the function did, with values and errors of any kind.

    Example:
        >>> written([Outcome({}, value=(True, None))])
        [['returned', ['tuple', 'tuple', [['bool', True], ['none']]]]]
    """
    return [_outcome(outcome) for outcome in outcomes]


def _outcome(outcome: Outcome) -> Node:
    if outcome.error is not None:
        return ["raised", _error(_Writer(), outcome.error)]
    return ["returned", _Writer().value(outcome.value)]


class _Writer:
    """Writes one value, and keeps count of the room that is left."""

    def __init__(self) -> None:
        self.nodes, self.bytes, self.depth = kinds.NODES, kinds.BYTES, -1

    def value(self, value: Any) -> Node:
        kind = type(value)
        inherited = (write for base, write in _INHERITED if issubclass(kind, base))
        self.depth += 1
        try:
            write = _EXACTLY.get(kind) or next(inherited, _other)
            return write(self, value)
        except BaseException:
            return _other(self, value)
        finally:
            self.depth -= 1

    def takes(self, count: int) -> bool:
        """Whether there is room for so many more values; it is then taken."""
        if count > self.nodes or self.depth >= kinds.DEPTH:
            return False
        self.nodes -= count
        return True

    def holds(self, size: int) -> bool:
        """Whether there is room for so many more bytes; it is then taken."""
        if size > self.bytes:
            return False
        self.bytes -= size
        return True


def tried(function: Callable[[Any], Any], value: Any, otherwise: Any) -> Any:
    """What a function says of a value, or something else where it fails."""
    try:
        return function(value)
    except BaseException:
        return otherwise


def words(function: Callable[[Any], str], value: Any, otherwise: str) -> str:
    """What a function says in words, as a string and not as a kind of string."""
    return str.__str__(tried(function, value, otherwise))


# Plain values


def _int(writer: _Writer, value: int) -> Node:
    largest = 1 << kinds.BITS
    return ["int", f"{max(-largest, min(value, largest)):x}"]


def _string(writer: _Writer, value: str | bytes) -> Node:
    kept = cut(value, min(kinds.SAID, writer.bytes))
    writer.bytes -= min(len(kept), writer.bytes)
    if isinstance(kept, bytes):
        return ["bytes", kept.decode("latin-1")]
    return ["str", kept]


def _sequence(writer: _Writer, value: Any) -> Node:
    """Its entries by what the type inherits, whatever it overrides."""
    base = tuple if issubclass(type(value), tuple) else list
    items: Any = base.__len__(value)
    if writer.takes(items):
        items = [writer.value(item) for item in base.__iter__(value)]
    return [base.__name__, _name(type(value)), items]


def _dict(writer: _Writer, value: dict[Any, Any]) -> Node:
    pairs = []
    for pair in dict.items(value):
        if not writer.takes(2):
            break
        pairs.append([writer.value(part) for part in pair])
    return ["dict", _name(type(value)), pairs]


# Numbers, arrays and tensors


def _number(writer: _Writer, value: np.generic) -> Node:
    known = kinds.NUMBERS.get(value.dtype.name)
    if known is None or known.type is not type(value):
        return ["number"]
    return ["number", known.name, _base64(value)]


def _array(writer: _Writer, value: np.ndarray) -> Node:
    array = np.ndarray.view(value, np.ndarray)
    dtype, shape = array.dtype, list(array.shape)
    if dtype.name not in kinds.NUMBERS:
        known = kinds.NUMPY_ONLY.fullmatch(dtype.str)
        return ["array", dtype.str if known else "|V1", shape, None]
    fits = writer.holds(array.nbytes)
    data = _base64(array.astype(kinds.NUMBERS[dtype.name])) if fits else None
    return ["array", dtype.name, shape, data]


def _tensor(writer: _Writer, value: tf.Tensor) -> Node:
    dtype, data = kinds.DTYPES[value.dtype.name], None
    if not tf.is_symbolic_tensor(value):
        data = (_strings if dtype == tf.string else _bytes)(writer, value)
    return ["tensor", dtype.name, _lengths(value.shape), data]


def _bytes(writer: _Writer, value: tf.Tensor) -> str | None:
    dtype = kinds.NUMBERS.get(value.dtype.name)
    if dtype is None or not writer.holds(math.prod(value.shape) * dtype.itemsize):
        return None
    array = np.asarray(value)
    if array.dtype != dtype or array.shape != tuple(value.shape):
        raise ValueError("not what it says")
    return _base64(array)


def _strings(writer: _Writer, value: tf.Tensor) -> list[str] | None:
    if not writer.holds(math.prod(value.shape)):
        return None
    entries = np.asarray(value).reshape(math.prod(value.shape)).tolist()
    fits = writer.holds(sum(map(len, entries)))
    return [entry.decode("latin-1") for entry in entries] if fits else None


def _variable(writer: _Writer, value: tf.Variable) -> Node:
    return ["variable", *_tensor(writer, value.read_value())[1:]]


def _composite(writer: _Writer, value: Any) -> Node:
    """The tensors that a value consists of, if all of them can be kept."""
    kind, parts_of = _COMPOSITES[type(value)]
    parts = parts_of(value)
    if not writer.takes(len(parts)):
        raise ValueError("no room")
    nodes = [writer.value(part) for part in parts]
    if any(node[-1] is None for node in nodes):
        raise ValueError("no entries")
    return [kind, *nodes]


def _ragged_parts(value: tf.RaggedTensor) -> list[tf.Tensor]:
    values, splits = value.flat_values, value.nested_row_splits
    tf.RaggedTensor.from_nested_row_splits(values, splits)
    return [values, *splits]


_COMPOSITES: dict[type, tuple[str, Callable[[Any], list[Any]]]] = {
    tf.RaggedTensor: ("ragged", _ragged_parts),
    tf.SparseTensor: ("sparse", lambda v: [v.indices, v.values, v.dense_shape]),
    tf.IndexedSlices: ("slices", lambda v: [v.values, v.indices, v.dense_shape]),
}


def _lengths(shape: tf.TensorShape) -> list[int | None] | None:
    plain = tf.TensorShape(shape)
    return None if plain.rank is None else plain.as_list()


def _base64(value: np.ndarray | np.generic) -> str:
    return base64.b64encode(value.tobytes()).decode("ascii")


# Errors, and what has no kind

_ERROR_NAMES = {kind: name for name, kind in kinds.ERRORS.items()}


def _error(writer: _Writer, value: BaseException) -> Node:
    """Its nearest known type, its name where that is another, and its message."""
    kind = type(value)
    known = next(base for base in type.mro(kind) if base in _ERROR_NAMES)
    name = None if kind is known else _name(kind)
    said = words(str, value, "(This message cannot be read.)")
    return ["error", _ERROR_NAMES[known], name, cut(said)]


def _other(writer: _Writer, value: Any) -> Node:
    """What messages may say of it: its type's name, its repr, its own name."""
    said = "" if writer.bytes < kinds.REPR else cut(words(_repr, value, ""), kinds.REPR)
    writer.bytes -= len(said)
    base, called = tried(_base, value, "object"), tried(_called, value, None)
    return ["other", _name(type(value)), said, base, called]


def _repr(value: Any) -> str:
    """The repr, unless it is that of a collection that is too large for one."""
    length = tried(len, value, 0)
    return repr(value) if length <= kinds.NODES else f"{length} values"


def _base(value: Any) -> str:
    for name in ("RaggedTensor", "SparseTensor"):
        if isinstance(value, kinds.STAND_INS[name]):
            return name
    return "tensor" if tf.is_tensor(value) else "object"


def _called(value: Any) -> str | None:
    """What a message calls a function."""
    name = getattr(value, "__name__", None) if callable(value) else None
    return cut(name, kinds.REPR) if type(name) is str else None


def _name(kind: type) -> str:
    name = tried(lambda kind: kind.__name__, kind, "object")
    usable = type(name) is str and name.isprintable() and 0 < len(name) <= kinds.REPR
    return name if usable else "object"


_Write = Callable[[_Writer, Any], Node]

_EXACTLY: dict[type, _Write] = {
    type(None): lambda writer, value: ["none"],
    type(...): lambda writer, value: ["dots"],
    bool: lambda writer, value: ["bool", value],
    int: _int,
    float: lambda writer, value: ["float", value.hex()],
    complex: lambda writer, value: ["complex", value.real.hex(), value.imag.hex()],
    str: _string,
    bytes: _string,
    tf.TensorShape: lambda writer, value: ["shape", _lengths(value)],
    **dict.fromkeys(_COMPOSITES, _composite),
    tf.DType: lambda writer, value: ["dtype", kinds.DTYPES[value.name].name],
}
"""How values of exactly these types are written."""

_INHERITED: list[tuple[Any, _Write]] = [
    ((tuple, list), _sequence),
    (dict, _dict),
    (np.generic, _number),
    (np.ndarray, _array),
    (tf.Variable, _variable),
    (tf.Tensor, _tensor),
    (BaseException, _error),
]
"""How all others are written, by the first base that is theirs."""
