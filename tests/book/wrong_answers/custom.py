"""Answers to the exercises on custom gradients, as learners write them."""

from __future__ import annotations

TURN = (
    "def turn_round(x, strength):\n"
    "    @tf.custom_gradient\n"
    "    def turned(x):\n"
    "        return tf.identity(x), lambda up: {rule}\n"
    "    return turned(x)"
)
SIGN = (
    "@tf.custom_gradient\n"
    "def binary_sign(x):\n"
    "    def back(up):\n"
    "        return {rule}\n"
    "    return {value}, back"
)
STEP = "tf.where(x < 0, -1.0, 1.0)"

RIGHT: dict[str, list[str]] = {
    "turn_round": [
        TURN.format(rule="up * -strength"),
        "def turn_round(x, strength):\n"
        "    return tf.stop_gradient((1.0 + strength) * x) - strength * x",
    ],
    "log_mean_exp": [
        "def log_mean_exp(x):\n"
        "    top = tf.stop_gradient(tf.reduce_max(x, axis=-1, keepdims=True))\n"
        "    mean = tf.reduce_mean(tf.exp(x - top), axis=-1)\n"
        "    return tf.squeeze(top, -1) + tf.math.log(mean)",
        "def log_mean_exp(x):\n"
        "    return tf.reduce_logsumexp(x - np.log(x.shape[-1]), axis=-1)",
    ],
    "binary_sign": [
        SIGN.format(value=STEP, rule="up * tf.cast(tf.abs(x) <= 1, up.dtype)"),
        "def binary_sign(x):\n"
        "    soft = tf.where(tf.abs(x) <= 1, x, tf.stop_gradient(x))\n"
        "    hard = tf.where(x >= 0, 1.0, -1.0)\n"
        "    return soft + tf.stop_gradient(hard - soft)",
    ],
    "direction": [
        "def direction(v): return tf.math.divide_no_nan(v, tf.norm(v))",
        "def direction(v):\n"
        "    if tf.reduce_all(v == 0):\n"
        "        return 0.0 * v\n"
        "    return v / tf.norm(v)",
        "@tf.custom_gradient\n"
        "def direction(v):\n"
        "    n = tf.sqrt(tf.reduce_sum(v**2))\n"
        "    u = tf.math.divide_no_nan(v, n)\n"
        "    def back(up):\n"
        "        along = tf.reduce_sum(up * u)\n"
        "        return tf.math.divide_no_nan(up - along * u, n)\n"
        "    return u, back",
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "turn_round": [
        (TURN.format(rule="-up"), "The strength is missing"),
        (TURN.format(rule="strength * up"), "The sign is missing"),
        (TURN.format(rule="-strength + 0.0 * up"), "forgets the upstream"),
        ("def turn_round(x, strength): return -x * strength", "You changed the value"),
        ("def turn_round(x, strength): return x", "comes back as it was"),
        ("def turn_round(x, strength): return x.numpy()", "a tensor is asked for"),
        (
            "def turn_round(x, strength): return tf.stop_gradient(x)",
            "what comes back to the input is None",
        ),
    ],
    "log_mean_exp": [
        (
            "def log_mean_exp(x):\n"
            "    m = tf.reduce_max(x)\n"
            "    return m + tf.math.log(tf.reduce_mean(tf.exp(x - m), axis=-1))",
            "the largest of each row",
        ),
        (
            "def log_mean_exp(x):\n"
            "    m = x[..., :1]\n"
            "    mean = tf.reduce_mean(tf.exp(x - m), axis=-1, keepdims=True)\n"
            "    return tf.squeeze(m + tf.math.log(mean), -1)",
            "the largest of each row",
        ),
        (
            "def log_mean_exp(x):\n"
            "    return tf.math.log(tf.reduce_mean(tf.exp(x), axis=-1))",
            "For scores of 1000",
        ),
        (
            "def log_mean_exp(x): return tf.reduce_logsumexp(x, axis=-1)",
            "the logarithm of the sum",
        ),
        (
            "def log_mean_exp(x):\n"
            "    return tf.reduce_logsumexp(x, axis=-1) / x.shape[-1]",
            "You divided the logarithm by n",
        ),
        (
            "def log_mean_exp(x):\n"
            "    return tf.reduce_logsumexp(x) - tf.math.log(float(tf.size(x)))",
            "the mean of all entries",
        ),
        (
            "def log_mean_exp(x):\n"
            "    return tf.reduce_logsumexp(x, axis=0) - tf.math.log(float(len(x)))",
            "along the first axis",
        ),
        ("def log_mean_exp(x): return tf.reduce_max(x, axis=-1)", "the largest score"),
        ("def log_mean_exp(x): return tf.reduce_mean(x, -1)", "mean of the scores"),
    ],
    "binary_sign": [
        (
            SIGN.format(value="tf.sign(x)", rule="tf.where(tf.abs(x) <= 1, up, 0.0)"),
            "At 0 the value has to be 1",
        ),
        (SIGN.format(value=STEP, rule="up"), "You let everything pass"),
        (
            SIGN.format(value=STEP, rule="tf.where(tf.abs(x) < 1, up, 0.0)"),
            "At exactly 1 and -1",
        ),
        (SIGN.format(value=STEP, rule="tf.where(x <= 1, up, 0.0)"), "Below -1"),
        (
            SIGN.format(value=STEP, rule="tf.cast(tf.abs(x) <= 1, tf.float32)"),
            "let pass what arrives, and not 1",
        ),
        (
            SIGN.format(value=STEP, rule="tf.where(tf.abs(x) <= 1, x, 0.0)"),
            "Send back what arrives",
        ),
        (f"def binary_sign(x): return {STEP}", "nothing comes back"),
        ("def binary_sign(x): return tf.clip_by_value(x, -1.0, 1.0)", "cut off at 1"),
    ],
    "direction": [
        (
            "def direction(v):\n"
            "    if tf.norm(v) == 0:\n"
            "        return tf.zeros_like(v)\n"
            "    return v / tf.norm(v)",
            "zeros_like makes a constant",
        ),
        ("def direction(v): return v / tf.norm(v)", "At the zero vector that is nan"),
        (
            "def direction(v):\n"
            "    n = tf.norm(v)\n"
            "    return tf.where(n > 0, v / n, tf.zeros_like(v))",
            "is visited on the way back",
        ),
        ("def direction(v): return tf.math.l2_normalize(v)", "is a million"),
        ("def direction(v): return v / (tf.norm(v) + 1e-6)", "in the denominator"),
        (
            "def direction(v):\n"
            "    return tf.math.divide_no_nan(v, tf.reduce_sum(v * v))",
            "by the square of the length",
        ),
        (
            "def direction(v):\n"
            "    n = np.linalg.norm(v)\n"
            "    return tf.constant(v.numpy() / n if n else 0 * v.numpy())",
            "no gradient comes back",
        ),
    ],
}
