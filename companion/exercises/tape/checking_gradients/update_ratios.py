"""How large each update is, compared with its weight."""

from collections.abc import Sequence

import tensorflow as tf

from companion.checks import Exercise, Inputs
from companion.checks.inputs import numbers


def update_ratios(
    weights: Sequence[tf.Tensor], gradients: Sequence[tf.Tensor], rate: float
) -> tf.Tensor:
    ratios = [
        rate * tf.norm(gradient) / tf.norm(weight)
        for weight, gradient in zip(weights, gradients, strict=True)
    ]
    return tf.stack(ratios)


def cases() -> list[Inputs]:
    drawn = [
        {
            "weights": [numbers(*shape) / 3 for shape in shapes],
            "gradients": [numbers(*shape, seed=1) + 2.0 for shape in shapes],
            "rate": rate,
        }
        for shapes, rate in [
            ([(3,), (2, 2), (3, 4)], 0.5),
            ([(2, 3, 2), ()], 0.01),
            ([(4,)], 2.0),
        ]
    ]
    without_a_gradient = {
        "weights": [tf.constant([3.0, 0.0, -4.0]), tf.constant([[-0.1]])],
        "gradients": [tf.zeros((3,)), tf.constant([[20.0]])],
        "rate": 0.1,
    }
    return [*drawn, without_a_gradient]


MISTAKES = """
- rate * tf.norm(gradient) / tf.norm(weight)
+ tf.norm(gradient) / tf.norm(weight)
forgets_the_rate: Those are the norms of the gradients, compared with the weights. An
update is the gradient times the rate.

- rate * tf.norm(gradient) / tf.norm(weight)
+ tf.norm(weight) / (rate * tf.norm(gradient))
puts_the_weight_above: Your fractions stand on their head: the update goes above, the
weight below.

- rate * tf.norm(gradient) / tf.norm(weight)
+ rate * tf.norm(weight) / tf.norm(gradient)
swaps_weights_and_gradients: Weights and gradients have changed places.

- rate * tf.norm(gradient) / tf.norm(weight)
+ rate * tf.reduce_sum(gradient**2) / tf.reduce_sum(weight**2)
takes_sums_of_squares: Those are ratios of sums of squares. A norm is the root of that.

- rate * tf.norm(gradient) / tf.norm(weight)
+ (rate * tf.norm(gradient) / tf.norm(weight)) ** 2
squares_the_ratios: Those are the squares of the ratios. Take roots.

- rate * tf.norm(gradient) / tf.norm(weight)
+ rate * tf.reduce_sum(tf.abs(gradient)) / tf.reduce_sum(tf.abs(weight))
adds_up_the_sizes: You added up the sizes of the entries. The norm is the root of the
sum of their squares.

- rate * tf.norm(gradient) / tf.norm(weight)
+ rate * tf.reduce_max(tf.abs(gradient)) / tf.reduce_max(tf.abs(weight))
compares_the_largest_entries: You compared the largest entries. The norm counts all of
them.

- rate * tf.norm(gradient) / tf.norm(weight)
+ tf.reduce_mean(tf.abs(rate * gradient / weight))
takes_the_mean_of_the_entries: You compared entry by entry and took the mean, which one
entry near 0 can blow up. Take the two norms first, and then divide.

- rate * tf.norm(gradient) / tf.norm(weight)
+ tf.norm(rate * gradient / weight)
divides_first: You divided first. Take the two norms first, and then divide.

- rate * tf.norm(gradient) / tf.norm(weight)
+ rate * tf.norm(gradient) / tf.norm(weight - rate * gradient)
divides_by_the_weight_afterwards: You divided by the weight as it is after the update.
Take the weight that is given.

+ return rate * tf.linalg.global_norm(gradients) / tf.linalg.global_norm(weights)
takes_all_weights_together: That is one ratio for all weights together. Each pair has
its own.

- return tf.stack(ratios)
+ return tf.reduce_mean(ratios)
returns_the_mean: That is the mean of the ratios. Return them all.

- return tf.stack(ratios)
+ return ratios
returns_a_list: The ratios are right, but in a list. Make one tensor of them.
"""

EXERCISE = Exercise(update_ratios, cases, MISTAKES)
