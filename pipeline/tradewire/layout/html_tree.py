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


def parse_html(text: str, limits: Limits, notices: list[Notice]) -> _Element | None:
    """The root element of a page or fragment; None where there is no element in it."""
    root, too_deep = _parse(text)
    if too_deep:
        # libxml2 gives up at 2,048 levels and loses the rest of the page.
        root, _ = _parse(_folded(text, limits.max_depth))
        notices.append(Notice("deep_markup", f"tags nested more than {limits.max_depth} deep were left out"))
    return root


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
