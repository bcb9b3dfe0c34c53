"""The book on paper: what a page does on the site, said in LaTeX.

Parts and chapters follow the table of contents, folds are open under their words,
and what a sheet of paper cannot hold has a link to the site. Nothing here touches
the site's own pages.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.texescape import escape

from tools.readme import site_url

ENGINE = "xelatex"

LONG = 24
"""A cell with more lines of code than this may go on overleaf."""

BESIDE = 3
"""How many lines of what a cell prints stay on the page of its code."""


def latex(text: str) -> nodes.raw:
    return nodes.raw("", text, format="latex")


def site_address(app: Sphinx, docname: str, anchor: str = "") -> str:
    """Where the site has a page."""
    site = site_url(app.config.html_theme_options["repository_url"])
    return f"{site}{docname}.html" + (f"#{anchor}" if anchor else "")


def page_of(node: nodes.Node) -> str:
    """The page that a node of the bound book comes from."""
    while not node.get("docname") or isinstance(node, addnodes.pending_xref):
        node = node.parent
    return node["docname"]


class OpenFolds(SphinxPostTransform):
    """Prints what folds on the site, each part under its word."""

    default_priority = 200
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.container)):
            if node.get("design_component") == "dropdown":
                self.open_dropdown(node)
            elif node.get("hide_mode") and node.children:
                self.open_cell(node)

    def open_dropdown(self, fold: nodes.container) -> None:
        title, *content = fold.children
        label = escape(title.astext(), ENGINE)
        begin, end = latex(rf"\begin{{bookfold}}{{{label}}}"), latex(r"\end{bookfold}")
        fold.replace_self([begin, *content, end])

    def open_cell(self, cell: nodes.container) -> None:
        label = latex(rf"\bookfoldlabel{{{escape(cell['prompt_hide'], ENGINE)}}}")
        cell.insert(1 if cell["hide_mode"] == "output" else 0, label)


class JoinCells(SphinxPostTransform):
    """Keeps a short cell on one page, and its output close below it."""

    default_priority = 201
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        for cell in self.document.findall(nodes.container):
            if cell.get("nb_element") != "cell_code":
                continue
            count = lines(cell, "cell_code_source")
            if count <= LONG:
                count += min(lines(cell, "cell_code_output"), BESIDE)
                cell.insert(0, latex(rf"\bookneed{{{count}}}"))
            parts = [n.get("nb_element") for n in cell.children if isinstance(n, nodes.container)]
            if parts == ["cell_code_source", "cell_code_output"] and not cell.get("hide_mode"):
                cell.insert(-1, latex(r"\bookjoin"))


class LinksToSite(SphinxPostTransform):
    """Links what is not in this document to its place on the site."""

    default_priority = 8  # before MyST-Parser resolves links
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        printed = self.app.builder.docnames
        for link in list(self.document.findall(addnodes.pending_xref)):
            target = link["reftarget"]
            if link["refdomain"] == "doc" and target not in printed:
                address = site_address(self.app, target, link["reftargetid"] or "")
                words = link.children[0].children
                link.replace_self(nodes.reference("", "", *words, refuri=address))


class ExplorersToSite(SphinxPostTransform):
    """Says where the site lets the reader step through a computation."""

    default_priority = 3  # before MyST-NB chooses among the kinds of an output
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        for raw in list(self.document.findall(nodes.raw)):
            if "tape-explorer" in raw.astext():
                address = site_address(self.app, page_of(raw))
                line = nodes.paragraph("", "The finished graph, and its table. ")
                words = "On the site you step through it."
                line += nodes.reference("", words, refuri=address)
                bundle = raw.parent.parent
                bundle.parent.insert(bundle.parent.index(bundle) + 1, line)


class KeepBibliography(SphinxPostTransform):
    """Marks where the bibliography stands, before Sphinx moves it to the end."""

    default_priority = 740
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        for citation in self.document.findall(nodes.citation):
            parent = citation.parent
            parent.insert(parent.index(citation), nodes.comment("", "bibliography"))
            return


def lines(cell: nodes.container, element: str) -> int:
    """How many lines stand in the code of a cell, or in what it prints."""
    blocks = [
        block
        for part in cell.children
        if isinstance(part, nodes.container) and part.get("nb_element") == element
        for block in part.findall(nodes.literal_block)
    ]
    return sum(block.astext().count("\n") + 1 for block in blocks)


def bind(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Puts the pages of a printed document into their final order and form."""
    if app.builder.format != "latex":
        return
    return_bibliography(doctree)
    mark_paragraphs(doctree)
    if docname == app.config.root_doc:
        open_parts(app, doctree)
        make_front_chapter(doctree)


def return_bibliography(doctree: nodes.document) -> None:
    """Moves the bibliography back to the page that has it."""
    for marker in list(doctree.findall(nodes.comment)):
        if marker.astext() == "bibliography":
            listed = doctree.children.pop()
            marker.replace_self(listed)


def mark_paragraphs(doctree: nodes.document) -> None:
    """Gives LaTeX what it does not take from paragraphs: targets and classes."""
    for paragraph in list(doctree.findall(nodes.paragraph)):
        for name in paragraph["ids"]:
            label = rf"\phantomsection\label{{\detokenize{{{page_of(paragraph)}:{name}}}}}"
            paragraph.insert(0, latex(label))
        for name in {"page-facts", "map-part"} & set(paragraph["classes"]):
            command = "book" + name.replace("-", "")
            paragraph.insert(0, latex(rf"\{command}{{"))
            paragraph.append(latex("}"))


def open_parts(app: Sphinx, doctree: nodes.document) -> None:
    """Names the parts of the table of contents where they begin."""
    captions = [tree.caption for tree in app.config.external_site_map.root.subtrees]
    wrappers = [n for n in doctree.findall(nodes.compound) if "toctree-wrapper" in n["classes"]]
    for caption, wrapper in zip(captions, wrappers, strict=True):
        wrapper.insert(0, latex(rf"\bookpart{{{escape(caption, ENGINE)}}}"))


def make_front_chapter(doctree: nodes.document) -> None:
    """Makes a chapter, without a number, of the first page's own text.

    Sphinx takes the first page for the cover, its sections for chapters.
    """
    cover = next(iter(doctree.findall(nodes.section)))
    pages = [n for n in cover.children if isinstance(n, nodes.compound)]
    own = [n for n in cover.children if n not in pages]
    front = nodes.section("", *own, ids=cover["ids"])
    title = cover[0].deepcopy()
    cover["ids"] = []
    cover.children = []
    cover += [title, latex(r"\bookfront"), front, latex(r"\bookmain"), *pages]


def list_documents(app: Sphinx, env: BuildEnvironment) -> None:
    """What is printed: the whole book, and each page that is also printed alone."""
    title, author = app.config.html_title, app.config.author
    site = site_url(app.config.html_theme_options["repository_url"])
    app.builder.context["preamble"] += f"\n\\newcommand\\booksite{{{site}}}"
    documents = [(app.config.root_doc, "book", title, author, "manual")]
    for page in app.config.printed_alone:
        if page in env.titles:
            name = page.rpartition("/")[2]
            alone = (page, name, env.titles[page].astext(), title, "howto")
            documents.append(alone)
    app.config.latex_documents = [
        (page, f"{name}.tex", escape(heading, ENGINE), escape(by, ENGINE), theme)
        for page, name, heading, by, theme in documents
    ]


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_config_value("printed_alone", [], "", list)
    app.add_post_transform(ExplorersToSite)
    app.add_post_transform(LinksToSite)
    app.add_post_transform(OpenFolds)
    app.add_post_transform(JoinCells)
    app.add_post_transform(KeepBibliography)
    app.connect("env-check-consistency", list_documents)
    # After the extension that draws the map of the week.
    app.connect("doctree-resolved", bind, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
