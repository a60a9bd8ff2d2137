"""Streams that readers get: looked into before they are read, whatever they come from."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from tradewire.errors import SourceTooLarge
from tradewire.read.source import Limits

HEAD_BYTES = 8192  # what a reader sees to decide


def look_ahead(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first `size` bytes of `stream` (fewer only at its end), and a stream that begins with them.

    Files stay seekable; the stream stays the caller's to close.
    """
    head = _filled(stream, size)
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, prefixed(head, stream)


def prefixed(head: bytes, stream: BinaryIO) -> BinaryIO:
    """`head`, then what `stream` still holds."""
    return cast(BinaryIO, io.BufferedReader(_Again(head, stream), 65_536))


def _filled(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes: a pipe gives what it has, however little that is."""
    parts: list[bytes] = []
    while size > 0:
        part = stream.read(size)
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Again(io.RawIOBase):
    """`head`, then what `stream` still holds. Closing it leaves `stream` open."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self._head:
            part, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            part = self._stream.read(len(view))
        view[: len(part)] = part
        return len(part)


@contextlib.contextmanager
def seekable(stream: BinaryIO, name: str, limits: Limits) -> Iterator[BinaryIO]:
    """`stream`, or a temporary file with what it holds: some formats are read from their end.

    Raises:
        SourceTooLarge: it is no file and has more than `limits.max_unpacked` bytes.
    """
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as file:
        size = 0
        while data := stream.read(1_000_000):
            size += len(data)
            if size > limits.max_unpacked:
                raise SourceTooLarge(name, "is too large; --max-unpacked (limits.max_unpacked) raises that")
            file.write(data)
        file.seek(0)
        yield cast(BinaryIO, file)
