"""Names for what a recording shows: results on the way, and constants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain, count

import numpy as np

from companion.showing import in_short


def result_names(
    caller: str, names: Sequence[str], wanted: int, sources: Collection[str]
) -> list[str]:
    """A name for each result: those given, then `v3` and so on after the position.

    Args:
        caller: The function that was given the names, for messages.
        names: The names that were given.
        wanted: How many results there are.
        sources: The names that are taken.

    Raises:
        ValueError: If there are more names than results, or a name is there twice.

    Example:
        >>> result_names("record", ["error"], 3, ["w"])
        ['error', 'v2', 'v3']
    """
    if len(names) > wanted:
        raise ValueError(
            f"{caller} was given {len(names)} names ({', '.join(names)}), but there "
            f"are {wanted} results to name. Give each at most one name."
        )
    twice = [name for name, n in Counter([*sources, *names]).items() if n > 1]
    if twice:
        raise ValueError(
            f"{caller} was given the name {twice[0]!r} for two values (sources are "
            f"called {', '.join(sources)}). Give each its own name."
        )
    results = list(names)
    for position in range(len(names), wanted):
        results.append(unused(f"v{position + 1}", {*sources, *names}))
    return results


def unused(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it where it is taken.

    Example:
        >>> unused("w", {"w", "w_1"})
        'w_2'
    """
    numbered = (f"{name}_{number}" for number in count(1))
    return next(new for new in chain([name], numbered) if new not in taken)


def constant_name(value: np.ndarray) -> str:
    """What to call a constant: a number by itself, and anything else a constant.

    Example:
        >>> constant_name(np.array(2.5)), constant_name(np.ones(3))
        ('2.5', 'constant')
    """
    return in_short(value) if value.ndim == 0 else "constant"
