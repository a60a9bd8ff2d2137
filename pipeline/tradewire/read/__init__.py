"""Inputs to sources: one format a module, picked by content first and name second.

A reader is a module with ``accepts(head, name) -> bool`` and
``read(stream, name, limits) -> Iterator[Source]``; `READERS` is the order in which they are asked.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from tradewire.errors import ReadError
from tradewire.read import html, markdown, text
from tradewire.read.inputs import discover
from tradewire.read.source import DEFAULT_LIMITS, Limits, Metadata, Notice, Source

__all__ = [
    "READERS",
    "Limits",
    "Metadata",
    "Notice",
    "Source",
    "discover",
    "read_bytes",
    "read_path",
    "read_stream",
    "read_text",
]

OnError = Callable[[ReadError], None]
_HEAD = 8192  # bytes a reader sees to decide


class Reader(Protocol):
    """One format."""

    def accepts(self, head: bytes, name: str) -> bool:
        """Whether this reader takes an input that begins with `head` and is called `name`."""

    def read(self, stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
        """The articles of the input, one by one."""


READERS: tuple[Reader, ...] = tuple(cast(Reader, module) for module in (html, markdown, text))


def read_path(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Source]:
    """The articles of one file; `uri` is the path as it was named.

    Raises:
        ReadError: the file is missing, unreadable, empty, too large or of no known format.
    """
    name = str(path)
    try:
        with open(path, "rb") as stream:
            yield from read_stream(stream, name, limits=limits)
    except OSError as error:
        raise ReadError(name, (error.strerror or type(error).__name__).lower()) from error
    except ValueError as error:  # a NUL in the name
        raise ReadError(name, str(error)) from error


def read_bytes(data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Source]:
    """The articles of `data`, which is called `name`.

    Raises:
        ReadError: as in `read_path`.
    """
    return read_stream(io.BytesIO(data), name, limits=limits)


def read_stream(stream: BinaryIO, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Source]:
    """The articles of an open binary stream, which is called `name`.

    Raises:
        ReadError: as in `read_path`.
    """
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), 65_536)
    try:
        head = buffered.peek(_HEAD)[:_HEAD]
        reader = next(reader for reader in READERS if reader.accepts(head, name))
        yield from reader.read(buffered, name, limits)
    finally:
        buffered.detach()  # the stream is the caller's: it is not closed with the buffer


def read_text(text: str, name: str = "text", *, limits: Limits = DEFAULT_LIMITS) -> Source:
    """One article given as a str: HTML, Markdown or plain text by its own marks.

    Raises:
        ReadError: there is nothing in it, or it is larger than `limits.max_bytes`.
    """
    data = text.encode("utf-8", "replace")
    return next(read_bytes(data, name, limits=limits))
