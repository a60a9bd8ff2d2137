"""Lines of JSON to one nested Arrow table, a batch at a time.

A batch is parsed and checked as a whole, by column, which is several times as fast as one model after
the other. Where that fails, each line is given to the record models, which say what is wrong with it, or
accept it (a field that was left out has a default) and write it out in full.

What is checked is the shape: everything the JSON Schema says. That each span holds the words it says is
left to `tradewire validate`.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import pyarrow as pa
import pyarrow.json as pj

from tradewire.errors import RecordError, StoreError, TradewireError
from tradewire.store.shape import arrow_schema, sound

if TYPE_CHECKING:
    from tradewire.records import Record

Attributes = dict[tuple[int, int], dict[str, str]]
"""The `attributes` of implications by the record's row and the implication's index."""

OnError = Callable[[TradewireError], None]

_NO_IMPLICATIONS = b'"implications":[]'
_BLOCK = 4 << 20  # bytes that are parsed at a time; smaller ones cost more
_ANY = b'"attributes":'
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_NONE = b'"attributes":{}'


@dataclass(frozen=True)
class Line:
    """One record as it came: the name of its place (`records.jsonl:17`), and its bytes without line break."""

    name: str
    body: bytes

    @functools.cached_property
    def sha256(self) -> str:
        """The digest of the line, in hex."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True)
class Batch:
    """Lines and what they say: row `n` of `nested` (see shape.arrow_schema) is line `n`."""

    lines: list[Line]
    nested: pa.Table
    attributes: Attributes

    @property
    def ids(self) -> list[str]:
        """The records' ids, in order."""
        ids: list[str] = self.nested.column("id").to_pylist()
        return ids

    def take(self, rows: list[int]) -> Batch:
        """The batch of these rows alone."""
        place = {row: index for index, row in enumerate(rows)}
        return Batch(
            [self.lines[row] for row in rows],
            self.nested.take(pa.array(rows, pa.int64())),
            {(place[row], i): value for (row, i), value in self.attributes.items() if row in place},
        )


def as_lines(records: Iterable[Record | Line | str | bytes]) -> Iterator[Line]:
    """Records in any of their forms as lines; what is no line gets a number as its name, from 1."""
    for number, record in enumerate(records, start=1):
        if isinstance(record, Line):
            yield record
        elif isinstance(record, bytes):
            yield Line(f"record {number}", record.removesuffix(b"\n"))
        elif isinstance(record, str):
            yield Line(f"record {number}", record.removesuffix("\n").encode("utf-8", "surrogatepass"))
        else:
            yield Line(record.source.uri, record.to_json().encode("utf-8"))


def parse(lines: list[Line], report: OnError) -> Batch:
    """The batch of those `lines` that are records; each of the others is reported as a RecordError."""
    good = [line for line in lines if line.body.strip()]
    batch = _together(good, [line.body for line in good])
    if batch is None:
        batch = _one_by_one(good, report)
    return batch


def _one_by_one(lines: list[Line], report: OnError) -> Batch:
    """The batch of those lines that the models take, written out in full."""
    good: list[Line] = []
    bodies: list[bytes] = []
    for line in lines:
        try:
            bodies.append(_in_full(line))
            good.append(line)
        except RecordError as error:
            report(error)
    batch = _together(good, bodies)
    if batch is not None:
        return batch
    fit = []
    for line, body in zip(good, bodies, strict=True):
        if _together([line], [body]) is None:
            report(RecordError(line.name, "holds a whole number that is too large to be stored"))
        else:
            fit.append((line, body))
    batch = _together([line for line, _ in fit], [body for _, body in fit])
    if batch is None:
        raise RecordError(lines[0].name, "this and the lines after it cannot be read together")
    return batch


def _in_full(line: Line) -> bytes:
    """The record of a line with every field that it leaves out.

    Raises:
        RecordError: it is no record.
    """
    from pydantic import ValidationError

    from tradewire.records.reasons import reason

    try:
        record = _shape_only().model_validate_json(line.body)
    except ValidationError as error:
        raise RecordError(line.name, reason(error)) from error
    return record.to_json().encode("utf-8")


@functools.cache
def _shape_only() -> type[Record]:
    """The record model without its last check, so that a line is judged the same by either way."""
    from pydantic import model_validator

    from tradewire.records import Record

    class Shape(Record):
        @model_validator(mode="after")
        def _hold_together(self) -> Self:
            return self

    return Shape


def _together(lines: list[Line], bodies: list[bytes]) -> Batch | None:
    """The batch of `bodies`, or None if one of them is no record written in full."""
    if not lines:
        return Batch([], arrow_schema().empty_table(), {})
    plain = []
    attributes: Attributes = {}
    for row, body in enumerate(bodies):
        stripped = body.strip(b" \t\r")
        # Two objects in a line, or one over two lines, would shift the rows.
        if not (stripped.startswith(b"{") and stripped.endswith(b"}")):
            return None
        if _SURROGATE.search(body) or not _is_utf8(body):
            return None  # Arrow takes half of a pair for text, which no store can hold
        if body.rfind(_NO_IMPLICATIONS) < 0 and body.count(_ANY) != body.count(_NONE):
            taken = _without_attributes(body, row, attributes)
            if taken is None:
                return None
            body = taken
        plain.append(body)
    joined = b"\n".join(plain)
    try:
        nested = pj.read_json(
            pa.BufferReader(joined),
            read_options=pj.ReadOptions(block_size=max(_BLOCK, 2 * max(map(len, plain)))),
            parse_options=pj.ParseOptions(explicit_schema=arrow_schema(), unexpected_field_behavior="error"),
        )
    except (pa.ArrowException, UnicodeDecodeError):
        return None
    nested = nested.combine_chunks()
    if nested.num_rows != len(lines) or not sound(nested):
        return None
    ids = nested.column("id").to_pylist()
    if not all(name.encode() in body for name, body in zip(ids, plain, strict=True)):
        return None
    return Batch(lines, nested, attributes)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _without_attributes(body: bytes, row: int, attributes: Attributes) -> bytes | None:
    """The record without the free keys of its implications, which are put into `attributes`."""
    try:
        raw = json.loads(body)
        for index, item in enumerate(raw["implications"]):
            if not all(isinstance(value, str) for value in item["attributes"].values()):
                return None
            json.dumps(item["attributes"], ensure_ascii=False).encode("utf-8")  # no lone surrogates
            if item["attributes"]:
                attributes[row, index] = item["attributes"]
                item["attributes"] = {}
        return json.dumps(raw).encode("ascii")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def parse_stored(lines: list[bytes], location: str) -> Batch:
    """The batch of lines that a store holds.

    Raises:
        StoreError: one of them is no record of this version.
    """

    def fail(error: TradewireError) -> None:
        raise StoreError(location, f"holds a line that is no record of this version: {error}")

    return parse([Line(location, line) for line in lines], fail)
