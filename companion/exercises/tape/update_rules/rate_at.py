"""The learning rate at a step: it rises in a warm-up, and is halved again and again."""

from companion.checks import Exercise, Inputs, Program


def rate_at(k: int, peak: float, warmup: int, every: int) -> float:
    if k < warmup:
        return peak * (k + 1) / warmup
    return peak * 0.5 ** ((k - warmup) // every)


def cases() -> list[Inputs]:
    return [
        {"k": k, "peak": peak, "warmup": warmup, "every": every}
        for k, peak, warmup, every in [
            (0, 1.0, 4, 3),
            (1, 1.0, 4, 3),
            (3, 1.0, 4, 3),
            (4, 1.0, 4, 3),
            (6, 1.0, 4, 3),
            (7, 1.0, 4, 3),
            (14, 0.5, 4, 3),
            (0, 0.1, 1, 1),
            (1, 0.1, 1, 1),
            (3, 0.1, 1, 1),
            (5, 0.3, 10, 2),
            (40, 0.02, 5, 10),
        ]
    ]


def rounded(answer: Program) -> Program:
    """Rounds the float that comes back: formulas differ in the last digits."""

    def scheduled(k: int, peak: float, warmup: int, every: int) -> object:
        returned = answer(k, peak, warmup, every)
        return float(f"{returned:.6g}") if isinstance(returned, float) else returned

    return scheduled


MISTAKES = """
- return peak * (k + 1) / warmup
+ return peak * k / warmup
begins_at_zero: Your warm-up begins with a rate of 0 and never reaches the peak. Step 0
already does a part of the warm-up.

- return peak * (k + 1) / warmup
+ return peak * (k + 1) / (warmup + 1)
reaches_the_peak_too_late: Your warm-up reaches the peak one step too late.

- if k < warmup:
+ if k <= warmup:
warms_up_too_long: Your warm-up goes on for one step too long, beyond the peak. Step
`warmup` belongs to the second case.

- return peak * (k + 1) / warmup
+ return peak * ((k + 1) // warmup)
loses_the_fraction: Your warm-up divides whole numbers with //, and the fraction is
gone.

- return peak * 0.5 ** ((k - warmup) // every)
+ return peak * 0.5 ** (k // every)
counts_the_halvings_from_step_0: You count the halvings from step 0. They begin after
the warm-up.

- return peak * 0.5 ** ((k - warmup) // every)
+ return peak * 0.5 ** ((k - warmup) / every)
falls_at_each_step: Your rate falls a little at each step. It stays for `every` steps
and is halved then: divide whole numbers.

- return peak * 0.5 ** ((k - warmup) // every)
+ return peak * 0.5 ** ((k - warmup) // every + 1)
halves_right_after_the_warmup: Your rate is halved right after the warm-up. It stays at
the peak for `every` steps first.

- return peak * 0.5 ** ((k - warmup) // every)
+ return peak * 0.5 * ((k - warmup) // every)
multiplies_by_the_number_of_halvings: You multiply by the number of halvings. Each
halving is a factor: that makes a power.

- return peak * 0.5 ** ((k - warmup) // every)
+ return peak * 0.5 ** ((k - warmup) % every)
takes_the_rest_of_the_division: You take the rest of the division. How often `every`
fits is asked for.

- return peak * 0.5 ** ((k - warmup) // every)
+ return peak * 2.0 ** ((k - warmup) // every)
doubles: Your rate doubles. It is to be halved.

- return peak * 0.5 ** ((k - warmup) // every)
+ return peak
stays_at_the_peak: Your rate stays at the peak. After the warm-up it is halved again and
again.

+ return peak * 0.5 ** max(0, (k - warmup) // every)
begins_at_the_peak: Your rate begins at the peak. In the warm-up it rises to it.

- return peak * (k + 1) / warmup
+ return (k + 1) / warmup
- return peak * 0.5 ** ((k - warmup) // every)
+ return 0.5 ** ((k - warmup) // every)
forgets_the_peak: Those are shares of the peak. Multiply by it.
"""

EXERCISE = Exercise(rate_at, cases, MISTAKES, observe=rounded)
