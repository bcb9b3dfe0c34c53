"""Show the error that a mistake gives, and go on.

A chapter shows many mistakes. Left alone, each would stop the notebook there
and print a traceback full of the machine's paths. Inside `shows_error` the
mistake runs, its message is printed, and the notebook goes on.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

WIDTH = 79


@contextmanager
def shows_error(kind: type[BaseException]) -> Iterator[None]:
    """Prints the error that the block raises, and does not let it pass on.

    A message from inside a `tf.function` lists files and lines. Those of the
    notebook are kept, as cells; those of TensorFlow and of the machine are not.

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
        print(wrapped(without_files(f"{type(error).__name__}: {error}")))
        return
    raise AssertionError(f"This block was meant to raise {kind.__name__}: it did not.")


def without_files(text: str) -> str:
    """Keeps of the files that a message lists the notebook's cells alone.

    Args:
        text: The message of an error.

    Returns:
        The message without the lines that name other files, without the running
        number that TensorFlow puts behind a graph's name, and with at most one
        empty line in a row.

    Example:
        >>> print(without_files('''in user code:
        ...     File "lib/ipykernel_launcher.py", line 18, in <module>
        ...     File "ipykernel_16/2956.py", line 3, in half  *
        ...         if x > 0: y = x
        ...     File "tensorflow/eager/execute.py", line 53, in quick_execute
        ... [Op:__inference_half_67]'''))
        in user code:
            In a cell, line 3, in half  *
                if x > 0: y = x
        [Op:__inference_half]
    """
    text = re.sub(
        r'File "[^"]*ipykernel_(?!launcher)[^"]*", line', "In a cell, line", text
    )
    text = re.sub(r'^ *File "[^"]*", line .*\n', "", text, flags=re.MULTILINE)
    text = re.sub(r"(In a cell.*\n)\s*\n(?= *In a cell)", r"\1", text)
    text = re.sub(r"(__inference_\w+?)_\d+\b", r"\1", text)
    return re.sub(r"\n\s*\n(\s*\n)+", "\n\n", text)


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
