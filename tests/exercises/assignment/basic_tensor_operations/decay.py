from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda v, share: v.assign(v - v * share))


@answers.right
def computes_in_numpy(v, share):
    v.assign(v.numpy() * (1.0 - share))


@answers.told("leaves the variable as")
def leaves_the_dots(v, share): ...


@answers.told("is not supported")
def subtracts_with_an_operator(v, share):
    v -= share * v


@answers.wrong
def returns_a_new_tensor(v, share):
    v = v * (1 - share)
    return v


@answers.wrong
def takes_it_off_twice(v, share):
    for _ in range(2):
        v.assign(v * (1 - share))
