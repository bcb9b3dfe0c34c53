"""Answers to the exercises on Jacobians and Hessians, as learners write them."""

from __future__ import annotations

TABLES = (
    "def gradient_of(function, x):\n"
    "    with tf.GradientTape() as tape:\n"
    "        tape.watch(x)\n"
    "        y = function(x)\n"
    "    return tape.gradient(y, x)\n"
    "def table_of(function, x):\n"
    "    with tf.GradientTape() as tape:\n"
    "        tape.watch(x)\n"
    "        y = function(x)\n"
    "    return tape.jacobian(y, x)\n"
    "def hessian(loss, x):\n"
    "    return table_of(lambda x: gradient_of(loss, x), x)\n"
    "def kind(curvatures):\n"
    "    if np.all(curvatures > 0):\n"
    "        return 'minimum'\n"
    "    return 'maximum' if np.all(curvatures < 0) else 'saddle'\n"
)
STEPS = (
    TABLES + "def reach(place, x, goal, steps):\n"
    "    for _ in range(steps):\n"
    "        miss = goal - place(x)\n"
    "        table = table_of(place, x)\n"
    "        x = {update}\n"
    "    return x"
)

RIGHT: dict[str, list[str]] = {
    "table_of_slopes": [
        "def table_of_slopes(function, x):\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        tape.watch(x)\n"
        "        y = function(x)\n"
        "    rows = tf.eye(len(y))\n"
        "    return tf.stack([tape.gradient(y, x, output_gradients=row)\n"
        "                     for row in rows])",
        "def table_of_slopes(function, x):\n"
        "    columns = []\n"
        "    for v in tf.unstack(tf.eye(len(x))):\n"
        "        with tf.autodiff.ForwardAccumulator(x, v) as forward:\n"
        "            y = function(x)\n"
        "        columns.append(forward.jvp(y))\n"
        "    return tf.stack(columns, axis=1)",
    ],
    "speed": [
        TABLES + "def speed(function, x, v):\n"
        "    return tf.linalg.matvec(table_of(function, x), v)",
        "def speed(function, x, v):\n"
        "    u = tf.zeros_like(function(x))\n"
        "    with tf.GradientTape() as outer:\n"
        "        outer.watch(u)\n"
        "        with tf.GradientTape() as inner:\n"
        "            inner.watch(x)\n"
        "            y = function(x)\n"
        "        g = inner.gradient(y, x, output_gradients=u)\n"
        "    return outer.gradient(g, u, output_gradients=v)",
    ],
    "flat_place": [
        TABLES + "def flat_place(loss, x):\n"
        "    return kind(np.linalg.eigvalsh(hessian(loss, x)))",
        TABLES + "def flat_place(loss, x):\n"
        "    signs = set(np.sign(np.linalg.eigvals(hessian(loss, x)).real))\n"
        "    return {1.0: 'minimum', -1.0: 'maximum'}[signs.pop()] "
        "if len(signs) == 1 else 'saddle'",
    ],
    "reach": [
        STEPS.format(
            update="x + tf.squeeze(tf.linalg.solve(table, miss[:, None]), axis=1)"
        ),
        STEPS.format(update="x + tf.linalg.matvec(tf.linalg.inv(table), miss)"),
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "table_of_slopes": [
        (TABLES + "table_of_slopes = gradient_of", "the rows added up"),
        (
            TABLES + "def table_of_slopes(function, x):\n"
            "    return tf.transpose(table_of(function, x))",
            "Your table is turned",
        ),
        (
            TABLES + "def table_of_slopes(function, x):\n"
            "    return tf.linalg.diag(gradient_of(function, x))",
            "on a diagonal",
        ),
        (
            TABLES + "def table_of_slopes(function, x):\n"
            "    return gradient_of(lambda x: function(x)[0], x)",
            "That is the first row alone",
        ),
        (
            TABLES + "def table_of_slopes(function, x):\n"
            "    return [row for row in table_of(function, x)]",
            "You return a list of rows",
        ),
    ],
    "speed": [
        ("def speed(function, x, v): return function(x + v) - function(x)", "all of v"),
        (
            "def speed(function, x, v):\n"
            "    return (function(x + 0.001 * v) - function(x)) / 0.001",
            "A small step gives an estimate",
        ),
        ("def speed(function, x, v): return function(v)", "the function at v"),
        (
            TABLES + "def speed(function, x, v): return gradient_of(function, x) * v",
            "the shape of x",
        ),
        (
            TABLES + "def speed(function, x, v):\n"
            "    return tf.tensordot(gradient_of(function, x), v, 1)",
            "the speed of the sum",
        ),
        (
            "def speed(function, x, v):\n"
            "    y = function(x)\n"
            "    with tf.autodiff.ForwardAccumulator(x, v) as forward:\n"
            "        pass\n"
            "    return forward.jvp(y)",
            "it has to run inside the block",
        ),
    ],
    "flat_place": [
        (
            TABLES + "def flat_place(loss, x):\n"
            "    table = hessian(loss, x)\n"
            "    found = kind(np.diag(table))\n"
            "    trap = found == 'minimum' and np.linalg.det(table) < 0\n"
            "    return 'saddle' if trap else found",
            "enough for two weights",
        ),
        (
            TABLES + "def flat_place(loss, x):\n"
            "    return kind(np.linalg.eigvalsh(hessian(loss, 0.0 * x)))",
            "at the origin",
        ),
        (
            TABLES + "def flat_place(loss, x):\n"
            "    return kind(np.diag(hessian(loss, x)))",
            "The diagonal of the Hessian is not enough",
        ),
        (
            TABLES + "def flat_place(loss, x):\n"
            "    return kind(gradient_of(lambda x: gradient_of(loss, x), x))",
            "adds up the rows",
        ),
        (
            TABLES + "def flat_place(loss, x):\n"
            "    return kind(-np.linalg.eigvalsh(hessian(loss, x)))",
            "Minimum and maximum are exchanged",
        ),
        (
            TABLES + "def flat_place(loss, x):\n"
            "    return 'minimum' if np.trace(hessian(loss, x)) > 0 else 'maximum'",
            "the sum of the curvatures",
        ),
        (
            TABLES + "def flat_place(loss, x):\n"
            "    return 'minimum' if np.linalg.det(hessian(loss, x)) > 0 else 'saddle'",
            "The determinant is the product",
        ),
    ],
    "reach": [
        (
            STEPS.format(
                update="x + tf.linalg.matvec(tf.linalg.inv(table.T), miss)"
            ).replace("table.T", "tf.transpose(table)"),
            "Your Jacobian is turned",
        ),
        (
            STEPS.format(
                update="x + 0.1 * 2.0 * tf.linalg.matvec(tf.transpose(table), miss)"
            ),
            "That is gradient descent",
        ),
        (
            STEPS.format(
                update="x + tf.linalg.matvec(tf.linalg.inv(table), miss)"
            ).replace("range(steps)", "range(steps + 1)"),
            "one step more",
        ),
        (
            STEPS.format(
                update="x + tf.linalg.matvec(tf.linalg.inv(table), miss)"
            ).replace("range(steps)", "range(min(1, steps))"),
            "You took one step",
        ),
        (
            TABLES + "def reach(place, x, goal, steps):\n"
            "    start = x\n"
            "    for _ in range(steps):\n"
            "        d = np.linalg.solve(table_of(place, x), goal - place(x))\n"
            "        x = x + d\n"
            "    return x - start",
            "how far x has moved",
        ),
    ],
}
