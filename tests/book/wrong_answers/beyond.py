"""Answers to the exercises beyond the week, as learners write them."""

from __future__ import annotations

TAPES = (
    "from companion import tape as machine\n"
    "from companion.tape import GradientTape\n"
    "def slope_of(function, how='zero'):\n"
    "    def slope(x):\n"
    "        with GradientTape() as tape:\n"
    "            tape.watch(x)\n"
    "            y = function(x)\n"
    "        return tape.gradient(y, x, unconnected_gradients=how)\n"
    "    return slope\n"
)
"""What the page imports, and a helper."""

RIGHT: dict[str, list[str]] = {
    "back_through_divide": [
        "def back_through_divide(g, a, b): return g / b, -g * a / b**2",
        "def back_through_divide(g, a, b):\n"
        "    y = a / b\n"
        "    return [g / b, -g * y / b]",
    ],
    "undo_broadcast": [
        "def undo_broadcast(part, shape):\n"
        "    while part.ndim > len(shape):\n"
        "        part = part.sum(axis=0)\n"
        "    for axis, length in enumerate(shape):\n"
        "        if length == 1:\n"
        "            part = part.sum(axis=axis, keepdims=True)\n"
        "    return part",
        "def undo_broadcast(part, shape):\n"
        "    padded = (1,) * (part.ndim - len(shape)) + tuple(shape)\n"
        "    axes = tuple(i for i, n in enumerate(padded) if n != part.shape[i])\n"
        "    return part.sum(axis=axes, keepdims=True).reshape(shape)",
    ],
    "adjoints_by_name": [
        "def adjoints_by_name(notes, target):\n"
        "    adjoints = {target: 1.0}\n"
        "    for output, inputs, rates in reversed(notes):\n"
        "        if output in adjoints:\n"
        "            for name, rate in zip(inputs, rates):\n"
        "                part = adjoints[output] * rate\n"
        "                adjoints[name] = adjoints.get(name, 0.0) + part\n"
        "    return adjoints",
        "from collections import defaultdict\n"
        "def adjoints_by_name(notes, target):\n"
        "    adjoints = defaultdict(float, {target: 1.0})\n"
        "    for output, inputs, rates in notes[::-1]:\n"
        "        for i, name in enumerate(inputs):\n"
        "            if output in adjoints:\n"
        "                adjoints[name] += rates[i] * adjoints[output]\n"
        "    return dict(adjoints)",
    ],
    "curvature_at": [
        TAPES + "def curvature_at(function, x):\n"
        "    return float(slope_of(slope_of(function))(machine.constant(x)))",
        TAPES + "def curvature_at(function, x):\n"
        "    x = machine.Variable(x)\n"
        "    with GradientTape() as outer:\n"
        "        with GradientTape() as inner:\n"
        "            y = function(x)\n"
        "        slope = inner.gradient(y, x, unconnected_gradients='zero')\n"
        "    second = outer.gradient(slope, x)\n"
        "    return 0.0 if second is None else float(second)",
    ],
}

WRONG: dict[str, list[tuple[str, str]]] = {
    "back_through_divide": [
        (
            "def back_through_divide(g, a, b): return 1 / b, -a / b / b",
            "g times the rates",
        ),
        (
            "def back_through_divide(g, a, b): return g / b, a * g / (b * b)",
            "The sign of the second part",
        ),
        (
            "def back_through_divide(g, a, b): return g / b, -g * b**-2.0",
            "lacks a factor",
        ),
        ("def back_through_divide(g, a, b): return g * b, g * a", "for a product"),
        (
            "def back_through_divide(g, a, b): return -g * a / b**2, g / b",
            "in the wrong order",
        ),
        (
            "def back_through_divide(g, a, b): return g / b, -g * a / b",
            "b has to be squared",
        ),
        ("def back_through_divide(g, a, b): return g / b", "a tuple of 2 is asked for"),
    ],
    "undo_broadcast": [
        (
            "def undo_broadcast(part, shape):\n"
            "    while part.ndim > len(shape):\n"
            "        part = part.sum(axis=0)\n"
            "    return part",
            "An axis that was stretched",
        ),
        ("def undo_broadcast(part, shape): return np.sum(part)", "added up everything"),
        (
            "def undo_broadcast(part, shape): return np.broadcast_to(part, shape)",
            "That stretches once more",
        ),
        (
            "def undo_broadcast(part, shape):\n"
            "    while part.ndim > len(shape):\n"
            "        part = part.mean(axis=0)\n"
            "    for axis, length in enumerate(shape):\n"
            "        if length == 1:\n"
            "            part = part.mean(axis=axis, keepdims=True)\n"
            "    return part",
            "That is the mean",
        ),
        (
            "def undo_broadcast(part, shape):\n"
            "    return part.ravel()[:int(np.prod(shape))].reshape(shape)",
            "Every part counts",
        ),
    ],
    "adjoints_by_name": [
        (
            "def adjoints_by_name(notes, target):\n"
            "    adjoints = {target: 1.0}\n"
            "    for output, inputs, rates in reversed(notes):\n"
            "        if output in adjoints:\n"
            "            for name, rate in zip(inputs, rates):\n"
            "                adjoints[name] = adjoints[output] * rate\n"
            "    return adjoints",
            "Where paths meet",
        ),
        (
            "def adjoints_by_name(notes, target):\n"
            "    adjoints = {target: 1.0}\n"
            "    for output, inputs, rates in notes:\n"
            "        if output in adjoints:\n"
            "            for name, rate in zip(inputs, rates):\n"
            "                part = adjoints[output] * rate\n"
            "                adjoints[name] = adjoints.get(name, 0.0) + part\n"
            "    return adjoints",
            "from the first to the last",
        ),
        (
            "from collections import defaultdict\n"
            "def adjoints_by_name(notes, target):\n"
            "    adjoints = defaultdict(float, {target: 1.0})\n"
            "    for output, inputs, rates in reversed(notes):\n"
            "        for name, rate in zip(inputs, rates):\n"
            "            adjoints[name] += adjoints[output] * rate\n"
            "    return dict(adjoints)",
            "names that the target does not need",
        ),
        (
            "def adjoints_by_name(notes, target):\n"
            "    adjoints = {target: 1.0}\n"
            "    for output, inputs, rates in reversed(notes):\n"
            "        if output in adjoints:\n"
            "            for name, rate in zip(inputs, rates):\n"
            "                part = adjoints[output] * rate\n"
            "                adjoints[name] = adjoints.get(name, 0.0) + part\n"
            "    del adjoints[target]\n"
            "    return adjoints",
            "The target itself is missing",
        ),
        (
            "def adjoints_by_name(notes, target):\n"
            "    adjoints = {target: 1.0}\n"
            "    for output, inputs, rates in reversed(notes):\n"
            "        if output in adjoints:\n"
            "            g = adjoints.pop(output)\n"
            "            for name, rate in zip(inputs, rates):\n"
            "                adjoints[name] = adjoints.get(name, 0.0) + g * rate\n"
            "    return adjoints",
            "You kept the sources alone",
        ),
    ],
    "curvature_at": [
        (
            TAPES + "def curvature_at(function, x):\n"
            "    return float(slope_of(function)(machine.constant(x)))",
            "That is the first derivative",
        ),
        (
            TAPES + "def curvature_at(function, x):\n"
            "    return float(slope_of(function)(machine.constant(x))) ** 2",
            "You squared the first derivative",
        ),
        (
            TAPES + "def curvature_at(function, x):\n"
            "    twice = slope_of(slope_of(function, 'none'), 'none')\n"
            "    return float(twice(machine.constant(x)))",
            "the tape answers None",
        ),
        (
            TAPES + "def curvature_at(function, x):\n"
            "    x = machine.constant(x)\n"
            "    with GradientTape() as outer:\n"
            "        outer.watch(x)\n"
            "        with GradientTape() as inner:\n"
            "            inner.watch(x)\n"
            "            y = function(x)\n"
            "    slope = inner.gradient(y, x, unconnected_gradients='zero')\n"
            "    return float(outer.gradient(slope, x, None, 'zero'))",
            "inside the outer block",
        ),
        (
            TAPES + "def curvature_at(function, x):\n"
            "    return slope_of(slope_of(function))(machine.constant(x))",
            "a float is asked for",
        ),
    ],
}
