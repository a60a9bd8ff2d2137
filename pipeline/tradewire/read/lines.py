"""Lines of containers of any size: bounded, decoded one by one, numbered."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from tradewire.errors import ReadError
from tradewire.read.bytes import too_large
from tradewire.read.decode import decode, wide_encoding
from tradewire.read.source import Limits, Notice
from tradewire.read.streams import HEAD_BYTES, look_ahead, some

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
        return cast(BinaryIO, io.BufferedReader(_Recoded(stream, wide), 65_536))
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


class _Recoded(io.RawIOBase):
    """The bytes of `stream`, which are in `encoding`, as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._rest = b""
        self._first = True
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._rest and not self._ended:
            data = some(self._stream, 65_536)
            self._ended = not data
            text = self._decoder.decode(data, final=not data)
            if self._first and text:
                text, self._first = text.removeprefix("\ufeff"), False
            self._rest = text.encode("utf-8", "replace")
        part, self._rest = self._rest[: len(view)], self._rest[len(view) :]
        view[: len(part)] = part
        return len(part)
