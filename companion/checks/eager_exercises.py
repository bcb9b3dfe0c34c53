"""The exercises on eager execution: broadcasting, variables, dtypes, graphs."""

from __future__ import annotations

import tensorflow as tf

from companion.checks.engine import Exercise, Mistake, Outcome
from companion.checks.inputs import numbers, one
from companion.checks.values import difference

SCALE_ROWS = Exercise(
    name="scale_rows",
    solve=lambda table, factors: table * factors[:, tf.newaxis],
    cases=lambda: [
        {"table": numbers(3, 3), "factors": numbers(3, seed=1)},
        {"table": numbers(2, 4), "factors": numbers(2, seed=1)},
        {"table": numbers(1, 3), "factors": numbers(1, seed=2)},
    ],
    mistakes=(
        Mistake(
            lambda table, factors: table * factors,
            "The factors stand in a row, so they meet the columns. Where the table is "
            "square that runs and is wrong; elsewhere it fails. Make a column of them.",
        ),
        Mistake(
            lambda table, factors: tf.transpose(table) * factors,
            "The numbers are right, but the table lies on its side: transpose it back, "
            "or make a column of the factors instead.",
        ),
        Mistake(
            lambda table, factors: table + factors[:, tf.newaxis],
            "You added the factors.",
        ),
        Mistake(
            lambda table, factors: tf.linalg.matvec(table, factors, transpose_a=True),
            "That also adds the rows up. Only the product is asked for.",
        ),
    ),
)

ALL_DISTANCES = Exercise(
    name="all_distances",
    solve=lambda x, y: tf.abs(x[:, tf.newaxis] - y[tf.newaxis, :]),
    cases=lambda: [
        {"x": numbers(3), "y": numbers(3, seed=1)},
        {"x": numbers(2), "y": numbers(5, seed=1)},
        {"x": numbers(4), "y": numbers(1, seed=3)},
        {"x": tf.zeros((0,)), "y": numbers(2)},
    ],
    mistakes=(
        Mistake(
            lambda x, y: x[:, tf.newaxis] - y,
            "Some distances are negative: take the absolute value.",
        ),
        Mistake(
            lambda x, y: tf.abs(x - y),
            "That compares each x with the y at the same place. Every x with every y "
            "is asked for: a column against a row.",
        ),
        Mistake(
            lambda x, y: tf.abs(y[:, tf.newaxis] - x),
            "The table lies on its side: x belongs to the rows, y to the columns.",
        ),
        Mistake(
            lambda x, y: (x[:, tf.newaxis] - y) ** 2,
            "Those are the squares of the distances.",
        ),
    ),
)

CENTRE_CHANNELS = Exercise(
    name="centre_channels",
    solve=lambda images: images - tf.reduce_mean(images, axis=[0, 1, 2]),
    cases=one("images", numbers(2, 3, 4, 3), numbers(3, 3, 3, 3), numbers(1, 2, 2, 1)),
    mistakes=(
        Mistake(
            lambda images: images - tf.reduce_mean(images),
            "You took one mean for all colours. Each channel has its own, so the last "
            "axis must stay.",
        ),
        Mistake(
            lambda images: images - tf.reduce_mean(images, axis=-1, keepdims=True),
            "You averaged the channels of each pixel. The axis that you name goes "
            "away; here all the others must go.",
        ),
        Mistake(
            lambda images: images - tf.reduce_mean(images, axis=[1, 2], keepdims=True),
            "You took a mean for each image. The mean is over all images too: axis 0 "
            "has to go as well.",
        ),
        Mistake(
            lambda images: images - tf.reduce_mean(images, axis=0),
            "You took a mean for each pixel, over the images. Height and width have to "
            "go as well.",
        ),
        Mistake(
            lambda images: tf.reduce_mean(images, axis=[0, 1, 2]),
            "Those are the means. The images with the means taken away are asked for.",
        ),
    ),
)

SQUARED_LOSS = Exercise(
    name="squared_loss",
    solve=lambda predicted, target: tf.reduce_mean((predicted[:, 0] - target) ** 2),
    cases=lambda: [
        {"predicted": tf.constant([[1.0], [2.0], [3.0]]), "target": tf.range(1.0, 4.0)},
        {"predicted": numbers(5, 1), "target": numbers(5, seed=1)},
        {"predicted": numbers(1, 1), "target": numbers(1, seed=2)},
    ],
    mistakes=(
        Mistake(
            lambda predicted, target: tf.reduce_mean((predicted - target) ** 2),
            "The column met the row: you averaged n times n differences, each "
            "prediction against every target. Make the shapes equal first.",
        ),
        Mistake(
            lambda predicted, target: (predicted[:, 0] - target) ** 2,
            "Those are the squared differences. Their mean is asked for.",
        ),
        Mistake(
            lambda predicted, target: tf.reduce_sum((predicted[:, 0] - target) ** 2),
            "That is their sum. Take the mean.",
        ),
        Mistake(
            lambda predicted, target: tf.reduce_mean(predicted[:, 0] - target) ** 2,
            "You squared the mean. Square each difference first: otherwise errors up "
            "and down cancel.",
        ),
        Mistake(
            lambda predicted, target: tf.reduce_mean(tf.abs(predicted[:, 0] - target)),
            "That is the mean of the absolute differences. Square them.",
        ),
        Mistake(
            lambda predicted, target: tf.sqrt(
                tf.reduce_mean((predicted[:, 0] - target) ** 2)
            ),
            "That is the root of the loss. Leave the mean squared.",
        ),
    ),
)

MEAN_OF_COUNTS = Exercise(
    name="mean_of_counts",
    solve=lambda counts: tf.reduce_mean(tf.cast(counts, tf.float32)),
    cases=one(
        "counts",
        tf.constant([1, 2]),
        tf.constant([[200, 100], [50, 1]], tf.uint8),
        tf.constant([-3, 4, -6], tf.int64),
        tf.constant(7, tf.int16),
    ),
    mistakes=(
        Mistake(
            lambda counts: tf.reduce_mean(counts),
            "The mean of ints is an int, so the fraction is gone and the dtype is not "
            "float32. Cast first.",
        ),
        Mistake(
            lambda counts: tf.cast(tf.reduce_mean(counts), tf.float32),
            "You cast too late: the mean was taken in whole numbers, and its fraction "
            "was already gone.",
        ),
        Mistake(
            lambda counts: (
                tf.cast(tf.reduce_sum(counts), tf.float32)
                / tf.cast(tf.size(counts), tf.float32)
            ),
            "The sum was taken in the ints' own dtype, where it can wrap around. Cast "
            "before you add.",
        ),
        Mistake(
            lambda counts: tf.reduce_mean(tf.cast(counts, tf.float64)),
            "The mean is right, but it is float64. float32 is asked for.",
        ),
        Mistake(
            lambda counts: tf.reduce_sum(tf.cast(counts, tf.float32)),
            "That is the sum.",
        ),
    ),
)

TO_PIXELS = Exercise(
    name="to_pixels",
    solve=lambda image: tf.saturate_cast(tf.round(image * 255), tf.uint8),
    cases=one(
        "image",
        tf.constant([0.0, 0.25, 0.999, 1.0]),
        tf.constant([[-0.1, 1.2], [0.5, 0.31]]),
        tf.reshape(tf.linspace(-0.2, 1.3, 60), (4, 5, 3)),
    ),
    mistakes=(
        Mistake(
            lambda image: tf.cast(tf.round(image * 255), tf.uint8),
            "What lies outside wraps around: a little brighter than white became dark. "
            "Stop at the ends instead.",
        ),
        Mistake(
            lambda image: tf.saturate_cast(image * 255, tf.uint8),
            "The fraction was cut off. Round before the cast.",
        ),
        Mistake(
            lambda image: tf.saturate_cast(tf.round(image), tf.uint8),
            "You rounded before scaling, so everything is 0 or 1. Multiply by 255.",
        ),
        Mistake(
            lambda image: tf.saturate_cast(tf.round(image * 256), tf.uint8),
            "White is 255, the largest uint8, so 255 is the factor.",
        ),
        Mistake(
            lambda image: tf.cast(image * 255, tf.uint8),
            "The fraction was cut off, and what lies outside wraps around. Round, and "
            "use the cast that stops at the ends.",
        ),
        Mistake(
            lambda image: tf.clip_by_value(tf.round(image * 255), 0, 255),
            "The numbers are right, but they are still float32.",
        ),
    ),
)

ADD_TO_TOTAL = Exercise(
    name="add_to_total",
    solve=lambda total, batch: total.assign_add(
        tf.cast(tf.reduce_sum(batch), total.dtype)
    ),
    cases=lambda: [
        {"total": tf.Variable(start, dtype=tf.float64), "batch": batch}
        for start, batch in [
            (1.0, tf.constant([2.0, 3.0])),
            (-5.0, numbers(3, 4)),
            (0.5, tf.constant(7.0)),
            (2.0, tf.zeros((0, 3))),
        ]
    ],
    verify=lambda outcomes, _: _total_problem(outcomes),
)


def _total_problem(outcomes: list[Outcome]) -> str | None:
    starts = [1.0, -5.0, 0.5, 2.0]
    for outcome, start in zip(outcomes, starts, strict=True):
        if isinstance(outcome.error, tf.errors.InvalidArgumentError | ValueError):
            return (
                "TensorFlow refused: the sum is float32 and the variable float64, or "
                "their shapes differ. Sum the batch to one number, and cast it to "
                f"total.dtype.\n{outcome.error}"
            )
        if outcome.error is not None:
            return (
                f"Your function raised {type(outcome.error).__name__}: {outcome.error}"
            )
        total, batch = outcome.inputs["total"], outcome.inputs["batch"]
        wanted = start + float(tf.reduce_sum(batch))
        if outcome.value is None:
            return f"Your function returned {difference(None, total)}"
        if abs(float(total) - wanted) > 1e-4:
            return _wrong_total(float(total), start, wanted)
        if outcome.value is not total and not isinstance(outcome.value, tf.Variable):
            return (
                "The variable has changed, but you returned something else. Return it."
            )
    return None


def _wrong_total(total: float, start: float, wanted: float) -> str:
    if total == start:
        return (
            "The variable has not changed. `total + ...` makes a new tensor; a method "
            "of the variable changes it in place."
        )
    if abs(total - (wanted - start)) < 1e-4:
        return "You put the sum in the place of the total. Add it to what is there."
    if abs(total - (2 * start - wanted)) < 1e-4:
        return "You subtracted the sum."
    return f"The total began at {start:g} and is {total:g}. It should be {wanted:g}."


ALL = (
    SCALE_ROWS,
    ALL_DISTANCES,
    CENTRE_CHANNELS,
    SQUARED_LOSS,
    MEAN_OF_COUNTS,
    TO_PIXELS,
    ADD_TO_TOTAL,
)
