"""The parser of pages, and that each rule catches the page that breaks it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.book import rules
from tests.book.markdown import Page, at_headings, parse, prose, read, sentences

EXERCISE = """
### Exercise {n}: task {n}

Do it.

```{{code-cell}} ipython3
:tags: [exercise]
{name} = ...

check("{name}", {name})
```

:::{{dropdown}} Hint
Think.
:::

```{{code-cell}} ipython3
:tags: [hide-cell]
{name} = 1

check("{name}", {name})
```
"""
MISTAKE = """
**Mistake {n}.** It fails.

```{{code-cell}} ipython3
print({n})
```
"""
QUESTION = """
{n}. Why?

   :::{{dropdown}} Answer
   Because.
   :::
"""
NAMES = ["countdown", "blank_like", "to_rows"]
SAMPLE = (
    """---
kernelspec: {display_name: Python 3, language: python, name: python3}
course:
  lecture: abc/def
  objectives: [O1]
  minutes: 20
---
# A page

It has an opening. Has it a question?

## You will be able to

- do one thing: [First part](#first-part)
- do more: [First part](#first-part), [The second: `part`](#the-second-part)

## First part

Words of {term}`axis` and {term}`axes <axis>`.

```{code-cell} ipython3
# not a heading
x = 1
```

## The second: `part`

Predict what it prints.

```{code-cell} ipython3
:tags: [hide-output]
print(x)
```

## Where it goes wrong
"""
    + "".join(MISTAKE.format(n=n) for n in (1, 2, 3))
    + "\n## Check yourself\n\n### Questions\n"
    + "".join(QUESTION.format(n=n) for n in (1, 2, 3))
    + "".join(EXERCISE.format(n=n, name=name) for n, name in enumerate(NAMES, start=1))
    + "\n## Summary\n\n- All of it.\n\n## Where to go next\n\nOn.\n"
)


def sample(old: str = "", new: str = "", *, name: str = "book/tensors/sample") -> Page:
    """The sample page, with one piece of its text replaced."""
    assert old in SAMPLE
    return parse(SAMPLE.replace(old, new, 1) if old else SAMPLE, name)


# The parser


def test_front_matter_tells_a_chapter() -> None:
    page = sample()

    assert page.is_chapter
    assert page.course == {"lecture": "abc/def", "objectives": ["O1"], "minutes": 20}
    assert not parse("# Plain\n\nNo front matter.\n").is_chapter
    assert not sample("  minutes: 20\n").is_chapter


def test_headings_have_the_anchors_that_myst_gives_them() -> None:
    anchors = {h.title: h.anchor for h in sample().headings}

    assert anchors["First part"] == "first-part"
    assert anchors["The second: `part`"] == "the-second-part"
    assert anchors["Where it goes wrong"] == "where-it-goes-wrong"


def test_a_comment_in_code_is_no_heading() -> None:
    titles = [heading.title for heading in sample().headings]

    assert "not a heading" not in titles
    assert at_headings("a\n```python\n# b\n```\n# c") == [
        "a\n```python\n# b\n```",
        "# c",
    ]


def test_the_opening_is_the_first_paragraph() -> None:
    assert sample().opening == "It has an opening. Has it a question?"


def test_a_section_ends_at_the_next_heading_of_its_level() -> None:
    section = sample().section("Check yourself")

    assert section.prose.startswith("### Questions")
    assert "All of it" not in section.prose
    assert [c.is_code for c in sample().section("First part").cells] == [False, True]
    assert sample().section("No such section") is None


def test_tags_are_read_from_the_cells() -> None:
    assert [c.source for c in sample().code if "hide-output" in c.tags] == ["print(x)"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One.", 1),
        ("One. Two? Three.", 3),
        ("A `tf.Variable` is one sentence.", 1),
        ("It costs 3.5 of them.", 1),
        ("**Bold.** And more.", 2),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert sentences(text) == count


def test_prose_is_words_without_code() -> None:
    words = prose(parse("# A\n\n`just` [simply](obviously.md)\n\n```\nx!\n```\n\nEnd"))

    assert "just" not in words
    assert "obviously" not in words
    assert "!" not in words
    assert "simply" in words
    assert "End" in words


def test_terms_are_read_from_roles_and_glossary() -> None:
    glossary = parse(
        "# G\n\n```{glossary}\naxis\n  A direction.\n\nrow\n  A line.\n```"
    )

    assert rules.terms_used(sample()) == {"axis"}
    assert rules.terms_defined(glossary) == {"axis", "row"}


def test_exercises_are_read_from_their_cells() -> None:
    assert rules.exercise_names(sample()) == NAMES


def test_the_book_parses_into_many_cells() -> None:
    page = read("book/tensors/what-is-a-tensor")

    assert page.is_chapter
    assert len(page.code) > 20


# The rules


@pytest.mark.parametrize(
    "rule", [*rules.PAGE_RULES, *rules.CHAPTER_RULES], ids=lambda r: r.__name__
)
def test_the_sample_keeps_every_rule(rule: Callable[[Page], object]) -> None:
    assert list(rule(sample())) == []


LONG_CELL = "\n".join(f"x = {n}" for n in range(13))
TAGS = ":tags: [exercise]"
HINT = ":::{dropdown} Hint\nThink.\n:::"
OUTCOME = "- do one thing: [First part](#first-part)\n"
FIRST_MISTAKE = MISTAKE.format(n=1)


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        (rules.title_and_opening, "# A page\n", ""),
        (rules.title_and_opening, "## First part\n", "# Second title\n"),
        (rules.title_and_opening, "It has an opening. Has it a question?\n", ""),
        (rules.short_opening, "opening.", "opening. Two. Three."),
        (rules.order_of_parts, "## Summary", "## In short"),
        (rules.order_of_parts, "## Where to go next", "## After that"),
        (rules.order_of_parts, "## You will be able to", "## Aims"),
        (rules.order_of_parts, "## Summary", "## Extra\n\nWords.\n\n## Summary"),
        (rules.order_of_parts, "## First part\n", ""),
        (rules.outcomes, OUTCOME, ""),
        (rules.outcomes, OUTCOME, OUTCOME * 5),
        (rules.outcomes, ": [First part](#first-part)", ""),
        (rules.outcomes, "[First part](#first-part)", "[First part](#part-one)"),
        (rules.outcomes, "[First part](#first-part)", "[Another](#first-part)"),
        (rules.mistakes, FIRST_MISTAKE, ""),
        (rules.mistakes, "**Mistake 1.**", "Mistake 1."),
        (rules.mistakes, "```{code-cell} ipython3\nprint(1)\n```\n", ""),
        (rules.questions, QUESTION.format(n=3), ""),
        (rules.questions, ":::{dropdown} Answer\n   Because.\n   :::", "No answer."),
        (rules.exercises, EXERCISE.format(n=3, name=NAMES[2]), ""),
        (rules.exercises, "### Exercise 2:", "### Exercise 4:"),
        (rules.exercises, "Do it.\n", ""),
        (rules.exercises, HINT, ""),
        (rules.exercises, HINT, "A hint."),
        (rules.exercises, TAGS, ":tags: [hide-input]"),
        (rules.exercises, ":tags: [hide-cell]", ":tags: [hide-output]"),
        (rules.exercises, 'check("countdown", countdown)', 'check("x", x)'),
        (rules.known_exercises, 'check("countdown", countdown)', 'check("x", x)'),
        (rules.predictions, ":tags: [hide-output]\n", ""),
        (rules.predictions, "Predict what it prints.", "It prints."),
        (rules.code_style, "x = 1", "x = " + "1" * 76),
        (rules.code_style, "x = 1", LONG_CELL),
        (rules.plain_python, "x = 1", "x = tf.compat.v1.placeholder"),
        (rules.plain_python, "x = 1", "%matplotlib inline"),
        (rules.plain_python, "x = 1", "!pip install x"),
        (rules.plain_words, "Words of", "Simply words of"),
        (rules.plain_words, "Words of", "Words! Of"),
        (rules.facts, "  objectives: [O1]\n", ""),
        (rules.facts, "  objectives: [O1]\n", "  objectives: []\n"),
        (rules.facts, "minutes: 20", "minutes: 5"),
        (rules.facts, "minutes: 20", "minutes: 50"),
        (rules.facts, "  lecture: abc/def\n", ""),
    ],
)
def test_a_rule_catches_the_page_that_breaks_it(
    rule: Callable[[Page], object], old: str, new: str
) -> None:
    assert list(rule(sample(old, new))) != []


def test_long_cells_are_allowed_where_they_are_folded() -> None:
    hidden = f":tags: [remove-cell]\n{LONG_CELL}"

    assert list(rules.code_style(sample("# not a heading\nx = 1", hidden))) == []


def test_a_lab_needs_no_lecture() -> None:
    lab = sample("  lecture: abc/def\n", name="book/tensors/lab")

    assert list(rules.facts(lab)) == []
