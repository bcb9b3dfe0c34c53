"""The prose of a page as Markdown that any notebook program shows.

Sphinx has resolved the page by now: a role is a link, a directive is nodes. The
Markdown is written by sphinx-markdown-builder. What it does not know, and what a
notebook needs otherwise, stands here. Whatever is left over stops the build.
"""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx_markdown_builder.contexts import IndentContext, SubContextParams
from sphinx_markdown_builder.translator import MarkdownTranslator, pushing_context

from .cells import is_code_cell


def markdown_of(
    written: Iterable[nodes.Node], document: nodes.document, builder: Any, page: str
) -> str:
    """Writes some nodes of a resolved page as Markdown.

    Args:
        written: Nodes of the page. A title is written at the depth of its section.
        document: The page's resolved doctree, of which they are a part.
        builder: The builder at work.
        page: Address of the page on the site, which its links are relative to.

    Raises:
        SphinxError: A node has no form in a notebook.
    """
    translator = ProseTranslator(document, builder, page)
    for node in written:
        node.walkabout(translator)
    return translator.astext().strip()


class ProseTranslator(MarkdownTranslator):
    """Markdown for notebooks: folds, formulas, and links that lead to the site."""

    def __init__(self, document: nodes.document, builder: Any, page: str) -> None:
        super().__init__(document, builder)
        self.page = page

    def unknown_visit(self, node: nodes.Node) -> None:
        raise SphinxError(
            f"{self.page}: a {type(node).__name__} has no form in a notebook. Say it "
            "in another way on the page, or give it a form in book/_ext/prose.py."
        )

    def visit_title(self, node: nodes.title) -> None:
        depth = 0
        section = node.parent
        while isinstance(section, nodes.section):
            depth, section = depth + 1, section.parent
        self.add("#" * depth + " ", prefix_eol=2)

    def depart_title(self, node: nodes.title) -> None:
        self.ensure_eol(2)

    def _fetch_ref_uri(self, node: nodes.reference) -> str:
        anchor = node.get("refid")
        return urljoin(self.page, f"#{anchor}" if anchor else node["refuri"])

    def visit_target(self, node: nodes.target) -> None:
        """An anchor of the page's: links lead to the site."""
        raise nodes.SkipNode

    def visit_comment(self, node: nodes.comment) -> None:
        """An author's, and not the reader's."""
        raise nodes.SkipNode

    def visit_literal(self, node: nodes.literal) -> None:
        text = node.astext()
        longest = max(map(len, re.findall("`+", text)), default=0)
        fence = "`" * (longest + 1)
        space = " " if longest else ""
        self.add(f"{fence}{space}{text}{space}{fence}")
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        number = node.get("number")
        tag = rf"\tag{{{number}}}" if number else ""
        self.add(f"$$\n{node.astext().strip()}{tag}\n$$", prefix_eol=2, suffix_eol=2)
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        if "html" in node.get("format", "").split():
            self.add(node.astext())
        raise nodes.SkipNode

    def visit_image(self, node: nodes.image) -> None:
        """Puts the picture itself into the notebook, which travels alone."""
        path = Path(self.builder.srcdir, node["uri"])
        kind = mimetypes.guess_type(path.name)[0]
        data = base64.b64encode(path.read_bytes()).decode()
        self.add(f"![{node.get('alt', '')}](data:{kind};base64,{data})")

    def _push_box(self, title: str) -> None:
        self.push_quote()
        self.add(f"**{title.capitalize()}**", suffix_eol=2)

    @pushing_context
    def visit_block_quote(self, node: nodes.block_quote) -> None:
        self.push_quote()

    def push_quote(self) -> None:
        """Empty lines are marked too: one quote, of however many paragraphs."""
        params = SubContextParams(2, 2)
        self._push_context(IndentContext("> ", empty=True, params=params))

    @pushing_context
    def visit_list_item(self, node: nodes.list_item) -> None:
        """A list with more than single paragraphs in it gets blank lines between."""
        is_loose = any(len(item) > 1 for item in node.parent)
        gap = 2 if is_loose else 1
        marker = self.status.list_marker
        marker.inc()
        params = SubContextParams(gap, gap)
        self._push_context(IndentContext(marker, only_first=True, params=params))

    def visit_container(self, node: nodes.container) -> None:
        """A solution is a fold with code: running all cells leaves your answer."""
        if not is_code_cell(node):
            return
        code = next(iter(node.findall(nodes.literal_block))).astext()
        self.open_fold(node["prompt_show"])
        self.add(f"```python\n{code.strip()}\n```", suffix_eol=2)
        self.depart_dropdown_main(node)
        raise nodes.SkipNode

    def open_fold(self, summary: str) -> None:
        """Between blank lines, the body of a fold is Markdown as anywhere else."""
        self.add("<details>", prefix_eol=2, suffix_eol=1)
        self.add(f"<summary>{escape(summary)}</summary>", suffix_eol=2)

    def visit_dropdown_main(self, node: nodes.Element) -> None:
        """The title, which comes first, opens the fold."""

    def depart_dropdown_main(self, node: nodes.Element) -> None:
        self.add("</details>", prefix_eol=2, suffix_eol=2)

    def visit_dropdown_title(self, node: nodes.Element) -> None:
        inlines = node.findall(nodes.inline)
        words = next(part for part in inlines if "sd-summary-text" in part["classes"])
        self.open_fold(words.astext())
        raise nodes.SkipNode

    def visit_sd_tab_input(self, node: nodes.Element) -> None:
        raise nodes.SkipNode

    def visit_sd_tab_label(self, node: nodes.Element) -> None:
        self.add(f"**{node.astext()}**", prefix_eol=2, suffix_eol=2)
        raise nodes.SkipNode
