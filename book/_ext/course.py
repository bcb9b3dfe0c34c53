"""What the course knows of each page: its lecture or reading, objectives, and time.

A chapter states its facts once, under `course` in its front matter. From them
this extension writes the line below each chapter's opening, and the map of the
week on the first page (the `course-map` and `course-objectives` directives).
"""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util.docutils import SphinxDirective

Facts = dict[str, Any]


def facts_of(env: BuildEnvironment, docname: str) -> Facts:
    """The `course` part of a page's front matter; empty where there is none."""
    return json.loads(env.metadata[docname].get("course", "{}"))


class FactsNode(nodes.General, nodes.Element):
    """Stands for the line of facts until its links are known: paper has others."""


class MapNode(nodes.General, nodes.Element):
    """Stands for the list of parts until every page's title is known."""


class ObjectivesNode(nodes.General, nodes.Element):
    """Stands for the list of objectives until every page's title is known."""


class CourseMap(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        return [MapNode()]


class CourseObjectives(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        return [ObjectivesNode()]


def place_facts_line(app: Sphinx, doctree: nodes.document) -> None:
    """Keeps a place below a chapter's opening for its facts."""
    if "minutes" in facts_of(app.env, app.env.docname):
        opening = next(iter(doctree.findall(nodes.paragraph)))
        place = opening.parent.index(opening) + 1
        opening.parent.insert(place, FactsNode(page=app.env.docname))


def draw_facts(app: Sphinx, page: str) -> list[nodes.Node]:
    """A chapter's time, its objectives, and its lecture or reading."""
    facts = facts_of(app.env, page)
    line = nodes.paragraph(classes=["page-facts"])
    line += nodes.Text(f"{facts['minutes']} minutes")
    for name in facts.get("objectives", []):
        line += nodes.Text(" · ")
        line += link_to(app, page, "Objective " + name, "objective-" + name)
    if "lecture" in facts:
        line += nodes.Text(" · ")
        address = app.config.course_lectures + facts["lecture"]
        line += nodes.reference("", "The lecture this page goes with", refuri=address)
    if "reading" in facts:
        line += nodes.Text(" · ")
        words = "The reading this page follows"
        line += nodes.reference("", words, refuri=facts["reading"])
    return [line]


def link_to(
    app: Sphinx, source: str, words: str, anchor: str = "", target: str | None = None
) -> nodes.reference:
    """A link from one page to another (by default to the first), or an anchor there."""
    page = app.builder.get_relative_uri(source, target or app.config.root_doc)
    address = page + ("#" + anchor.lower() if anchor else "")
    return nodes.reference("", words, refuri=address, internal=True)


def chapters(app: Sphinx) -> list[tuple[str, list[str]]]:
    """The parts of the table of contents: their captions and pages, in order."""
    site_map = app.config.external_site_map
    return [
        (part.caption, [str(item) for item in part.items])
        for part in site_map.root.subtrees
    ]


def draw_map(app: Sphinx, docname: str) -> list[nodes.Node]:
    """The parts of the week with their chapters, times and objectives."""
    drawn: list[nodes.Node] = []
    for caption, pages in chapters(app):
        drawn.append(nodes.paragraph("", caption, classes=["map-part"]))
        rows = nodes.bullet_list(classes=["map-chapters"])
        for page in pages:
            facts = facts_of(app.env, page)
            row = nodes.paragraph()
            row += link_to(app, docname, app.env.titles[page].astext(), target=page)
            notes = [*facts.get("objectives", [])]
            if "minutes" in facts:
                notes.append(f"{facts['minutes']} min")
            row += nodes.inline("", " · ".join(notes), classes=["map-note"])
            rows += nodes.list_item("", row)
        drawn.append(rows)
    return drawn


def draw_objectives(app: Sphinx, docname: str) -> list[nodes.Node]:
    """The objectives, each with the pages that keep it."""
    rows = nodes.bullet_list(classes=["objectives"])
    pages = [page for _, group in chapters(app) for page in group]
    for name, promise in facts_of(app.env, docname)["objectives"].items():
        row = nodes.paragraph(ids=["objective-" + name.lower()])
        row += nodes.strong("", name)
        row += with_code(f" You will {promise}.")
        served = [
            p for p in pages if name in facts_of(app.env, p).get("objectives", [])
        ]
        row += nodes.Text(" Taught in: " if served else " Its pages are being written.")
        for index, page in enumerate(served):
            row += nodes.Text(", " if index else "")
            row += link_to(app, docname, app.env.titles[page].astext(), target=page)
        rows += nodes.list_item("", row)
    return [rows]


def with_code(text: str) -> list[nodes.Node]:
    """Text in which what stands between backticks is code."""
    pieces = enumerate(text.split("`"))
    return [nodes.literal("", t) if i % 2 else nodes.Text(t) for i, t in pieces]


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replaces the stand-ins, now that every title is known."""
    for node in list(doctree.findall(FactsNode)):
        node.replace_self(draw_facts(app, node["page"]))
    for node in list(doctree.findall(MapNode)):
        node.replace_self(draw_map(app, docname))
    for node in list(doctree.findall(ObjectivesNode)):
        node.replace_self(draw_objectives(app, docname))


def check_objectives(app: Sphinx, env: BuildEnvironment) -> None:
    """Stops the build where a page names an objective that the course has not."""
    promised = facts_of(env, app.config.root_doc).get("objectives", {})
    for docname in env.found_docs - {app.config.root_doc}:
        unknown = set(facts_of(env, docname).get("objectives", [])) - set(promised)
        if unknown:
            raise SphinxError(
                f"{docname}: its front matter names {sorted(unknown)}, but the first "
                f"page promises only {sorted(promised)}."
            )


def reread_first_page(app: Sphinx, *_: Any) -> list[str]:
    """The first page shows every other page's facts, so it is never up to date."""
    return [app.config.root_doc]
