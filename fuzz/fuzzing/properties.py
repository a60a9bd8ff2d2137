"""What must hold of every input, whatever it is; `Broken` says what did not."""

from __future__ import annotations

import functools
import itertools
import json
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tradewire
from tradewire import Extractor, Record, TradewireError
from tradewire.errors import ExtractError, ReadError, RecordError
from tradewire.layout import lay_out
from tradewire.layout.article import Article, Cell
from tradewire.read import Found, Limits, Source

LIMITS = Limits(
    max_bytes=300_000, max_unpacked=2_000_000, max_members=2_000, max_cells=20_000, max_seconds=600.0
)
"""Small, so that what a limit is for is met; but for time, which the processor's clock tells (engine.py):
this one goes on while a process is stopped."""

_OWN = str(Path(tradewire.__file__).parent)


class Broken(AssertionError):
    """A promise that was not kept."""


@functools.cache
def extractor() -> Extractor:
    """One extractor for all targets."""
    return Extractor(limits=LIMITS)


@functools.cache
def _schema() -> Any:
    import jsonschema

    from tradewire.records.schema import record_schema

    return jsonschema.Draft202012Validator(record_schema())


def expect(truth: object, complaint: str) -> None:
    """Raises Broken unless it is so."""
    if not truth:
        raise Broken(complaint)


def check_found(found: Found) -> Source | None:
    """The source, if it is one. An error has a reason, and is none of a slip in this package's own code."""
    if isinstance(found, ReadError):
        expect(found.reason and "\n" not in str(found), "an error is one line with a reason")
        cause = found.__cause__
        if cause is not None and found.reason.startswith("cannot be read ("):
            # A library may break on what it is given; a reader's own code may not.
            frames = traceback.extract_tb(cause.__traceback__)
            if frames and frames[-1].filename.startswith(_OWN):
                raise Broken(f"a slip in a reader: {type(cause).__name__}") from cause
        return None
    expect(isinstance(found, Source), "a reader gives sources and errors")
    expect("\r" not in found.text, "line ends are one")
    found.text.encode("utf-8")
    found.uri.encode("utf-8")
    return found


def check_laid_out(source: Source) -> Article:
    """The article of the source, checked."""
    article = lay_out(source, limits=LIMITS)
    check_article(article)
    return article


def check_article(article: Article) -> None:
    """Blocks stand in order, cells hold what they say, and no two cells share a slot of the grid."""
    text = article.text
    text.encode("utf-8")
    last = 0
    for block in article.blocks:
        expect(last <= block.start < block.end <= len(text), "blocks overlap, or leave the text")
        expect(block.lead_end is None or block.start < block.lead_end <= block.end, "a lead leaves its block")
        expect(not last or text[last : block.start] == "\n\n", "blocks are a blank line apart")
        last = block.end
    if article.title is not None:
        first = article.blocks[0] if article.blocks else None
        expect(first is not None and first.kind == "heading", "the text begins with the title")
        expect(first and text[first.start : first.end] == article.title, "the first heading is the title")
    for table in article.tables:
        expect(0 <= table.start < table.end <= len(text), "a table leaves the text")
        _check_cells(text, [*table.upper_headers, table.header, *table.rows])


def _check_cells(text: str, rows: Iterable[Sequence[Cell]]) -> None:
    taken: set[tuple[int, int]] = set()
    for cell in itertools.chain.from_iterable(rows):
        expect(text[cell.start : cell.end] == cell.text, "a cell is not where it says")
        expect(cell.rowspan >= 1 and cell.colspan >= 1, "a cell without extent")
        expect((cell.row, cell.column) not in taken, f"two cells at {cell.row},{cell.column}")
        taken.add((cell.row, cell.column))


def check_spans(text: str, values: Sequence[Any]) -> None:
    """Values in order, each of them the words at its place."""
    last = 0
    for value in values:
        expect(value.text and text[value.start : value.end] == value.text, "a span does not match its text")
        expect(value.start >= last, "values overlap")
        last = value.end


def check_outcome(outcome: Record | TradewireError) -> None:
    """A record that the schema takes and that is the same after JSON, or an error of the input's own."""
    if isinstance(outcome, (ExtractError, RecordError)):
        raise Broken(f"{type(outcome).__name__}: {getattr(outcome, 'step', '')} {outcome}") from outcome
    if isinstance(outcome, TradewireError):
        return
    check_record(outcome)


def check_record(record: Record) -> None:
    """The schema takes it, and it is the same after JSON."""
    line = record.to_json()
    expect("\n" not in line, "a record is one line")
    fault = next(_schema().iter_errors(json.loads(line)), None)
    if fault is not None:
        raise Broken(f"the schema says of {list(fault.absolute_path)}: {fault.message[:200]}")
    expect(Record.model_validate_json(line).to_json() == line, "a record changes on its way through JSON")
    for tariff in record.tariffs:
        expect(tariff.mentions, "a tariff without a mention")
    for entity in record.entities:
        expect(entity.mentions, "an entity without a mention")
