"""Runs cells in the reader's browser, and says what they print, show and raise.

The last expression of a cell is shown, as in a notebook. The worker runs this file
and then asks it for a `runner`.
"""

import ast
import contextlib
import json
import linecache
import traceback
import types

LONGEST = 100_000
LACKING = (
    "In your browser, plain Python runs, with its standard library. What needs NumPy "
    "or TensorFlow runs on a server."
)


class Printed:
    """What is printed, sent on line by line and up to a limit."""

    def __init__(self, name, send):
        self.name, self.send = name, send
        self.begin()

    def begin(self):
        """Begins the output of a cell."""
        self.waiting, self.left = "", LONGEST

    def write(self, text):
        """Takes a piece of text, as `print` gives it."""
        self.waiting += text
        if "\n" in text or len(self.waiting) > 1000:
            self.flush()
        return len(text)

    def flush(self):
        """Sends what waits."""
        if self.waiting and self.left > 0:
            self.left -= len(self.waiting)
            rest = (
                "" if self.left > 0 else "\n… The rest is left out: it is very long.\n"
            )
            self.send("stream", {"name": self.name, "text": self.waiting + rest})
        self.waiting = ""


def runner(send_text):
    """A function that runs the code of a cell, and returns how it ended."""

    def send(kind, fields):
        send_text(kind, json.dumps(fields))

    names = types.ModuleType("__main__").__dict__
    names["__builtins__"] = __builtins__
    streams = Printed("stdout", send), Printed("stderr", send)
    count = 0

    def run(code):
        nonlocal count
        count += 1
        file = f"<run {count}>"
        linecache.cache[file] = len(code), None, code.splitlines(True), file
        for stream in streams:
            stream.begin()
        with (
            contextlib.redirect_stdout(streams[0]),
            contextlib.redirect_stderr(streams[1]),
        ):
            error = attempt(code, file)
        for stream in streams:
            stream.flush()
        if error is not None:
            send("error", {"text": told(error, file)})
        return "ok" if error is None else "error"

    def attempt(code, file):
        try:
            tree = ast.parse(code, file)
            last = tree.body.pop() if is_shown(tree, code) else None
            exec(compile(tree, file, "exec"), names)
            if last is not None:
                show(eval(compile(ast.Expression(last.value), file, "eval"), names))
        except BaseException as error:
            return error
        return None

    def show(value):
        if value is None:
            return
        names["_"] = value
        data = {"text/plain": repr(value)}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = value._repr_html_()
        for stream in streams:
            stream.flush()
        send("display", {"data": data})

    return run


def is_shown(tree, code):
    """Whether a cell ends in an expression, and in no semicolon."""
    return (
        bool(tree.body)
        and isinstance(tree.body[-1], ast.Expr)
        and not code.rstrip().endswith(";")
    )


def told(error, file):
    """The error as Python tells it, from the cell's own code on."""
    trace = error.__traceback__
    while trace and not trace.tb_frame.f_code.co_filename.startswith("<run "):
        trace = trace.tb_next
    lines = traceback.format_exception(type(error), error, trace)
    text = "".join(lines).replace(f'File "{file}", line', "In this cell, line")
    if isinstance(error, ModuleNotFoundError):
        # Pyodide's own advice is for its makers' installer, which is not here.
        text = f"ModuleNotFoundError: there is no module {error.name!r}. {LACKING}\n"
    return text
