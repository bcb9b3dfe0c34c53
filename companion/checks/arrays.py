"""How tensors, variables and arrays are told: their dtype, shape and entries."""

from __future__ import annotations

from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks.values import Kind, article, in_full

FEW = 8
"""Tensors with at most this many elements are shown whole."""

TOLERANCE = 1e-5
"""Relative and absolute difference at which two floats still count as equal."""


def _is_array(value: Any) -> bool:
    return tf.is_tensor(value) or isinstance(value, np.ndarray | np.generic)


def _is_variable(value: Any) -> bool:
    return isinstance(value, tf.Variable)


def _is_special(value: Any) -> bool:
    return isinstance(value, tf.RaggedTensor | tf.SparseTensor)


def _article(value: Any) -> str:
    if isinstance(value, np.ndarray | np.generic):
        return "a NumPy array" if isinstance(value, np.ndarray) else "a NumPy number"
    return f"a {type(value).__name__}" if _is_special(value) else "a tensor"


def _shown(value: Any) -> str:
    if isinstance(value, tf.IndexedSlices):
        return f"an IndexedSlices of the rows {value.indices.numpy().tolist()}"
    if not tf.is_tensor(value) or _is_special(value):
        return in_full(value)
    if tf.size(value) <= FEW:
        numbers = np.array2string(np.asarray(value), separator=", ")
        return f"{' '.join(numbers.split())} ({value.dtype.name})"
    return f"a tensor of shape {tuple(value.shape)} and dtype {value.dtype.name}"


def _shown_variable(value: tf.Variable) -> str:
    return f"a variable, {_shown(tf.convert_to_tensor(value))}"


def _variable_difference(given: Any, wanted: tf.Variable) -> str | None:
    if not isinstance(given, tf.Variable):
        return f"{article(given)}; a tf.Variable is asked for."
    return _difference(given, wanted)


def _difference(given: Any, wanted: Any) -> str | None:
    if isinstance(wanted, np.generic):
        return _number_difference(given, wanted)
    if isinstance(given, np.ndarray) != isinstance(wanted, np.ndarray) or not (
        isinstance(given, np.ndarray | tf.Tensor | tf.Variable)
    ):
        return f"{article(given)}; {article(wanted)} is asked for."
    if given.dtype != wanted.dtype:
        return (
            f"a tensor of dtype {given.dtype.name}; dtype {wanted.dtype.name} is "
            "asked for."
        )
    if given.shape != wanted.shape:
        return (
            f"a tensor of shape {tuple(given.shape)}; shape {tuple(wanted.shape)} is "
            "asked for."
        )
    return _entry_difference(np.asarray(given), np.asarray(wanted))


def _number_difference(given: Any, wanted: np.generic) -> str | None:
    if type(given) is not type(wanted):
        return f"{article(given)}; {article(wanted)} is asked for."
    return None if given == wanted else f"{given!r}, and that is not right."


def _entry_difference(given: np.ndarray, wanted: np.ndarray) -> str | None:
    if np.issubdtype(wanted.dtype, np.inexact):
        equal = np.isclose(given, wanted, TOLERANCE, TOLERANCE, equal_nan=True)
    else:
        equal = given == wanted
    if np.all(equal):
        return None
    if wanted.size == 1:
        return f"{_number(given.flat[0])} instead of {_number(wanted.flat[0])}."
    index = tuple(int(i) for i in np.argwhere(~equal)[0])
    place = ", ".join(map(str, index))
    return (
        f"a tensor that is right in {int(equal.sum())} of {wanted.size} entries. The "
        f"entry at [{place}] is {_number(given[index])} instead of "
        f"{_number(wanted[index])}."
    )


def _number(value: Any) -> str:
    if isinstance(value, bytes):
        return repr(value)
    return f"{value:.6g}" if isinstance(value, np.floating) else str(value)


VARIABLES = Kind(
    has=_is_variable,
    article=lambda value: "a tf.Variable",
    shown=_shown_variable,
    difference=_variable_difference,
)
ARRAYS = Kind(
    has=_is_array,
    article=_article,
    shown=_shown,
    difference=_difference,
)

KINDS = (VARIABLES, ARRAYS)
"""The first that has a value tells it."""

SEQUENCES = (tuple, list, tf.TensorShape)
"""The types that pass where a tuple or a list is asked for."""
