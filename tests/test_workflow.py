"""The workflows are well formed, and run what the README tells the reader to run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
COMMANDS = ["make book", "make test"]


def validate(workflow: Path) -> subprocess.CompletedProcess[str]:
    """Checks against the schema that comes with check-jsonschema: no network."""
    schema = ["--builtin-schema", "vendor.github-workflows"]
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *schema, str(workflow)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_the_workflow_is_valid(workflow: Path) -> None:
    checked = validate(workflow)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_broken_workflow_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    broken.write_text(text.replace("runs-on:", "runs-in:"), encoding="utf-8")
    checked = validate(broken)
    assert checked.returncode != 0
    assert "Schema validation errors" in checked.stdout


def test_ci_runs_the_readmes_two_commands() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert script[1:] == [
        "set -euo pipefail",
        'cd "$(dirname "$0")/.."',
        *COMMANDS,
    ]
    assert [command for command in COMMANDS if command not in readme] == []


def test_ci_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
