"""TensorFlow says nothing, on whatever processor it wakes up."""

from __future__ import annotations

import os
import subprocess
import sys

from companion import quiet

PROGRAM = "import tensorflow as tf; print((tf.ones((2, 2)) @ tf.ones((2, 2)))[0, 0])"


def test_an_import_and_a_product_write_no_log_line() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, **quiet.VARIABLES},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ran.stdout, ran.stderr) == ("tf.Tensor(2.0, shape=(), dtype=float32)\n", "")
