"""Figures on paper: what a page shows as SVG becomes a PDF beside the LaTeX.

A figure takes its colours from the page that shows it. Paper is such a page, in
the light palette, which every colour names as its fallback. The outputs that
MyST-NB kept are converted as they are: no chapter runs again for the printer.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.transforms.post_transforms import SphinxPostTransform

from .paper import latex, page_of, site_of

CONVERTER = "rsvg-convert"
FONT = "DejaVu Sans"
"""The font that Matplotlib measured the figures' words with."""

PIXEL = 0.66
"""Points to the pixel: a figure as wide as a page's column is as wide as the text."""

EXPLORER = "tape-explorer"
SVG = re.compile(r"<svg.*</svg>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
WIDTH = re.compile(r'width="([\d.]+)"')
DEFINED = re.compile(r"(--[\w-]+):\s*([^;]+);")
USED = re.compile(r"var\((--[\w-]+)(?:,\s*([^()]+))?\)")


class FiguresToVectors(SphinxPostTransform):
    """Puts a vector figure in the place of each output that holds one.

    What can be stepped through on the site is shown finished, with its table.
    """

    default_priority = 3  # before MyST-NB chooses among the kinds of an output
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        for raw in list(self.document.findall(nodes.raw)):
            html, output = raw.astext(), raw.parent.parent
            if raw.parent.get("mime_type") != "text/html" or not SVG.search(html):
                continue
            figure = draw(html, Path(self.app.outdir))
            if EXPLORER in html:
                output.parent.insert(output.parent.index(output), figure)
                output.parent.insert(output.parent.index(output) + 1, self.way(raw))
            else:
                output.replace_self(figure)

    def way(self, node: nodes.Node) -> nodes.paragraph:
        """Says where to step through a computation."""
        address = f"{site_of(self.app)}{page_of(node)}.html"
        link = nodes.reference("", "page on the site", refuri=address)
        return nodes.paragraph(
            "", "To step through it, open this ", link, nodes.Text(".")
        )


def draw(html: str, folder: Path) -> nodes.raw:
    """Writes the figure of an output as a PDF, named after what it shows."""
    svg = standalone(html)
    name = f"figure-{hashlib.sha256(svg.encode()).hexdigest()[:12]}.pdf"
    if not (folder / name).exists():
        convert(svg, folder / name)
    width = float(WIDTH.search(svg)[1]) * PIXEL
    return latex(rf"\bookfigure{{{width:g}}}{{{name}}}")


def standalone(html: str) -> str:
    """The SVG in the HTML, with its style, and colours in place of variables."""
    svg = SVG.search(html)[0]
    style = STYLE.search(html)
    if style:
        tag = re.sub(r' (role|aria-label)="[^"]*"', "", svg[: svg.index(">")])
        svg = f'{tag} class="{EXPLORER}"><style>{style[1]}</style>{svg}</svg>'
    colours = dict(DEFINED.findall(style[1])) if style else {}
    while USED.search(svg):
        svg = USED.sub(lambda use: colours.get(use[1]) or use[2], svg)
    return re.sub(r"\bsans-serif\b", f"'{FONT}'", svg)


def convert(svg: str, target: Path) -> None:
    """Has librsvg make a PDF of the SVG."""
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [CONVERTER, "--format=pdf", f"--output={target}"]
    try:
        done = subprocess.run(
            command, input=svg.encode(), capture_output=True, check=False
        )
    except FileNotFoundError:
        raise SphinxError(
            f"{CONVERTER} is missing, which makes the figures PDFs: install librsvg "
            "(on Debian: apt install librsvg2-bin)."
        ) from None
    if done.returncode:
        raise SphinxError(f"{CONVERTER} failed on a figure: {done.stderr.decode()}")
