"""The text of an inline run or a table cell of HTML, and which elements have none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from tradewire.layout.draft import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements whose content no reader sees as text of the article.
SILENT = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math",
    "button", "select", "option", "input", "textarea", "label", "img", "picture", "video", "audio",
    "canvas", "map", "head", "title", "link", "meta", "dialog", "datalist", "progress", "meter", "del",
    "s", "strike", "rp", "rt", "frame", "frameset", "noframes",
))  # fmt: skip
_BREAKING = frozenset((
    "p", "li", "dd", "dt", "tr", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_SPACING = frozenset((
    "br", "div", "td", "th", "section", "article", "ul", "ol", "dl", "table", "hr",
))  # fmt: skip
_CONTROLS = frozenset(("button", "label"))
_REFERENCE = re.compile(r"\[?\(?(?:\d{1,3}|[a-z*†‡§]|note \d{1,3})\)?\]?", re.I)
_NOTE_LINK = re.compile(r"#?(?:fn|foot|note|cite|ref|_ftn|_edn|sdfootnote|endnote)", re.I)
_ENDS = (".", "!", "?", ";", ":", ",", "…")


def text_of(element: _Element) -> str:
    """All text inside an element, as written."""
    return "".join(map(str, element.itertext()))


def select(element: _Element, path: str) -> list[_Element]:
    """The elements an XPath expression selects."""
    return cast("list[_Element]", element.xpath(path))


def is_hidden(element: _Element) -> bool:
    """Whether the markup itself hides the element."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style") or ""
    return "display:none" in style.replace(" ", "").lower()


def is_note_mark(element: _Element) -> bool:
    """Whether a `sup` or a link is a footnote mark ("[1]"), not an exponent or a word."""
    text = text_of(element).strip()
    if not text or len(text) > 12 or not _REFERENCE.fullmatch(text):
        return False
    if text[0] == "[":
        return True
    links = [element] if element.tag == "a" else list(element.iter("a"))
    hrefs = [link.get("href") or "" for link in links]
    if any("#" in href and _NOTE_LINK.match(href[href.index("#") + 1 :]) for href in hrefs):
        return True
    kind = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    return bool(kind) and _NOTE_LINK.search(kind) is not None


def cell_text(cell: _Element) -> str:
    """The text of a cell; list items and paragraphs in it are joined by "; ", after a stop by a space.

    Labels and buttons count where there is nothing else: headers that sort their column are made so.
    """
    if not len(cell):
        return clean(cell.text or "")
    pieces = _pieces(cell, SILENT) or _pieces(cell, SILENT - _CONTROLS)
    return "".join(piece if at == 0 else joint(pieces[at - 1]) + piece for at, piece in enumerate(pieces))


def joint(text: str) -> str:
    """What joins `text` with what stood below it, on one line: "; ", or a space behind a stop."""
    return " " if text.rstrip("\"'”’)").endswith(_ENDS) else "; "


def _pieces(cell: _Element, silent: frozenset[str]) -> list[str]:
    """The lines of a cell, without the elements `silent`."""
    parts: list[str] = []
    from lxml import etree

    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in silent or is_hidden(element) or (tag in ("sup", "a") and is_note_mark(element)):
                walk.skip_subtree()
                continue
            if tag in _BREAKING:
                parts.append("\n")
            elif tag in _SPACING:
                parts.append(" ")
            if element.text:
                parts.append(element.text.replace("\n", " "))
        else:
            if tag in _BREAKING:
                parts.append("\n")
            elif tag in _SPACING:
                parts.append(" ")
            if element is cell:
                continue
            if element.tail:
                parts.append(element.tail.replace("\n", " "))
            elif tag == "a":
                following = element.getnext()
                if following is not None and following.tag == "a":
                    parts.append(" ")  # links side by side are words of their own
    return [piece for piece in map(clean, "".join(parts).split("\n")) if piece]


def is_bold(cell: _Element) -> bool:
    """Whether a cell holds text and all of it is bold."""
    inside = 0
    for element in cell.iter("b", "strong"):
        inside = max(inside, len(text_of(element).strip()))
    return inside > 0 and inside == len(text_of(cell).strip())
