"""What each exercise of the assignment is worth, and inputs drawn anew for grading."""

from collections.abc import Callable

import tensorflow as tf

from companion.checks.grading import Graded
from companion.checks.inputs import named, uniform


def _polynomial(a: int, b: int, c: int, d: int) -> Callable[[tf.Tensor], tf.Tensor]:
    """The function a x³ + b x² + c x + d."""
    name = f"{a}x³ + {b}x² + {c}x + {d}"
    return named(name, lambda x: ((a * x + b) * x + c) * x + d)


GRADED: dict[str, Graded] = {
    "as_floats": Graded(
        points=5,
        drawn=lambda rng: [
            {"values": rng.integers(-99, 99, (2, 3)).tolist()},
            {"values": rng.uniform(-9, 9, (3, 1, 2)).round(2).tolist()},
        ],
    ),
    "squares": Graded(
        points=5,
        drawn=lambda rng: [
            {"x": uniform(rng, 3, 2)},
            {"x": tf.constant(rng.integers(-30000, 30000, 4), tf.int32)},
        ],
    ),
    "to_column": Graded(
        points=5,
        drawn=lambda rng: [
            {"x": uniform(rng, *rng.integers(1, 5, rank))} for rank in (1, 2, 3)
        ],
    ),
    "nearest": Graded(
        points=6,
        drawn=lambda rng: [
            {"x": tf.round(uniform(rng, *shape)) + uniform(rng, *shape) / 20}
            for shape in [(5,), (2, 3)]
        ],
    ),
    "scaled_rows": Graded(
        points=7,
        drawn=lambda rng: [
            {"x": uniform(rng, n, m), "weights": uniform(rng, n)}
            for n, m in [(4, 4), (3, 5)]
        ],
    ),
    "added": Graded(
        points=7,
        drawn=lambda rng: [
            {
                "a": tf.constant(rng.integers(-99, 99, a), tf.int32),
                "b": uniform(rng, *b),
            }
            for a, b in [((2, 3), (3,)), ((4, 1), (1, 2))]
        ],
    ),
    "off_the_mean": Graded(
        points=8,
        drawn=lambda rng: [{"x": uniform(rng, n, m)} for n, m in [(4, 4), (5, 3)]],
    ),
    "only_positive": Graded(
        points=9,
        drawn=lambda rng: [
            {"x": uniform(rng, 9)},
            {"x": tf.constant(rng.integers(-3, 4, (4, 3)), tf.int32)},
        ],
    ),
    "decay": Graded(
        points=10,
        drawn=lambda rng: [
            {"v": tf.Variable(uniform(rng, *shape)), "share": round(rng.uniform(), 2)}
            for shape in [(4,), (2, 2)]
        ],
    ),
    "loss_and_slope": Graded(
        points=12,
        drawn=lambda rng: [
            {
                "w": tf.Variable(uniform(rng, m) / 9),
                "x": uniform(rng, n, m) / 6,
                "y": uniform(rng, n) / 9,
            }
            for n, m in [(3, 3), (6, 2)]
        ],
    ),
    "slope_of_slope": Graded(
        points=12,
        drawn=lambda rng: [
            {"function": _polynomial(*rng.integers(-5, 6, 4).tolist()), "x": x}
            for x in (uniform(rng, 3) / 5, uniform(rng, 2, 2) / 5)
        ],
    ),
    "learned_line": Graded(
        points=14,
        drawn=lambda rng: [
            {
                "x": uniform(rng, n) / 9,
                "y": uniform(rng, n) / 3,
                "rate": round(rng.uniform(0.05, 0.2), 3),
                "steps": steps,
            }
            for n, steps in [(6, 3), (3, 5)]
        ],
    ),
}
