"""The report, written in one pass over the records.

Articles are packed by the chunk and wait in a temporary file until the index, which stands
before them in the page, is whole. Memory holds the index (a row an article) and one chunk.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from tradewire.report.embed import json_for_html, packed
from tradewire.report.page import head_and_tail
from tradewire.report.row import Row, places, row

if TYPE_CHECKING:
    from tradewire.records import Record
    from tradewire.report.judgement import Judgement

CHUNK_ARTICLES = 32
CHUNK_CHARS = 400_000  # of JSON: what a browser unpacks within a frame or two

Judge = Callable[["Record"], "Judgement | None"]


def write_report(
    records: Iterable[Record],
    stream: TextIO,
    *,
    title: str = "tradewire report",
    judge: Judge | None = None,
) -> int:
    """Write the page of `records` to `stream`; how many articles it holds.

    `records` is read once. `judge` gives what gold says of a record, None where there is no gold
    for it (`tradewire.report.judge`). The same records, title and gold give the same bytes.
    """
    rows: list[Row] = []
    chunks: list[int] = []  # how many articles each chunk holds
    digest = hashlib.sha256()
    codes: set[str] = set()
    with tempfile.TemporaryFile("w+", encoding="ascii", newline="\n") as spool:
        waiting: list[str] = []
        size = 0

        def flush() -> None:
            nonlocal size
            if waiting:
                content = packed("[" + ",".join(waiting) + "]")
                spool.write(f'<script type="text/plain" id="chunk-{len(chunks)}">{content}</script>\n')
                chunks.append(len(waiting))
                waiting.clear()
                size = 0

        for record in records:
            judgement = judge(record) if judge is not None else None
            made = row(record)
            if judgement is not None:
                made["gold"] = judgement.counts()
            rows.append(made)
            for tariff in record.tariffs:
                codes.update(tariff.imposer, tariff.targets)
            gold = json.dumps(judgement and judgement.to_json(), ensure_ascii=False)
            item = f'{{"record":{record.to_json()},"gold":{gold}}}'
            digest.update(item.encode("utf-8"))
            if waiting and (len(waiting) >= CHUNK_ARTICLES or size + len(item) > CHUNK_CHARS):
                flush()
            waiting.append(item)
            size += len(item)
        flush()
        before, between, after = head_and_tail(title)
        stream.write(before)
        _write_index(stream, title, digest.hexdigest()[:16], judge is not None, chunks, codes, rows)
        stream.write(between)
        spool.seek(0)
        shutil.copyfileobj(spool, stream)
        stream.write(after)
    return len(rows)


def _write_index(
    stream: TextIO,
    title: str,
    digest: str,
    gold: bool,
    chunks: list[int],
    codes: set[str],
    rows: list[Row],
) -> None:
    """The index as one JSON object, row by row: it is never a second time in memory."""
    head = {"title": title, "digest": digest, "gold": gold, "chunks": chunks, "places": places(codes)}
    stream.write(json_for_html(head)[:-1] + ',"articles":[')
    for number, made in enumerate(rows):
        stream.write("," if number else "")
        stream.write(json_for_html(made))
    stream.write("]}")
