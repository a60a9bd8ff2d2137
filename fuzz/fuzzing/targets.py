"""What hostile input is tried on, each with what it starts from and how it is changed."""

from __future__ import annotations

import functools
import gzip
import json
import tempfile
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from fuzzing import mutate, seeds
from fuzzing.mutate import Mutate
from fuzzing.properties import (
    LIMITS,
    check_found,
    check_laid_out,
    check_outcome,
    check_record,
    check_spans,
    expect,
    extractor,
)

MAX_BYTES = 20_000  # of an input: large enough for a square to show, small enough for many of them
SAMPLE = 8  # of this many inputs of a reader, one goes on to a record


@dataclass
class Stopwatch:
    """Seconds of thread time that records of a reader's inputs took.

    They are no part of the reader's share: what a record may take is the business of the target `article`.
    """

    seconds: float = 0.0


records = Stopwatch()


@dataclass(frozen=True)
class Target:
    """One part of the package.

    `run` takes an input, raises what was not kept, and gives the number of bytes it had to work on.
    """

    name: str
    starts: Callable[[], list[bytes]]
    run: Callable[[bytes], int]
    mutate: Mutate = mutate.mutated
    most: int = MAX_BYTES
    reader: bool = False

    def worth_more(self, data: bytes, size: int) -> bool:
        """Whether an input that took so many bytes of work is changed further: one that is refused is not."""
        return not self.reader or size > len(data)


def _reads(name: str, data: bytes) -> int:
    """All articles of an input laid out; of some inputs the first ones go on to a record."""
    from tradewire.read import read_bytes

    size = len(data)
    sources = []
    for found in read_bytes(data, name, limits=LIMITS):
        source = check_found(found)
        if source is not None:
            size += len(source.text)
            check_laid_out(source)
            sources.append(source)
    if sources and zlib.crc32(data) % SAMPLE == 0:
        began = time.thread_time()
        for outcome in extractor().outcomes(sources[:2]):
            check_outcome(outcome)
        records.seconds += time.thread_time() - began
    return size


def _reader(
    kind: str, name: str, starts: Callable[[], list[bytes]], change: Mutate = mutate.mutated
) -> Target:
    return Target(kind, starts, functools.partial(_reads, name), change, reader=True)


def _article(data: bytes) -> int:
    """An article all the way to its record."""
    from tradewire.read import read_bytes

    found = list(read_bytes(data, "article.md", limits=LIMITS))
    sources = [source for source in map(check_found, found) if source is not None]
    for outcome in extractor().outcomes(found):
        check_outcome(outcome)
    return len(data) + sum(len(source.text) for source in sources)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _money(data: bytes) -> int:
    from tradewire.values.context import MoneyContext
    from tradewire.values.money import find_money

    text = _text(data)
    context = MoneyContext(countries=("CA",), year=1990 + len(data) % 40)
    found = find_money(text, context, vague=len(data) % 2 == 0)
    check_spans(text, found)
    for index, value in enumerate(found):
        _check_decimals(value.amount, value.amount_high, value.implied_rate)
        expect(value.equivalent_of is None or value.equivalent_of < index, "restates no earlier amount")
    return len(data)


def _percentages(data: bytes) -> int:
    from tradewire.values.percentages import find_percentages

    text = _text(data)
    found = find_percentages(text)
    check_spans(text, found)
    for index, value in enumerate(found):
        _check_decimals(value.value, value.value_high)
        expect(value.previous is None or value.previous != index < len(found), "follows no other percentage")
    return len(data)


def _check_decimals(*values: Decimal | None) -> None:
    for value in values:
        expect(value is None or value.is_finite(), "an amount is a finite number")


def _dates(data: bytes) -> int:
    from tradewire.values.dates import find_dates

    text = _text(data)
    for anchor in (None, "2025-03-31", "2024-02-29"):
        check_spans(text, find_dates(text, anchor, regions=("US",)))
    return len(data)


def _layout(data: bytes) -> int:
    """Tables of text, Markdown and HTML, in the three ways that one text can be taken."""
    from tradewire.read.source import Source

    text = _text(data).replace("\r", "\n").replace("\x00", " ")
    for media_type in ("text/plain", "text/markdown", "text/html"):
        check_laid_out(Source("a", media_type, text, "0" * 64))
    return 3 * len(data)


def _record(data: bytes) -> int:
    """`tradewire validate`: what it takes is a record by the schema too."""
    from pydantic import ValidationError

    from tradewire.cli.records import read_records
    from tradewire.errors import RecordError
    from tradewire.records import Record

    for line in data.split(b"\n"):
        try:
            record = Record.model_validate_json(line)
        except ValidationError:
            continue
        check_record(record)
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(data)
        file.flush()
        for found in read_records(Path(file.name)):
            if isinstance(found, RecordError):
                expect("\n" not in str(found), "an error is one line")
    return len(data)


def _load(data: bytes) -> int:
    """Lines into stores: each is in the store as it came, or named; the stores agree on which."""
    from tradewire.store import Line, open

    lines = [
        Line(f"a:{number}", body) for number, body in enumerate(data.split(b"\n"), start=1) if body.strip()
    ]
    refused = []
    with tempfile.TemporaryDirectory() as folder:
        for url in (f"duckdb:{folder}/a.duckdb", f"sqlite:{folder}/a.sqlite", f"parquet:{folder}/a"):
            errors: list[Any] = []
            with open(url) as store:
                done = store.load(lines, on_error=errors.append)
                kept = list(store.records())
                again = store.load(lines, on_error=lambda error: None)
            expect(
                len(lines)
                == done.added + done.replaced + done.unchanged + done.older + done.differing + done.failed,
                "the lines of a load add up",
            )
            expect(not again.written and again.failed == done.failed, "loading again changes a store")
            expect(len(errors) == done.failed, "each line that fails is named")
            expect(
                set(kept) <= {line.body for line in lines}, "a store gives back other bytes than it was given"
            )
            refused.append([str(error).partition(": ")[0] for error in errors])
    expect(all(refused[0] == other for other in refused[1:]), "stores disagree on what is a record")
    return len(data)


def _texts(*texts: str) -> Callable[[], list[bytes]]:
    return lambda: [text.encode() for text in texts]


_ALL_TEXTS = _texts(seeds.PROSE, seeds.ALIGNED, seeds.MARKDOWN, seeds.HTML)

_TARGETS = (
    _reader("text", "a.txt", _texts(seeds.PROSE, seeds.ALIGNED)),
    _reader("markdown", "a.md", _texts(seeds.MARKDOWN)),
    _reader("html", "a.html", _texts(seeds.HTML)),
    _reader(
        "json", "a.json", lambda: [seeds.json_feed(), json.dumps(seeds.ROWS[0]).encode()], mutate.of_json
    ),
    _reader("jsonl", "a.jsonl", lambda: [seeds.json_lines()], mutate.of_json),
    _reader("csv", "a.csv", lambda: [seeds.delimited(mark) for mark in ",\t;|"]),
    _reader("parquet", "a.parquet", lambda: [seeds.parquet()], mutate.of_parquet),
    _reader("rss", "a.xml", _texts(seeds.FEED, seeds.ATOM)),
    _reader("warc", "a.warc", lambda: [seeds.warc(), gzip.compress(seeds.warc(), mtime=0)], mutate.of_warc),
    _reader("eml", "a.eml", _texts(seeds.MAIL)),
    Target(
        "docx", lambda: [seeds.docx()], functools.partial(_reads, "a.docx"), mutate.of_docx, 100_000, True
    ),
    _reader("pdf", "a.pdf", lambda: [seeds.pdf()]),
    _reader("compressed", "a.txt.gz", seeds.compressed, mutate.of_compressed),
    Target("money", _texts(seeds.PROSE, seeds.ALIGNED), _money),
    Target("percentages", _texts(seeds.PROSE, seeds.ALIGNED), _percentages),
    Target("dates", _texts(seeds.PROSE, seeds.ALIGNED), _dates),
    Target("layout", _ALL_TEXTS, _layout),
    Target("article", _ALL_TEXTS, _article),
    Target("record", lambda: list(seeds.records()), _record, mutate.of_json),
    Target("load", lambda: [b"\n".join(seeds.records()[:2]), *seeds.records()], _load, mutate.of_json),
)
TARGETS = {target.name: target for target in _TARGETS}
