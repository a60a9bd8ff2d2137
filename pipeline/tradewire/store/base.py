"""What every store does the same: batches, which record stays, and the way back."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tradewire.errors import TradewireError
from tradewire.store.flatten import flatten, stamps_of
from tradewire.store.parse import Batch, Line, OnError, as_lines, parse
from tradewire.store.stamps import Stamp, Verdict, judge

if TYPE_CHECKING:
    import pyarrow as pa

    from tradewire.records import Record

BATCH_RECORDS = 10_000  # measured: with a quarter of them DuckDB and Parquet take a fifth to a third longer
BATCH_BYTES = 50_000_000  # of lines; a batch is closed once it holds this much, whatever its number
SLOW = 1.0  # seconds that a batch takes to come before the store is let go of in between


@dataclass
class Loaded:
    """What a load did, in records: those by verdict, and the lines that are no records."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    older: int = 0
    differing: int = 0
    failed: int = 0

    def count(self, verdicts: Iterable[Verdict]) -> None:
        """Add the verdicts of a batch."""
        for verdict, number in Counter(verdicts).items():
            setattr(self, verdict, getattr(self, verdict) + number)

    @property
    def written(self) -> int:
        """Records that the load put into the store."""
        return self.added + self.replaced


@dataclass(frozen=True)
class Stored:
    """A record that a store has: what made it, and its place in the order of loading."""

    stamp: Stamp
    position: int


@dataclass
class Plan:
    """What a batch changes: the rows of the batch to write, where, and the stored records that go."""

    verdicts: list[Verdict]
    rows: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    superseded: list[str] = field(default_factory=list)

    def tables(self, batch: Batch) -> dict[str, pa.Table]:
        """The rows of every table that are written."""
        chosen = batch if len(self.rows) == len(batch.lines) else batch.take(self.rows)
        return flatten(chosen, self.positions)


def decide(batch: Batch, stored: dict[str, Stored], next_position: int, *, replace: bool = False) -> Plan:
    """Which records of the batch stay.

    A new article gets the next position, a replaced one keeps its own.
    """
    ids = batch.ids
    current = {name: kept.stamp for name, kept in stored.items()}
    chosen: dict[str, int] = {}
    verdicts = []
    for row, (name, stamp) in enumerate(zip(ids, stamps_of(batch), strict=True)):
        verdict = judge(stamp, current.get(name), replace=replace)
        if verdict in (Verdict.added, Verdict.replaced):
            current[name] = stamp
            chosen[name] = row
        verdicts.append(verdict)
    plan = Plan(verdicts)
    for name, row in chosen.items():
        kept = stored.get(name)
        plan.rows.append(row)
        if kept is None:
            plan.positions.append(next_position)
            next_position += 1
        else:
            plan.positions.append(kept.position)
            plan.superseded.append(name)
    return plan


class Store(ABC):
    """Records in one place; made by `tradewire.store.open`, used as a context manager.

    `location` is the place as it was named, without the password.
    """

    location: str
    batch_records = BATCH_RECORDS
    batch_bytes = BATCH_BYTES

    def load(
        self,
        records: Iterable[Record | Line | str | bytes],
        *,
        replace: bool = False,
        on_error: OnError | None = None,
    ) -> Loaded:
        """Put records into the store, a batch at a time; each batch is there as a whole or not at all.

        A record that is there already changes nothing; a newer one of the same article (stamps.py)
        replaces all its rows, an older one is left out. Of two records of the same versions and of
        different bytes the stored one stays, unless `replace` is set.

        A line that is no record is given to `on_error` and left out; without `on_error` its error is
        raised, and the batches before it stay.

        Raises:
            RecordError: an object is no record, and there is no `on_error`.
            StoreError: the store cannot be written; the message says why.
        """
        done = Loaded()

        def report(error: TradewireError) -> None:
            done.failed += 1
            if on_error is None:
                raise error
            on_error(error)

        try:
            since = time.monotonic()
            for lines in self._batches(as_lines(records)):
                slow = time.monotonic() - since > SLOW
                batch = parse(lines, report)
                if batch.lines:
                    done.count(self._write(batch, replace))
                if slow:
                    self._pause()
                since = time.monotonic()
        finally:
            self._pause()
        return done

    def _batches(self, lines: Iterable[Line]) -> Iterator[list[Line]]:
        batch: list[Line] = []
        size = 0
        for line in lines:
            batch.append(line)
            size += len(line.body)
            if len(batch) >= self.batch_records or size >= self.batch_bytes:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    @abstractmethod
    def _write(self, batch: Batch, replace: bool) -> list[Verdict]:
        """Write a batch as one whole; what became of each record.

        Raises:
            StoreError: it cannot be written, and nothing of it is there.
        """

    def _pause(self) -> None:
        """Let others at the store: the next batch takes a while, or there is none."""
        return

    @abstractmethod
    def query(self, sql: str) -> pa.Table:
        """The rows that a query of this store's SQL gives.

        Raises:
            StoreError: the query fails; the message is the store's.
        """

    @abstractmethod
    def records(self) -> Iterator[bytes]:
        """The records' lines as they were loaded, without line breaks, in the order of loading."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the store; what was loaded is there."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
