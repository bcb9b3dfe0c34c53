"""The site's own extensions of Sphinx: what each does, and when.

Of what listens to one event, the first in its list runs first. In `_config.yml` this
package comes last, so Sphinx, MyST-NB and the theme have done their part before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sphinx.application import Sphinx

from . import (
    cells,
    course,
    execution,
    launch,
    live,
    maths,
    mends,
    notebooks,
    paper,
    paper_cells,
    paper_figures,
    paper_tables,
    repository,
)

Handlers = dict[str, list[Callable[..., Any]]]

EVERYWHERE: Handlers = {
    "config-inited": [
        repository.use_own_repository,
        execution.place_cache,
        execution.prepare_kernels,
        notebooks.word_set_up,
    ],
    "env-get-outdated": [course.reread_first_page, execution.drop_outputs],
    "source-read": [execution.expect_notes],
    "doctree-read": [
        course.place_facts_line,
        cells.word_prompts,
        execution.keep_notes,
    ],
    "env-check-consistency": [course.check_objectives],
    "doctree-resolved": [course.resolve],
}
ON_THE_SITE: Handlers = {
    "doctree-resolved": [
        notebooks.export,
        # Notebooks have no use for what follows.
        maths.bind_marks,
        live.make_editable,
    ],
    "html-page-context": [mends.mend_bibliography, launch.add_menus],
    "html-collect-pages": [mends.recall_entries],
    "build-finished": [notebooks.complete, live.serve],
}
ON_PAPER: Handlers = {
    "env-check-consistency": [paper.list_documents, paper.tell_address],
    "doctree-resolved": [
        paper_cells.open_folds,
        paper_cells.set_cells,
        paper_tables.let_tables_break,
        paper.bind,
    ],
}
AT_LAST: Handlers = {"build-finished": [mends.forget_warnings]}


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_config_value("execution_ground", "", "", str)
    # "env": with another value, Sphinx reads every page again.
    app.add_config_value("extensions_fingerprint", "", "env", str)
    app.add_config_value("course_lectures", "", "env", str)
    # "html": it writes every page again, and the notebooks with them.
    app.add_config_value("notebooks_set_up", "", "html", str)
    app.add_config_value("live_binder", "https://mybinder.org", "html", str)
    app.add_config_value("printed_alone", [], "", list)
    for node in (course.FactsNode, course.MapNode, course.ObjectivesNode):
        app.add_node(node)
    app.add_directive("course-map", course.CourseMap)
    app.add_directive("course-objectives", course.CourseObjectives)
    app.add_post_transform(paper.LinksToSite)
    app.add_post_transform(paper.KeepBibliography)
    app.add_post_transform(paper_figures.FiguresToVectors)
    app.add_js_file("live.js", loading_method="defer")
    maths.use_pinned_node()
    connect(app, EVERYWHERE)
    app.connect("builder-inited", connect_for_builder)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def connect_for_builder(app: Sphinx) -> None:
    """Connects what is for the kind of book that is being built."""
    connect(app, {"html": ON_THE_SITE, "latex": ON_PAPER}.get(app.builder.format, {}))
    connect(app, AT_LAST)


def connect(app: Sphinx, handlers: Handlers) -> None:
    for event, listeners in handlers.items():
        for listener in listeners:
            app.connect(event, listener)
