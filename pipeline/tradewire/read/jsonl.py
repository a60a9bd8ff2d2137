"""JSON Lines: one article a line."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from tradewire.errors import CorruptSource, ReadError, UnsupportedFormat
from tradewire.read.article import OWN_RECORDS, is_record, row_source
from tradewire.read.decode import narrow
from tradewire.read.lines import LineDecoder, as_utf8, lines
from tradewire.read.source import Found, Options

_NAMES = (".jsonl", ".ndjson", ".jl", ".jsonlines", ".ldjson")
_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')
# Lists of articles within an object. Source: JSON Feed 1.1 (items), the responses of NewsAPI (articles),
# the Guardian (response.results), Elasticsearch (hits.hits._source), Solr (response.docs), GDELT (articles).
_LISTS = (
    "articles", "items", "results", "entries", "docs", "documents", "news", "stories", "posts", "data",
    "hits",
)  # fmt: skip
_OUTER = ("response", "result", "data", "feed", "hits", "channel", "rss")
_DEPTH = 3


def accepts(head: bytes, name: str) -> bool:
    """Whether the first line is a whole JSON object, or the name says JSON Lines and the bytes no other."""
    head = narrow(head)
    if name.lower().endswith(_NAMES):
        return not head.lstrip().startswith((b"<", b"["))
    if not _OBJECT.match(head):
        return False
    line, _, rest = head.lstrip().partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(loads(line), Mapping)
    except ValueError:
        return False


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    """The articles, line by line; `uri` is the name and the line's number, as in "feed.jsonl#3".

    A line that is no object, or has no text, is an error in its place.
    """
    numbered = lines(as_utf8(stream), name, options.limits)
    first = next(numbered, None)
    if first is None or not (found := list(_blank_free(numbered, first))):
        raise CorruptSource(name, "there is nothing in it")
    yield from _articles(itertools.chain(found, numbered), name, options)


def _blank_free(
    numbered: Iterator[tuple[int, bytes | ReadError]], first: tuple[int, bytes | ReadError]
) -> Iterator[tuple[int, bytes | ReadError]]:
    """The first line that is not blank."""
    for line in itertools.chain([first], numbered):
        if not isinstance(line[1], bytes) or line[1].strip(b" \t\r\n\x00"):
            yield line
            return


def _articles(
    numbered: Iterator[tuple[int, bytes | ReadError]], name: str, options: Options
) -> Iterator[Found]:
    decoder = LineDecoder(name)
    begun = False
    for number, line in numbered:
        uri = f"{name}#{number}"
        if isinstance(line, ReadError):
            yield line
            continue
        data = line.strip()
        if not data:
            continue
        try:
            text, _ = decoder.decode(data)
            value = loads(text)
        except ReadError as error:
            yield CorruptSource(uri, f"line {number}: {error.reason}")
            continue
        except ValueError as error:
            yield CorruptSource(uri, f"line {number} is no JSON: {error}")
            continue
        if not begun and isinstance(value, Mapping) and is_record(value):
            # One line for a file of records, which folders of output hold beside articles.
            raise UnsupportedFormat(name, OWN_RECORDS)
        begun = True
        if not isinstance(value, Mapping):
            yield CorruptSource(uri, f"line {number} is no JSON object")
            continue
        yield from value_sources(value, uri, data, options)


def value_sources(value: Mapping[str, Any], uri: str, data: bytes, options: Options) -> Iterator[Found]:
    """The article of an object, or those of the list in it, which are called `uri` with ".n" behind it."""
    rows = rows_of(value)
    if rows is None:
        yield row_source(value, uri, data, options)
        return
    for number, row in enumerate(rows, 1):
        place = f"{uri}.{number}" if "#" in uri else f"{uri}#{number}"
        if isinstance(row, Mapping):
            own = json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
            yield row_source(row, place, own, options)
        else:
            yield CorruptSource(place, "is no JSON object")


def rows_of(value: Mapping[str, Any], depth: int = 0) -> list[Any] | None:
    """The articles that an object wraps; None where it is an article itself."""
    for key in _LISTS:
        rows = value.get(key)
        if isinstance(rows, list) and rows and all(isinstance(row, Mapping) for row in rows[:10]):
            return [row.get("_source", row) if isinstance(row, Mapping) else row for row in rows]
    for key in _OUTER:
        inner = value.get(key)
        if isinstance(inner, Mapping) and depth < _DEPTH:
            found = rows_of(inner, depth + 1)
            if found is not None:
                return found
    return None


def loads(text: str | bytes) -> Any:
    """A JSON value, numbers as they are written.

    Raises:
        ValueError: it is no JSON, or nested too deep; the message is one line.
    """
    if _too_deep(text):
        raise ValueError("it is nested too deep")
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


# Looked at before parsing, so that every Python refuses the same texts: 3.11 gives up at its recursion limit,
# which is 1,000 with the callers' own frames, later ones go deeper.
_DEEPEST = 900
_NESTING = re.compile(r'"(?:[^"\\]|\\[\s\S])*+"?|[\[\]{}]')  # an unclosed string goes to the end, at once


def _too_deep(text: str | bytes) -> bool:
    plain = text if isinstance(text, str) else text.decode("latin-1")
    if plain.count("[") + plain.count("{") <= _DEEPEST:
        return False
    depth = 0
    for mark in _NESTING.finditer(plain):
        if mark[0] in ("[", "{"):
            depth += 1
            if depth > _DEEPEST:
                return True
        elif mark[0] in ("]", "}"):
            depth -= 1
    return False
