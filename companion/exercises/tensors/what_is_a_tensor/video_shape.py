"""The shape of a batch of video clips."""

from companion.checks import Exercise


def video_shape() -> tuple[int, ...]:
    return (8, 24, 48, 64, 3)


MISTAKES = """
+ return (8, 24, 64, 48, 3)
width_before_height: Width and height have changed places: rows come before columns, so
the height stands before the width.

+ return (8, 24, 48, 64)
no_colours: The colours are missing: each pixel holds three numbers, and they need an
axis of their own.

+ return (24, 48, 64, 3)
one_clip: That is one clip. The batch of clips needs an axis too, and it comes first.

+ return (8, 24, 3, 48, 64)
colours_first: The colour axis stands before height and width. TensorFlow's usual order
puts it last.

+ return (24, 8, 48, 64, 3)
frames_first: The batch axis comes first: clips, then frames.

+ return (8, 24, 48 * 64, 3)
flat_pixels: Rows and columns share an axis. Give height and width an axis each.
"""

EXERCISE = Exercise(video_shape, lambda: [{}], MISTAKES, is_value=True)
