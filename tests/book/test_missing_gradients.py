"""Each case of the field guide is what the pinned TensorFlow does."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.book.conftest import Runs
from tests.book.running import stream

PAGE = "book/beyond/missing-gradients"
SYMPTOMS = (
    "You get None",
    "You get zeros",
    "You get nan or inf",
    "You get an error",
    "You get a wrong number",
)

PRINTS = {
    "A tensor that nobody watches": "None 6.0",
    "A source that is not what was used": "None 2.0",
    "A step outside the block": "None None 1.6",
    "A step outside TensorFlow": (
        "[None, None] [TensorShape([2, 1]), TensorShape([1])] None"
    ),
    "NumPy inside a graph": "None 0.4",
    "Whole numbers": "None None 6.0 (2, 2)",
    "A step function": "None None [0.0091 0.0091]",
    "A variable that has become a tensor": "0 6.0 6.0 1 None 5.8",
    "A value stored on the way": "None None 0.4",
    "A sample": "None 1.0",
    "Told not to look": "None None 0.2 0.4",
    "An inner question asked too late": "None 1.2",
    "A slope that does not change": "None 0.0",
    "Source and target swapped": "None 0.4",
    "An empty list": "[] 2",
    "A hidden layer from another call": "None (1, 3)",
    "Through a data pipeline": "None 3.0",
    "A tensor that a custom gradient captures": "0.2 None 0.2 3.0",
    "A ReLU that is off": "[0. 0.] [-0.64 -1.28]",
    "A sigmoid far out": "0.0 1.0",
    "A clipped value": "0.0 -1.0",
    "A number too small for its dtype": "0.0 1.0e-08",
    "A sum that is always the same": "[0. 0. 0.] [-0.06 -0.163 0.223]",
    "A broken path inside a graph": "None tf.Tensor(0.0, shape=(), dtype=float32)",
    "NumPy inside `tf.py_function`": "0.0 0.4",
    "A lost write to a `TensorArray`": "0.0 0.0 0.2 1.0",
    "All weights start at zero": "0.0 [False, False] 0.1 [True, True]",
    "A batch that is normalized": "0.0",
    "A second derivative of straight pieces": "0.0 0.149",
    "Steps that are too large": "0.1 0.33 2.0 nan",
    "A branch that `tf.where` throws away": "[ nan 0.25] [0. 0.25]",
    "A root or a norm at zero": "[nan nan] [0. 0.]",
    "A logarithm of zero": "nan nan 0.0 0.0",
    "Too large in the middle": "nan 1.0",
    "A power at zero or below": "[ nan inf 0.25] [0. 0. 0.25]",
    "Bad data, masked too late": "nan 2.0",
    "One infinite gradient, clipped": "[[nan, nan], [nan]] inf",
    "A second question to a tape": (
        "RuntimeError: A non-persistent GradientTape can only be used to "
        "compute one set of gradients (or jacobians) 0.4 0.4"
    ),
    "A number as target": (
        "TypeError: Cannot convert the argument `type_value`: "
        "0.04000000283122063 to a TensorFlow DType. AttributeError: 'float' "
        "object has no attribute 'dtype' AttributeError: 'numpy.float32' object"
        " has no attribute '_id'"
    ),
    "An operation without a rule": (
        "True (1, 2, 2, 3) LookupError: gradient registry has no entry for: "
        "AdjustContrastv2"
    ),
    "A second derivative without a rule": (
        "None LookupError: gradient registry has no entry for: "
        "ResizeNearestNeighborGrad True [8. 8. 8. 8. 8. 8. 8. 8. 8. 8. 8. 8.]"
    ),
    "No gradient for any variable": (
        "ValueError: No gradients provided for any variable."
    ),
    "NumPy in a loss for `fit`": (
        "NotImplementedError: Cannot convert a symbolic tf.Tensor "
        "(compile_loss/lambda/pow:0) to a numpy array. This error may indicate "
        "that you're trying to pass a Tensor to a NumPy call, which is not "
        "supported. ['loss']"
    ),
    "Some weights without a path": "no path: ['unused:0']",
    "Arithmetic with `None`": (
        "TypeError: unsupported operand type(s) for *: 'float' and 'NoneType' "
        "AttributeError: 'NoneType' object has no attribute 'shape'"
    ),
    "Rows instead of a tensor": (
        "IndexedSlices [1 1 3] TypeError: unsupported operand type(s) for *: "
        "'float' and 'IndexedSlices' [0. 4. 0. 2.]"
    ),
    "A variable inside a custom gradient": (
        "TypeError: @tf.custom_gradient grad_fn must accept keyword argument "
        "'variables', since function uses variables: [<tf.Variable 'Variable:0'"
        " shape=() dtype=float32, numpy=0.20000000298023224>] ValueError: "
        "custom_gradient function expected to return 2 gradients, but returned "
        "1 instead. [0.20000000298023224, 3.0]"
    ),
    "An optimizer that does not know the variable": (
        "ValueError: Unknown variable: <tf.Variable 'Variable:0' shape=() "
        "dtype=float32, numpy=0.20000000298023224>. This optimizer can only be "
        "called for the variables it was originally built with. When working "
        "with a new set of variables, you should recreate a new optimizer "
        "instance. 2"
    ),
    "An old call": (
        "RuntimeError: tf.gradients is not supported when eager execution is "
        "enabled. Use tf.GradientTape instead. AttributeError: 'Adam' object "
        "has no attribute 'minimize'"
    ),
    "A symbol of Keras as source": (
        "AttributeError: 'KerasTensor' object has no attribute '_id'"
    ),
    "Too few output gradients": "5.8",
    "Several targets are added up": "11.0 [ 1. 10.] 16.0",
    "A row against a column": "7.333 -6.667 4.667 -9.333",
    "Training forgotten": "False [0. 1. 0.] True [-0.11 0.138 -0.028]",
    "Penalties left out": "[1. 1.] [1.02 1.02]",
    "A factor that the tape does not see": "[3.0, 3.0, 6.0]",
    "A zero in `tf.math.cumprod`": "[1. 0. 0.] [1. 8. 0.]",
    "Corners and ties": "[0.0, 1.0, 0.0] [[0.0, 0.5, 0.5], [0.0, 0.0, 1.0]]",
    "Complex numbers": "(2-4j) (2+4j)",
    "A rule of your own that is wrong": "[12.0, 120.0, 120.0]",
    "A norm of repeated rows": "4.899 6.325",
    "A loss that was not scaled": "0.9998 0.8",
    "Softmax twice": "[[-0.01 0.01]] [[-0.993 0.993]]",
    "Labels that learn, too": "[[ 0.197 -0.197]] None",
    "A number frozen into a graph": "[1.0, 10.0]",
    "One block for many steps": "2.0 4.0",
    "Gradients beside the wrong variables": "as asked 0.8 10.0 turned round 1.0 9.8",
    "Rows that meet inside a batch": "[[0.]] [[0.667]]",
}
"""What each case prints, line breaks aside."""


@pytest.fixture(scope="module")
def printed(executed: Runs) -> dict[str, str]:
    """What the cells below each case print, with single spaces."""
    found: dict[str, str] = {}
    section = case = ""
    for cell in executed(PAGE).cells:
        if cell.cell_type == "code":
            if section in SYMPTOMS and case:
                found[case] += f" {stream(cell, 'stdout')}"
            continue
        for line in cell.source.splitlines():
            if line.startswith("## "):
                section, case = line[3:], ""
            elif line.startswith("### "):
                case = line[4:]
                if section in SYMPTOMS:
                    found[case] = ""
    return {case: " ".join(text.split()) for case, text in found.items()}


@pytest.mark.parametrize("case", PRINTS)
def test_a_case_is_as_the_page_shows_it(case: str, printed: dict[str, str]) -> None:
    assert printed[case] == " ".join(PRINTS[case].split())


def test_every_case_is_tested(printed: dict[str, str]) -> None:
    assert list(printed) == list(PRINTS)


TARGETS = """
import tensorflow as tf
v = tf.Variable(3.0)
with tf.GradientTape() as tape:
    targets = [v**2, 3.0 * v]
weights = [tf.constant(1.0) for _ in range({given})]
print("slope", tape.gradient(targets, v, output_gradients=weights).numpy())
"""


@pytest.mark.parametrize(("given", "survives"), [(2, True), (1, False)])
def test_too_few_output_gradients_end_python(given: int, survives: bool) -> None:
    program = TARGETS.format(given=given)
    run = subprocess.run([sys.executable, "-c", program], capture_output=True)

    assert (run.returncode == 0) == survives
    assert (b"slope 9.0" in run.stdout) == survives
    assert b"Traceback" not in run.stderr
