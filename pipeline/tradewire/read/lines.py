"""Lines of containers of any size: bounded, decoded one by one, numbered."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from tradewire.errors import ReadError
from tradewire.read.bytes import too_large
from tradewire.read.decode import decode, wide_encoding
from tradewire.read.source import Limits, Notice
from tradewire.read.streams import HEAD_BYTES, look_ahead, of_parts, some

_PIECE = 1_000_000


def lines(stream: BinaryIO, name: str, limits: Limits) -> Iterator[tuple[int, bytes | ReadError]]:
    """The lines of `stream`, numbered from 1, with their ends; one over `limits.max_bytes` is an error
    in its place, and never held."""
    number = 0
    while line := stream.readline(limits.max_bytes + 1):
        number += 1
        if len(line) <= limits.max_bytes:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_PIECE)
        yield number, too_large(f"{name}#{number}", limits, f"line {number} is ")


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """`stream` without a byte order mark, and in UTF-8 where it is UTF-16 or UTF-32."""
    head, stream = look_ahead(stream, HEAD_BYTES)
    wide = wide_encoding(head)
    if wide:
        return of_parts(_recoded(stream, wide))
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    return stream


class LineDecoder:
    """Lines of one input to str. A charset that had to be detected is kept for the next lines."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._charset: str | None = None

    def decode(self, line: bytes) -> tuple[str, tuple[Notice, ...]]:
        """The text of a line, and notices on how it was decoded.

        Raises:
            UnsupportedFormat: the line is no text.
        """
        try:
            return line.decode("utf-8"), ()
        except UnicodeDecodeError:
            text, notices = decode(line, self._name, self._charset)
            for notice in notices:
                if notice.code == "encoding_detected":
                    self._charset = notice.message.removeprefix("read as ").partition(":")[0]
            return text, notices


def _recoded(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    """The bytes of `stream`, which are in `encoding`, as UTF-8 without a mark."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    first = True
    while data := some(stream, 65_536):
        text = decoder.decode(data)
        if first and text:
            text, first = text.removeprefix("\ufeff"), False
        yield text.encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")
