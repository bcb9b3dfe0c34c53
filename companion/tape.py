"""A gradient tape on NumPy, with TensorFlow's names, to be read in one sitting.

*Tracing*: every operation is computed, and shown to the recording tapes. *The table*:
for each operation, the way back through it. *The walk back*: a tape reads its notes
from the last to the first, and adds up what the table gives. The table is made of the
same operations. So an outer tape notes down the walk back of an inner one, and
gradients of gradients need no code of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np

__all__ = ["GradientTape", "InvalidArgumentError", "Tensor", "Variable", "constant"]

# Tracing


class Note(NamedTuple):
    """What there is to note down of one operation."""

    operation: Callable[..., Any]
    inputs: Sequence[Tensor]
    settings: Sequence[Any]
    named: Mapping[str, Any]
    output: Tensor


OPERATIONS: list[str] = []  # their names
_tapes: list[GradientTape] = []  # those that are recording


def _noted(note: Note) -> Tensor:
    for tape in _tapes:
        tape._take(note)
    return note.output


def _operation(compute: Callable[..., Any], name: str = "", inputs: int = 1) -> Any:
    """Makes an operation on tensors out of one on arrays.

    The first of its arguments are inputs; the rest are settings, such as an axis.
    """
    count = getattr(compute, "nin", inputs)

    def run(*arguments: Any, **named: Any) -> Tensor:
        tensors, settings = _of_one_dtype(run, arguments[:count]), arguments[count:]
        arrays = [tensor._value for tensor in tensors]
        try:
            with np.errstate(all="ignore"):
                output = Tensor(compute(*arrays, *settings, **named))
        except (ValueError, IndexError, TypeError) as error:
            shapes = " and ".join(str(tensor.shape) for tensor in tensors)
            raise InvalidArgumentError(f"{run.__name__} of {shapes}: {error}") from None
        return _noted(Note(run, tensors, settings, named, output))

    run.__name__ = run.__qualname__ = name or compute.__name__
    OPERATIONS.append(run.__name__)
    return run


def _of_one_dtype(run: Callable[..., Tensor], values: Sequence[Any]) -> list[Tensor]:
    known = [value.dtype for value in values if isinstance(value, Tensor)]
    tensors = [_as_tensor(value, known[-1] if known else None) for value in values]
    names = [x.dtype.name for x in (tensors[1:] if run is where else tensors)]
    if len(set(names)) > 1 or (run in _OF_FLOATS and "float" not in names[0]):
        raise InvalidArgumentError(f"{run.__name__} of {', '.join(names)}: cast first")
    return tensors


def _as_tensor(value: Any, dtype: Any) -> Tensor:
    """Reads a variable, and gives numbers the dtype if they fit into it."""
    if isinstance(value, Tensor):
        return value.read_value() if isinstance(value, Variable) else value
    kinds = np.asarray(value).dtype.kind + np.dtype(dtype).kind
    fits = kinds in "ff if bf ii bi" or isinstance(value, (np.ndarray, np.generic))
    return constant(value, dtype if fits else None)


def constant(value: Any, dtype: Any = None) -> Tensor:
    """Makes a tensor of numbers: Python's floats become float32, its ints int32.

    >>> constant([1, 2, 3])
    Tensor([1, 2, 3], int32)
    """
    array = np.asarray(value)
    if not isinstance(value, (np.ndarray, np.generic, Tensor)):
        if array.dtype.kind == "f" and np.dtype(dtype).kind == "i":
            raise TypeError(f"{value} does not fit into {dtype}; use cast to cut it")
        short = {"float64": "float32", "int64": "int32"}
        dtype = dtype or short.get(array.dtype.name, array.dtype)
    return Tensor(np.array(array, dtype))


class InvalidArgumentError(ValueError):
    """Says which inputs an operation cannot work with."""


class Tensor:
    """An array that tapes can follow. `constant` makes one, and it never changes."""

    __array_ufunc__ = None  # NumPy then leaves `array * tensor` to the tensor.

    def __init__(self, value: Any) -> None:
        self._value = np.asarray(value)

    shape = property(lambda self: self._value.shape, doc="The length of each axis.")
    dtype = property(lambda self: self._value.dtype, doc="The type of the entries.")

    def numpy(self) -> np.ndarray:
        """A copy of the value, which no tape follows."""
        return self._value.copy()

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.array(self._value, dtype)

    def __len__(self) -> int:
        return len(self._value)

    def __iter__(self) -> Iterator[Tensor]:
        return (self[index] for index in range(len(self)))

    def __bool__(self) -> bool:
        return bool(self._value)

    def __float__(self) -> float:
        return float(self._value)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._value.tolist()}, {self.dtype})"


class Variable(Tensor):
    """A value that can be replaced. Tapes watch it when it is read, if `trainable`.

    >>> weight = Variable(3.0)
    >>> weight.assign_sub(1.0)
    >>> weight
    Variable(2.0, float32)
    """

    def __init__(self, initial_value: Any, trainable: bool = True) -> None:
        super().__init__(constant(initial_value)._value)
        self.trainable = trainable

    def read_value(self) -> Tensor:
        """The present value, as a tensor. Reading is an operation like any other."""
        return _noted(Note(Variable.read_value, [self], (), {}, Tensor(self._value)))

    def assign(self, value: Any) -> None:
        """Replaces the value. Another shape or dtype is refused."""
        self._value = self._fitting(value)

    def assign_add(self, delta: Any) -> None:
        """Adds to the value."""
        self._value = self._value + self._fitting(delta)

    def assign_sub(self, delta: Any) -> None:
        """Subtracts from the value."""
        self._value = self._value - self._fitting(delta)

    def _fitting(self, value: Any) -> np.ndarray:
        new = _as_tensor(value, self.dtype)
        if (new.shape, new.dtype) != (self.shape, self.dtype):
            has, got = f"{self.shape} {self.dtype}", f"{new.shape} {new.dtype}"
            raise InvalidArgumentError(f"the variable has {has}, the value {got}")
        return new._value


def _where(is_first: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.where(is_first.astype(bool, casting="no"), x, y)


def _matmul(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    if min(x.ndim, y.ndim) < 2:
        raise ValueError("both need two axes or more")
    return np.matmul(x, y)


def _sum(x: np.ndarray, axis: Any = None, keepdims: bool = False) -> np.ndarray:
    axes = tuple(axis) if isinstance(axis, (list, tuple)) else axis
    return np.sum(x, axes, x.dtype, keepdims=keepdims)


def _mean(x: np.ndarray, axis: Any = None, keepdims: bool = False) -> np.ndarray:
    whole = _sum(x, axis, keepdims)
    return np.divide(whole, x.size / max(whole.size, 1), dtype=x.dtype)


def _put(array: np.ndarray, key: Any, shape: Sequence[int]) -> np.ndarray:
    whole = np.zeros(shape, array.dtype)
    np.add.at(whole, key, array)
    return whole


negative, sign, square = map(_operation, (np.negative, np.sign, np.square))
exp, log, sqrt = map(_operation, (np.exp, np.log, np.sqrt))
sin, cos, tanh = map(_operation, (np.sin, np.cos, np.tanh))
sigmoid = _operation(lambda x: np.exp(-np.logaddexp(0, -x)), "sigmoid")
relu, abs = _operation(lambda x: np.maximum(x, 0), "relu"), _operation(np.abs, "abs")
add, subtract, multiply = map(_operation, (np.add, np.subtract, np.multiply))
divide, maximum, minimum = map(_operation, (np.divide, np.maximum, np.minimum))
greater, less, equal = map(_operation, (np.greater, np.less, np.equal))
greater_equal, less_equal = map(_operation, (np.greater_equal, np.less_equal))
pow, where = _operation(np.power, "pow"), _operation(_where, "where", inputs=3)
matmul = _operation(_matmul, "matmul", inputs=2)
reshape, broadcast_to = map(_operation, (np.reshape, np.broadcast_to))
transpose = _operation(lambda x, perm=None: np.transpose(x, perm), "transpose")
reduce_sum, reduce_mean = (
    _operation(_sum, "reduce_sum"),
    _operation(_mean, "reduce_mean"),
)
slice, scatter = _operation(lambda x, key: x[key], "slice"), _operation(_put, "scatter")
cast, zeros_like = _operation(np.ndarray.astype, "cast"), _operation(np.zeros_like)
stop_gradient = _operation(np.copy, "stop_gradient")

_OF_FLOATS = {exp, log, sqrt, sin, cos, tanh, sigmoid, reduce_mean}
_BETWEEN = {"add": add, "sub": subtract, "mul": multiply, "truediv": divide, "pow": pow}
_COMPARING = {"gt": greater, "ge": greater_equal, "lt": less, "le": less_equal}
for _name, _run in {**_BETWEEN, "matmul": matmul}.items():
    setattr(Tensor, f"__{_name}__", _run)
    setattr(Tensor, f"__r{_name}__", lambda y, x, run=_run: run(x, y))
for _name, _run in {
    **_COMPARING,
    "neg": negative,
    "abs": abs,
    "getitem": slice,
}.items():
    setattr(Tensor, f"__{_name}__", _run)

# The table of vector-Jacobian products
#
# An operation makes `y` out of `x`, and `g` is the adjoint of `y`: how the target
# changes with each entry of `y`. The Jacobian J holds how each entry of `y` changes
# with each entry of `x`. What `y` adds to the adjoint of `x` is g J. A rule makes it
# directly, without J. It takes `g` and `y`, then the operation's inputs and settings.
# For each input, it gives what to add to its adjoint, or None. Where an input was
# broadcast, that may have the larger shape of `y`; the walk back adds it up.


def _to_one(is_first: Tensor, g: Tensor) -> tuple[Tensor, Tensor]:
    return where(is_first, g, 0), where(is_first, 0, g)


def _log_or_0(x: Tensor) -> Tensor:
    return where(x > 0, log(where(x > 0, x, 1)), 0)


def _swapped(x: Tensor) -> Tensor:
    axes = range(len(x.shape))
    return transpose(x, [*axes[:-2], axes[-1], axes[-2]])


def _spread(g: Tensor, x: Tensor, axis: Any = None, keepdims: bool = False) -> Tensor:
    kept = _sum(x._value, axis, keepdims=True).shape
    return broadcast_to(reshape(g, kept), x.shape)


_VJPS = {
    Variable.read_value: lambda g, y, x: (g,),
    negative: lambda g, y, x: (-g,),
    abs: lambda g, y, x: (g * sign(x),),
    sign: lambda g, y, x: (zeros_like(x),),
    square: lambda g, y, x: (g * (2 * x),),
    sqrt: lambda g, y, x: (where(equal(g, 0), g, g * 0.5 / y),),
    exp: lambda g, y, x: (g * y,),
    log: lambda g, y, x: (g / x,),
    sin: lambda g, y, x: (g * cos(x),),
    cos: lambda g, y, x: (-g * sin(x),),
    tanh: lambda g, y, x: (g * (1 - y * y),),
    sigmoid: lambda g, y, x: (g * y * (1 - y),),
    relu: lambda g, y, x: (where(y > 0, g, sign(y)),),
    add: lambda g, y, a, b: (g, g),
    subtract: lambda g, y, a, b: (g, -g),
    multiply: lambda g, y, a, b: (g * b, g * a),
    divide: lambda g, y, a, b: (g / b, g * (-a / b / b)),
    pow: lambda g, y, a, b: (g * b * a ** (b - 1), g * y * _log_or_0(a)),
    maximum: lambda g, y, a, b: _to_one(a >= b, g),
    minimum: lambda g, y, a, b: _to_one(a <= b, g),
    where: lambda g, y, is_first, a, b: (None, *_to_one(is_first, g)),
    matmul: lambda g, y, a, b: (g @ _swapped(b), _swapped(a) @ g),
    transpose: lambda g, y, x, perm=None: (
        transpose(g, perm if perm is None else np.argsort(perm)),
    ),
    reshape: lambda g, y, x, shape: (reshape(g, x.shape),),
    broadcast_to: lambda g, y, x, shape: (g,),
    reduce_sum: lambda g, y, x, *how, **named: (_spread(g, x, *how, **named),),
    reduce_mean: lambda g, y, x, *how, **named: (
        _spread(g, x, *how, **named) * (y._value.size / max(x._value.size, 1)),
    ),
    slice: lambda g, y, x, key: (scatter(g, key, x.shape),),
    scatter: lambda g, y, x, key, shape: (g[key],),
    cast: lambda g, y, x, dtype: (cast(g, x.dtype),),
}

# The walk back

Adjoints = dict[Tensor, Tensor]


def walk_back(notes: list[Note], targets: Adjoints, watched: set[Tensor]) -> Adjoints:
    """From the adjoints of the targets, makes those of all that they come from."""
    adjoints = dict(targets)
    for note in reversed(notes):
        if note.output in adjoints:
            parts = passed_back(note, adjoints[note.output])
            for tensor, part in zip(note.inputs, parts, strict=True):
                if part is not None and tensor in watched:
                    _add_up(adjoints, tensor, part)
    return adjoints


def passed_back(note: Note, g: Tensor) -> list[Tensor | None]:
    """What an operation whose output has the adjoint g passes back to each input."""
    rule = _VJPS[note.operation]
    parts = rule(g, note.output, *note.inputs, *note.settings, **note.named)
    pairs = zip(note.inputs, parts, strict=True)
    return [None if part is None else _fitted(part, x.shape) for x, part in pairs]


def _add_up(adjoints: Adjoints, tensor: Tensor, part: Tensor) -> None:
    adjoints[tensor] = adjoints[tensor] + part if tensor in adjoints else part


def _fitted(part: Tensor, shape: tuple[int, ...]) -> Tensor:
    """Adds up over the axes along which an input of this shape was broadcast."""
    if part.shape == shape:
        return part
    new = len(part.shape) - len(shape)
    short = [new + axis for axis, length in enumerate(shape) if length == 1]
    return reshape(reduce_sum(part, (*range(new), *short)), shape)


class GradientTape:
    """Notes down what is computed from `watched` tensors, and derives it.

    A persistent tape answers more than once. Trainable variables are watched when they
    are read, unless `watch_accessed_variables` is false. Targets and sources may be
    tensors, variables, or lists and dicts of them.

    >>> x = constant(3.0)
    >>> with GradientTape() as tape:
    ...     tape.watch(x)
    ...     y = x * x
    >>> tape.gradient(y, x)
    Tensor(6.0, float32)
    """

    def __init__(self, persistent: bool = False, watch_accessed_variables: bool = True):
        self._persistent, self._watches_read = persistent, watch_accessed_variables
        self.notes: list[Note] | None = None
        self.watched: set[Tensor] = set()

    def __enter__(self) -> GradientTape:
        if self in _tapes:
            raise ValueError("this tape is recording already; make another one")
        self.notes = self.notes or []
        _tapes.append(self)
        return self

    def __exit__(self, *error: Any) -> None:
        if self in _tapes:
            _tapes.remove(self)

    def watch(self, tensors: Any) -> None:
        """Follows a tensor of floats from here on, or several in lists and dicts."""
        for tensor in _tensors(tensors, ValueError):
            if tensor.dtype.kind == "f":
                self.watched.add(tensor)

    def _take(self, note: Note) -> None:
        if note.operation is Variable.read_value and self._watches_read:
            self.watch([variable for variable in note.inputs if variable.trainable])
        is_way = note.operation in _VJPS and note.output.dtype.kind == "f"
        if is_way and not self.watched.isdisjoint(note.inputs):
            self.watched.add(note.output)
            self.notes.append(note)

    @contextmanager
    def stop_recording(self) -> Iterator[None]:
        """Notes down nothing of what is computed in the block."""
        if self.notes is None:
            raise RuntimeError("this tape has not begun to record, or has answered")
        self._must_record()
        _tapes.remove(self)
        try:
            yield
        finally:
            _tapes.append(self)

    def reset(self) -> None:
        """Forgets all notes, and what was watched."""
        self._must_record()
        self.notes, self.watched = [], set()

    def _must_record(self) -> None:
        if self not in _tapes:
            raise ValueError("this tape is not recording: call it inside its block")

    def gradient(
        self,
        target: Any,
        sources: Any,
        output_gradients: Any = None,
        unconnected_gradients: str = "none",
    ) -> Any:
        """Derives the sum of the target's entries by every entry of the sources.

        It gives a tensor of each source's shape, or None, in the form of `sources`.

        Args:
            target: What to derive. It is made of floats.
            sources: By what to derive.
            output_gradients: The adjoints of the target to begin with; ones, if none.
            unconnected_gradients: What a source without a path gets, "none" or "zero".

        Raises:
            RuntimeError: If the tape has answered already and is not persistent.
        """
        _tensors(sources)
        answer = _answer(unconnected_gradients)
        seeds = _seeds(target, output_gradients)
        adjoints = walk_back(self.use_notes(), seeds, self.watched)
        return _map(lambda x: answer(x, adjoints.get(x)), sources)

    def jacobian(
        self, target: Tensor, sources: Any, unconnected_gradients: str = "none"
    ) -> Any:
        """Derives each entry of one target by every entry of the sources.

        That takes a walk back for each entry. What it gives has the shape of the target
        followed by that of the source.
        """
        _tensors([target, sources])
        answer, notes = _answer(unconnected_gradients), self.use_notes()
        units = np.eye(target._value.size, dtype=target.dtype)
        starts = [{target: reshape(unit, target.shape)} for unit in units]
        walks = [walk_back(notes, start, self.watched) for start in starts]

        def rows(x: Tensor) -> Tensor | None:
            whole = Tensor(np.zeros((len(units), *x.shape), x.dtype))
            for row, walk in enumerate(walks):
                if x in walk:
                    whole = whole + scatter(walk[x], row, whole.shape)
            whole = reshape(whole, (*target.shape, *x.shape))
            return answer(whole, whole if any(x in walk for walk in walks) else None)

        return _map(rows, sources)

    def use_notes(self) -> list[Note]:
        """The notes, for one answer. Only a persistent tape keeps them afterwards."""
        if self.notes is None:
            raise RuntimeError(
                "this tape has not begun to record, or has answered already; one with "
                "persistent=True answers more than once"
            )
        notes = list(self.notes)
        if not self._persistent:
            self.__exit__()
            self.notes = None
        return notes


def _seeds(target: Any, output_gradients: Any) -> Adjoints:
    targets, seeds = _tensors(target), {}
    none_given = [None] * len(targets)
    given = none_given if output_gradients is None else _leaves(output_gradients)
    if len(given) != len(targets):
        raise ValueError(f"{len(given)} output gradients for {len(targets)} targets")
    for tensor, seed in zip(targets, given, strict=True):
        seed = zeros_like(tensor) + (1 if seed is None else seed)
        if seed.shape != tensor.shape:
            shapes = f"{seed.shape}, the target {tensor.shape}"
            raise InvalidArgumentError(f"the output gradient has the shape {shapes}")
        if tensor.dtype.kind == "f":
            _add_up(seeds, tensor, seed)
    return seeds


def _answer(unconnected_gradients: str) -> Callable[..., Tensor | None]:
    if unconnected_gradients not in ("none", "zero"):
        raise ValueError(f"'none' or 'zero', not {unconnected_gradients!r}")
    is_zero = unconnected_gradients == "zero"
    return lambda x, found: zeros_like(x) if is_zero and found is None else found


def _tensors(structure: Any, error: type[Exception] = TypeError) -> list[Tensor]:
    leaves = _leaves(structure)
    for leaf in leaves:
        if not isinstance(leaf, Tensor):
            raise error(f"a tape knows tensors and variables, not {leaf!r}")
    return leaves


def _map(function: Callable[[Any], Any], structure: Any) -> Any:
    if isinstance(structure, dict):
        return {key: _map(function, part) for key, part in structure.items()}
    if isinstance(structure, (list, tuple)):
        return type(structure)(_map(function, part) for part in structure)
    return function(structure)


def _leaves(structure: Any) -> list[Any]:
    leaves: list[Any] = []
    _map(leaves.append, structure)
    return leaves
