"""Answers to the exercises on eager execution, as learners write them."""

from __future__ import annotations

RIGHT: dict[str, list[str]] = {
    "scale_rows": [
        "def scale_rows(table, factors):\n"
        "    return table * tf.expand_dims(factors, axis=1)",
        "def scale_rows(table, factors):\n"
        "    return tf.transpose(tf.transpose(table) * factors)",
        "def scale_rows(table, factors): return tf.linalg.diag(factors) @ table",
        "def scale_rows(table, factors):\n"
        "    return tf.stack([row * f for row, f in zip(table, factors)])",
    ],
    "all_distances": [
        "def all_distances(x, y): return tf.abs(tf.expand_dims(x, 1) - y)",
        "def all_distances(x, y):\n"
        "    return tf.maximum(x[:, None] - y, y - x[:, None])",
        "def all_distances(x, y):\n"
        "    return tf.sqrt(tf.square(tf.reshape(x, (-1, 1)) - y))",
    ],
    "centre_channels": [
        "def centre_channels(images):\n"
        "    return images - tf.reduce_mean(images, (0, 1, 2), keepdims=True)",
        "def centre_channels(images):\n"
        "    pixels = tf.reshape(images, (-1, images.shape[-1]))\n"
        "    return images - tf.reduce_mean(pixels, axis=0)",
        "def centre_channels(images):\n"
        "    sheets = tf.unstack(images, axis=-1)\n"
        "    return tf.stack([s - tf.reduce_mean(s) for s in sheets], axis=-1)",
    ],
    "squared_loss": [
        "def squared_loss(predicted, target):\n"
        "    return tf.reduce_mean(tf.square(tf.squeeze(predicted, 1) - target))",
        "def squared_loss(predicted, target):\n"
        "    column = tf.reshape(target, (-1, 1))\n"
        "    return tf.reduce_mean(tf.math.squared_difference(predicted, column))",
        "def squared_loss(predicted, target):\n"
        "    total = 0.0\n"
        "    for p, t in zip(predicted, target):\n"
        "        total += (p[0] - t) ** 2\n"
        "    return total / len(target)",
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "scale_rows": [
        (
            "def scale_rows(table, factors): return tf.multiply(table, factors)",
            "Make a column of them",
        ),
        (
            "def scale_rows(table, factors): return factors * tf.transpose(table)",
            "the table lies on its side",
        ),
        (
            "def scale_rows(table, factors):\n"
            "    return tf.reshape(factors, (-1, 1)) + table",
            "You added the factors",
        ),
        (
            "def scale_rows(table, factors):\n"
            "    return table.numpy() * factors.numpy()[:, np.newaxis]",
            "a NumPy array; a tensor",
        ),
    ],
    "all_distances": [
        (
            "def all_distances(x, y): return tf.expand_dims(x, 1) - y",
            "Some distances are negative",
        ),
        ("def all_distances(x, y): return tf.math.abs(y - x)", "Every x with every y"),
        (
            "def all_distances(x, y): return tf.abs(x - tf.reshape(y, (-1, 1)))",
            "The table lies on its side",
        ),
        (
            "def all_distances(x, y): return tf.square(x[:, None] - y[None])",
            "the squares of the distances",
        ),
    ],
    "centre_channels": [
        (
            "def centre_channels(images): return images - np.mean(images)",
            "one mean for all colours",
        ),
        (
            "def centre_channels(images):\n"
            "    return images - tf.reduce_mean(images, 3)[..., tf.newaxis]",
            "the channels of each pixel",
        ),
        (
            "def centre_channels(images):\n"
            "    centred = [i - tf.reduce_mean(i, axis=(0, 1)) for i in images]\n"
            "    return tf.stack(centred)",
            "a mean for each image",
        ),
        (
            "def centre_channels(images):\n"
            "    return tf.reduce_mean(tf.reshape(images, (-1, images.shape[3])), 0)",
            "Those are the means",
        ),
    ],
    "squared_loss": [
        (
            "def squared_loss(predicted, target):\n"
            "    return tf.reduce_mean(tf.square(target - predicted))",
            "The column met the row",
        ),
        (
            "def squared_loss(predicted, target):\n"
            "    return tf.square(tf.squeeze(predicted, 1) - target)",
            "Their mean is asked for",
        ),
        (
            "def squared_loss(predicted, target):\n"
            "    error = tf.squeeze(predicted, 1) - target\n"
            "    return tf.tensordot(error, error, 1)",
            "Take the mean",
        ),
        (
            "def squared_loss(predicted, target):\n"
            "    error = tf.reshape(predicted, (-1,)) - target\n"
            "    return tf.reduce_mean(tf.abs(error))",
            "Square them",
        ),
        (
            "def squared_loss(predicted, target):\n"
            "    error = tf.reshape(predicted, (-1,)) - target\n"
            "    return tf.sqrt(tf.reduce_mean(error**2))",
            "the root",
        ),
    ],
}
