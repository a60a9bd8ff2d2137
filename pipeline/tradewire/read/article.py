"""One article of a container (a line of JSON, a row, an entry of a feed) to a source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tradewire.errors import CorruptSource, ReadError, UnsupportedFormat
from tradewire.read import html, markdown
from tradewire.read.bytes import digest, too_large
from tradewire.read.decode import clean_text
from tradewire.read.fields import Row
from tradewire.read.source import Found, Metadata, Notice, Options, Source

# What begins with words can still be HTML: tags that end a block, or a line break.
_MARKUP = re.compile(
    r"</(?:p|div|li|ul|ol|td|tr|table|h[1-6]|blockquote|figure|section|article)\s*>|<br\s*/?>", re.I
)
_LOOK = 20_000  # characters that are looked at to tell HTML from text
_RECORD = frozenset(("schema_version", "source", "article", "pipeline"))
_SHOWN_FIELDS = 8

OWN_RECORDS = "holds records of tradewire, not articles: `tradewire show` reads them"


def is_record(values: Mapping[str, Any]) -> bool:
    """Whether an object is a record that tradewire wrote, and no article."""
    return values.keys() >= _RECORD and isinstance(values["article"], Mapping)


def row_source(values: Mapping[str, Any], uri: str, data: bytes, options: Options) -> Found:
    """The article of an object or a row, which was read from `data`; or what is wrong with it."""
    if is_record(values):
        return UnsupportedFormat(uri, OWN_RECORDS)
    row = Row(values, options.fields)
    body = row.text()
    notices: tuple[Notice, ...] = ()
    if body is None:
        body = row.summary()
        notices = (Notice("summary_only", "there is no text of the article, only a summary"),)
    if body is None:
        return CorruptSource(uri, _no_text(list(values), options))
    text, field = body
    return text_source(
        text, uri, data, options, media_type=_named(field), metadata=row.metadata(), notices=notices
    )


def text_source(
    text: str,
    uri: str,
    data: bytes,
    options: Options,
    *,
    media_type: str | None = None,
    metadata: Metadata,
    notices: tuple[Notice, ...] = (),
) -> Found:
    """A source of decoded `text`, which is HTML, Markdown or plain text by its own marks where
    `media_type` does not say; or what is wrong with it."""
    if len(data) > options.limits.max_bytes or len(text) > options.limits.max_bytes:
        return too_large(uri, options.limits)
    try:
        text, more = clean_text(text, uri)
    except ReadError as error:
        return error
    if not text.strip():
        return CorruptSource(uri, "there is nothing in it")
    return Source(uri, media_type or kind_of(text), text, digest(data), metadata, notices + more)


def kind_of(text: str) -> str:
    """How a text without a name is written: the media type of HTML, Markdown or plain text."""
    head = text[:_LOOK].encode("utf-8", "replace")
    if html.accepts(head, "") or _MARKUP.search(text, 0, _LOOK):
        return html.MEDIA_TYPE
    return markdown.MEDIA_TYPE if markdown.accepts(head, "") else "text/plain"


def _named(field: str) -> str | None:
    """What the name of a field says about how its text is written."""
    name = field.lower()
    if "html" in name:
        return html.MEDIA_TYPE
    return markdown.MEDIA_TYPE if "markdown" in name else None


def _no_text(fields: list[str], options: Options) -> str:
    given = dict(options.fields).get("text")
    shown = ", ".join(str(field)[:40] for field in fields[:_SHOWN_FIELDS])
    shown += ", …" if len(fields) > _SHOWN_FIELDS else ""
    if given:
        return f"has no text in the field {given!r}: its fields are {shown or 'none'}"
    return f"has no text: its fields are {shown or 'none'}; --map text=FIELD (fields) names the right one"
