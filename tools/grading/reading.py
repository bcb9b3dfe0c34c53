"""Reads what a function did, from the words of a process that may be hostile.

Nothing that comes from there is executed or looked up outside the tables of `kinds`.
Whatever is not in order is refused with an `OutcomesError`, which says why.
"""

from __future__ import annotations

import base64
import contextlib
import json
import math
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks import Inputs, Outcome
from tools.grading import kinds
from tools.grading.kinds import cut

TEXT = 2**25
"""The longest text that is read, in characters."""


class OutcomesError(ValueError):
    """What came from the kernel is not in order."""


def read(nodes: Any, cases: Sequence[Inputs]) -> list[Outcome]:
    """What a function did, from nodes.

    Args:
        nodes: What `written` returned, or any other JSON.
        cases: The inputs, made anew, to go with the outcomes.

    Raises:
        OutcomesError: If the nodes are anything else than outcomes of that many cases.

    Example:
        >>> read([["returned", ["int", "-1f"]]], [{"x": 3}])
        [Outcome(inputs={'x': 3}, value=-31, error=None)]
    """
    if not isinstance(nodes, list) or len(nodes) != len(cases):
        raise OutcomesError(f"it does not hold the outcomes of {len(cases)} cases")
    return [_outcome(node, inputs) for node, inputs in zip(nodes, cases, strict=True)]


def parsed(text: str) -> Any:
    """What a text says in JSON.

    Raises:
        OutcomesError: If it is anything else than JSON, or too long.
    """
    if len(text) > TEXT:
        raise OutcomesError("it is too long")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OutcomesError("it is not JSON") from error


def _outcome(node: Any, inputs: Inputs) -> Outcome:
    match node:
        case ["returned", value]:
            return Outcome(inputs, value=_Reader().value(value))
        case ["raised", ["error", *_] as error]:
            return Outcome(inputs, error=_Reader().value(error))
    raise OutcomesError("it holds an outcome that is none")


class _Reader:
    """Makes a value of a node, within the limits of one outcome."""

    def __init__(self) -> None:
        self.nodes, self.depth = kinds.NODES + 1, -1

    def value(self, node: Any) -> Any:
        self.nodes, self.depth = self.nodes - 1, self.depth + 1
        if self.nodes < 0 or self.depth > kinds.DEPTH:
            raise OutcomesError(
                "it holds too many values, or values too deep in others"
            )
        kind, *parts = node if isinstance(node, list) and node else [None]
        if not isinstance(kind, str) or kind not in (*_PLAIN, *_NESTED):
            raise OutcomesError("it holds a value of no known kind")
        try:
            if kind in _NESTED:
                return _NESTED[kind](self.value, *parts)
            return _PLAIN[kind](*parts)
        except OutcomesError:
            raise
        except Exception as error:
            raise OutcomesError(
                f'it holds an unreadable value of kind "{kind}"'
            ) from error
        finally:
            self.depth -= 1


def _is(kind: type, value: Any, length: int = TEXT) -> Any:
    """The value, if it is of exactly this type and not longer than that."""
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__} expected")
    if kind in (str, list) and len(value) > length:
        raise ValueError("too long")
    return value


# Plain values


def _int(digits: Any) -> int:
    if not re.fullmatch("-?[0-9a-f]+", _is(str, digits, kinds.BITS // 4 + 2)):
        raise ValueError("no number")
    return int(digits, 16)


def _float(digits: Any) -> float:
    return float.fromhex(_is(str, digits, 40))


# Values that hold others

_Part = Callable[[Any], Any]
"""Reads a node that is part of another."""


def _sequence(base: type, part: _Part, name: Any, items: Any) -> Sequence[Any]:
    if type(items) is int and 0 <= items <= sys.maxsize:
        return _subclass(name, base, __len__=lambda self: items)()
    kind = base if name == base.__name__ else _subclass(name, base)
    return kind(map(part, _is(list, items)))


def _dict(part: _Part, name: Any, pairs: Any) -> dict[Any, Any]:
    kind = dict if name == "dict" else _subclass(name, dict)
    return kind((_hashable(part(key)), part(entry)) for key, entry in _is(list, pairs))


def _hashable(key: Any) -> Any:
    """The key, or a stand-in where its own type was hashable and is no more."""
    try:
        hash(key)
    except Exception:
        return _stand_in(type(key).__name__, object, cut(repr(key), kinds.REPR))
    return key


def _ragged(part: _Part, *parts: Any) -> tf.RaggedTensor:
    values, *splits = map(part, parts)
    return tf.RaggedTensor.from_nested_row_splits(values, splits)


# Numbers, arrays and tensors


def _number(dtype: Any = None, data: Any = None) -> np.generic:
    return np.void(b"") if dtype is None else _entries(dtype, [], data)[()]


def _array(dtype: Any, shape: Any, data: Any) -> np.ndarray:
    if data is not None:
        return _entries(dtype, shape, data)
    if dtype not in kinds.NUMBERS and not kinds.NUMPY_ONLY.fullmatch(dtype):
        raise ValueError("no dtype")
    return np.broadcast_to(np.zeros((), kinds.NUMBERS.get(dtype, dtype)), shape)


def _tensor(dtype: Any, shape: Any, data: Any) -> tf.Tensor:
    if data is None:
        with tf.Graph().as_default():
            return tf.compat.v1.placeholder(kinds.DTYPES[dtype], shape)
    if dtype != "string":
        return tf.constant(_entries(dtype, shape, data), kinds.DTYPES[dtype])
    entries = np.empty(len(_is(list, data, kinds.BYTES)), object)
    entries[:] = [_is(str, entry).encode("latin-1") for entry in data]
    return tf.constant(entries.reshape(_is(list, shape)), tf.string)


def _variable(*parts: Any) -> tf.Variable:
    value = _tensor(*parts)
    hollow = tf.is_symbolic_tensor(value)
    with value.graph.as_default() if hollow else contextlib.nullcontext():
        return tf.Variable(value)


def _entries(dtype: Any, shape: Any, data: Any) -> np.ndarray:
    kind, raw = kinds.NUMBERS[dtype], base64.b64decode(_is(str, data), validate=True)
    if len(raw) > kinds.BYTES or len(raw) != math.prod(shape) * kind.itemsize:
        raise ValueError("the wrong number of bytes")
    if dtype == "bool" and max(raw, default=0) > 1:
        raise ValueError("neither false nor true")
    return np.ndarray(_is(list, shape), kind, raw).copy()


# Errors, and stand-ins for what has no kind


def _error(known: Any, name: Any, said: Any) -> BaseException:
    kind, said = kinds.ERRORS[known], _is(str, said, kinds.SAID + 3)
    makers = (
        lambda: kind(None, None, said),
        lambda: kind(said),
        lambda: kind(_Said(said)),
    )
    for make in makers if name is None else ():
        with contextlib.suppress(Exception):
            error = make()
            if str(error) == said:
                return error
    base = Exception if kind.__name__.endswith("ExceptionGroup") else kind
    stand_in = _subclass(name or kind.__name__, base, __str__=lambda self: said)
    return stand_in.__new__(stand_in)


class _Said(str):
    """A message that is its own repr, as a KeyError shows it."""

    __repr__ = str.__str__


def _other(name: Any, said: Any, base: Any, called: Any) -> Any:
    stand_in = _stand_in(name, kinds.STAND_INS[base], _is(str, said, kinds.REPR + 3))
    if called is not None:
        type(stand_in).__call__ = lambda self: None
        stand_in.__name__ = _is(str, called, kinds.REPR + 3)
    return stand_in


def _stand_in(name: Any, base: type, said: str) -> Any:
    kind = _subclass(name, base, __repr__=lambda self: said)
    return object.__new__(kind)


def _subclass(name: Any, base: type, **members: Any) -> type:
    if not _is(str, name, kinds.REPR).isprintable() or not name:
        raise ValueError("no name")
    return type(name, (base,), members)


_PLAIN: dict[str, Callable[..., Any]] = {
    "none": lambda: None,
    "dots": lambda: ...,
    "bool": lambda value: _is(bool, value),
    "int": _int,
    "float": _float,
    "complex": lambda real, imaginary: complex(_float(real), _float(imaginary)),
    "str": lambda text: _is(str, text, kinds.SAID + 3),
    "bytes": lambda text: _is(str, text, kinds.SAID + 3).encode("latin-1"),
    "shape": tf.TensorShape,
    "dtype": lambda name: kinds.DTYPES[name],
    "number": _number,
    "array": _array,
    "tensor": _tensor,
    "variable": _variable,
    "error": _error,
    "other": _other,
}
"""What makes a value of a node's parts."""

_NESTED: dict[str, Callable[..., Any]] = {
    "tuple": partial(_sequence, tuple),
    "list": partial(_sequence, list),
    "dict": _dict,
    "ragged": _ragged,
    "sparse": lambda part, *parts: tf.SparseTensor(*map(part, parts)),
    "slices": lambda part, *parts: tf.IndexedSlices(*map(part, parts)),
}
"""The same, where parts are nodes."""
