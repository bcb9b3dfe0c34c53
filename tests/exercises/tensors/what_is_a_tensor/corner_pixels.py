import tensorflow as tf

from tests.exercises.answers import Answers

answers = Answers()


answers.right(lambda images: images[:, 0, 0])
answers.right(lambda images: tf.stack([i[0][0] for i in images]))


@answers.right
def gathers_twice(images):
    rows = tf.gather(images, 0, axis=1)
    return tf.gather(rows, 0, axis=1)


answers.right(lambda images: tf.squeeze(images[:, 0:1, 0:1], axis=[1, 2]))
answers.wrong("one_image", lambda images: images[0][0][0])
answers.wrong(
    "slices_instead_of_indices",
    lambda images: tf.slice(images, [0, 0, 0, 0], [-1, 1, 1, -1]),
)
answers.wrong("the_whole_top_row", lambda images: tf.gather(images, 0, axis=1))
answers.wrong("the_other_corner", lambda images: tf.stack([i[-1][-1] for i in images]))
answers.told("NumPy array", lambda images: images.numpy()[:, 0, 0])


@answers.told("end in a return")
def returns_nothing(images):
    images[:, 0, 0, :]
