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
    "mean_of_counts": [
        "def mean_of_counts(counts):\n"
        "    total = tf.reduce_sum(tf.cast(counts, tf.float32))\n"
        "    return total / tf.cast(tf.size(counts), tf.float32)",
        "def mean_of_counts(counts):\n"
        "    return tf.reduce_mean(tf.cast(tf.reshape(counts, (-1,)), 'float32'), 0)",
    ],
    "to_pixels": [
        "def to_pixels(image):\n"
        "    scaled = tf.clip_by_value(image, 0.0, 1.0) * 255.0\n"
        "    return tf.cast(tf.round(scaled), tf.uint8)",
        "def to_pixels(image):\n"
        "    whole = tf.cast(tf.round(image * 255), tf.int32)\n"
        "    return tf.cast(tf.maximum(0, tf.minimum(255, whole)), tf.uint8)",
    ],
    "add_to_total": [
        "def add_to_total(total, batch):\n"
        "    total.assign(total + tf.reduce_sum(tf.cast(batch, tf.float64)))\n"
        "    return total",
        "def add_to_total(total, batch):\n"
        "    return total.assign_add(tf.cast(tf.reduce_sum(batch), total.dtype))",
        "def add_to_total(total, batch):\n"
        "    for number in tf.reshape(batch, (-1,)):\n"
        "        total.assign_add(float(number))\n"
        "    return total",
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
    "mean_of_counts": [
        (
            "def mean_of_counts(counts): return tf.math.reduce_mean(counts, axis=None)",
            "Cast first",
        ),
        (
            "def mean_of_counts(counts):\n"
            "    mean = tf.reduce_mean(counts)\n"
            "    return tf.cast(mean, tf.float32)",
            "cast too late",
        ),
        (
            "def mean_of_counts(counts):\n"
            "    count = tf.cast(tf.size(counts), tf.float32)\n"
            "    return tf.cast(tf.reduce_sum(counts), 'float32') / count",
            "wrap around",
        ),
        (
            "def mean_of_counts(counts):\n"
            "    return tf.reduce_mean(tf.cast(counts, tf.double))",
            "float64",
        ),
    ],
    "to_pixels": [
        (
            "def to_pixels(image):\n"
            "    return tf.cast(tf.math.rint(image * 255.0), tf.uint8)",
            "wraps around",
        ),
        (
            "def to_pixels(image):\n"
            "    clipped = tf.clip_by_value(image, 0.0, 1.0)\n"
            "    return tf.cast(clipped * 255, tf.uint8)",
            "Round before the cast",
        ),
        (
            "def to_pixels(image):\n"
            "    return tf.clip_by_value(tf.round(255 * image), 0.0, 255.0)",
            "still float32",
        ),
    ],
    "add_to_total": [
        (
            "def add_to_total(total, batch):\n"
            "    total.assign_add(tf.reduce_sum(batch))\n"
            "    return total",
            "total.dtype",
        ),
        (
            "def add_to_total(total, batch):\n"
            "    return total + tf.cast(tf.reduce_sum(batch), tf.float64)",
            "has not changed",
        ),
        (
            "def add_to_total(total, batch):\n"
            "    total.assign(tf.cast(tf.reduce_sum(batch), tf.float64))\n"
            "    return total",
            "in the place of the total",
        ),
        (
            "def add_to_total(total, batch):\n"
            "    total.assign_add(tf.cast(tf.reduce_sum(batch), total.dtype))",
            "returned None",
        ),
        (
            "def add_to_total(total, batch):\n"
            "    total.assign_sub(tf.cast(tf.reduce_sum(batch), total.dtype))\n"
            "    return total",
            "subtracted",
        ),
        (
            "def add_to_total(total, batch):\n"
            "    total.assign_add(tf.cast(tf.reduce_sum(batch), total.dtype))\n"
            "    return tf.reduce_sum(batch)",
            "returned something else",
        ),
    ],
}
