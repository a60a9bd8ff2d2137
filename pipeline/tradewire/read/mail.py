"""Newsletters as mail (.eml): the HTML or text part of a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from email.utils import parseaddr
from typing import BinaryIO

from tradewire.errors import CorruptSource, UnsupportedFormat
from tradewire.read import html
from tradewire.read.article import text_source
from tradewire.read.bytes import read_whole
from tradewire.read.dates import iso_date
from tradewire.read.decode import decode, narrow
from tradewire.read.source import Found, Metadata, Options, Source

MEDIA_TYPE = "message/rfc822"
_NAMES = (".eml",)
# Headers that only mail has, beside those that an article can begin with as well ("From:", "Date:").
# Source: RFC 5322, RFC 2045.
_FIRST = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]|From )")
_MAIL = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|DKIM-Signature):", re.I | re.M
)
_ADDRESSED = re.compile(rb"^(?:From|Subject|To):", re.I | re.M)


def accepts(head: bytes, name: str) -> bool:
    """Whether the name says so, or the bytes begin with headers that only mail has."""
    head = narrow(head)
    if name.lower().endswith(_NAMES):
        return True
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return bool(_FIRST.match(head) and _MAIL.search(headers) and _ADDRESSED.search(headers))


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    """One article: the HTML part, or the text part where there is no other; attachments are left out.

    Raises:
        ReadError: it is empty, larger than `limits.max_bytes`, or holds no text.
    """
    data = read_whole(stream, name, options.limits)
    try:
        message = BytesParser(_class=EmailMessage, policy=default).parsebytes(data)
        part = message.get_body(preferencelist=("html", "plain"))
        payload = part.get_payload(decode=True) if part is not None else None
    except (RecursionError, LookupError, ValueError, AttributeError, TypeError, IndexError) as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise CorruptSource(name, f"is no message that can be read ({reason})") from error
    if part is None or not isinstance(payload, bytes):
        raise UnsupportedFormat(name, "the message has no text and no HTML")
    if not payload.strip():
        raise CorruptSource(name, "there is nothing in its text")
    text, notices = decode(payload, name, part.get_content_charset())
    kind = html.MEDIA_TYPE if part.get_content_type() == "text/html" else "text/plain"
    found = text_source(
        text, name, data, options, media_type=kind, metadata=_metadata(message), notices=notices
    )
    yield replace(found, media_type=MEDIA_TYPE, markup=kind) if isinstance(found, Source) else found


def _metadata(message: EmailMessage) -> Metadata:
    """Subject, day and sender. Newsletters are sent by a paper: its name is the site's, and nobody's."""
    date = _header(message, "Date")
    return Metadata(
        title=_header(message, "Subject"),
        published=iso_date(date) if date else None,
        site=_sender(message),
        language=_header(message, "Content-Language"),
    )


def _sender(message: EmailMessage) -> str | None:
    try:
        addresses = getattr(message["From"], "addresses", ())
        names = [item.display_name for item in addresses if isinstance(item, Address)]
    except Exception:  # the parser of addresses breaks on hostile ones
        names = [parseaddr(_header(message, "From") or "")[0]]
    return next((" ".join(name.split()) for name in names if name.strip()), None)


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except Exception:  # the same
        return None
    return " ".join(str(value).split()) or None if value is not None else None
