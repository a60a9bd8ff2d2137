"""RSS and Atom: one article an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from tradewire.errors import CorruptSource
from tradewire.read.article import text_source
from tradewire.read.bytes import read_whole
from tradewire.read.dates import iso_date
from tradewire.read.deadline import too_long, within
from tradewire.read.decode import decode, narrow
from tradewire.read.fields import without_markup
from tradewire.read.source import Found, Metadata, Notice, Options

_ROOTS = re.compile(rb"(?:[A-Za-z]{1,20}:)?(?:rss|feed|RDF)[\s>/]", re.I)
_BEFORE = re.compile(rb"\s*(?:<\?[^>]{0,2000}\?>|<!--)")
_XML_HEAD = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_CHARSET = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.I)
_SUBSET_PART = re.compile(
    r"""\s+|<!--.*?-->|<![A-Z]+(?:[^<>"']|"[^"]*"|'[^']*')*>|<\?.*?\?>|%[\w.:-]+;""", re.S
)


def accepts(head: bytes, name: str) -> bool:
    """Whether the root element is that of a feed."""
    head = narrow(head)
    position = 0
    while found := _BEFORE.match(head, position):
        position = found.end()
        if found[0].endswith(b"<!--"):
            position = head.find(b"-->", position) + 3
            if position < 3:
                return False
    rest = head[position:].lstrip()
    if rest[:9].upper() == b"<!DOCTYPE":
        found = re.search(rb"<(?=[A-Za-z])", rest[1:])
        rest = rest[1 + found.start() :] if found else b""
    return rest.startswith(b"<") and _ROOTS.match(rest, 1) is not None


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    """The articles, entry by entry; `uri` is the name and the entry's number from 1, as in "feed.xml#3".

    Entities that the feed declares are not read: of the declarations nothing is kept, so there is
    nothing to expand or to fetch.

    Raises:
        ReadError: it is empty, larger than `limits.max_bytes`, or no feed after all.
    """
    data = read_whole(stream, name, options.limits)
    charset = _CHARSET.search(data, 0, 1024)
    text, notices = decode(data, name, charset[1].decode("ascii", "replace") if charset else None)
    text, declared = _without_doctype(text)
    if declared:
        notices += (Notice("xml_entities", "declarations of entities were left out"),)
    seconds = options.limits.max_seconds
    parsed = within(seconds, CorruptSource(name, too_long(seconds)), lambda: _parsed(text))
    if not parsed.get("version") and not parsed["entries"]:
        reason = " ".join(str(parsed.get("bozo_exception", "")).split())[:200]
        raise CorruptSource(name, f"is no feed that can be read ({reason or 'no entries'})")
    for number, entry in enumerate(parsed["entries"], 1):
        yield _source(entry, parsed["feed"], f"{name}#{number}", options, notices)


def _parsed(text: str) -> Any:
    import feedparser

    # Bytes in a stream: a str could be taken for an address, and fetched.
    data = io.BytesIO(text.encode("utf-8", "replace"))
    return feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)


def _without_doctype(text: str) -> tuple[str, bool]:
    """`text` without its XML declaration and document type, and whether that declared something."""
    head = _XML_HEAD.match(text)
    text = text[head.end() :] if head else text
    first = re.search(r"<(?=[A-Za-z])", text)
    found = _DOCTYPE.search(text, 0, first.start() if first else len(text))
    if found is None:
        return text, False
    position = found.end()
    bracket, end = text.find("[", position), text.find(">", position)
    if bracket < 0 or (0 <= end < bracket):
        return text[: found.start()] + text[end + 1 :] if end >= 0 else "", False
    position = bracket + 1
    while part := _SUBSET_PART.match(text, position):
        position = part.end()
    end = text.find(">", position)
    return text[: found.start()] + (text[end + 1 :] if end >= 0 else ""), True


def _source(entry: Any, feed: Any, uri: str, options: Options, notices: tuple[Notice, ...]) -> Found:
    contents = [item for item in entry.get("content", ()) if (item.get("value") or "").strip()]
    body = max(contents, key=lambda item: len(item["value"]), default=None)
    if body is None:
        body = entry.get("summary_detail") or {"value": entry.get("summary") or ""}
        notices += (Notice("summary_only", "there is no text of the article, only a summary"),)
    text = body.get("value") or ""
    if not text.strip():
        return CorruptSource(uri, "the entry has no text")
    title = entry.get("title")
    published = entry.get("published") or entry.get("updated") or entry.get("created")
    authors = [author.get("name") for author in entry.get("authors", ())] or [entry.get("author")]
    link = entry.get("link")
    metadata = Metadata(
        title=without_markup(" ".join(title.split())) or None if title else None,
        authors=tuple(" ".join(name.split()) for name in authors[:50] if name and name.strip()),
        published=iso_date(published) if published else None,
        site=" ".join((feed.get("title") or "").split()) or None,
        url=link if link and link.startswith(("http://", "https://")) else None,
        language=body.get("language") or feed.get("language"),
    )
    return text_source(
        text, uri, text.encode("utf-8", "replace"), options, metadata=metadata, notices=notices
    )
