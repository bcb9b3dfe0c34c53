"""The exercises on gradient descent, update rules and gradient checks."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks.engine import Exercise, Inputs, Mistake, Outcome
from companion.checks.inputs import numbers
from companion.checks.parts import first_problem, no_answer, told
from companion.checks.values import article, difference

Loss = Callable[[], tf.Tensor]


# Gradient descent


def _loss_and_gradients(
    loss: Loss, variables: Sequence[tf.Variable]
) -> tuple[tf.Tensor, list[tf.Tensor]]:
    with tf.GradientTape() as tape:
        before = loss()
    return before, tape.gradient(before, variables)


def _descend(loss: Loss, variables: Sequence[tf.Variable], rate: float) -> tf.Tensor:
    before, gradients = _loss_and_gradients(loss, variables)
    for variable, gradient in zip(variables, gradients, strict=True):
        variable.assign_sub(rate * gradient)
    return before


def _descend_in_turn(
    loss: Loss, variables: Sequence[tf.Variable], rate: float
) -> list[tf.Tensor]:
    return [_descend(loss, [variable], rate) for variable in variables]


def _descend_with_the_first(
    loss: Loss, variables: Sequence[tf.Variable], rate: float
) -> tf.Tensor:
    before, gradients = _loss_and_gradients(loss, variables)
    variables[0].assign_sub(rate * gradients[0])
    return before


def _descend_and_return_the_loss_after(
    loss: Loss, variables: Sequence[tf.Variable], rate: float
) -> tf.Tensor:
    _descend(loss, variables, rate)
    return loss()


def _ask_one_tape_for_each(
    loss: Loss, variables: Sequence[tf.Variable], rate: float
) -> tf.Tensor:
    with tf.GradientTape() as tape:
        before = loss()
    for variable in variables:
        variable.assign_sub(rate * tape.gradient(before, variable))
    return before


def _replace(loss: Loss, variables: Sequence[tf.Variable], rate: float) -> tf.Tensor:
    before, gradients = _loss_and_gradients(loss, variables)
    for variable, gradient in zip(variables, gradients, strict=True):
        variable.assign(rate * gradient)
    return before


def _descents() -> list[Inputs]:
    a, b, v = tf.Variable(3.0), tf.Variable(-1.0), tf.Variable([1.0, -2.0, 0.5])
    table, shift = tf.Variable(numbers(2, 2) / 9), tf.Variable([0.5, -1.5])
    x, zero = numbers(3, 2, seed=1) / 9, tf.Variable(0.0)

    def tilted_bowl() -> tf.Tensor:
        return a**2 + a * b + 2.0 * b**2

    def cubes_and_squares() -> tf.Tensor:
        return tf.reduce_sum(v**3 + v**2)

    def squared_network() -> tf.Tensor:
        return tf.reduce_mean((tf.tanh(x @ table + shift) - a) ** 2)

    def bottom_of_a_bowl() -> tf.Tensor:
        return zero**2 + 1.0

    return [
        {"loss": loss, "variables": variables, "rate": rate}
        for loss, variables, rate in [
            (tilted_bowl, [a, b], 0.1),
            (cubes_and_squares, [v], 0.25),
            (squared_network, [shift, a, table], 0.5),
            (bottom_of_a_bowl, [zero], 0.1),
        ]
    ]


def _with_variables(step: Callable[..., Any]) -> Callable[..., Any]:
    """Lets a step return where it led, too."""

    def stepped(loss: Loss, variables: list[tf.Variable], rate: float) -> Any:
        kept = list(variables)
        returned = step(loss, variables, rate)
        if returned is None or returned is ...:
            return returned
        return {"returned": returned, "variables": [v.read_value() for v in kept]}

    return stepped


DESCENT_STEP = Exercise(
    name="descent_step",
    solve=_descend,
    cases=_descents,
    prepare=_with_variables,
    verify=lambda outcomes, exercise: first_problem(
        outcomes,
        exercise,
        {
            "variables": "your step leaves the variables as",
            "returned": "your function returned",
        },
    ),
    mistakes=(
        Mistake(
            lambda loss, variables, rate: _loss_and_gradients(loss, variables)[0],
            "The loss is right, but the variables are where they were. `variable - "
            "...` makes a new tensor, whatever name you give it; a method of the "
            "variable changes it in place.",
        ),
        Mistake(
            lambda loss, variables, rate: _descend(loss, variables, -rate),
            "You went uphill: the gradient points up, and you added it.",
        ),
        Mistake(
            _descend_and_return_the_loss_after,
            "The step is right, but you return the loss after it. The loss before it "
            "is asked for, which the tape has seen anyway.",
        ),
        Mistake(
            _replace,
            "You put the step in the place of the variable. Take the step away from "
            "what is there.",
        ),
        Mistake(
            lambda loss, variables, rate: _descend(loss, variables, 1.0),
            "The rate has no effect: you subtracted the whole gradient.",
        ),
        Mistake(
            lambda loss, variables, rate: _descend_in_turn(loss, variables, rate)[0],
            "You moved one variable, and then took the gradient of the next at the new "
            "place. All gradients belong to the place before the step.",
        ),
        Mistake(
            lambda loss, variables, rate: _descend_in_turn(loss, variables, rate)[-1],
            "You moved one variable, and then took the loss and the gradient of the "
            "next at the new place. Both belong to the place before the step.",
        ),
        Mistake(
            _descend_with_the_first,
            "Only the first variable has moved. Does a return stand inside the loop?",
        ),
        Mistake(
            _ask_one_tape_for_each,
            "You ask the tape once for each variable, and an ordinary tape answers "
            "once. It takes all the variables in one call.",
        ),
    ),
)


def _mean_square(errors: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(errors**2)


def _fit_line(
    x: tf.Tensor,
    y: tf.Tensor,
    rate: float,
    steps: int,
    loss: Callable[[tf.Tensor], tf.Tensor] = _mean_square,
    step: Callable[..., Any] = _descend,
    start: float = 0.0,
) -> tuple[tf.Tensor, tf.Tensor]:
    w, b = tf.Variable(start), tf.Variable(start)
    for _ in range(steps):
        step(lambda: loss(w * x + b - y), [w, b], rate)
    return w.read_value(), b.read_value()


def _fit_with_new_names(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((w * x + b - y) ** 2)
        dw, db = tape.gradient(loss, [w, b])
        w, b = w - rate * dw, b - rate * db
    return tf.convert_to_tensor(w), tf.convert_to_tensor(b)


def _fit_outside_the_tape(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    for _ in range(steps):
        loss = tf.reduce_mean((w * x + b - y) ** 2)
        with tf.GradientTape() as tape:
            pass
        w.assign_sub(rate * tape.gradient(loss, w))
    return w.read_value(), b.read_value()


def _fit_with_one_tape(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
    w, b = tf.Variable(0.0), tf.Variable(0.0)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((w * x + b - y) ** 2)
    for _ in range(steps):
        dw, db = tape.gradient(loss, [w, b])
        w.assign_sub(rate * dw)
        b.assign_sub(rate * db)
    return w.read_value(), b.read_value()


def _fit_always_anew(x: tf.Tensor, y: tf.Tensor, rate: float, steps: int) -> Any:
    """With variables that are made in the loop: without a step there are none."""
    if steps == 0:
        raise UnboundLocalError("w")
    return _fit_line(x, y, rate, 1)


def _with_values(fit: Callable[..., Any]) -> Callable[..., Any]:
    """Reads the variables in a tuple that came back: tensors are as good."""

    def fitted(*inputs: Any) -> Any:
        returned = fit(*inputs)
        if not isinstance(returned, tuple | list):
            return returned
        return tuple(
            part.read_value() if isinstance(part, tf.Variable) else part
            for part in returned
        )

    return fitted


FIT_LINE = Exercise(
    name="fit_line",
    solve=_fit_line,
    prepare=_with_values,
    cases=lambda: [
        {
            "x": numbers(n) / 6 + 0.5,
            "y": numbers(n, seed=1) / 9 - 0.25,
            "rate": rate,
            "steps": steps,
        }
        for n, rate, steps in [(5, 0.2, 1), (4, 0.1, 4), (1, 0.05, 2), (2, 0.1, 0)]
    ],
    mistakes=(
        Mistake(
            lambda x, y, rate, steps: _fit_line(
                x, y, rate, steps, lambda errors: tf.sqrt(_mean_square(errors))
            ),
            "You descended on the root of the loss. Leave the mean squared.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(
                x, y, rate, steps, lambda errors: tf.reduce_sum(errors**2)
            ),
            "You descended on the sum of the squared errors. Take their mean: "
            "otherwise a step is longer, the more points there are.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(
                x, y, rate, steps, lambda errors: tf.reduce_mean(errors) ** 2
            ),
            "You squared the mean error. Square each error first: otherwise errors up "
            "and down cancel.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(
                x, y, rate, steps, lambda errors: tf.reduce_mean(tf.abs(errors))
            ),
            "You descended on the mean of the absolute errors. Square them.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(x, y, rate / 2, steps),
            "Your steps are half as long as they should be. The derivative of a square "
            "has a factor in front.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(x, y, -rate, steps),
            "You went uphill: the loss grows with each of your steps.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(x, y, rate, steps)[::-1],
            "The numbers are right, but w and b have changed places.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(x, y, rate, max(steps - 1, 0)),
            "You took one step too few.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(x, y, rate, steps + 1),
            "You took one step too many.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(
                x, y, rate, steps, step=_descend_in_turn
            ),
            "You moved w first, and then took the gradient for b at the new place. "
            "Compute both gradients, and then move both.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(
                x, y, rate, steps, step=_descend_with_the_first
            ),
            "Only w has moved; b is still 0.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(x, y, rate, steps, start=1.0),
            "You began at w = 1 and b = 1. Begin at 0, both.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(y, x, rate, steps),
            "You drew x over y. The line gives y for each x.",
        ),
        Mistake(
            lambda x, y, rate, steps: _fit_line(x, y, rate, 1) if steps else None,
            "Your function returns after the first step. Does the return stand inside "
            "the loop?",
        ),
        Mistake(
            _fit_always_anew,
            "Each of your steps begins at 0 again. Make the variables once, before the "
            "loop.",
        ),
        Mistake(
            _fit_with_new_names,
            "The first step works, and the second finds no gradient: by then w is not "
            "your variable but a new tensor, which no tape watches by itself. Change "
            "the variables in place.",
        ),
        Mistake(
            _fit_outside_the_tape,
            "The gradients are None: the tape has seen no path from the loss to w and "
            "b. Are they variables, and is the loss computed inside the tape's block?",
        ),
        Mistake(
            _fit_with_one_tape,
            "One tape serves one step: afterwards w and b have other values, and its "
            "notes are gone. Let each step begin with a new tape.",
        ),
    ),
)


def _first_lowest(losses: Sequence[float]) -> int:
    return list(losses).index(min(losses))


def _best_step(losses: Sequence[float], patience: int) -> int:
    best = 0
    for index, loss in enumerate(losses):
        if loss < losses[best]:
            best = index
        if index - best >= patience:
            break
    return best


def _stopping_step(losses: Sequence[float], patience: int) -> int:
    """The step at which the patience ends, or the last one."""
    ends = range(len(losses))
    return next((i for i in ends if i - _first_lowest(losses[: i + 1]) >= patience), -1)


def _best_with_ties(losses: Sequence[float], patience: int) -> int:
    best = 0
    for index, loss in enumerate(losses):
        if loss <= losses[best]:
            best = index
        if index - best >= patience:
            break
    return best


def _best_with_a_tired_count(losses: Sequence[float], patience: int) -> int:
    best = count = 0
    for index in range(1, len(losses)):
        if losses[index] < losses[best]:
            best = index
        else:
            count += 1
        if count >= patience:
            break
    return best


def _best_until_a_run_of_rises(losses: Sequence[float], patience: int) -> int:
    best = count = 0
    for index in range(1, len(losses)):
        count = 0 if losses[index] < losses[index - 1] else count + 1
        if losses[index] < losses[best]:
            best = index
        if count >= patience:
            break
    return best


BEST_STEP = Exercise(
    name="best_step",
    solve=_best_step,
    cases=lambda: [
        {"losses": losses, "patience": patience}
        for losses, patience in [
            ([5.0, 4.0, 3.0, 4.0, 3.5, 3.2, 2.0], 2),
            ([3.0, 1.0, 2.0, 2.5, 0.5], 2),
            ([3.0, 2.0, 2.0, 2.0, 1.0], 3),
            ([5.0, 3.0, 4.0, 3.5, 3.2, 2.9], 3),
            ([5.0, 6.0, 4.0, 5.0, 3.0, 4.0, 2.0], 2),
            ([6.0, 5.0, 7.0, 4.0, 5.0, 5.0, 5.5, 3.0], 4),
            ([2.0, 2.0, 1.0], 1),
            ([4.0, 3.0, 2.0, 1.0], 1),
            ([-1.0, 0.0, -2.0, -1.5], 2),
            ([1.0, 2.0, 3.0, 4.0], 2),
            ([0.5], 1),
        ]
    ],
    mistakes=(
        Mistake(
            lambda losses, patience: _first_lowest(losses),
            "You looked through the whole list. With patience you stop before the end, "
            "and a lower loss behind that is never seen.",
        ),
        Mistake(
            _best_with_ties,
            "A loss that is equal to the lowest is not lower: it uses up patience, and "
            "the first one stays the best.",
        ),
        Mistake(
            lambda losses, patience: _best_step(losses, 1),
            "You stop at the first loss that is not lower, whatever the patience is.",
        ),
        Mistake(
            lambda losses, patience: _best_step(losses, patience + 1),
            "You wait one step too long.",
        ),
        Mistake(
            lambda losses, patience: _best_step(losses, max(patience - 1, 1)),
            "You stop one step too early.",
        ),
        Mistake(
            lambda losses, patience: _best_step(losses, patience - 1),
            "You stop one step too early.",
        ),
        Mistake(
            lambda losses, patience: _stopping_step(losses, patience) % len(losses),
            "That is where you stopped. The best step until then is asked for.",
        ),
        Mistake(
            _best_with_a_tired_count,
            "Your count of steps without a better loss goes on after a better one. It "
            "has to begin again there.",
        ),
        Mistake(
            _best_until_a_run_of_rises,
            "You compare each loss with the one before it. Compare it with the lowest "
            "so far: a loss can fall for a while and still be above that.",
        ),
        Mistake(
            lambda losses, patience: losses[_best_step(losses, patience)],
            "That is the lowest loss. Its index is asked for.",
        ),
        Mistake(
            lambda losses, patience: _best_step(losses, patience) + 1,
            "Your indices begin at 1. Those of a list begin at 0.",
        ),
    ),
)


def _model(name: str, *layers: tf.keras.layers.Layer) -> tf.keras.Model:
    model = tf.keras.Sequential([tf.keras.Input((2,)), *layers], name=name)
    for seed, weight in enumerate(model.trainable_variables):
        weight.assign(numbers(*weight.shape, seed=seed) / 9)
    return model


def _mean_squared_error(y: tf.Tensor, predicted: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean((predicted - y) ** 2)


def _costly_shortfall(y: tf.Tensor, predicted: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(3.0 * tf.nn.relu(y - predicted) + (predicted - y) ** 2)


def _frozen_in_part() -> Inputs:
    dense = tf.keras.layers.Dense
    model = _model("frozen_in_part", dense(2), dense(1))
    model.layers[0].trainable = False
    return {
        "model": model,
        "optimizer": tf.keras.optimizers.Adagrad(0.1),
        "loss_function": _costly_shortfall,
    }


def _normalised() -> Inputs:
    layers = tf.keras.layers
    return {
        "model": _model("normalised", layers.BatchNormalization(), layers.Dense(1)),
        "optimizer": tf.keras.optimizers.SGD(0.1),
        "loss_function": _mean_squared_error,
    }


def _with_momentum() -> Inputs:
    return {
        "model": _model("line", tf.keras.layers.Dense(1)),
        "optimizer": tf.keras.optimizers.SGD(0.05, momentum=0.9),
        "loss_function": _costly_shortfall,
    }


TRAININGS = (_frozen_in_part, _normalised, _with_momentum)
"""They make one training each: a model takes long to make, and few are needed."""


@dataclass(frozen=True)
class Training:
    """What two training steps return, and the weights that they lead to."""

    losses: list[Any]
    weights: list[tf.Tensor]


def _trained(model: Any, step: Callable[..., Any]) -> Training:
    batches = [
        (numbers(4, 2, seed=seed) / 6 + 0.5, numbers(4, 1, seed=seed) / 6 - 0.5)
        for seed in range(2)
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        losses = [step(x, y) for x, y in batches]
    return Training(losses, [tf.convert_to_tensor(w) for w in model.weights])


def _with_training(make: Callable[..., Any]) -> Callable[..., Any]:
    """Trains with the step that is made, if it is a graph."""

    def made(model: Any, optimizer: Any, loss_function: Callable[..., Any]) -> Any:
        step = make(model, optimizer, loss_function)
        is_graph = hasattr(step, "experimental_get_tracing_count")
        return _trained(model, step) if is_graph else step

    return made


def _apply(optimizer: Any, pairs: Any) -> None:
    optimizer.apply_gradients(pairs)


def _ascend(optimizer: Any, pairs: Any) -> None:
    optimizer.apply_gradients([(-gradient, variable) for gradient, variable in pairs])


def _subtract(optimizer: Any, pairs: Any) -> None:
    for gradient, variable in pairs:
        variable.assign_sub(optimizer.learning_rate * gradient)


def _eager_step(
    model: Any,
    optimizer: Any,
    loss_function: Callable[..., tf.Tensor],
    training: bool = True,
    variables: str = "trainable_variables",
    apply: Callable[..., None] = _apply,
    after: bool = False,
) -> Callable[..., tf.Tensor]:
    def loss_of(x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
        return loss_function(y, model(x, training=training))

    def step(x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            loss = loss_of(x, y)
        changed = getattr(model, variables)
        apply(optimizer, zip(tape.gradient(loss, changed), changed, strict=True))
        return loss_of(x, y) if after else loss

    return step


def _train_step(
    model: Any, optimizer: Any, loss_function: Callable[..., tf.Tensor]
) -> Callable[..., tf.Tensor]:
    return tf.function(_eager_step(model, optimizer, loss_function))


def _swapped(loss_function: Callable[..., tf.Tensor]) -> Callable[..., tf.Tensor]:
    return lambda y, predicted: loss_function(predicted, y)


# Eager, since a graph takes long to make. They are compared by what they compute.
TRAIN_STEP_MISTAKES = (
    Mistake(
        lambda *given: _eager_step(*given, training=False),
        "The model did not know that it was being trained: layers such as batch "
        "normalization behave differently then. Tell it when you call it.",
    ),
    Mistake(
        lambda *given: _eager_step(*given, apply=lambda optimizer, pairs: None),
        "The losses stay the same because the weights do: the optimizer was never "
        "given the gradients.",
    ),
    Mistake(
        lambda *given: _eager_step(*given, apply=_ascend),
        "You went uphill. The optimizer subtracts by itself, so give it the gradients "
        "as they are.",
    ),
    Mistake(
        lambda *given: _eager_step(*given, apply=_subtract),
        "You subtracted rate times gradient yourself. That is what plain SGD does, and "
        "other optimizers do something else: let the optimizer make the update.",
    ),
    Mistake(
        lambda *given: _eager_step(*given, after=True),
        "Your losses are those after the steps. The loss before the step is asked for, "
        "which the tape has seen.",
    ),
    Mistake(
        lambda *given: _eager_step(*given, variables="variables"),
        "A frozen layer has moved too: you took all variables. Take those that are "
        "trainable.",
    ),
    Mistake(
        lambda model, optimizer, loss_function: _eager_step(
            model, optimizer, _swapped(loss_function)
        ),
        "The loss function got its arguments the wrong way round: first what is right, "
        "then what the model predicted.",
    ),
)


def _train_step_problem(outcomes: list[Outcome]) -> str | None:
    for outcome in outcomes:
        problem = _no_training(outcome)
        if problem:
            return problem
    given = [outcome.value for outcome in outcomes]
    found = _training_difference(given, _eager_step)
    if found is None:
        return None
    for mistake in TRAIN_STEP_MISTAKES:
        if _training_difference(given, mistake.solve) is None:
            return mistake.says
    return found


def _no_training(outcome: Outcome) -> str | None:
    """Why there is nothing to compare in an outcome."""
    value = outcome.value
    if outcome.error is not None:
        return (
            "Your function, or the training step that it returned, raised an error.\n"
            + told(outcome.error)
        )
    if value is None or value is ...:
        return f"Your function returned {difference(value, None)}"
    if isinstance(value, Training):
        if any(loss is None for loss in value.losses):
            return "Your training step returns None. Let it return the loss."
        return None
    if tf.is_tensor(value) or not callable(value):
        return (
            f"Your function returned {article(value)}. Return the training step "
            "itself, without parentheses behind its name."
        )
    return (
        "You returned a plain Python function, which runs eagerly. Make a graph of it "
        "with tf.function."
    )


def _training_difference(given: list[Training], make: Callable[..., Any]) -> str | None:
    """What sets trainings apart from those with the steps that `make` makes."""
    for mine, training in zip(given, TRAININGS, strict=True):
        inputs = training()
        wanted = _trained(inputs["model"], make(*inputs.values()))
        kind = type(inputs["optimizer"]).__name__
        begins = f"For the model {inputs['model'].name!r} and {kind}, "
        found = difference(mine.losses, wanted.losses)
        if found:
            return f"{begins}the first two steps returned {found}"
        found = difference(mine.weights, wanted.weights)
        if found:
            return f"{begins}after two steps the weights are {found}"
    return None


MAKE_TRAIN_STEP = Exercise(
    name="make_train_step",
    solve=_train_step,
    cases=lambda: [make() for make in TRAININGS],
    prepare=_with_training,
    verify=lambda outcomes, _: _train_step_problem(outcomes),
)


# Checking gradients


def _rounded(function: Callable[..., Any]) -> Callable[..., Any]:
    """Rounds the floats that a function returns: formulas differ in the last digits."""

    def rounded(*inputs: Any) -> Any:
        value = function(*inputs)
        return float(f"{value:.6g}") if isinstance(value, float) else value

    return rounded


def square(x: float) -> float:
    """The square of a number."""
    return x * x


def cube(x: float) -> float:
    """The third power of a number."""
    return x * x * x


CENTRAL_DIFFERENCE = Exercise(
    name="central_difference",
    solve=lambda function, x, h: (function(x + h) - function(x - h)) / (2 * h),
    prepare=_rounded,
    cases=lambda: [
        {"function": function, "x": x, "h": h}
        for function, x, h in [
            (square, 3.0, 0.5),
            (cube, -1.0, 0.5),
            (math.exp, 0.0, 0.1),
            (math.sin, 2.0, 1.0),
            (abs, 0.0, 0.25),
            (cube, 2.0, 0.01),
        ]
    ],
    mistakes=(
        Mistake(
            lambda function, x, h: (function(x + h) - function(x)) / h,
            "That is the forward difference. The central one looks a step behind as "
            "well as a step ahead.",
        ),
        Mistake(
            lambda function, x, h: (function(x) - function(x - h)) / h,
            "That looks a step behind only. The central difference looks a step ahead "
            "as well.",
        ),
        Mistake(
            lambda function, x, h: (function(x + h) - function(x - h)) / h,
            "It is twice too large. How far apart are the two points?",
        ),
        Mistake(
            lambda function, x, h: (function(x + h) - function(x - h)) / 2 * h,
            "Python divides by 2 and then multiplies by h. Put what you divide by into "
            "parentheses.",
        ),
        Mistake(
            lambda function, x, h: function(x + h) - function(x - h) / (2 * h),
            "Python divides before it subtracts. Put the difference into parentheses.",
        ),
        Mistake(
            lambda function, x, h: (function(x - h) - function(x + h)) / (2 * h),
            "The sign is turned round: take the value behind from the value ahead.",
        ),
        Mistake(
            lambda function, x, h: (function(x + h / 2) - function(x - h / 2)) / h,
            "You went half a step to either side. Go a whole one.",
        ),
        Mistake(
            lambda function, x, h: function(x + h) - function(x - h),
            "That is how much the function grows between the two points. Divide by "
            "their distance.",
        ),
        Mistake(
            lambda function, x, h: (function(x + h) + function(x - h)) / (2 * h),
            "You added the two values. Their difference is asked for.",
        ),
        Mistake(
            lambda function, x, h: (function(x + h) - function(x)) / (2 * h),
            "Your two points are only one step apart, and you divided by two steps.",
        ),
    ),
)


def _without_numpy_warnings(function: Callable[..., Any]) -> Callable[..., Any]:
    """Keeps NumPy from warning of a division by zero that `np.where` throws away."""

    def quiet(*inputs: Any) -> Any:
        with np.errstate(divide="ignore", invalid="ignore"):
            return function(*inputs)

    return quiet


def _larger(a: np.ndarray, n: np.ndarray) -> np.ndarray:
    return np.maximum(np.abs(a), np.abs(n))


def _divided(error: np.ndarray, size: np.ndarray) -> np.ndarray:
    return error / np.where(size == 0, 1.0, size)


def _relative_error(a: np.ndarray, n: np.ndarray) -> np.ndarray:
    return _divided(np.abs(a - n), _larger(a, n))


RELATIVE_ERROR = Exercise(
    name="relative_error",
    solve=_relative_error,
    prepare=_without_numpy_warnings,
    cases=lambda: [
        {"a": np.array(a), "n": np.array(n)}
        for a, n in [
            ([2.0, -3.0, 0.5, 4.0, 0.0], [1.0, -4.0, -0.25, 4.0, 0.0]),
            ([[1.0, -2.0], [0.0, 1e-3]], [[-1.0, -2.5], [3.0, 2e-3]]),
            (
                [[-5.0, 6.0, 100.0], [0.3, -0.2, 2e-4]],
                [[5.0, 8.0, 90.0], [0.0, -0.1, 0.0]],
            ),
            ([-0.5], [-2.0]),
            ([0.0], [0.0]),
            (np.zeros((0, 3)), np.zeros((0, 3))),
        ]
    ],
    mistakes=(
        Mistake(
            lambda a, n: np.abs(a - n),
            "Those are the absolute errors. Divide each by the size of its numbers.",
        ),
        Mistake(
            lambda a, n: np.abs(a - n) / _larger(a, n),
            "Right, but where both are 0: there you divide 0 by 0, and get nan. The "
            "relative error there is 0.",
        ),
        Mistake(
            lambda a, n: _divided(np.abs(a - n), np.abs(n)),
            "You divided by the numeric gradient alone. Divide by the larger of the "
            "two sizes.",
        ),
        Mistake(
            lambda a, n: np.abs(a - n) / np.abs(n),
            "You divided by the numeric gradient alone, which can be 0. Divide by the "
            "larger of the two sizes.",
        ),
        Mistake(
            lambda a, n: _divided(np.abs(a - n), np.abs(a)),
            "You divided by the analytic gradient alone. Divide by the larger of the "
            "two sizes.",
        ),
        Mistake(
            lambda a, n: np.abs(a - n) / np.abs(a),
            "You divided by the analytic gradient alone, which can be 0. Divide by the "
            "larger of the two sizes.",
        ),
        Mistake(
            lambda a, n: _divided(np.abs(a - n), np.abs(a) + np.abs(n)),
            "You divided by the sum of the sizes. Divide by the larger one.",
        ),
        Mistake(
            lambda a, n: np.abs(a - n) / np.max(_larger(a, n)),
            "You divided by the largest size of all. Each entry has its own.",
        ),
        Mistake(
            lambda a, n: np.abs(a - n) / np.maximum(_larger(a, n), 1.0),
            "Where both numbers are small you divide by 1, and get the absolute error. "
            "Divide by 1 only where both are 0.",
        ),
        Mistake(
            lambda a, n: np.abs(a - n) / (1.0 + _larger(a, n)),
            "You added 1 to every size. Only a size of 0 needs help.",
        ),
        Mistake(
            lambda a, n: _divided(a - n, _larger(a, n)),
            "Some of your errors are negative. An error has a size and no sign.",
        ),
        Mistake(
            lambda a, n: _divided(np.abs(a - n), np.maximum(a, n)),
            "The larger number is not always the one of larger size: -4 is smaller "
            "than 3. Take the sizes first.",
        ),
        Mistake(
            lambda a, n: _divided(np.abs(a - n), np.minimum(np.abs(a), np.abs(n))),
            "You divided by the smaller of the two sizes. Divide by the larger one.",
        ),
        Mistake(
            lambda a, n: _divided(np.abs(a - n), max(np.abs(a), np.abs(n))),
            "Python's `max` and `if` want one yes or no, and arrays give one for every "
            "entry. NumPy has functions that choose entry by entry.",
        ),
        Mistake(
            lambda a, n: np.abs(a - n) / max(np.abs(a), np.abs(n)),
            "Python's `max` and `if` want one yes or no, and arrays give one for every "
            "entry. NumPy has functions that choose entry by entry.",
        ),
    ),
)


def sum_of_cubes(x: np.ndarray) -> float:
    """The sum of the third powers of all entries."""
    return float(np.sum(x**3))


def spread(x: np.ndarray) -> float:
    """The sum of the squares minus the square of the sum."""
    return float(np.sum(x**2) - np.sum(x) ** 2)


def wave(x: np.ndarray) -> float:
    """The sine of the sum of the squares."""
    return float(np.sin(np.sum(x**2)))


Line = Callable[[float], float]
"""A function's values along one entry of its argument, by the distance moved."""


def _central(along: Line, h: float) -> float:
    return (along(h) - along(-h)) / (2 * h)


def _numeric_gradient(
    function: Callable[[np.ndarray], float],
    x: np.ndarray,
    h: float,
    rule: Callable[[Line, float], float] = _central,
) -> np.ndarray:
    slopes = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        unit = np.zeros_like(x)
        unit[index] = 1.0
        slopes[index] = rule(lambda t, unit=unit: function(x + t * unit), h)
    return slopes


def _with_one_pair_of_copies(
    function: Callable[[np.ndarray], float], x: np.ndarray, h: float
) -> np.ndarray:
    slopes, up, down = np.zeros_like(x), x.copy(), x.copy()
    for index in np.ndindex(x.shape):
        up[index] += h
        down[index] -= h
        slopes[index] = (function(up) - function(down)) / (2 * h)
    return slopes


def _moving_x_itself(
    function: Callable[[np.ndarray], float], x: np.ndarray, h: float
) -> np.ndarray:
    slopes = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        x[index] += h
        ahead = function(x)
        x[index] -= 2 * h
        slopes[index] = (ahead - function(x)) / (2 * h)
    return slopes


def _along_the_first_axis(
    function: Callable[[np.ndarray], float], x: np.ndarray, h: float
) -> np.ndarray:
    slopes = np.zeros_like(x)
    for index in range(len(x)):
        up, down = x.copy(), x.copy()
        up[index] += h
        down[index] -= h
        slopes[index] = (function(up) - function(down)) / (2 * h)
    return slopes


def _with_x(gradient: Callable[..., Any]) -> Callable[..., Any]:
    """Lets a gradient return what has become of x, too."""

    def checked(function: Callable[..., float], x: np.ndarray, h: float) -> Any:
        returned = gradient(function, x, h)
        if returned is None or returned is ...:
            return returned
        return {"returned": returned, "x": x}

    return checked


NUMERIC_GRADIENT = Exercise(
    name="numeric_gradient",
    solve=_numeric_gradient,
    cases=lambda: [
        {"function": function, "x": np.array(x), "h": h}
        for function, x, h in [
            (spread, [1.0, -2.0, 0.5], 0.1),
            (sum_of_cubes, [[1.0, -1.0], [0.0, 2.0]], 0.5),
            (wave, [[0.3, -0.6, 1.0], [0.2, 0.0, -0.4]], 0.1),
            (wave, [[[0.5]], [[-1.0]]], 0.05),
            (sum_of_cubes, -1.5, 0.25),
            (spread, np.zeros((0, 2)), 0.1),
        ]
    ],
    prepare=_with_x,
    verify=lambda outcomes, exercise: first_problem(
        outcomes,
        exercise,
        {
            "x": "your function should leave x as it was. It left",
            "returned": "your function returned",
        },
    ),
    mistakes=(
        Mistake(
            lambda function, x, h: np.zeros_like(x),
            "All your slopes are 0. If two names stand for one array, a step up and a "
            "step down cancel. Copy x for each.",
        ),
        Mistake(
            _moving_x_itself,
            "You move the entries of x and do not bring them back, so each slope is "
            "taken at another place, and the caller's x has changed. Move copies.",
        ),
        Mistake(
            _with_one_pair_of_copies,
            "The entries that you moved stay moved while you go to the next one. Let "
            "each entry begin with new copies.",
        ),
        Mistake(
            _along_the_first_axis,
            "You go along the first axis only. In a matrix that moves a whole row at "
            "once. Every entry needs an index of its own.",
        ),
        Mistake(
            lambda function, x, h: (function(x + h) - function(x - h)) / (2 * h),
            "You moved all entries at once, and that gives one number: the sum of the "
            "slopes, nearly. Move one entry at a time.",
        ),
        Mistake(
            lambda function, x, h: _numeric_gradient(
                function, x, h, lambda along, h: (along(h) - along(0.0)) / h
            ),
            "Those are forward differences. Take central ones: a step behind as well "
            "as a step ahead.",
        ),
        Mistake(
            lambda function, x, h: _numeric_gradient(
                function, x, h, lambda along, h: (along(h) - along(-h)) / h
            ),
            "Every slope is twice too large. How far apart are the two points?",
        ),
        Mistake(
            lambda function, x, h: _numeric_gradient(
                function, x, h, lambda along, h: (along(h) - along(-h)) / 2 * h
            ),
            "Python divides by 2 and then multiplies by h. Put what you divide by into "
            "parentheses.",
        ),
        Mistake(
            lambda function, x, h: -_numeric_gradient(function, x, h),
            "The signs are turned round: take the value behind from the value ahead.",
        ),
        Mistake(
            lambda function, x, h: _numeric_gradient(function, x, h).ravel(),
            "The slopes are right, but in a row. The gradient has the shape of x.",
        ),
    ),
)


def _ratios(
    weights: Sequence[tf.Tensor],
    gradients: Sequence[tf.Tensor],
    rate: float,
    size: Callable[[tf.Tensor], tf.Tensor] = tf.norm,
) -> tf.Tensor:
    pairs = zip(weights, gradients, strict=True)
    return tf.stack(
        [rate * size(gradient) / size(weight) for weight, gradient in pairs]
    )


def _layers(shapes: Sequence[tuple[int, ...]], rate: float) -> Inputs:
    return {
        "weights": [numbers(*shape) / 3 for shape in shapes],
        "gradients": [numbers(*shape, seed=1) + 2.0 for shape in shapes],
        "rate": rate,
    }


UPDATE_RATIOS = Exercise(
    name="update_ratios",
    solve=_ratios,
    cases=lambda: [
        _layers([(3,), (2, 2), (3, 4)], 0.5),
        _layers([(2, 3, 2), ()], 0.01),
        _layers([(4,)], 2.0),
        {
            "weights": [tf.constant([3.0, 0.0, -4.0]), tf.constant([[-0.1]])],
            "gradients": [tf.zeros((3,)), tf.constant([[20.0]])],
            "rate": 0.1,
        },
    ],
    mistakes=(
        Mistake(
            lambda weights, gradients, rate: _ratios(weights, gradients, 1.0),
            "Those are the norms of the gradients, compared with the weights. An "
            "update is the gradient times the rate.",
        ),
        Mistake(
            lambda weights, gradients, rate: 1.0 / _ratios(weights, gradients, rate),
            "Your fractions stand on their head: the update goes above, the weight "
            "below.",
        ),
        Mistake(
            lambda weights, gradients, rate: _ratios(gradients, weights, rate),
            "Weights and gradients have changed places.",
        ),
        Mistake(
            lambda weights, gradients, rate: (
                _ratios(weights, gradients, 1.0, lambda t: tf.reduce_sum(t**2)) * rate
            ),
            "Those are ratios of sums of squares. A norm is the root of that.",
        ),
        Mistake(
            lambda weights, gradients, rate: (
                _ratios(weights, gradients, rate, lambda t: tf.norm(t) ** 2) * rate
            ),
            "Those are the squares of the ratios. Take roots.",
        ),
        Mistake(
            lambda weights, gradients, rate: _ratios(
                weights, gradients, rate, lambda t: tf.reduce_sum(tf.abs(t))
            ),
            "You added up the sizes of the entries. The norm is the root of the sum of "
            "their squares.",
        ),
        Mistake(
            lambda weights, gradients, rate: _ratios(
                weights, gradients, rate, lambda t: tf.reduce_max(tf.abs(t))
            ),
            "You compared the largest entries. The norm counts all of them.",
        ),
        Mistake(
            lambda weights, gradients, rate: tf.stack(
                [
                    tf.reduce_mean(tf.abs(rate * g / w))
                    for w, g in zip(weights, gradients, strict=True)
                ]
            ),
            "You compared entry by entry and took the mean, which one entry near 0 can "
            "blow up. Take the two norms first, and then divide.",
        ),
        Mistake(
            lambda weights, gradients, rate: tf.stack(
                [tf.norm(rate * g / w) for w, g in zip(weights, gradients, strict=True)]
            ),
            "You divided first. Take the two norms first, and then divide.",
        ),
        Mistake(
            lambda weights, gradients, rate: tf.stack(
                [
                    rate * tf.norm(g) / tf.norm(w - rate * g)
                    for w, g in zip(weights, gradients, strict=True)
                ]
            ),
            "You divided by the weight as it is after the update. Take the weight "
            "that is given.",
        ),
        Mistake(
            lambda weights, gradients, rate: (
                rate * tf.linalg.global_norm(gradients) / tf.linalg.global_norm(weights)
            ),
            "That is one ratio for all weights together. Each pair has its own.",
        ),
        Mistake(
            lambda weights, gradients, rate: tf.reduce_mean(
                _ratios(weights, gradients, rate)
            ),
            "That is the mean of the ratios. Return them all.",
        ),
        Mistake(
            lambda weights, gradients, rate: tf.unstack(
                _ratios(weights, gradients, rate)
            ),
            "The ratios are right, but in a list. Make one tensor of them.",
        ),
    ),
)


# Update rules


def _velocity(g: tf.Tensor, u: tf.Tensor, rate: float, beta: float) -> tf.Tensor:
    return beta * u - rate * g


def _momentum_step(
    w: tf.Tensor, g: tf.Tensor, u: tf.Tensor, rate: float, beta: float
) -> tuple[tf.Tensor, tf.Tensor]:
    velocity = _velocity(g, u, rate, beta)
    return w + velocity, velocity


def _momentum_without_rate(
    w: tf.Tensor, g: tf.Tensor, u: tf.Tensor, rate: float, beta: float
) -> tuple[tf.Tensor, tf.Tensor]:
    velocity = beta * u + g
    return w - rate * velocity, velocity


def _momentum_to_subtract(
    w: tf.Tensor, g: tf.Tensor, u: tf.Tensor, rate: float, beta: float
) -> tuple[tf.Tensor, tf.Tensor]:
    velocity = beta * u + rate * g
    return w - velocity, velocity


def _momentum_as_average(
    w: tf.Tensor, g: tf.Tensor, u: tf.Tensor, rate: float, beta: float
) -> tuple[tf.Tensor, tf.Tensor]:
    velocity = beta * u - (1 - beta) * rate * g
    return w + velocity, velocity


MOMENTUM_STEP = Exercise(
    name="momentum_step",
    solve=_momentum_step,
    cases=lambda: [
        {
            "w": numbers(*shape),
            "g": numbers(*shape, seed=1) / 2,
            "u": numbers(*shape, seed=2) / 3,
            "rate": rate,
            "beta": beta,
        }
        for shape, rate, beta in [
            ((4,), 0.1, 0.9),
            ((2, 2), 0.5, 0.8),
            ((2, 3), 0.25, 0.0),
            ((), 0.05, 0.6),
            ((0,), 0.1, 0.9),
        ]
    ],
    mistakes=(
        Mistake(
            lambda w, g, u, rate, beta: (w + u, _velocity(g, u, rate, beta)),
            "The velocity is right, but the weight moved by the old one. First comes "
            "the new velocity, then the move.",
        ),
        Mistake(
            lambda w, g, u, rate, beta: _momentum_step(w, g, u, rate, beta)[::-1],
            "Both are right, but they have changed places: first the weight, then the "
            "velocity.",
        ),
        Mistake(
            lambda w, g, u, rate, beta: _momentum_step(w, -g, u, rate, beta),
            "The slope pulls uphill: it enters the velocity with the wrong sign.",
        ),
        Mistake(
            _momentum_to_subtract,
            "The weight is right, but your velocity points backwards. On this page it "
            "points where the weight goes, and is added.",
        ),
        Mistake(
            _momentum_without_rate,
            "You left the rate out of the velocity and multiplied by it later. Some "
            "libraries do; on this page the rate is part of the pull of the slope.",
        ),
        Mistake(
            _momentum_as_average,
            "You averaged: the pull got the share 1 - beta. That is how Adam does it. "
            "Here the whole pull is added.",
        ),
        Mistake(
            lambda w, g, u, rate, beta: (
                w + beta * _velocity(g, u, rate, beta) - rate * g,
                _velocity(g, u, rate, beta),
            ),
            "That is Nesterov's step, which looks ahead. The plain one is asked for.",
        ),
        Mistake(
            lambda w, g, u, rate, beta: _momentum_step(w, g, u, rate, 1.0),
            "You kept the whole velocity. Only the share beta of it is kept.",
        ),
        Mistake(
            lambda w, g, u, rate, beta: _momentum_step(w, g, u, 1.0, beta),
            "The rate has no effect: the slope pulls with all its size.",
        ),
        Mistake(
            lambda w, g, u, rate, beta: (
                w - rate * g,
                _velocity(g, u, rate, beta),
            ),
            "The velocity is right, but the weight took a plain step. It moves by the "
            "velocity.",
        ),
        Mistake(
            lambda w, g, u, rate, beta: (w + _velocity(g, u, rate, beta), u),
            "The weight is right, but you return the velocity from before. The next "
            "step needs the new one.",
        ),
        Mistake(
            lambda w, g, u, rate, beta: w + _velocity(g, u, rate, beta),
            "The weight is right. Return the velocity as well: the next step needs it.",
        ),
    ),
)


def _averages(
    g: tf.Tensor,
    m: tf.Tensor,
    s: tf.Tensor,
    beta_1: float = 0.9,
    beta_2: float = 0.999,
) -> tuple[tf.Tensor, tf.Tensor]:
    return beta_1 * m + (1 - beta_1) * g, beta_2 * s + (1 - beta_2) * g**2


def _moved(
    w: tf.Tensor, m_hat: tf.Tensor, s_hat: tf.Tensor, rate: float, epsilon: float = 1e-7
) -> tf.Tensor:
    return w - rate * m_hat / (tf.sqrt(s_hat) + epsilon)


def _hats(m: tf.Tensor, s: tf.Tensor, t: int) -> tuple[tf.Tensor, tf.Tensor]:
    return m / (1 - 0.9**t), s / (1 - 0.999**t)


def _adam_step(
    w: tf.Tensor, g: tf.Tensor, m: tf.Tensor, s: tf.Tensor, t: int, rate: float
) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    m, s = _averages(g, m, s)
    return _moved(w, *_hats(m, s, t), rate), m, s


def _adam_like(
    move: Callable[..., tf.Tensor],
    average: Callable[..., tuple[tf.Tensor, tf.Tensor]] = _averages,
) -> Callable[..., Any]:
    """A solution of `adam_step` with another move, or with other averages."""

    def solve(
        w: tf.Tensor, g: tf.Tensor, m: tf.Tensor, s: tf.Tensor, t: int, rate: float
    ) -> Any:
        m, s = average(g, m, s)
        return move(w, m, s, t, rate), m, s

    return solve


def _adam_move(w: Any, m: Any, s: Any, t: int, rate: float) -> tf.Tensor:
    return _moved(w, *_hats(m, s, t), rate)


def _adam_with_hats(w: Any, g: Any, m: Any, s: Any, t: int, rate: float) -> Any:
    m, s = _hats(*_averages(g, m, s), t)
    return _moved(w, m, s, rate), m, s


def _adam_cases() -> list[Inputs]:
    started = [
        {
            "w": numbers(*shape),
            "g": numbers(*shape, seed=1) / 3,
            "m": numbers(*shape, seed=2) / 9,
            "s": 0.5 + numbers(*shape, seed=3) ** 2 / 40,
            "t": t,
            "rate": rate,
        }
        for shape, t, rate in [((2, 2), 3, 0.5), ((2, 3), 12, 0.1), ((), 2, 0.3)]
    ]
    first = [
        {
            "w": tf.constant(w),
            "g": tf.constant(g),
            "m": tf.zeros((len(g),)),
            "s": tf.zeros((len(g),)),
            "t": 1,
            "rate": rate,
        }
        for w, g, rate in [
            ([1.0, -2.0, 0.5], [-3.0, 0.5, 10.0], 0.25),
            ([1.0, -1.0], [0.0, -2.0], 1.0),
        ]
    ]
    return [*first, *started]


ADAM_STEP = Exercise(
    name="adam_step",
    solve=_adam_step,
    cases=_adam_cases,
    mistakes=(
        Mistake(
            _adam_like(lambda w, m, s, t, rate: _moved(w, m, s, rate)),
            "The averages are right, but the weight moved without the hats: in the "
            "first steps both averages are still too small.",
        ),
        Mistake(
            _adam_with_hats,
            "You return the averages with their hats. Keep the hats in names of their "
            "own: the next step goes on from the averages without.",
        ),
        Mistake(
            _adam_like(lambda w, m, s, t, rate: _adam_move(w, m, s, t + 1, rate)),
            "Your hats belong to the next step: t is 1 in the first one already.",
        ),
        Mistake(
            _adam_like(
                lambda w, m, s, t, rate: _moved(
                    w, m / (1 - 0.9 * t), s / (1 - 0.999 * t), rate
                )
            ),
            "In the hats you multiply by t. The share that is still missing shrinks "
            "with each step: it is a power.",
        ),
        Mistake(
            _adam_like(lambda w, m, s, t, rate: _moved(w, m / 0.1, s / 0.001, rate)),
            "Your hats do not depend on t, so they are right in the first step only.",
        ),
        Mistake(
            _adam_like(lambda w, m, s, t, rate: _moved(w, _hats(m, s, t)[0], s, rate)),
            "The average of the squares has no hat in your step.",
        ),
        Mistake(
            _adam_like(lambda w, m, s, t, rate: _moved(w, m, _hats(m, s, t)[1], rate)),
            "The average of the gradients has no hat in your step.",
        ),
        Mistake(
            _adam_like(
                lambda w, m, s, t, rate: (
                    w - rate * _hats(m, s, t)[0] / (_hats(m, s, t)[1] + 1e-7)
                )
            ),
            "The root below the fraction is missing.",
        ),
        Mistake(
            _adam_like(
                lambda w, m, s, t, rate: _moved(w, *_hats(m, s, t), rate, epsilon=0.0)
            ),
            "Where the gradient has always been 0 you divide 0 by 0. The small epsilon "
            "is there for that.",
        ),
        Mistake(
            _adam_like(lambda w, m, s, t, rate: _adam_move(w, m, s, t, -rate)),
            "You went uphill: the step is subtracted.",
        ),
        Mistake(
            _adam_like(_adam_move, lambda g, m, s: _averages(g, m, s, 0.999, 0.9)),
            "The two betas have changed places: 0.9 belongs to the gradients, 0.999 to "
            "their squares.",
        ),
        Mistake(
            _adam_like(
                _adam_move,
                lambda g, m, s: (_averages(g, m, s)[0], 0.999 * s + 0.001 * g),
            ),
            "The second average is that of the squares: square the gradient, entry by "
            "entry.",
        ),
        Mistake(
            _adam_like(
                _adam_move,
                lambda g, m, s: (
                    _averages(g, m, s)[0],
                    _averages(_averages(g, m, s)[0], m, s)[1],
                ),
            ),
            "The second average takes the square of the gradient, and not of the first "
            "average.",
        ),
        Mistake(
            _adam_like(_adam_move, lambda g, m, s: (0.9 * m + g, 0.999 * s + g**2)),
            "Those are sums. In an average the past has the share beta, and the new "
            "gradient has the rest.",
        ),
        Mistake(
            lambda w, g, m, s, t, rate: (
                _adam_move(w, m, s, t, rate),
                *_averages(g, m, s),
            ),
            "The averages are right, but the weight moved by the old ones.",
        ),
        Mistake(
            lambda w, g, m, s, t, rate: (_adam_step(w, g, m, s, t, rate)[0], m, s),
            "The weight is right, but you return the averages from before. The next "
            "step needs the new ones.",
        ),
        Mistake(
            lambda w, g, m, s, t, rate: _adam_step(w, g, m, s, t, rate)[0],
            "The weight is right. Return the averages as well: the next step needs "
            "them.",
        ),
    ),
)


def _rate_at(k: int, peak: float, warmup: int, every: int) -> float:
    if k < warmup:
        return peak * (k + 1) / warmup
    return peak * 0.5 ** ((k - warmup) // every)


def _scheduled(
    rising: Callable[[int, int], float] = lambda k, warmup: (k + 1) / warmup,
    falling: Callable[[int, int], float] = lambda since, every: 0.5 ** (since // every),
    until: int = 0,
) -> Callable[..., float]:
    """A solution of `rate_at` with other shares of the peak.

    Args:
        rising: The share by the step and the length of the warm-up.
        falling: The share by the steps since then and by `every`.
        until: By how many steps the warm-up ends too late.
    """

    def solve(k: int, peak: float, warmup: int, every: int) -> float:
        if k < warmup + until:
            return peak * rising(k, warmup)
        return peak * falling(k - warmup, every)

    return solve


RATE_AT = Exercise(
    name="rate_at",
    solve=_rate_at,
    prepare=_rounded,
    cases=lambda: [
        {"k": k, "peak": peak, "warmup": warmup, "every": every}
        for k, peak, warmup, every in [
            (0, 1.0, 4, 3),
            (1, 1.0, 4, 3),
            (3, 1.0, 4, 3),
            (4, 1.0, 4, 3),
            (6, 1.0, 4, 3),
            (7, 1.0, 4, 3),
            (14, 0.5, 4, 3),
            (0, 0.1, 1, 1),
            (1, 0.1, 1, 1),
            (3, 0.1, 1, 1),
            (5, 0.3, 10, 2),
            (40, 0.02, 5, 10),
        ]
    ],
    mistakes=(
        Mistake(
            _scheduled(rising=lambda k, warmup: k / warmup),
            "Your warm-up begins with a rate of 0 and never reaches the peak. Step 0 "
            "already does a part of the warm-up.",
        ),
        Mistake(
            _scheduled(rising=lambda k, warmup: (k + 1) / (warmup + 1)),
            "Your warm-up reaches the peak one step too late.",
        ),
        Mistake(
            _scheduled(until=1),
            "Your warm-up goes on for one step too long, beyond the peak. Step "
            "`warmup` belongs to the second case.",
        ),
        Mistake(
            _scheduled(rising=lambda k, warmup: (k + 1) // warmup),
            "Your warm-up divides whole numbers with //, and the fraction is gone.",
        ),
        Mistake(
            lambda k, peak, warmup, every: (
                _rate_at(k, peak, warmup, every)
                if k < warmup
                else peak * 0.5 ** (k // every)
            ),
            "You count the halvings from step 0. They begin after the warm-up.",
        ),
        Mistake(
            _scheduled(falling=lambda since, every: 0.5 ** (since / every)),
            "Your rate falls a little at each step. It stays for `every` steps and is "
            "halved then: divide whole numbers.",
        ),
        Mistake(
            _scheduled(falling=lambda since, every: 0.5 ** (since // every + 1)),
            "Your rate is halved right after the warm-up. It stays at the peak for "
            "`every` steps first.",
        ),
        Mistake(
            _scheduled(falling=lambda since, every: 0.5 * (since // every)),
            "You multiply by the number of halvings. Each halving is a factor: that "
            "makes a power.",
        ),
        Mistake(
            _scheduled(falling=lambda since, every: 0.5 ** (since % every)),
            "You take the rest of the division. How often `every` fits is asked for.",
        ),
        Mistake(
            _scheduled(falling=lambda since, every: 2.0 ** (since // every)),
            "Your rate doubles. It is to be halved.",
        ),
        Mistake(
            _scheduled(falling=lambda since, every: 1.0),
            "Your rate stays at the peak. After the warm-up it is halved again and "
            "again.",
        ),
        Mistake(
            lambda k, peak, warmup, every: peak * 0.5 ** max(0, (k - warmup) // every),
            "Your rate begins at the peak. In the warm-up it rises to it.",
        ),
        Mistake(
            lambda k, peak, warmup, every: _rate_at(k, 1.0, warmup, every),
            "Those are shares of the peak. Multiply by it.",
        ),
    ),
)


def _uniform(count: int, low: Any, high: Any, seed: tuple[int, int]) -> tf.Tensor:
    return tf.random.stateless_uniform((count,), seed, low, high)


def _random_rates(
    count: int, low: float, high: float, seed: tuple[int, int]
) -> tf.Tensor:
    return tf.exp(_uniform(count, math.log(low), math.log(high), seed))


RANDOM_RATES = Exercise(
    name="random_rates",
    solve=_random_rates,
    cases=lambda: [
        {"count": count, "low": low, "high": high, "seed": seed}
        for count, low, high, seed in [
            (2000, 1e-4, 1.0, (1, 2)),
            (2000, 1e-4, 1.0, (3, 4)),
            (2000, 1e-4, 1.0, (1, 2)),
            (2000, 0.5, 8.0, (5, 6)),
            (1, 1e-6, 1e-2, (7, 8)),
        ]
    ],
    verify=lambda outcomes, _: _random_rates_problem(outcomes),
    mistakes=(
        Mistake(
            _uniform,
            "That is even on the plain scale: with 0.0001 and 1, nine in ten of your "
            "rates are above 0.1. Draw the exponents evenly.",
        ),
        Mistake(
            lambda count, low, high, seed: _uniform(
                count, math.log(low), math.log(high), seed
            ),
            "Those are the logarithms of the rates. Undo the logarithm.",
        ),
        Mistake(
            lambda count, low, high, seed: _uniform(
                count, math.log10(low), math.log10(high), seed
            ),
            "Those are the exponents. The rates themselves are asked for.",
        ),
        Mistake(
            lambda count, low, high, seed: (
                10.0 ** _uniform(count, math.log(low), math.log(high), seed)
            ),
            "You took natural logarithms, and undid them with a power of 10. Let both "
            "have the same base.",
        ),
        Mistake(
            lambda count, low, high, seed: tf.exp(
                _uniform(count, math.log10(low), math.log10(high), seed)
            ),
            "You took logarithms to the base 10, and undid them with exp. Let both "
            "have the same base.",
        ),
        Mistake(
            lambda count, low, high, seed: tf.exp(_uniform(count, low, high, seed)),
            "You raised e to a number between low and high. What has to be drawn is a "
            "number between their logarithms.",
        ),
        Mistake(
            lambda count, low, high, seed: 10.0 ** _uniform(count, low, high, seed),
            "You raised 10 to a number between low and high. What has to be drawn is a "
            "number between their logarithms.",
        ),
        Mistake(
            lambda count, low, high, seed: tf.math.log(
                _uniform(count, low, high, seed)
            ),
            "You drew on the plain scale and took the logarithm afterwards. First the "
            "logarithm of the ends, then the draw, and then back.",
        ),
    ),
)


def _random_rates_problem(outcomes: list[Outcome]) -> str | None:
    for outcome in outcomes:
        problem = no_answer(outcome) or _form_problem(outcome)
        if problem:
            return problem
    first, other, again = (outcome.value for outcome in outcomes[:3])
    if difference(first, again):
        return (
            "Called twice with the seed (1, 2), your function returned different "
            "numbers. A stateful function goes on from where it was: draw with a "
            "stateless one."
        )
    if difference(first, other) is None:
        return (
            "The seeds (1, 2) and (3, 4) gave the same numbers: the seed has no effect."
        )
    return next(filter(None, map(_spread_problem, outcomes)), None)


def _form_problem(outcome: Outcome) -> str | None:
    value, wanted = outcome.value, tf.zeros((outcome.inputs["count"],))
    if isinstance(value, tf.Tensor) and value.dtype == wanted.dtype:
        wanted = value if value.shape == wanted.shape else wanted
    found = difference(value, wanted)
    return f"{outcome.where()}, your function returned {found}" if found else None


def _spread_problem(outcome: Outcome) -> str | None:
    """What is wrong with where the rates lie between their ends."""
    low, high = outcome.inputs["low"], outcome.inputs["high"]
    rates = np.sort(outcome.value.numpy().astype(np.float64))
    outside = rates[~((rates > low * 0.9999) & (rates < high * 1.0001))]
    if outside.size:
        return f"{outcome.where()}, {outside[0]:.3g} is not between the two."
    if rates.size > 1 and rates[0] == rates[-1]:
        return f"{outcome.where()}, all your rates are equal: draw each of them."
    places = np.log(rates / low) / np.log(high / low)
    even = (np.arange(rates.size) + 0.5) / rates.size
    if rates.size > 1 and np.max(np.abs(places - even)) > 0.05:
        return (
            f"{outcome.where()}, half of your rates are below {np.median(rates):.2g}. "
            f"On a logarithmic scale the middle is at {math.sqrt(low * high):.2g}."
        )
    return None


ALL = (
    DESCENT_STEP,
    FIT_LINE,
    BEST_STEP,
    MAKE_TRAIN_STEP,
    CENTRAL_DIFFERENCE,
    RELATIVE_ERROR,
    NUMERIC_GRADIENT,
    UPDATE_RATIOS,
    MOMENTUM_STEP,
    ADAM_STEP,
    RATE_AT,
    RANDOM_RATES,
)
