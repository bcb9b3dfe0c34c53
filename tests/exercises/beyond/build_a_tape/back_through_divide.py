from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda g, a, b: (g / b, -g * a / b**2))


@answers.right
def through_the_quotient(g, a, b):
    y = a / b
    return [g / b, -g * y / b]


answers.wrong("forgets_the_adjoint", lambda g, a, b: (1 / b, -a / b / b))
answers.wrong("has_the_wrong_sign", lambda g, a, b: (g / b, a * g / (b * b)))
answers.wrong("forgets_a_factor", lambda g, a, b: (g / b, -g * b**-2.0))
answers.told("a tuple of 2 is asked for", lambda g, a, b: g / b)
