"""How what a learner's function did travels from its kernel to the judge.

The confined kernel runs the function on the cases of an exercise, and writes what
came back as plain JSON: a value is a list of its kind and its parts, such as
`["tensor", "float32", [2], "AACAPwAAAEA="]`. The judge, in a process of its own,
reads that with a table of the kinds it knows, makes the cases anew, and compares
with the reference itself. Nothing that comes from the kernel is executed.

What is too large, too deep or of no known kind keeps what a message needs: its
type's name and a short repr, its length, or its dtype and shape.
"""

from __future__ import annotations

import base64
import builtins
import contextlib
import inspect
import json
import math
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf
from IPython import get_ipython

import companion
from companion.checks.engine import (
    Exercise,
    Inputs,
    Outcome,
    Verdict,
    is_stub,
    judge,
    not_a_function,
    run,
    seeded,
)
from companion.checks.registry import exercise_called
from companion.checks.values import article, shown

Node = list[Any]

MARKER = "outcomes of an exercise: "
"""How the line with the outcomes begins."""

TEXT = 2**25
"""The longest text that is read, in characters."""

NODES = 1_000
"""How many values the value of one outcome may hold."""

DEPTH = 20
"""How deep values may lie in each other."""

BYTES = 2**19
"""How much data the tensors, arrays and strings of one outcome may hold."""

SAID = 8_000
"""The longest string, message or bytes that is kept, and a message of the judge's."""

REPR = 200
"""How much is kept of the repr of what has no kind."""

BITS = 14_000
"""Whole numbers are kept up to here; Python shows none that are much longer."""


class OutcomesError(ValueError):
    """What came from the kernel is not in order."""


def encode(outcomes: Sequence[Outcome]) -> str:
    """What a function did, as JSON. It never fails.

    Args:
        outcomes: What the function did, with values and errors of any kind.

    Example:
        >>> encode([Outcome({}, value=(True, None))])
        '[["returned", ["tuple", "tuple", [["bool", true], ["none"]]]]]'
    """
    return json.dumps([_written(outcome) for outcome in outcomes])


def decode(text: str, cases: Sequence[Inputs]) -> list[Outcome]:
    """What a function did, from the JSON of a process that may be hostile.

    Args:
        text: What `encode` returned, or anything.
        cases: The inputs, made anew, to go with the outcomes.

    Raises:
        OutcomesError: If the text is anything else than outcomes of that many cases.

    Example:
        >>> decode('[["returned", ["int", "-1f"]]]', [{"x": 3}])
        [Outcome(inputs={'x': 3}, value=-31, error=None)]
    """
    return _read(_parsed(text), cases)


# The kernel's side


def code_for(name: str, seed: int | None) -> str:
    """The code that examines a learner's function in the learner's own kernel.

    It trusts none of the names that the notebook may have bound. It reads this module
    and the companion anew from their folders, whatever `sys.path`, `sys.meta_path`,
    the current folder and the built-in functions are by now, and leaves all of these
    as they were. What the function prints is dropped.

    Code in the same process can still do anything to what is reported: change
    TensorFlow, this module's functions as they run, or the text itself. It can claim
    nothing but outcomes, though. The judge computes the right ones elsewhere: to get
    points, the process has to come up with right values for inputs that are drawn.

    Args:
        name: The exercise's name, which is the name of the function.
        seed: What further inputs are drawn from; without one, none are.

    Returns:
        Python code that reports on one line of `sys.__stdout__`, after `MARKER`.
        `judged` reads it. IPython has to be running the notebook.
    """
    parts = (_builtins_as_new, _imports_as_new, _finder, _imported_anew)
    folder, path = _FOLDER, [p for p in sys.path if p.startswith(_PREFIXES)]
    source = (
        "from __future__ import annotations\n"
        f"{''.join(map(inspect.getsource, parts))}"
        f"{_imported_anew.__name__}({__file__!r}, {folder!r}, {path!r})"
        f".{publish.__name__}({name!r}, {seed!r})\n"
    )
    return (
        "import builtins as __judge__; "
        f"__judge__.exec({source!r}, "
        "{'__name__': '__judge__', '__builtins__': __judge__}); del __judge__"
    )


_FOLDER = str(Path(companion.__file__).parents[1])
_PREFIXES = (sys.prefix, sys.base_prefix)


# The next four are sent as they stand: they know no other name of this module.


def _imported_anew(file: str, folder: str, path: list[str]) -> Any:
    """Imports this module, and the companion for it, as if for the first time."""
    import sys
    from importlib.util import module_from_spec, spec_from_file_location

    name = "__judge_outcomes__"
    finder = _finder(folder, _builtins_as_new())

    def ours():
        return [n for n in sys.modules if n.partition(".")[0] in ("companion", name)]

    modules = {known: sys.modules.pop(known) for known in ours()}
    as_new = _imports_as_new(finder, path)
    theirs = {attribute: getattr(sys, attribute) for attribute in as_new}
    vars(sys).update(as_new)
    try:
        spec = spec_from_file_location(name, file, loader=finder.loader(name, file))
        module = sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        vars(sys).update(theirs)
        for known in ours():
            del sys.modules[known]
        sys.modules.update(modules)


def _builtins_as_new() -> dict[str, Any]:
    """The built-in functions as Python begins with them."""
    import builtins
    from importlib.machinery import BuiltinImporter

    theirs = dict(vars(builtins))
    BuiltinImporter.create_module(BuiltinImporter.find_spec("builtins"))
    as_new = dict(vars(builtins))
    vars(builtins).update(theirs)
    return as_new


def _imports_as_new(finder: Any, path: list[str]) -> dict[str, Any]:
    """What `sys` holds for imports, as Python begins with it, after a finder."""
    from importlib import machinery

    files = machinery.FileFinder.path_hook(
        (machinery.ExtensionFileLoader, machinery.EXTENSION_SUFFIXES),
        (machinery.SourceFileLoader, machinery.SOURCE_SUFFIXES),
    )
    return {
        "meta_path": [
            finder,
            machinery.BuiltinImporter,
            machinery.FrozenImporter,
            machinery.PathFinder,
        ],
        "path": path,
        "path_hooks": [files],
        "path_importer_cache": {},
    }


def _finder(folder: str, builtins: dict[str, Any]) -> Any:
    """Finds the companion in this folder, and gives it these built-in functions."""
    from importlib.machinery import SourceFileLoader
    from importlib.util import spec_from_file_location
    from pathlib import Path

    class Loader(SourceFileLoader):
        def exec_module(self, module):
            module.__builtins__ = builtins
            super().exec_module(module)

    class Finder:
        loader = Loader

        @staticmethod
        def find_spec(name, path=None, target=None):
            if name.partition(".")[0] != "companion":
                return None
            place = Path(folder, *name.split("."))
            inside = [str(place)] if place.is_dir() else None
            file = str(place / "__init__.py" if inside else place.with_suffix(".py"))
            return spec_from_file_location(
                name,
                file,
                loader=Loader(name, file),
                submodule_search_locations=inside,
            )

    return Finder


def publish(name: str, seed: int | None) -> None:
    """Prints the report on the function of this name in the notebook.

    It goes to `sys.__stdout__`, which no notebook redirects without meaning to.
    """
    namespace = get_ipython().user_ns
    line = f"{MARKER}{report(name, seed, namespace)}"
    print(line, file=sys.__stdout__, flush=True)


def report(name: str, seed: int | None, namespace: Mapping[str, Any]) -> str:
    """Runs the function of this name on the cases of its exercise.

    Args:
        name: The exercise's name.
        seed: What further inputs are drawn from.
        namespace: What the notebook's cells have defined.

    Returns:
        JSON with the name, whether it is defined, whether it can be called and is
        still a stub, how it is shown if it cannot be called, and the outcomes.
    """
    answer = namespace.get(name)
    can_run = callable(answer)
    outcomes = _run(_exercise(name, seed), answer) if can_run else []
    return json.dumps(
        {
            "name": name,
            "defined": name in namespace,
            "callable": can_run,
            "stub": can_run and _or(is_stub, answer, False),
            "given": "" if can_run else _cut(_text(_shown, answer, "something")),
            "outcomes": [_written(outcome) for outcome in outcomes],
        }
    )


def _shown(value: Any) -> str:
    """What `shown` says, without the repr of a collection that is too large for it."""
    if not tf.is_tensor(value) and _or(len, value, 0) > NODES:
        return article(value)
    return shown(value)


def _exercise(name: str, seed: int | None) -> Exercise:
    exercise = exercise_called(name)
    return exercise if seed is None else seeded(exercise, seed)


def _run(exercise: Exercise, answer: Callable[..., Any]) -> list[Outcome]:
    with _silence():
        outcomes = run(exercise, _kept_going(answer))
    return [
        replace(outcome, error=outcome.error.args[0])
        if isinstance(outcome.error, _EndingError)
        else outcome
        for outcome in outcomes
    ]


class _EndingError(Exception):
    """Carries what is no Exception, such as that of an exit, to the outcome."""


def _kept_going(answer: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which ends a case where it would end the process."""

    def ends_a_case(*inputs: Any) -> Any:
        try:
            return answer(*inputs)
        except Exception:
            raise
        except BaseException as error:
            raise _EndingError(error) from None

    return ends_a_case


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        yield


# The judge's side


def judged(name: str, seed: int | None, answer: str) -> Verdict:
    """The verdict on what a kernel says of a function.

    Args:
        name: The exercise's name.
        seed: The seed that the kernel was given.
        answer: What the code of `code_for` has printed in the kernel, or anything.

    Returns:
        The verdict. Its message is what `check` says of the function in the notebook.
    """
    exercise = _exercise(name, seed)
    try:
        found = _report_in(answer, name)
        runs = found["defined"] and found["callable"]
        outcomes = _read(found["outcomes"], exercise.cases() if runs else [])
    except OutcomesError as problem:
        return _failed(
            exercise,
            f"What the notebook sent to be judged is not in order: {problem}. Does it "
            "end its own process, or change Python, TensorFlow or the checker?",
        )
    verdict = _verdict(exercise, found, outcomes)
    return replace(verdict, message=_presentable(verdict.message))


def _verdict(
    exercise: Exercise, found: Mapping[str, Any], outcomes: list[Outcome]
) -> Verdict:
    if not found["defined"]:
        return _failed(
            exercise,
            f"There is no function `{exercise.name}`. Has it another name, was its "
            "cell deleted, or did the cell raise an error?",
        )
    if not found["callable"]:
        return _failed(exercise, not_a_function(found["given"]))
    try:
        return judge(exercise, outcomes, found["stub"])
    except Exception as error:
        return _failed(
            exercise,
            "What your function did cannot be compared with what is asked for. "
            f"{type(error).__name__}: {error}",
        )


def _failed(exercise: Exercise, message: str) -> Verdict:
    return Verdict(exercise.name, False, message, exercise.points)


_REPORT = {
    "name": str,
    "defined": bool,
    "callable": bool,
    "stub": bool,
    "given": str,
    "outcomes": list,
}


def _report_in(answer: str, name: str) -> dict[str, Any]:
    lines = [line for line in answer.splitlines() if line.startswith(MARKER)]
    if not lines:
        raise OutcomesError("no outcomes came")
    found = _parsed(lines[-1].removeprefix(MARKER))
    if not isinstance(found, dict) or {k: type(found[k]) for k in found} != _REPORT:
        raise OutcomesError("it is not a report on a function")
    if found["name"] != name:
        raise OutcomesError("it reports on another function")
    return found


def _presentable(message: str) -> str:
    """A message that any file can hold, of bounded length."""
    readable = "".join(c if c.isprintable() or c in "\n\t" else "?" for c in message)
    return _cut(readable, SAID)


def _parsed(text: str) -> Any:
    if len(text) > TEXT:
        raise OutcomesError("it is too long")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise OutcomesError("it is not JSON") from error


# The kinds of values

_NUMBERS: dict[str, np.dtype] = {
    np.dtype(kind).name: np.dtype(kind)
    for kind in (
        *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)),
        *("bool", "float16", "float32", "float64", "complex64", "complex128"),
        *(np.longdouble, np.clongdouble, tf.bfloat16.as_numpy_dtype),
        tf.dtypes.experimental.float8_e5m2.as_numpy_dtype,
        tf.dtypes.experimental.float8_e4m3fn.as_numpy_dtype,
    )
}
"""The dtypes whose entries are sent, by name."""

_DTYPES: dict[str, tf.DType] = {
    dtype.name: dtype
    for dtype in (*vars(tf.dtypes).values(), *vars(tf.dtypes.experimental).values())
    if isinstance(dtype, tf.DType)
}
"""The dtypes that a tensor may have, by name."""

_NUMPY_ONLY = re.compile(r"\|O|[<>|][SUVmM]\d{1,4}(\[\d{0,3}[A-Za-z]{1,2}\])?")
"""Further dtypes that an array may have. Its entries are not sent."""

_ERRORS: dict[str, type[BaseException]] = {
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
"""The errors that are told apart, by name. Any other is the nearest of its bases."""

_ERROR_NAMES = {kind: name for name, kind in _ERRORS.items()}

_STAND_INS: dict[str, type] = {
    "RaggedTensor": tf.RaggedTensor,
    "SparseTensor": tf.SparseTensor,
    "tensor": tf.IndexedSlices,
    "object": object,
}
"""What a stand-in inherits, so that a message speaks of it as of the value.

An IndexedSlices is the plainest of what `tf.is_tensor` takes for a tensor.
"""


# Writing


def _written(outcome: Outcome) -> Node:
    if outcome.error is not None:
        return ["raised", *_error_fields(outcome.error)]
    return ["returned", _Writer().value(outcome.value)]


class _Writer:
    """Writes a value as a node, within the limits of one outcome."""

    def __init__(self) -> None:
        self.nodes, self.bytes = NODES, BYTES

    def value(self, value: Any, depth: int = 0) -> Node:
        kind = type(value)
        write = _EXACTLY.get(kind) or next(
            (write for known, write in _INHERITED if issubclass(kind, known)), _other
        )
        try:
            return write(self, value, depth)
        except BaseException:
            return _other(self, value, depth)

    def takes(self, count: int, depth: int) -> bool:
        """Whether there is room for so many more values; it is then taken."""
        if count > self.nodes or depth >= DEPTH:
            return False
        self.nodes -= count
        return True

    def holds(self, size: int) -> bool:
        """Whether there is room for so many more bytes; it is then taken."""
        if size > self.bytes:
            return False
        self.bytes -= size
        return True


def _int(writer: _Writer, value: int, depth: int) -> Node:
    largest = 1 << BITS
    return ["int", f"{max(-largest, min(value, largest)):x}"]


def _string(writer: _Writer, value: str | bytes, depth: int) -> Node:
    kept = _cut(value, min(SAID, writer.bytes))
    writer.bytes -= min(len(kept), writer.bytes)
    if isinstance(kept, bytes):
        return ["bytes", kept.decode("latin-1")]
    return ["str", kept]


def _sequence(writer: _Writer, value: Any, depth: int) -> Node:
    """Its entries by what the type inherits, whatever it overrides."""
    base = tuple if issubclass(type(value), tuple) else list
    items: Any = base.__len__(value)
    if writer.takes(items, depth):
        items = [writer.value(item, depth + 1) for item in base.__iter__(value)]
    return [base.__name__, _name(type(value)), items]


def _dict(writer: _Writer, value: dict[Any, Any], depth: int) -> Node:
    pairs = []
    for pair in dict.items(value):
        if not writer.takes(2, depth):
            break
        pairs.append([writer.value(part, depth + 1) for part in pair])
    return ["dict", _name(type(value)), pairs]


def _number(writer: _Writer, value: np.generic, depth: int) -> Node:
    known = _NUMBERS.get(value.dtype.name)
    if known is None or known.type is not type(value):
        return ["number"]
    return ["number", known.name, _base64(value)]


def _array(writer: _Writer, value: np.ndarray, depth: int) -> Node:
    array = np.ndarray.view(value, np.ndarray)
    dtype, shape = array.dtype, list(array.shape)
    if dtype.name not in _NUMBERS:
        known = _NUMPY_ONLY.fullmatch(dtype.str)
        return ["array", dtype.str if known else "|V1", shape, None]
    fits = writer.holds(array.nbytes)
    data = _base64(array.astype(_NUMBERS[dtype.name])) if fits else None
    return ["array", dtype.name, shape, data]


def _tensor(writer: _Writer, value: tf.Tensor, depth: int) -> Node:
    dtype, shape = _DTYPES[value.dtype.name], _lengths(value.shape)
    data = None
    if not tf.is_symbolic_tensor(value):
        data = (_strings if dtype == tf.string else _bytes)(writer, value)
    return ["tensor", dtype.name, shape, data]


def _bytes(writer: _Writer, value: tf.Tensor) -> str | None:
    dtype = _NUMBERS.get(value.dtype.name)
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


def _variable(writer: _Writer, value: tf.Variable, depth: int) -> Node:
    return ["variable", *_tensor(writer, value.read_value(), depth)[1:]]


def _ragged(writer: _Writer, value: tf.RaggedTensor, depth: int) -> Node:
    parts = [value.flat_values, *value.nested_row_splits]
    tf.RaggedTensor.from_nested_row_splits(parts[0], parts[1:])
    return ["ragged", *_parts(writer, parts, depth)]


def _sparse(writer: _Writer, value: tf.SparseTensor, depth: int) -> Node:
    parts = [value.indices, value.values, value.dense_shape]
    return ["sparse", *_parts(writer, parts, depth)]


def _slices(writer: _Writer, value: tf.IndexedSlices, depth: int) -> Node:
    parts = [value.values, value.indices, value.dense_shape]
    return ["slices", *_parts(writer, parts, depth)]


def _parts(writer: _Writer, parts: list[Any], depth: int) -> list[Node]:
    """The tensors that a value consists of, if all of them can be kept."""
    if not writer.takes(len(parts), depth):
        raise ValueError("no room")
    nodes = [writer.value(part, depth + 1) for part in parts]
    if any(node[-1] is None for node in nodes):
        raise ValueError("no entries")
    return nodes


def _error(writer: _Writer, value: BaseException, depth: int) -> Node:
    return ["error", *_error_fields(value)]


def _error_fields(error: BaseException) -> list[Any]:
    """Its nearest known type, its name where that is another, and its message."""
    kind = type(error)
    known = next(base for base in type.mro(kind) if base in _ERROR_NAMES)
    said = _text(str, error, "(This message cannot be read.)")
    return [_ERROR_NAMES[known], None if kind is known else _name(kind), _cut(said)]


def _other(writer: _Writer, value: Any, depth: int) -> Node:
    """What messages may say of it: its type's name, its repr, its own name."""
    said = "" if writer.bytes < REPR else _cut(_text(_repr, value, ""), REPR)
    writer.bytes -= len(said)
    return [
        "other",
        _name(type(value)),
        said,
        _or(_base, value, "object"),
        _or(_called, value, None),
    ]


def _repr(value: Any) -> str:
    """The repr, unless it is that of a collection that is too large for one."""
    length = _or(len, value, 0)
    return repr(value) if length <= NODES else f"{length} values"


def _base(value: Any) -> str:
    for name in ("RaggedTensor", "SparseTensor"):
        if isinstance(value, _STAND_INS[name]):
            return name
    return "tensor" if tf.is_tensor(value) else "object"


def _called(value: Any) -> str | None:
    """What a message calls a function."""
    name = getattr(value, "__name__", None) if callable(value) else None
    return _cut(name, REPR) if type(name) is str else None


def _name(kind: type) -> str:
    name = _or(lambda kind: kind.__name__, kind, "object")
    usable = type(name) is str and name.isprintable() and 0 < len(name) <= REPR
    return name if usable else "object"


def _lengths(shape: tf.TensorShape) -> list[int | None] | None:
    plain = tf.TensorShape(shape)
    return None if plain.rank is None else plain.as_list()


def _base64(value: np.ndarray | np.generic) -> str:
    return base64.b64encode(value.tobytes()).decode("ascii")


def _cut(text: Any, length: int = SAID) -> Any:
    """A string, or bytes, of at most this length and three dots."""
    dots = "..." if isinstance(text, str) else b"..."
    return text if len(text) <= length else text[:length] + dots


def _or(function: Callable[[Any], Any], value: Any, otherwise: Any) -> Any:
    """What a function says of a value, or something else where it fails."""
    try:
        return function(value)
    except BaseException:
        return otherwise


def _text(function: Callable[[Any], str], value: Any, otherwise: str) -> str:
    """What a function says in words, as a string and not as a kind of string."""
    return str.__str__(_or(function, value, otherwise))


_Write = Callable[[_Writer, Any, int], Node]

_EXACTLY: dict[type, _Write] = {
    type(None): lambda writer, value, depth: ["none"],
    type(...): lambda writer, value, depth: ["dots"],
    bool: lambda writer, value, depth: ["bool", value],
    int: _int,
    float: lambda writer, value, depth: ["float", value.hex()],
    complex: lambda writer, value, depth: [
        "complex",
        value.real.hex(),
        value.imag.hex(),
    ],
    str: _string,
    bytes: _string,
    tf.TensorShape: lambda writer, value, depth: ["shape", _lengths(value)],
    tf.RaggedTensor: _ragged,
    tf.SparseTensor: _sparse,
    tf.IndexedSlices: _slices,
    tf.DType: lambda writer, value, depth: ["dtype", _DTYPES[value.name].name],
}

_INHERITED: list[tuple[Any, _Write]] = [
    ((tuple, list), _sequence),
    (dict, _dict),
    (np.generic, _number),
    (np.ndarray, _array),
    (tf.Variable, _variable),
    (tf.Tensor, _tensor),
    (BaseException, _error),
]


# Reading

_Part = Callable[[Any], Any]
"""Reads a node that is part of another."""


def _read(nodes: Any, cases: Sequence[Inputs]) -> list[Outcome]:
    if not isinstance(nodes, list) or len(nodes) != len(cases):
        raise OutcomesError(f"it does not hold the outcomes of {len(cases)} cases")
    return [_outcome(node, inputs) for node, inputs in zip(nodes, cases, strict=True)]


def _outcome(node: Any, inputs: Inputs) -> Outcome:
    match node:
        case ["returned", value]:
            return Outcome(inputs, value=_Reader().value(value))
        case ["raised", *error]:
            return Outcome(inputs, error=_Reader().value(["error", *error]))
    raise OutcomesError("it holds an outcome that is none")


class _Reader:
    """Makes a value of a node, within the limits of one outcome."""

    def __init__(self) -> None:
        self.nodes = NODES + 1

    def value(self, node: Any, depth: int = 0) -> Any:
        self.nodes -= 1
        if self.nodes < 0 or depth > DEPTH:
            raise OutcomesError(
                "it holds too many values, or values too deep in others"
            )
        kind = node[0] if isinstance(node, list) and node else None
        if not isinstance(kind, str) or kind not in _KINDS:
            raise OutcomesError("it holds a value of no known kind")
        try:
            return _KINDS[kind](lambda part: self.value(part, depth + 1), *node[1:])
        except OutcomesError:
            raise
        except Exception as error:
            raise OutcomesError(
                f'it holds an unreadable value of kind "{kind}"'
            ) from error


def _is(kind: type, value: Any, length: int = TEXT) -> Any:
    """The value, if it is of exactly this type and not longer than that."""
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__} expected")
    if kind in (str, list) and len(value) > length:
        raise ValueError("too long")
    return value


def _as_int(part: _Part, digits: Any) -> int:
    if not re.fullmatch("-?[0-9a-f]+", _is(str, digits, BITS // 4 + 2)):
        raise ValueError("no number")
    return int(digits, 16)


def _as_float(part: _Part, digits: Any) -> float:
    return float.fromhex(_is(str, digits, 40))


def _as_sequence(base: type) -> Callable[..., Any]:
    def read(part: _Part, name: Any, items: Any) -> Any:
        if type(items) is int and 0 <= items <= sys.maxsize:
            return _subclass(name, base, __len__=lambda self: items)()
        kind = base if name == base.__name__ else _subclass(name, base)
        return kind(map(part, _is(list, items)))

    return read


def _as_dict(part: _Part, name: Any, pairs: Any) -> dict[Any, Any]:
    kind = dict if name == "dict" else _subclass(name, dict)
    return kind((_hashable(part(key)), part(entry)) for key, entry in _is(list, pairs))


def _hashable(key: Any) -> Any:
    """The key, or a stand-in where its own type was hashable and is no more."""
    if _or(hash, key, None) is not None:
        return key
    return _stand_in(type(key).__name__, object, _cut(repr(key), REPR))


def _as_number(part: _Part, dtype: Any = None, data: Any = None) -> np.generic:
    return np.void(b"") if dtype is None else _entries(dtype, [], data)[()]


def _as_array(part: _Part, dtype: Any, shape: Any, data: Any) -> np.ndarray:
    if data is not None:
        return _entries(dtype, shape, data)
    if dtype not in _NUMBERS and not _NUMPY_ONLY.fullmatch(dtype):
        raise ValueError("no dtype")
    return np.broadcast_to(np.zeros((), _NUMBERS.get(dtype, dtype)), shape)


def _as_tensor(part: _Part, dtype: Any, shape: Any, data: Any) -> tf.Tensor:
    if data is None:
        with tf.Graph().as_default():
            return tf.compat.v1.placeholder(_DTYPES[dtype], shape)
    if dtype != "string":
        return tf.constant(_entries(dtype, shape, data), _DTYPES[dtype])
    entries = np.empty(len(_is(list, data, BYTES)), object)
    entries[:] = [_is(str, entry).encode("latin-1") for entry in data]
    return tf.constant(entries.reshape(_is(list, shape)), tf.string)


def _as_variable(part: _Part, *fields: Any) -> tf.Variable:
    value = _as_tensor(part, *fields)
    hollow = tf.is_symbolic_tensor(value)
    with value.graph.as_default() if hollow else contextlib.nullcontext():
        return tf.Variable(value)


def _as_ragged(part: _Part, values: Any, *splits: Any) -> tf.RaggedTensor:
    return tf.RaggedTensor.from_nested_row_splits(
        part(values), [part(split) for split in splits]
    )


def _as_error(part: _Part, known: Any, name: Any, said: Any) -> BaseException:
    kind, said = _ERRORS[known], _is(str, said, SAID + 3)
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


def _as_other(part: _Part, name: Any, said: Any, base: Any, called: Any) -> Any:
    stand_in = _stand_in(name, _STAND_INS[base], _is(str, said, REPR + 3))
    if called is not None:
        type(stand_in).__call__ = lambda self: None
        stand_in.__name__ = _is(str, called, REPR + 3)
    return stand_in


def _stand_in(name: Any, base: type, said: str) -> Any:
    kind = _subclass(name, base, __repr__=lambda self: said)
    return object.__new__(kind)


def _subclass(name: Any, base: type, **members: Any) -> type:
    if not _is(str, name, REPR).isprintable() or not name:
        raise ValueError("no name")
    return type(name, (base,), members)


def _entries(dtype: Any, shape: Any, data: Any) -> np.ndarray:
    kind, raw = _NUMBERS[dtype], base64.b64decode(_is(str, data), validate=True)
    if len(raw) > BYTES or len(raw) != math.prod(shape) * kind.itemsize:
        raise ValueError("the wrong number of bytes")
    if dtype == "bool" and max(raw, default=0) > 1:
        raise ValueError("neither false nor true")
    return np.ndarray(_is(list, shape), kind, raw).copy()


_KINDS: dict[str, Callable[..., Any]] = {
    "none": lambda part: None,
    "dots": lambda part: ...,
    "bool": lambda part, value: _is(bool, value),
    "int": _as_int,
    "float": _as_float,
    "complex": lambda part, real, imag: complex(
        _as_float(part, real), _as_float(part, imag)
    ),
    "str": lambda part, text: _is(str, text, SAID + 3),
    "bytes": lambda part, text: _is(str, text, SAID + 3).encode("latin-1"),
    "shape": lambda part, lengths: tf.TensorShape(lengths),
    "dtype": lambda part, name: _DTYPES[name],
    "tuple": _as_sequence(tuple),
    "list": _as_sequence(list),
    "dict": _as_dict,
    "number": _as_number,
    "array": _as_array,
    "tensor": _as_tensor,
    "variable": _as_variable,
    "ragged": _as_ragged,
    "sparse": lambda part, *parts: tf.SparseTensor(*map(part, parts)),
    "slices": lambda part, *parts: tf.IndexedSlices(*map(part, parts)),
    "error": _as_error,
    "other": _as_other,
}
