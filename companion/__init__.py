"""The code that the chapters of *Differentiation and Gradients* share.

Each module stands alone and is short enough to read:

- `companion.tensors` describes a tensor and explains how shapes broadcast;
- `companion.graphs` shows when a `tf.function` is traced, and what that gains;
- `companion.recording` notes down what a tape notes down, forward and back;
- `companion.explore` steps through such a recording;
- `companion.gradcheck` checks a gradient against differences;
- `companion.descent` walks down a loss, by six update rules;
- `companion.errors` shows the error that a mistake gives, and goes on;
- `companion.drawing` makes the figures;
- `companion.checks` checks the reader's answers to exercises;
- `companion.data` holds the small data sets.
"""

__version__ = "0.1.0"
