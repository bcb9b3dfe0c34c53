"""The code that the chapters of *Differentiation and Gradients* share.

Each module stands alone and is short enough to read:

- `companion.tensors` describes a tensor and explains how shapes broadcast;
- `companion.errors` shows the error that a mistake gives, and goes on;
- `companion.drawing` makes the figures;
- `companion.checks` checks the reader's answers to exercises;
- `companion.data` holds the small data sets.
"""

__version__ = "0.1.0"
