"""The rules that every chapter keeps; each returns what breaks it, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.checks import names
from tests.book.markdown import (
    EXERCISE_TAG,
    SOLUTION_TAG,
    Cell,
    Page,
    Section,
    prose,
    sections,
    sentences,
)

OUTCOMES, WRONG, CHECK = "You will be able to", "Where it goes wrong", "Check yourself"
LAST = ("Summary", "Where to go next")
FOLDED = {"remove-input", "remove-cell", "hide-input", "hide-cell"}
BANNED = ("simply", "just", "obviously")
WIDTH, LINES = 79, 12
WEEK = ("tensors", "eager", "tape")
WITHOUT_SOURCE = ("lab", "eager-and-graph")


def title_and_opening(page: Page) -> Iterator[str]:
    """One title, which comes first, and a short paragraph below it."""
    titles = [heading for heading in page.headings if heading.level == 1]
    if len(titles) != 1 or page.headings[0].level != 1:
        yield f"needs one title at the top; it has {len(titles)}"
    if not re.match(r"[\w*`{\[]", page.opening):
        yield "needs an opening paragraph below the title"


def short_opening(page: Page) -> Iterator[str]:
    count = sentences(page.opening)
    if not 1 <= count <= 3:
        yield f"the opening has {count} sentences, not 1 to 3"


def order_of_parts(page: Page) -> Iterator[str]:
    """Outcomes, two sections or more, mistakes, exercises, summary, way on."""
    titles = [section.heading.title for section in page.sections(2)]
    fixed = [OUTCOMES, WRONG, CHECK, *LAST]
    if [title for title in titles if title in fixed] != fixed:
        yield f"needs these sections once each, in order: {fixed}"
    elif titles[:1] != [OUTCOMES] or titles[-4:] != fixed[1:]:
        yield "only sections of content stand between outcomes and mistakes"
    if len(set(titles) - set(fixed)) < 2:
        yield "needs at least two sections of content"


def outcomes(page: Page) -> Iterator[str]:
    """Two to five outcomes, each with links to where it is served."""
    section = page.section(OUTCOMES)
    items = re.findall(r"^- (.+)$", section.prose if section else "", re.MULTILINE)
    if not 2 <= len(items) <= 5:
        yield f"has {len(items)} outcomes, not 2 to 5"
    anchors = {heading.anchor: heading.title for heading in page.headings}
    for item in items:
        found = re.search(r": ((?:\[[^\]]+\]\(#[^)]+\)(?:, |$))+)$", item)
        if not found:
            yield f"this outcome does not end in links to sections: {item}"
        for words, anchor in re.findall(r"\[([^\]]+)\]\(#([^)]+)\)", item):
            if anchors.get(anchor, "").rstrip("?") != words:
                yield f"an outcome links [{words}](#{anchor}), which is no such heading"


def mistakes(page: Page) -> Iterator[str]:
    """Three mistakes or more: a bold lead, then a cell that shows it."""
    section = page.section(WRONG)
    shown: list[bool] = []
    for cell in section.cells if section else ():
        if cell.is_code and shown:
            shown[-1] = True
        leads = re.findall(r"^\*\*[^*]+\*\*", cell.source, re.MULTILINE)
        shown.extend([False] * (0 if cell.is_code else len(leads)))
    if len(shown) < 3:
        yield f"shows {len(shown)} mistakes, not 3 or more"
    if not all(shown):
        yield f"mistake {shown.index(False) + 1} is not followed by code"


def questions(page: Page) -> Iterator[str]:
    found = [s for s in check_parts(page) if s.heading.title == "Questions"]
    text = found[0].prose if found else ""
    asked = len(re.findall(r"^\d+\. ", text, re.MULTILINE))
    answers = len(re.findall(r"^ *:::\{dropdown\} Answer$", text, re.MULTILINE))
    if asked < 3 or answers != asked:
        yield f"has {asked} questions with {answers} answers, not 3 or more of each"


def exercises(page: Page) -> Iterator[str]:
    """Numbered exercises, each with a statement, a cell, a hint and a solution."""
    found = exercise_sections(page)
    numbers = [int(section.heading.title.split()[1].rstrip(":")) for section in found]
    if len(found) < 3 or numbers != list(range(1, len(found) + 1)):
        yield f"needs three exercises or more, numbered from 1; it has {numbers}"
    for section in found:
        problem = exercise_problem(section)
        if problem:
            yield f"{section.heading.title}: {problem}"


def check_parts(page: Page) -> list[Section]:
    section = page.section(CHECK)
    return sections(section.cells, 3) if section else []


def exercise_sections(page: Page) -> list[Section]:
    return [
        part
        for part in check_parts(page)
        if re.match(r"Exercise \d+: \S", part.heading.title)
    ]


def exercise_problem(section: Section) -> str | None:
    cells = section.cells[:4]
    if len(cells) < 4 or [cell.is_code for cell in cells] != [False, True, False, True]:
        return "needs a statement, a cell, a hint and a solution, in this order"
    statement, stub, hint, solution = cells
    if statement.source.startswith(":::"):
        return "has no statement"
    if EXERCISE_TAG not in stub.tags or SOLUTION_TAG not in solution.tags:
        return f"needs the tags {EXERCISE_TAG} and {SOLUTION_TAG}, in this order"
    if not re.fullmatch(r":::\{dropdown\} Hint\n.+\n:::", hint.source, re.DOTALL):
        return "needs one hint between the two cells"
    names = checked_names(stub), checked_names(solution)
    if len(names[0]) != 1 or names[0] != names[1]:
        return f"checks {names[0]} in its cell and {names[1]} in its solution"
    return None


def checked_names(cell: Cell) -> list[str]:
    """The names that a cell gives to `check`."""
    calls = re.findall(r'^check\("(\w+)", (\w+)\)$', cell.source, re.MULTILINE)
    return [name if name == given else f"{name} for {given}" for name, given in calls]


def exercise_names(page: Page) -> list[str]:
    return [
        name
        for cell in page.code
        if EXERCISE_TAG in cell.tags
        for name in checked_names(cell)
    ]


def known_exercises(page: Page) -> Iterator[str]:
    for name in exercise_names(page):
        if name not in names():
            yield f"checks {name}, which has no exercise"


def predictions(page: Page) -> Iterator[str]:
    """At least one folded output, and before each one the word to predict it."""
    folded = [
        (page.cells[i - 1], cell)
        for i, cell in enumerate(page.cells)
        if "hide-output" in cell.tags
    ]
    if not folded:
        yield "has no output to predict"
    for before, _ in folded:
        if before.is_code or "redict" not in before.source:
            yield "a folded output has no call to predict it right before it"


def code_style(page: Page) -> Iterator[str]:
    """Lines that a narrow screen holds, in cells that fit in the eye."""
    for cell in page.code:
        lines = [line for line in cell.source.splitlines() if line.strip()]
        yield from (f"a long line: {line}" for line in lines if len(line) > WIDTH)
        if len(lines) > LINES and not cell.tags & FOLDED:
            yield f"a cell of {len(lines)} lines, which starts {lines[0]}"


def plain_python(page: Page) -> Iterator[str]:
    """Current TensorFlow, and nothing that only a notebook understands."""
    for cell in page.code:
        if "compat.v1" in cell.source:
            yield "uses tf.compat.v1"
        if re.search(r"^\s*[%!]", cell.source, re.MULTILINE):
            yield f"uses a magic or a shell command: {cell.source.splitlines()[0]}"


def plain_words(page: Page) -> Iterator[str]:
    text = prose(page)
    for word in BANNED:
        if re.search(rf"\b{word}\b", text, re.IGNORECASE):
            yield f"says {word!r}"
    if "!" in text:
        yield "has an exclamation mark"


def facts(page: Page) -> Iterator[str]:
    """Objectives, a reading time, and the course's lecture or reading if any."""
    if not page.course.get("objectives"):
        yield "serves no objective"
    if not 10 <= page.course.get("minutes", 0) <= 40:
        yield f"takes {page.course.get('minutes')} minutes, not 10 to 40"
    folder, _, name = page.name.removeprefix("book/").partition("/")
    source = page.course.get("lecture") or page.course.get("reading")
    if folder in WEEK and name not in WITHOUT_SOURCE and not source:
        yield "names neither a lecture nor a reading"


def terms_used(page: Page) -> set[str]:
    """The glossary's words that a page links to."""
    text = "\n".join(cell.source for cell in page.cells if not cell.is_code)
    roles = re.findall(r"\{term\}`([^`]+)`", text)
    return {re.sub(r".*<(.+)>$", r"\1", role) for role in roles}


def terms_defined(glossary: Page) -> set[str]:
    """The words that a glossary explains."""
    text = "\n".join(cell.source for cell in glossary.cells)
    entries = re.search(r"```\{glossary\}\n(.*?)```", text, re.DOTALL)
    return set(re.findall(r"^(\S.*)$", entries[1] if entries else "", re.MULTILINE))


PAGE_RULES = (title_and_opening, plain_words)
CHAPTER_RULES = (
    short_opening,
    order_of_parts,
    outcomes,
    mistakes,
    questions,
    exercises,
    known_exercises,
    predictions,
    code_style,
    plain_python,
    facts,
)
