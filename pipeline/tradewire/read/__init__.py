"""Inputs to sources: one format a module, picked by content first and name second.

A reader is a module with ``accepts(head, name) -> bool`` and
``read(stream, name, options) -> Iterator[Source | ReadError]``; `READERS` is the order in which they
are asked. A reader gives the error of one article in that article's place and goes on; an error that
it raises ends the input, and is given like the others.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from tradewire.errors import CorruptSource, ReadError, SourceTooLarge, UsageError
from tradewire.read import (
    delimited,
    docx,
    feed,
    html,
    json_feed,
    jsonl,
    mail,
    markdown,
    parquet,
    pdf,
    text,
    warc,
)
from tradewire.read.compressed import compression, inner_name, unpacked
from tradewire.read.fields import field_map
from tradewire.read.inputs import discover
from tradewire.read.remote import Url, open_url
from tradewire.read.source import DEFAULT_LIMITS, Found, Limits, Metadata, Notice, Options, Source, plain_name
from tradewire.read.streams import HEAD_BYTES, look_ahead

__all__ = [
    "READERS",
    "Found",
    "Limits",
    "Metadata",
    "Notice",
    "Options",
    "Source",
    "Url",
    "discover",
    "one",
    "read_bytes",
    "read_path",
    "read_stream",
    "read_text",
    "read_url",
]


class Reader(Protocol):
    """One format."""

    def accepts(self, head: bytes, name: str) -> bool:
        """Whether this reader takes an input that begins with `head` and is called `name`."""

    def read(self, stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
        """The articles of the input, one by one, and what is wrong with others."""


_TEXTS = tuple(cast(Reader, module) for module in (html, markdown, text))
_OTHERS = (parquet, warc, docx, pdf, feed, mail, jsonl, json_feed, delimited)
READERS = (*(cast(Reader, module) for module in _OTHERS), *_TEXTS)


def read_path(
    path: Path | str, *, limits: Limits = DEFAULT_LIMITS, fields: Mapping[str, str] | None = None
) -> Iterator[Found]:
    """The articles of one file, in order; `uri` is the path as it was named.

    What cannot be read (the file, or one article of it) is a `ReadError` among the sources, in
    its place: a truncated archive gives the articles before the cut, then the error.

    Args:
        path: a file.
        limits: bounds on what is read.
        fields: the names of fields in JSON, CSV and Parquet: {"text": "body", "title": "headline"}.

    Raises:
        UsageError: `fields` names a part that an article does not have.
    """
    return _opened(str(path), Options(limits, field_map(fields)))


def _opened(name: str, options: Options) -> Iterator[Found]:
    try:
        with open(name, "rb") as stream:
            yield from _guarded(stream, plain_name(name), options)
    except OSError as error:
        yield _caused(ReadError(name, (error.strerror or type(error).__name__).lower()), error)
    except ValueError as error:  # a NUL in the name
        yield _caused(ReadError(name, str(error)), error)


def read_url(
    url: Url | str, *, limits: Limits = DEFAULT_LIMITS, fields: Mapping[str, str] | None = None
) -> Iterator[Found]:
    """The articles of the file at an fsspec URL; otherwise as `read_path`."""
    return _fetched(Url(str(url)), Options(limits, field_map(fields)))


def _fetched(url: Url, options: Options) -> Iterator[Found]:
    try:
        with open_url(url) as stream:
            yield from _guarded(stream, url.url, options)
    except ReadError as error:
        yield error


def read_bytes(
    data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS, fields: Mapping[str, str] | None = None
) -> Iterator[Found]:
    """The articles of `data`, which is called `name`; otherwise as `read_path`."""
    return read_stream(io.BytesIO(data), name, limits=limits, fields=fields)


def read_stream(
    stream: BinaryIO, name: str, *, limits: Limits = DEFAULT_LIMITS, fields: Mapping[str, str] | None = None
) -> Iterator[Found]:
    """The articles of an open binary stream, which is called `name`; otherwise as `read_path`."""
    return _guarded(stream, name, Options(limits, field_map(fields)))


def _guarded(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    """The articles of `stream`; whatever goes wrong in a reader is the last thing given."""
    most = options.limits.max_members
    given = 0
    try:
        for found in _read(stream, name, options):
            if given == most:
                raise SourceTooLarge(
                    name, f"holds more than {most:,} articles; --max-members (limits.max_members) raises that"
                )
            given += 1
            yield found
        if not given:
            raise CorruptSource(name, "there is no article in it")
    except ReadError as error:
        yield error
    except Exception as error:
        # A library that breaks on hostile bytes in a way of its own takes one input with it, not the run.
        cause = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield _caused(ReadError(name, f"cannot be read ({cause})"), error)


def _read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    head, stream = look_ahead(stream, HEAD_BYTES)
    kind = compression(head)
    if kind:
        head, stream = look_ahead(unpacked(stream, kind, name, options.limits), HEAD_BYTES)
    called = inner_name(name)
    reader = next(reader for reader in READERS if reader.accepts(head, called))
    yield from reader.read(stream, name, options)


def _caused(error: ReadError, cause: BaseException) -> ReadError:
    error.__cause__ = cause
    return error


def one(found: Iterator[Found]) -> Source:
    """The only article of an input.

    Raises:
        ReadError: it cannot be read.
        UsageError: the input holds no article or several.
    """
    source = next(found, None)
    if isinstance(source, ReadError):
        raise source
    if source is None:
        raise UsageError("holds no article")
    more = next(found, None)
    if more is not None:
        raise UsageError(f"{source.uri}: is not the only article; extract_many takes several")
    return source


def read_text(text: str, name: str = "text", *, limits: Limits = DEFAULT_LIMITS) -> Source:
    """One article given as a str: HTML, Markdown or plain text by its own marks.

    Raises:
        ReadError: there is nothing in it, or it is larger than `limits.max_bytes`.
    """
    data = text.encode("utf-8", "replace")
    reader = next(reader for reader in _TEXTS if reader.accepts(data[:HEAD_BYTES], name))
    return one(reader.read(io.BytesIO(data), name, Options(limits)))
