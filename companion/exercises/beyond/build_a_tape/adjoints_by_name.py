"""The walk back through the notes of a tape: an adjoint for each name."""

from collections.abc import Sequence
from typing import TypeAlias

from companion.checks import Exercise, Inputs

Note: TypeAlias = tuple[str, tuple[str, ...], tuple[float, ...]]


def adjoints_by_name(notes: Sequence[Note], target: str) -> dict[str, float]:
    adjoints = {target: 1.0}
    for output, inputs, rates in reversed(notes):
        if output in adjoints:
            for name, rate in zip(inputs, rates, strict=True):
                part = adjoints[output] * rate
                adjoints[name] = adjoints.get(name, 0.0) + part
    return adjoints


def cases() -> list[Inputs]:
    two_steps = [("u", ("x",), (4.0,)), ("y", ("u",), (0.5,))]
    two_paths = [("u", ("x", "w"), (2.0, 3.0)), ("y", ("u", "x"), (3.0, 6.0))]
    with_an_aside = [
        ("u", ("x",), (2.0,)),
        ("aside", ("u", "x"), (8.0, 1.0)),
        ("y", ("u", "b"), (-0.5, 1.0)),
    ]
    return [
        {"notes": [("y", ("x",), (4.0,))], "target": "y"},
        {"notes": two_steps, "target": "y"},
        {"notes": two_paths, "target": "y"},
        {"notes": [("y", ("x", "x"), (3.0, 5.0))], "target": "y"},
        {"notes": with_an_aside, "target": "y"},
        {"notes": [*two_steps], "target": "u"},
        {"notes": [("side", ("q",), (2.0,)), ("y", ("x",), (4.0,))], "target": "y"},
    ]


MISTAKES = """
- adjoints[name] = adjoints.get(name, 0.0) + part
+ adjoints[name] = part
replaces: The last path to a name replaces the others. Where paths meet, adjoints add.

- for output, inputs, rates in reversed(notes):
+ for output, inputs, rates in notes:
reads_forwards: You read the notes from the first to the last. The adjoint of a result
is complete only when everything that uses it has been read.

- if output in adjoints:
-     for name, rate in zip(inputs, rates, strict=True):
-         part = adjoints[output] * rate
-         adjoints[name] = adjoints.get(name, 0.0) + part
+ for name, rate in zip(inputs, rates, strict=True):
+     part = adjoints.setdefault(output, 0.0) * rate
+     adjoints[name] = adjoints.get(name, 0.0) + part
reads_every_note: Your dict has names that the target does not need. Pass over a note
whose output has no adjoint.

- return adjoints
+ del adjoints[target]
+ return adjoints
leaves_the_target_out: The target itself is missing. It changes with itself one for one:
1.0.

- return adjoints
+ results = {output for output, _, _ in notes}
+ return {name: adjoints[name] for name in adjoints if name not in results}
keeps_the_sources_alone: You kept the sources alone. The results on the way are asked
for, too.
"""

EXERCISE = Exercise(adjoints_by_name, cases, MISTAKES)
