"""Answers to the exercises on tensors, as learners write them, right and wrong.

They are written without a look at the checkers' own list of mistakes. Each
wrong answer comes with words that its verdict must contain.
"""

from __future__ import annotations

RIGHT: dict[str, list[str]] = {
    "video_shape": [
        "video_shape = [8, 24, 48, 64, 3]",
        "video_shape = tf.zeros((8, 24, 48, 64, 3)).shape",
        "video_shape = (8,) + (24,) + (48, 64) + (3,)",
    ],
    "corner_pixels": [
        "def corner_pixels(images): return images[:, 0, 0]",
        "def corner_pixels(images): return tf.stack([i[0][0] for i in images])",
        "def corner_pixels(images):\n"
        "    rows = tf.gather(images, 0, axis=1)\n"
        "    return tf.gather(rows, 0, axis=1)",
        "def corner_pixels(images):\n"
        "    return tf.squeeze(images[:, 0:1, 0:1], axis=[1, 2])",
    ],
    "last_step": [
        "def last_step(series): return tf.unstack(series, axis=1)[-1]",
        "def last_step(series): return series[:, series.shape[1] - 1]",
        "def last_step(series): return tf.reverse(series, [1])[:, 0]",
        "def last_step(series):\n"
        "    result = []\n"
        "    for sequence in series:\n"
        "        result.append(sequence[-1])\n"
        "    return tf.stack(result)",
    ],
    "memory_in_bytes": [
        "def memory_in_bytes(tensor): return tensor.numpy().nbytes",
        "def memory_in_bytes(tensor):\n"
        "    return tensor.shape.num_elements() * tensor.dtype.size",
        "def memory_in_bytes(tensor):\n"
        "    total = tensor.dtype.size\n"
        "    for length in tensor.shape:\n"
        "        total *= length\n"
        "    return total",
    ],
    "countdown": [
        "def countdown(n): return n - tf.range(n)",
        "def countdown(n): return tf.reverse(tf.range(1, n + 1), axis=[0])",
        "def countdown(n): return tf.range(n)[::-1] + 1",
        "def countdown(n):\n"
        "    return tf.constant(list(range(n, 0, -1)), dtype=tf.int32)",
        "def countdown(n): return tf.constant(np.arange(n, 0, -1), tf.int32)",
    ],
    "blank_like": [
        "def blank_like(batch): return tf.zeros(batch.shape, batch.dtype)",
        "def blank_like(batch): return tf.zeros(tf.shape(batch), dtype=batch.dtype)",
        "def blank_like(batch):\n"
        "    return tf.fill(batch.shape, tf.cast(0, batch.dtype))",
        "def blank_like(batch): return tf.constant(np.zeros_like(batch.numpy()))",
    ],
    "to_rows": [
        "def to_rows(flat, width):\n"
        "    return tf.reshape(flat, (len(flat) // width, width))",
        "def to_rows(flat, width):\n"
        "    return tf.reshape(flat, [tf.size(flat) // width, width])",
        "def to_rows(flat, width):\n"
        "    columns = [flat[start::width] for start in range(width)]\n"
        "    return tf.stack(columns, axis=1)",
    ],
    "step_counter": [
        "def step_counter():\n"
        "    return tf.Variable(tf.constant(0, tf.int64), trainable=False)",
        "def step_counter(): return tf.Variable(np.int64(0), trainable=False)",
        "def step_counter():\n"
        "    zero = tf.zeros((), tf.int64)\n"
        '    return tf.Variable(zero, trainable=False, name="steps")',
    ],
    "repeatable_noise": [
        "def repeatable_noise(seed):\n"
        "    return tf.random.stateless_normal([4, 3], [1, seed])",
        "def repeatable_noise(seed):\n"
        "    return tf.random.Generator.from_seed(seed).normal((4, 3))",
        "def repeatable_noise(seed):\n"
        "    numbers = np.random.default_rng(seed).normal(size=(4, 3))\n"
        "    return tf.constant(numbers, tf.float32)",
        "def repeatable_noise(seed):\n"
        "    flat = tf.random.stateless_normal((12,), seed=(seed, seed))\n"
        "    return tf.reshape(flat, (4, 3))",
    ],
    "to_celsius": [
        "def to_celsius(fahrenheit): return (fahrenheit - 32.0) / 1.8",
        "def to_celsius(fahrenheit):\n"
        "    return tf.multiply(tf.subtract(fahrenheit, 32), 5 / 9)",
        "def to_celsius(fahrenheit): return 5 * fahrenheit / 9 - 160 / 9",
    ],
    "centre_columns": [
        "def centre_columns(table):\n"
        "    return table - tf.reduce_mean(table, axis=0, keepdims=True)",
        "def centre_columns(table):\n"
        "    return table - tf.reduce_sum(table, axis=0) / len(table)",
        "def centre_columns(table):\n"
        "    columns = tf.unstack(table, axis=1)\n"
        "    centred = [c - tf.reduce_mean(c) for c in columns]\n"
        "    return tf.stack(centred, axis=1)",
        "def centre_columns(table): return table - np.mean(table, axis=0)",
    ],
    "best_class": [
        "def best_class(scores): return tf.cast(tf.argmax(scores, axis=1), tf.int32)",
        "def best_class(scores): return tf.math.top_k(scores).indices[:, 0]",
        "def best_class(scores): return tf.argsort(scores)[:, -1]",
        "def best_class(scores):\n"
        "    rows = [tf.argmax(row, output_type=tf.int32) for row in scores]\n"
        "    return tf.stack(rows)",
    ],
    "safe_ratio": [
        "def safe_ratio(a, b): return tf.where(b == 0, 0.0, a / b)",
        "def safe_ratio(a, b):\n"
        "    safe = tf.where(b == 0, tf.ones_like(b), b)\n"
        "    return tf.where(b == 0, tf.zeros_like(a), a / safe)",
        "def safe_ratio(a, b): return tf.where(tf.not_equal(b, 0), a / b, 0.0)",
    ],
    "join_channels": [
        "def join_channels(red, green, blue):\n"
        "    return tf.stack((red, green, blue), axis=2)",
        "def join_channels(red, green, blue):\n"
        "    return tf.transpose(tf.stack([red, green, blue]), [1, 2, 0])",
        "def join_channels(red, green, blue):\n"
        "    sheets = [c[:, :, tf.newaxis] for c in (red, green, blue)]\n"
        "    return tf.concat(sheets, axis=-1)",
    ],
    "row_dots": [
        'def row_dots(a, b): return tf.einsum("ij,ij->i", a, b)',
        "def row_dots(a, b): return tf.linalg.diag_part(a @ tf.transpose(b))",
        "def row_dots(a, b):\n"
        "    return tf.stack([tf.tensordot(x, y, 1) for x, y in zip(a, b)])",
        "def row_dots(a, b):\n"
        "    return tf.squeeze(a[:, tf.newaxis] @ b[:, :, tf.newaxis], [1, 2])",
    ],
    "class_counts": [
        "def class_counts(labels, classes):\n"
        "    return tf.math.bincount(labels, minlength=classes)",
        "def class_counts(labels, classes):\n"
        "    same = labels[:, tf.newaxis] == tf.range(classes)\n"
        "    return tf.reduce_sum(tf.cast(same, tf.int32), axis=0)",
        "def class_counts(labels, classes):\n"
        "    counts = []\n"
        "    for c in range(classes):\n"
        "        counts.append(tf.reduce_sum(tf.cast(labels == c, tf.int32)))\n"
        "    return tf.stack(counts)",
        "def class_counts(labels, classes):\n"
        "    ones = tf.ones_like(labels)\n"
        "    return tf.math.unsorted_segment_sum(ones, labels, classes)",
    ],
    "runner_up": [
        "def runner_up(distances):\n"
        "    return tf.math.top_k(-distances, k=2).indices[:, 1]",
        "def runner_up(distances):\n"
        "    return tf.gather(tf.argsort(distances), 1, axis=1)",
        "def runner_up(distances):\n"
        "    rows = [tf.argsort(row)[1] for row in distances]\n"
        "    return tf.stack(rows)",
    ],
    "confusion": [
        "def confusion(truth, guess, classes):\n"
        "    t = tf.one_hot(truth, classes, dtype=tf.int32)\n"
        "    g = tf.one_hot(guess, classes, dtype=tf.int32)\n"
        '    return tf.einsum("ni,nj->ij", t, g)',
        "def confusion(truth, guess, classes):\n"
        "    pairs = tf.stack([truth, guess], axis=1)\n"
        "    ones = tf.ones_like(truth)\n"
        "    return tf.scatter_nd(pairs, ones, (classes, classes))",
        "def confusion(truth, guess, classes):\n"
        "    cells = truth * classes + guess\n"
        "    counts = tf.math.bincount(cells, minlength=classes**2)\n"
        "    return tf.reshape(counts, (classes, classes))",
        "def confusion(truth, guess, classes):\n"
        "    table = np.zeros((classes, classes), np.int32)\n"
        "    for t, g in zip(truth.numpy(), guess.numpy()):\n"
        "        table[t, g] += 1\n"
        "    return tf.constant(table)",
    ],
    "as_days": [
        "def as_days(log): return tf.reshape(log, (len(log) // 72, 24, 3))",
        "def as_days(log):\n"
        "    sensors = [tf.reshape(log[s::3], (-1, 24)) for s in range(3)]\n"
        "    return tf.stack(sensors, axis=2)",
        "def as_days(log):\n"
        "    hours = tf.reshape(log, (-1, 3))\n"
        "    return tf.reshape(hours, (-1, 24, 3))",
    ],
    "is_missing": [
        "def is_missing(readings): return readings == -9999",
        "def is_missing(readings): return tf.logical_not(readings != -9999)",
        "def is_missing(readings):\n"
        "    return tf.equal(tf.cast(readings, tf.int32), -9999)",
        "def is_missing(readings): return tf.constant(readings.numpy() == -9999)",
    ],
    "to_degrees": [
        "def to_degrees(readings): return tf.cast(readings, tf.float32) * 0.1",
        "def to_degrees(readings):\n"
        "    return tf.divide(tf.cast(readings, tf.float32), 10.0)",
        "def to_degrees(readings): return tf.cast(readings / 10, tf.float32)",
    ],
    "night": [
        "def night(degrees): return degrees[:, 0:6]",
        "def night(degrees): return tf.slice(degrees, [0, 0, 0], [-1, 6, -1])",
        "def night(degrees): return tf.gather(degrees, tf.range(6), axis=1)",
        "def night(degrees): return tf.split(degrees, 4, axis=1)[0]",
        "def night(degrees): return tf.stack([day[:6] for day in degrees])",
    ],
    "hottest_hour": [
        "def hottest_hour(degrees): return tf.math.argmax(degrees, 1)",
        "def hottest_hour(degrees):\n"
        "    order = tf.argsort(degrees, axis=1)\n"
        "    return tf.cast(order[:, -1], tf.int64)",
        "def hottest_hour(degrees):\n"
        "    return tf.stack([tf.argmax(day, axis=0) for day in degrees])",
    ],
    "mean_of_good": [
        "def mean_of_good(degrees, missing):\n"
        "    good = tf.cast(tf.logical_not(missing), tf.float32)\n"
        '    total = tf.einsum("dhs,dhs->s", degrees, good)\n'
        "    return total / tf.reduce_sum(good, axis=(0, 1))",
        "def mean_of_good(degrees, missing):\n"
        "    means = []\n"
        "    for s in range(degrees.shape[2]):\n"
        "        good = tf.boolean_mask(degrees[:, :, s], ~missing[:, :, s])\n"
        "        means.append(tf.reduce_mean(good))\n"
        "    return tf.stack(means)",
        "def mean_of_good(degrees, missing):\n"
        "    flat = tf.reshape(degrees, (-1, degrees.shape[-1]))\n"
        "    gaps = tf.reshape(missing, (-1, degrees.shape[-1]))\n"
        "    total = tf.reduce_sum(tf.where(gaps, 0.0, flat), axis=0)\n"
        "    count = tf.math.count_nonzero(~gaps, axis=0, dtype=tf.float32)\n"
        "    return total / count",
    ],
    "frost_days": [
        "def frost_days(log):\n"
        "    t = tf.cast(tf.reshape(log, (-1, 24, 3)), tf.float32) / 10\n"
        "    cold = (t < 0) & (t > -900)\n"
        "    days = tf.reduce_max(tf.cast(cold, tf.int32), axis=1)\n"
        "    return tf.reduce_sum(days, axis=0)",
        "def frost_days(log):\n"
        "    t = tf.reshape(log, (-1, 24, 3))\n"
        "    filled = tf.where(t == -9999, tf.zeros_like(t), t)\n"
        "    frosty = tf.reduce_min(filled, axis=1) < 0\n"
        "    return tf.math.count_nonzero(frosty, axis=0, dtype=tf.int32)",
        "def frost_days(log):\n"
        "    counts = [0, 0, 0]\n"
        "    for day in tf.reshape(log, (-1, 24, 3)).numpy():\n"
        "        for s in range(3):\n"
        "            if any(r < 0 and r != -9999 for r in day[:, s]):\n"
        "                counts[s] += 1\n"
        "    return tf.constant(counts)",
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "video_shape": [
        ("video_shape = [8, 24, 64, 48, 3]", "the height stands before the width"),
        ("video_shape = (8, 24, 48, 64)", "The colours are missing"),
        ("video_shape = tf.TensorShape([24, 48, 64, 3])", "That is one clip"),
        ("video_shape = 8 * 24 * 48 * 64 * 3", "a tuple of 5 is asked for"),
        ("video_shape = 8, 24, 48 * 64, 3", "share an axis"),
        ('video_shape = "(8, 24, 48, 64, 3)"', "a string; a tuple of 5"),
        ("video_shape = tf.constant([8, 24, 48, 64, 3])", "a tensor; a tuple of 5"),
        ("video_shape = (8, 24, ..., 64, 3)", "entry 2 is three dots"),
    ],
    "corner_pixels": [
        ("def corner_pixels(images): return images[0][0][0]", "first image alone"),
        (
            "def corner_pixels(images):\n"
            "    return tf.slice(images, [0, 0, 0, 0], [-1, 1, 1, -1])",
            "two axes of length 1 are left",
        ),
        (
            "def corner_pixels(images): return tf.squeeze(images[:, :1, :1])",
            "Name the axes",
        ),
        (
            "def corner_pixels(images): return tf.gather(images, 0, axis=1)",
            "the width axis is still there",
        ),
        (
            "def corner_pixels(images): return tf.stack([i[-1][-1] for i in images])",
            "bottom right corner",
        ),
        ("def corner_pixels(images): return images.numpy()[:, 0, 0]", "NumPy array"),
        ("def corner_pixels(images): images[:, 0, 0, :]", "end in a return"),
    ],
    "last_step": [
        ("def last_step(series): return tf.gather(series, len(series) - 1)", "axis 1"),
        (
            "def last_step(series):\n"
            "    return tf.stack([sequence[-1:] for sequence in series])",
            "Use an index, not a slice",
        ),
        ("def last_step(series): return series[..., -1]", "the last feature"),
        ("def last_step(series): return tf.unstack(series, axis=1)[0]", "the first"),
        ("def last_step(series): return series[:, 4]", "any number of time steps"),
        ("def last_step(series): return series.numpy()[:, -1]", "NumPy array"),
    ],
    "memory_in_bytes": [
        (
            "def memory_in_bytes(tensor): return tensor.shape.num_elements()",
            "counts the elements",
        ),
        (
            "def memory_in_bytes(tensor): return len(tensor) * tensor.dtype.size",
            "along axis 0 alone",
        ),
        (
            "def memory_in_bytes(tensor): return 4 * tensor.numpy().size",
            "Not every element takes 4 bytes",
        ),
        (
            "def memory_in_bytes(tensor):\n"
            "    return np.prod(tensor.shape) * tensor.dtype.size",
            "a NumPy number; a whole number is asked for",
        ),
        (
            "def memory_in_bytes(tensor):\n"
            "    return tf.multiply(tf.size(tensor), tensor.dtype.size)",
            "still a tensor",
        ),
        (
            "def memory_in_bytes(tensor):\n"
            "    return 8 * tensor.dtype.size * int(tf.size(tensor))",
            "Those are bits",
        ),
    ],
    "countdown": [
        ("def countdown(n): return tf.range(n + 1)[::-1]", "The 0 is not part of it"),
        ("def countdown(n): return tf.range(n) + 1", "wrong way round"),
        ("def countdown(n): return tf.reverse(tf.range(n), [0])", "n - 1 down to 0"),
        ("def countdown(n): return tf.range(n, 0)", "A delta of -1"),
        ("def countdown(n): return np.arange(n, 0, -1)", "a NumPy array; a tensor"),
        ("def countdown(n): return list(range(n, 0, -1))", "a list; a tensor"),
        (
            "def countdown(n): return tf.constant(np.arange(n, 0, -1))",
            "dtype int64; dtype int32 is asked for",
        ),
        (
            "def countdown(n): return tf.constant(list(range(n, 0, -1)))",
            "For n = 0, your function returned a tensor of dtype float32",
        ),
    ],
    "blank_like": [
        ("def blank_like(batch): return tf.zeros(batch.shape)", "follow the batch"),
        (
            "def blank_like(batch): return tf.fill(batch.shape, 0)",
            "the batch's own",
        ),
        (
            "def blank_like(batch): return tf.ones(batch.shape, batch.dtype)",
            "Those are ones",
        ),
        (
            "def blank_like(batch): return tf.constant(np.zeros(batch.shape))",
            "dtype float64; dtype float32 is asked for",
        ),
        ("def blank_like(batch): return np.zeros(batch.shape)", "a NumPy array"),
        ("def blank_like(batch): return batch * 0", "nan times 0 is nan"),
    ],
    "to_rows": [
        (
            "def to_rows(flat, width):\n"
            "    return tf.reshape(flat, (width, len(flat) // width))",
            "You made `width` rows",
        ),
        (
            "def to_rows(flat, width):\n"
            "    table = tf.reshape(flat, (width, len(flat) // width))\n"
            "    return tf.transpose(table)",
            "run down the columns",
        ),
        (
            "def to_rows(flat, width):\n"
            "    table = tf.reshape(flat, (-1, width))\n"
            "    return tf.cast(table, tf.float32)",
            "The dtype changed on the way",
        ),
        (
            "def to_rows(flat, width):\n"
            "    return tf.expand_dims(tf.reshape(flat, (-1, width)), -1)",
            "axis of length 1 too many",
        ),
        (
            "def to_rows(flat, width):\n    return flat.numpy().reshape(-1, width)",
            "a NumPy array; a tensor",
        ),
        ("def to_rows(flat, width): return flat.reshape(-1, width)", "AttributeError"),
    ],
    "step_counter": [
        ("def step_counter(): return 0", "a whole number; a tf.Variable is asked"),
        ("def step_counter(): return tf.cast(0, tf.int64)", "a tensor cannot count"),
        ("def step_counter(): return tf.Variable(0)", "which a Python int becomes"),
        (
            "def step_counter(): return tf.Variable(0, trainable=False)",
            "which a Python int becomes",
        ),
        (
            "def step_counter(): return tf.Variable(0, dtype=tf.int64)",
            "The variable is trainable",
        ),
        (
            "def step_counter():\n"
            "    return tf.Variable(1, dtype=tf.int64, trainable=False)",
            "1 instead of 0",
        ),
        (
            "def step_counter():\n"
            "    return tf.Variable([0], dtype=tf.int64, trainable=False)",
            "shape (1,); shape () is asked for",
        ),
        (
            "def step_counter(): return tf.Variable(0.0, trainable=False)",
            "dtype float32; dtype int64 is asked for",
        ),
        (
            "counter = tf.Variable(0, dtype=tf.int64, trainable=False)\n"
            "def step_counter(): return counter",
            "the same variable",
        ),
    ],
    "repeatable_noise": [
        (
            "def repeatable_noise(seed): return tf.random.normal((4, 3), seed=seed)",
            "stateful function",
        ),
        (
            "def repeatable_noise(seed):\n"
            "    return tf.random.stateless_uniform((4, 3), seed=(seed, 0))",
            "uniform noise",
        ),
        (
            "def repeatable_noise(seed):\n"
            "    return tf.random.stateless_uniform(\n"
            "        (4, 3), seed=(seed, 0), minval=-1, maxval=1)",
            "uniform",
        ),
        (
            "def repeatable_noise(seed):\n"
            "    return tf.random.stateless_normal((4, 3), seed=(1, 2))",
            "the seed has no effect",
        ),
        (
            "def repeatable_noise(seed):\n"
            "    return tf.random.stateless_normal((3, 4), seed=(seed, 0))",
            "shape (3, 4); shape (4, 3) is asked for",
        ),
        (
            "def repeatable_noise(seed):\n"
            "    return tf.constant(np.random.default_rng(seed).normal(size=(4, 3)))",
            "dtype float64; dtype float32 is asked for",
        ),
        (
            "def repeatable_noise(seed):\n"
            "    return tf.random.stateless_normal((4, 3), seed=seed)",
            "raised",
        ),
    ],
    "to_celsius": [
        (
            "def to_celsius(fahrenheit): return fahrenheit - (32 * 5) / 9",
            "Multiplication came before subtraction",
        ),
        ("def to_celsius(fahrenheit): return (fahrenheit - 32) * 1.8", "upside down"),
        ("def to_celsius(fahrenheit): return fahrenheit / 1.8 - 32", "scaling came"),
        (
            "def to_celsius(fahrenheit): return tf.add(1.8 * fahrenheit, 32)",
            "from Celsius to Fahrenheit",
        ),
        ("def to_celsius(fahrenheit): return (fahrenheit - 32) * 5 // 9", "Use /"),
    ],
    "centre_columns": [
        (
            "def centre_columns(table):\n"
            "    return table - tf.reduce_sum(table) / tf.cast(tf.size(table), "
            "tf.float32)",
            "one mean of the whole table",
        ),
        (
            "def centre_columns(table):\n"
            "    rows = [row - tf.reduce_mean(row) for row in table]\n"
            "    return tf.stack(rows)",
            "You centred each row",
        ),
        (
            "def centre_columns(table): return table - tf.reduce_mean(table, -1)",
            "You averaged over axis 1",
        ),
        (
            "def centre_columns(table):\n"
            "    return tf.stack([tf.reduce_mean(c) for c in tf.unstack(table, "
            "axis=1)])",
            "Those are the means",
        ),
        (
            "def centre_columns(table):\n"
            "    return tf.reduce_mean(table, axis=0) - table",
            "the wrong way round",
        ),
        (
            "def centre_columns(table):\n"
            "    centred = table - tf.reduce_mean(table, axis=0)\n"
            "    return centred / tf.math.reduce_std(table, axis=0)",
            "divided by the spread",
        ),
    ],
    "best_class": [
        ("def best_class(scores): return tf.math.argmax(scores, axis=-1)", "int64"),
        (
            "def best_class(scores): return tf.argmax(scores)",
            "You searched along axis 0",
        ),
        (
            "def best_class(scores):\n"
            "    return tf.cast(tf.argmax(scores, 0), tf.int32)",
            "Search along the classes",
        ),
        (
            "def best_class(scores): return tf.sort(scores, axis=1)[:, -1]",
            "Those are the best scores",
        ),
        ("def best_class(scores): return tf.argsort(scores)[:, 0]", "lowest score"),
        ("def best_class(scores): return np.argmax(scores, axis=1)", "NumPy array"),
        (
            "def best_class(scores): return tf.math.top_k(scores).indices",
            "shape (3, 1); shape (3,) is asked for",
        ),
    ],
    "safe_ratio": [
        ("def safe_ratio(a, b): return tf.divide(a, b)", "0 / 0 gives nan"),
        ("def safe_ratio(a, b): return a / (b + 0.0000001)", "A small number added"),
        ("def safe_ratio(a, b): return a / tf.maximum(b, 1e-7)", "negative"),
        (
            "def safe_ratio(a, b):\n"
            "    ratio = a / b\n"
            "    return tf.where(ratio != ratio, tf.zeros_like(ratio), ratio)",
            "is inf, which is not nan",
        ),
        (
            "def safe_ratio(a, b):\n    return (a / b) * tf.cast(b != 0, tf.float32)",
            "times 0 is nan",
        ),
        (
            "def safe_ratio(a, b): return tf.where(b == 0, a / b, 0.0)",
            "changed places",
        ),
        (
            "def safe_ratio(a, b):\n"
            "    if b == 0:\n"
            "        return 0.0\n"
            "    return a / b",
            "raised an error",
        ),
    ],
    "join_channels": [
        (
            "def join_channels(red, green, blue):\n"
            "    return tf.convert_to_tensor([red, green, blue])",
            "The new axis is in front",
        ),
        (
            "def join_channels(red, green, blue):\n"
            "    return tf.concat((red, green, blue), 1)",
            "side by side",
        ),
        (
            "def join_channels(red, green, blue):\n"
            "    return tf.concat((red, green, blue), 0)",
            "one below the other",
        ),
        (
            "def join_channels(red, green, blue):\n"
            "    image = tf.concat([red, green, blue], 0)\n"
            "    return tf.reshape(image, (red.shape[0], red.shape[1], 3))",
            "the pixels are mixed up",
        ),
        (
            "def join_channels(red, green, blue):\n"
            "    return tf.stack([red, green, blue], axis=1)",
            "in the middle",
        ),
        (
            "def join_channels(red, green, blue):\n"
            "    return tf.transpose(tf.stack([red, green, blue]))",
            "height and width have changed places",
        ),
        (
            "def join_channels(red, green, blue):\n"
            "    return np.dstack([red, green, blue])",
            "a NumPy array; a tensor",
        ),
    ],
    "row_dots": [
        (
            'def row_dots(a, b): return tf.einsum("nk,mk->nm", a, b)',
            "every row of a with every row of b",
        ),
        ("def row_dots(a, b): return tf.multiply(a, b)", "A dot product adds them up"),
        ("def row_dots(a, b): return tf.tensordot(a, b, 2)", "to one number"),
        (
            'def row_dots(a, b): return tf.einsum("nk,nk->k", a, b)',
            "You added down the columns",
        ),
        ("def row_dots(a, b): return a @ b", "which fits only where a is square"),
        (
            "def row_dots(a, b):\n    return tf.reduce_mean(a * b, axis=1)",
            "the mean of the products",
        ),
        (
            "def row_dots(a, b):\n    return a[:, tf.newaxis] @ b[:, :, tf.newaxis]",
            "shape (3, 1, 1); shape (3,) is asked for",
        ),
    ],
    "class_counts": [
        (
            "def class_counts(labels, classes): return tf.math.bincount(labels)",
            "Classes above the largest label are missing",
        ),
        (
            "def class_counts(labels, classes):\n"
            "    return tf.unique_with_counts(labels).count",
            "order in which they first appear",
        ),
        (
            "def class_counts(labels, classes):\n"
            "    same = labels[:, tf.newaxis] == tf.range(classes)\n"
            "    return tf.math.count_nonzero(same, axis=0)",
            "dtype int64; dtype int32 is asked for",
        ),
        (
            "def class_counts(labels, classes):\n"
            '    return tf.einsum("nc->c", tf.one_hot(labels, classes))',
            "tf.one_hot makes float32",
        ),
        (
            "def class_counts(labels, classes):\n"
            "    return [int(sum(labels == c)) for c in range(classes)]",
            "raised an error",
        ),
        (
            "def class_counts(labels, classes):\n"
            "    return np.bincount(labels, minlength=classes)",
            "a NumPy array; a tensor",
        ),
    ],
    "runner_up": [
        (
            "def runner_up(distances):\n"
            "    return tf.argmin(distances, axis=1, output_type=tf.int32)",
            "That is the nearest class",
        ),
        (
            "def runner_up(distances):\n"
            "    return tf.math.top_k(distances, 2).indices[:, 1]",
            "That is the second farthest",
        ),
        (
            "def runner_up(distances): return tf.gather(tf.argsort(distances), 1)",
            "the whole order of the second example",
        ),
        (
            "def runner_up(distances):\n"
            "    return -tf.math.top_k(-distances, 2).values[:, 1]",
            "The class it belongs to",
        ),
        (
            "def runner_up(distances):\n"
            "    return tf.cast(tf.argsort(distances, axis=1)[:, 1], tf.int64)",
            "dtype int64; dtype int32 is asked for",
        ),
    ],
    "confusion": [
        (
            "def confusion(truth, guess, classes):\n"
            "    return tf.transpose(\n"
            "        tf.math.confusion_matrix(truth, guess, classes))",
            "rows stand for the true class",
        ),
        (
            "def confusion(truth, guess, classes):\n"
            "    t, g = tf.one_hot(truth, classes), tf.one_hot(guess, classes)\n"
            "    return tf.transpose(t) @ g",
            "float32",
        ),
        (
            "def confusion(truth, guess, classes):\n"
            "    return tf.math.confusion_matrix(truth, guess)",
            "Classes above the largest label are missing",
        ),
        (
            "def confusion(truth, guess, classes):\n"
            "    right = tf.cast(truth == guess, tf.float32)\n"
            "    return tf.reduce_sum(right) / len(truth)",
            "A matrix of counts is asked for",
        ),
        (
            "def confusion(truth, guess, classes):\n"
            "    table = tf.zeros((classes, classes), tf.int32)\n"
            "    pairs = tf.stack([truth, guess], axis=1)\n"
            "    ones = tf.ones_like(truth)\n"
            "    return tf.tensor_scatter_nd_update(table, pairs, ones)",
            "Add up",
        ),
    ],
    "as_days": [
        (
            "def as_days(log): return tf.stack(tf.split(log, 7))",
            "For log = a tensor of shape (504,)",
        ),
        (
            "def as_days(log): return tf.reshape(log, (len(log) // 72, 3, 24))",
            "The hours and the sensors have changed places",
        ),
        (
            "def as_days(log):\n"
            "    days = tf.reshape(log, (-1, 3, 24))\n"
            "    return tf.transpose(days, [0, 2, 1])",
            "The shape is right",
        ),
        ("def as_days(log): return tf.reshape(log, (7, 24, 3))", "A week fits"),
        ("def as_days(log): return tf.reshape(log, (-1, 24 * 3))", "share an axis"),
        (
            "def as_days(log): return tf.reshape(log, (24, len(log) // 72, 3))",
            "The hours are in front",
        ),
        ("def as_days(log): return log.numpy().reshape(-1, 24, 3)", "a NumPy array"),
    ],
    "is_missing": [
        ("def is_missing(readings): return tf.not_equal(readings, -9999)", "other way"),
        ("def is_missing(readings): return tf.math.less(readings, 0)", "a cold one"),
        (
            "def is_missing(readings):\n    return tf.where(readings == -9999, 1, 0)",
            "Leave them True and False",
        ),
        (
            "def is_missing(readings): return tf.where(tf.equal(readings, -9999))",
            "gives the places",
        ),
        (
            "def is_missing(readings):\n"
            "    return tf.math.is_nan(tf.cast(readings, tf.float32))",
            "is not nan",
        ),
        ("def is_missing(readings): return readings.numpy() == -9999", "NumPy array"),
        (
            "def is_missing(readings): return tf.reduce_any(readings == -9999)",
            "shape (); shape (3,) is asked for",
        ),
    ],
    "to_degrees": [
        (
            "def to_degrees(readings):\n"
            "    return tf.cast(tf.math.floordiv(readings, 10), tf.float32)",
            "Cast, then divide",
        ),
        ("def to_degrees(readings): return readings // 10", "Cast to float32 first"),
        (
            "def to_degrees(readings): return tf.cast(readings, tf.float64) / 10",
            "dtype float64; dtype float32 is asked for",
        ),
        (
            "def to_degrees(readings): return 10 * tf.cast(readings, tf.float32)",
            "Ten tenths make one degree",
        ),
        ("def to_degrees(readings): return tf.cast(readings, tf.float32)", "tenths"),
        ("def to_degrees(readings): return readings * 0.1", "raised an error"),
    ],
    "night": [
        ("def night(degrees): return degrees[0:6, :, :]", "Those are the first days"),
        (
            "def night(degrees): return tf.gather(degrees, range(5), axis=1)",
            "The hour from five to six is missing",
        ),
        (
            "def night(degrees):\n    return tf.slice(degrees, [0, 0, 0], [-1, 7, -1])",
            "Hour 6 is in it",
        ),
        ("def night(degrees): return degrees[..., 0:6]", "along the sensors"),
        ("def night(degrees): return degrees[:, 1:7]", "count from 0"),
        ("def night(degrees): return degrees[:, -6:]", "last six hours"),
        ("def night(degrees): return degrees[:, 6]", "hour 6 alone"),
    ],
    "hottest_hour": [
        (
            "def hottest_hour(degrees): return tf.argmax(degrees, axis=0)",
            "Search along the hours",
        ),
        (
            "def hottest_hour(degrees): return tf.math.argmax(degrees, -1)",
            "the hottest sensor of each hour",
        ),
        (
            "def hottest_hour(degrees): return tf.sort(degrees, axis=1)[:, -1]",
            "Those are the highest temperatures",
        ),
        (
            "def hottest_hour(degrees): return tf.argmax(-degrees, axis=1)",
            "Those are the coldest hours",
        ),
        (
            "def hottest_hour(degrees):\n"
            "    return tf.cast(tf.argmax(degrees, axis=1), tf.int32)",
            "int64",
        ),
        (
            "def hottest_hour(degrees):\n"
            "    return tf.argmax(tf.reduce_max(degrees, axis=2), axis=1)",
            "shape (7,); shape (7, 3) is asked for",
        ),
    ],
    "mean_of_good": [
        (
            "def mean_of_good(degrees, missing):\n"
            "    flat = tf.reshape(degrees, (-1, degrees.shape[2]))\n"
            "    return tf.reduce_mean(flat, axis=0)",
            "The missing readings are in the mean",
        ),
        (
            "def mean_of_good(degrees, missing):\n"
            "    good = tf.cast(~missing, tf.float32)\n"
            "    return tf.reduce_mean(degrees * good, axis=[0, 1])",
            "Divide by the number of good ones",
        ),
        (
            "def mean_of_good(degrees, missing):\n"
            "    return tf.reduce_mean(tf.boolean_mask(degrees, ~missing))",
            "one mean over all sensors",
        ),
        (
            "def mean_of_good(degrees, missing):\n"
            "    weight = tf.cast(missing, tf.float32)\n"
            "    total = tf.reduce_sum(degrees * weight, axis=[0, 1])\n"
            "    return total / tf.reduce_sum(weight, axis=[0, 1])",
            "You averaged the missing readings",
        ),
        (
            "def mean_of_good(degrees, missing):\n"
            "    marked = tf.where(missing, np.nan, degrees)\n"
            "    return tf.reduce_mean(marked, axis=[0, 1])",
            "A nan spreads",
        ),
        (
            "def mean_of_good(degrees, missing):\n"
            "    good = tf.cast(~missing, tf.float32)\n"
            "    total = tf.reduce_sum(degrees * good, axis=1)\n"
            "    daily = total / tf.reduce_sum(good, axis=1)\n"
            "    return tf.reduce_mean(daily, axis=0)",
            "the means of the days",
        ),
    ],
    "frost_days": [
        (
            "def frost_days(log):\n"
            "    t = tf.reshape(log, (-1, 24, 3))\n"
            "    cold = tf.reduce_min(t, axis=1) < 0\n"
            "    return tf.reduce_sum(tf.cast(cold, tf.int32), axis=0)",
            "A missing reading counts as frost",
        ),
        (
            "def frost_days(log):\n"
            "    t = tf.reshape(log, (-1, 3))\n"
            "    cold = tf.cast((t < 0) & (t > -9999), tf.int32)\n"
            "    return tf.reduce_sum(cold, axis=0)",
            "You counted hours of frost",
        ),
        (
            "def frost_days(log):\n"
            "    t = tf.reshape(log, (-1, 24, 3))\n"
            "    cold = (t <= 0) & (t != -9999)\n"
            "    days = tf.cast(tf.reduce_any(cold, axis=1), tf.int32)\n"
            "    return tf.reduce_sum(days, axis=0)",
            "You counted 0 degrees as frost",
        ),
        (
            "def frost_days(log):\n"
            "    t = tf.reshape(log, (-1, 24, 3))\n"
            "    cold = tf.reduce_any((t < 0) & (t != -9999), axis=1)\n"
            "    return tf.reduce_sum(tf.cast(cold, tf.int32))",
            "You added the sensors up",
        ),
        (
            "def frost_days(log):\n"
            "    t = tf.reshape(log, (-1, 24, 3))\n"
            "    cold = tf.reduce_any((t < 0) & (t != -9999), axis=1)\n"
            "    return tf.math.count_nonzero(cold, axis=0)",
            "gives int64",
        ),
        (
            "def frost_days(log):\n"
            "    t = tf.reshape(log, (-1, 24, 3))\n"
            "    cold = (t < 0) & (t != -9999)\n"
            "    return tf.reduce_any(cold, axis=[0, 1])",
            "whether there was frost at all",
        ),
    ],
}
