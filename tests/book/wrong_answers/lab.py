"""Answers to the exercises of the second walkthrough and lab, as learners write."""

from __future__ import annotations

LAW = (
    "def temperature(p, t):\n"
    "    k = tf.exp(p['log_k'])\n"
    "    return p['room'] + (p['start'] - p['room']) * tf.exp(-k * t)\n"
)
LOSS = (
    "def loss_of(w, b, x, y):\n"
    "    s = tf.linalg.matvec(x, w) + b\n"
    "    return tf.reduce_mean(tf.nn.softplus(s) - s * y)\n"
)

RIGHT: dict[str, list[str]] = {
    "cooling_gradients": [
        LAW + "def cooling_gradients(p, t, y):\n"
        "    with tf.GradientTape() as tape:\n"
        "        loss = tf.reduce_mean(tf.square(temperature(p, t) - y))\n"
        "    return tape.gradient(loss, p)",
        "def cooling_gradients(p, t, y):\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        gone = tf.exp(-tf.exp(p['log_k']) * t)\n"
        "        curve = p['room'] * (1 - gone) + p['start'] * gone\n"
        "        loss = tf.reduce_sum((y - curve) ** 2) / len(t)\n"
        "    return {name: tape.gradient(loss, v) for name, v in p.items()}",
        "def cooling_gradients(p, t, y):\n"
        "    gone = tf.exp(-tf.exp(p['log_k']) * t)\n"
        "    by_curve = 2 * (p['room'] + (p['start'] - p['room']) * gone - y)\n"
        "    by_gone = by_curve * (p['start'] - p['room'])\n"
        "    by_log_k = -by_gone * gone * tf.exp(p['log_k']) * t\n"
        "    parts = {'log_k': by_log_k, 'start': by_curve * gone,\n"
        "             'room': by_curve * (1 - gone)}\n"
        "    return {name: tf.reduce_mean(part) for name, part in parts.items()}",
    ],
    "one_percent": [
        "def one_percent(answer, p):\n"
        "    with tf.GradientTape() as tape:\n"
        "        value = answer(p)\n"
        "    zero = tf.UnconnectedGradients.ZERO\n"
        "    found = tape.gradient(value, p, unconnected_gradients=zero)\n"
        "    return {k: found[k] * p[k] / 100 for k in p}",
        "def one_percent(answer, p):\n"
        "    changes = {}\n"
        "    for name, variable in p.items():\n"
        "        with tf.GradientTape() as tape:\n"
        "            value = answer(p)\n"
        "        slope = tape.gradient(value, variable)\n"
        "        zero = tf.constant(0.0)\n"
        "        changes[name] = zero if slope is None else slope * variable * 0.01\n"
        "    return changes",
        "def one_percent(answer, p):\n"
        "    with tf.GradientTape() as tape:\n"
        "        value = answer(p)\n"
        "    slopes = tape.gradient(value, p)\n"
        "    return {k: 0.0 if s is None else 0.01 * float(p[k] * s)\n"
        "            for k, s in slopes.items()}",
        "def one_percent(answer, p):\n"
        "    changes = {}\n"
        "    for name, v in p.items():\n"
        "        with tf.autodiff.ForwardAccumulator(v, 0.01 * v) as forward:\n"
        "            value = answer(p)\n"
        "        changes[name] = forward.jvp(value, 'zero')\n"
        "    return changes",
    ],
    "train": [
        "def train(loss, variables, optimizer, steps):\n"
        "    losses = np.zeros(steps, np.float32)\n"
        "    for k in range(steps):\n"
        "        with tf.GradientTape() as tape:\n"
        "            value = loss()\n"
        "        gradients = tape.gradient(value, variables)\n"
        "        optimizer.apply_gradients(zip(gradients, variables))\n"
        "        losses[k] = value\n"
        "    return tf.convert_to_tensor(losses)",
        "def train(loss, variables, optimizer, steps):\n"
        "    losses = tf.zeros((0,))\n"
        "    for _ in range(steps):\n"
        "        with tf.GradientTape() as tape:\n"
        "            value = loss()\n"
        "        optimizer.apply(tape.gradient(value, variables), variables)\n"
        "        losses = tf.concat([losses, [value]], axis=0)\n"
        "    return losses",
        "def train(loss, variables, optimizer, steps):\n"
        "    @tf.function\n"
        "    def step():\n"
        "        with tf.GradientTape(watch_accessed_variables=False) as tape:\n"
        "            tape.watch(variables)\n"
        "            value = loss()\n"
        "        gradients = tape.gradient(value, variables)\n"
        "        optimizer.apply_gradients(list(zip(gradients, variables)))\n"
        "        return value\n"
        "    return tf.convert_to_tensor([step() for _ in range(steps)])",
    ],
    "scores": [
        "def scores(w, b, x): return tf.reduce_sum(x * w, axis=1) + b",
        "def scores(w, b, x): return (x @ w[:, tf.newaxis])[:, 0] + b",
        "def scores(w, b, x): return tf.einsum('nd,d->n', x, w) + b",
    ],
    "log_loss": [
        "def log_loss(s, y):\n"
        "    losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=s)\n"
        "    return tf.reduce_mean(losses)",
        "def log_loss(s, y):\n"
        "    return tf.reduce_mean(tf.where(y > 0.5, tf.nn.softplus(-s), "
        "tf.nn.softplus(s)))",
        "def log_loss(s, y):\n"
        "    return -tf.reduce_mean(tf.math.log_sigmoid((2 * y - 1) * s))",
        "def log_loss(s, y):\n"
        "    return tf.keras.losses.BinaryCrossentropy(from_logits=True)(y, s)",
    ],
    "tape_gradients": [
        LOSS + "def tape_gradients(w, b, x, y):\n"
        "    with tf.GradientTape() as tape:\n"
        "        loss = loss_of(w, b, x, y)\n"
        "    dw, db = tape.gradient(loss, (w, b))\n"
        "    return dw, db",
        LOSS + "def tape_gradients(w, b, x, y):\n"
        "    with tf.GradientTape() as tape:\n"
        "        loss = loss_of(w, b, x, y)\n"
        "    return tape.gradient(loss, [w, b])",
        LOSS + "def tape_gradients(w, b, x, y):\n"
        "    with tf.GradientTape(persistent=True) as tape:\n"
        "        loss = loss_of(w, b, x, y)\n"
        "    return tape.gradient(loss, w), tape.gradient(loss, b)",
    ],
    "hand_gradients": [
        "def hand_gradients(w, b, x, y):\n"
        "    off = tf.sigmoid(tf.linalg.matvec(x, w) + b) - y\n"
        "    return tf.reduce_mean(off[:, None] * x, axis=0), tf.reduce_mean(off)",
        "def hand_gradients(w, b, x, y):\n"
        "    p = 1 / (1 + tf.exp(-(tf.linalg.matvec(x, w) + b)))\n"
        "    bars = (p - y) / len(y)\n"
        "    return tf.einsum('nd,n->d', x, bars), tf.reduce_sum(bars)",
        "def hand_gradients(w, b, x, y):\n"
        "    n, dw, db = float(len(y)), tf.zeros_like(w), tf.zeros_like(b)\n"
        "    for row, label in zip(x, y):\n"
        "        bar = (tf.sigmoid(tf.reduce_sum(row * w) + b) - label) / n\n"
        "        dw, db = dw + bar * row, db + bar\n"
        "    return dw, db",
    ],
    "train_scores": [
        LOSS + "def train_scores(x, y, rate, steps):\n"
        "    w, b = tf.Variable(tf.zeros((x.shape[1],))), tf.Variable(0.0)\n"
        "    optimizer = tf.keras.optimizers.SGD(rate)\n"
        "    for _ in range(steps):\n"
        "        with tf.GradientTape() as tape:\n"
        "            loss = loss_of(w, b, x, y)\n"
        "        gradients = tape.gradient(loss, [w, b])\n"
        "        optimizer.apply_gradients(zip(gradients, [w, b]))\n"
        "    return w, b",
        "def train_scores(x, y, rate, steps):\n"
        "    w, b = tf.zeros(x.shape[1]), tf.constant(0.0)\n"
        "    for _ in range(steps):\n"
        "        off = tf.sigmoid(tf.linalg.matvec(x, w) + b) - y\n"
        "        w -= rate * tf.reduce_mean(off[:, None] * x, axis=0)\n"
        "        b -= rate * tf.reduce_mean(off)\n"
        "    return w, b",
        LOSS + "def train_scores(x, y, rate, steps):\n"
        "    w, b = tf.zeros_like(x[0]), tf.zeros(())\n"
        "    for _ in range(steps):\n"
        "        with tf.GradientTape() as tape:\n"
        "            tape.watch([w, b])\n"
        "            loss = loss_of(w, b, x, y)\n"
        "        dw, db = tape.gradient(loss, [w, b])\n"
        "        w, b = w - rate * dw, b - rate * db\n"
        "    return [w, b]",
    ],
    "input_gradients": [
        LOSS + "def input_gradients(w, b, x, y):\n"
        "    with tf.GradientTape() as tape:\n"
        "        tape.watch(x)\n"
        "        s = tf.linalg.matvec(x, w) + b\n"
        "        total = tf.reduce_sum(tf.nn.softplus(s) - s * y)\n"
        "    return tape.gradient(total, x)",
        LOSS + "def input_gradients(w, b, x, y):\n"
        "    with tf.GradientTape() as tape:\n"
        "        tape.watch(x)\n"
        "        loss = loss_of(w, b, x, y)\n"
        "    return len(y) * tape.gradient(loss, x)",
        LOSS + "def input_gradients(w, b, x, y):\n"
        "    x = tf.Variable(x)\n"
        "    with tf.GradientTape() as tape:\n"
        "        s = tf.linalg.matvec(x, w) + b\n"
        "        losses = tf.nn.softplus(s) - s * y\n"
        "    return tape.gradient(losses, x)",
    ],
    "newton_step": [
        LOSS + "def newton_step(w, x, y):\n"
        "    with tf.GradientTape() as outer:\n"
        "        outer.watch(w)\n"
        "        with tf.GradientTape() as inner:\n"
        "            inner.watch(w)\n"
        "            loss = loss_of(w, 0.0, x, y)\n"
        "        g = inner.gradient(loss, w)\n"
        "    h = outer.jacobian(g, w)\n"
        "    return w - tf.linalg.matvec(tf.linalg.inv(h), g)",
        "def newton_step(w, x, y):\n"
        "    p = tf.sigmoid(tf.linalg.matvec(x, w))\n"
        "    g = tf.linalg.matvec(x, p - y, transpose_a=True)\n"
        "    h = tf.transpose(x) @ (x * (p * (1 - p))[:, None])\n"
        "    return w - tf.squeeze(tf.linalg.solve(h, g[:, None]), axis=1)",
        "def newton_step(w, x, y):\n"
        "    v = tf.Variable(w)\n"
        "    with tf.GradientTape(persistent=True) as outer:\n"
        "        with tf.GradientTape() as inner:\n"
        "            s = tf.linalg.matvec(x, v)\n"
        "            loss = tf.reduce_sum(tf.nn.softplus(s) - s * y)\n"
        "        parts = tf.unstack(inner.gradient(loss, v))\n"
        "    h = tf.stack([outer.gradient(part, v) for part in parts])\n"
        "    g = tf.stack(parts)[:, None]\n"
        "    return v - tf.linalg.lstsq(h, g)[:, 0]",
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "cooling_gradients": [
        (
            LAW + "def cooling_gradients(p, t, y):\n"
            "    loss = tf.reduce_mean((temperature(p, t) - y) ** 2)\n"
            "    with tf.GradientTape() as tape:\n"
            "        pass\n"
            "    return tape.gradient(loss, p)",
            "Every gradient is None",
        ),
        (
            LAW + "def cooling_gradients(p, t, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_sum((temperature(p, t) - y) ** 2)\n"
            "    return tape.gradient(loss, p)",
            "Take the mean",
        ),
        (
            LAW + "def cooling_gradients(p, t, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_mean((temperature(p, t) - y) ** 2)\n"
            "    return tape.gradient(loss, list(p.values()))",
            "they are in a list",
        ),
        (
            "def cooling_gradients(p, t, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        curve = p['room'] + (p['start'] - p['room']) * "
            "tf.exp(-p['log_k'] * t)\n"
            "        loss = tf.reduce_mean((curve - y) ** 2)\n"
            "    return tape.gradient(loss, p)",
            "used log_k as the rate itself",
        ),
        (
            LAW + "def cooling_gradients(p, t, y):\n"
            "    p = {**p, 'log_k': tf.Variable(float(p['log_k']))}\n"
            "    with tf.GradientTape() as tape:\n"
            "        k = float(tf.exp(p['log_k']))\n"
            "        curve = p['room'] + (p['start'] - p['room']) * tf.exp(-k * t)\n"
            "        loss = tf.reduce_mean((curve - y) ** 2)\n"
            "    return tape.gradient(loss, p)",
            "its path is broken",
        ),
        (
            LAW + "def cooling_gradients(p, t, y):\n"
            "    k = tf.Variable(tf.exp(p['log_k']))\n"
            "    with tf.GradientTape() as tape:\n"
            "        curve = p['room'] + (p['start'] - p['room']) * tf.exp(-k * t)\n"
            "        loss = tf.reduce_mean((curve - y) ** 2)\n"
            "    return tape.gradient(loss, {**p, 'log_k': k})",
            "the one for the rate",
        ),
        (
            LAW + "def cooling_gradients(p, t, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = tf.reduce_mean(tf.abs(temperature(p, t) - y))\n"
            "    return tape.gradient(loss, p)",
            "a dict whose entry 'room' is",
        ),
        (
            "def cooling_gradients(p, t, y): return p['k'] * t",
            "raised an error.\nKeyError: 'k'",
        ),
    ],
    "one_percent": [
        (
            "def one_percent(answer, p):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = answer(p)\n"
            "    return tape.gradient(value, p, unconnected_gradients='zero')",
            "Those are the derivatives",
        ),
        (
            "def one_percent(answer, p):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = answer(p)\n"
            "    slopes = tape.gradient(value, p)\n"
            "    return {k: 0.01 * p[k] * slopes[k] for k in p}",
            "None cannot be multiplied",
        ),
        (
            "def one_percent(answer, p):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = answer(p)\n"
            "    slopes = tape.gradient(value, p)\n"
            "    return {k: slopes[k] * 0.01 * p[k] for k in p}",
            "None cannot be multiplied",
        ),
        (
            "def one_percent(answer, p): return {k: answer(v) for k, v in p.items()}",
            "raised an error",
        ),
        (
            "def one_percent(answer, p):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = answer(p)\n"
            "    slopes = tape.gradient(value, p, unconnected_gradients='zero')\n"
            "    return {k: 1.01 * p[k] * slopes[k] for k in p}",
            "a dict whose entry 'a' is",
        ),
        (
            "def one_percent(answer, p):\n"
            "    with tf.GradientTape() as tape:\n"
            "        value = answer(p)\n"
            "    slopes = tape.gradient(value, p, unconnected_gradients='zero')\n"
            "    return {k: 0.01 * slopes[k] for k in p}",
            "one percent of its own value",
        ),
        (
            "def one_percent(answer, p):\n"
            "    now = answer(p)\n"
            "    return {k: answer({**p, k: p[k] * 1.01}) - now for k in p}",
            "small change times derivative",
        ),
        (
            "def one_percent(answer, p): return [0.0 for _ in p]",
            "a list; a dict is asked for",
        ),
    ],
    "train": [
        (
            "def train(loss, variables, optimizer, steps):\n"
            "    losses = []\n"
            "    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            value = loss()\n"
            "        gradients = tape.gradient(value, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        losses.append(float(loss()))\n"
            "    return tf.constant(losses, tf.float32)",
            "losses after each step",
        ),
        (
            "def train(loss, variables, optimizer, steps):\n"
            "    return tf.constant([float(loss()) for _ in range(steps)], tf.float32)",
            "The variables have not changed",
        ),
        (
            "def train(loss, variables, optimizer, steps):\n"
            "    losses = []\n"
            "    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            value = loss()\n"
            "        gradients = tape.gradient(value, variables)\n"
            "        for v, g in zip(variables, gradients):\n"
            "            v.assign_sub(optimizer.learning_rate * g)\n"
            "        losses.append(float(value))\n"
            "    return tf.constant(losses, tf.float32)",
            "Let the optimizer take the step",
        ),
        (
            "def train(loss, variables, optimizer, steps):\n"
            "    losses = []\n"
            "    for _ in range(steps):\n"
            "        value = loss()\n"
            "        with tf.GradientTape() as tape:\n"
            "            pass\n"
            "        gradients = tape.gradient(value, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        losses.append(float(value))\n"
            "    return tf.constant(losses, tf.float32)",
            "a gradient was None",
        ),
        (
            "def train(loss, variables, optimizer, steps):\n"
            "    losses = []\n"
            "    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            value = loss()\n"
            "        gradients = tape.gradient(value, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        losses.append(float(value))\n"
            "    variables[0].assign_add(0.5)\n"
            "    return tf.constant(losses, tf.float32)",
            "the losses are right, but the variables",
        ),
        (
            "def train(loss, variables, optimizer, steps):\n"
            "    losses = []\n"
            "    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            value = 2 * loss()\n"
            "        gradients = tape.gradient(value, variables)\n"
            "        optimizer.apply_gradients(zip(gradients, variables))\n"
            "        losses.append(float(value))\n"
            "    return tf.constant(losses, tf.float32)",
            "your function returned a tensor that is right in 0 of",
        ),
        (
            "def train(loss, variables, optimizer, steps):\n"
            "    optimizer.minimize(loss, variables)",
            "raised an error.\nAttributeError",
        ),
        (
            "def train(loss, variables, optimizer, steps): ...",
            "returned None",
        ),
    ],
    "scores": [
        (
            "def scores(w, b, x): return x @ w + b",
            "raised an error",
        ),
        (
            "def scores(w, b, x): return tf.reduce_sum(w[:, None] * x, axis=0) + b",
            "the weights met the examples",
        ),
        (
            "def scores(w, b, x): return tf.linalg.matvec(tf.transpose(x), w) + b",
            "the weights met the examples",
        ),
        ("def scores(w, b, x): return tf.linalg.matvec(x, w)", "The bias is missing"),
        (
            "def scores(w, b, x): return x @ tf.reshape(w, (-1, 1)) + b",
            "stand in a column",
        ),
        (
            "def scores(w, b, x): return tf.math.sigmoid(tf.linalg.matvec(x, w) + b)",
            "before the sigmoid",
        ),
        (
            "def scores(w, b, x): return tf.linalg.matvec(x, w) - b",
            "right in 0 of",
        ),
    ],
    "log_loss": [
        (
            "def log_loss(s, y):\n"
            "    p = tf.sigmoid(s)\n"
            "    return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * "
            "tf.math.log(1 - p))",
            "its logarithm is infinite",
        ),
        (
            "def log_loss(s, y):\n"
            "    return tf.reduce_mean(tf.maximum(s, 0.0) - s * y\n"
            "                          + tf.math.log1p(tf.exp(-tf.abs(s))))",
            "the slope at a score of 0 is not",
        ),
        (
            "def log_loss(s, y): return tf.nn.softplus(s) - s * y",
            "Their mean is asked for",
        ),
        (
            "def log_loss(s, y): return tf.reduce_mean(tf.nn.softplus(s) + s * y)",
            "your function returned",
        ),
        (
            "def log_loss(s, y):\n"
            "    p = tf.clip_by_value(tf.sigmoid(s), 1e-5, 1 - 1e-5)\n"
            "    return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * "
            "tf.math.log(1 - p))",
            "instead of 1000",
        ),
        (
            "def log_loss(s, y):\n"
            "    return tf.keras.losses.BinaryCrossentropy()(y, tf.sigmoid(s))",
            "you give 16 and no slope",
        ),
        (
            "def log_loss(s, y):\n"
            "    return tf.reduce_mean(tf.nn.relu(s) - s * y\n"
            "                          + tf.math.log1p(tf.exp(-tf.abs(s))))",
            "the slope at a score of 0 is not",
        ),
        (
            "def log_loss(s, y):\n"
            "    losses = np.logaddexp(0, s) - s.numpy() * y.numpy()\n"
            "    return tf.constant(np.mean(losses), tf.float32)",
            "sees no path",
        ),
        (
            "def log_loss(s, y):\n"
            "    return float(tf.reduce_mean(tf.nn.softplus(s) - s * y))",
            "a float; a tensor is asked for",
        ),
        (
            "def log_loss(s, y): return (tf.nn.softplus(s) - s * y).mean()",
            "raised an error.\nAttributeError",
        ),
        (
            "def log_loss(s, y):\n"
            "    return tf.reduce_mean(tf.math.log(1.0 + tf.exp(s)) - s * y)",
            "the exponential is inf",
        ),
    ],
    "tape_gradients": [
        (
            LOSS + "def tape_gradients(w, b, x, y):\n"
            "    loss = loss_of(w, b, x, y)\n"
            "    with tf.GradientTape() as tape:\n"
            "        result = loss\n"
            "    return tuple(tape.gradient(result, [w, b]))",
            "Both gradients are None",
        ),
        (
            "def tape_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        s = tf.linalg.matvec(x, w) + b\n"
            "        loss = tf.reduce_sum(tf.nn.softplus(s) - s * y)\n"
            "    return tuple(tape.gradient(loss, [w, b]))",
            "The loss is their mean",
        ),
        (
            LOSS + "def tape_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = loss_of(w, b, x, y)\n"
            "    return tuple(tape.gradient(loss, [b, w]))",
            "the other way round",
        ),
        (
            LOSS + "def tape_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = loss_of(w, b, x, y)\n"
            "    return tape.gradient(loss, w)",
            "a tensor; a tuple of 2 is asked for",
        ),
        (
            LOSS + "def tape_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = loss_of(w, b, x, y)\n"
            "    return tape.gradient(loss, w), tape.gradient(loss, b)",
            "raised an error.\nRuntimeError",
        ),
    ],
    "hand_gradients": [
        (
            "def hand_gradients(w, b, x, y):\n"
            "    off = tf.sigmoid(tf.linalg.matvec(x, w) + b) - y\n"
            "    return tf.reduce_sum(off[:, None] * x, axis=0), tf.reduce_sum(off)",
            "The loss is their mean",
        ),
        (
            "def hand_gradients(w, b, x, y):\n"
            "    off = y - tf.sigmoid(tf.linalg.matvec(x, w) + b)\n"
            "    return tf.reduce_mean(off[:, None] * x, axis=0), tf.reduce_mean(off)",
            "Both have the wrong sign",
        ),
        (
            "def hand_gradients(w, b, x, y):\n"
            "    off = tf.linalg.matvec(x, w) + b - y\n"
            "    return tf.reduce_mean(off[:, None] * x, axis=0), tf.reduce_mean(off)",
            "the sigmoid is missing",
        ),
        (
            "def hand_gradients(w, b, x, y):\n"
            "    p = tf.sigmoid(tf.linalg.matvec(x, w) + b)\n"
            "    bar = (p - y) * p * (1 - p)\n"
            "    return tf.reduce_mean(bar[:, None] * x, axis=0), tf.reduce_mean(bar)",
            "the two have cancelled",
        ),
        (
            "def hand_gradients(w, b, x, y):\n"
            "    p = tf.sigmoid(tf.linalg.matvec(x, w) + b)\n"
            "    return (p - y) @ x, tf.reduce_mean(p - y)",
            "raised an error",
        ),
        (
            "def hand_gradients(w, b, x, y):\n"
            "    p = tf.sigmoid(tf.linalg.matvec(x, w) + b)\n"
            "    return tf.linalg.matvec(x, p - y, transpose_a=True), "
            "tf.reduce_mean(p - y)",
            "For w the adjoint has not been divided",
        ),
        (
            "def hand_gradients(w, b, x, y):\n"
            "    bars = (tf.sigmoid(tf.linalg.matvec(x, w) + b) - y) / len(y)\n"
            "    return tf.linalg.matvec(x, bars), tf.reduce_sum(bars)",
            "x has to lie on its side",
        ),
        (
            "def hand_gradients(w, b, x, y):\n"
            "    off = tf.sigmoid(tf.linalg.matvec(x, w)) - y\n"
            "    return tf.reduce_mean(off[:, None] * x, axis=0), tf.reduce_mean(off)",
            "a tuple whose entry 0 is",
        ),
    ],
    "train_scores": [
        (
            "def train_scores(x, y, rate, steps):\n"
            "    w, b = tf.zeros(x.shape[1]), tf.constant(0.0)\n"
            "    for _ in range(steps):\n"
            "        off = tf.sigmoid(tf.linalg.matvec(x, w) + b) - y\n"
            "        w += rate * tf.reduce_mean(off[:, None] * x, axis=0)\n"
            "        b += rate * tf.reduce_mean(off)\n"
            "    return w, b",
            "You walk uphill",
        ),
        (
            "def train_scores(x, y, rate, steps):\n"
            "    w, b = tf.zeros(x.shape[1]), tf.constant(0.0)\n"
            "    for _ in range(steps):\n"
            "        off = tf.sigmoid(tf.linalg.matvec(x, w) + b) - y\n"
            "        w -= rate * tf.reduce_sum(off[:, None] * x, axis=0)\n"
            "        b -= rate * tf.reduce_sum(off)\n"
            "    return w, b",
            "you descend on the sum",
        ),
        (
            LOSS + "def train_scores(x, y, rate, steps):\n"
            "    w, b = tf.Variable(tf.zeros(x.shape[1])), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        for v in (w, b):\n"
            "            with tf.GradientTape() as tape:\n"
            "                loss = loss_of(w, b, x, y)\n"
            "            v.assign_sub(rate * tape.gradient(loss, v))\n"
            "    return w, b",
            "Take both first",
        ),
        (
            LOSS + "def train_scores(x, y, rate, steps):\n"
            "    w, b = tf.Variable(tf.ones(x.shape[1])), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_of(w, b, x, y)\n"
            "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w.assign_sub(rate * dw)\n"
            "        b.assign_sub(rate * db)\n"
            "    return w, b",
            "your function returned a tuple whose entry 0 is",
        ),
        (
            LOSS + "def train_scores(x, y, rate, steps):\n"
            "    w, b = tf.Variable(tf.zeros(x.shape[1])), tf.Variable(0.0)\n"
            "    for _ in range(steps):\n"
            "        with tf.GradientTape() as tape:\n"
            "            loss = loss_of(w, b, x, y)\n"
            "        dw, db = tape.gradient(loss, [w, b])\n"
            "        w = w - rate * dw\n"
            "        b = b - rate * db\n"
            "    return w, b",
            "a gradient was None",
        ),
        (
            "def train_scores(x, y, rate, steps):\n"
            "    w, b = tf.zeros(4), tf.constant(0.0)\n"
            "    for _ in range(steps):\n"
            "        off = tf.sigmoid(tf.linalg.matvec(x, w) + b) - y\n"
            "        w -= rate * tf.reduce_mean(off[:, None] * x, axis=0)\n"
            "    return w, b",
            "raised an error",
        ),
    ],
    "input_gradients": [
        (
            LOSS + "def input_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        loss = loss_of(w, b, x, y)\n"
            "    return tape.gradient(loss, x)",
            "the gradients of the mean",
        ),
        (
            LOSS + "def input_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = loss_of(w, b, x, y)\n"
            "    return tape.gradient(loss, x) * len(y)",
            "raised an error.\nTypeError",
        ),
        (
            LOSS + "def input_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(w)\n"
            "        loss = loss_of(w, b, x, y)\n"
            "    return tape.gradient(loss, w)",
            "Here the inputs are the source",
        ),
        (
            "def input_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        s = tf.linalg.matvec(x, w) + b\n"
            "    return tape.gradient(s, x)",
            "the slopes of the scores",
        ),
        (
            LOSS + "def input_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        loss = loss_of(w, b, x, y)\n"
            "    return tape.gradient(loss, x)",
            "only where you tell it to",
        ),
        (
            "def input_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        s = tf.linalg.matvec(x, w) + b\n"
            "        losses = tf.nn.softplus(s) - s * y\n"
            "    return tape.jacobian(losses, x)",
            "That is the Jacobian",
        ),
        (
            LOSS + "def input_gradients(w, b, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(x)\n"
            "        loss = loss_of(w, b, x, y)\n"
            "    return tape.gradient(loss, x) * float(tf.size(x))",
            "The entry at [0, 0] is",
        ),
    ],
    "newton_step": [
        (
            LOSS + "def newton_step(w, x, y):\n"
            "    with tf.GradientTape() as tape:\n"
            "        tape.watch(w)\n"
            "        loss = loss_of(w, 0.0, x, y)\n"
            "    return w - tape.gradient(loss, w)",
            "a step of plain descent",
        ),
        (
            LOSS + "def newton_step(w, x, y):\n"
            "    with tf.GradientTape() as outer:\n"
            "        outer.watch(w)\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(w)\n"
            "            loss = loss_of(w, 0.0, x, y)\n"
            "        g = inner.gradient(loss, w)\n"
            "    h = outer.jacobian(g, w)\n"
            "    return w - tf.linalg.matvec(h, g)",
            "You multiplied by the Hessian",
        ),
        (
            LOSS + "def newton_step(w, x, y):\n"
            "    with tf.GradientTape() as outer:\n"
            "        outer.watch(w)\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(w)\n"
            "            loss = loss_of(w, 0.0, x, y)\n"
            "    g = inner.gradient(loss, w)\n"
            "    h = outer.jacobian(g, w)\n"
            "    return w - tf.linalg.solve(h, g[:, None])[:, 0]",
            "raised an error",
        ),
        (
            "def newton_step(w, x, y):\n"
            "    p = tf.sigmoid(tf.linalg.matvec(x, w))\n"
            "    g = tf.linalg.matvec(x, p - y, transpose_a=True)\n"
            "    h = tf.transpose(x) @ (x * (p * (1 - p))[:, None])\n"
            "    return w + tf.linalg.solve(h, g[:, None])[:, 0]",
            "It is subtracted",
        ),
        (
            "def newton_step(w, x, y):\n"
            "    p = tf.sigmoid(tf.linalg.matvec(x, w))\n"
            "    g = tf.linalg.matvec(x, p - y, transpose_a=True)\n"
            "    h = tf.transpose(x) @ (x * (p * (1 - p))[:, None]) / len(y)\n"
            "    return w - tf.linalg.solve(h, g[:, None])[:, 0]",
            "too long by the number of examples",
        ),
        (
            LOSS + "def newton_step(w, x, y):\n"
            "    with tf.GradientTape() as outer:\n"
            "        outer.watch(w)\n"
            "        with tf.GradientTape() as inner:\n"
            "            inner.watch(w)\n"
            "            loss = loss_of(w, 0.0, x, y)\n"
            "        g = inner.gradient(loss, w)\n"
            "    return w - g / outer.gradient(g, w)",
            "the sums of the Hessian's rows",
        ),
        (
            LOSS + "def newton_step(w, x, y):\n"
            "    with tf.GradientTape() as outer:\n"
            "        with tf.GradientTape() as inner:\n"
            "            loss = loss_of(w, 0.0, x, y)\n"
            "        g = inner.gradient(loss, w)\n"
            "    h = outer.jacobian(g, w)\n"
            "    return w - tf.linalg.solve(h, g[:, None])[:, 0]",
            "a gradient was None",
        ),
        (
            "def newton_step(w, x, y):\n"
            "    p = tf.sigmoid(tf.linalg.matvec(x, w))\n"
            "    g = tf.linalg.matvec(x, p - y, transpose_a=True)\n"
            "    h = tf.transpose(x) @ x\n"
            "    return w - tf.linalg.solve(h, g[:, None])[:, 0]",
            "right in 0 of 2 entries",
        ),
    ],
}
