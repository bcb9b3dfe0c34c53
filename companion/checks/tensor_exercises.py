"""The exercises on tensors: what they are, making them, computing with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import tensorflow as tf

from companion.checks.engine import Exercise, Inputs, Mistake, Outcome
from companion.checks.inputs import labels, numbers, one
from companion.checks.values import difference

# What is a tensor


VIDEO_SHAPE = Exercise(
    name="video_shape",
    is_value=True,
    solve=lambda: (8, 24, 48, 64, 3),
    cases=lambda: [{}],
    mistakes=(
        Mistake(
            lambda: (8, 24, 64, 48, 3),
            "Width and height have changed places: rows come before columns, so the "
            "height stands before the width.",
        ),
        Mistake(
            lambda: (8, 24, 48, 64),
            "The colours are missing: each pixel holds three numbers, and they need an "
            "axis of their own.",
        ),
        Mistake(
            lambda: (24, 48, 64, 3),
            "That is one clip. The batch of clips needs an axis too, and it comes "
            "first.",
        ),
        Mistake(
            lambda: (8, 24, 3, 48, 64),
            "The colour axis stands before height and width. TensorFlow's usual order "
            "puts it last.",
        ),
        Mistake(
            lambda: (24, 8, 48, 64, 3),
            "The batch axis comes first: clips, then frames.",
        ),
        Mistake(
            lambda: (8, 24, 48 * 64, 3),
            "Rows and columns share an axis. Give height and width an axis each.",
        ),
    ),
)

CORNER_PIXELS = Exercise(
    name="corner_pixels",
    solve=lambda images: images[:, 0, 0, :],
    cases=one("images", numbers(2, 4, 5, 3), numbers(1, 2, 3, 1), numbers(6, 1, 1, 4)),
    mistakes=(
        Mistake(
            lambda images: images[0, 0, 0],
            "That is the corner of the first image alone. A colon on the batch axis "
            "keeps every image.",
        ),
        Mistake(
            lambda images: images[:, 0, 0, 0],
            "You kept one colour. The last axis is to stay whole.",
        ),
        Mistake(
            lambda images: images[:, :1, :1, :],
            "The numbers are right, but two axes of length 1 are left. An index takes "
            "its axis away; a slice, even of length 1, keeps it.",
        ),
        Mistake(
            lambda images: images[:, 0],
            "That is the whole top row of each image: the width axis is still there.",
        ),
        Mistake(
            lambda images: images[:, -1, -1, :],
            "That is the bottom right corner. The top left one is at index 0.",
        ),
        Mistake(
            lambda images: tf.squeeze(images[:, :1, :1]),
            "Without axis=, tf.squeeze takes away every axis of length 1, also that of "
            "a batch with one image or of a single channel. Name the axes, or use "
            "indices.",
        ),
    ),
)

LAST_STEP = Exercise(
    name="last_step",
    solve=lambda series: series[:, -1, :],
    cases=one("series", numbers(4, 5, 3), numbers(1, 7, 2), numbers(6, 1, 6)),
    mistakes=(
        Mistake(
            lambda series: series[-1],
            "That is the last sequence, whole. The time axis is axis 1.",
        ),
        Mistake(
            lambda series: series[:, -1:, :],
            "The numbers are right, but the time axis is still there, with length 1. "
            "Use an index, not a slice.",
        ),
        Mistake(
            lambda series: series[:, 0, :],
            "That is the first time step: indices count from 0. From the end, they "
            "count from -1.",
        ),
        Mistake(
            lambda series: series[:, :, -1],
            "That is the last feature at every time step. The time axis is axis 1.",
        ),
        Mistake(
            lambda series: series[-1, -1, :],
            "That is the last step of the last sequence alone. Keep every sequence.",
        ),
        Mistake(
            lambda series: series[:, 4],
            "Index 4 is the last one only where there are five. It must work for any "
            "number of time steps.",
        ),
    ),
)

MEMORY_IN_BYTES = Exercise(
    name="memory_in_bytes",
    solve=lambda tensor: int(tf.size(tensor)) * tensor.dtype.size,
    cases=one(
        "tensor",
        tf.zeros((3, 4)),
        tf.zeros((3, 4), tf.float64),
        tf.zeros((2, 2, 2), tf.uint8),
        tf.constant(True),
        tf.zeros((0, 5)),
    ),
    mistakes=(
        Mistake(
            lambda tensor: int(tf.size(tensor)),
            "That counts the elements. Each of them takes `tensor.dtype.size` bytes.",
        ),
        Mistake(
            lambda tensor: int(tf.size(tensor)) * 4,
            "Not every element takes 4 bytes: ask the dtype for its size.",
        ),
        Mistake(
            lambda tensor: tensor.dtype.size,
            "That is one element. Multiply by how many there are.",
        ),
        Mistake(
            lambda tensor: tf.size(tensor) * tensor.dtype.size,
            "The number is right, but it is still a tensor: make a Python int of it.",
        ),
        Mistake(
            lambda tensor: len(tensor) * tensor.dtype.size,
            "len counts along axis 0 alone. The size counts all elements.",
        ),
        Mistake(
            lambda tensor: 8 * int(tf.size(tensor)) * tensor.dtype.size,
            "Those are bits. A byte has eight.",
        ),
    ),
)


# Creating tensors


COUNTDOWN = Exercise(
    name="countdown",
    solve=lambda n: tf.range(n, 0, -1),
    cases=one("n", 5, 1, 12, 0),
    mistakes=(
        Mistake(
            lambda n: tf.range(n, -1, -1),
            "The 0 is not part of it. tf.range stops before its limit.",
        ),
        Mistake(
            lambda n: tf.range(n, 1, -1),
            "The 1 is missing: tf.range stops before its limit, so the limit must lie "
            "one step further.",
        ),
        Mistake(
            lambda n: tf.range(1, n + 1),
            "Those are the right numbers the wrong way round. A negative delta counts "
            "down.",
        ),
        Mistake(
            lambda n: tf.range(n),
            "That counts up from 0. Give tf.range a start, a limit and a delta.",
        ),
        Mistake(
            lambda n: tf.range(n, 0),
            "Going upwards from n never reaches 0, so TensorFlow refuses. A delta of "
            "-1 counts down.",
        ),
        Mistake(
            lambda n: tf.linspace(float(n), 1.0, n),
            "tf.linspace makes floats. The numbers asked for are whole: int32.",
        ),
        Mistake(
            lambda n: tf.range(n - 1, -1, -1),
            "Those run from n - 1 down to 0. tf.range(n) starts at 0, so everything is "
            "one too small.",
        ),
    ),
)

BLANK_LIKE = Exercise(
    name="blank_like",
    solve=tf.zeros_like,
    cases=one(
        "batch",
        numbers(2, 3),
        numbers(4, dtype=tf.float64),
        tf.constant([[1], [2]], tf.uint8),
        tf.constant(7),
        tf.zeros((0, 3)),
        tf.constant([1.0, np.nan, np.inf]),
    ),
    mistakes=(
        Mistake(
            lambda batch: tf.zeros(batch.shape),
            "The shape is right, but tf.zeros makes float32 unless it is told "
            "otherwise. The dtype has to follow the batch.",
        ),
        Mistake(tf.ones_like, "Those are ones. Blank means zero here."),
        Mistake(
            lambda batch: np.zeros_like(batch),
            "That is a NumPy array. TensorFlow has a function of the same name.",
        ),
        Mistake(
            lambda batch: tf.zeros(batch.shape, tf.int32),
            "The dtype must be the batch's own, whatever it is.",
        ),
        Mistake(
            lambda batch: batch * 0,
            "Where the batch holds nan or inf, yours is not blank: inf or nan times 0 "
            "is nan.",
        ),
    ),
)

TO_ROWS = Exercise(
    name="to_rows",
    solve=lambda flat, width: tf.reshape(flat, (-1, width)),
    cases=lambda: [
        {"flat": tf.range(6), "width": 3},
        {"flat": tf.range(12), "width": 2},
        {"flat": numbers(10), "width": 5},
        {"flat": numbers(4), "width": 4},
        {"flat": tf.zeros((0,)), "width": 3},
    ],
    mistakes=(
        Mistake(
            lambda flat, width: tf.reshape(flat, (width, -1)),
            "You made `width` rows. Each row is to have `width` entries, so the width "
            "is the length of axis 1.",
        ),
        Mistake(
            lambda flat, width: tf.transpose(tf.reshape(flat, (width, -1))),
            "The shape is right, but the numbers run down the columns. Reshape keeps "
            "the reading order; transpose does not.",
        ),
        Mistake(
            lambda flat, width: tf.reshape(flat, (-1, width, 1)),
            "There is an axis of length 1 too many: a matrix is asked for.",
        ),
        Mistake(
            lambda flat, width: tf.cast(tf.reshape(flat, (-1, width)), tf.float32),
            "The dtype changed on the way. Reshape alone keeps it.",
        ),
    ),
)

STEP_COUNTER = Exercise(
    name="step_counter",
    solve=lambda: tf.Variable(0, dtype=tf.int64, trainable=False),
    cases=lambda: [{}, {}],
    verify=lambda outcomes, _: _counters_problem(*outcomes),
    mistakes=(
        Mistake(
            lambda: tf.constant(0, tf.int64),
            "That is a tensor, and a tensor cannot count: its value never changes. A "
            "counter needs a tf.Variable.",
        ),
        Mistake(
            lambda: tf.zeros((), tf.int64),
            "That is a tensor, and a tensor cannot count: its value never changes. A "
            "counter needs a tf.Variable.",
        ),
    ),
)


def _counters_problem(first: Outcome, second: Outcome) -> str | None:
    problem = _counter_problem(first)
    if problem is None and first.value is second.value:
        return (
            "Called twice, your function returned the same variable, so two counters "
            "would be one. Make the variable inside the function."
        )
    return problem


def _counter_problem(outcome: Outcome) -> str | None:
    if outcome.error is not None:
        return f"Your function raised {type(outcome.error).__name__}: {outcome.error}"
    counter = outcome.value
    if not isinstance(counter, tf.Variable):
        return f"Here your function returned {difference(counter, tf.Variable(0))}"
    if counter.dtype == tf.int32:
        return (
            "The dtype is int32, which a Python int becomes. A count of steps should "
            "be int64: say so with dtype=."
        )
    if counter.trainable:
        return (
            "The variable is trainable, as variables are by default. No optimizer "
            "should change a count: say so when you make it."
        )
    wanted = tf.Variable(0, dtype=tf.int64, trainable=False)
    found = difference(counter, wanted)
    return f"Here your function returned {found}" if found else None


REPEATABLE_NOISE = Exercise(
    name="repeatable_noise",
    solve=lambda seed: tf.random.stateless_normal((4, 3), seed=(seed, 0)),
    cases=one("seed", 0, 1, 0, *range(2, 24)),
    verify=lambda outcomes, _: _noise_problem(outcomes),
)


def _form_problem(value: Any) -> str | None:
    wanted = tf.zeros((4, 3))
    if isinstance(value, tf.Tensor) and value.dtype == wanted.dtype:
        wanted = value if value.shape == wanted.shape else wanted
    return difference(value, wanted)


def _looks_uniform(values: tf.Tensor) -> bool:
    """Whether extremes are rarer than in normal noise: its kurtosis is 3, not 1.8."""
    scaled = (values - tf.reduce_mean(values)) / tf.math.reduce_std(values)
    return bool(tf.reduce_mean(scaled**4) < 2.1)


def _noise_problem(outcomes: list[Outcome]) -> str | None:
    for outcome in outcomes:
        if outcome.error is not None:
            error = outcome.error
            return f"{outcome.where()}, it raised {type(error).__name__}: {error}"
        found = _form_problem(outcome.value)
        if found:
            return f"{outcome.where()}, your function returned {found}"
    first, other, again = (outcome.value for outcome in outcomes[:3])
    if difference(first, again):
        return (
            "Called twice with seed 0, your function returned different numbers. A "
            "stateful function such as tf.random.normal goes on from where it was, "
            "also with seed=: you want a stateless one."
        )
    if difference(first, other) is None:
        return "The seeds 0 and 1 gave the same numbers: the seed has no effect."
    if _looks_uniform(tf.stack([outcome.value for outcome in outcomes])):
        return (
            "The numbers are spread evenly between two bounds. That is uniform noise; "
            "normal noise has a bell around its mean."
        )
    return None


# Math operations


TO_CELSIUS = Exercise(
    name="to_celsius",
    solve=lambda fahrenheit: (fahrenheit - 32) * 5 / 9,
    cases=one(
        "fahrenheit",
        tf.constant([32.0, 212.0, -40.0]),
        tf.constant(98.6),
        numbers(2, 3) * 10,
        tf.zeros((0,)),
    ),
    mistakes=(
        Mistake(
            lambda fahrenheit: fahrenheit - 32 * 5 / 9,
            "Multiplication came before subtraction. Put parentheses around the "
            "difference.",
        ),
        Mistake(
            lambda fahrenheit: (fahrenheit - 32) * 9 / 5,
            "The factor is upside down: a Fahrenheit degree is smaller than a Celsius "
            "one.",
        ),
        Mistake(
            lambda fahrenheit: fahrenheit * 5 / 9 - 32,
            "The scaling came first. 32 is in Fahrenheit, so it goes before you scale.",
        ),
        Mistake(
            lambda fahrenheit: fahrenheit * 9 / 5 + 32,
            "That is the way from Celsius to Fahrenheit.",
        ),
        Mistake(
            lambda fahrenheit: (fahrenheit - 32) * (5 // 9),
            "5 // 9 is 0, because // rounds down. Use / here.",
        ),
        Mistake(
            lambda fahrenheit: (fahrenheit - 32) * 5 // 9,
            "// rounds down to whole degrees. Use / here.",
        ),
    ),
)

CENTRE_COLUMNS = Exercise(
    name="centre_columns",
    solve=lambda table: table - tf.reduce_mean(table, axis=0),
    cases=one("table", numbers(3, 3), numbers(4, 2), numbers(1, 5), numbers(6, 1)),
    mistakes=(
        Mistake(
            lambda table: table - tf.reduce_mean(table),
            "You took one mean of the whole table. Each column has its own: name the "
            "axis.",
        ),
        Mistake(
            lambda table: table - tf.reduce_mean(table, axis=1, keepdims=True),
            "You centred each row. The axis that you name is the one that goes away; "
            "to get one mean for each column, the rows must go.",
        ),
        Mistake(
            lambda table: table - tf.reduce_mean(table, axis=1),
            "You averaged over axis 1, across each row. To get one mean for each "
            "column, average over the rows.",
        ),
        Mistake(
            lambda table: tf.reduce_mean(table, axis=0),
            "Those are the means. The table with the means taken away is asked for.",
        ),
        Mistake(
            lambda table: table - tf.reduce_sum(table, axis=0),
            "You subtracted the sum of each column, not its mean.",
        ),
        Mistake(
            lambda table: tf.reduce_mean(table, axis=0) - table,
            "You subtracted the table from its means: that is the wrong way round.",
        ),
        Mistake(
            lambda table: (
                (table - tf.reduce_mean(table, axis=0))
                / tf.math.reduce_std(table, axis=0)
            ),
            "You also divided by the spread. Only the mean is to be taken away.",
        ),
    ),
)

BEST_CLASS = Exercise(
    name="best_class",
    solve=lambda scores: tf.argmax(scores, axis=1, output_type=tf.int32),
    cases=one("scores", numbers(3, 4), numbers(4, 4), numbers(1, 6), numbers(5, 1)),
    mistakes=(
        Mistake(
            lambda scores: tf.argmax(scores, axis=1),
            "The indices are right, but tf.argmax gives int64. int32 is asked for.",
        ),
        Mistake(
            lambda scores: tf.argmax(scores),
            "You searched along axis 0, the examples, which is also what happens if no "
            "axis is named. Search along the classes.",
        ),
        Mistake(
            lambda scores: tf.reduce_max(scores, axis=1),
            "Those are the best scores. Where they stand is asked for.",
        ),
        Mistake(
            lambda scores: tf.argmin(scores, axis=1, output_type=tf.int32),
            "That is the class with the lowest score.",
        ),
        Mistake(
            lambda scores: tf.argmax(scores, axis=0, output_type=tf.int32),
            "You searched along axis 0, the examples, which is also what happens if no "
            "axis is named. Search along the classes.",
        ),
    ),
)

SAFE_RATIO = Exercise(
    name="safe_ratio",
    solve=tf.math.divide_no_nan,
    cases=lambda: [
        {"a": tf.constant([1.0, 2.0, 0.0]), "b": tf.constant([2.0, 0.0, 0.0])},
        {"a": numbers(3, 2), "b": numbers(3, 2, seed=1)},
        {"a": tf.constant([-1.0, 5.0]), "b": tf.constant([-0.0, 1e-20])},
        {"a": tf.constant(3.0), "b": tf.constant(0.0)},
    ],
    mistakes=(
        Mistake(
            lambda a, b: tf.where(b == 0, a / b, 0.0),
            "The two branches of tf.where have changed places: it takes the condition, "
            "then the value where it is True, then the other.",
        ),
        Mistake(
            lambda a, b: a / b,
            "Dividing by zero gives inf, and 0 / 0 gives nan. Both are to be 0.",
        ),
        Mistake(
            lambda a, b: a / (b + 1e-7),
            "A small number added below changes every ratio a little, and turns a / 0 "
            "into something huge. Treat the zeros apart.",
        ),
        Mistake(
            lambda a, b: tf.where(tf.math.is_nan(a / b), 0.0, a / b),
            "0 / 0 is mended, but a / 0 with another a is inf, which is not nan.",
        ),
        Mistake(
            lambda a, b: tf.where(b > 0, a / b, 0.0),
            "You zeroed the ratios with a negative b too. Only b = 0 is special.",
        ),
        Mistake(
            lambda a, b: tf.where(b == 0, a, a / b),
            "Where b is 0 you return a. The result there is to be 0.",
        ),
        Mistake(
            lambda a, b: a / b * tf.cast(b != 0, tf.float32),
            "A mask does not mend it afterwards: inf times 0 is nan, and so is nan "
            "times 0. Choose between two values instead.",
        ),
        Mistake(
            lambda a, b: a / tf.maximum(b, 1e-7),
            "tf.maximum changes every negative b, and a / 0 becomes something huge. "
            "Treat the zeros apart.",
        ),
    ),
)

JOIN_CHANNELS = Exercise(
    name="join_channels",
    solve=lambda red, green, blue: tf.stack([red, green, blue], axis=-1),
    cases=lambda: [
        {
            name: numbers(*shape, seed=seed)
            for seed, name in enumerate(["red", "green", "blue"])
        }
        for shape in [(4, 5), (3, 3), (1, 2)]
    ],
    mistakes=(
        Mistake(
            lambda red, green, blue: tf.transpose(tf.stack([red, green, blue])),
            "The colours are on the last axis, but height and width have changed "
            "places: tf.transpose turns all the axes around.",
        ),
        Mistake(
            lambda red, green, blue: tf.stack([red, green, blue]),
            "The new axis is in front: (3, height, width). The colours belong on the "
            "last axis.",
        ),
        Mistake(
            lambda red, green, blue: tf.concat([red, green, blue], axis=-1),
            "tf.concat puts the sheets side by side, so the image is three times as "
            "wide. A new axis is needed.",
        ),
        Mistake(
            lambda red, green, blue: tf.concat([red, green, blue], axis=0),
            "tf.concat puts the sheets one below the other, so the image is three "
            "times as high. A new axis is needed.",
        ),
        Mistake(
            lambda red, green, blue: tf.reshape(
                tf.stack([red, green, blue]), (*red.shape, 3)
            ),
            "The shape is right, but the pixels are mixed up: reshape keeps the "
            "reading order and moves no axis.",
        ),
        Mistake(
            lambda red, green, blue: tf.stack([blue, green, red], axis=-1),
            "The colours are in the order blue, green, red.",
        ),
        Mistake(
            lambda red, green, blue: tf.stack([red, green, blue], axis=1),
            "The new axis is in the middle: (height, 3, width). The colours belong on "
            "the last axis.",
        ),
    ),
)

ROW_DOTS = Exercise(
    name="row_dots",
    solve=lambda a, b: tf.reduce_sum(a * b, axis=1),
    cases=lambda: [
        {"a": numbers(3, 3), "b": numbers(3, 3, seed=1)},
        {"a": numbers(4, 2), "b": numbers(4, 2, seed=1)},
        {"a": numbers(1, 5), "b": numbers(1, 5, seed=1)},
    ],
    mistakes=(
        Mistake(
            lambda a, b: tf.matmul(a, b, transpose_b=True),
            "That is the dot product of every row of a with every row of b. The ones "
            "asked for are on its diagonal.",
        ),
        Mistake(
            lambda a, b: a * b,
            "Those are the products of the entries. A dot product adds them up.",
        ),
        Mistake(
            lambda a, b: tf.reduce_sum(a * b),
            "You added everything up to one number. Each row has its own: name the "
            "axis.",
        ),
        Mistake(
            lambda a, b: tf.reduce_sum(a * b, axis=0),
            "You added down the columns. Within a row, the entries lie along axis 1.",
        ),
        Mistake(
            lambda a, b: tf.reduce_sum(a * b, axis=1, keepdims=True),
            "The numbers are right, but keepdims left an axis of length 1.",
        ),
        Mistake(
            lambda a, b: tf.matmul(a, b),
            "tf.matmul multiplies rows of a with columns of b, which fits only where a "
            "is square.",
        ),
        Mistake(
            lambda a, b: tf.reduce_mean(a * b, axis=1),
            "That is the mean of the products. A dot product is their sum.",
        ),
    ),
)


# A classifier of penguins


CLASS_COUNTS = Exercise(
    name="class_counts",
    solve=lambda labels, classes: tf.math.bincount(
        labels, minlength=classes, maxlength=classes
    ),
    cases=lambda: [
        {"labels": tf.constant([0, 2, 2, 1, 2]), "classes": 3},
        {"labels": tf.constant([0, 0]), "classes": 4},
        {"labels": labels(40, below=6), "classes": 6},
        {"labels": tf.zeros((0,), tf.int32), "classes": 2},
    ],
    mistakes=(
        Mistake(
            lambda labels, classes: tf.reduce_sum(tf.one_hot(labels, classes), axis=0),
            "The counts are right, but tf.one_hot makes float32. Counts are whole: "
            "int32.",
        ),
        Mistake(
            lambda labels, classes: tf.reduce_sum(
                tf.one_hot(labels, classes, dtype=tf.int32), axis=1
            ),
            "You summed along the classes, which gives 1 for each label. Sum over the "
            "examples.",
        ),
        Mistake(
            lambda labels, classes: tf.math.bincount(labels),
            "Classes above the largest label are missing: they have a count of 0, and "
            "a place in the result.",
        ),
        Mistake(
            lambda labels, classes: tf.one_hot(labels, classes, dtype=tf.int32),
            "Those are the one-hot rows. Add them up.",
        ),
        Mistake(
            lambda labels, classes: tf.unique_with_counts(labels).count,
            "tf.unique_with_counts counts the labels that occur, in the order in which "
            "they first appear. Every class needs its own place.",
        ),
    ),
)

RUNNER_UP = Exercise(
    name="runner_up",
    solve=lambda distances: tf.argsort(distances, axis=1)[:, 1],
    cases=one("distances", numbers(3, 3), numbers(5, 4), numbers(1, 2)),
    mistakes=(
        Mistake(
            lambda distances: tf.argsort(distances, axis=1)[:, 1:2],
            "The classes are right, but the slice kept an axis of length 1. Use an "
            "index.",
        ),
        Mistake(
            lambda distances: tf.argsort(distances, axis=0)[:, 1],
            "You sorted down the columns, over the examples. Sort along axis 1, over "
            "the classes.",
        ),
        Mistake(
            lambda distances: tf.argsort(distances, axis=1)[:, 0],
            "That is the nearest class. The one after it stands at index 1.",
        ),
        Mistake(
            lambda distances: tf.argsort(distances, axis=1)[1],
            "That is the whole order of the second example. Keep every row, and take "
            "one column.",
        ),
        Mistake(
            lambda distances: tf.argsort(distances, axis=1, direction="DESCENDING")[
                :, 1
            ],
            "That is the second farthest. The smallest distances come first only when "
            "the order is ascending.",
        ),
        Mistake(
            lambda distances: tf.sort(distances, axis=1)[:, 1],
            "That is the second smallest distance. The class it belongs to is asked "
            "for.",
        ),
    ),
)

CONFUSION = Exercise(
    name="confusion",
    solve=lambda truth, guess, classes: tf.math.confusion_matrix(truth, guess, classes),
    cases=lambda: [
        {
            "truth": tf.constant([0, 0, 1, 2]),
            "guess": tf.constant([0, 1, 1, 0]),
            "classes": 3,
        },
        {
            "truth": labels(30, below=4),
            "guess": labels(30, below=4, seed=1),
            "classes": 4,
        },
        {
            "truth": tf.constant([1, 1]),
            "guess": tf.constant([0, 1]),
            "classes": 4,
        },
    ],
    mistakes=(
        Mistake(
            lambda truth, guess, classes: tf.math.confusion_matrix(truth, guess),
            "Classes above the largest label are missing. They have a row and a column "
            "of zeros.",
        ),
        Mistake(
            lambda truth, guess, classes: tf.math.confusion_matrix(
                guess, truth, classes
            ),
            "Rows and columns have changed places: rows stand for the true class.",
        ),
        Mistake(
            lambda truth, guess, classes: tf.matmul(
                tf.one_hot(truth, classes), tf.one_hot(guess, classes), transpose_a=True
            ),
            "The counts are right, but they are float32: tf.one_hot takes a dtype.",
        ),
        Mistake(
            lambda truth, guess, classes: tf.matmul(
                tf.one_hot(truth, classes, dtype=tf.int32),
                tf.one_hot(guess, classes, dtype=tf.int32),
                transpose_b=True,
            ),
            "That compares every example with every other. Transpose the first matrix, "
            "so that the examples are what is summed over.",
        ),
        Mistake(
            lambda truth, guess, classes: tf.reduce_mean(
                tf.cast(tf.equal(truth, guess), tf.float32)
            ),
            "That is the accuracy, one number. A matrix of counts is asked for.",
        ),
        Mistake(
            lambda truth, guess, classes: tf.tensor_scatter_nd_update(
                tf.zeros((classes, classes), tf.int32),
                tf.stack([truth, guess], axis=1),
                tf.ones_like(truth),
            ),
            "You wrote 1 wherever a pair occurs at all. Add up how often it does.",
        ),
    ),
)


# A week in a greenhouse


MISSING = -9999


def _log(days: int, seed: int = 0) -> tf.Tensor:
    """Readings in tenths of a degree, about one in eight of them missing."""
    random = np.random.default_rng(seed)
    readings = random.integers(-80, 320, size=days * 24 * 3)
    readings[random.random(readings.size) < 0.125] = MISSING
    return tf.constant(readings, tf.int16)


def _mild_log(days: int) -> tf.Tensor:
    """Never a frost, except for what the missing readings look like."""
    readings = np.full(days * 24 * 3, 105)
    readings[::5] = MISSING
    return tf.constant(readings, tf.int16)


def _freezing_log(days: int) -> tf.Tensor:
    """The coldest good readings are exactly zero on some days, and -0.1 on others."""
    log = _log(days, seed=2)
    coldest = np.repeat(np.arange(days) % 2 - 1, 24 * 3)
    good = np.maximum(np.asarray(log), coldest)
    return tf.constant(np.where(log == MISSING, MISSING, good), tf.int16)


AS_DAYS = Exercise(
    name="as_days",
    solve=lambda log: tf.reshape(log, (-1, 24, 3)),
    cases=one("log", _log(7), _log(1), _log(30, seed=1), tf.zeros((0,), tf.int16)),
    mistakes=(
        Mistake(
            lambda log: tf.reshape(log, (7, 24, 3)),
            "A week fits, but other logs do not. Let TensorFlow work out the number of "
            "days.",
        ),
        Mistake(
            lambda log: tf.reshape(log, (-1, 3, 24)),
            "The hours and the sensors have changed places. In the log, the three "
            "sensors of one hour stand next to each other, so the sensors are the last "
            "axis.",
        ),
        Mistake(
            lambda log: tf.reshape(log, (24, -1, 3)),
            "The hours are in front. A day is the largest unit, so it is axis 0.",
        ),
        Mistake(
            lambda log: tf.reshape(log, (-1, 72)),
            "Each row is a day, but the hours and the sensors share an axis.",
        ),
        Mistake(
            lambda log: tf.transpose(tf.reshape(log, (-1, 3, 24)), [0, 2, 1]),
            "The shape is right, but the readings are mixed up. In the log, the three "
            "sensors of one hour stand next to each other: reshape alone is enough.",
        ),
    ),
)

IS_MISSING = Exercise(
    name="is_missing",
    solve=lambda readings: tf.equal(readings, MISSING),
    cases=one(
        "readings",
        tf.constant([215, MISSING, -3], tf.int16),
        tf.reshape(_log(2), (2, 24, 3)),
        tf.constant([-9998, 9999, -999], tf.int16),
    ),
    mistakes=(
        Mistake(
            lambda readings: readings != MISSING,
            "That is the other way round: True where the reading is good.",
        ),
        Mistake(
            lambda readings: readings < 0,
            "A reading below zero is a cold one, and may be good. Only -9999 is "
            "missing.",
        ),
        Mistake(
            lambda readings: tf.where(readings == MISSING),
            "tf.where with one argument gives the places of the True entries. A tensor "
            "of True and False is asked for.",
        ),
        Mistake(
            lambda readings: tf.cast(readings == MISSING, tf.int32),
            "Those are zeros and ones. Leave them True and False: dtype bool.",
        ),
        Mistake(
            lambda readings: readings is MISSING,
            "`is` asks whether two names stand for the same object. Compare the "
            "entries.",
        ),
        Mistake(
            lambda readings: tf.zeros_like(readings, tf.bool),
            "Nothing is missing with you. A gap is written as the number -9999; it is "
            "not nan.",
        ),
    ),
)

TO_DEGREES = Exercise(
    name="to_degrees",
    solve=lambda readings: tf.cast(readings, tf.float32) / 10,
    cases=one(
        "readings",
        tf.constant([215, -3, 0], tf.int16),
        tf.reshape(_log(1), (1, 24, 3)),
        tf.constant([32767, -32768], tf.int16),
    ),
    mistakes=(
        Mistake(
            lambda readings: tf.cast(readings // 10, tf.float32),
            "The division came first, in whole numbers, and cut off the fraction. "
            "Cast, then divide.",
        ),
        Mistake(
            lambda readings: readings // 10,
            "`//` rounds down to a whole number. Cast to float32 first.",
        ),
        Mistake(
            lambda readings: tf.cast(readings, tf.float32),
            "Those are still tenths of a degree.",
        ),
        Mistake(
            lambda readings: tf.cast(readings, tf.float32) * 10,
            "Ten tenths make one degree, so the number of degrees is smaller: divide.",
        ),
    ),
)

NIGHT = Exercise(
    name="night",
    solve=lambda degrees: degrees[:, :6, :],
    cases=one("degrees", numbers(7, 24, 3), numbers(1, 24, 3), numbers(24, 24, 1)),
    mistakes=(
        Mistake(
            lambda degrees: degrees[:6],
            "Those are the first days. The hours are axis 1.",
        ),
        Mistake(
            lambda degrees: degrees[:, :5, :],
            "The hour from five to six is missing: a slice stops before its end.",
        ),
        Mistake(
            lambda degrees: degrees[:, :7, :],
            "Hour 6 is in it: a slice stops before its end, so end at 6.",
        ),
        Mistake(
            lambda degrees: degrees[:, 6, :],
            "That is hour 6 alone. A colon makes a slice.",
        ),
        Mistake(
            lambda degrees: degrees[:, :, :6],
            "You cut along the sensors. The hours are axis 1.",
        ),
        Mistake(
            lambda degrees: degrees[:, 1:7, :],
            "Those are hours 1 to 6. Hours count from 0, as indices do.",
        ),
        Mistake(
            lambda degrees: degrees[:, -6:, :],
            "Those are the last six hours of the day, 18 to 23.",
        ),
    ),
)

HOTTEST_HOUR = Exercise(
    name="hottest_hour",
    solve=lambda degrees: tf.argmax(degrees, axis=1),
    cases=one("degrees", numbers(7, 24, 3), numbers(1, 24, 3), numbers(2, 24, 2)),
    mistakes=(
        Mistake(
            lambda degrees: tf.argmax(degrees, axis=1, output_type=tf.int32),
            "The hours are right. The dtype asked for here is int64, what tf.argmax "
            "gives.",
        ),
        Mistake(
            lambda degrees: tf.argmax(degrees),
            "You searched along axis 0, the days, which is also what happens if no "
            "axis is named. Search along the hours.",
        ),
        Mistake(
            lambda degrees: tf.argmax(degrees, axis=2),
            "That is the hottest sensor of each hour. Search along the hours.",
        ),
        Mistake(
            lambda degrees: tf.reduce_max(degrees, axis=1),
            "Those are the highest temperatures. The hours at which they occur are "
            "asked for.",
        ),
        Mistake(
            lambda degrees: tf.argmin(degrees, axis=1),
            "Those are the coldest hours.",
        ),
    ),
)


def _mean_of_good(degrees: tf.Tensor, missing: tf.Tensor) -> tf.Tensor:
    total = tf.reduce_sum(tf.where(missing, 0.0, degrees), axis=[0, 1])
    return total / tf.reduce_sum(tf.cast(~missing, tf.float32), axis=[0, 1])


def _by_day(
    degrees: tf.Tensor, missing: tf.Tensor
) -> Iterator[tuple[tf.Tensor, tf.Tensor]]:
    for day in range(degrees.shape[0]):
        yield degrees[day : day + 1], missing[day : day + 1]


def _gappy(days: int, seed: int = 0) -> Inputs:
    log = tf.reshape(_log(days, seed), (days, 24, 3))
    return {"degrees": tf.cast(log, tf.float32) / 10, "missing": log == MISSING}


MEAN_OF_GOOD = Exercise(
    name="mean_of_good",
    solve=_mean_of_good,
    cases=lambda: [_gappy(7), _gappy(1, seed=1), _gappy(3, seed=2)],
    mistakes=(
        Mistake(
            lambda degrees, missing: tf.reduce_mean(
                tf.stack([_mean_of_good(*day) for day in _by_day(degrees, missing)]),
                axis=0,
            ),
            "You averaged the means of the days. A day with more gaps has to count "
            "less: make one sum and one count over days and hours together.",
        ),
        Mistake(
            lambda degrees, missing: tf.reduce_sum(
                tf.where(missing, 0.0, degrees), axis=[0, 1]
            ),
            "Those are the sums. Divide by the number of good readings.",
        ),
        Mistake(
            lambda degrees, missing: tf.reduce_mean(degrees, axis=[0, 1]),
            "The missing readings are in the mean, as -999.9 degrees each.",
        ),
        Mistake(
            lambda degrees, missing: tf.reduce_mean(
                tf.where(missing, 0.0, degrees), axis=[0, 1]
            ),
            "You put 0 in the place of the missing readings and then divided by all of "
            "them. Divide by the number of good ones.",
        ),
        Mistake(
            lambda degrees, missing: tf.reduce_mean(degrees[~missing]),
            "You took one mean over all sensors. Selecting with a mask gives a flat "
            "tensor, so the sensors are no longer apart.",
        ),
        Mistake(
            lambda degrees, missing: _mean_of_good(degrees, ~missing),
            "You averaged the missing readings and left the good ones out: the mask is "
            "True where a reading is missing.",
        ),
        Mistake(
            lambda degrees, missing: (
                tf.reduce_sum(tf.where(missing, 0.0, degrees), axis=0)
                / tf.reduce_sum(tf.cast(~missing, tf.float32), axis=0)
            ),
            "You averaged over the days alone. The hours have to go as well: two axes.",
        ),
        Mistake(
            lambda degrees, missing: tf.reduce_mean(
                tf.where(missing, np.nan, degrees), axis=[0, 1]
            ),
            "A nan spreads: one of them makes the whole mean nan. Leave the missing "
            "readings out of the sum and of the count.",
        ),
    ),
)


def _frost_days(
    log: tf.Tensor, below: int = 0, keep_missing: bool = False
) -> tf.Tensor:
    readings = tf.reshape(log, (-1, 24, 3))
    frost = readings < below
    if not keep_missing:
        frost &= readings != MISSING
    return tf.reduce_sum(tf.cast(tf.reduce_any(frost, axis=1), tf.int32), axis=0)


def _frost(log: tf.Tensor) -> tf.Tensor:
    readings = tf.reshape(log, (-1, 24, 3))
    return (readings < 0) & (readings != MISSING)


FROST_DAYS = Exercise(
    name="frost_days",
    solve=_frost_days,
    cases=one("log", _log(7), _mild_log(7), _log(1, seed=1), _freezing_log(12)),
    mistakes=(
        Mistake(
            lambda log: _frost_days(log, below=1),
            "You counted 0 degrees as frost. Below zero is asked for.",
        ),
        Mistake(
            lambda log: _frost_days(log, keep_missing=True),
            "A missing reading counts as frost with you, because -9999 is below zero.",
        ),
        Mistake(
            lambda log: tf.reduce_sum(tf.cast(_frost(log), tf.int32), axis=[0, 1]),
            "You counted hours of frost. A day counts once, however many of its hours "
            "were cold.",
        ),
        Mistake(
            lambda log: tf.reduce_sum(
                tf.cast(tf.reduce_all(_frost(log), axis=1), tf.int32), axis=0
            ),
            "You counted the days on which every hour was cold. One cold hour is "
            "enough.",
        ),
        Mistake(
            lambda log: tf.reduce_any(tf.reduce_any(_frost(log), axis=1), axis=0),
            "That says whether there was frost at all. How many days is asked for.",
        ),
        Mistake(
            lambda log: tf.reduce_sum(
                tf.cast(tf.reduce_any(_frost(log), axis=0), tf.int32), axis=0
            ),
            "You counted hours of the day that were cold on some day. Combine the "
            "hours first: axis 1.",
        ),
        Mistake(
            lambda log: tf.reduce_sum(
                tf.cast(tf.reduce_any(_frost(log), axis=1), tf.int32)
            ),
            "You added the sensors up. Each has its own count.",
        ),
        Mistake(
            lambda log: tf.math.count_nonzero(
                tf.reduce_any(_frost(log), axis=1), axis=0
            ),
            "The counts are right, but tf.math.count_nonzero gives int64. int32 is "
            "asked for.",
        ),
    ),
)


ALL = (
    VIDEO_SHAPE,
    CORNER_PIXELS,
    LAST_STEP,
    MEMORY_IN_BYTES,
    COUNTDOWN,
    BLANK_LIKE,
    TO_ROWS,
    STEP_COUNTER,
    REPEATABLE_NOISE,
    TO_CELSIUS,
    CENTRE_COLUMNS,
    BEST_CLASS,
    SAFE_RATIO,
    JOIN_CHANNELS,
    ROW_DOTS,
    CLASS_COUNTS,
    RUNNER_UP,
    CONFUSION,
    AS_DAYS,
    IS_MISSING,
    TO_DEGREES,
    NIGHT,
    HOTTEST_HOUR,
    MEAN_OF_GOOD,
    FROST_DAYS,
)
