"""What trafilatura makes of a page: where its content stands, and what its metadata say.

Its text is not used: it drops cells and lists that a record keeps. Where a page does not mark
its article, its lines tell which element holds it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from tradewire.layout.draft import clean
from tradewire.layout.titles import squeeze
from tradewire.read.source import Metadata

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST = 2_000_000  # characters of a page that it is asked about: beyond, it takes seconds
_KEY = 30  # letters and digits that a line and an element's text begin with alike
_NEARLY_ALL = 0.9  # of the content is in the element that holds it
_LINES_OF_BLOCKS = frozenset(("p", "li", "dd", "div", "td", "blockquote", "pre", "br", "section", "article"))


def content_root(body: _Element, containers: frozenset[str]) -> _Element | None:
    """The smallest of `containers` that holds nearly all of the page's content; None if that is not told."""
    lines = _content_lines(body)
    if not lines:
        return None
    weights: dict[_Element, int] = {}
    for element in body.iter():
        for holder, text in ((element, element.text), (element.getparent(), _tail(element))):
            if holder is None or not text or element.tag not in _LINES_OF_BLOCKS:
                continue
            size = lines.get(squeeze(text[: 4 * _KEY])[:_KEY])
            if size:
                weights[holder] = weights.get(holder, 0) + size
    totals = _with_ancestors(weights, body)
    root, total = body, totals.get(body, 0)
    if 2 * total < sum(lines.values()):
        return None
    while True:
        inner = next(
            (c for c in root if totals.get(c, 0) >= _NEARLY_ALL * total and c.tag in containers), None
        )
        if inner is None:
            return root
        root = inner


def page_says(root: _Element) -> Metadata:
    """Title, authors, site and address as trafilatura reads them; no date, which it would estimate."""
    from trafilatura.metadata import extract_metadata

    found = _ask(extract_metadata, root, extensive=False)
    if found is None:
        return Metadata()
    return Metadata(
        title=clean(found.title or "") or None,
        authors=tuple(name for part in (found.author or "").split(";") if (name := clean(part))),
        site=clean(found.sitename or "") or None,
        url=found.url or None,
    )


def _content_lines(body: _Element) -> dict[str, int]:
    """The beginnings of the lines that trafilatura takes for content, with the lines' lengths."""
    from trafilatura import bare_extraction

    # Fast: without its fallbacks, of which justext takes time that grows with the square of a page.
    found = _ask(bare_extraction, body, fast=True, include_comments=False, include_tables=False)
    lines: dict[str, int] = {}
    for line in (found.text or "").split("\n") if found is not None else ():
        key = squeeze(line[: 4 * _KEY])[:_KEY]
        if len(key) == _KEY:
            lines.setdefault(key, len(line))
    return lines


def _ask(function: Any, root: _Element, **options: Any) -> Any:
    """The answer of a function of trafilatura; None for a page that it cannot take."""
    from lxml import etree

    for name in ("trafilatura", "htmldate", "courlan"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())  # what it complains of is no matter of the user
    page = etree.tostring(root, encoding="unicode", method="html")
    if len(page) > _LARGEST:
        return None
    try:
        return function(page, **options)
    except Exception:
        # It was not written for hostile pages; whatever it stumbles on, the page is read without it.
        return None


def _tail(element: _Element) -> str | None:
    return element.tail if element.tag == "br" else None


def _with_ancestors(weights: dict[_Element, int], body: _Element) -> dict[_Element, int]:
    """Each element's weight with that of all inside it."""
    totals: dict[_Element, int] = {}
    for element, size in weights.items():
        at: _Element | None = element
        while at is not None:
            totals[at] = totals.get(at, 0) + size
            at = None if at is body else at.getparent()
    return totals
