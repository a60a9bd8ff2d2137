"""What a reader gives: one article as it was read, before it is laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from tradewire.errors import ReadError

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a user should know about an article; becomes a warning of its record.

    `start` and `end` are an interval `[start, end)` of `article.text` where there is a place.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read. Every one is generous for news and can be raised by the caller.

    Attributes:
        max_bytes: bytes of one article, and of a file that is read whole.
        max_depth: nesting depth of markup that is kept; deeper levels are folded into one.
        max_cells: cells of one table; the rows beyond are left out with a notice.
        max_ratio: how many times its size compressed input may grow to.
        max_unpacked: bytes that one compressed input may grow to in all.
        max_members: articles of one container file.
        max_seconds: time for one article, for each of: taking a document apart, laying it out, extracting.
    """

    max_bytes: int = 50_000_000
    max_depth: int = 500
    max_cells: int = 200_000
    max_ratio: int = 200
    max_unpacked: int = 200_000_000_000
    max_members: int = 10_000_000
    max_seconds: float = 300.0


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read.

    Attributes:
        limits: bounds.
        fields: for containers whose articles have named fields (JSON, CSV, Parquet), the field that
            holds each part, as (part, field) pairs; see `fields.PARTS`. Parts that are not here are guessed.
    """

    limits: Limits = DEFAULT_LIMITS
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the container of an article (front matter, feed item, mail header) says about it.

    `published` is ISO 8601: a day, or a time with the zone the source gives. None or an
    empty tuple where the container is silent.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        # JSON, in fields and within pages, can spell half of a pair: no record can be written with it.
        for name in ("title", "published", "site", "url", "language"):
            value = getattr(self, name)
            if value is not None and not value.isascii():
                object.__setattr__(self, name, whole_pairs(value))
        if not all(map(str.isascii, self.authors)):
            object.__setattr__(self, "authors", tuple(map(whole_pairs, self.authors)))


NO_METADATA = Metadata()


@dataclass(frozen=True, slots=True)
class Source:
    """One article as read.

    Attributes:
        uri: the input as it was named; for an article of a container, with `#n` (from 1) after it; for
            a page of a web archive, its address.
        media_type: what the input was taken for.
        text: the decoded text, without front matter, with "\\n" as its only line end.
        sha256: hexadecimal digest of the bytes the article was read from.
        metadata: what the container says.
        notices: what a user should know about how it was read.
        markup: how `text` is written ("text/plain", "text/markdown", "text/html") where the reader
            made it of something else, as of a Word document; else `media_type` says it.
    """

    uri: str
    media_type: str
    text: str
    sha256: str
    metadata: Metadata = NO_METADATA
    notices: tuple[Notice, ...] = ()
    markup: str | None = None

    @property
    def written_in(self) -> str:
        """How `text` is written: "text/plain", "text/markdown" or "text/html"."""
        return self.markup or self.media_type


Found: TypeAlias = Source | ReadError
"""What reading an input gives, one by one: an article, or what is wrong with one; the others follow."""


def plain_newlines(text: str) -> str:
    """`text` with "\\n" as its only line end and without code points no encoding can carry."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else whole_pairs(text)


def whole_pairs(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate, which no encoding can carry."""
    return _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text


def plain_name(name: str) -> str:
    """`name` as a record can hold it: bytes of a file name that are no UTF-8 are written "\\xe9"."""
    if name.isascii() or not _SURROGATE.search(name):
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
