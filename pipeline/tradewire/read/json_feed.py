"""JSON documents: one article, an object that holds a list of articles, or an array of any size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from tradewire.errors import CorruptSource, ReadError, UnsupportedFormat
from tradewire.read import jsonl
from tradewire.read.article import OWN_RECORDS, is_record, row_source
from tradewire.read.bytes import read_whole, too_large
from tradewire.read.decode import decode, narrow
from tradewire.read.lines import LineDecoder, as_utf8
from tradewire.read.source import Found, Limits, Options
from tradewire.read.streams import look_ahead, prefixed, some

_ARRAY = re.compile(rb'\s*\[\s*(?:\{\s*["}]|\]\s*$)')
_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')
_NAMES = (".json",)
_BLANK_LINES = 100  # between two objects
_IN_STRING = re.compile(rb'["\\]')
_OUTSIDE = re.compile(rb'["\[\]{},]')


def accepts(head: bytes, name: str) -> bool:
    """Whether the bytes begin like an object or an array of objects, or the name says JSON."""
    head = narrow(head)
    if _ARRAY.match(head) or _OBJECT.match(head):
        return True
    return name.lower().endswith(_NAMES) and not head.lstrip().startswith(b"<")


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    """The articles. Those of a list are called "feed.json#3", counted from 1.

    An array is read element by element; an object is read whole. Objects one after another are
    read as lines, whatever the name says.

    Raises:
        ReadError: it is no JSON, or an object larger than `limits.max_bytes`.
    """
    stream = as_utf8(stream)
    head, stream = look_ahead(stream, 8192)
    if head.lstrip().startswith(b"["):
        yield from _array(stream, name, options)
        return
    first, stream = _first_line(stream, options.limits)
    if first is not None:
        yield from jsonl.read(stream, name, options)
        return
    data = read_whole(stream, name, options.limits)
    text, _ = decode(data, name)
    try:
        value = jsonl.loads(text)
    except ValueError as error:
        raise CorruptSource(name, f"is no JSON: {error}") from error
    if not isinstance(value, Mapping):
        raise CorruptSource(name, "is no JSON object and no array of objects")
    if is_record(value):
        raise UnsupportedFormat(name, OWN_RECORDS)
    yield from jsonl.value_sources(value, name, data, options)


def _first_line(stream: BinaryIO, limits: Limits) -> tuple[bytes | None, BinaryIO]:
    """The first line where it is an object with others behind it, and the stream from its start."""
    parts = [stream.readline(limits.max_bytes + 1)]
    for _ in range(_BLANK_LINES):
        parts.append(stream.readline(8192))
        if not parts[-1] or parts[-1].strip():
            break
    whole = prefixed(b"".join(parts), stream)
    if not parts[-1].strip():
        return None, whole
    try:
        value = jsonl.loads(parts[0])
    except ValueError:
        return None, whole
    return (parts[0] if isinstance(value, Mapping) else None), whole


def _array(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    decoder = LineDecoder(name)
    for number, element in enumerate(_elements(stream, name, options.limits), 1):
        uri = f"{name}#{number}"
        if isinstance(element, ReadError):
            yield element
            continue
        try:
            text, _ = decoder.decode(element)
            value = jsonl.loads(text)
        except (ReadError, ValueError) as error:
            reason = error.reason if isinstance(error, ReadError) else str(error)
            yield CorruptSource(uri, f"element {number} is no JSON: {reason}")
            continue
        if not isinstance(value, Mapping):
            yield CorruptSource(uri, f"element {number} is no JSON object")
        elif number == 1 and is_record(value):
            raise UnsupportedFormat(name, OWN_RECORDS)
        else:
            yield row_source(value, uri, element, options)


def _elements(stream: BinaryIO, name: str, limits: Limits) -> Iterator[bytes | ReadError]:
    """The elements of an array as they are written, one by one; one over `limits.max_bytes` is an error.

    Only strings and brackets are told apart here: whether an element is JSON shows when it is parsed.

    Raises:
        CorruptSource: the array does not end, or something stands behind it.
    """
    number, depth = 0, 0
    in_string = escaped = False
    element = _Element(limits.max_bytes)
    while piece := some(stream, 65_536):
        start = pos = 0
        while pos < len(piece):
            if escaped:
                pos, escaped = pos + 1, False
                continue
            found = (_IN_STRING if in_string else _OUTSIDE).search(piece, pos)
            if found is None:
                break
            pos, sign = found.end(), found[0]
            if in_string:
                in_string, escaped = sign == b"\\", sign == b"\\"
            elif sign == b'"':
                in_string = True
            elif sign in b"[{":
                depth += 1
                start = pos if depth == 1 else start
            elif sign in b"]}":
                depth -= 1
            if depth == 0 or (depth == 1 and sign == b"," and not in_string):
                element.add(piece[start : found.start()])
                start = pos
                data, too_long = element.taken()
                if data.strip() or too_long or depth == 1:
                    number += 1
                    yield too_large(f"{name}#{number}", limits, f"element {number} is ") if too_long else data
                if depth == 0:
                    if (piece[pos:] + stream.read(8192)).strip(b" \t\r\n\x00"):
                        raise CorruptSource(name, "something stands behind its array")
                    return
        element.add(piece[start:])
    raise CorruptSource(name, f"is cut short: its array ends in the middle of element {number + 1}")


class _Element:
    """The bytes of one element, as long as they are not too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, part: bytes) -> None:
        self._size += len(part)
        if self._size <= self._most:
            self._parts.append(part)
        else:
            self._parts.clear()

    def taken(self) -> tuple[bytes, bool]:
        """The element, and whether it was too large; the next one begins."""
        data, too_long = b"".join(self._parts), self._size > self._most
        self._parts, self._size = [], 0
        return data, too_long
