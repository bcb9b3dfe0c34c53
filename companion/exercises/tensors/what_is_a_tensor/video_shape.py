"""The shape of a batch of video clips."""

from companion.checks import Exercise


def video_shape() -> tuple[int, ...]:
    return (8, 24, 48, 64, 3)


MISTAKES = """
width_before_height
+ return (8, 24, 64, 48, 3)
Width and height have changed places: rows come before columns, so the height stands
before the width.

no_colours
+ return (8, 24, 48, 64)
The colours are missing: each pixel holds three numbers, and they need an axis of their
own.

one_clip
+ return (24, 48, 64, 3)
That is one clip. The batch of clips needs an axis too, and it comes first.

colours_first
+ return (8, 24, 3, 48, 64)
The colour axis stands before height and width. TensorFlow's usual order puts it last.

frames_first
+ return (24, 8, 48, 64, 3)
The batch axis comes first: clips, then frames.

flat_pixels
+ return (8, 24, 48 * 64, 3)
Rows and columns share an axis. Give height and width an axis each.
"""

EXERCISE = Exercise(video_shape, lambda: [{}], MISTAKES, is_value=True)
