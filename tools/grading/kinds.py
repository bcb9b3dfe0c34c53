"""The kinds of values that travel from a learner's kernel to the judge.

A value travels as plain JSON, a node: a list of its kind and its parts. `writing` makes
nodes of values, `reading` makes values of nodes, and nothing else is known to both:

    ["none"]   ["dots"]   ["bool", true]   ["int", "-1f"]   ["float", "0x1.8p+1"]
    ["complex", "0x1.0p+0", "-0x1.0p+1"]   ["str", text]   ["bytes", text]
    ["shape", lengths]   ["dtype", name]
    ["tuple" or "list", name of its type, nodes, or the length where it is too long]
    ["dict", name of its type, pairs of nodes]
    ["number", dtype, data]
    ["array", "tensor" or "variable", dtype, shape, data, or null where it is too large]
    ["ragged", "sparse" or "slices", a node for each tensor that it consists of]
    ["error", nearest known type, name of its own type or null, message]
    ["other", name of its type, repr, what it is taken for, name of its own or null]

`data` are the entries' bytes in base 64, or a list of strings. What is too large, too
deep or of no known kind keeps so what a message needs.
"""

from __future__ import annotations

import builtins
import re
from typing import Any

import numpy as np
import tensorflow as tf

Node = list[Any]

# The limits of what one function did with one case

NODES = 1_000
"""How many values the value may hold."""

DEPTH = 20
"""How deep values may lie in each other."""

BYTES = 2**19
"""How much data the tensors, arrays and strings may hold."""

SAID = 8_000
"""The longest string, message or bytes that is kept."""

REPR = 200
"""How much is kept of a name, or of the repr of what has no kind."""

BITS = 14_000
"""Whole numbers are kept up to here; Python shows none that are much longer."""


def cut(text: Any, length: int = SAID) -> Any:
    """A string, or bytes, of at most this length and three dots."""
    dots = "..." if isinstance(text, str) else b"..."
    return text if len(text) <= length else text[:length] + dots


# What is known by name

NUMBERS: dict[str, np.dtype] = {
    np.dtype(kind).name: np.dtype(kind)
    for kind in (
        *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)),
        *("bool", "float16", "float32", "float64", "complex64", "complex128"),
        *(np.longdouble, np.clongdouble, tf.bfloat16.as_numpy_dtype),
        tf.dtypes.experimental.float8_e5m2.as_numpy_dtype,
        tf.dtypes.experimental.float8_e4m3fn.as_numpy_dtype,
    )
}
"""The dtypes whose entries are sent."""

NUMPY_ONLY = re.compile(r"\|O|[<>|][SUVmM]\d{1,4}(\[\d{0,3}[A-Za-z]{1,2}\])?")
"""Further dtypes that an array may have. Its entries are not sent."""

DTYPES: dict[str, tf.DType] = {
    dtype.name: dtype
    for dtype in (*vars(tf.dtypes).values(), *vars(tf.dtypes.experimental).values())
    if isinstance(dtype, tf.DType)
}
"""The dtypes that a tensor may have."""

ERRORS: dict[str, type[BaseException]] = {
    f"{prefix}.{kind.__name__}": kind
    for prefix, module in [
        ("numpy.linalg", np.linalg),
        ("numpy", np.exceptions),
        ("tf.errors", tf.errors),
        ("builtins", builtins),
    ]
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}
"""The errors that are told apart. Any other is the nearest of its bases."""

STAND_INS: dict[str, type] = {
    "RaggedTensor": tf.RaggedTensor,
    "SparseTensor": tf.SparseTensor,
    "tensor": tf.IndexedSlices,
    "object": object,
}
"""What a stand-in inherits, so that a message speaks of it as of the value.

An IndexedSlices is the plainest of what `tf.is_tensor` takes for a tensor.
"""
