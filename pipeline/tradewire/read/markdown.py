"""Markdown and MDX, with YAML or TOML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from tradewire.read.bytes import digest, read_whole
from tradewire.read.decode import decode
from tradewire.read.front_matter import split_front_matter
from tradewire.read.source import Options, Source

MEDIA_TYPE = "text/markdown"
_NAMES = (".md", ".markdown", ".mdx", ".mkd", ".mdown", ".qmd", ".rmd")
_FRONT_MATTER = re.compile(rb"\s*(?:---[ \t]*\r?\n(?=[\s\S]{0,4000}?^[\w-]+[ \t]*:)|\+\+\+[ \t]*\r?\n)", re.M)
# One of these lines is enough: plain text hardly ever has them.
_HEADING = re.compile(rb"^ {0,3}#{1,6} {1,3}[^\s#]", re.M)
_LINK = re.compile(rb"\[[^\]\[\n]{1,300}\]\((?:https?://|/|#|mailto:)[^)\s]{0,2000}\)")
_BOLD = re.compile(rb"^\s{0,3}(?:[-*+] {1,3})?\*\*[^*\s][^*\n]{0,300}\*\*", re.M)
# Zero-width no-break space and the like may stand before the first line.
_BOM = b"\xef\xbb\xbf"


def accepts(head: bytes, name: str) -> bool:
    """Whether the name or the marks (front matter, "#" headings, links, bold lead-ins) say Markdown."""
    if name.lower().endswith(_NAMES):
        return True
    head = head.removeprefix(_BOM)
    return bool(
        _FRONT_MATTER.match(head)
        or _HEADING.search(head)
        or _LINK.search(head)
        or len(_BOLD.findall(head, 0)) > 1
    )


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Source]:
    """One article; its front matter becomes the source's metadata.

    Raises:
        ReadError: the input is empty, binary or larger than `limits.max_bytes`.
    """
    data = read_whole(stream, name, options.limits)
    text, notices = decode(data, name)
    body, metadata, more = split_front_matter(text)
    yield Source(name, MEDIA_TYPE, body, digest(data), metadata, notices + more)
