"""Answers to the exercises on descent and gradient checks, as learners write them."""

from __future__ import annotations

DESCENT_STEP = (
    "def descent_step(loss, variables, rate):\n"
    "    with tf.GradientTape() as tape:\n"
    "        before = loss()\n"
    "    gradients = tape.gradient(before, variables)\n"
    "    for variable, gradient in zip(variables, gradients):\n"
    "        variable.assign_sub(rate * gradient)\n"
    "    return before\n"
)
"""The answer to one exercise, on which the next one may build."""

RIGHT: dict[str, list[str]] = {
    "descent_step": [
        DESCENT_STEP,
        "def descent_step(loss, variables, rate):\n"
        "    optimizer = tf.keras.optimizers.SGD(rate)\n"
        "    with tf.GradientTape() as tape:\n"
        "        value = loss()\n"
        "    slopes = tape.gradient(value, variables)\n"
        "    optimizer.apply_gradients(zip(slopes, variables))\n"
        "    return value",
        "def descent_step(loss, variables, rate):\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        value = loss()\n"
        "    steps = [rate * tape.gradient(value, v) for v in variables]\n"
        "    for i in range(len(variables)):\n"
        "        variables[i].assign(variables[i] - steps[i])\n"
        "    return value",
        "def descent_step(loss, variables, rate):\n"
        "    before = loss()\n"
        "    with tf.GradientTape(watch_accessed_variables=False) as tape:\n"
        "        tape.watch(variables)\n"
        "        y = loss()\n"
        "    for v, g in zip(variables, tape.gradient(y, variables)):\n"
        "        v.assign_add(tf.multiply(-rate, g))\n"
        "    return tf.identity(before)",
    ],
    "fit_line": [
        DESCENT_STEP + "def fit_line(x, y, rate, steps):\n"
        "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
        "    for _ in range(steps):\n"
        "        descent_step(\n"
        "            lambda: tf.reduce_mean((w * x + b - y) ** 2), [w, b], rate\n"
        "        )\n"
        "    return w.read_value(), b.read_value()",
        "def fit_line(x, y, rate, steps):\n"
        "    w, b = tf.constant(0.0), tf.constant(0.0)\n"
        "    for _ in range(steps):\n"
        "        error = w * x + b - y\n"
        "        dw = 2 * tf.reduce_mean(error * x)\n"
        "        db = 2 * tf.reduce_mean(error)\n"
        "        w, b = w - rate * dw, b - rate * db\n"
        "    return w, b",
        "def fit_line(x, y, rate, steps):\n"
        "    w = tf.Variable(0.0)\n"
        "    b = tf.Variable(0.0)\n"
        "    optimizer = tf.keras.optimizers.SGD(rate)\n"
        "    step = 0\n"
        "    while step < steps:\n"
        "        with tf.GradientTape() as tape:\n"
        "            loss = tf.keras.losses.MSE(y, w * x + b)\n"
        "        dw, db = tape.gradient(loss, (w, b))\n"
        "        optimizer.apply_gradients([(dw, w), (db, b)])\n"
        "        step += 1\n"
        "    return [w, b]",
        "def fit_line(x, y, rate, steps):\n"
        "    v = tf.Variable([0.0, 0.0])\n"
        "    for _ in range(steps):\n"
        "        with tf.GradientTape() as tape:\n"
        "            loss = tf.reduce_sum((v[0] * x + v[1] - y) ** 2) / len(x)\n"
        "        v.assign_sub(rate * tape.gradient(loss, v))\n"
        "    return v[0], v[1]",
    ],
    "best_step": [
        "def best_step(losses, patience):\n"
        "    best = 0\n"
        "    for index, loss in enumerate(losses):\n"
        "        if loss < losses[best]:\n"
        "            best = index\n"
        "        if index - best >= patience:\n"
        "            break\n"
        "    return best",
        "def best_step(losses, patience):\n"
        "    lowest, best, waited = float('inf'), None, 0\n"
        "    for index in range(len(losses)):\n"
        "        if losses[index] < lowest:\n"
        "            lowest, best, waited = losses[index], index, 0\n"
        "        else:\n"
        "            waited += 1\n"
        "            if waited == patience:\n"
        "                return best\n"
        "    return best",
        "def best_step(losses, patience):\n"
        "    for end in range(1, len(losses) + 1):\n"
        "        best = int(np.argmin(losses[:end]))\n"
        "        if end - 1 - best == patience:\n"
        "            return best\n"
        "    return best",
        "def best_step(losses, patience):\n"
        "    best, rest = 0, losses[1:]\n"
        "    while True:\n"
        "        ahead = losses[best + 1 : best + 1 + patience]\n"
        "        lower = [i for i, l in enumerate(ahead) if l < losses[best]]\n"
        "        if not lower:\n"
        "            return best\n"
        "        best += 1 + lower[0]",
    ],
    "make_train_step": [
        "def make_train_step(model, optimizer, loss_function):\n"
        "    @tf.function\n"
        "    def train_step(x, y):\n"
        "        with tf.GradientTape() as tape:\n"
        "            loss = loss_function(y, model(x, training=True))\n"
        "        variables = model.trainable_variables\n"
        "        gradients = tape.gradient(loss, variables)\n"
        "        optimizer.apply_gradients(zip(gradients, variables))\n"
        "        return loss\n"
        "    return train_step",
        "def make_train_step(model, optimizer, loss_function):\n"
        "    weights = model.trainable_weights\n"
        "    optimizer.build(weights)\n"
        "    def step(x, y):\n"
        "        with tf.GradientTape() as tape:\n"
        "            predicted = model(x, training=True)\n"
        "            loss = loss_function(y, predicted)\n"
        "        optimizer.apply(tape.gradient(loss, weights), weights)\n"
        "        return loss\n"
        "    return tf.function(step)",
        "def make_train_step(model, optimizer, loss_function):\n"
        "    any_shape = tf.TensorSpec((None, None), tf.float32)\n"
        "    @tf.function(input_signature=[any_shape, any_shape])\n"
        "    def step(features, labels):\n"
        "        with tf.GradientTape(persistent=True) as tape:\n"
        "            loss = loss_function(labels, model(features, training=True))\n"
        "        pairs = []\n"
        "        for v in model.trainable_variables:\n"
        "            pairs.append((tape.gradient(loss, v), v))\n"
        "        optimizer.apply_gradients(pairs)\n"
        "        return tf.identity(loss)\n"
        "    return step",
    ],
    "central_difference": [
        "def central_difference(function, x, h):\n"
        "    return (function(x + h) - function(x - h)) / (2 * h)",
        "def central_difference(function, x, h):\n"
        "    ahead, behind = function(x + h), function(x - h)\n"
        "    return 0.5 * (ahead - behind) / h",
        "def central_difference(function, x, h):\n"
        "    forward = (function(x + h) - function(x)) / h\n"
        "    backward = (function(x) - function(x - h)) / h\n"
        "    return (forward + backward) / 2",
        "def central_difference(function, x, h):\n"
        "    points = np.array([x - h, x + h])\n"
        "    values = np.array([function(point) for point in points])\n"
        "    return np.diff(values)[0] / np.diff(points)[0]",
    ],
    "relative_error": [
        "def relative_error(a, n):\n"
        "    size = np.maximum(np.abs(a), np.abs(n))\n"
        "    return np.abs(a - n) / np.where(size == 0, 1.0, size)",
        "def relative_error(a, n):\n"
        "    size = np.fmax(abs(a), abs(n))\n"
        "    return np.where(size == 0, 0.0, abs(n - a) / size)",
        "def relative_error(a, n):\n"
        "    errors = np.zeros_like(a)\n"
        "    for i in np.ndindex(a.shape):\n"
        "        size = max(abs(a[i]), abs(n[i]))\n"
        "        if size > 0:\n"
        "            errors[i] = abs(a[i] - n[i]) / size\n"
        "    return errors",
        "def relative_error(a, n):\n"
        "    size = np.maximum(np.abs(a), np.abs(n))\n"
        "    return np.divide(np.abs(a - n), size, out=np.zeros_like(a),\n"
        "                     where=size > 0)",
        "def relative_error(a, n):\n"
        "    size = np.maximum(np.abs(a), np.abs(n))\n"
        "    return np.nan_to_num(np.abs(a - n) / size)",
        "def relative_error(a, n):\n"
        "    return np.abs(a - n) / np.max([np.abs(a), np.abs(n),\n"
        "                                   np.full_like(a, 1e-12)], axis=0)",
    ],
    "numeric_gradient": [
        "def numeric_gradient(function, x, h):\n"
        "    slopes = np.zeros_like(x)\n"
        "    for index in np.ndindex(x.shape):\n"
        "        up, down = x.copy(), x.copy()\n"
        "        up[index] += h\n"
        "        down[index] -= h\n"
        "        slopes[index] = (function(up) - function(down)) / (2 * h)\n"
        "    return slopes",
        "def numeric_gradient(function, x, h):\n"
        "    slopes = []\n"
        "    for row in np.eye(x.size):\n"
        "        step = h * row.reshape(x.shape)\n"
        "        slopes.append((function(x + step) - function(x - step)) / (2 * h))\n"
        "    return np.array(slopes).reshape(x.shape)",
        "def numeric_gradient(function, x, h):\n"
        "    moved, slopes = x.copy(), np.empty(x.shape)\n"
        "    for index in np.ndindex(x.shape):\n"
        "        moved[index] = x[index] + h\n"
        "        up = function(moved)\n"
        "        moved[index] = x[index] - h\n"
        "        down = function(moved)\n"
        "        moved[index] = x[index]\n"
        "        slopes[index] = (up - down) / 2 / h\n"
        "    return slopes",
        "def numeric_gradient(function, x, h):\n"
        "    slopes = np.zeros(x.shape)\n"
        "    for index, value in np.ndenumerate(x):\n"
        "        x[index] = value + h\n"
        "        slopes[index] += function(x) / (2 * h)\n"
        "        x[index] = value - h\n"
        "        slopes[index] -= function(x) / (2 * h)\n"
        "        x[index] = value\n"
        "    return slopes",
        "def numeric_gradient(function, x, h):\n"
        "    flat = x.flatten()\n"
        "    def value(i, t):\n"
        "        moved = flat.copy()\n"
        "        moved[i] += t\n"
        "        return function(moved.reshape(x.shape))\n"
        "    slopes = [(value(i, h) - value(i, -h)) / (2 * h)\n"
        "              for i in range(x.size)]\n"
        "    return np.reshape(slopes, x.shape).astype('float64')",
    ],
    "update_ratios": [
        "def update_ratios(weights, gradients, rate):\n"
        "    ratios = [\n"
        "        rate * tf.norm(gradient) / tf.norm(weight)\n"
        "        for weight, gradient in zip(weights, gradients)\n"
        "    ]\n"
        "    return tf.stack(ratios)",
        "def update_ratios(weights, gradients, rate):\n"
        "    result = []\n"
        "    for w, g in zip(weights, gradients):\n"
        "        update = tf.reduce_sum(tf.square(rate * g))\n"
        "        result.append(tf.sqrt(update / tf.reduce_sum(tf.square(w))))\n"
        "    return tf.convert_to_tensor(result)",
        "def update_ratios(weights, gradients, rate):\n"
        "    ratios = []\n"
        "    for i in range(len(weights)):\n"
        "        g, w = gradients[i].numpy(), weights[i].numpy()\n"
        "        ratios.append(rate * np.linalg.norm(g.ravel())\n"
        "                      / np.linalg.norm(w.ravel()))\n"
        "    return tf.constant(ratios, dtype=tf.float32)",
        "def update_ratios(weights, gradients, rate):\n"
        "    size = lambda t: tf.sqrt(tf.reduce_mean(t * t))\n"
        "    sizes = lambda tensors: tf.stack([size(t) for t in tensors])\n"
        "    return rate * sizes(gradients) / sizes(weights)",
    ],
    "momentum_step": [
        "def momentum_step(w, g, u, rate, beta):\n"
        "    u = beta * u - rate * g\n"
        "    return w + u, u",
        "def momentum_step(w, g, u, rate, beta):\n"
        "    new_u = tf.subtract(tf.multiply(beta, u), tf.multiply(rate, g))\n"
        "    return [tf.add(w, new_u), new_u]",
        "def momentum_step(w, g, u, rate, beta):\n"
        "    after = w - rate * g + beta * u\n"
        "    return after, after - w",
    ],
    "adam_step": [
        "def adam_step(w, g, m, s, t, rate):\n"
        "    m = 0.9 * m + 0.1 * g\n"
        "    s = 0.999 * s + 0.001 * g**2\n"
        "    m_hat = m / (1 - 0.9**t)\n"
        "    s_hat = s / (1 - 0.999**t)\n"
        "    return w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7), m, s",
        "def adam_step(w, g, m, s, t, rate):\n"
        "    m = m + (g - m) * (1 - 0.9)\n"
        "    s = s + (tf.square(g) - s) * (1 - 0.999)\n"
        "    corrected = rate * (1 - 0.999**t) ** 0.5 / (1 - 0.9**t)\n"
        "    return w - corrected * m / (tf.sqrt(s) + 1e-7), m, s",
        "def adam_step(w, g, m, s, t, rate, beta_1=0.9, beta_2=0.999, eps=1e-7):\n"
        "    new_m = tf.multiply(beta_1, m) + tf.multiply(1 - beta_1, g)\n"
        "    new_s = tf.multiply(beta_2, s) + tf.multiply(1 - beta_2, g * g)\n"
        "    up = new_m / (1 - tf.pow(beta_1, t))\n"
        "    below = tf.sqrt(new_s / (1 - np.power(beta_2, t))) + eps\n"
        "    return [w - rate * (up / below), new_m, new_s]",
        "def adam_step(w, g, m, s, t, rate):\n"
        "    m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g\n"
        "    hats = m / (1 - 0.9**t), s / (1 - 0.999**t)\n"
        "    w -= rate * hats[0] * tf.math.rsqrt(hats[1] + 1e-14)\n"
        "    return w, m, s",
    ],
    "rate_at": [
        "def rate_at(k, peak, warmup, every):\n"
        "    if k < warmup:\n"
        "        return peak * (k + 1) / warmup\n"
        "    return peak * 0.5 ** ((k - warmup) // every)",
        "def rate_at(k, peak, warmup, every):\n"
        "    rate = peak / warmup\n"
        "    for step in range(1, k + 1):\n"
        "        if step < warmup:\n"
        "            rate += peak / warmup\n"
        "        elif step > warmup and (step - warmup) % every == 0:\n"
        "            rate /= 2\n"
        "    return rate",
        "def rate_at(k, peak, warmup, every):\n"
        "    halvings = max(0, k - warmup) // every\n"
        "    return min(1.0, (k + 1) / warmup) * peak / 2**halvings",
        "def rate_at(k, peak, warmup, every):\n"
        "    rises = np.linspace(peak / warmup, peak, warmup)\n"
        "    falls = peak * np.exp2(-((k - warmup) // every))\n"
        "    return float(rises[k] if k < warmup else falls)",
    ],
    "random_rates": [
        "def random_rates(count, low, high, seed):\n"
        "    ends = tf.math.log([low, high])\n"
        "    drawn = tf.random.stateless_uniform((count,), seed, ends[0], ends[1])\n"
        "    return tf.exp(drawn)",
        "def random_rates(count, low, high, seed):\n"
        "    a, b = np.log10(low), np.log10(high)\n"
        "    return 10.0 ** tf.random.stateless_uniform([count], seed, a, b)",
        "def random_rates(count, low, high, seed):\n"
        "    share = tf.random.stateless_uniform((count,), seed=seed)\n"
        "    return low * (high / low) ** share",
        "def random_rates(count, low, high, seed):\n"
        "    a, b = np.log(low), np.log(high)\n"
        "    drawn = tf.random.stateless_uniform(\n"
        "        (count, 1), seed, a, b, dtype=tf.float64\n"
        "    )\n"
        "    return tf.cast(tf.squeeze(tf.exp(drawn), axis=1), tf.float32)",
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "descent_step": [
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    for v, g in zip(variables, tape.gradient(before, variables)):\n"
            "        v = v - rate * g\n"
            "    return before",
            "the variables are where they were",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    gradients = tape.gradient(before, variables)\n"
            "    for i in range(len(variables)):\n"
            "        variables[i] = variables[i] - rate * gradients[i]\n"
            "    return before",
            "the variables are where they were",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    for v, g in zip(variables, tape.gradient(before, variables)):\n"
            "        v.assign_add(rate * g)\n"
            "    return before",
            "You went uphill",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    for v, g in zip(variables, tape.gradient(before, variables)):\n"
            "        v.assign_sub(rate * g)\n"
            "    return loss()",
            "the loss after it",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    for v, g in zip(variables, tape.gradient(before, variables)):\n"
            "        v.assign(g * rate)\n"
            "    return before",
            "in the place of the variable",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    for v, g in zip(variables, tape.gradient(before, variables)):\n"
            "        v.assign_sub(g)\n"
            "    return before",
            "The rate has no effect",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    before = loss()\n"
            "    for v in variables:\n"
            "        with tf.GradientTape() as tape:\n"
            "            value = loss()\n"
            "        v.assign_sub(rate * tape.gradient(value, v))\n"
            "    return before",
            "the gradient of the next at the new place",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    for v in variables:\n"
            "        with tf.GradientTape() as tape:\n"
            "            value = loss()\n"
            "        v.assign_sub(rate * tape.gradient(value, v))\n"
            "    return value",
            "the loss and the gradient of the next",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    for v, g in zip(variables, tape.gradient(before, variables)):\n"
            "        v.assign_sub(rate * g)\n"
            "        return before",
            "Only the first variable has moved",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    for v in variables:\n"
            "        v.assign_sub(rate * tape.gradient(before, v))\n"
            "    return before",
            "an ordinary tape answers once",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    before = loss()\n"
            "    with tf.GradientTape() as tape:\n"
            "        pass\n"
            "    for v, g in zip(variables, tape.gradient(before, variables)):\n"
            "        v.assign_sub(rate * g)\n"
            "    return before",
            "a gradient was None",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    before = loss()\n"
            "    with tf.GradientTape() as tape:\n"
            "        pass\n"
            "    gradients = tape.gradient(before, variables)\n"
            "    optimizer = tf.keras.optimizers.SGD(rate)\n"
            "    optimizer.apply_gradients(zip(gradients, variables))\n"
            "    return before",
            "a gradient was None",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    for v, g in zip(variables, tape.gradient(before, variables)):\n"
            "        v.assign_sub(rate * g / 2)\n"
            "    return before",
            "your step leaves the variables as a list whose entry 0 is 2.75 instead",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    for v, g in zip(variables, tape.gradient(before, variables)):\n"
            "        v.assign_sub(rate * g)\n"
            "    return before.numpy()",
            "a NumPy number; a tensor is asked for",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss()\n"
            "    for v, g in zip(variables, tape.gradient(before, variables)):\n"
            "        v.assign_sub(rate * g)",
            "returned None",
        ),
        (
            "def descent_step(loss, variables, rate):\n"
            "    with tf.GradientTape() as tape:\n"
            "        before = loss\n"
            "    return tape.gradient(before, variables)",
            "raised an error",
        ),
    ],
    "fit_line": [
        (
            DESCENT_STEP + "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        loss = lambda: tf.reduce_sum((w * x + b - y) ** 2)\n"
            "        descent_step(loss, [w, b], rate)\n"
            "    return w, b",
            "the sum of the squared errors",
        ),
        (
            "def fit_line(x, y, rate, steps):\n"
            "    w, b = 0.0, 0.0\n"
            "    for _ in range(steps):\n"
            "        error = w * x + b - y\n"
            "        dw, db = tf.reduce_mean(error * x), tf.reduce_mean(error)\n"
            "        w, b = w - rate * dw, b - rate * db\n"
            "    return tf.convert_to_tensor(w), tf.convert_to_tensor(b)",
            "half as long",
        ),
        (
            DESCENT_STEP + "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    for _ in range(1, steps):\n"
            "        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        descent_step(loss, [w, b], rate)\n"
            "    return w, b",
            "one step too few",
        ),
        (
            DESCENT_STEP + "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    for _ in range(steps + 1):\n"
            "        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        descent_step(loss, [w, b], rate)\n"
            "    return w, b",
            "one step too many",
        ),
        (
            DESCENT_STEP + "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        descent_step(loss, [b, w], rate)\n"
            "    return b, w",
            "have changed places",
        ),
        (
            "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w = w - rate * dw\n"
            "        b = b - rate * db\n"
            "    return w, b",
            "not your variable but a new tensor",
        ),
        (
            "def fit_line(x, y, rate, steps):\n"
            "    for _ in range(steps):\n"
            "        w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w.assign_sub(rate * dw)\n"
            "        b.assign_sub(rate * db)\n"
            "    return w, b",
            "begins at 0 again",
        ),
        (
            "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w.assign_sub(rate * dw)\n"
            "        b.assign_sub(rate * db)\n"
            "        return w, b",
            "returns after the first step",
        ),
        (
            "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        loss = tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        with tf.GradientTape() as tape:\n"
            "            tape.watch([w, b])\n"
            "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w.assign_sub(rate * dw)\n"
            "        b.assign_sub(rate * db)\n"
            "    return w, b",
            "The gradients are None",
        ),
        (
            "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_mean((w * x + b - y) ** 2)\n"
            "    for _ in range(steps):\n"
            "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w.assign_sub(rate * dw)\n"
            "        b.assign_sub(rate * db)\n"
            "    return w, b",
            "One tape serves one step",
        ),
        (
            "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        for v in [w, b]:\n"
            "            with tf.GradientTape() as tape:\n"
            "                loss = tf.reduce_mean((w * x + b - y) ** 2)\n"
            "            v.assign_sub(rate * tape.gradient(loss, v))\n"
            "    return w, b",
            "You moved w first",
        ),
        (
            DESCENT_STEP + "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        descent_step(loss, [w], rate)\n"
            "    return w, b",
            "Only w has moved",
        ),
        (
            "def fit_line(x, y, rate, steps):\n"
            "    w, b = np.polyfit(x.numpy(), y.numpy(), 1)\n"
            "    return tf.constant(w, tf.float32), tf.constant(b, tf.float32)",
            "returned a tuple whose entry 0 is",
        ),
        (
            DESCENT_STEP + "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.Variable(0.0), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        descent_step(loss, [w, b], rate)\n"
            "    return w.numpy(), b.numpy()",
            "a NumPy number; a tensor is asked for",
        ),
        (
            DESCENT_STEP + "def fit_line(x, y, rate, steps):\n"
            "    w, b = 0.0, 0.0\n"
            "    for _ in range(steps):\n"
            "        loss = lambda: tf.reduce_mean((w * x + b - y) ** 2)\n"
            "        descent_step(loss, [w, b], rate)\n"
            "    return tf.constant(w), tf.constant(b)",
            "Are they variables",
        ),
        (
            "def fit_line(x, y, rate, steps):\n"
            "    w, b = tf.constant(0.0), tf.constant(0.0)\n"
            "    for _ in range(steps):\n"
            "        error = w * x + b - y\n"
            "        w.assign_sub(2 * rate * tf.reduce_mean(error * x))\n"
            "        b.assign_sub(2 * rate * tf.reduce_mean(error))\n"
            "    return w, b",
            "raised an error",
        ),
    ],
    "best_step": [
        (
            "def best_step(losses, patience): return int(np.argmin(losses))",
            "You looked through the whole list",
        ),
        (
            "def best_step(losses, patience):\n"
            "    best, waited = 0, 0\n"
            "    for i, loss in enumerate(losses):\n"
            "        if loss <= losses[best]:\n"
            "            best, waited = i, 0\n"
            "        else:\n"
            "            waited += 1\n"
            "        if waited == patience:\n"
            "            break\n"
            "    return best",
            "is not lower",
        ),
        (
            "def best_step(losses, patience):\n"
            "    best, waited = 0, 0\n"
            "    for i, loss in enumerate(losses):\n"
            "        if loss < losses[best]:\n"
            "            best, waited = i, 0\n"
            "        elif i > 0:\n"
            "            waited += 1\n"
            "        if waited > patience:\n"
            "            break\n"
            "    return best",
            "one step too long",
        ),
        (
            "def best_step(losses, patience):\n"
            "    best = 0\n"
            "    for i, loss in enumerate(losses):\n"
            "        if loss < losses[best]:\n"
            "            best = i\n"
            "        if i - best >= patience - 1:\n"
            "            break\n"
            "    return best",
            "one step too early",
        ),
        (
            "def best_step(losses, patience):\n"
            "    best = 0\n"
            "    for i, loss in enumerate(losses):\n"
            "        if loss < losses[best]:\n"
            "            best = i\n"
            "        if i - best >= patience:\n"
            "            return i\n"
            "    return i",
            "where you stopped",
        ),
        (
            "def best_step(losses, patience):\n"
            "    best, waited = 0, 0\n"
            "    for i, loss in enumerate(losses[1:], start=1):\n"
            "        if loss < losses[best]:\n"
            "            best = i\n"
            "        else:\n"
            "            waited += 1\n"
            "        if waited == patience:\n"
            "            break\n"
            "    return best",
            "begin again there",
        ),
        (
            "def best_step(losses, patience):\n"
            "    best, waited = 0, 0\n"
            "    for i in range(1, len(losses)):\n"
            "        if losses[i] < losses[i - 1]:\n"
            "            waited = 0\n"
            "        else:\n"
            "            waited += 1\n"
            "        if losses[i] < losses[best]:\n"
            "            best = i\n"
            "        if waited == patience:\n"
            "            break\n"
            "    return best",
            "with the one before it",
        ),
        (
            "def best_step(losses, patience):\n"
            "    best, waited = losses[0], 0\n"
            "    for loss in losses[1:]:\n"
            "        waited = 0 if loss < best else waited + 1\n"
            "        best = min(loss, best)\n"
            "        if waited == patience:\n"
            "            break\n"
            "    return best",
            "Its index is asked for",
        ),
        (
            "def best_step(losses, patience):\n"
            "    lowest, best, waited = 0.0, 0, 0\n"
            "    for i, loss in enumerate(losses):\n"
            "        if loss < lowest:\n"
            "            lowest, best, waited = loss, i, 0\n"
            "        else:\n"
            "            waited += 1\n"
            "        if waited == patience:\n"
            "            break\n"
            "    return best",
            "your function returned 0, and that is not right",
        ),
        (
            "def best_step(losses, patience):\n"
            "    return np.argmin(losses[: patience + 1])",
            "a NumPy number; a whole number is asked for",
        ),
        (
            "def best_step(losses, patience):\n"
            "    i = 0\n"
            "    while i + 1 < len(losses) and losses[i + 1] < losses[i]:\n"
            "        i += 1\n"
            "    return i",
            "whatever the patience is",
        ),
        (
            "def best_step(losses, patience):\n"
            "    for i in range(len(losses) - patience):\n"
            "        if min(losses[i : i + patience + 1]) == losses[i]:\n"
            "            return i\n"
            "    return len(losses) - 1",
            "and that is not right",
        ),
        (
            "def best_step(losses, patience): return losses[:patience].argmin()",
            "raised an error",
        ),
    ],
    "make_train_step": [
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(y, model(x, training=True))\n"
            "        variables = model.trainable_variables\n"
            "        gradients = tape.gradient(loss, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        return loss\n"
            "    return train_step",
            "a plain Python function",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(y, model(x))\n"
            "        variables = model.trainable_variables\n"
            "        gradients = tape.gradient(loss, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        return loss\n"
            "    return train_step",
            "did not know that it was being trained",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(y, model(x, training=True))\n"
            "        variables = model.weights\n"
            "        gradients = tape.gradient(loss, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        return loss\n"
            "    return train_step",
            "A frozen layer has moved",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(y, model(x, training=True))\n"
            "        variables = model.trainable_variables\n"
            "        gradients = tape.gradient(loss, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        return loss_function(y, model(x, training=True))\n"
            "    return train_step",
            "those after the steps",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(y, model(x, training=True))\n"
            "        tape.gradient(loss, model.trainable_variables)\n"
            "        return loss\n"
            "    return train_step",
            "never given the gradients",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(y, model(x, training=True))\n"
            "        variables = model.trainable_variables\n"
            "        for g, v in zip(tape.gradient(loss, variables), variables):\n"
            "            v.assign_sub(optimizer.learning_rate * g)\n"
            "        return loss\n"
            "    return train_step",
            "let the optimizer make the update",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(y, model(x, training=True))\n"
            "        variables = model.trainable_variables\n"
            "        slopes = [-g for g in tape.gradient(loss, variables)]\n"
            "        optimizer.apply_gradients(zip(slopes, variables))\n"
            "        return loss\n"
            "    return train_step",
            "You went uphill",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(model(x, training=True), y)\n"
            "        variables = model.trainable_variables\n"
            "        gradients = tape.gradient(loss, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        return loss\n"
            "    return train_step",
            "the wrong way round",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        predicted = model(x, training=True)\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(y, predicted)\n"
            "        variables = model.trainable_variables\n"
            "        gradients = tape.gradient(loss, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        return loss\n"
            "    return train_step",
            "a gradient was None",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(y, model(x, training=True))\n"
            "        variables = model.trainable_variables\n"
            "        gradients = tape.gradient(loss, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "    return train_step",
            "Your training step returns None",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = 2 * loss_function(y, model(x, training=True))\n"
            "        variables = model.trainable_variables\n"
            "        gradients = tape.gradient(loss, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        return loss\n"
            "    return train_step",
            "For the model 'frozen_in_part' and Adagrad, the first two steps returned",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        return loss_function(y, model(x, training=True))\n"
            "    return train_step(tf.ones((4, 2)), tf.ones((4, 1)))",
            "without parentheses",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_function(y, model(x, training=True))\n"
            "        return loss",
            "returned None",
        ),
        (
            "def make_train_step(model, optimizer, loss):\n"
            "    @tf.function\n"
            "    def train_step(x, y):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss(y, model(x, training=True))\n"
            "        gradients = tape.gradient(loss, model.trainable_variables)\n"
            "        optimizer.apply(gradients)\n"
            "        return loss\n"
            "    return train_step",
            "the training step that it returned, raised an error",
        ),
        (
            "def make_train_step(model, optimizer, loss_function):\n"
            "    return tf.function(model.train)",
            "Your function, or the training step that it returned, raised",
        ),
    ],
    "central_difference": [
        (
            "def central_difference(function, x, h):\n"
            "    return (function(x + h) - function(x)) / h",
            "the forward difference",
        ),
        (
            "def central_difference(function, x, h):\n"
            "    return (function(x + h) - function(x - h)) / h",
            "twice too large",
        ),
        (
            "def central_difference(function, x, h):\n"
            "    return (function(x + h) - function(x - h)) / 2 * h",
            "what you divide by into parentheses",
        ),
        (
            "def central_difference(function, x, h):\n"
            "    return function(x + h) - function(x - h) / (2 * h)",
            "Put the difference into parentheses",
        ),
        (
            "def central_difference(function, x, h):\n"
            "    behind, ahead = function(x - h), function(x + h)\n"
            "    return (behind - ahead) / (2 * h)",
            "The sign is turned round",
        ),
        (
            "def central_difference(function, x, h):\n"
            "    h = h / 2\n"
            "    return (function(x + h) - function(x - h)) / (2 * h)",
            "half a step",
        ),
        (
            "def central_difference(function, x, h):\n"
            "    return (function(x + h) + function(x - h)) / (2 * h)",
            "You added the two values",
        ),
        (
            "def central_difference(function, x, h):\n"
            "    return (function(x + 2 * h) - function(x - 2 * h)) / (4 * h)",
            "and that is not right",
        ),
        (
            "def central_difference(function, x, h):\n"
            "    slope = (function(x + h) - function(x - h)) / (2 * h)\n"
            "    return tf.constant(slope)",
            "a tensor; a float is asked for",
        ),
        (
            "def central_difference(function, x, h):\n"
            "    x = tf.Variable(x)\n"
            "    with tf.GradientTape() as tape:\n"
            "        y = function(x)\n"
            "    return float(tape.gradient(y, x))",
            "and that is not right",
        ),
        (
            "def central_difference(function, x, h):\n"
            "    return (function(x, h) - function(x, -h)) / (2 * h)",
            "raised an error",
        ),
    ],
    "relative_error": [
        (
            "def relative_error(a, n): return np.abs(a - n)",
            "the absolute errors",
        ),
        (
            "def relative_error(a, n):\n"
            "    return np.abs(a - n) / np.maximum(np.abs(a), np.abs(n))",
            "where both are 0",
        ),
        (
            "def relative_error(a, n): return np.abs((a - n) / n)",
            "by the numeric gradient alone",
        ),
        (
            "def relative_error(a, n):\n"
            "    size = np.abs(a)\n"
            "    return np.abs(a - n) / np.where(size > 0, size, 1)",
            "by the analytic gradient alone",
        ),
        (
            "def relative_error(a, n):\n"
            "    size = np.abs(a) + np.abs(n)\n"
            "    return np.abs(a - n) / np.where(size > 0, size, 1)",
            "by the sum of the sizes",
        ),
        (
            "def relative_error(a, n):\n"
            "    size = np.maximum(1, np.maximum(np.abs(a), np.abs(n)))\n"
            "    return np.abs(a - n) / size",
            "only where both are 0",
        ),
        (
            "def relative_error(a, n):\n"
            "    size = np.maximum(np.abs(a), np.abs(n))\n"
            "    return (a - n) / np.where(size == 0, 1, size)",
            "a size and no sign",
        ),
        (
            "def relative_error(a, n):\n"
            "    size = np.maximum(a, n)\n"
            "    return np.abs(a - n) / np.where(size == 0, 1, size)",
            "Take the sizes first",
        ),
        (
            "def relative_error(a, n):\n"
            "    size = max(abs(a), abs(n))\n"
            "    return abs(a - n) / np.where(size == 0, 1, size)",
            "choose entry by entry",
        ),
        (
            "def relative_error(a, n):\n"
            "    size = np.maximum(np.abs(a), np.abs(n))\n"
            "    if size == 0:\n"
            "        return np.zeros_like(a)\n"
            "    return np.abs(a - n) / size",
            "choose entry by entry",
        ),
        (
            "def relative_error(a, n):\n"
            "    size = np.maximum(np.abs(a), np.abs(n))\n"
            "    size[size == 0] = 1.0\n"
            "    return [[abs(a[i, j] - n[i, j]) / size[i, j]\n"
            "             for j in range(a.shape[1])] for i in range(len(a))]",
            "raised an error",
        ),
        (
            "def relative_error(a, n):\n"
            "    size = max(np.linalg.norm(a), np.linalg.norm(n)) or 1.0\n"
            "    return np.linalg.norm(a - n) / size",
            "a NumPy number; a NumPy array is asked for",
        ),
        (
            "def relative_error(a, n):\n"
            "    size = np.maximum(np.abs(a), np.abs(n))\n"
            "    return np.abs(a - n) / (size + 1e-3)",
            "a tensor that is right in",
        ),
    ],
    "numeric_gradient": [
        (
            "def numeric_gradient(function, x, h):\n"
            "    slopes = np.zeros_like(x)\n"
            "    for index in np.ndindex(x.shape):\n"
            "        up = down = x.copy()\n"
            "        up[index] += h\n"
            "        down[index] -= h\n"
            "        slopes[index] = (function(up) - function(down)) / (2 * h)\n"
            "    return slopes",
            "All your slopes are 0",
        ),
        (
            "def numeric_gradient(function, x, h):\n"
            "    slopes = np.zeros_like(x)\n"
            "    for index in np.ndindex(x.shape):\n"
            "        x[index] += h\n"
            "        up = function(x)\n"
            "        x[index] -= 2 * h\n"
            "        down = function(x)\n"
            "        slopes[index] = (up - down) / (2 * h)\n"
            "    return slopes",
            "do not bring them back",
        ),
        (
            "def numeric_gradient(function, x, h):\n"
            "    slopes = np.zeros_like(x)\n"
            "    for index in np.ndindex(x.shape):\n"
            "        up, down = x, x.copy()\n"
            "        up[index] += h\n"
            "        down[index] -= h\n"
            "        slopes[index] = (function(up) - function(down)) / (2 * h)\n"
            "    return slopes",
            "your function should leave x as it was",
        ),
        (
            "def numeric_gradient(function, x, h):\n"
            "    up, down = x.copy(), x.copy()\n"
            "    slopes = np.zeros_like(x)\n"
            "    for index in np.ndindex(x.shape):\n"
            "        up[index] += h\n"
            "        down[index] -= h\n"
            "        slopes[index] = (function(up) - function(down)) / (2 * h)\n"
            "    return slopes",
            "stay moved",
        ),
        (
            "def numeric_gradient(function, x, h):\n"
            "    slopes = np.zeros_like(x)\n"
            "    for i in range(len(x)):\n"
            "        up, down = x.copy(), x.copy()\n"
            "        up[i] += h\n"
            "        down[i] -= h\n"
            "        slopes[i] = (function(up) - function(down)) / (2 * h)\n"
            "    return slopes",
            "along the first axis only",
        ),
        (
            "def numeric_gradient(function, x, h):\n"
            "    return (function(x + h) - function(x - h)) / (2 * h)",
            "all entries at once",
        ),
        (
            "def numeric_gradient(function, x, h):\n"
            "    slopes = np.zeros_like(x)\n"
            "    for index in np.ndindex(x.shape):\n"
            "        up = x.copy()\n"
            "        up[index] += h\n"
            "        slopes[index] = (function(up) - function(x)) / h\n"
            "    return slopes",
            "forward differences",
        ),
        (
            "def numeric_gradient(function, x, h):\n"
            "    slopes = np.zeros_like(x)\n"
            "    for index in np.ndindex(x.shape):\n"
            "        up, down = x.copy(), x.copy()\n"
            "        up[index] += h\n"
            "        down[index] -= h\n"
            "        slopes[index] = (function(up) - function(down)) / h\n"
            "    return slopes",
            "twice too large",
        ),
        (
            "def numeric_gradient(function, x, h):\n"
            "    slopes = []\n"
            "    for index in np.ndindex(x.shape):\n"
            "        up, down = x.copy(), x.copy()\n"
            "        up[index] += h\n"
            "        down[index] -= h\n"
            "        slopes.append((function(up) - function(down)) / (2 * h))\n"
            "    return np.array(slopes)",
            "in a row",
        ),
        (
            "def numeric_gradient(function, x, h):\n"
            "    slopes = np.zeros_like(x)\n"
            "    for index in np.ndindex(x.shape):\n"
            "        up, down = x.copy(), x.copy()\n"
            "        up[index] += h\n"
            "        down[index] -= h\n"
            "        slopes[index] = (function(up) - function(down)) / (2 * h)\n"
            "    return tf.constant(slopes)",
            "a tensor; a NumPy array is asked for",
        ),
        (
            "def numeric_gradient(function, x, h):\n"
            "    slopes = np.zeros_like(x)\n"
            "    for i in range(x.shape[0]):\n"
            "        for j in range(x.shape[1]):\n"
            "            up, down = x.copy(), x.copy()\n"
            "            up[i, j] += h\n"
            "            down[i, j] -= h\n"
            "            slopes[i, j] = (function(up) - function(down)) / (2 * h)\n"
            "    return slopes",
            "raised an error",
        ),
    ],
    "update_ratios": [
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    pairs = zip(weights, gradients)\n"
            "    return tf.stack([tf.norm(g) / tf.norm(w) for w, g in pairs])",
            "the gradient times the rate",
        ),
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    pairs = zip(weights, gradients)\n"
            "    return tf.stack([tf.norm(w) / tf.norm(rate * g) for w, g in pairs])",
            "stand on their head",
        ),
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    return tf.stack([\n"
            "        rate * tf.reduce_sum(g**2) / tf.reduce_sum(w**2)\n"
            "        for w, g in zip(weights, gradients)\n"
            "    ])",
            "ratios of sums of squares",
        ),
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    return tf.stack([\n"
            "        tf.norm(rate * g, ord=1) / tf.norm(w, ord=1)\n"
            "        for w, g in zip(weights, gradients)\n"
            "    ])",
            "the root of the sum of their squares",
        ),
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    return tf.stack([\n"
            "        tf.reduce_mean(tf.abs(rate * g / w))\n"
            "        for w, g in zip(weights, gradients)\n"
            "    ])",
            "entry by entry",
        ),
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    norm = tf.linalg.global_norm\n"
            "    return rate * norm(gradients) / norm(weights)",
            "one ratio for all weights",
        ),
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    pairs = zip(weights, gradients)\n"
            "    return [rate * tf.norm(g) / tf.norm(w) for w, g in pairs]",
            "in a list",
        ),
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    ratios = []\n"
            "    for w, g in zip(weights, gradients):\n"
            "        after = w - rate * g\n"
            "        ratios.append(tf.norm(rate * g) / tf.norm(after))\n"
            "    return tf.stack(ratios)",
            "as it is after the update",
        ),
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    return np.array([rate * np.linalg.norm(np.ravel(g))\n"
            "                     / np.linalg.norm(np.ravel(w))\n"
            "                     for w, g in zip(weights, gradients)])",
            "a NumPy array; a tensor is asked for",
        ),
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    for w, g in zip(weights, gradients):\n"
            "        ratio = rate * tf.norm(g) / tf.norm(w)\n"
            "    return tf.reshape(ratio, (1,))",
            "a tensor of shape (1,); shape (3,) is asked for",
        ),
        (
            "def update_ratios(weights, gradients, rate):\n"
            "    return rate * tf.norm(gradients) / tf.norm(weights)",
            "raised an error",
        ),
    ],
    "momentum_step": [
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    return w + u, beta * u - rate * g",
            "moved by the old one",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    u = beta * u - rate * g\n"
            "    return u, w + u",
            "have changed places",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    u = beta * u + rate * g\n"
            "    return w + u, u",
            "pulls uphill",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    u = beta * u + rate * g\n"
            "    return w - u, u",
            "points backwards",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    u = beta * u + g\n"
            "    return w - rate * u, u",
            "left the rate out of the velocity",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    u = beta * u - rate * (1 - beta) * g\n"
            "    return w + u, u",
            "Here the whole pull is added",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    u = beta * u - rate * g\n"
            "    return w + beta * u - rate * g, u",
            "Nesterov",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    u = u - rate * g\n"
            "    return w + u, u",
            "the share beta",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    return w + beta * u - rate * g",
            "Return the velocity as well",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    u = beta * (u - rate * g)\n"
            "    return w + u, u",
            "a tuple whose entry 0 is a tensor that is right in",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    w, u = tf.Variable(w), tf.Variable(u)\n"
            "    u.assign(beta * u - rate * g)\n"
            "    w.assign_sub(u)\n"
            "    return w.read_value(), u.read_value()",
            "a tuple whose entry 0 is a tensor that is right in",
        ),
        (
            "def momentum_step(w, g, u, rate, beta):\n"
            "    u.assign(beta * u - rate * g)\n"
            "    return w + u, u",
            "raised an error",
        ),
    ],
    "adam_step": [
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * g**2\n"
            "    return w - rate * m / (tf.sqrt(s) + 1e-7), m, s",
            "without the hats",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = (0.9 * m + 0.1 * g) / (1 - 0.9**t)\n"
            "    s = (0.999 * s + 0.001 * g**2) / (1 - 0.999**t)\n"
            "    return w - rate * m / (tf.sqrt(s) + 1e-7), m, s",
            "in names of their own",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * g**2\n"
            "    t += 1\n"
            "    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)\n"
            "    return w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7), m, s",
            "belong to the next step",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * g**2\n"
            "    m_hat, s_hat = m / (1 - 0.9), s / (1 - 0.999)\n"
            "    return w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7), m, s",
            "do not depend on t",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * g\n"
            "    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)\n"
            "    return w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7), m, s",
            "square the gradient",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * g**2\n"
            "    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)\n"
            "    return w - rate * m_hat / (s_hat + 1e-7), m, s",
            "The root below the fraction",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * g**2\n"
            "    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)\n"
            "    return w - rate * m_hat / tf.sqrt(s_hat), m, s",
            "The small epsilon",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * g**2\n"
            "    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)\n"
            "    return w + rate * m_hat / (tf.sqrt(s_hat) + 1e-7), m, s",
            "You went uphill",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * m**2\n"
            "    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)\n"
            "    return w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7), m, s",
            "not of the first average",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * g**2\n"
            "    m_hat = m / (1 - 0.9**t)\n"
            "    return w - rate * m_hat / (tf.sqrt(s) + 1e-7), m, s",
            "has no hat",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * g**2\n"
            "    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)\n"
            "    return w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7)",
            "Return the averages as well",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.99 * s + 0.01 * g**2\n"
            "    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.99**t)\n"
            "    return w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7), m, s",
            "a tuple whose entry 2 is",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    optimizer = tf.keras.optimizers.Adam(rate)\n"
            "    variable = tf.Variable(w)\n"
            "    optimizer.apply_gradients([(g, variable)])\n"
            "    return variable.read_value(), m, s",
            "a tuple whose entry",
        ),
        (
            "def adam_step(w, g, m, s, t, rate):\n"
            "    m = 0.9 * m + 0.1 * g\n"
            "    s = 0.999 * s + 0.001 * g**2\n"
            "    t = tf.constant(t)\n"
            "    m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)\n"
            "    return w - rate * m_hat / (tf.sqrt(s_hat) + 1e-7), m, s",
            "raised an error",
        ),
    ],
    "rate_at": [
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k < warmup:\n"
            "        return peak * k / warmup\n"
            "    return peak * 0.5 ** ((k - warmup) // every)",
            "begins with a rate of 0",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k <= warmup:\n"
            "        return peak * (k + 1) / warmup\n"
            "    return peak * 0.5 ** ((k - warmup) // every)",
            "beyond the peak",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k < warmup:\n"
            "        return peak * (k + 1) / warmup\n"
            "    return peak * 0.5 ** (k // every)",
            "You count the halvings from step 0",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k < warmup:\n"
            "        return peak * (k + 1) / warmup\n"
            "    return peak * 0.5 ** ((k - warmup) / every)",
            "falls a little at each step",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k < warmup:\n"
            "        return peak * (k + 1) / warmup\n"
            "    return peak * 0.5 * ((k - warmup) // every)",
            "Each halving is a factor",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k < warmup:\n"
            "        return peak * ((k + 1) // warmup)\n"
            "    return peak / 2 ** ((k - warmup) // every)",
            "divides whole numbers",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    return peak * min(1.0, (k + 1) / warmup)",
            "stays at the peak",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k < warmup:\n"
            "        return peak * (k + 1) / warmup\n"
            "    return peak * 0.5 ** ((k - warmup) % every)",
            "the rest of the division",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k < warmup:\n"
            "        return peak * (k + 1) / warmup\n"
            "    if (k - warmup) // every > 0:\n"
            "        return peak / 2\n"
            "    return peak",
            "For k = 14, peak = 0.5, warmup = 4, every = 3, your function returned",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k < warmup:\n"
            "        return tf.constant(peak * (k + 1) / warmup)\n"
            "    return tf.constant(peak * 0.5 ** ((k - warmup) // every))",
            "a tensor; a float is asked for",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k < warmup:\n"
            "        return np.linspace(peak / warmup, peak, warmup - 1)[k]\n"
            "    return peak * 0.5 ** ((k - warmup) // every)",
            "and that is not right",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    rates = np.linspace(peak / warmup, peak, warmup)\n"
            "    return rates[k] * 0.5 ** ((k - warmup) // every)",
            "and that is not right",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    rates = [peak * (i + 1) / warmup for i in range(warmup)]\n"
            "    return rates[k]",
            "raised an error",
        ),
        (
            "def rate_at(k, peak, warmup, every):\n"
            "    if k < warmup:\n"
            "        rate = peak * (k + 1) / warmup\n"
            "    else:\n"
            "        rate = peak * 0.5 ** ((k - warmup) // every)",
            "returned None",
        ),
    ],
    "random_rates": [
        (
            "def random_rates(count, low, high, seed):\n"
            "    return tf.random.stateless_uniform((count,), seed, low, high)",
            "even on the plain scale",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = tf.math.log(low), tf.math.log(high)\n"
            "    return tf.random.stateless_uniform((count,), seed, a, b)",
            "Undo the logarithm",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = np.log(low), np.log(high)\n"
            "    return 10 ** tf.random.stateless_uniform((count,), seed, a, b)",
            "undid them with a power of 10",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = np.log10(low), np.log10(high)\n"
            "    return tf.exp(tf.random.stateless_uniform((count,), seed, a, b))",
            "undid them with exp",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    return tf.exp(tf.random.stateless_uniform((count,), seed, low, high))",
            "You raised e to a number",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = np.log(low), np.log(high)\n"
            "    return tf.exp(tf.random.uniform((count,), a, b))",
            "returned different numbers",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = np.log(low), np.log(high)\n"
            "    return tf.exp(tf.random.stateless_uniform((count,), (0, 0), a, b))",
            "the seed has no effect",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = np.log(low), np.log(high)\n"
            "    one = tf.exp(tf.random.stateless_uniform((), seed, a, b))\n"
            "    return tf.fill((count,), one)",
            "all your rates are equal",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = np.log(low), np.log(high)\n"
            "    share = tf.random.stateless_uniform((count,), seed) ** 2\n"
            "    return tf.exp(a + share * (b - a))",
            "On a logarithmic scale the middle is at",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = np.log(low), np.log(high)\n"
            "    drawn = tf.random.stateless_normal((count,), seed)\n"
            "    return tf.exp((a + b) / 2 + drawn * (b - a) / 4)",
            "is not between the two",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = np.log(low), np.log(high)\n"
            "    drawn = tf.random.stateless_uniform(\n"
            "        (count,), seed, a, b, dtype=tf.float64\n"
            "    )\n"
            "    return tf.exp(drawn)",
            "a tensor of dtype float64; dtype float32 is asked for",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = np.log(low), np.log(high)\n"
            "    return tf.exp(tf.random.stateless_uniform((count, 1), seed, a, b))",
            "a tensor of shape (2000, 1); shape (2000,) is asked for",
        ),
        (
            "def random_rates(count, low, high, seed):\n"
            "    a, b = np.log(low), np.log(high)\n"
            "    return tf.exp(tf.random.stateless_uniform(count, seed, a, b))",
            "raised an error",
        ),
    ],
}
