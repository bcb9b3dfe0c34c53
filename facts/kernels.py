"""What the book's kernels start with: a quiet TensorFlow, and nobody's own set-up."""

from __future__ import annotations

from pathlib import Path

from companion import quiet

# Level 40 is ERROR: a kernel's advice on transports is for nobody here.
QUIET = "get_config().IPKernelApp.log_level = 40\n"

IN_ONE_PIECE = """\
get_config().IPKernelApp.exec_lines = [
    "__import__('sys').stdout.flush_interval = 600"
]
"""
"""Keeps what a cell prints until its end. Otherwise a busy kernel sends it in pieces,
cut at other places in each run."""


def environment(folder: Path, configuration: str = QUIET) -> dict[str, str]:
    """The variables to start a kernel with; its profile is written into a folder.

    Args:
        folder: A place for IPython's own files, instead of the user's.
        configuration: What the kernel is configured with.
    """
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    profile.joinpath("ipython_kernel_config.py").write_text(configuration)
    return {**quiet.VARIABLES, "IPYTHONDIR": str(folder)}
