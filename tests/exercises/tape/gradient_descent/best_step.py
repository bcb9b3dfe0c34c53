import numpy as np

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def answer_2(losses, patience):
    lowest, best, waited = float("inf"), None, 0
    for index in range(len(losses)):
        if losses[index] < lowest:
            lowest, best, waited = losses[index], index, 0
        else:
            waited += 1
            if waited == patience:
                return best
    return best


@answers.right
def answer_3(losses, patience):
    for end in range(1, len(losses) + 1):
        best = int(np.argmin(losses[:end]))
        if end - 1 - best == patience:
            return best
    return best


@answers.right
def answer_4(losses, patience):
    best, rest = 0, losses[1:]
    while True:
        ahead = losses[best + 1 : best + 1 + patience]
        lower = [i for i, l in enumerate(ahead) if l < losses[best]]
        if not lower:
            return best
        best += 1 + lower[0]


answers.wrong(
    "looks_at_the_whole_list", lambda losses, patience: int(np.argmin(losses))
)


@answers.wrong
def takes_a_tie_for_better(losses, patience):
    best, waited = 0, 0
    for i, loss in enumerate(losses):
        if loss <= losses[best]:
            best, waited = i, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best


@answers.wrong
def waits_too_long(losses, patience):
    best, waited = 0, 0
    for i, loss in enumerate(losses):
        if loss < losses[best]:
            best, waited = i, 0
        elif i > 0:
            waited += 1
        if waited > patience:
            break
    return best


@answers.wrong
def never_counts_anew(losses, patience):
    best, waited = 0, 0
    for i, loss in enumerate(losses[1:], start=1):
        if loss < losses[best]:
            best = i
        else:
            waited += 1
        if waited == patience:
            break
    return best


@answers.wrong
def counts_rises(losses, patience):
    best, waited = 0, 0
    for i in range(1, len(losses)):
        if losses[i] < losses[i - 1]:
            waited = 0
        else:
            waited += 1
        if losses[i] < losses[best]:
            best = i
        if waited == patience:
            break
    return best


@answers.wrong
def returns_the_loss(losses, patience):
    best, waited = losses[0], 0
    for loss in losses[1:]:
        waited = 0 if loss < best else waited + 1
        best = min(loss, best)
        if waited == patience:
            break
    return best


@answers.told("your function returned 0, and that is not right")
def other(losses, patience):
    lowest, best, waited = 0.0, 0, 0
    for i, loss in enumerate(losses):
        if loss < lowest:
            lowest, best, waited = loss, i, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best


answers.told(
    "a NumPy number; a whole number is asked for",
    lambda losses, patience: np.argmin(losses[: patience + 1]),
)


@answers.wrong
def has_no_patience(losses, patience):
    i = 0
    while i + 1 < len(losses) and losses[i + 1] < losses[i]:
        i += 1
    return i


@answers.told("and that is not right")
def other_2(losses, patience):
    for i in range(len(losses) - patience):
        if min(losses[i : i + patience + 1]) == losses[i]:
            return i
    return len(losses) - 1
