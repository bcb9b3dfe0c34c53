"""Answers to the exercises on missing gradients, as learners write them."""

from __future__ import annotations

LOOP = (
    "def first_break(steps, x):\n"
    "    for index, step in enumerate(steps):\n"
    "        with tf.GradientTape() as tape:\n"
    "            tape.watch(x)\n"
    "            y = step(x)\n"
    "        if tape.gradient(y, x) is None:\n"
    "            return index\n"
    "        x = y\n"
)
SQUARES = (
    "def squares_of(points):\n"
    "    apart = points[:, tf.newaxis] - points\n"
    "    return tf.reduce_sum(apart**2, axis=-1)\n"
)

RIGHT: dict[str, list[str]] = {
    "symptom": [
        "def symptom(gradient):\n"
        "    if gradient is None:\n"
        "        return 'none'\n"
        "    values = np.asarray(tf.convert_to_tensor(gradient))\n"
        "    if not np.isfinite(values).all():\n"
        "        return 'bad'\n"
        "    return 'fine' if values.any() else 'zero'",
        "def symptom(gradient):\n"
        "    if gradient is None:\n"
        "        return 'none'\n"
        "    if isinstance(gradient, tf.IndexedSlices):\n"
        "        gradient = gradient.values\n"
        "    if tf.reduce_any(tf.math.is_nan(gradient) | tf.math.is_inf(gradient)):\n"
        "        return 'bad'\n"
        "    if tf.reduce_all(tf.equal(gradient, 0)):\n"
        "        return 'zero'\n"
        "    return 'fine'",
    ],
    "first_break": [
        LOOP + "    return len(steps)",
        "def first_break(steps, x):\n"
        "    values = [x]\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        tape.watch(x)\n"
        "        for step in steps:\n"
        "            tape.watch(values[-1])\n"
        "            values.append(step(values[-1]))\n"
        "    for i in range(len(steps)):\n"
        "        if tape.gradient(values[i + 1], values[i]) is None:\n"
        "            return i\n"
        "    return len(steps)",
    ],
    "log_or_zero": [
        "def log_or_zero(x):\n"
        "    return tf.math.log(tf.where(x > 0, x, tf.ones_like(x)))",
        "def log_or_zero(x):\n"
        "    safe = tf.where(x > 0, x, 2.0)\n"
        "    return tf.cast(x > 0, tf.float32) * tf.math.log(safe)",
    ],
    "safe_distances": [
        SQUARES + "def safe_distances(points):\n"
        "    squares = squares_of(points)\n"
        "    apart = squares > 0\n"
        "    safe = tf.where(apart, squares, tf.ones_like(squares))\n"
        "    return tf.where(apart, tf.sqrt(safe), tf.zeros_like(squares))",
        SQUARES + "def safe_distances(points):\n"
        "    squares = squares_of(points)\n"
        "    moved = tf.cast(squares > 0, tf.float32)\n"
        "    return moved * (squares + 1.0 - moved) ** 0.5",
        SQUARES + "def safe_distances(points):\n"
        "    return tf.sqrt(squares_of(points) + 1e-12)",
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "symptom": [
        (
            "def symptom(gradient):\n"
            "    if gradient is None:\n"
            "        return 'none'\n"
            "    values = np.asarray(tf.convert_to_tensor(gradient))\n"
            "    if np.isnan(values).any():\n"
            "        return 'bad'\n"
            "    return 'fine' if values.any() else 'zero'",
            "You look for nan alone",
        ),
        (
            "def symptom(gradient):\n"
            "    if gradient is None:\n"
            "        return 'none'\n"
            "    values = np.asarray(tf.convert_to_tensor(gradient))\n"
            "    if np.isinf(values).any():\n"
            "        return 'bad'\n"
            "    return 'fine' if values.any() else 'zero'",
            "You look for infinity alone",
        ),
        (
            "def symptom(gradient):\n"
            "    if gradient is None:\n"
            "        return 'none'\n"
            "    total = tf.reduce_sum(tf.convert_to_tensor(gradient))\n"
            "    if not tf.math.is_finite(total):\n"
            "        return 'bad'\n"
            "    return 'zero' if total == 0 else 'fine'",
            "add up to zero",
        ),
        (
            "def symptom(gradient):\n"
            "    if gradient is None:\n"
            "        return 'none'\n"
            "    values = np.asarray(tf.convert_to_tensor(gradient))\n"
            "    if not np.isfinite(values).all():\n"
            "        return 'bad'\n"
            "    return 'fine' if values.all() else 'zero'",
            "All of them have to be",
        ),
        (
            "def symptom(gradient):\n"
            "    if gradient is None:\n"
            "        return 'none'\n"
            "    values = np.asarray(tf.convert_to_tensor(gradient))\n"
            "    if not np.isfinite(values).all():\n"
            "        return 'bad'\n"
            "    return 'zero' if np.allclose(values, 0) else 'fine'",
            "Only an exact zero counts",
        ),
        (
            "def symptom(gradient):\n"
            "    if gradient is None:\n"
            "        return 'none'\n"
            "    if not np.isfinite(gradient.numpy()).all():\n"
            "        return 'bad'\n"
            "    return 'fine' if gradient.numpy().any() else 'zero'",
            "raised an error for an IndexedSlices",
        ),
    ],
    "first_break": [
        (
            LOOP.replace(
                "if tape.gradient(y, x) is None",
                "slope = tape.gradient(y, x)\n"
                "        if slope is None or not np.any(slope)",
            )
            + "    return len(steps)",
            "You count zeros as a break",
        ),
        (
            "def first_break(steps, x):\n"
            "    for number, step in enumerate(steps, 1):\n"
            "        with tf.GradientTape() as tape:\n"
            "            tape.watch(x)\n"
            "            y = step(x)\n"
            "        if tape.gradient(y, x) is None:\n"
            "            return number\n"
            "        x = y\n"
            "    return len(steps) + 1",
            "You counted from 1",
        ),
        (
            "def first_break(steps, x):\n"
            "    found = len(steps)\n"
            "    for index, step in enumerate(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            tape.watch(x)\n"
            "            y = step(x)\n"
            "        if tape.gradient(y, x) is None:\n"
            "            found = index\n"
            "        x = y\n"
            "    return found",
            "That is the last break",
        ),
        (
            LOOP.replace("        x = y\n", "") + "    return len(steps)",
            "Every step of yours gets x",
        ),
        (
            LOOP.replace("            tape.watch(x)\n", "") + "    return len(steps)",
            "You return 0 for every list",
        ),
        (LOOP + "    return -1", "the number of steps is asked for"),
        (LOOP, "you return None"),
    ],
    "log_or_zero": [
        (
            "def log_or_zero(x): return tf.where(x > 0, tf.math.log(x), 0.0)",
            "the branch that is thrown away",
        ),
        (
            "def log_or_zero(x): return tf.math.log(tf.maximum(x, 1e-7))",
            "Elsewhere the result has to be 0",
        ),
        ("def log_or_zero(x): return tf.math.log(x)", "At zero that is -inf"),
        (
            "def log_or_zero(x): return tf.where(x > 0, tf.math.log(x + 1e-7), 0.0)",
            "The small number changes",
        ),
        (
            "def log_or_zero(x): return tf.math.log(tf.maximum(1.0, x))",
            "Between 0 and 1",
        ),
        (
            "def log_or_zero(x):\n"
            "    return tf.constant(np.where(x > 0, np.log(np.maximum(x, 1e-30)), 0.0),"
            " tf.float32)",
            "the gradient of their sum is",
        ),
    ],
    "safe_distances": [
        (
            "def safe_distances(points):\n"
            "    return tf.norm(points[:, None] - points[None], axis=2)",
            "every point has the distance 0 to itself",
        ),
        (
            SQUARES + "def safe_distances(points): return squares_of(points) ** 0.5",
            "every point has the distance 0 to itself",
        ),
        (
            SQUARES + "def safe_distances(points):\n"
            "    diagonal = tf.cast(tf.eye(points.shape[0]), tf.bool)\n"
            "    squares = tf.where(diagonal, 1.0, squares_of(points))\n"
            "    return tf.where(diagonal, 0.0, tf.sqrt(squares))",
            "You took care of the diagonal",
        ),
        (
            SQUARES + "def safe_distances(points):\n"
            "    return tf.sqrt(squares_of(points) + 1e-8)",
            "The number under the root is too large",
        ),
        (SQUARES + "safe_distances = squares_of", "Take the root"),
        (
            "def safe_distances(points):\n"
            "    return tf.reduce_sum(tf.abs(points[:, None] - points), axis=2)",
            "the way along the streets",
        ),
    ],
}
