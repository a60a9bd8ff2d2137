"""What gold says of a record, for the page: which of its values are right, and what was missed.

`tradewire check` judges; here its items are brought back to the places of the text and to the
entries of the record that they are about.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tradewire.check.against_gold import judge_gold, locate, overlap, pair
from tradewire.check.against_names import judge_names
from tradewire.check.against_shapes import judge_implications, judge_tables
from tradewire.check.cases import load_cases, names_of
from tradewire.check.gold import Gold, Place
from tradewire.check.items import Item, Mark
from tradewire.check.places import Interval, Squeezed
from tradewire.errors import UsageError
from tradewire.report.judgement import Judged, Judgement

if TYPE_CHECKING:
    from tradewire.records import Record

Json = Mapping[str, Any]

_PLACED = ("tariffs", "money", "percentages")


def gold_judge(path: Path, on_error: Callable[[object], None]) -> Callable[[Record], Judgement | None]:
    """What judges a record by the gold of `path`, a folder or a file; None for a record without gold.

    A file of gold that is malformed is given to `on_error`.

    Raises:
        CaseError: `path` is a file that is no gold.
        UsageError: there is no gold there.
    """
    known = {case.name: case.gold for case in load_cases(path, "", on_error) if case.gold is not None}
    if not known:
        raise UsageError(f"{path}: holds no gold (docs/ and annotations/, or a file of gold)")

    def judge(record: Record) -> Judgement | None:
        gold = next((known[name] for name in names_of(record.source.uri) if name in known), None)
        return None if gold is None else judgement(gold, json.loads(record.to_json()))

    return judge


def judgement(gold: Gold, record: Json) -> Judgement:
    """What `gold` says of `record`, an object of the record's schema."""
    made = Judgement()
    items = list(judge_gold(gold, record))
    squeezed = Squeezed.of(record["article"]["text"])
    for section in _PLACED:
        stated = getattr(gold, section)
        if stated is None:
            continue
        if section == "tariffs":
            stated = [entry for entry in stated if entry.unit == "percent"]
        judged = [item for item in items if item.section == section]
        _placed(made, section, stated, _found(record, section), judged, squeezed, gold)
    for section, verdicts in _wholes(gold, record):
        for number, verdict in verdicts:
            made.items[f"{section}:{number}"] = verdict
    made.lost += [
        (item.section, item.words)
        for item in items
        if item.section not in _PLACED and item.mark is Mark.MISSED
    ]
    return made


def _found(record: Json, section: str) -> list[tuple[Interval, int]]:
    """The places of a section that are judged, and the entry that each is of, in the order of check."""
    entries = enumerate(record[section])
    if section == "tariffs":
        return [
            ((span["start"], span["end"]), number)
            for number, tariff in entries
            if (tariff["rate"] or {}).get("unit") == "percent"
            for span in tariff["mentions"]
        ]
    return [((entry["start"], entry["end"]), number) for number, entry in entries]


def _placed(
    made: Judgement,
    section: str,
    stated: Sequence[Place],
    found: Sequence[tuple[Interval, int]],
    judged: Sequence[Item],
    squeezed: Squeezed,
    gold: Gold,
) -> None:
    """The items of a section come in the order of what is stated; after them what is spurious."""
    places = locate(stated, squeezed)
    pairs = pair(places, [span for span, _ in found])
    for index, (entry, item) in enumerate(zip(stated, judged, strict=False)):
        other, place = pairs.get(index), places[index]
        if other is not None:
            (start, end), number = found[other]
            made.spans.append(Judged(section, number, start, end, item.mark.value, _note(item)))
        elif place is not None:
            made.spans.append(Judged(section, None, *place, Mark.MISSED.value, _stated(item, entry)))
        else:
            made.lost.append((section, _stated(item, entry)))
    left = [one for index, one in enumerate(found) if index not in set(pairs.values())]
    if section in gold.open:
        told = [place for place in locate(getattr(gold.spurious, section), squeezed) if place]
        left = [one for one in left if any(overlap(one[0], place) for place in told)]
    made.spans += [Judged(section, number, *span, Mark.SPURIOUS.value, "") for span, number in left]


def _note(item: Item) -> str:
    """What gold says instead of what was found."""
    wrong = [(name, slot) for name, slot in item.slots.items() if not slot.right]
    return "; ".join(f"{name} {slot.expected}, not {slot.found}" for name, slot in wrong)


def _stated(item: Item, entry: Place) -> str:
    said = [f"{name} {slot.expected}" for name, slot in item.slots.items() if slot.expected is not None]
    return "; ".join(said) or entry.quote


def _wholes(gold: Gold, record: Json) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Entries that have no place of their own in gold, each judged as if it were the only one."""
    yield "entities", _alone(record["entities"], lambda one: judge_names(gold, [one]))
    tables, implications = gold.tables, gold.implications
    if tables is not None:
        yield "tables", _alone(record["tables"], lambda one: judge_tables(gold, tables, [one]))
    if implications is not None:
        judged = _alone(record["implications"], lambda one: judge_implications(gold, implications, [one]))
        yield "implications", judged


def _alone(entries: Sequence[Json], judge: Callable[[Json], Iterator[Item]]) -> list[tuple[int, str]]:
    verdicts = []
    for number, entry in enumerate(entries):
        marks = {item.mark for item in judge(entry)}
        found = next((mark for mark in (Mark.RIGHT, Mark.SPURIOUS) if mark in marks), None)
        if found is not None:
            verdicts.append((number, found.value))
    return verdicts
