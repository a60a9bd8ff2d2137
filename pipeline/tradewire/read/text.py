"""Plain text: what is left when no other reader takes the input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tradewire.read.bytes import digest, read_whole
from tradewire.read.decode import decode
from tradewire.read.source import Options, Source

MEDIA_TYPE = "text/plain"


def accepts(head: bytes, name: str) -> bool:
    """Every input: this reader is the last one asked."""
    return True


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Source]:
    """One article of plain text.

    Raises:
        ReadError: the input is empty, binary or larger than `limits.max_bytes`.
    """
    data = read_whole(stream, name, options.limits)
    text, notices = decode(data, name)
    yield Source(name, MEDIA_TYPE, text, digest(data), notices=notices)
