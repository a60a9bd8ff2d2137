"""HTML: whole pages, saved pages and fragments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from tradewire.errors import CorruptSource
from tradewire.read.bytes import digest, read_whole
from tradewire.read.decode import decode
from tradewire.read.source import NO_METADATA, Metadata, Notice, Options, Source

MEDIA_TYPE = "text/html"
_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_FRAGMENT = re.compile(
    # Atomic: a comment ends at its first "-->", or many comments could be told apart in 2**n ways.
    rb"\s*+(?:<!--(?>[\s\S]{0,2000}?-->)\s*+)*+<(?:article|main|section|div|p|h[1-6]|table|ul|header)[\s>]",
    re.I,
)
_OPENING = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--|<!doctype\s+html|<html)", re.I)
# Source: the HTML standard, "Determining the character encoding": the first 1024 bytes are looked at; some
# pages have long heads, so twice that.
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)


def accepts(head: bytes, name: str) -> bool:
    """Whether the bytes begin like a page or a fragment of one, or the name says HTML."""
    head = head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    if name.lower().endswith(_NAMES):
        return True
    return bool(_OPENING.match(head) and _PAGE.search(head)) or bool(_FRAGMENT.match(head))


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Source]:
    """One page. What is article and what is page around it is decided when it is laid out.

    Raises:
        ReadError: the input is empty, binary or larger than `limits.max_bytes`.
    """
    data = read_whole(stream, name, options.limits)
    yield html_source(data, name)


def html_source(
    data: bytes,
    name: str,
    charset: str | None = None,
    metadata: Metadata = NO_METADATA,
    notices: tuple[Notice, ...] = (),
) -> Source:
    """The page `data`; `charset` is what a transport said, which a page's own word only follows.

    Raises:
        ReadError: the page is empty or binary.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise CorruptSource(name, "there is nothing in it")
    found = _CHARSET.search(data, 0, 2048)
    declared = charset or (found[1].decode("ascii", "replace") if found else None)
    text, more = decode(data, name, declared)
    return Source(name, MEDIA_TYPE, text, digest(data), metadata, notices + more)
