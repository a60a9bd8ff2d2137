"""CSV and its kin (tabs, semicolons, bars): one article a row, the first row names the columns."""

from __future__ import annotations

import collections
import csv
from collections.abc import Iterator
from typing import BinaryIO

from tradewire.errors import CorruptSource, ReadError
from tradewire.read.article import row_source
from tradewire.read.bytes import too_large
from tradewire.read.decode import narrow
from tradewire.read.fields import NAMES, SUMMARIES, plain_key
from tradewire.read.lines import LineDecoder, as_utf8, lines
from tradewire.read.source import Found, Options

_NAMES = (".csv", ".tsv", ".psv")
_DELIMITERS = ",\t;|"
_LONGEST_HEADER = 2_000  # bytes of a first line that is taken for a header without the name's word


def accepts(head: bytes, name: str) -> bool:
    """Whether the name says so, or the first line names a text and another part of an article."""
    head = narrow(head)
    if name.lower().endswith(_NAMES):
        return not head.lstrip().startswith(b"<")
    line, end, _ = head.partition(b"\n")
    if not end or len(line) > _LONGEST_HEADER:
        return False
    header = _header(line.decode("utf-8", "replace"))[0]
    keys = [plain_key(column) for column in header]
    known = {key for names in NAMES.values() for key in names}
    return len(keys) > 1 and set(keys) <= known and bool(set(NAMES["text"]) & set(keys))


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    """The articles, row by row; `uri` is the name and the row's number without the header's, "feed.csv#3".

    A row that is quoted wrongly, has more fields than the header, or no text, is an error in its place.

    Raises:
        ReadError: there is no header, or none of its columns can be the text.
    """
    feed = _Lines(as_utf8(stream), name, options)
    first = next(feed, "")
    header, delimiter = _header(first.removeprefix("\ufeff"))
    _check(header, name, options)
    # The limit is one for all readers of a process, and 128 KiB at first: less than a long article.
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.max_bytes))
    rows = csv.reader(feed, delimiter=delimiter, strict=True)
    feed.taken()
    number = 0
    while True:
        number += 1
        uri = f"{name}#{number}"
        try:
            row = next(rows, None)
        except (csv.Error, ReadError) as error:
            line = feed.again()
            reason = error.reason if isinstance(error, ReadError) else str(error)
            rows = csv.reader(feed, delimiter=delimiter, strict=True)
            yield CorruptSource(uri, f"the row at line {line} cannot be read: {reason}")
            continue
        line, data = feed.taken()
        if row is None:
            return
        if not any(field.strip() for field in row):
            number -= 1
        elif len(row) > len(header):
            reason = f"the row at line {line} has {len(row)} fields, the header {len(header)}"
            yield CorruptSource(uri, reason)
        else:
            yield row_source(dict(zip(header, row, strict=False)), uri, data, options)


def _header(line: str) -> tuple[list[str], str]:
    """The columns that a first line names, and the delimiter that makes the most of them."""
    found: list[tuple[list[str], str]] = []
    for delimiter in _DELIMITERS:
        try:
            columns = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            columns = []
        found.append(([column.strip() for column in columns], delimiter))
    return max(found, key=lambda item: len(item[0]))


def _check(header: list[str], name: str, options: Options) -> None:
    given = dict(options.fields).get("text")
    keys = {plain_key(column) for column in header}
    if given in header if given else keys & {*NAMES["text"], *SUMMARIES}:
        return
    shown = ", ".join(column[:40] for column in header[:10]) + (", …" if len(header) > 10 else "")
    reason = f"no column {given!r}" if given else "no column of article text"
    raise CorruptSource(
        name, f"{reason}: the first row has {shown or 'none'}; --map text=COLUMN (fields) names it"
    )


class _Lines:
    """The decoded lines of a stream, for csv: of one row no more than `limits.max_bytes`."""

    def __init__(self, stream: BinaryIO, name: str, options: Options) -> None:
        self._lines = lines(stream, name, options.limits)
        self._decoder = LineDecoder(name)
        self._name = name
        self._limits = options.limits
        self._parts: list[bytes] = []
        self._size = 0
        self._first = 0
        self._again: collections.deque[tuple[int, bytes]] = collections.deque()
        self._budget = 4 * options.limits.max_bytes  # bytes that may be read a second time in all

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        number, line = self._again.popleft() if self._again else next(self._lines)
        self._first = self._first or number
        if isinstance(line, ReadError):
            raise line
        self._parts.append(line)
        self._size += len(line)
        if self._size > self._limits.max_bytes:
            raise too_large(
                self._name, self._limits, "a row, or what follows a quote that is not closed, is "
            )
        return self._decoder.decode(line)[0]

    def again(self) -> int:
        """Give up the row that was begun: what follows its first line is read once more, as rows of its
        own; the number of that line."""
        first, parts = self._first, self._parts[1:]
        self._budget -= self._size
        if self._budget > 0:
            self._again.extendleft(reversed(list(enumerate(parts, first + 1))))
        self.taken()
        return first

    def taken(self) -> tuple[int, bytes]:
        """The number of the first line of the row that was read, and its bytes; the next row begins."""
        first, data = self._first, b"".join(self._parts)
        self._parts, self._size, self._first = [], 0, 0
        return first, data
