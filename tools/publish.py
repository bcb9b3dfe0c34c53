"""Publishes the exported notebooks as a branch, for Colab and Binder to open.

Run as `python -m tools.publish REMOTE`, after `make book`, where the remote is an
address that Git can push to. The branch holds one commit, made anew each time, so the
repository does not grow with it. The same notebooks make the same commit: Binder, which
keeps an environment for each commit, then need not build it again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from facts.addresses import BRANCH
from facts.folders import SITE

NOTEBOOKS = SITE / "notebooks"
AUTHOR = {"NAME": "The book's workflow", "EMAIL": "workflow@localhost"}
MOMENT = "2020-01-01T00:00:00Z"
"""When the commit says it was made: part of what identifies it."""


def publish(folder: Path, remote: str) -> str:
    """Makes the branch of a remote repository hold what a folder holds.

    Args:
        folder: The exported notebooks.
        remote: Address or path of the repository.

    Returns:
        The commit that the branch points to now.

    Raises:
        subprocess.CalledProcessError: Git refused; it has said why on stderr.
    """
    with tempfile.TemporaryDirectory() as place:
        environment = {
            **os.environ,
            "GIT_DIR": place,
            "GIT_WORK_TREE": str(folder.resolve()),
        }
        for role in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{role}_{key}": said for key, said in AUTHOR.items()}
            environment[f"GIT_{role}_DATE"] = MOMENT

        def git(*arguments: str) -> str:
            done = subprocess.run(
                ["git", *arguments],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            return done.stdout.strip()

        git("init", "--quiet")
        git("add", "--all", "--force", ".")
        git("commit", "--quiet", "--message", "The notebooks of the book")
        git("push", "--quiet", "--force", remote, f"HEAD:refs/heads/{BRANCH}")
        return git("rev-parse", "HEAD")


def main(arguments: list[str] | None = None) -> None:
    """Publishes what `make book` made, and says which commit it is."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("remote", help="address of the repository to push to")
    options = parser.parse_args(arguments)
    if not NOTEBOOKS.is_dir():
        sys.exit(f"{NOTEBOOKS} is not there: run make book first.")
    try:
        commit = publish(NOTEBOOKS, options.remote)
    except subprocess.CalledProcessError:
        sys.exit("The notebooks were not published; Git's reason is above.")
    print(f"The branch {BRANCH} is now {commit}.")


if __name__ == "__main__":
    main()
