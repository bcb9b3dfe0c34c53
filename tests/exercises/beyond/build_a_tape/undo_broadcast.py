import numpy as np

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def axis_by_axis(part, shape):
    while part.ndim > len(shape):
        part = part.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            part = part.sum(axis=axis, keepdims=True)
    return part


@answers.right
def with_all_axes_at_once(part, shape):
    padded = (1,) * (part.ndim - len(shape)) + tuple(shape)
    axes = tuple(i for i, n in enumerate(padded) if n != part.shape[i])
    return part.sum(axis=axes, keepdims=True).reshape(shape)


answers.wrong("adds_up_everything", lambda part, shape: np.sum(part))
answers.wrong(
    "drops_parts",
    lambda part, shape: part.ravel()[: int(np.prod(shape))].reshape(shape),
)
