"""PDF documents that hold text, with the extra `documents`."""

from __future__ import annotations

import collections
import io
import logging
import re
from collections.abc import Iterator
from typing import BinaryIO

from tradewire.errors import CorruptSource, ReadError, UnsupportedFormat
from tradewire.read.bytes import digest, read_whole
from tradewire.read.deadline import too_long, within
from tradewire.read.decode import clean_text
from tradewire.read.extras import needs
from tradewire.read.source import Found, Metadata, Options, Source

MEDIA_TYPE = "application/pdf"
_MAGIC = b"%PDF-"
_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_PAGE_NUMBER = re.compile(r"(?:page )?\W?\d{1,4}\W?(?: (?:of|/) \d{1,4})?", re.I)
# Titles that programs give: the name of the file, or of the program.
_NO_TITLE = re.compile(
    r"(?:microsoft|untitled|powerpoint|slide \d)|.*\.(?:docx?|pdf|indd|qxd|pptx?|rtf|tmp)$", re.I
)


def accepts(head: bytes, name: str) -> bool:
    """Whether the bytes begin like a PDF document, which some programs put up to a kilobyte into a file."""
    return _MAGIC in head[:1024].lstrip()[:16] or (name.lower().endswith(".pdf") and _MAGIC in head[:1024])


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    """One article: the text of the pages, without the lines that stand at the edge of each.

    Raises:
        UnsupportedFormat: the extra `documents` is not installed; it asks for a password; its pages
            are pictures.
        ReadError: it is broken, or larger than `limits.max_bytes`.
    """
    with needs("documents", name):
        import pypdf  # noqa: F401
    data = read_whole(stream, name, options.limits)
    seconds = options.limits.max_seconds
    # It warns about every flaw of a file that it can read all the same.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages, metadata = within(seconds, CorruptSource(name, too_long(seconds)), lambda: _pages(data, name))
    except ReadError:
        raise
    except Exception as error:  # pypdf raises what it meets: KeyError, RecursionError, its own
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise CorruptSource(name, f"is no whole PDF document ({reason})") from error
    text, notices = clean_text(_joined(pages), name)
    if not text.strip():
        raise UnsupportedFormat(name, "holds no text: its pages are pictures, which are not read")
    yield Source(name, MEDIA_TYPE, text, digest(data), metadata, notices, markup="text/plain")


def _pages(data: bytes, name: str) -> tuple[list[str], Metadata]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnsupportedFormat(name, "asks for a password")
    pages = [page.extract_text() for page in reader.pages]
    said = reader.metadata
    title = " ".join(str(said.title or "").split()) if said else ""
    author = " ".join(str(said.author or "").split()) if said else ""
    return pages, Metadata(
        title=title if title and not _NO_TITLE.match(title) else None,
        authors=(author,) if " " in author else (),
    )


def _joined(pages: list[str]) -> str:
    """The pages as one text: a sentence that goes over to the next page stays one."""
    split = [[line.rstrip() for line in page.strip().split("\n")] for page in pages]
    edges = _running_lines(split)
    text = ""
    for lines in split:
        while lines and _is_edge(lines[0], edges):
            lines = lines[1:]
        while lines and _is_edge(lines[-1], edges):
            lines = lines[:-1]
        page = "\n".join(lines).strip()
        if page:
            ended = not text or text[-1] in ".!?:;”\"')" or not page[0].islower()
            text += ("\n\n" if ended and text else "\n" if text else "") + page
    return _HYPHEN.sub("", text)


def _running_lines(pages: list[list[str]]) -> frozenset[str]:
    """First and last lines that most pages share, whatever their numbers."""
    if len(pages) < 3:
        return frozenset()
    seen = collections.Counter(
        line for page in pages for line in {_DIGITS.sub("0", page[0]), _DIGITS.sub("0", page[-1])} if line
    )
    return frozenset(line for line, count in seen.items() if count * 2 > len(pages))


def _is_edge(line: str, edges: frozenset[str]) -> bool:
    return not line or _DIGITS.sub("0", line) in edges or _PAGE_NUMBER.fullmatch(line.strip()) is not None
