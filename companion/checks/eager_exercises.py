"""The exercises on eager execution: broadcasting, variables, dtypes, graphs."""

from __future__ import annotations

import tensorflow as tf

from companion.checks.engine import Exercise, Mistake
from companion.checks.inputs import numbers, one

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

ALL = (SCALE_ROWS, ALL_DISTANCES, CENTRE_CHANNELS, SQUARED_LOSS)
