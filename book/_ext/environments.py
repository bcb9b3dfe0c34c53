"""What a notebook needs around it: pins for whoever starts with an empty environment.

Binder builds its environment from two files, with the very versions that built the
book: of TensorFlow, of the companion's requirements, and of all that these need.
"""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TENSORFLOWS = ("tensorflow-cpu", "tensorflow")
"""The names that TensorFlow has; Binder's machines can take the first."""

COMPANION = "gradients-companion"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


def tensorflow_installed() -> str:
    """The name under which TensorFlow is installed here."""
    for name in TENSORFLOWS:
        try:
            distribution(name)
        except PackageNotFoundError:
            continue
        return name
    raise LookupError(f"None of {TENSORFLOWS} is installed: run make setup.")


def tensorflow_pin() -> str:
    """The requirement of TensorFlow for a reader who has none."""
    return f"tensorflow=={distribution(tensorflow_installed()).version}"


def needed_by(name: str, found: dict[str, str]) -> dict[str, str]:
    """Adds to `found` the version of a package, and of all that it needs here."""
    package = distribution(name)
    found[canonicalize_name(name)] = package.version
    for line in package.requires or []:
        requirement = Requirement(line)
        applies = requirement.marker is None or requirement.marker.evaluate(
            {"extra": ""}
        )
        if applies and canonicalize_name(requirement.name) not in found:
            needed_by(requirement.name, found)
    return found


def binder_requirements(wheel: Path) -> str:
    """Exact pins for Binder: TensorFlow, the companion's wheel, and their needs."""
    found = needed_by(COMPANION, needed_by(tensorflow_installed(), {}))
    del found[COMPANION]
    found[TENSORFLOWS[0]] = found.pop(tensorflow_installed())
    pins = [f"{name}=={version}" for name, version in sorted(found.items())]
    return "\n".join([*pins, f"./{wheel.name}", ""])


def write_binder_files(folder: Path, wheel: Path) -> None:
    """Writes what Binder looks for into the folder that holds the wheel."""
    place = folder / "binder"
    place.mkdir(exist_ok=True)
    requirements = binder_requirements(wheel)
    (place / "requirements.txt").write_text(requirements, encoding="utf-8")
    (place / "runtime.txt").write_text(f"python-{PYTHON}\n", encoding="utf-8")
