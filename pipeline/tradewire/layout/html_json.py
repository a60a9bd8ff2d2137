"""The JSON-LD of a page: the object of its article, with what it refers to in its place.

Source: W3C JSON-LD 1.1 (`@graph`, `@id`), schema.org "Article" and its more specific types.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tradewire.layout.draft import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
_PAGE_TYPES = re.compile(r"(?:WebPage|ItemPage)$")  # where there is no article, it says the day and author
_OPENED = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
_REFERRING = ("author", "creator", "publisher")
_START = re.compile(r"\[\s*\{|\{")
_DECODER = json.JSONDecoder(strict=False)
_MOST_JSON = 2_000_000
_MOST_OBJECTS = 10_000


def article_object(root: _Element) -> dict[str, Any]:
    """The JSON-LD object of the article, or of the page; empty where there is none."""
    objects = [item for value in _documents(root) for item in _objects(value)][:_MOST_OBJECTS]
    for types in (_ARTICLE_TYPES, _PAGE_TYPES):
        for item in objects:
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and types.search(kind) for kind in kinds):
                return _resolved(item, objects)
    return {}


def _documents(root: _Element) -> Iterator[Any]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        raw = script.text or ""
        if len(raw) > _MOST_JSON:
            continue
        # Comments and CDATA marks around it are no JSON, nor is a semicolon behind it.
        raw = raw.replace("<![CDATA[", "", 1)
        start = _START.search(raw)
        if start is None:
            continue
        try:
            yield _DECODER.raw_decode(raw, start.start())[0]
        except (ValueError, RecursionError):
            continue


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON-LD document, in order, graphs and lists opened."""
    todo = [value]
    for _ in range(_MOST_OBJECTS):
        if not todo:
            return
        item = todo.pop()
        if isinstance(item, list):
            todo += reversed(item[:1000])
        elif isinstance(item, dict):
            yield item
            todo += reversed([item[key] for key in _OPENED if key in item])


def _resolved(item: dict[str, Any], objects: list[dict[str, Any]]) -> dict[str, Any]:
    """`item` with its author and publisher in the place of references to them."""
    named = {str(other["@id"]): other for other in objects if "@id" in other and "name" in other}

    def place(value: Any) -> Any:
        if isinstance(value, list):
            return [place(one) for one in value[:50]]
        if isinstance(value, dict) and "name" not in value and "@id" in value:
            return named.get(str(value["@id"]), value)
        return value

    return item | {key: place(item[key]) for key in _REFERRING if key in item}


def text_of_value(value: Any) -> str | None:
    """The text of a value, which may be a list (then its first), or an object with a value or name."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return clean(html.unescape(value)) or None if isinstance(value, str) else None


def name_of(value: Any) -> str | None:
    """The name that a value is or has; several names are joined with commas; an address is none."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return ", ".join(name for one in value[:50] if (name := name_of(one))) or None
    name = text_of_value(value)
    return name if name and not name.startswith(("http://", "https://")) else None
