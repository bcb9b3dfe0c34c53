"""Show the error that a mistake gives, and go on.

A chapter shows many mistakes. Left alone, each would stop the notebook there
and print a traceback full of the machine's paths. Inside `shows_error` the
mistake runs, its message is printed, and the notebook goes on.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

WIDTH = 79


@contextmanager
def shows_error(kind: type[BaseException]) -> Iterator[None]:
    """Prints the error that the block raises, and does not let it pass on.

    Args:
        kind: The type of error that the block is meant to raise.

    Raises:
        AssertionError: If the block raises nothing: then what the page says of
            it is no longer true.

    Any other kind of error passes on unchanged.

    Example:
        >>> with shows_error(ZeroDivisionError):
        ...     1 // 0
        ZeroDivisionError: integer division or modulo by zero
    """
    try:
        yield
    except kind as error:
        print(wrapped(f"{type(error).__name__}: {error}"))
        return
    raise AssertionError(f"This block was meant to raise {kind.__name__}: it did not.")


def wrapped(text: str) -> str:
    """Breaks long lines at 79 characters, indenting what continues a line.

    Example:
        >>> print(wrapped("tensor " * 14))
        tensor tensor tensor tensor tensor tensor tensor tensor tensor tensor tensor
          tensor tensor tensor
    """
    return "\n".join(
        textwrap.fill(
            line,
            WIDTH,
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.strip().splitlines()
    )
