"""How TensorFlow is to run for the book: without log lines, the same digits everywhere.

On some processors, oneDNN computes in another order, so that last digits differ from
one machine to the next; and it announces itself whatever the log level is.
"""

VARIABLES = {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}
"""Environment variables to set before TensorFlow is imported. Level 3 keeps back
all log lines that are not fatal."""
