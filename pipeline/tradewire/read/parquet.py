"""Parquet: one article a row."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from tradewire.errors import CorruptSource, SourceTooLarge
from tradewire.read.article import row_source
from tradewire.read.fields import NAMES, PARTS, SUMMARIES, plain_key
from tradewire.read.source import Found, Limits, Options
from tradewire.read.streams import seekable

_MAGIC = b"PAR1"
_ROWS = 32  # that are held at a time


def accepts(head: bytes, name: str) -> bool:
    """Whether the bytes begin like a Parquet file."""
    return head.startswith(_MAGIC)


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found]:
    """The articles, row by row; `uri` is the name and the row's number from 1, as in "news.parquet#3".

    Only the columns that an article can use are read, some rows at a time.

    Raises:
        ReadError: it is cut short or broken, or no column can be the text.
    """
    import pyarrow.parquet as pq
    from pyarrow import ArrowException

    with seekable(stream, name, options.limits) as file:
        try:
            table = pq.ParquetFile(file)
            columns = _columns(table.schema_arrow.names, name, options)
            _check(table.metadata, file.seek(0, io.SEEK_END), name, options.limits)
            batches = table.iter_batches(batch_size=_ROWS, columns=columns)
            numbers = itertools.count(1)
            for batch in batches:
                for row in batch.to_pylist():
                    data = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)
                    uri = f"{name}#{next(numbers)}"
                    yield row_source(_plain(row), uri, data.encode("utf-8", "replace"), options)
        except (ArrowException, OSError) as error:
            reason = " ".join(str(error).split())[:200]
            raise CorruptSource(name, f"is no whole Parquet file ({reason})") from error


def _columns(names: list[str], name: str, options: Options) -> list[str]:
    """The columns to read: those of the map, and those with usual names.

    Raises:
        CorruptSource: none can be the text.
    """
    given = dict(options.fields)
    text = given.get("text")
    usual = {*itertools.chain.from_iterable(NAMES[part] for part in PARTS if part not in given), *SUMMARIES}
    mapped = {field for path in given.values() for field in (path, path.partition(".")[0])}
    kept = [column for column in names if column in mapped or plain_key(column) in usual]
    texts = {*NAMES["text"], *SUMMARIES}
    if any(
        column in (text, text.partition(".")[0]) if text else plain_key(column) in texts for column in kept
    ):
        return kept
    shown = ", ".join(names[:10]) + (", …" if len(names) > 10 else "")
    reason = f"no column {text!r}" if text else "no column of article text"
    raise CorruptSource(name, f"{reason}: the file has {shown}; --map text=COLUMN (fields) names it")


def _check(metadata: Any, packed: int, name: str, limits: Limits) -> None:
    """Refuse what unpacks to far more than it is (`packed` bytes), before it is unpacked.

    Raises:
        SourceTooLarge: over `limits.max_ratio` or `limits.max_unpacked`.
    """
    # By row group: pyarrow ends the process when the metadata of a column are corrupt and asked for.
    total = sum(metadata.row_group(index).total_byte_size for index in range(metadata.num_row_groups))
    if total > 10_000_000 and total > packed * limits.max_ratio:
        raise SourceTooLarge(
            name,
            f"grows to more than {limits.max_ratio:,} times its size when it is unpacked; "
            "--max-ratio (limits.max_ratio) raises that",
        )
    if total > limits.max_unpacked:
        raise SourceTooLarge(name, "unpacks to too much; --max-unpacked (limits.max_unpacked) raises that")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """The row with dates as ISO 8601."""
    return {
        key: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in row.items()
        if value is not None
    }
