"""What sets two values apart, in words.

Numbers, strings, tuples, lists and dicts are told here, in plain Python, so that a
page can check answers in the reader's browser. Tensors and arrays are kinds of their
own, in `companion.checks.arrays`; where NumPy was never imported, there are none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

LONGEST = 60
"""A value whose representation is at least this long is named by its kind."""


@dataclass(frozen=True)
class Kind:
    """Values that are told in the same way.

    Attributes:
        has: Whether a value is of this kind.
        article: The kind of a value in words, with its article.
        shown: A value as a message shows it.
        difference: What sets any value, the first, apart from a wanted one of
            this kind; None where nothing does.
    """

    has: Callable[[Any], bool]
    article: Callable[[Any], str]
    shown: Callable[[Any], str]
    difference: Callable[[Any, Any], str | None]


def kind_of(value: Any) -> Kind:
    """The kind that tells a value."""
    return next((kind for kind in _kinds() if kind.has(value)), PLAIN)


def _kinds() -> tuple[Kind, ...]:
    """The kinds besides plain values; the first that has a value tells it."""
    if "numpy" not in sys.modules:
        return ()
    from companion.checks.arrays import KINDS

    return KINDS


def _sequences() -> tuple[type, ...]:
    """The types that pass where a tuple or a list is asked for."""
    if "numpy" not in sys.modules:
        return (tuple, list)
    from companion.checks.arrays import SEQUENCES

    return SEQUENCES


def article(value: Any) -> str:
    """The kind of a value in words, with its article."""
    return kind_of(value).article(value)


def shown(value: Any) -> str:
    """A value as a message shows it: whole where it is small, else its shape."""
    if callable(value) and hasattr(value, "__name__"):
        return value.__name__
    return kind_of(value).shown(value)


def difference(given: Any, wanted: Any) -> str | None:
    """What sets a value apart from the wanted one; None where nothing does.

    Args:
        given: What the answer returned: anything.
        wanted: What the reference returned: a tensor, a variable, a number, a
            string, or a tuple, list or dict of these.

    Returns:
        Words that follow "your function returned", or None.

    Example:
        >>> difference((1, 2.5), (1, 3.5))
        'a tuple whose entry 1 is 2.5, and that is not right.'
    """
    if given is None:
        return "None. Does every path through it end in a return?"
    if given is ...:
        return "three dots: put your own code in their place."
    return kind_of(wanted).difference(given, wanted)


def _plain_article(value: Any) -> str:
    if isinstance(value, tuple | list | dict):
        return f"a {type(value).__name__}"
    names = {int: "a whole number", float: "a float", str: "a string", bool: "a bool"}
    return names.get(type(value), f"a value of type {type(value).__name__}")


def in_full(value: Any) -> str:
    """A value as Python writes it, or its kind where that is long."""
    return repr(value) if len(repr(value)) < LONGEST else article(value)


def _plain_difference(given: Any, wanted: Any) -> str | None:
    if isinstance(wanted, tuple | list):
        return _sequence_difference(given, wanted)
    if isinstance(wanted, dict):
        return _dict_difference(given, wanted)
    if type(given) is not type(wanted):
        return f"{article(given)}; {article(wanted)} is asked for."
    return None if given == wanted else f"{given!r}, and that is not right."


def _sequence_difference(given: Any, wanted: tuple | list) -> str | None:
    kind = type(wanted).__name__
    if not isinstance(given, _sequences()):
        return f"{article(given)}; a {kind} of {len(wanted)} is asked for."
    if len(given) != len(wanted):
        return f"a {kind} of {len(given)}; a {kind} of {len(wanted)} is asked for."
    for index, pair in enumerate(zip(given, wanted, strict=True)):
        found = _part_difference(*pair)
        if found:
            return f"a {kind} whose entry {index} is {found}"
    return None


def _dict_difference(given: Any, wanted: dict[str, Any]) -> str | None:
    if not isinstance(given, dict):
        return f"{article(given)}; a dict is asked for."
    if set(given) != set(wanted):
        return f"a dict with the keys {list(given)}; {list(wanted)} are asked for."
    for key in wanted:
        found = _part_difference(given[key], wanted[key])
        if found:
            return f"a dict whose entry {key!r} is {found}"
    return None


def _part_difference(given: Any, wanted: Any) -> str | None:
    if given is None:
        return None if wanted is None else f"None; {article(wanted)} is asked for."
    if isinstance(given, Exception):
        same = type(given) is type(wanted)
        return None if same else f"an error. {type(given).__name__}: {given}"
    return difference(given, wanted)


PLAIN = Kind(
    has=lambda value: True,
    article=_plain_article,
    shown=in_full,
    difference=_plain_difference,
)
