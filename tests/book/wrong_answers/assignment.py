"""Answers to the assignment *Basic Tensor Operations*, as learners write them."""

from __future__ import annotations

LOSS = (
    "def loss_and_slope(w, x, y):\n"
    "    with tf.GradientTape() as tape:\n"
    "        p = tf.tanh(tf.linalg.matvec(x, w))\n"
)
ERROR = LOSS + "        loss = tf.reduce_mean((p - y) ** 2)\n"
TAPES = (
    "ZERO = {'unconnected_gradients': 'zero'}\n"
    "def slope_of_slope(function, x):\n"
    "    with tf.GradientTape() as outer:\n"
    "        outer.watch(x)\n"
    "        with tf.GradientTape() as inner:\n"
    "            inner.watch(x)\n"
    "            y = function(x)\n"
)
SLOPE = TAPES + "        slope = inner.gradient(y, x, **ZERO)\n"
LINE = (
    "def learned_line(x, y, rate, steps):\n"
    "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
    "    for _ in range(steps):\n"
    "        with tf.GradientTape() as tape:\n"
    "            loss = tf.reduce_mean((w * x + b - y) ** 2)\n"
)
STEPS = (
    "        dw, db = tape.gradient(loss, [w, b])\n"
    "        w.assign_sub(rate * dw)\n"
    "        b.assign_sub(rate * db)\n"
)
ANSWER = "    return w.read_value(), b.read_value()"


def _line_with(loss: str) -> str:
    """A solution of `learned_line` with another loss."""
    begin = LINE[: LINE.index("            loss")]
    return f"{begin}            loss = {loss}\n{STEPS}{ANSWER}"


RIGHT: dict[str, list[str]] = {
    "as_floats": [
        "def as_floats(values):\n    return tf.constant(values, dtype=tf.float32)",
        "def as_floats(values):\n    return tf.cast(values, tf.float32)",
        "def as_floats(values):\n"
        "    return tf.convert_to_tensor(np.array(values, dtype=np.float32))",
        "def as_floats(values):\n    return tf.cast(tf.constant(values), 'float32')",
    ],
    "squares": [
        "def squares(x):\n    return x * x",
        "def squares(x):\n    return x**2",
        "squares = tf.square",
        "def squares(x):\n    return tf.math.multiply(x, x)",
        "def squares(x):\n    return tf.constant(np.square(x.numpy()))",
        "def squares(x):\n    return tf.pow(x, 2)",
    ],
    "to_column": [
        "def to_column(x):\n    return tf.reshape(x, (-1, 1))",
        "def to_column(x):\n    return tf.reshape(x, [-1])[:, tf.newaxis]",
        "def to_column(x):\n    return tf.expand_dims(tf.reshape(x, -1), axis=1)",
        "def to_column(x):\n    return tf.reshape(x, (tf.size(x), 1))",
        "def to_column(x):\n    return tf.transpose(tf.reshape(x, (1, -1)))",
        "def to_column(x):\n    return tf.constant(x.numpy().reshape(-1, 1))",
    ],
    "nearest": [
        "def nearest(x):\n    return tf.cast(tf.round(x), tf.int32)",
        "def nearest(x):\n    return tf.cast(tf.floor(x + 0.5), tf.int32)",
        "def nearest(x):\n    return tf.cast(x + 0.5 * tf.sign(x), tf.int32)",
        "def nearest(x):\n    return tf.constant(np.rint(x.numpy()).astype(np.int32))",
        "def nearest(x):\n"
        "    return tf.where(\n"
        "        x < 0, tf.cast(x - 0.5, tf.int32), tf.cast(x + 0.5, tf.int32)\n"
        "    )",
    ],
    "scaled_rows": [
        "def scaled_rows(x, weights):\n    return x * weights[:, tf.newaxis]",
        "def scaled_rows(x, weights):\n"
        "    return tf.transpose(tf.transpose(x) * weights)",
        "def scaled_rows(x, weights):\n    return tf.linalg.diag(weights) @ x",
        "def scaled_rows(x, weights):\n    return tf.einsum('ij,i->ij', x, weights)",
        "def scaled_rows(x, weights):\n"
        "    return tf.stack([w * row for w, row in zip(weights, x)])",
        "def scaled_rows(x, weights):\n"
        "    return tf.multiply(tf.reshape(weights, (-1, 1)), x)",
    ],
    "added": [
        "def added(a, b):\n    return tf.cast(a, tf.float32) + b",
        "def added(a, b):\n    return tf.add(b, tf.cast(a, b.dtype))",
        "def added(a, b):\n    return tf.constant(a.numpy(), tf.float32) + b",
        "def added(a, b):\n"
        "    return tf.constant(a.numpy() + b.numpy(), dtype=tf.float32)",
        "def added(a, b):\n"
        "    return tf.cast(tf.cast(a, tf.float64) + tf.cast(b, tf.float64), "
        "tf.float32)",
    ],
    "off_the_mean": [
        "def off_the_mean(x):\n    return x - tf.reduce_mean(x, axis=0)",
        "def off_the_mean(x):\n"
        "    return tf.subtract(x, tf.math.reduce_mean(x, 0, keepdims=True))",
        "def off_the_mean(x):\n"
        "    return tf.constant(x.numpy() - x.numpy().mean(axis=0))",
        "def off_the_mean(x):\n    return x - tf.reduce_sum(x, axis=-2) / len(x)",
        "def off_the_mean(x):\n"
        "    turned = tf.transpose(x)\n"
        "    means = tf.reduce_mean(turned, axis=1, keepdims=True)\n"
        "    return tf.transpose(turned - means)",
        "def off_the_mean(x):\n"
        "    n = x.shape[0]\n"
        "    return (tf.eye(n) - tf.ones((n, n)) / n) @ x",
    ],
    "only_positive": [
        "def only_positive(x):\n    return x[x > 0]",
        "def only_positive(x):\n    return tf.boolean_mask(x, x > 0)",
        "def only_positive(x):\n    return tf.gather_nd(x, tf.where(x > 0))",
        "def only_positive(x):\n"
        "    flat = tf.reshape(x, (-1,))\n"
        "    return tf.gather(flat, tf.where(flat > 0)[:, 0])",
        "def only_positive(x):\n    return tf.constant(x.numpy()[x.numpy() > 0])",
        "def only_positive(x):\n"
        "    kept = [e for e in x.numpy().ravel() if e > 0]\n"
        "    return tf.constant(kept, x.dtype)",
    ],
    "decay": [
        "def decay(v, share):\n    v.assign((1 - share) * v)",
        "def decay(v, share):\n    v.assign_sub(share * v)",
        "def decay(v, share):\n    return v.assign(v - v * share)",
        "def decay(v, share):\n    v.assign_add(-share * v.read_value())",
        "def decay(v, share):\n    v.assign(v.numpy() * (1.0 - share))",
    ],
    "loss_and_slope": [
        ERROR + "    return loss, tape.gradient(loss, w)",
        "def loss_and_slope(w, x, y):\n"
        "    with tf.GradientTape(watch_accessed_variables=False) as tape:\n"
        "        tape.watch(w)\n"
        "        p = tf.squeeze(tf.tanh(x @ w[:, tf.newaxis]), axis=1)\n"
        "        loss = tf.reduce_mean(tf.math.squared_difference(p, y))\n"
        "    return (loss, tape.gradient(loss, [w])[0])",
        "def loss_and_slope(w, x, y):\n"
        "    p = tf.tanh(tf.reduce_sum(x * w, axis=1))\n"
        "    rates = 2.0 * (p - y) * (1.0 - p**2) / len(y)\n"
        "    slope = tf.reduce_sum(rates[:, tf.newaxis] * x, axis=0)\n"
        "    return tf.reduce_mean((p - y) ** 2), slope",
        "def loss_and_slope(w, x, y):\n"
        "    with tf.GradientTape() as tape:\n"
        "        error = tf.math.tanh(tf.tensordot(x, w, 1)) - y\n"
        "        loss = tf.reduce_sum(error * error) / x.shape[0]\n"
        "    return loss, tape.gradient(loss, w)",
        "def loss_and_slope(w, x, y):\n"
        "    with tf.GradientTape() as tape:\n"
        "        p = tf.tanh(tf.einsum('nm,m->n', x, w))\n"
        "        loss = tf.keras.losses.MeanSquaredError()(y, p)\n"
        "    return loss, tape.gradient(loss, w)",
    ],
    "slope_of_slope": [
        SLOPE + "    return outer.gradient(slope, x, **ZERO)",
        TAPES + "        slope = inner.gradient(y, x)\n"
        "    if slope is None:\n"
        "        return tf.zeros_like(x)\n"
        "    second = outer.gradient(slope, x)\n"
        "    return tf.zeros_like(x) if second is None else second",
        "def slope_of_slope(function, x):\n"
        "    def slope(f, at):\n"
        "        with tf.GradientTape() as tape:\n"
        "            tape.watch(at)\n"
        "            y = f(at)\n"
        "        return tape.gradient(\n"
        "            y, at, unconnected_gradients=tf.UnconnectedGradients.ZERO\n"
        "        )\n"
        "    return slope(lambda at: slope(function, at), x)",
        "def slope_of_slope(function, x):\n"
        "    x = tf.Variable(x)\n"
        "    with tf.GradientTape() as outer:\n"
        "        with tf.GradientTape() as inner:\n"
        "            total = tf.reduce_sum(function(x.read_value()))\n"
        "        slope = inner.gradient(total, x, unconnected_gradients='zero')\n"
        "    return outer.gradient(slope, x, unconnected_gradients='zero')",
        "def slope_of_slope(function, x):\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        tape.watch(x)\n"
        "        y = function(x) + 0.0 * x**2\n"
        "        slope = tape.gradient(y, x)\n"
        "    return tape.gradient(slope, x)",
    ],
    "learned_line": [
        LINE + STEPS + ANSWER,
        "def learned_line(x, y, rate, steps):\n"
        "    w = b = tf.constant(0.0)\n"
        "    for _ in range(steps):\n"
        "        error = w * x + b - y\n"
        "        dw = 2 * tf.reduce_mean(error * x)\n"
        "        db = 2 * tf.reduce_mean(error)\n"
        "        w, b = w - rate * dw, b - rate * db\n"
        "    return w, b",
        "def learned_line(x, y, rate, steps):\n"
        "    line = tf.Variable([0.0, 0.0])\n"
        "    columns = tf.stack([x, tf.ones_like(x)], axis=1)\n"
        "    for _ in range(steps):\n"
        "        with tf.GradientTape() as tape:\n"
        "            p = tf.linalg.matvec(columns, line)\n"
        "            loss = tf.reduce_mean(tf.square(p - y))\n"
        "        line.assign(line - rate * tape.gradient(loss, line))\n"
        "    return line[0], line[1]",
        "def learned_line(x, y, rate, steps):\n"
        "    w, b = tf.zeros(()), tf.zeros(())\n"
        "    for _ in tf.range(steps):\n"
        "        with tf.GradientTape() as tape:\n"
        "            tape.watch([w, b])\n"
        "            loss = tf.reduce_mean((w * x + b - y) ** 2)\n"
        "        dw, db = tape.gradient(loss, [w, b])\n"
        "        w -= rate * dw\n"
        "        b -= rate * db\n"
        "    return w, b",
        "def learned_line(x, y, rate, steps):\n"
        "    x, y = x.numpy(), y.numpy()\n"
        "    w = b = np.float32(0)\n"
        "    for _ in range(steps):\n"
        "        error = w * x + b - y\n"
        "        w, b = (\n"
        "            w - rate * 2 * np.mean(error * x),\n"
        "            b - rate * 2 * np.mean(error),\n"
        "        )\n"
        "    return tf.constant(w, tf.float32), tf.constant(b, tf.float32)",
        LINE + "        grads = tape.gradient(loss, [w, b])\n"
        "        tf.keras.optimizers.SGD(rate).apply_gradients(zip(grads, [w, b]))\n"
        + ANSWER,
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "as_floats": [
        ("def as_floats(values):\n    ...", "Does every path"),
        ("def as_floats(values):\n    return tf.constant(values)", "you made ints"),
        (
            "def as_floats(values):\n    return tf.convert_to_tensor(values)",
            "you made ints",
        ),
        (
            "def as_floats(values):\n    return tf.constant(np.array(values))",
            "NumPy chose the dtype",
        ),
        (
            "def as_floats(values):\n    return tf.constant(np.array(values, float))",
            "floats of 64 bits",
        ),
        (
            "def as_floats(values):\n    return tf.cast(values, tf.float64)",
            "floats of 64 bits",
        ),
        (
            "def as_floats(values):\n    return np.array(values, dtype=np.float32)",
            "still NumPy's",
        ),
        (
            "def as_floats(values):\n"
            "    return tf.constant(np.ravel(values), tf.float32)",
            "one long row",
        ),
        (
            "def as_floats(values):\n"
            "    return tf.constant([float(v) for v in values])",
            "the outermost list alone",
        ),
        (
            "def as_floats(values):\n"
            "    result = []\n"
            "    for v in values:\n"
            "        result.append(float(v))\n"
            "    return tf.stack(result)",
            "the outermost list alone",
        ),
        (
            "def as_floats(values):\n    return tf.constant(values) * 1.0",
            "does not mix with a float",
        ),
        (
            "def as_floats(values):\n"
            "    return tf.cast(tf.cast(values, tf.int32), tf.float32)",
            "cut their fractions off",
        ),
        (
            "def as_floats(values):\n"
            "    return [[float(v) for v in row] for row in values]",
            "two levels of lists",
        ),
        ("def as_floats(values):\n    return values", "a list; a tensor is asked for"),
    ],
    "squares": [
        ("def squares(x):\n    x * x", "Does every path"),
        ("def squares(x):\n    return x * 2", "the doubles"),
        ("def squares(x):\n    return x + x", "the doubles"),
        (
            "def squares(x):\n    return tf.square(tf.cast(x, tf.float32))",
            "the dtype has changed",
        ),
        (
            "def squares(x):\n    return tf.cast(x, tf.float64) ** 2",
            "the dtype has changed",
        ),
        ("def squares(x):\n    return x ** 2.0", "The exponent is a float"),
        ("def squares(x):\n    return tf.pow(x, 2.0)", "The exponent is a float"),
        (
            "def squares(x):\n"
            "    return tf.cast(tf.square(tf.cast(x, tf.float32)), x.dtype)",
            "inexact",
        ),
        ("def squares(x):\n    return tf.reduce_sum(x * x)", "added the squares up"),
        ("def squares(x):\n    return tf.sign(x) * x ** 2", "You kept the sign"),
        ("def squares(x):\n    return x * x * x", "third powers"),
        ("def squares(x):\n    return np.square(x)", "they are NumPy's"),
        ("def squares(x):\n    return x @ x", "product of matrices"),
        ("def squares(x):\n    return tf.matmul(x, x)", "product of matrices"),
        ("def squares(x):\n    return tf.abs(x)", "The entry at"),
    ],
    "to_column": [
        ("def to_column(x):\n    return tf.reshape(x, (1, -1))", "That is one row"),
        (
            "def to_column(x):\n    return tf.reshape(x, -1)[tf.newaxis]",
            "That is one row",
        ),
        ("def to_column(x):\n    return tf.reshape(x, [-1])", "there is one axis"),
        (
            "def to_column(x):\n    return tf.expand_dims(x, -1)",
            "added an axis and kept the others",
        ),
        (
            "def to_column(x):\n    return x[:, None]",
            "of a vector, and of nothing else",
        ),
        (
            "def to_column(x):\n    return tf.reshape(tf.transpose(x), (-1, 1))",
            "went down the columns",
        ),
        ("def to_column(x):\n    return tf.transpose(x)", "turned the axes round"),
        ("def to_column(x):\n    return tf.reshape(x, (x.shape[0], 1))", "Reshape"),
        (
            "def to_column(x):\n    return tf.reshape(x, (len(x), 1))",
            "along axis 0 alone",
        ),
        (
            "def to_column(x):\n    return tf.reshape(x, (-1, 1, 1))",
            "of length 1 too many",
        ),
        (
            "def to_column(x):\n    return tf.cast(tf.reshape(x, (-1, 1)), tf.float32)",
            "The dtype changed",
        ),
        (
            "def to_column(x):\n    return tf.sort(tf.reshape(x, (-1, 1)), axis=0)",
            "You sorted",
        ),
        ("def to_column(x):\n    return x.numpy().reshape(-1, 1)", "a NumPy array"),
    ],
    "nearest": [
        ("def nearest(x):\n    return tf.cast(x, tf.int32)", "A cast cuts"),
        ("def nearest(x):\n    return tf.cast(x, tf.int64)", "A cast cuts"),
        (
            "def nearest(x):\n    return tf.round(tf.cast(x, tf.int32))",
            "A cast cuts",
        ),
        ("def nearest(x):\n    return tf.round(x)", "they are still floats"),
        (
            "def nearest(x):\n    return tf.cast(tf.math.rint(x), tf.int64)",
            "of 64 bits",
        ),
        (
            "def nearest(x):\n    return tf.cast(tf.floor(x), tf.int32)",
            "always go down",
        ),
        (
            "def nearest(x):\n    return tf.cast(tf.math.ceil(x), tf.int32)",
            "always go up",
        ),
        (
            "def nearest(x):\n    return tf.cast(x + 0.5, tf.int32)",
            "Below it, a half added",
        ),
        (
            "def nearest(x):\n    return tf.cast(tf.round(tf.abs(x)), tf.int32)",
            "The signs are gone",
        ),
        (
            "def nearest(x):\n    return np.round(x).astype('int32')",
            "they are NumPy's",
        ),
        ("def nearest(x):\n    return int(tf.round(x))", "raised an error"),
        ("def nearest(x):\n    return tf.cast(tf.round(x), tf.uint8)", "dtype uint8"),
    ],
    "scaled_rows": [
        ("def scaled_rows(x, weights):\n    return x * weights", "along the columns"),
        (
            "def scaled_rows(x, weights):\n    return tf.multiply(weights, x)",
            "along the columns",
        ),
        (
            "def scaled_rows(x, weights):\n    return x @ tf.linalg.diag(weights)",
            "along the columns",
        ),
        (
            "def scaled_rows(x, weights):\n    return x * weights[tf.newaxis, :]",
            "along the columns",
        ),
        (
            "def scaled_rows(x, weights):\n    return tf.transpose(x) * weights",
            "rows have become columns",
        ),
        (
            "def scaled_rows(x, weights):\n    return weights[:, None] + x",
            "added the weights",
        ),
        (
            "def scaled_rows(x, weights):\n    return tf.tensordot(weights, x, axes=1)",
            "added the rows up",
        ),
        (
            "def scaled_rows(x, weights):\n"
            "    return tf.reduce_sum(x * weights[:, None], axis=0)",
            "added the rows up",
        ),
        (
            "def scaled_rows(x, weights):\n"
            "    return tf.reduce_sum(x * weights[:, None], axis=-1)",
            "added up each row",
        ),
        (
            "def scaled_rows(x, weights):\n    return x / weights[:, None]",
            "You divided by the weights",
        ),
        (
            "def scaled_rows(x, weights):\n"
            "    share = weights / tf.reduce_sum(weights)\n"
            "    return x * share[:, None]",
            "the sum of the weights",
        ),
        (
            "def scaled_rows(x, weights):\n    return weights[0] * x",
            "went to every row",
        ),
        (
            "def scaled_rows(x, weights):\n"
            "    return tf.stack([w * x for w in weights])",
            "n tables",
        ),
    ],
    "added": [
        ("def added(a, b):\n    return a + b", "Two dtypes met"),
        ("def added(a, b):\n    return tf.add(a, b)", "Two dtypes met"),
        (
            "def added(a, b):\n    return a + tf.cast(b, tf.int32)",
            "The fractions are gone",
        ),
        (
            "def added(a, b):\n    return tf.cast(a + tf.cast(b, a.dtype), b.dtype)",
            "The fractions are gone",
        ),
        (
            "def added(a, b):\n    return a + tf.cast(tf.round(b), tf.int32)",
            "The fractions are gone",
        ),
        (
            "def added(a, b):\n"
            "    return tf.cast(tf.cast(a, tf.float32) + b, tf.int32)",
            "ints of the sum",
        ),
        (
            "def added(a, b):\n"
            "    return tf.cast(a, tf.float64) + tf.cast(b, tf.float64)",
            "it is float64",
        ),
        (
            "def added(a, b):\n    return tf.bitcast(a, tf.float32) + b",
            "You read the bits",
        ),
        ("def added(a, b):\n    return tf.cast(a, tf.float32) - b", "subtracted"),
        ("def added(a, b):\n    return tf.cast(a, tf.float32) * b", "multiplied"),
        (
            "def added(a, b):\n    return tf.reduce_sum(tf.cast(a, tf.float32) + b)",
            "added up the entries",
        ),
        (
            "def added(a, b):\n    return tf.add_n([tf.cast(a, tf.float32), b])",
            "equal shapes alone",
        ),
        ("def added(a, b):\n    return a.numpy() + b.numpy()", "NumPy has added"),
        (
            "def added(a, b):\n    tf.cast(a, tf.float32)\n    return a + b",
            "Two dtypes met",
        ),
    ],
    "off_the_mean": [
        (
            "def off_the_mean(x):\n    return x - tf.reduce_mean(x)",
            "one mean for the whole table",
        ),
        (
            "def off_the_mean(x):\n"
            "    return x - tf.reduce_mean(x, axis=1, keepdims=True)",
            "averaged along the rows",
        ),
        (
            "def off_the_mean(x):\n    return x - tf.reduce_mean(x, axis=1)",
            "averaged along the rows",
        ),
        (
            "def off_the_mean(x):\n    return x - tf.reduce_mean(x, axis=-1)[:, None]",
            "averaged along the rows",
        ),
        (
            "def off_the_mean(x):\n    return tf.reduce_mean(x, 0)",
            "Those are the means",
        ),
        (
            "def off_the_mean(x):\n    return tf.reduce_mean(x, 0) - x",
            "The signs are turned round",
        ),
        (
            "def off_the_mean(x):\n    return x - tf.reduce_sum(x, axis=0)",
            "the sum of each column",
        ),
        (
            "def off_the_mean(x):\n    return tf.abs(x - tf.reduce_mean(x, axis=0))",
            "everything positive",
        ),
        ("def off_the_mean(x):\n    return x - x[0]", "the first row"),
        (
            "def off_the_mean(x):\n    return x / tf.reduce_mean(x, axis=0)",
            "divided by the means",
        ),
        (
            "def off_the_mean(x):\n"
            "    mean = tf.reduce_mean(x, axis=0)\n"
            "    return (x - mean) / tf.math.reduce_std(x, axis=0)",
            "divided by the spread",
        ),
        (
            "def off_the_mean(x):\n    return x.numpy() - x.numpy().mean(axis=0)",
            "a NumPy array",
        ),
    ],
    "only_positive": [
        ("def only_positive(x):\n    return x[x >= 0]", "You kept zeros"),
        ("def only_positive(x):\n    return tf.nn.relu(x)", "set the others to zero"),
        (
            "def only_positive(x):\n    return tf.maximum(x, 0)",
            "set the others to zero",
        ),
        (
            "def only_positive(x):\n    return tf.where(x > 0, x, tf.zeros_like(x))",
            "set the others to zero",
        ),
        ("def only_positive(x):\n    return x > 0", "which entries are above zero"),
        ("def only_positive(x):\n    return tf.where(x > 0)", "the places"),
        (
            "def only_positive(x):\n    return tf.sort(x[x > 0])",
            "in another order",
        ),
        (
            "def only_positive(x):\n    return tf.unique(x[x > 0]).y",
            "is to be kept twice",
        ),
        ("def only_positive(x):\n    return x[x < 0]", "those below zero"),
        ("def only_positive(x):\n    return x[x != 0]", "the negative ones as well"),
        (
            "def only_positive(x):\n    return tf.cast(x[x > 0], tf.float32)",
            "the dtype has changed",
        ),
        (
            "def only_positive(x):\n"
            "    kept = []\n"
            "    for e in tf.reshape(x, [-1]):\n"
            "        if e > 0:\n"
            "            kept.append(e)\n"
            "    return tf.stack(kept)",
            "where no entry is above zero",
        ),
        (
            "def only_positive(x):\n"
            "    return tf.constant([e for e in x.numpy().ravel() if e > 0])",
            "where no entry is above zero",
        ),
        (
            "def only_positive(x):\n"
            "    return [e for e in tf.reshape(x, [-1]) if e > 0]",
            "they are in a list",
        ),
        (
            "def only_positive(x):\n    return tf.stack([e for e in x if e > 0])",
            "axis 0 alone",
        ),
        (
            "def only_positive(x):\n    return x[tf.reduce_all(x > 0, axis=-1)]",
            "You kept whole rows",
        ),
        (
            "def only_positive(x):\n    return tf.reshape(x[x > 0], (-1, 1))",
            "shape",
        ),
    ],
    "decay": [
        ("def decay(v, share):\n    ...", "leaves the variable as"),
        ("def decay(v, share):\n    v = v - share * v", "Nobody else sees it"),
        ("def decay(v, share):\n    v -= share * v", "is not supported"),
        ("def decay(v, share):\n    (1 - share) * v", "Nobody else sees it"),
        (
            "def decay(v, share):\n    v = tf.Variable((1 - share) * v)",
            "Nobody else sees it",
        ),
        ("def decay(v, share):\n    return (1 - share) * v", "You returned something"),
        (
            "def decay(v, share):\n    v = v * (1 - share)\n    return v",
            "You returned something",
        ),
        (
            "def decay(v, share):\n"
            "    v.assign((1 - share) * v)\n"
            "    v.assign_sub(share * v)",
            "taken off twice",
        ),
        (
            "def decay(v, share):\n"
            "    for _ in range(2):\n"
            "        v.assign(v * (1 - share))",
            "taken off twice",
        ),
        ("def decay(v, share):\n    v.assign_add(share * v)", "The variable grew"),
        ("def decay(v, share):\n    v.assign(share * v)", "left the share itself"),
        ("def decay(v, share):\n    v.assign_sub((1 - share) * v)", "left the share"),
        ("def decay(v, share):\n    v.assign_sub(share)", "took the number `share`"),
        (
            "def decay(v, share):\n    v.assign_sub(share * tf.ones_like(v))",
            "took the number `share` away",
        ),
        (
            "def decay(v, share):\n    v.assign(v / (1 + share))",
            "divided by 1 + share",
        ),
        ("def decay(v, share):\n    v.assign(share * v - v)", "turned round"),
        (
            "def decay(v, share):\n    v.assign_sub(share * tf.abs(v))",
            "away from zero",
        ),
        (
            "def decay(v, share):\n    v.assign(tf.zeros_like(v))",
            "Nothing is left",
        ),
    ],
    "loss_and_slope": [
        (ERROR + "    return loss", "the loss alone"),
        (ERROR + "    return tape.gradient(loss, w)", "the gradient alone"),
        (ERROR + "    return tape.gradient(loss, w), loss", "changed places"),
        (ERROR + "    return loss, -tape.gradient(loss, w)", "the way downhill"),
        (
            ERROR + "    return loss.numpy(), tape.gradient(loss, w)",
            "a NumPy number",
        ),
        (
            ERROR + "    return float(loss), tape.gradient(loss, w)",
            "a Python number",
        ),
        (ERROR + "    return loss, tape.gradient(loss, [w])", "is in a list"),
        (
            ERROR.replace("as tape:\n", "as tape:\n        tape.watch(x)\n")
            + "    return loss, tape.gradient(loss, x)",
            "gradient by x",
        ),
        (ERROR + "    return loss, tape.gradient(loss, x)", "gradient is None"),
        (
            LOSS + "    loss = tf.reduce_mean((p - y) ** 2)\n"
            "    return loss, tape.gradient(loss, w)",
            "gradient is None",
        ),
        (
            ERROR.replace("matvec(x, w)", "matvec(x, w.numpy())")
            + "    return loss, tape.gradient(loss, w)",
            "gradient is None",
        ),
        (
            LOSS + "        loss = tf.reduce_sum((p - y) ** 2)\n"
            "    return loss, tape.gradient(loss, w)",
            "the sum of the squares",
        ),
        (
            LOSS + "        loss = (p - y) ** 2\n"
            "    return tf.reduce_mean(loss), tape.gradient(loss, w)",
            "gradient is n times",
        ),
        (
            LOSS + "        loss = (p - y) ** 2\n"
            "    return loss, tape.gradient(loss, w)",
            "one for each row",
        ),
        (
            LOSS + "        loss = tf.reduce_mean(p - y) ** 2\n"
            "    return loss, tape.gradient(loss, w)",
            "squared the mean",
        ),
        (
            LOSS + "        loss = tf.reduce_mean(tf.abs(p - y))\n"
            "    return loss, tape.gradient(loss, w)",
            "mean absolute error",
        ),
        (
            ERROR.replace("tf.tanh", "") + "    return loss, tape.gradient(loss, w)",
            "tanh is missing",
        ),
        (
            ERROR.replace("tf.linalg.matvec(x, w)", "x @ w[:, None]")
            + "    return loss, tape.gradient(loss, w)",
            "A column met a row",
        ),
        (
            ERROR.replace("tf.linalg.matvec(x, w)", "x @ w")
            + "    return loss, tape.gradient(loss, w)",
            "raised an error",
        ),
        (
            "def loss_and_slope(w, x, y):\n"
            "    p = tf.tanh(tf.linalg.matvec(x, w))\n"
            "    slope = tf.linalg.matvec(tf.transpose(x), 2 * (p - y)) / len(y)\n"
            "    return tf.reduce_mean((p - y) ** 2), slope",
            "goes past the tanh",
        ),
    ],
    "slope_of_slope": [
        (
            TAPES + "        slope = inner.gradient(y, x)\n"
            "    return outer.gradient(slope, x)",
            "already the first slope is None",
        ),
        (
            TAPES + "        slope = inner.gradient(y, x)\n"
            "    return outer.gradient(slope, x, unconnected_gradients='zero')",
            "already the first slope is None",
        ),
        (SLOPE + "    return outer.gradient(slope, x)", "the tape answers None"),
        (
            SLOPE + "    second = outer.gradient(slope, x)\n"
            "    return tf.constant(0.0) if second is None else second",
            "a single zero",
        ),
        (
            SLOPE + "    second = outer.gradient(slope, x)\n"
            "    return 0.0 if second is None else second",
            "a single zero",
        ),
        (
            TAPES + "    slope = inner.gradient(y, x, **ZERO)\n"
            "    return outer.gradient(slope, x, **ZERO)",
            "All your answers are zero",
        ),
        (
            TAPES + "    slope = inner.gradient(y, x, **ZERO)\n"
            "    return outer.gradient(slope, x)",
            "Was x watched by both",
        ),
        (
            SLOPE.replace("        outer.watch(x)\n", "").replace(
                "            inner.watch(x)\n", ""
            )
            + "    return outer.gradient(slope, x, **ZERO)",
            "All your answers are zero",
        ),
        (SLOPE + "    return slope", "the first derivative"),
        (SLOPE + "    return slope**2", "multiplied the first derivative with itself"),
        (SLOPE + "    return outer.gradient(y, x, **ZERO)", "the first derivative"),
        (
            SLOPE + "    return tf.reduce_sum(outer.gradient(slope, x, **ZERO))",
            "added the answers up",
        ),
        (
            SLOPE.replace("function(x)", "function(function(x))")
            + "    return outer.gradient(y, x, **ZERO)",
            "applied the function twice",
        ),
        (
            SLOPE + "    return outer.jacobian(slope, x, **ZERO)",
            "a table of each slope by each entry",
        ),
        (
            "def slope_of_slope(function, x):\n"
            "    h = 0.01\n"
            "    return (function(x + h) - 2 * function(x) + function(x - h)) / h**2",
            "give an estimate",
        ),
        ("def slope_of_slope(function, x):\n    return 6 * x", "The entry at"),
    ],
    "learned_line": [
        (
            LINE + STEPS.replace("assign_sub", "assign_add") + ANSWER,
            "You went uphill",
        ),
        (LINE + STEPS.replace("assign_sub(", "assign(-") + ANSWER, "from 0 again"),
        (LINE + STEPS.replace("rate * ", "") + ANSWER, "The rate has no effect"),
        (
            _line_with("tf.reduce_sum((w * x + b - y) ** 2)"),
            "grow with the data",
        ),
        (_line_with("tf.reduce_mean((w * x + b - y) ** 2) / 2"), "half as long"),
        (_line_with("tf.reduce_mean(tf.abs(w * x + b - y))"), "mean absolute error"),
        (_line_with("tf.reduce_mean(w * x + b - y) ** 2"), "You squared the mean"),
        (
            LINE.replace("tf.Variable(0.0)", "tf.Variable(1.0)") + STEPS + ANSWER,
            "w = b = 1",
        ),
        (
            LINE.replace("range(steps)", "range(steps + 1)") + STEPS + ANSWER,
            "one step too many",
        ),
        (
            LINE.replace("range(steps)", "range(1, steps)") + STEPS + ANSWER,
            "one step too few",
        ),
        (
            LINE + STEPS + "    return b.read_value(), w.read_value()",
            "changed places",
        ),
        (LINE + STEPS + "    return float(w), float(b)", "they are Python's"),
        (LINE + STEPS + "    return tf.stack([w, b])", "in one tensor"),
        (
            LINE.replace("(0.0)", "([0.0])") + STEPS + ANSWER,
            "an axis of length 1",
        ),
        (
            LINE + "        dw = tape.gradient(loss, w)\n"
            "        w.assign_sub(rate * dw)\n" + ANSWER,
            "only w moved",
        ),
        (
            "def learned_line(x, y, rate, steps):\n"
            "    w, b = tf.constant(0.0), tf.constant(0.0)\n"
            "    for _ in range(steps):\n"
            "        w = w - rate * 2 * tf.reduce_mean((w * x + b - y) * x)\n"
            "        b = b - rate * 2 * tf.reduce_mean(w * x + b - y)\n"
            "    return w, b",
            "Both slopes belong to the place before",
        ),
        (
            "def learned_line(x, y, rate, steps):\n"
            "    for _ in range(steps):\n"
            "        w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = tf.reduce_mean((w * x + b - y) ** 2)\n"
            + STEPS
            + ANSWER,
            "every round begins at 0 again",
        ),
        (
            LINE + STEPS + "    " + ANSWER,
            "Where does the return stand",
        ),
        (
            LINE + "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w - rate * dw\n"
            "        b - rate * db\n" + ANSWER,
            "nothing has moved",
        ),
        (
            LINE.replace("(w * x + b - y)", "((w * x + b)[:, None] - y)")
            + STEPS
            + ANSWER,
            "A column met a row",
        ),
        (
            LINE + "        dw = tape.gradient(loss, w)\n"
            "        db = tape.gradient(loss, b)\n"
            "        w.assign_sub(rate * dw)\n"
            "        b.assign_sub(rate * db)\n" + ANSWER,
            "answers once",
        ),
        (
            LINE + "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w = w - rate * dw\n"
            "        b = b - rate * db\n"
            "    return w, b",
            "The first step is right",
        ),
        (
            LINE.replace("tf.Variable", "tf.constant")
            + "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w = w - rate * dw\n"
            "        b = b - rate * db\n"
            "    return w, b",
            "The gradients are None",
        ),
        (
            "def learned_line(x, y, rate, steps):\n"
            "    w = b = tf.constant(0.0)\n"
            "    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            tape.watch([w, b])\n"
            "            loss = tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w, b = w - rate * dw, b - rate * db\n"
            "    return w, b",
            "two names to one tensor",
        ),
        (
            "def learned_line(x, y, rate, steps):\n"
            "    columns = tf.stack([x, tf.ones_like(x)], axis=1)\n"
            "    line = np.linalg.lstsq(columns, y)[0]\n"
            "    return tf.constant(line[0]), tf.constant(line[1])",
            "the best line",
        ),
    ],
}
