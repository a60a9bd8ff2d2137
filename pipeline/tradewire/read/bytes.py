"""What all readers do with a stream of bytes: read it whole within a limit, and name its digest."""

from __future__ import annotations

import hashlib
import re
from typing import BinaryIO

from tradewire.errors import CorruptSource, SourceTooLarge
from tradewire.read.source import Limits

_SOMETHING = re.compile(rb"[^\s\x00]")


def read_whole(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    """All bytes of `stream`.

    Raises:
        SourceTooLarge: more than `limits.max_bytes`.
        CorruptSource: nothing but white space.
    """
    data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise too_large(name, limits)
    if not _SOMETHING.search(data):
        raise CorruptSource(name, "there is nothing in it")
    return data


def too_large(name: str, limits: Limits, what: str = "") -> SourceTooLarge:
    """The error of an article, or of `what` in it ("line 3 is "), of more than `limits.max_bytes`."""
    size = f"{limits.max_bytes / 1_000_000:g} MB"
    return SourceTooLarge(name, f"{what}larger than {size}; --max-bytes (limits.max_bytes) raises that")


def digest(data: bytes) -> str:
    """The hexadecimal SHA-256 of `data`."""
    return hashlib.sha256(data).hexdigest()
