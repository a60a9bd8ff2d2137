"""Streams that readers get: looked into before they are read, whatever they come from."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from tradewire.errors import ReadError, SourceTooLarge
from tradewire.read.source import Limits

HEAD_BYTES = 8192  # what a reader sees to decide


def some(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes, as many as are at hand; none at the end.

    `read` fills up, and loses what it has where the rest fails: a cut archive would lose whole records.
    """
    read1 = getattr(stream, "read1", None)
    data: bytes = stream.read(size) if read1 is None else read1(size)
    return data


def look_ahead(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first `size` bytes of `stream` (fewer only at its end), and a stream that begins with them.

    Files stay seekable; the stream stays the caller's to close. Where the stream fails, what it gave
    before comes first.
    """
    parts: list[bytes] = []
    error: ReadError | None = None
    wanted = size
    while wanted > 0:
        try:
            part = some(stream, wanted)
        except ReadError as failed:
            error = failed
            break
        if not part:
            break
        parts.append(part)
        wanted -= len(part)
    head = b"".join(parts)
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, prefixed(head, stream, error)


def prefixed(head: bytes, stream: BinaryIO, error: ReadError | None = None) -> BinaryIO:
    """`head`, then what `stream` still holds; or then `error`."""
    return cast(BinaryIO, io.BufferedReader(_Again(head, stream, error), 65_536))


class _Again(io.RawIOBase):
    """`head`, then what `stream` still holds. Closing it leaves `stream` open."""

    def __init__(self, head: bytes, stream: BinaryIO, error: ReadError | None) -> None:
        self._head = head
        self._stream = stream
        self._error = error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self._head:
            part, self._head = self._head[: len(view)], self._head[len(view) :]
        elif self._error is not None:
            raise self._error
        else:
            part = some(self._stream, len(view))
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
