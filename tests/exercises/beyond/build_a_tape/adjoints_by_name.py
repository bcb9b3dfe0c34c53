from collections import defaultdict

from tests.exercises.answers import Answers

answers = Answers()


@answers.right
def with_get(notes, target):
    adjoints = {target: 1.0}
    for output, inputs, rates in reversed(notes):
        if output in adjoints:
            for name, rate in zip(inputs, rates):
                part = adjoints[output] * rate
                adjoints[name] = adjoints.get(name, 0.0) + part
    return adjoints


@answers.right
def with_a_defaultdict(notes, target):
    adjoints = defaultdict(float, {target: 1.0})
    for output, inputs, rates in notes[::-1]:
        for i, name in enumerate(inputs):
            if output in adjoints:
                adjoints[name] += rates[i] * adjoints[output]
    return dict(adjoints)


@answers.wrong
def replaces(notes, target):
    adjoints = {target: 1.0}
    for output, inputs, rates in reversed(notes):
        if output in adjoints:
            for name, rate in zip(inputs, rates):
                adjoints[name] = adjoints[output] * rate
    return adjoints


@answers.wrong
def reads_every_note(notes, target):
    adjoints = defaultdict(float, {target: 1.0})
    for output, inputs, rates in reversed(notes):
        for name, rate in zip(inputs, rates):
            adjoints[name] += adjoints[output] * rate
    return dict(adjoints)


@answers.wrong
def keeps_the_sources_alone(notes, target):
    adjoints = {target: 1.0}
    for output, inputs, rates in reversed(notes):
        if output in adjoints:
            g = adjoints.pop(output)
            for name, rate in zip(inputs, rates):
                adjoints[name] = adjoints.get(name, 0.0) + g * rate
    return adjoints
