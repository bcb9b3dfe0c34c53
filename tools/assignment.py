"""Makes the learner's version of the assignment, the instructor's, and the book's page.

Run as `python -m tools.assignment`, or `make assignment`. All three come from one
source, teaching/basic-tensor-operations.md.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from companion import quiet
from facts.folders import ROOT
from tools.grading.bookkeeping import ASSIGNMENT, NOTEBOOK, make_course, make_solution
from tools.grading.source import (
    PAGE,
    SOURCE,
    SourceError,
    book_page,
    nbgrader_source,
    site,
)

DIST = ROOT / "dist" / "assignment"
SOLUTION = f"{ASSIGNMENT}-solution.ipynb"


def main(dist: Path = DIST) -> None:
    """Makes everything, and says where it is."""
    os.environ.update(quiet.VARIABLES)
    text = SOURCE.read_text(encoding="utf-8")
    try:
        PAGE.write_text(book_page(text), encoding="utf-8")
        release = make_course(dist / "course", nbgrader_source(text, site()))
    except SourceError as error:
        sys.exit(f"{SOURCE.relative_to(ROOT)}: {error}")
    shutil.copy(release, dist / NOTEBOOK)
    shutil.copy(make_solution(dist / "course"), dist / SOLUTION)
    print(f"For learners:        {dist / NOTEBOOK}")
    print(f"The solutions:       {dist / SOLUTION}")
    print(f"For the instructor:  {dist / 'course'} (a course directory of nbgrader)")
    print(f"The book's page:     {PAGE}")


if __name__ == "__main__":
    main()
