"""Parsing HTML within bounds: any depth of nesting, any size that was let in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradewire.read.source import Limits, Notice

if TYPE_CHECKING:
    from lxml.etree import _Element

# `[^>]` cannot run away: a tag without an end is given up after 5,000 characters.
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,60})[^<>]{0,5000}>")
_XML_HEAD = re.compile(r"\s{0,100}<\?xml[^>]{0,200}\?>")
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip

_MOST_ATTRIBUTES = 2_000  # of one tag
_LONG_TAG = 2 * _MOST_ATTRIBUTES  # characters that as many attributes need at the least
_KEPT = 200  # characters of a tag that has more


def parse_html(text: str, limits: Limits, notices: list[Notice]) -> _Element | None:
    """The root element of a page or fragment; None where there is no element in it."""
    text, cut = _without_long_tags(text)
    if cut:
        notices.append(Notice("long_markup", f"{cut} tags with thousands of attributes were cut"))
    root, too_deep = _parse(text)
    if too_deep:
        # libxml2 gives up at 2,048 levels and loses the rest of the page.
        root, _ = _parse(_folded(text, limits.max_depth))
        notices.append(Notice("deep_markup", f"tags nested more than {limits.max_depth} deep were left out"))
    return root


def _without_long_tags(text: str) -> tuple[str, int]:
    """`text` with tags of thousands of attributes cut, and how many there were.

    libxml2 compares each attribute with all before it: 50,000 of one tag take minutes, in one call
    that no time limit interrupts.
    """
    parts = text.split("<")
    cut = 0
    for number, part in enumerate(parts):
        if len(part) < _LONG_TAG or not number:
            continue
        tag, end, rest = part.partition(">")
        if part[0].isalpha() and len(tag.split()) > _MOST_ATTRIBUTES:
            parts[number], cut = f"{tag[:_KEPT]}>{rest}" if end else tag[:_KEPT], cut + 1
        elif part.count("=") > 2 * _MOST_ATTRIBUTES:  # a ">" within quotes, and the attributes behind it
            parts[number], cut = part[:_KEPT], cut + 1
    return "<".join(parts) if cut else text, cut


def _parse(text: str) -> tuple[_Element | None, bool]:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    head = _XML_HEAD.match(text)
    data = (text[head.end() :] if head else text).encode("utf-8", "replace")
    if not data.strip():
        return None, False
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError:
        return None, False
    too_deep = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return root, too_deep


def _folded(text: str, depth: int) -> str:
    """`text` without the tags below `depth`; their text stays."""
    parts: list[str] = []
    open_tags = 0
    end = 0
    for match in _TAG.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        name = match[2].lower()
        tag = match.group()
        if name in _VOID or tag.endswith("/>"):
            parts.append(tag)
        elif match[1]:
            parts.append(tag if open_tags <= depth else " ")
            open_tags = max(0, open_tags - 1)
        else:
            open_tags += 1
            parts.append(tag if open_tags <= depth else " ")
    parts.append(text[end:])
    return "".join(parts)
