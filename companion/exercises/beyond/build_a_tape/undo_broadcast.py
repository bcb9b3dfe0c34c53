"""The adjoint of an input that was broadcast."""

from typing import Any

import numpy as np

from companion.checks import Exercise, Inputs, Program


def undo_broadcast(part: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    while part.ndim > len(shape):
        part = part.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            part = part.sum(axis=axis, keepdims=True)
    return part


def cases() -> list[Inputs]:
    def array(*shape: int, seed: int) -> np.ndarray:
        random = np.random.default_rng(seed)
        return random.uniform(1, 4, shape) * random.choice([-1.0, 1.0], shape)

    return [
        {"part": array(3, seed=0), "shape": ()},
        {"part": array(2, 3, seed=1), "shape": (3,)},
        {"part": array(2, 3, seed=2), "shape": (2, 1)},
        {"part": array(2, 3, seed=3), "shape": (2, 3)},
        {"part": array(4, 2, 3, seed=4), "shape": (1, 3)},
        {"part": array(1, 3, seed=5), "shape": (1, 1)},
        {"part": array(3, 3, seed=6), "shape": (3,)},
        {"part": np.array(2.5), "shape": ()},
    ]


def with_arrays(answer: Program) -> Program:
    """A sum over all axes is a NumPy number, which counts as an array."""

    def as_array(part: np.ndarray, shape: tuple[int, ...]) -> Any:
        value = answer(part, shape)
        return np.asarray(value) if isinstance(value, np.number) else value

    return as_array


MISTAKES = """
- for axis, length in enumerate(shape):
-     if length == 1:
-         part = part.sum(axis=axis, keepdims=True)
adds_up_new_axes_alone: The axes at the front are added up. An axis that was stretched
from length 1 has to be added up, too, and stays with length 1.

+ return part.sum()
adds_up_everything: You added up everything. Along an axis that the input has in full
length, each entry has an adjoint of its own.

+ return np.broadcast_to(part, shape)
broadcasts_once_more: That stretches once more. On the way back, what was repeated is
added up.

- part = part.sum(axis=0)
+ part = part.mean(axis=0)
- part = part.sum(axis=axis, keepdims=True)
+ part = part.mean(axis=axis, keepdims=True)
takes_the_mean: That is the mean. Each use of the input carries a change of its own, so
the parts are added up.

+ count = int(np.prod(shape))
+ return part.ravel()[:count].reshape(shape)
drops_parts: You kept some entries and dropped the others. Every part counts: add up.
"""

EXERCISE = Exercise(undo_broadcast, cases, MISTAKES, observe=with_arrays)
