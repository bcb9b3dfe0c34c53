"""The code that the chapters of *Differentiation and Gradients* share.

What chapters import, each short enough to read:

- `companion.tensors` describes a tensor and explains how shapes broadcast;
- `companion.graphs` shows when a `tf.function` is traced, and what that gains;
- `companion.tape` is a tape on NumPy, small enough to read in one sitting;
- `companion.recording` notes down what a tape notes down, forward and back;
- `companion.retelling` makes such a recording of what `companion.tape` noted;
- `companion.explore` steps through a recording;
- `companion.gradcheck` checks a gradient against differences;
- `companion.descent` walks down a loss, by six update rules;
- `companion.errors` shows the error that a mistake gives, and goes on;
- `companion.drawing` makes the figures;
- `companion.data` holds the small data sets;
- `companion.checks` checks the reader's answers to exercises, which are in
  `companion.exercises`, at the path of their chapter.

`tape`, `descent`, `errors` and `data` need nothing else of the companion. The others
share `companion.showing` (tables and lists), `companion.naming` and `companion.quiet`.
"""

__version__ = "0.1.0"
