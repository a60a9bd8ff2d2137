"""What is done, in an SQLite file that is committed together with what is written.

Inputs are numbered in the order they were read, their articles from 1 within each. Two threads use a
ledger, the one that reads and the one that writes: each call holds a lock.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tradewire.duplicates.seen import SeenTexts

DONE, FAILED, SEEN, PASSED = range(4)
"""States of an article: its record is written; its failure is; an earlier run did it, as the file was
then; its failure is written, but trying again makes sense."""

_TABLES = """
create table if not exists facts (key text primary key, value text) without rowid;
create table if not exists inputs (
    number integer primary key, name text not null, size integer, changed integer, count integer);
create index if not exists inputs_by_name on inputs (name, number);
create table if not exists articles (
    input integer, number integer, digest blob, state integer, primary key (input, number)) without rowid;
create index if not exists articles_by_digest on articles (digest);
create table if not exists parts (
    number integer primary key, records integer, bytes integer, sha256 text, made_by text);
"""


@dataclass(frozen=True, slots=True)
class Status:
    """A file as it was when it was read: bytes, and when it was changed last, in nanoseconds."""

    size: int | None = None
    changed: int | None = None


UNKNOWN = Status()
"""Of what is no file of this machine."""


@dataclass(frozen=True, slots=True)
class KnownInput:
    """An input that was read before; `count` is how many articles it holds, None if its end was not read."""

    number: int
    name: str
    status: Status
    count: int | None


@dataclass(frozen=True, slots=True)
class DoneArticle:
    """An article that is done: the input it is in, its number there, its SHA-256 (hexadecimal), its state."""

    input: int
    number: int
    digest: str
    state: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is whole. `made_by` is JSON."""

    number: int
    records: int
    bytes: int
    sha256: str
    made_by: str


class Ledger:
    """The ledger at `path`, made if it is not there.

    Raises:
        sqlite3.Error: it cannot be opened or written, or is none.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._base = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        try:
            self._base.executescript(_TABLES)
            self._base.execute("begin")
        except BaseException:
            self._base.close()
            raise

    def close(self) -> None:
        """Close the file; what was not committed is forgotten."""
        with self._lock:
            self._base.close()

    def commit(self, done: Iterable[DoneArticle], facts: dict[str, str], part: Part | None = None) -> None:
        """Keep for good, as a whole: inputs noted so far, articles, facts, and a part that is whole."""
        with self._lock:
            self._base.executemany(
                "insert or replace into articles values (?, ?, ?, ?)",
                [(a.input, a.number, bytes.fromhex(a.digest), a.state) for a in done],
            )
            self._base.executemany("insert or replace into facts values (?, ?)", list(facts.items()))
            if part is not None:
                row = (part.number, part.records, part.bytes, part.sha256, part.made_by)
                self._base.execute("insert or replace into parts values (?, ?, ?, ?, ?)", row)
            self._base.execute("commit")
            self._base.execute("begin")

    def facts(self) -> dict[str, str]:
        """All facts."""
        return dict(self._rows("select key, value from facts"))

    def parts(self) -> list[Part]:
        """The parts that are whole, in order."""
        return [Part(*row) for row in self._rows("select * from parts order by number")]

    def next_input(self) -> int:
        """The number after that of the last input, from 0."""
        return int(self._rows("select coalesce(max(number) + 1, 0) from inputs")[0][0])

    def input(self, number: int) -> KnownInput | None:
        """The input of that number."""
        return _input(self._rows("select * from inputs where number = ?", number))

    def latest(self, name: str) -> KnownInput | None:
        """The input of that name that was read last."""
        return _input(self._rows("select * from inputs where name = ? order by number desc limit 1", name))

    def note(self, known: KnownInput) -> None:
        """An input is read, or (with its count) was read to its end; kept by the next commit."""
        row = (known.number, known.name, known.status.size, known.status.changed, known.count)
        with self._lock:
            self._base.execute("insert or replace into inputs values (?, ?, ?, ?, ?)", row)

    def article(self, known: KnownInput, number: int) -> DoneArticle | None:
        """That article of the input, if it is done."""
        sql = "select digest, state from articles where input = ? and number = ?"
        for digest, state in self._rows(sql, known.number, number):
            return DoneArticle(known.number, number, digest.hex(), state)
        return None

    def seen(self, known: KnownInput, number: int, digest: str) -> None:
        """That article of the input is one that an earlier run did; kept by the next commit."""
        row = (known.number, number, bytes.fromhex(digest), SEEN)
        with self._lock:
            self._base.execute("insert or ignore into articles values (?, ?, ?, ?)", row)

    def how_many(self, known: KnownInput, *, passed: bool = True) -> int:
        """How many articles of the input are done; with or without those that may be tried again."""
        sql = "select count(*) from articles where input = ? and state <= ?"
        return int(self._rows(sql, known.number, PASSED if passed else SEEN)[0][0])

    def has(self, name: str, digest: str, before: int) -> bool:
        """Whether an article of those bytes is done that an input of that name and a lower number held."""
        sql = """select 1 from articles join inputs on articles.input = inputs.number
                 where digest = ? and state <= ? and name = ? and input < ? limit 1"""
        return bool(self._rows(sql, bytes.fromhex(digest), SEEN, name, before))

    def seen_texts(self) -> SeenTexts:
        """The texts of the articles, kept with what is done.

        The reader of articles runs ahead of what is committed: after a kill there are texts whose
        articles are still to do, and these are forgotten.
        """
        with self._lock:
            seen = SeenTexts(self._base, self._lock)
            sql = """select id from texts where not exists (
                     select 1 from articles where (input, number) = (texts.input, texts.number))"""
            seen.forget(row[0] for row in self._rows(sql))
        return seen

    def totals(self) -> tuple[int, int, int]:
        """How many inputs were read, how many bytes they have, and how many articles are done."""
        done = "select count(*) from articles where state != ?"
        inputs, size = self._rows("select count(*), coalesce(sum(size), 0) from inputs")[0]
        return int(inputs), int(size), int(self._rows(done, SEEN)[0][0])

    def _rows(self, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock:
            return self._base.execute(sql, values).fetchall()


def _input(rows: list[tuple]) -> KnownInput | None:  # type: ignore[type-arg]
    for number, name, size, changed, count in rows:
        return KnownInput(number, name, Status(size, changed), count)
    return None
