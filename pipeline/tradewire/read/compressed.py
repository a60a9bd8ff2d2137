"""gzip, bzip2 and Zstandard around any other format, unpacked as a stream and within limits."""

from __future__ import annotations

import bz2
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from tradewire.errors import CorruptSource, SourceTooLarge
from tradewire.read.source import Limits
from tradewire.read.streams import of_parts

# Source: RFC 1952 (deflate is its only method), the bzip2 file format, RFC 8878.
_MAGIC = {b"\x1f\x8b\x08": "gzip", b"BZh": "bzip2", b"\x28\xb5\x2f\xfd": "Zstandard"}
_NAMES = (".gz", ".gzip", ".bgz", ".bz2", ".zst", ".zstd")
_PIECE = 65_536  # bytes taken from the input, and given to the reader, at a time
# A block of Zstandard is 4 bytes at the least and 128 KiB at the most when it is unpacked (RFC 8878), and
# the decoder gives all that it can: so it gets little at a time, and gives 32 MiB at the most.
_ZSTD_PIECE = 1_024
_SLACK = 10_000_000  # unpacked bytes for which no ratio is too large: they harm nobody


def compression(head: bytes) -> str | None:
    """How an input that begins with `head` is compressed: "gzip", "bzip2", "Zstandard", or None."""
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)


def inner_name(name: str) -> str:
    """What the unpacked input would be called: "a.jsonl" of "a.jsonl.gz"."""
    return next((name[: -len(end)] for end in _NAMES if name.lower().endswith(end)), name)


def unpacked(stream: BinaryIO, kind: str, name: str, limits: Limits) -> BinaryIO:
    """The unpacked bytes of `stream`, all members of it one after another.

    Reading raises:
        SourceTooLarge: it grows to more than `limits.max_ratio` times its size, or `limits.max_unpacked`.
        CorruptSource: it is cut short or broken; what came before was given.
    """
    return of_parts(_unpack(stream, kind, name, limits))


class _Member(Protocol):
    """The decoder of one member."""

    def feed(self, data: bytes) -> tuple[bytes, bytes, bool]:
        """Some output, the input that was not used, and whether it can give more without input."""

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""


class _Gzip:
    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(31)

    def feed(self, data: bytes) -> tuple[bytes, bytes, bool]:
        out = self._decoder.decompress(data, _PIECE)
        if self._decoder.eof:
            return out, self._decoder.unused_data, False
        return out, self._decoder.unconsumed_tail, len(out) == _PIECE

    @property
    def eof(self) -> bool:
        return self._decoder.eof


class _Bzip2:
    def __init__(self) -> None:
        self._decoder = bz2.BZ2Decompressor()

    def feed(self, data: bytes) -> tuple[bytes, bytes, bool]:
        out = self._decoder.decompress(data, _PIECE)
        if self._decoder.eof:
            return out, self._decoder.unused_data, False
        return out, b"", not self._decoder.needs_input

    @property
    def eof(self) -> bool:
        return self._decoder.eof


class _Zstandard:
    def __init__(self) -> None:
        import zstandard

        self._decoder = zstandard.ZstdDecompressor().decompressobj()

    def feed(self, data: bytes) -> tuple[bytes, bytes, bool]:
        out = self._decoder.decompress(data[:_ZSTD_PIECE])
        rest = self._decoder.unused_data if self._decoder.eof else b""
        return out, rest + data[_ZSTD_PIECE:], False

    @property
    def eof(self) -> bool:
        return self._decoder.eof


_DECODERS: dict[str, type[_Member]] = {"gzip": _Gzip, "bzip2": _Bzip2, "Zstandard": _Zstandard}


def _unpack(stream: BinaryIO, kind: str, name: str, limits: Limits) -> Iterator[bytes]:
    taken = given = 0
    member: _Member | None = None
    data, more = b"", False
    while True:
        if not data and not more:
            data = stream.read(_PIECE)
            taken += len(data)
            if not data:
                break
        if member is None:
            data = data.lstrip(b"\x00")  # padding between members, as tapes and block devices leave it
            if not data:
                continue
            member = _DECODERS[kind]()
        try:
            out, data, more = member.feed(data)
        except Exception as error:  # zlib.error, OSError, ZstdError
            where = f"after {given:,} unpacked bytes"
            raise CorruptSource(name, f"is broken: {where} there is something that is no {kind}") from error
        given += len(out)
        _check(name, taken, given, limits)
        if member.eof:
            member, more = None, False
        if out:
            yield out
    if member is not None:
        raise CorruptSource(
            name, f"is cut short: its {kind} data end in the middle, after {given:,} unpacked bytes"
        )


def _check(name: str, taken: int, given: int, limits: Limits) -> None:
    if given > _SLACK and given > taken * limits.max_ratio:
        raise SourceTooLarge(
            name,
            f"grows to more than {limits.max_ratio:,} times its size when it is unpacked; "
            "--max-ratio (limits.max_ratio) raises that",
        )
    if given > limits.max_unpacked:
        raise SourceTooLarge(
            name,
            f"unpacks to more than {limits.max_unpacked:,} bytes; "
            "--max-unpacked (limits.max_unpacked) raises that",
        )
