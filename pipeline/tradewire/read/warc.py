"""Web archives (WARC): the HTML pages of their responses, record by record."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from tradewire.errors import CorruptSource, ReadError
from tradewire.read.archive import Archive
from tradewire.read.bytes import too_large
from tradewire.read.compressed import compression, unpacked
from tradewire.read.decode import narrow
from tradewire.read.html import accepts as is_page
from tradewire.read.html import html_source
from tradewire.read.source import Found, Limits, Metadata, Notice, Options

if TYPE_CHECKING:
    from fastwarc.stream_io import BrotliReader, ChunkedReader
    from fastwarc.warc import WarcRecord

_MAGIC = re.compile(rb"\s*WARC/\d")
_PAGES = ("text/html", "application/xhtml+xml")


def accepts(head: bytes, name: str) -> bool:
    """Whether the bytes begin with a record of a web archive."""
    return _MAGIC.match(head) is not None


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    """The pages of the responses with status 200 and an HTML body; `uri` is the target URI.

    Other records are left out. One that cannot be read is named by its offset in the (unpacked)
    archive, and the next one that can be found follows.

    Raises:
        ReadError: the compressed data around the archive are cut short or over a limit; all whole
            records before that were given.
    """
    archive = Archive(stream)
    framed = True  # whether the record before this place ended where it said
    for record in archive.records():
        if isinstance(record, int):
            if framed:
                reason = f"what follows the record at byte {record:,} is no record of a web archive"
                yield CorruptSource(name, reason)
            continue
        found, framed = _found(record, name, options)
        if not framed and archive.error is not None:
            break
        if found is not None:
            yield found
    if archive.error is not None:
        raise archive.error


def _found(record: WarcRecord, name: str, options: Options) -> tuple[Found | None, bool]:
    """What a record gives (None: it holds no page), and whether it was whole."""
    uri = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    where = f"the record at byte {record.stream_pos:,}" + (f" ({uri[:300]})" if uri else "")
    length = record.headers.get("Content-Length") or ""
    if not length.strip().isdecimal() or len(length) > 18:
        return CorruptSource(name, f"{where} says no length"), False
    try:
        page = _body(record, options.limits)
    except ReadError as error:
        return type(error)(name, f"{where} is {error.reason}"), True
    except EOFError:
        return CorruptSource(name, f"{where} is cut short"), False
    except (OSError, ValueError, AttributeError) as error:
        reason = " ".join(str(error).split())[:200]
        return CorruptSource(name, f"{where} cannot be read ({reason})"), False
    if page is None:
        return None, True
    notices: tuple[Notice, ...] = ()
    why = record.headers.get("WARC-Truncated")
    if why:
        notices = (Notice("truncated", f"the archive holds only the beginning of the page ({why[:40]})"),)
    try:
        data = _decoded(page, record, where, options.limits)
        found = html_source(data, uri or name, record.http_charset, Metadata(url=_web(uri)), notices)
        return found, True
    except ReadError as error:
        return type(error)(name, f"{where}: {error.reason}"), True


def _body(record: WarcRecord, limits: Limits) -> bytes | None:
    """The body of a response that is a page; None for other records.

    Raises:
        EOFError: the record is shorter than it says.
        SourceTooLarge: it is larger than `limits.max_bytes`.
        OSError: it is no HTTP response.
    """
    from fastwarc.warc import WarcRecordType

    wanted = record.record_type == WarcRecordType.response and record.is_http
    if wanted:
        record.parse_http()
        kind = (record.http_content_type or "").lower()
        wanted = record.http_headers.status_code == 200 and (not kind or kind in _PAGES)
    expected = record.content_length
    if not wanted:
        if record.consume() < expected:
            raise EOFError
        return None
    parts: list[bytes] = []
    size = 0
    while part := record.reader.read(min(1_000_000, limits.max_bytes + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > limits.max_bytes:
            raise too_large("", limits)
    if size < expected:
        raise EOFError
    body = b"".join(parts)
    return body if kind or is_page(narrow(body[:8192]), "") else None


def _decoded(body: bytes, record: WarcRecord, where: str, limits: Limits) -> bytes:
    """The page without its transfer and content encodings.

    Many archives keep the headers of encodings that they took off: what does not fit them is the page.

    Raises:
        ReadError: the page is cut short, or grows over a limit.
    """
    from fastwarc.stream_io import BrotliReader, ChunkedReader

    most = limits.max_bytes + 1
    if "chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower():
        body = _taken_off(ChunkedReader, body, most)
    encoding = (record.http_headers.get("Content-Encoding") or "").lower()
    kind = compression(body) if encoding else None
    if kind:
        body = unpacked(io.BytesIO(body), kind, where, limits).read(most)
    elif "br" in encoding:
        body = _taken_off(BrotliReader, body, most)
    elif "deflate" in encoding:
        body = _inflated(body, most)
    if len(body) > limits.max_bytes:
        raise too_large(where, limits)
    return body


def _taken_off(reader: type[BrotliReader] | type[ChunkedReader], body: bytes, most: int) -> bytes:
    try:
        decoder = reader(io.BytesIO(body))
        parts: list[bytes] = []
        size = 0
        while size < most and (part := decoder.read(min(65_536, most - size))):
            parts.append(part)
            size += len(part)
        return b"".join(parts) or body
    except (OSError, ValueError):
        return body


def _inflated(body: bytes, most: int) -> bytes:
    for bits in (15, -15):  # as RFC 9110 says (zlib), and as some servers send it (without a header)
        try:
            return zlib.decompressobj(bits).decompress(body, most) or body
        except zlib.error:
            continue
    return body


def _web(uri: str) -> str | None:
    return uri if uri.startswith(("http://", "https://")) else None
