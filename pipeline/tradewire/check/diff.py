"""Two runs over the same articles, compared record by record: what an upgrade changes, without gold.

Both files are read once, side by side, and no more than two records are held; of records whose partner
comes later, or never, the place in the file is kept. So memory grows with the disorder of the files
(about 150 bytes a record that has no partner yet), not with their size.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

from tradewire.check.against_record import judge_record
from tradewire.check.brief import SECTIONS, brief
from tradewire.check.items import Item, Mark
from tradewire.check.run import NOTHING, raw_record
from tradewire.check.words import safe
from tradewire.errors import ReadError, RecordError

Json = dict[str, Any]
OnError = Callable[[RecordError], None]

_LISTS = tuple(name for name in SECTIONS if name not in ("id", "source", "article"))
COMPARED = ("article", *_LISTS)
"""Sections that are compared; the id and the digests of the source follow from the article."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An article that is not the same in both runs: its items that changed, are gone, or are new."""

    uri: str
    items: tuple[Item, ...]


@dataclass(slots=True)
class Totals:
    """Counts over all articles; `sections` by section and mark (right: the same; missed: gone)."""

    both: int = 0
    changed: int = 0
    only_old: int = 0
    only_new: int = 0
    sections: dict[str, Counter[Mark]] = field(default_factory=dict)
    versions: tuple[str, str] = ("", "")

    def count(self, section: str, mark: Mark, number: int = 1) -> None:
        """Add to a section's count."""
        self.sections.setdefault(section, Counter())[mark] += number


def compare_runs(
    old: Path, new: Path, totals: Totals, on_error: OnError, *, sections: Sequence[str] = COMPARED
) -> Iterator[Difference]:
    """The articles that differ, as they are met; `totals` is complete when the iterator is at its end.

    Records belong together by `source.uri`; several of one URI by their order. Lines that are no records
    are given to `on_error`.

    Raises:
        ReadError: a file cannot be read.
    """
    with _Run(old, on_error) as ours, _Run(new, on_error) as theirs:
        while True:
            one, other = ours.next(), theirs.next()
            if one is None and other is None:
                break
            for record, here, there in ((one, ours, theirs), (other, theirs, ours)):
                if record is not None:
                    here.keep(record)
                    partner = there.take(record["source"]["uri"])
                    if partner is not None:
                        here.take(record["source"]["uri"], record)
                        pair = (record, partner) if here is ours else (partner, record)
                        try:
                            difference = _difference(*pair, totals, sections)
                        except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
                            reason = f"cannot be compared: {type(error).__name__}: {safe(str(error))}"
                            on_error(RecordError(safe(str(record["source"]["uri"])), reason))
                            continue
                        if difference.items:
                            yield difference
        totals.only_old, totals.only_new = ours.waiting, theirs.waiting
        totals.versions = ours.version, theirs.version


class _Run:
    """One file: its records one by one, and the places of those that have no partner yet."""

    def __init__(self, path: Path, on_error: OnError) -> None:
        self._path = path
        self._on_error = on_error
        self._places: dict[bytes, deque[int]] = {}
        self._at = 0
        self._line = 0
        self._last: tuple[int, Json] | None = None
        self.waiting = 0
        self.version = ""

    def __enter__(self) -> _Run:
        try:
            self._stream: BinaryIO = self._path.open("rb")
            self._again: BinaryIO = self._path.open("rb")
        except OSError as error:
            raise ReadError(str(self._path), (error.strerror or type(error).__name__).lower()) from error
        return self

    def __exit__(self, *error: object) -> None:
        self._stream.close()
        self._again.close()

    def next(self) -> Json | None:
        """The next record; None at the end."""
        for line in self._stream:
            place = self._at
            self._at += len(line)
            self._line += 1
            if not line.strip():
                continue
            try:
                record = raw_record(line, f"{self._path}:{self._line}")
            except RecordError as error:
                self._on_error(error)
                continue
            self._last = place, record
            self.version = self.version or _version(record)
            return record
        return None

    def keep(self, record: Json) -> None:
        """Remember where the record that came last stands."""
        if self._last is not None:
            self._places.setdefault(_key(record["source"]["uri"]), deque()).append(self._last[0])
            self.waiting += 1

    def take(self, uri: str, record: Json | None = None) -> Json | None:
        """The first record of this URI that waits, and it waits no more; `record` where it is at hand."""
        key = _key(uri)
        places = self._places.get(key)
        if not places:
            return None
        place = places.popleft()
        self.waiting -= 1
        if not places:
            del self._places[key]
        if record is not None:
            return record
        if self._last is not None and self._last[0] == place:
            return self._last[1]
        self._again.seek(place)
        return raw_record(self._again.readline(), str(self._path))


def _key(uri: str) -> bytes:
    return blake2b(uri.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _version(record: Json) -> str:
    made = record.get("pipeline")
    if not isinstance(made, dict):
        return ""
    model = made.get("model")
    named = f"{model.get('name')} {model.get('version')}" if isinstance(model, dict) else str(model)
    return f"tradewire {made.get('tradewire')}, spaCy {made.get('spacy')}, {named}"


def _difference(old: Json, new: Json, totals: Totals, sections: Sequence[str]) -> Difference:
    totals.both += 1
    uri = str(old["source"]["uri"])
    ours, theirs = {**NOTHING, **old}, {**NOTHING, **new}
    if all(ours[name] == theirs[name] for name in sections):
        for name in sections:
            totals.count(name, Mark.RIGHT, len(brief(ours[name])))
        return Difference(uri, ())
    items = []
    for item in judge_record({name: ours[name] for name in COMPARED}, theirs, whole=True):
        if item.section in sections:
            totals.count(item.section, item.mark)
            if item.mark is not Mark.RIGHT:
                items.append(item)
    totals.changed += bool(items)
    return Difference(uri, tuple(items))
