"""Streams that readers get: looked into before they are read, whatever they come from."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from tradewire.errors import ReadError, SourceTooLarge
from tradewire.read.source import Limits

_PIECE = 65_536
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
    """`head`, then what `stream` still holds; or then `error`. Closing it leaves `stream` open."""
    return of_parts(_again(head, stream, error))


def _again(head: bytes, stream: BinaryIO, error: ReadError | None) -> Iterator[bytes]:
    yield head
    if error is not None:
        raise error
    while data := some(stream, _PIECE):
        yield data


def of_parts(parts: Iterator[bytes]) -> BinaryIO:
    """A stream of the bytes that an iterator gives; what the iterator raises, reading raises."""
    return cast(BinaryIO, io.BufferedReader(_Parts(parts), _PIECE))


class _Parts(io.RawIOBase):
    """A stream of the bytes that an iterator gives."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._rest = memoryview(part)
        size = min(len(view), len(self._rest))
        view[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


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
