"""The texts that were seen, in an SQLite file, so that their number does not matter to memory.

Texts that may be alike are found by bands of their MinHash values (locality-sensitive hashing, as
datasketch's `MinHashLSH` sets its bands), and then compared. A text that is like an earlier one is
not kept: all that are like the first are found by it.
"""

from __future__ import annotations

import functools
import hashlib
import sqlite3
import threading
import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tradewire.duplicates.fingerprint import VALUES, Fingerprint

THRESHOLD = 0.8
"""Similarity from which two texts count as nearly the same."""

# A pair at the threshold that is missed weighs nine times one that is compared for nothing.
_WEIGHTS = (0.1, 0.9)
_MOST_ALIKE = 200  # texts of one band that are compared
_CACHE = "-65536"  # KiB of the file that SQLite keeps in memory
_TABLES = """
create table if not exists texts (
    id integer primary key, input integer, number integer, name text, digest blob, vals blob);
create index if not exists texts_by_digest on texts (digest);
create index if not exists texts_by_place on texts (input, number);
create table if not exists bands (hash integer, id integer, primary key (hash, id)) without rowid;
"""


@dataclass(frozen=True, slots=True)
class Match:
    """The earlier text that one is like: its number (from 1, as it was kept), its name, the similarity."""

    id: int
    name: str
    similarity: float


class SeenTexts:
    """The texts seen so far.

    Args:
        base: a database to keep them in, with a transaction of its caller's; None: a temporary one.
        lock: held while `base` is used.
        threshold: similarity (0 to 1] from which a text is like another.
    """

    def __init__(
        self,
        base: sqlite3.Connection | None = None,
        lock: threading.RLock | None = None,
        *,
        threshold: float = THRESHOLD,
    ) -> None:
        self._base = base or _temporary()
        if base is None:
            weakref.finalize(self, self._base.close)  # its file goes with it
        self._lock = lock or threading.RLock()
        self._threshold = threshold
        with self._lock:
            for statement in filter(str.strip, _TABLES.split(";")):
                self._base.execute(statement)

    def like(self, print_: Fingerprint, name: str, place: tuple[int, int]) -> Match | None:
        """The earlier text that this one is like; None if there is none, and then it is kept.

        Of several it is the most similar, and of equally similar ones the first. A nearly equal
        text of the same name is a later version and no duplicate.

        Args:
            print_: the text's fingerprint.
            name: of the article.
            place: the number of its input and its own number there: what is kept of that place
                already is the same article.
        """
        with self._lock:
            found = self._same(print_, place) or self._nearly(print_, name, place)
            if found is None:
                self._keep(print_, name, place)
        return found

    def forget(self, numbers: Iterable[int]) -> None:
        """Do as if these texts (`Match.id`) had not been seen."""
        gone = [(number,) for number in numbers]
        if not gone:
            return
        with self._lock:
            self._base.executemany("delete from texts where id = ?", gone)
            self._base.execute("delete from bands where id not in (select id from texts)")

    def _same(self, print_: Fingerprint, place: tuple[int, int]) -> Match | None:
        sql = "select id, name from texts where digest = ? and (input, number) <> (?, ?) order by id limit 1"
        for number, name in self._base.execute(sql, (print_.digest, *place)):
            return Match(number, name, 1.0)
        return None

    def _nearly(self, print_: Fingerprint, name: str, place: tuple[int, int]) -> Match | None:
        import numpy

        near: set[int] = set()
        for band in _bands(print_.values, self._threshold):
            sql = "select id from bands where hash = ? order by id limit ?"
            near.update(row[0] for row in self._base.execute(sql, (band, _MOST_ALIKE)))
        best: Match | None = None
        for number in sorted(near):
            sql = "select name, vals from texts where id = ? and (input, number) <> (?, ?) and name <> ?"
            for other, values in self._base.execute(sql, (number, *place, name)):
                similarity = print_.similarity(numpy.frombuffer(values, dtype=print_.values.dtype))
                if similarity >= self._threshold and (best is None or similarity > best.similarity):
                    best = Match(number, other, similarity)
        return best

    def _keep(self, print_: Fingerprint, name: str, place: tuple[int, int]) -> None:
        kept = self._base.execute("select 1 from texts where (input, number) = (?, ?)", place).fetchone()
        if kept is not None:
            return
        row = (*place, name, print_.digest, print_.values.tobytes())
        sql = "insert into texts (input, number, name, digest, vals) values (?, ?, ?, ?, ?)"
        number = self._base.execute(sql, row).lastrowid
        self._base.executemany(
            "insert or ignore into bands values (?, ?)",
            [(band, number) for band in _bands(print_.values, self._threshold)],
        )


def _bands(values: Any, threshold: float) -> list[int]:
    """A number for each band of the values: equal where all of the band's values are."""
    bands, rows = _shape(threshold)
    hashes = []
    for at in range(bands):
        part = at.to_bytes(2, "big") + values[at * rows : (at + 1) * rows].tobytes()
        digest = hashlib.blake2b(part, digest_size=8).digest()
        hashes.append(int.from_bytes(digest, "big", signed=True))
    return hashes


@functools.cache
def _shape(threshold: float) -> tuple[int, int]:
    """How many bands of how many values find texts of a similarity, with few compared for nothing."""
    from datasketch import MinHashLSH

    lsh = MinHashLSH(threshold=min(threshold, 0.99), num_perm=VALUES, weights=_WEIGHTS)
    return lsh.b, lsh.r


def _temporary() -> sqlite3.Connection:
    """A database in a temporary file, which goes with the connection."""
    base = sqlite3.connect("", check_same_thread=False, isolation_level=None)
    base.execute(f"pragma cache_size = {_CACHE}")
    base.execute("pragma journal_mode = off")
    base.execute("begin")
    return base
