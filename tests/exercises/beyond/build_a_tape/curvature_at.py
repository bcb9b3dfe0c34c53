from companion import tape as machine
from companion.tape import GradientTape
from tests.exercises.answers import Answers

answers = Answers()


def slope_of(function, how="zero"):
    def slope(x):
        with GradientTape() as tape:
            tape.watch(x)
            y = function(x)
        return tape.gradient(y, x, unconnected_gradients=how)

    return slope


answers.right(
    lambda function, x: float(slope_of(slope_of(function))(machine.constant(x)))
)


@answers.right
def with_a_variable(function, x):
    x = machine.Variable(x)
    with GradientTape() as outer:
        with GradientTape() as inner:
            y = function(x)
        slope = inner.gradient(y, x, unconnected_gradients="zero")
    second = outer.gradient(slope, x)
    return 0.0 if second is None else float(second)


answers.wrong(
    "returns_the_first_derivative",
    lambda function, x: float(slope_of(function)(machine.constant(x))),
)
answers.wrong(
    "squares_the_first_derivative",
    lambda function, x: float(slope_of(function)(machine.constant(x))) ** 2,
)


@answers.wrong
def does_not_ask_for_zeros(function, x):
    twice = slope_of(slope_of(function, "none"), "none")
    return float(twice(machine.constant(x)))


answers.told(
    "a float is asked for",
    lambda function, x: slope_of(slope_of(function))(machine.constant(x)),
)
