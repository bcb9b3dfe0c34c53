"""The step with the lowest loss, up to where patience ends."""

from companion.checks import Exercise, Inputs, mistake


def best_step(losses: list[float], patience: int) -> int:
    best = 0
    for index, loss in enumerate(losses):
        if loss < losses[best]:
            best = index
        if index - best >= patience:
            break
    return best


def cases() -> list[Inputs]:
    return [
        {"losses": losses, "patience": patience}
        for losses, patience in [
            ([5.0, 4.0, 3.0, 4.0, 3.5, 3.2, 2.0], 2),
            ([3.0, 1.0, 2.0, 2.5, 0.5], 2),
            ([3.0, 2.0, 2.0, 2.0, 1.0], 3),
            ([5.0, 3.0, 4.0, 3.5, 3.2, 2.9], 3),
            ([5.0, 6.0, 4.0, 5.0, 3.0, 4.0, 2.0], 2),
            ([6.0, 5.0, 7.0, 4.0, 5.0, 5.0, 5.5, 3.0], 4),
            ([2.0, 2.0, 1.0], 1),
            ([4.0, 3.0, 2.0, 1.0], 1),
            ([-1.0, 0.0, -2.0, -1.5], 2),
            ([1.0, 2.0, 3.0, 4.0], 2),
            ([0.5], 1),
        ]
    ]


MISTAKES = """
- if index - best >= patience:
-     break
looks_at_the_whole_list: You looked through the whole list. With patience you stop
before the end, and a lower loss behind that is never seen.

- if loss < losses[best]:
+ if loss <= losses[best]:
takes_a_tie_for_better: A loss that is equal to the lowest is not lower: it uses up
patience, and the first one stays the best.

- if index - best >= patience:
+ if index - best >= 1:
has_no_patience: You stop at the first loss that is not lower, whatever the patience is.

- if index - best >= patience:
+ if index - best > patience:
waits_too_long: You wait one step too long.

- if index - best >= patience:
+ if index - best >= max(patience - 1, 1):
or
- if index - best >= patience:
+ if index - best >= patience - 1:
stops_too_early: You stop one step too early.

- return best
+ return index
returns_the_last_step: That is where you stopped. The best step until then is asked for.

- return best
+ return losses[best]
returns_the_loss: That is the lowest loss. Its index is asked for.

- return best
+ return best + 1
counts_from_one: Your indices begin at 1. Those of a list begin at 0.
"""


@mistake(
    "Your count of steps without a better loss goes on after a better one. It has to "
    "begin again there."
)
def never_counts_anew(losses: list[float], patience: int) -> int:
    best = waited = 0
    for index in range(1, len(losses)):
        if losses[index] < losses[best]:
            best = index
        else:
            waited += 1
        if waited >= patience:
            break
    return best


@mistake(
    "You compare each loss with the one before it. Compare it with the lowest so far: "
    "a loss can fall for a while and still be above that."
)
def counts_rises(losses: list[float], patience: int) -> int:
    best = rises = 0
    for index in range(1, len(losses)):
        rises = 0 if losses[index] < losses[index - 1] else rises + 1
        if losses[index] < losses[best]:
            best = index
        if rises >= patience:
            break
    return best


EXERCISE = Exercise(best_step, cases, [MISTAKES, never_counts_anew, counts_rises])
