"""The printed book: its documents, its parts and chapters, and its links.

`make pdf` prints the whole book, and alone each page that `printed_alone` names.
Nothing here, or in the other extensions for paper, touches the pages of the site.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.texescape import escape

ENGINE = "xelatex"
BIBLIOGRAPHY = "the bibliography stands here"


def latex(text: str) -> nodes.raw:
    """A piece of LaTeX among the nodes of a page."""
    return nodes.raw("", text, format="latex")


def site_of(app: Sphinx) -> str:
    """The address of the published site."""
    return app.config.html_baseurl


def page_of(node: nodes.Node) -> str:
    """The page that a node of the bound book comes from: its sections know."""
    while not node.get("docname"):
        node = node.parent
    return node["docname"]


class LinksToSite(SphinxPostTransform):
    """Links pages that are not in this document to their place on the site."""

    default_priority = 8  # before MyST-Parser resolves links
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        for link in list(self.document.findall(addnodes.pending_xref)):
            page = link["reftarget"]
            if link["refdomain"] == "doc" and page not in self.app.builder.docnames:
                anchor = f"#{link['reftargetid']}" if link["reftargetid"] else ""
                address = f"{site_of(self.app)}{page}.html{anchor}"
                words = link[0].children
                link.replace_self(nodes.reference("", "", *words, refuri=address))


class KeepBibliography(SphinxPostTransform):
    """Marks where the bibliography stands, before Sphinx moves it to the end."""

    default_priority = 740
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        first = next(iter(self.document.findall(nodes.citation)), None)
        if first is not None:
            marker = nodes.comment("", BIBLIOGRAPHY)
            first.parent.insert(first.parent.index(first), marker)


def bind(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Puts the pages of a printed document into their final order and form."""
    return_bibliography(doctree)
    mark_paragraphs(doctree)
    if docname == app.config.root_doc:
        name_parts(app, doctree)
        make_front_chapter(doctree)


def return_bibliography(doctree: nodes.document) -> None:
    """Moves the bibliography from the end of the book to its own page."""
    for marker in list(doctree.findall(nodes.comment)):
        if marker.astext() == BIBLIOGRAPHY:
            marker.replace_self(doctree.children.pop())


def mark_paragraphs(doctree: nodes.document) -> None:
    """Writes what Sphinx does not for LaTeX: a paragraph's targets and classes."""
    for paragraph in list(doctree.findall(nodes.paragraph)):
        for name in paragraph["ids"]:
            label = rf"\label{{\detokenize{{{page_of(paragraph)}:{name}}}}}"
            paragraph.insert(0, latex(rf"\phantomsection{label}"))
        for name in {"page-facts", "map-part"} & set(paragraph["classes"]):
            paragraph.insert(0, latex(rf"\book{name.replace('-', '')}{{"))
            paragraph.append(latex("}"))


def name_parts(app: Sphinx, doctree: nodes.document) -> None:
    """Names the parts of the table of contents where they begin."""
    parts = [
        node
        for node in doctree.findall(nodes.compound)
        if "toctree-wrapper" in node["classes"]
    ]
    trees = app.config.external_site_map.root.subtrees
    for part, tree in zip(parts, trees, strict=True):
        part.insert(0, latex(rf"\bookpart{{{escape(tree.caption, ENGINE)}}}"))


def make_front_chapter(doctree: nodes.document) -> None:
    """Makes a chapter, without a number, of the first page's own text.

    Sphinx would take its title for the cover's alone, and its sections for chapters.
    """
    cover = next(iter(doctree.findall(nodes.section)))
    parts = [node for node in cover if isinstance(node, nodes.compound)]
    own = [node for node in cover if node not in parts]
    title, front = own[0].deepcopy(), nodes.section("", *own, ids=cover["ids"])
    cover["ids"] = []
    cover.children = []
    cover += [title, latex(r"\bookfront"), front, latex(r"\bookmain"), *parts]


def printed_name(app: Sphinx, page: str) -> str:
    """The name, without its ending, of the document that begins with a page."""
    if page == app.config.root_doc:
        return nodes.make_id(app.config.html_title)
    return page.rpartition("/")[2]


def list_documents(app: Sphinx, env: BuildEnvironment) -> None:
    """Lists what is printed and how, now that the titles are known."""
    book, title, author = app.config.root_doc, app.config.html_title, app.config.author
    documents = [(book, title, author, "manual")]
    for page in app.config.printed_alone:
        if page in env.titles:
            documents.append((page, env.titles[page].astext(), title, "howto"))
    # On paper, where one points with a number; pages on the site have links.
    app.config.math_number_all = True
    app.config.latex_documents = [
        (
            page,
            f"{printed_name(app, page)}.tex",
            escape(heading, ENGINE),
            escape(by, ENGINE),
            kind,
        )
        for page, heading, by, kind in documents
    ]


def tell_address(app: Sphinx, env: BuildEnvironment) -> None:
    """Tells LaTeX where the site is, for the cover."""
    app.builder.context["preamble"] += rf"\newcommand\booksite{{{site_of(app)}}}"
