"""Answers to the exercises on eager and graph execution, as learners write them."""

from __future__ import annotations

RIGHT: dict[str, list[str]] = {
    "one_graph": [
        "def one_graph(function):\n"
        "    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])\n"
        "    def graph(x):\n"
        "        return function(x)\n"
        "    return graph",
        "def one_graph(function):\n"
        "    any_vector = (tf.TensorSpec(shape=None, dtype=tf.float32),)\n"
        "    return tf.function(function, input_signature=any_vector)",
    ],
    "make_counter": [
        "def make_counter():\n"
        "    calls = tf.Variable(0, trainable=False)\n"
        "    def counter():\n"
        "        calls.assign(calls + 1)\n"
        "        return calls.read_value()\n"
        "    return tf.function(counter)",
        "def make_counter():\n"
        "    count = tf.Variable(1, dtype=tf.int32)\n"
        "    @tf.function\n"
        "    def counter():\n"
        "        now = count.read_value()\n"
        "        count.assign_add(1)\n"
        "        return now\n"
        "    return counter",
    ],
    "make_die": [
        "def make_die():\n"
        "    def die():\n"
        "        face = tf.random.uniform([]) * 6\n"
        "        return tf.cast(tf.floor(face), tf.int32) + 1\n"
        "    return tf.function(die)",
        "def make_die():\n"
        "    dice = tf.random.Generator.from_seed(7)\n"
        "    @tf.function\n"
        "    def die():\n"
        "        return dice.uniform((), 1, 7, dtype=tf.int32)\n"
        "    return die",
    ],
    "doubling_time": [
        "def doubling_time(rate):\n"
        "    years = tf.constant(0)\n"
        "    while (1.0 + rate) ** tf.cast(years, tf.float32) < 2.0:\n"
        "        years = years + 1\n"
        "    return years",
        "def doubling_time(rate):\n"
        "    def not_yet(money, years): return money < 2.0\n"
        "    def grow(money, years): return money * (1.0 + rate), years + 1\n"
        "    return tf.while_loop(not_yet, grow, [tf.constant(1.0), 0])[1]",
        "def doubling_time(rate):\n"
        "    exact = tf.math.log(2.0) / tf.math.log(1.0 + rate)\n"
        "    return tf.cast(tf.math.ceil(exact - 1e-5), tf.int32)",
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "one_graph": [
        ("def one_graph(function): ...", "returned None"),
        ("def one_graph(function): return tf.function(function)", "was traced 4 times"),
        (
            "def one_graph(function):\n"
            "    return tf.function(function, reduce_retracing=True)",
            "was traced 2 times",
        ),
        ("def one_graph(function): return function", "a plain Python function"),
        (
            "def one_graph(function):\n"
            "    spec = tf.TensorSpec((3,), tf.float32)\n"
            "    return tf.function(function, input_signature=[spec])",
            "Calling what you returned raised TypeError",
        ),
        (
            "def one_graph(function):\n"
            "    return tf.function(function)(tf.constant([1.0, 2.0]))",
            "Return the function itself",
        ),
    ],
    "make_counter": [
        (
            "def make_counter():\n"
            "    count = 0\n"
            "    @tf.function\n"
            "    def counter():\n"
            "        nonlocal count\n"
            "        count += 1\n"
            "        return tf.constant(count)\n"
            "    return counter",
            "it counts while tracing, once",
        ),
        (
            "def make_counter():\n"
            "    @tf.function\n"
            "    def counter():\n"
            "        count = tf.Variable(0)\n"
            "        return count.assign_add(1)\n"
            "    return counter",
            "raised ValueError",
        ),
        (
            "def make_counter():\n"
            "    count = tf.Variable(-1)\n"
            "    return tf.function(lambda: count.assign_add(1))",
            "the first one returns 1",
        ),
        (
            "count = tf.Variable(0)\n"
            "def make_counter():\n"
            "    return tf.function(lambda: count.assign_add(1))",
            "make the variable inside make_counter",
        ),
        (
            "def make_counter():\n"
            "    count = tf.Variable(0.0)\n"
            "    return tf.function(lambda: count.assign_add(1.0))",
            "An int32 scalar tensor is asked for",
        ),
        (
            "def make_counter():\n"
            "    count = tf.Variable(0)\n"
            "    return tf.function(lambda: count.assign_add(2))",
            "1, 2, 3, 4 is asked for",
        ),
    ],
    "make_die": [
        (
            "def make_die():\n"
            "    @tf.function\n"
            "    def die(): return np.random.randint(1, 7)\n"
            "    return die",
            "drawn while tracing, and stays",
        ),
        (
            "def make_die():\n"
            "    return tf.function(\n"
            "        lambda: tf.random.uniform((), 1, 6, dtype=tf.int32))",
            "6 never came up",
        ),
        (
            "def make_die():\n"
            "    return tf.function(\n"
            "        lambda: tf.random.uniform((), 0, 7, dtype=tf.int32))",
            "returned 0, which no die has",
        ),
        (
            "def make_die():\n"
            "    return tf.function(lambda: tf.random.uniform((), 1, 7))",
            "An int32 scalar tensor is asked for",
        ),
        (
            "def make_die():\n"
            "    return lambda: tf.random.uniform((), 1, 7, dtype=tf.int32)",
            "a plain Python function",
        ),
        (
            "def make_die():\n"
            "    def die():\n"
            "        faces = tf.random.uniform((2,), 1, 7, dtype=tf.int32)\n"
            "        return tf.reduce_max(faces)\n"
            "    return tf.function(die)",
            "That die is loaded",
        ),
    ],
    "doubling_time": [
        (
            "def doubling_time(rate):\n"
            "    money, years = 1.0, 0\n"
            "    while money < 2.0:\n"
            "        money *= 1.0 + rate.numpy()\n"
            "        years += 1\n"
            "    return tf.constant(years)",
            "has no numpy()",
        ),
        (
            "def doubling_time(rate):\n"
            "    money, years = 1.0, 0\n"
            "    while money < 2.0:\n"
            "        money *= 1.0 + float(rate)\n"
            "        years += 1\n"
            "    return tf.constant(years)",
            "has no number for float() to take",
        ),
        (
            "def doubling_time(rate):\n"
            "    money, years = tf.constant(1.0), tf.constant(0)\n"
            "    while money <= 2.0:\n"
            "        money *= 1.0 + rate\n"
            "        years += 1\n"
            "    return years",
            "For rate = 1.",
        ),
        (
            "def doubling_time(rate):\n"
            "    years = tf.constant(0)\n"
            "    while 1.0 + rate * tf.cast(years, tf.float32) < 2.0:\n"
            "        years += 1\n"
            "    return years",
            "without interest on the interest",
        ),
        (
            "def doubling_time(rate):\n"
            "    money, years = tf.constant(1.0), tf.constant(0.0)\n"
            "    while money < 2.0:\n"
            "        money *= 1.0 + rate\n"
            "        years += 1.0\n"
            "    return years",
            "Begin to count with an int",
        ),
    ],
}
