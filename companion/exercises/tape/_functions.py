"""For exercises on functions that take functions, or make them."""

from companion.checks import Program, is_missing
from companion.checks.values import article, difference


class Functions(list):
    """A list of functions that shows itself by their names."""

    def __repr__(self) -> str:
        return f"[{', '.join(function.__name__ for function in self)}]"


def calling_what_it_makes(answer: Program) -> Program:
    """Calls the function that an answer returns, with the last input."""

    def called(*inputs: object) -> object:
        *given, x = inputs
        made = answer(*given)
        if is_missing(made):
            return made
        if not callable(made):
            raise TypeError(
                f"A function is asked for, and this is {article(made)}. Define a "
                "function inside yours, and return it without calling it."
            )
        once, again = made(x), made(x)
        if once is not None and difference(again, once):
            raise RuntimeError("The function gives something else at the second call.")
        return once

    return called
