"""Answers to the exercises on the gradient tape, as learners write them."""

from __future__ import annotations

DERIVATIVE = (
    "def derivative(function):\n"
    "    def slope(x):\n"
    "        x = tf.convert_to_tensor(x)\n"
    "        with tf.GradientTape() as tape:\n"
    "            tape.watch(x)\n"
    "            y = function(x)\n"
    "        return tape.gradient(y, x)\n"
    "    return slope\n"
)
"""The helper that a page defines before the exercises that build on it."""

HESSIAN_TIMES = (
    "def hessian_times(loss_of, v, u):\n"
    "    with tf.GradientTape() as outer:\n"
    "        outer.watch(v)\n"
    "        with tf.GradientTape() as inner:\n"
    "            inner.watch(v)\n"
    "            loss = loss_of(v)\n"
    "        gradient = inner.gradient(loss, v)\n"
    "        along_u = tf.reduce_sum(gradient * u)\n"
    "    return outer.gradient(along_u, v)\n"
)
"""The helper that a page defines before the exercise that builds on it."""

RIGHT: dict[str, list[str]] = {
    "slope_at": [
        "def slope_at(function, x):\n"
        "    with tf.GradientTape() as tape:\n"
        "        tape.watch(x)\n"
        "        y = function(x)\n"
        "    return tape.gradient(y, x)",
        "def slope_at(function, x):\n"
        "    v = tf.Variable(x)\n"
        "    with tf.GradientTape() as tape:\n"
        "        y = function(v)\n"
        "    return tape.gradient(y, v)",
        "def slope_at(function, x):\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        tape.watch([x])\n"
        "        y = function(x)\n"
        "        (slope,) = tape.gradient(y, [x])\n"
        "    return slope",
        "def slope_at(function, x):\n"
        "    one = tf.ones_like(x)\n"
        "    with tf.autodiff.ForwardAccumulator(x, one) as forward:\n"
        "        y = function(x)\n"
        "    return forward.jvp(y)",
        "@tf.function\n"
        "def slope_at(function, x):\n"
        "    with tf.GradientTape() as tape:\n"
        "        tape.watch(x)\n"
        "        y = function(x)\n"
        "    return tape.gradient(y, x)",
    ],
    "loss_gradients": [
        "def loss_gradients(w, b, x, y):\n"
        "    with tf.GradientTape() as tape:\n"
        "        predicted = tf.matmul(x, w) + b\n"
        "        loss = tf.reduce_mean(tf.square(y - predicted))\n"
        "    by_w, by_b = tape.gradient(loss, [w, b])\n"
        "    return {'w': by_w, 'b': by_b}",
        "def loss_gradients(w, b, x, y):\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        loss = tf.keras.losses.MeanSquaredError()(y, x @ w + b)\n"
        "    return dict(b=tape.gradient(loss, b), w=tape.gradient(loss, w))",
        "def loss_gradients(w, b, x, y):\n"
        "    error = x @ w + b - y\n"
        "    by_w = 2 * tf.transpose(x) @ error / len(x)\n"
        "    return {'w': by_w, 'b': 2 * tf.reduce_mean(error, axis=0)}",
        "def loss_gradients(w, b, x, y):\n"
        "    with tf.GradientTape() as tape:\n"
        "        total = 0.0\n"
        "        for row, target in zip(x, y):\n"
        "            predicted = tf.reduce_sum(row * w[:, 0]) + b[0]\n"
        "            total += (predicted - target[0]) ** 2\n"
        "        loss = total / len(x)\n"
        "    return tape.gradient(loss, {'w': w, 'b': b})",
    ],
    "slopes": [
        "def slopes(function, x):\n"
        "    with tf.GradientTape() as tape:\n"
        "        tape.watch(x)\n"
        "        total = tf.reduce_sum(function(x))\n"
        "    none = tf.UnconnectedGradients.ZERO\n"
        "    return tape.gradient(total, x, unconnected_gradients=none)",
        "def slopes(function, x):\n"
        "    with tf.GradientTape() as tape:\n"
        "        tape.watch(x)\n"
        "        y = function(x)\n"
        "    gradient = tape.gradient(y, x)\n"
        "    return tf.zeros_like(x) if gradient is None else gradient",
        "def slopes(function, x):\n"
        "    v = tf.Variable(tf.reshape(x, (-1,)))\n"
        "    with tf.GradientTape() as tape:\n"
        "        y = function(v)\n"
        "    flat = tape.gradient(y, v, unconnected_gradients='zero')\n"
        "    return tf.reshape(flat, x.shape)",
        "def slopes(function, x):\n"
        "    with tf.GradientTape() as tape:\n"
        "        tape.watch(x)\n"
        "        y = function(x) + 0 * x\n"
        "    return tape.gradient(y, x)",
    ],
    "can_learn": [
        "def can_learn(loss, variables):\n"
        "    with tf.GradientTape() as tape:\n"
        "        value = loss()\n"
        "    answers = []\n"
        "    for gradient in tape.gradient(value, variables):\n"
        "        if gradient is None:\n"
        "            answers.append(False)\n"
        "        else:\n"
        "            answers.append(True)\n"
        "    return answers",
        "def can_learn(loss, variables):\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        value = loss()\n"
        "    return [tape.gradient(value, v) is not None for v in variables]",
        "def can_learn(loss, variables):\n"
        "    def path(variable):\n"
        "        with tf.GradientTape(watch_accessed_variables=False) as tape:\n"
        "            tape.watch(variable)\n"
        "            value = loss()\n"
        "        return tape.gradient(value, variable) is not None\n"
        "    return list(map(path, variables))",
    ],
    "by_hand": [
        "def by_hand(w, b, x, y):\n"
        "    z = w * x + b\n"
        "    p = tf.tanh(z)\n"
        "    p_bar = 2 * (p - y)\n"
        "    z_bar = p_bar * (1 - tf.tanh(z) ** 2)\n"
        "    return (z_bar * x, z_bar)",
        "def by_hand(w, b, x, y):\n"
        "    z = tf.add(tf.multiply(w, x), b)\n"
        "    p = tf.math.tanh(z)\n"
        "    b_bar = (p - y + p - y) / tf.cosh(z) ** 2\n"
        "    return x * b_bar, b_bar",
        "def by_hand(w, b, x, y):\n"
        "    p = np.tanh(w.numpy() * x.numpy() + b.numpy())\n"
        "    b_bar = -2 * (y.numpy() - p) * (1 - p) * (1 + p)\n"
        "    return [tf.constant(b_bar * x.numpy()), tf.constant(b_bar)]",
    ],
    "chain": [
        "def chain(functions):\n"
        "    def chained(x):\n"
        "        for function in functions:\n"
        "            x = function(x)\n"
        "        return x\n"
        "    return chained",
        "from functools import reduce\n"
        "def chain(functions):\n"
        "    return lambda x: reduce(lambda y, f: f(y), functions, x)",
        "def chain(functions):\n"
        "    if not functions:\n"
        "        return lambda x: x\n"
        "    first, *others = functions\n"
        "    return lambda x: chain(others)(first(x))",
        "def chain(functions):\n"
        "    result = tf.identity\n"
        "    for f in functions:\n"
        "        result = lambda x, f=f, before=result: f(before(x))\n"
        "    return result",
        "class Chain:\n"
        "    def __init__(self, functions): self.functions = list(functions)\n"
        "    def __call__(self, x):\n"
        "        for i in range(len(self.functions)): x = self.functions[i](x)\n"
        "        return x\n"
        "chain = Chain",
    ],
    "link_rates": [
        DERIVATIVE + "def link_rates(functions, x):\n"
        "    rates = []\n"
        "    for function in functions:\n"
        "        rates.append(derivative(function)(x))\n"
        "        x = function(x)\n"
        "    return rates",
        "def link_rates(functions, x):\n"
        "    values = [x]\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        tape.watch(x)\n"
        "        for f in functions:\n"
        "            values.append(f(values[-1]))\n"
        "    pairs = zip(values[1:], values[:-1])\n"
        "    return [tape.gradient(y, u) for y, u in pairs]",
        "def link_rates(functions, x):\n"
        "    if not functions:\n"
        "        return []\n"
        "    v = tf.Variable(x)\n"
        "    with tf.GradientTape() as tape:\n"
        "        y = functions[0](v)\n"
        "    return [tape.gradient(y, v)] + link_rates(functions[1:], y)",
        "def link_rates(functions, x):\n"
        "    rates = ()\n"
        "    for f in functions:\n"
        "        one = tf.constant(1.0)\n"
        "        with tf.autodiff.ForwardAccumulator(x, one) as forward:\n"
        "            x = f(x)\n"
        "        rates += (forward.jvp(x),)\n"
        "    return rates",
    ],
    "newton": [
        DERIVATIVE + "def newton(function, x, steps):\n"
        "    slope = derivative(function)\n"
        "    for _ in range(steps):\n"
        "        x -= function(x) / slope(x)\n"
        "    return x",
        "def newton(function, x, steps):\n"
        "    x = tf.Variable(x)\n"
        "    for _ in range(steps):\n"
        "        with tf.GradientTape() as tape:\n"
        "            y = function(x)\n"
        "        x.assign_sub(y / tape.gradient(y, x))\n"
        "    return x",
        DERIVATIVE + "def newton(function, x, steps):\n"
        "    if steps == 0:\n"
        "        return x\n"
        "    step = tf.math.divide(function(x), derivative(function)(x))\n"
        "    return newton(function, tf.subtract(x, step), steps - 1)",
    ],
    "speed_and_acceleration": [
        "def speed_and_acceleration(height, t):\n"
        "    with tf.GradientTape() as outer:\n"
        "        outer.watch(t)\n"
        "        with tf.GradientTape() as inner:\n"
        "            inner.watch(t)\n"
        "            h = height(t)\n"
        "            v = inner.gradient(h, t, unconnected_gradients='zero')\n"
        "    return v, outer.gradient(v, t, unconnected_gradients='zero')",
        "def speed_and_acceleration(height, t):\n"
        "    t = tf.Variable(t)\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        h = tf.reduce_sum(height(t) + 0 * t)\n"
        "        speed = tape.gradient(h, t) + 0 * t\n"
        "    return [speed, tape.gradient(speed, t)]",
        "def derivative(function):\n"
        "    def slope(x):\n"
        "        with tf.GradientTape() as tape:\n"
        "            tape.watch(x)\n"
        "            y = function(x)\n"
        "        slope = tape.gradient(y, x)\n"
        "        return tf.zeros_like(x) if slope is None else slope\n"
        "    return slope\n"
        "def speed_and_acceleration(height, t):\n"
        "    speed = derivative(height)\n"
        "    return speed(t), derivative(speed)(t)",
        "def speed_and_acceleration(height, t):\n"
        "    with tf.autodiff.ForwardAccumulator(t, tf.ones_like(t)) as forward:\n"
        "        with tf.GradientTape() as tape:\n"
        "            tape.watch(t)\n"
        "            h = height(t)\n"
        "        v = tape.gradient(h, t, unconnected_gradients='zero')\n"
        "    return v, forward.jvp(v, unconnected_gradients='zero')",
    ],
    "nth_derivative": [
        "def derivative(function):\n"
        "    def slope(x):\n"
        "        with tf.GradientTape() as tape:\n"
        "            tape.watch(x)\n"
        "            y = function(x)\n"
        "        return tape.gradient(y, x, unconnected_gradients='zero')\n"
        "    return slope\n"
        "def nth_derivative(function, n):\n"
        "    for _ in range(n):\n"
        "        function = derivative(function)\n"
        "    return function",
        "def nth_derivative(function, n):\n"
        "    def nth(x):\n"
        "        return at(x, n)\n"
        "    def at(x, n):\n"
        "        if n == 0:\n"
        "            return function(x)\n"
        "        with tf.GradientTape() as tape:\n"
        "            tape.watch(x)\n"
        "            y = at(x, n - 1)\n"
        "        slope = tape.gradient(y, x)\n"
        "        return tf.constant(0.0) if slope is None else slope\n"
        "    return nth",
        "def nth_derivative(function, n):\n"
        "    def nth(x):\n"
        "        with tf.GradientTape(persistent=True) as tape:\n"
        "            tape.watch(x)\n"
        "            y = function(x)\n"
        "            for _ in range(n):\n"
        "                y = tape.gradient(y, x, unconnected_gradients='zero')\n"
        "        return y\n"
        "    return nth",
    ],
    "curvature_along": [
        HESSIAN_TIMES + "def curvature_along(loss, v, u):\n"
        "    return tf.tensordot(u, hessian_times(loss, v, u), 1)",
        "def curvature_along(loss, v, u):\n"
        "    s = tf.Variable(0.0)\n"
        "    with tf.GradientTape() as outer:\n"
        "        with tf.GradientTape() as inner:\n"
        "            value = loss(v + s * u)\n"
        "        slope = inner.gradient(value, s)\n"
        "    return outer.gradient(slope, s)",
        "def curvature_along(loss, v, u):\n"
        "    with tf.autodiff.ForwardAccumulator(v, u) as forward:\n"
        "        with tf.GradientTape() as tape:\n"
        "            tape.watch(v)\n"
        "            value = loss(v)\n"
        "        gradient = tape.gradient(value, v)\n"
        "    return tf.reduce_sum(forward.jvp(gradient) * u)",
        "def curvature_along(loss, v, u):\n"
        "    v = tf.Variable(v)\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        gradient = tape.gradient(loss(v), v)\n"
        "    product = tape.gradient(gradient, v, output_gradients=u)\n"
        "    return tf.reduce_sum(tf.multiply(u, product))",
    ],
    "penalty_gradients": [
        "def penalty_gradients(model, variables, x):\n"
        "    with tf.GradientTape() as outer:\n"
        "        with tf.GradientTape() as inner:\n"
        "            inner.watch(x)\n"
        "            total = tf.reduce_sum(model(x))\n"
        "        slopes = inner.gradient(total, x)\n"
        "        penalty = tf.reduce_sum(slopes * slopes) / len(x)\n"
        "    return outer.gradient(penalty, variables)",
        "def penalty_gradients(model, variables, x):\n"
        "    x = tf.Variable(x)\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        slopes = tape.gradient(model(x), x)\n"
        "        penalty = tf.reduce_mean(tf.square(slopes))\n"
        "    return [tape.gradient(penalty, v) for v in variables]",
        "def penalty_gradients(model, variables, x):\n"
        "    def penalty():\n"
        "        with tf.autodiff.ForwardAccumulator(x, tf.ones_like(x)) as f:\n"
        "            values = model(x)\n"
        "        return tf.reduce_mean(f.jvp(values) ** 2)\n"
        "    with tf.GradientTape(watch_accessed_variables=False) as tape:\n"
        "        tape.watch(variables)\n"
        "        value = penalty()\n"
        "    return tape.gradient(value, variables,\n"
        "                         unconnected_gradients='zero')",
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "slope_at": [
        ("def slope_at(function, x): ...", "returned None. Does every path"),
        (
            "def slope_at(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        y = function(x)\n"
            "    return tape.gradient(y, x)",
            "Does it know that x matters?",
        ),
        (
            "def slope_at(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        y = function(x)\n"
            "    return tape.gradient(x, y)",
            "does the target stand before the source?",
        ),
        (
            "def slope_at(function, x):\n"
            "    y = function(x)\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "    return y",
            "the function's value at x",
        ),
        (
            "def slope_at(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        y = x**2\n"
            "    return tape.gradient(y, x)",
            "the slope of the square, whatever the function",
        ),
        (
            "def slope_at(function, x): return tf.divide(function(x), x)",
            "a line from the origin",
        ),
        (
            "def slope_at(function, x):\n"
            "    h = 1.0\n"
            "    return (function(x + h) - function(x)) / h",
            "grows from x to x + 1",
        ),
        (
            "def slope_at(function, x):\n"
            "    h = 0.001\n"
            "    return (function(x + h) - function(x)) / h",
            "close, and not exact",
        ),
        (
            "def slope_at(function, x):\n"
            "    h = 0.01\n"
            "    return (function(x + h) - function(x - h)) / (2 * h)",
            "For function = wave_times_x, x = -2. (float32), your function returned",
        ),
        (
            "def slope_at(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        y = function(x)\n"
            "    return tape.gradient(y, x).numpy()",
            "a NumPy number; a tensor is asked for",
        ),
        (
            "def slope_at(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(function)\n"
            "        y = function(x)\n"
            "    return tape.gradient(y, x)",
            "your function raised an error",
        ),
    ],
    "loss_gradients": [
        (
            "def loss_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_sum((x @ w + b - y) ** 2)\n"
            "    return tape.gradient(loss, {'w': w, 'b': b})",
            "Take the mean",
        ),
        (
            "def loss_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        error = x @ w + b - tf.squeeze(y, 1)\n"
            "        loss = tf.reduce_mean(error**2)\n"
            "    return tape.gradient(loss, {'w': w, 'b': b})",
            "A column met a row",
        ),
        (
            "def loss_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_mean((tf.matmul(x, w) - y) ** 2)\n"
            "    return tape.gradient(loss, dict(w=w, b=b))",
            "no path to the bias",
        ),
        (
            "def loss_gradients(w, b, x, y):\n"
            "    predicted = x @ w + b\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_mean((predicted - y) ** 2)\n"
            "    return tape.gradient(loss, {'w': w, 'b': b})",
            "no path to either variable",
        ),
        (
            "def loss_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_mean(x @ w + b - y) ** 2\n"
            "    return tape.gradient(loss, {'w': w, 'b': b})",
            "errors up and down cancel",
        ),
        (
            "def loss_gradients(w, b, x, y):\n"
            "    error = x @ w + b - y\n"
            "    by_w = tf.transpose(x) @ error / len(x)\n"
            "    return {'w': by_w, 'b': tf.reduce_mean(error, axis=0)}",
            "half of what it should be",
        ),
        (
            "def loss_gradients(w, b, x, y):\n"
            "    error = y - (x @ w + b)\n"
            "    by_w = 2 * tf.transpose(x) @ error / len(x)\n"
            "    return {'w': by_w, 'b': 2 * tf.reduce_mean(error, axis=0)}",
            "the way downhill",
        ),
        (
            "def loss_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_mean((x @ w + b - y) ** 2)\n"
            "    return tape.gradient(loss, {'w': b, 'b': w})",
            "changed places",
        ),
        (
            "def loss_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_mean((x @ w + b - y) ** 2)\n"
            "    return tape.gradient(loss, [w, b])",
            "a list; a dict is asked for",
        ),
        (
            "def loss_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_mean((x @ w + b - y) ** 2)\n"
            "    by_w = tape.gradient(loss, w)\n"
            "    return {'w': by_w, 'b': tape.gradient(loss, b)}",
            "RuntimeError: A non-persistent GradientTape",
        ),
    ],
    "slopes": [
        (
            "def slopes(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        y = function(x)\n"
            "    return tape.gradient(y, x)",
            "the tape answers None, and zeros are asked for",
        ),
        (
            "def slopes(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        y = function(x)\n"
            "    slope = tape.gradient(y, x)\n"
            "    return tf.constant(0.0) if slope is None else slope",
            "A zero for every entry",
        ),
        (
            "def slopes(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        y = function(x)\n"
            "    return tape.gradient(y, x, unconnected_gradients='zero')",
            "All your slopes are zero",
        ),
        (
            "def slopes(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        y = function(x)\n"
            "    return tape.gradient(y, x)",
            "Does it know that x matters?",
        ),
        (
            "def slopes(function, x):\n"
            "    def slope(entry):\n"
            "        with tf.GradientTape() as tape:\n"
            "            tape.watch(entry)\n"
            "            y = function(entry)\n"
            "        return tape.gradient(y, entry, unconnected_gradients='zero')\n"
            "    flat = tf.map_fn(slope, tf.reshape(x, (-1,)))\n"
            "    return tf.reshape(flat, x.shape)",
            "one by one",
        ),
        (
            "def slopes(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        y = tf.reduce_mean(function(x))\n"
            "    return tape.gradient(y, x, unconnected_gradients='zero')",
            "You took the mean",
        ),
        (
            "def slopes(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        y = function(x)\n"
            "    return tape.jacobian(y, x, unconnected_gradients='zero')",
            "That is the Jacobian",
        ),
        (
            "def slopes(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        y = function(x)\n"
            "    return tape.gradient(y, x, unconnected_gradients='zero') ** 2",
            "instead of",
        ),
        (
            "def slopes(function, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        y = function(x)\n"
            "    return tape.gradient(y, x, unconnected_gradients='zeros')",
            "your function raised an error",
        ),
    ],
    "can_learn": [
        (
            "def can_learn(loss, variables):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = loss()\n"
            "    answers = []\n"
            "    for gradient in tape.gradient(value, variables):\n"
            "        if gradient is None or np.all(gradient == 0):\n"
            "            answers.append(False)\n"
            "        else:\n"
            "            answers.append(True)\n"
            "    return answers",
            "the gradient happens to be zero",
        ),
        (
            "def can_learn(loss, variables):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss()\n"
            "    watched = tape.watched_variables()\n"
            "    return [any(v is w for w in watched) for v in variables]",
            "that the loss reads",
        ),
        (
            "def can_learn(loss, variables):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = loss()\n"
            "    return [tape.gradient(value, v) is not None for v in variables]",
            "an ordinary tape answers once",
        ),
        (
            "def can_learn(loss, variables):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = loss()\n"
            "    return [g is None for g in tape.gradient(value, variables)]",
            "changed places",
        ),
        (
            "def can_learn(loss, variables): return [v.trainable for v in variables]",
            "True for every variable",
        ),
        (
            "def can_learn(loss, variables):\n"
            "    value = loss()\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = value * 1.0\n"
            "    gradients = tape.gradient(value, variables)\n"
            "    return [g is not None for g in gradients]",
            "Did the loss run inside the block?",
        ),
        (
            "def can_learn(loss, variables):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = loss()\n"
            "    return tape.gradient(value, variables)",
            "Make a bool of each",
        ),
        (
            "def can_learn(loss, variables):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = loss()\n"
            "    gradients = tape.gradient(value, variables)\n"
            "    return [v for v, g in zip(variables, gradients) if g is not None]",
            "For loss = parabola",
        ),
        (
            "def can_learn(loss, variables):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = loss(variables)\n"
            "    gradients = tape.gradient(value, variables)\n"
            "    return [g is not None for g in gradients]",
            "your function raised an error.\nTypeError",
        ),
    ],
    "by_hand": [
        (
            "def by_hand(w, b, x, y):\n"
            "    p = tf.tanh(w * x + b)\n"
            "    z_bar = (p - y) * (1 - p**2)\n"
            "    return z_bar * x, z_bar",
            "half of what it should be",
        ),
        (
            "def by_hand(w, b, x, y):\n"
            "    p = tf.tanh(w * x + b)\n"
            "    return 2 * (p - y) * x, 2 * (p - y)",
            "The rate of tanh is missing",
        ),
        (
            "def by_hand(w, b, x, y):\n"
            "    p = tf.tanh(w * x + b)\n"
            "    z_bar = 2 * (p - y) * (1 - tf.tanh(p) ** 2)\n"
            "    return z_bar * x, z_bar",
            "at the wrong place",
        ),
        (
            "def by_hand(w, b, x, y):\n"
            "    z = w * x + b\n"
            "    z_bar = 2 * (tf.tanh(z) - y) * (1 - tf.square(z))\n"
            "    return z_bar * x, z_bar",
            "at the wrong place",
        ),
        (
            "def by_hand(w, b, x, y):\n"
            "    p = tf.tanh(w * x + b)\n"
            "    z_bar = 2 * (y - p) * (1 - p**2)\n"
            "    return z_bar * x, z_bar",
            "Both signs are turned round",
        ),
        (
            "def by_hand(w, b, x, y):\n"
            "    p = tf.tanh(w * x + b)\n"
            "    z_bar = 2 * (p - y) * (1 - p**2)\n"
            "    return z_bar, z_bar",
            "is one more rate",
        ),
        (
            "def by_hand(w, b, x, y):\n"
            "    p = tf.tanh(w * x + b)\n"
            "    z_bar = 2 * (p - y) * (1 - p**2)\n"
            "    return z_bar, z_bar * x",
            "w comes first",
        ),
        (
            "def by_hand(w, b, x, y):\n"
            "    p = tf.tanh(w * x + b)\n"
            "    z_bar = 2 * (p - y) + (1 - p**2)\n"
            "    return z_bar * x, z_bar",
            "a tuple whose entry 0 is",
        ),
        (
            "def by_hand(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = (tf.tanh(w * x + b) - y) ** 2\n"
            "    by_w, by_b = tape.gradient(loss, [w, b])\n"
            "    return by_w + 0.0, by_b + 0.0",
            "your function raised an error",
        ),
    ],
    "chain": [
        ("def chain(functions): ...", "Your function returned None. Does every path"),
        (
            "def chain(functions):\n"
            "    def chained(x):\n"
            "        for function in reversed(functions):\n"
            "            x = function(x)\n"
            "        return x\n"
            "    return chained",
            "the last in the list first",
        ),
        (
            "def chain(functions):\n"
            "    def chained(x):\n"
            "        y = x\n"
            "        for function in functions:\n"
            "            y = function(x)\n"
            "        return y\n"
            "    return chained",
            "Only the last function counts",
        ),
        (
            "def chain(functions):\n"
            "    def chained(x):\n"
            "        for function in functions:\n"
            "            return function(x)\n"
            "    return chained",
            "A return inside the loop",
        ),
        (
            "def chain(functions):\n"
            "    def chained(x):\n"
            "        for function in functions:\n"
            "            x = function(x)\n"
            "            break\n"
            "        return x\n"
            "    return chained",
            "Each of the others takes what the one before gave",
        ),
        (
            "def chain(functions):\n"
            "    def chained(x):\n"
            "        for function in functions:\n"
            "            function(x)\n"
            "        return x\n"
            "    return chained",
            "comes back unchanged",
        ),
        (
            "def chain(functions):\n"
            "    return lambda x: [function(x) for function in functions]",
            "each function by itself",
        ),
        (
            "def chain(functions):\n"
            "    result = lambda x: x\n"
            "    for f in functions:\n"
            "        result = lambda x, before=result: f(before(x))\n"
            "    return result",
            "The last function is applied again and again",
        ),
        (
            "def chain(functions):\n"
            "    result = lambda x: x\n"
            "    for f in functions:\n"
            "        result = lambda x: f(result(x))\n"
            "    return result",
            "calls itself without end",
        ),
        (
            "def chain(functions):\n"
            "    def chained(x):\n"
            "        while functions:\n"
            "            x = functions.pop(0)(x)\n"
            "        return x\n"
            "    return chained",
            "leave it as it is",
        ),
        (
            "def chain(functions):\n"
            "    def chained(x):\n"
            "        for function in functions:\n"
            "            x = function(x)\n"
            "        return x\n"
            "    return chained(2.0)",
            "A function is asked for",
        ),
        (
            "def chain(functions):\n"
            "    def chained(x):\n"
            "        for function in functions:\n"
            "            x = x * function(x)\n"
            "        return x\n"
            "    return chained",
            "For functions = [square, add_one], x = 1.5 (float32), your function",
        ),
        (
            "def chain(functions):\n"
            "    def chained(x):\n"
            "        for function in functions:\n"
            "            x = function(x)\n"
            "    return chained",
            "Your function returned None",
        ),
        (
            "def chain(functions):\n"
            "    def chained():\n"
            "        for function in functions:\n"
            "            x = function(x)\n"
            "        return x\n"
            "    return chained",
            "your function raised an error.\nTypeError",
        ),
        (
            "def chain(functions):\n"
            "    first = functions[0]\n"
            "    def chained(x):\n"
            "        x = first(x)\n"
            "        for function in functions[1:]:\n"
            "            x = function(x)\n"
            "        return x\n"
            "    return chained",
            "For functions = [], x = 1.5 (float32), your function raised an error",
        ),
    ],
    "link_rates": [
        (
            DERIVATIVE + "def link_rates(functions, x):\n"
            "    return [derivative(function)(x) for function in functions]",
            "at the x of the beginning",
        ),
        (
            DERIVATIVE + "def link_rates(functions, x):\n"
            "    rates = []\n"
            "    for function in functions:\n"
            "        x = function(x)\n"
            "        rates.append(derivative(function)(x))\n"
            "    return rates",
            "too early",
        ),
        (
            "def link_rates(functions, x):\n"
            "    start, rates = x, []\n"
            "    with tf.GradientTape(persistent=True) as tape:\n"
            "        tape.watch(start)\n"
            "        for function in functions:\n"
            "            x = function(x)\n"
            "            rates.append(tape.gradient(x, start))\n"
            "    return rates",
            "the rates before it multiplied in",
        ),
        (
            "def link_rates(functions, x):\n"
            "    values = [x]\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        for function in functions:\n"
            "            values.append(function(values[-1]))\n"
            "    return tape.gradient(values[-1], values[:-1])",
            "the rates after it multiplied in",
        ),
        (
            "def link_rates(functions, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        y = x\n"
            "        for function in functions:\n"
            "            y = function(y)\n"
            "    return tape.gradient(y, x)",
            "the derivative of the whole chain",
        ),
        (
            "def link_rates(functions, x):\n"
            "    rates = []\n"
            "    for function in functions:\n"
            "        with tf.GradientTape() as tape:\n"
            "            y = function(x)\n"
            "        rates.append(tape.gradient(y, x))\n"
            "        x = y\n"
            "    return rates",
            "Your rates are None",
        ),
        (
            "def link_rates(functions, x):\n"
            "    values = [x]\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        for function in functions:\n"
            "            values.append(function(values[-1]))\n"
            "    rates = []\n"
            "    for i in range(len(functions)):\n"
            "        rates.append(tape.gradient(values[i + 1], values[i]))\n"
            "    return rates",
            "an ordinary tape answers once",
        ),
        (
            DERIVATIVE + "def link_rates(functions, x):\n"
            "    rates = []\n"
            "    for function in functions:\n"
            "        slope = derivative(function)(x)\n"
            "        rates.append(slope)\n"
            "        x = slope\n"
            "    return rates",
            "For functions = [square, sin], x = 1.5 (float32)",
        ),
        (
            "def link_rates(functions, x):\n"
            "    rates = []\n"
            "    for function in functions:\n"
            "        y = function(x)\n"
            "        with tf.GradientTape() as tape:\n"
            "            tape.watch(x)\n"
            "        rates.append(1.0 * tape.gradient(y, x))\n"
            "        x = y\n"
            "    return rates",
            "your function raised an error.\nTypeError",
        ),
    ],
    "newton": [
        (
            DERIVATIVE + "def newton(function, x, steps):\n"
            "    for _ in range(steps):\n"
            "        x = x + function(x) / derivative(function)(x)\n"
            "    return x",
            "to the wrong side",
        ),
        (
            DERIVATIVE + "def newton(function, x, steps):\n"
            "    for _ in range(steps):\n"
            "        x = x - derivative(function)(x) / function(x)\n"
            "    return x",
            "stands on its head",
        ),
        (
            DERIVATIVE + "def newton(function, x, steps):\n"
            "    for _ in range(steps):\n"
            "        x = x - derivative(function)(x)\n"
            "    return x",
            "downhill",
        ),
        (
            DERIVATIVE + "def newton(function, x, steps):\n"
            "    slope = derivative(function)(x)\n"
            "    for _ in range(steps):\n"
            "        x = x - function(x) / slope\n"
            "    return x",
            "once, at the beginning",
        ),
        (
            DERIVATIVE + "def newton(function, x, steps):\n"
            "    for _ in range(steps + 1):\n"
            "        x = x - function(x) / derivative(function)(x)\n"
            "    return x",
            "one step too many",
        ),
        (
            DERIVATIVE + "def newton(function, x, steps):\n"
            "    for _ in range(1, steps):\n"
            "        x = x - function(x) / derivative(function)(x)\n"
            "    return x",
            "one step too few",
        ),
        (
            DERIVATIVE + "def newton(function, x, steps):\n"
            "    for _ in range(steps):\n"
            "        x = x - function(x) / derivative(function)(x)\n"
            "        return x",
            "You return after the first step",
        ),
        (
            DERIVATIVE + "def newton(function, x, steps):\n"
            "    for _ in range(steps):\n"
            "        x = x - 0.5 * function(x) / derivative(function)(x)\n"
            "    return x",
            "For function = square_minus_two, x = 4. (float32), steps = 2",
        ),
        (
            "def newton(function, x, steps):\n"
            "    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            y = function(x)\n"
            "        x = x - y / tape.gradient(y, x)\n"
            "    return x",
            "your function raised an error.\nValueError",
        ),
    ],
    "speed_and_acceleration": [
        (
            "def speed_and_acceleration(height, t):\n"
            "    with tf.GradientTape() as outer:\n"
            "        outer.watch(t)\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(t)\n"
            "            h = height(t)\n"
            "    speed = inner.gradient(h, t, unconnected_gradients='zero')\n"
            "    return speed, outer.gradient(speed, t)",
            "The acceleration is None.",
        ),
        (
            "def speed_and_acceleration(height, t):\n"
            "    with tf.GradientTape() as outer:\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(t)\n"
            "            h = height(t)\n"
            "        speed = inner.gradient(h, t, unconnected_gradients='zero')\n"
            "    return speed, outer.gradient(speed, t,\n"
            "                                 unconnected_gradients='zero')",
            "The acceleration is always zero. The speed is right, but the outer tape",
        ),
        (
            "def speed_and_acceleration(height, t):\n"
            "    with tf.GradientTape() as outer:\n"
            "        with tf.GradientTape() as inner:\n"
            "            h = height(t)\n"
            "        speed = inner.gradient(h, t, unconnected_gradients='zero')\n"
            "    return speed, outer.gradient(speed, t,\n"
            "                                 unconnected_gradients='zero')",
            "Do both tapes know that t matters?",
        ),
        (
            "def speed_and_acceleration(height, t):\n"
            "    with tf.GradientTape() as outer:\n"
            "        outer.watch(t)\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(t)\n"
            "            h = height(t)\n"
            "        speed = inner.gradient(h, t)\n"
            "    return speed, outer.gradient(speed, t)",
            "zeros are asked for, from both tapes",
        ),
        (
            "def speed_and_acceleration(height, t):\n"
            "    with tf.GradientTape() as outer:\n"
            "        outer.watch(t)\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(t)\n"
            "            h = height(t)\n"
            "        speed = inner.gradient(h, t, unconnected_gradients='zero')\n"
            "    return speed, outer.gradient(h, t, unconnected_gradients='zero')",
            "Both are the speed",
        ),
        (
            "def speed_and_acceleration(height, t):\n"
            "    with tf.GradientTape() as outer:\n"
            "        outer.watch(t)\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(t)\n"
            "            h = height(t)\n"
            "        speed = inner.gradient(h, t, unconnected_gradients='zero')\n"
            "    return outer.gradient(\n"
            "        speed, t, unconnected_gradients='zero'), speed",
            "changed places",
        ),
        (
            "def speed_and_acceleration(height, t):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(t)\n"
            "        h = height(t)\n"
            "    return h, tape.gradient(h, t)",
            "one derivative short",
        ),
        (
            "def speed_and_acceleration(height, t):\n"
            "    speed = (height(t + 0.01) - height(t - 0.01)) / 0.02\n"
            "    return speed, tf.zeros_like(t)",
            "a tuple whose entry 0 is",
        ),
        (
            "def speed_and_acceleration(height, t):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(t)\n"
            "        h = height(t)\n"
            "    speed = tape.gradient(h, t)\n"
            "    return speed, tape.gradient(speed, t)",
            "your function raised an error.\nRuntimeError",
        ),
    ],
    "nth_derivative": [
        ("def nth_derivative(function, n): ...", "returned None. Does every path"),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    for _ in range(n):\n"
            "        function = derivative(function)\n"
            "    return function",
            "the tape answers None",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    for _ in range(n + 1):\n"
            "        function = derivative(function)\n"
            "    return function",
            "one derivative too many",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    for _ in range(1, n):\n"
            "        function = derivative(function)\n"
            "    return function",
            "one derivative too few",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    return derivative(function)",
            "the first derivative, whatever n is",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    if n == 0:\n"
            "        return function\n"
            "    for _ in range(n):\n"
            "        result = derivative(function)\n"
            "    return result",
            "the first derivative for every n above 0",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    if n == 0:\n"
            "        return function\n"
            "    if n == 1:\n"
            "        return derivative(function)\n"
            "    return derivative(derivative(function))",
            "stops at the second derivative",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    return lambda x: derivative(function)(x) ** n",
            "multiplied the first derivative with itself",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    return lambda x: n * derivative(function)(x)",
            "by n",
        ),
        (
            "def nth_derivative(function, n):\n"
            "    def nth(x):\n"
            "        for _ in range(n):\n"
            "            x = function(x)\n"
            "        return x\n"
            "    return nth",
            "You applied the function n times",
        ),
        ("def nth_derivative(function, n): return function", "the function itself"),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    for _ in range(n):\n"
            "        function = lambda x: derivative(function)(x)\n"
            "    return function",
            "calls itself without end",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    for _ in range(n):\n"
            "        function = derivative(function)\n"
            "    return lambda x: -function(x)",
            "For function = cube, n = 1, x = 1.5 (float32), your function",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    return derivative(function)(tf.constant(1.0))",
            "A function is asked for, and this is a tensor",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    if n:\n"
            "        return nth_derivative(derivative(function), n - 1)",
            "Your function returned None. Does every path",
        ),
        (
            DERIVATIVE + "def nth_derivative(function, n):\n"
            "    while n >= 0:\n"
            "        function = derivative(functions)\n"
            "    return function",
            "your function raised an error.\nNameError",
        ),
    ],
    "curvature_along": [
        (
            HESSIAN_TIMES + "def curvature_along(loss, v, u):\n"
            "    return hessian_times(loss, v, u)",
            "One dot product is still missing",
        ),
        (
            HESSIAN_TIMES + "def curvature_along(loss, v, u):\n"
            "    return tf.reduce_sum(hessian_times(loss, v, u))",
            "with u in it once",
        ),
        (
            HESSIAN_TIMES + "def curvature_along(loss, v, u):\n"
            "    return u * hessian_times(loss, v, u)",
            "Add them up",
        ),
        (
            "def curvature_along(loss, v, u):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(v)\n"
            "        value = loss(v)\n"
            "    return tf.tensordot(tape.gradient(value, v), u, 1)",
            "the first derivative",
        ),
        (
            "def curvature_along(loss, v, u):\n"
            "    with tf.GradientTape() as outer:\n"
            "        outer.watch(v)\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(v)\n"
            "            value = loss(v)\n"
            "        gradient = inner.gradient(value, v)\n"
            "    return tf.reduce_sum(u * u * outer.gradient(gradient, v))",
            "u came too late",
        ),
        (
            "def curvature_along(loss, v, u):\n"
            "    with tf.GradientTape() as outer:\n"
            "        outer.watch(v)\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(v)\n"
            "            value = loss(v)\n"
            "    gradient = inner.gradient(value, v)\n"
            "    return outer.gradient(tf.reduce_sum(gradient * u), v)",
            "stand inside the outer block",
        ),
        (
            HESSIAN_TIMES + "def curvature_along(loss, v, u):\n"
            "    return 0.5 * tf.reduce_sum(u * hessian_times(loss, v, u))",
            "For loss = bowl, v = [ 1., -2.] (float32)",
        ),
        (
            "def curvature_along(loss, v, u):\n"
            "    with tf.GradientTape() as outer:\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(v)\n"
            "            value = loss(v)\n"
            "        slope = tf.reduce_sum(u * inner.gradient(value, v))\n"
            "    return tf.reduce_sum(u * outer.gradient(slope, v))",
            "your function raised an error.\nValueError",
        ),
    ],
    "penalty_gradients": [
        (
            "def penalty_gradients(model, variables, x):\n"
            "    with tf.GradientTape() as outer:\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(x)\n"
            "            values = model(x)\n"
            "        slopes = inner.gradient(values, x)\n"
            "        penalty = tf.reduce_sum(slopes**2)\n"
            "    return outer.gradient(penalty, variables)",
            "Take the mean",
        ),
        (
            "def penalty_gradients(model, variables, x):\n"
            "    with tf.GradientTape() as outer:\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(x)\n"
            "            values = model(x)\n"
            "        slopes = inner.gradient(values, x)\n"
            "    penalty = tf.reduce_mean(slopes**2)\n"
            "    return outer.gradient(penalty, variables)",
            "All gradients are None",
        ),
        (
            "def penalty_gradients(model, variables, x):\n"
            "    with tf.GradientTape() as outer:\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(x)\n"
            "            values = model(x)\n"
            "        slopes = inner.gradient(values, x)\n"
            "    return outer.gradient(slopes, variables)",
            "the sum of the slopes",
        ),
        (
            "def penalty_gradients(model, variables, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        penalty = tf.reduce_mean(model(x) ** 2)\n"
            "    return tape.gradient(penalty, variables)",
            "a penalty on the values of the model",
        ),
        (
            "def penalty_gradients(model, variables, x):\n"
            "    with tf.GradientTape() as outer:\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(x)\n"
            "            values = model(x)\n"
            "        penalty = tf.reduce_mean(inner.gradient(values, x)) ** 2\n"
            "    return outer.gradient(penalty, variables)",
            "You squared the mean slope",
        ),
        (
            "def penalty_gradients(model, variables, x):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        values = model(x)\n"
            "    return tf.reduce_mean(tape.gradient(values, x) ** 2)",
            "That is the penalty",
        ),
        (
            "def penalty_gradients(model, variables, x):\n"
            "    with tf.GradientTape() as outer:\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(x)\n"
            "            values = model(x)\n"
            "        penalty = tf.norm(inner.gradient(values, x))\n"
            "    return outer.gradient(penalty, variables)",
            "For model = parabola",
        ),
        (
            "def penalty_gradients(model, variables, x):\n"
            "    with tf.GradientTape() as outer:\n"
            "        with tf.GradientTape() as inner:\n"
            "            values = model(x)\n"
            "        penalty = tf.reduce_mean(inner.gradient(values, x) ** 2)\n"
            "    return outer.gradient(penalty, variables)",
            "your function raised an error.\nTypeError",
        ),
    ],
}
