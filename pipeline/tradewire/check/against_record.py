"""A record judged by a reviewed one, whole or in part, entry by entry.

Of a whole expectation everything is asked: what it leaves out is null or empty. Of a part only the
sections and fields that it states. Places are compared where the line that holds them is unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tradewire.check.against_gold import IS_RATE, MONEY, PERCENTAGE, percentage_mark
from tradewire.check.against_names import MEASURE_OF_KIND
from tradewire.check.against_shapes import IMPLICATION, TABLE
from tradewire.check.align import Shift, align, covers, words_of
from tradewire.check.brief import SECTIONS, brief
from tradewire.check.items import Item, Mark, Slot, numbered
from tradewire.check.references import by_words
from tradewire.check.same import name_key, number, table_shape
from tradewire.check.tariff_slots import MEASURES, SLOTS, mark, rate_words, sides, tariff_marks
from tradewire.check.words import around, safe

Json = Mapping[str, Any]

_SAID = 100  # characters of a value that is shown


def judge_record(
    expected: Json, record: Json, *, whole: bool, open_sections: Sequence[str] = ()
) -> Iterator[Item]:
    """The items of every section that `expected` states.

    Both are objects of the record's schema, brief or not. Of a section in `open_sections` what is found
    beyond the expectation is no fault.
    """
    expected, record = by_words(expected), by_words(record)
    text = record["article"]["text"]
    said = (expected.get("article") or {}).get("text")
    shift = Shift(said, text) if isinstance(said, str) else None
    for section in SECTIONS:
        if section not in expected:
            continue
        stated, found = expected[section], record[section]
        if whole:
            stated, found = brief(stated), brief(found)
        if section == "id":
            yield from _fields("source", {"id": stated}, {"id": found}, whole)
        elif section in ("source", "article"):
            if section == "article" and shift is not None:
                stated = shift(stated)
            yield from _fields(section, stated, found, whole)
        else:
            entries = stated if shift is None else shift(stated)
            yield from _entries(section, entries, found, whole, section in open_sections, text)


def _fields(section: str, stated: Json, found: Json, whole: bool) -> Iterator[Item]:
    """A section that is one thing: each of its fields is an item."""
    for key, value in stated.items():
        other = found.get(key)
        right = value == other if whole else covers(value, other, key)
        judged = mark(other is not None or value is None, right)
        slots = {} if right else {key: Slot(*_differing(value, other), right)}
        yield Item(section, key, {section: judged}, slots, key)
    for key in found if whole else ():
        if key not in stated:
            slots = {key: Slot(None, safe(str(found[key]), _SAID), False)}
            yield Item(section, key, {section: Mark.SPURIOUS}, slots, key)


def _entries(
    section: str, stated: Sequence[Json], found: Sequence[Json], whole: bool, is_open: bool, text: str
) -> Iterator[Item]:
    pairs = align(stated, found)
    for index, (entry, key) in enumerate(zip(stated, _keys(section, stated), strict=True)):
        other = found[pairs[index]] if index in pairs else None
        marks, slots = _measures(section, entry, other, whole)
        if other is not None:
            slots |= _other_slots(entry, other, slots, whole)
        right = other is not None and (entry == other if whole else all(s.right for s in slots.values()))
        marks = {section: mark(other is not None, right), **marks}
        yield Item(section, key, marks, slots, _words(text, entry, other))
    used = set(pairs.values())
    left = [entry for index, entry in enumerate(found) if index not in used]
    for entry, key in zip(left, _keys(section, left), strict=True) if not is_open else ():
        marks = dict.fromkeys((section, *_of_spurious(section, entry, stated)), Mark.SPURIOUS)
        yield Item(section, key, marks, {}, _words(text, entry))


def _other_slots(entry: Json, other: Json, known: Mapping[str, Slot], whole: bool) -> dict[str, Slot]:
    """The fields that differ and are no measure of their own."""
    slots: dict[str, Slot] = {}
    for field in dict.fromkeys((*entry, *other)) if whole else entry:
        mine, theirs = entry.get(field), other.get(field)
        # Of a whole record a slot that is the same by its measure may still be written otherwise.
        asked = field not in known or (whole and known[field].right)
        if asked and not (mine == theirs if whole else covers(mine, theirs, field)):
            slots[field] = Slot(*_differing(mine, theirs), False)
    return slots


def _measures(
    section: str, entry: Json, other: Json | None, whole: bool
) -> tuple[dict[str, Mark], dict[str, Slot]]:
    """The measures that gold has too, as far as the entry states what they ask."""
    if section == "tariffs":
        asked = {**dict.fromkeys(SLOTS), **entry} if whole else entry
        return tariff_marks(sides(asked), None if other is None else sides(other))
    measure, stated, same = None, True, False
    if section == "money":
        measure, stated = MONEY, "amount" in entry or "currency" in entry
        same = other is not None and all(
            covers(entry.get(key), other.get(key))
            for key in ("amount", "amount_high", "currency")
            if whole or key in entry
        )
    elif section == "percentages":
        marks = {}
        if whole or "value" in entry:
            same = other is not None and number(entry.get("value")) == number(other.get("value"))
            marks[PERCENTAGE] = percentage_mark(same)
        if "role" in entry:
            wanted, is_rate = (x is not None and x.get("role") == "tariff_rate" for x in (entry, other))
            if wanted or is_rate:
                marks[IS_RATE] = Mark.SPURIOUS if not wanted else Mark.RIGHT if is_rate else Mark.MISSED
        return marks, {}
    elif section == "entities":
        return _entity(entry, other), {}
    elif section == "tables":
        measure, stated = TABLE, (whole or "rows" in entry) and entry.get("kind", "layout") != "layout"
        same = other is not None and stated and _shape(entry) == _shape(other)
    elif section == "implications":
        measure, stated = IMPLICATION, "impact" in entry
        same = other is not None and all(
            covers(entry.get(key), other.get(key)) for key in ("area", "impact") if whole or key in entry
        )
    if measure is None or not stated:
        return {}, {}
    return {measure: mark(other is not None, same)}, {}


def _entity(entry: Json, other: Json | None) -> dict[str, Mark]:
    """Entities are counted by kind: one of another kind is missed there, and spurious here."""
    if "kind" not in entry:
        return {}
    measure = _measure_of_kind(entry["kind"])
    if other is None:
        return {measure: Mark.MISSED}
    there = _measure_of_kind(other["kind"])
    if there != measure:
        return {measure: Mark.MISSED, there: Mark.SPURIOUS}
    if entry["kind"] == "country" and "code" in entry:
        return {measure: mark(True, entry["code"] == other.get("code"))}
    return {measure: mark(True, name_key(str(entry.get("name", other["name"]))) == name_key(other["name"]))}


def _measure_of_kind(kind: str) -> str:
    return MEASURE_OF_KIND.get(kind, f"entity {kind}")


def _shape(table: Json) -> tuple[str, tuple[str, ...], int]:
    header = [cell.get("text", "") for cell in table.get("header") or ()]
    return table_shape(table["kind"], header, len(table.get("rows") or ()))


def _of_spurious(section: str, entry: Json, stated: Sequence[Json]) -> tuple[str, ...]:
    """The measures for which an entry that nobody expected is spurious."""
    if section == "tariffs":
        asked = [measure for one in stated for measure in tariff_marks(sides(one), None)[0]]
        return tuple(dict.fromkeys(asked)) if asked else MEASURES
    if section == "entities":
        return (_measure_of_kind(entry["kind"]),)
    if section == "tables":
        return () if entry["kind"] == "layout" else (TABLE,)
    return {"money": (MONEY,), "percentages": (PERCENTAGE,), "implications": (IMPLICATION,)}.get(section, ())


def _keys(section: str, entries: Sequence[Json]) -> list[str]:
    return numbered(safe(_name(section, entry), 100) for entry in entries)


def _name(section: str, entry: Json) -> str:
    """What an entry is called: its words, or what it states."""
    words = words_of(entry)
    if section == "entities" and "kind" in entry:
        return f"{entry['kind']} {words}"
    if section == "tariffs" and not entry.get("mentions"):
        rate = entry.get("rate")
        parts = (*entry.get("imposer", ()), "on", *entry.get("targets", ()))
        return " ".join(
            [*map(str, parts), rate_words(rate) if isinstance(rate, Mapping) else "", words]
        ).strip()
    if section == "implications" and entry.get("area"):
        return f"{entry['area']}: {words}"
    if section == "warnings":
        return f"{entry.get('code', '')}: {words}"
    return words or ", ".join(f"{key} {value}" for key, value in entry.items())


def _words(text: str, *entries: Json | None) -> str:
    """The first of the entries that has a place in the text that was read, in its context."""
    for entry in entries:
        if entry is None:
            continue
        for span in (entry, *(m for m in entry.get("mentions") or () if isinstance(m, Mapping))):
            start, end = span.get("start"), span.get("end")
            if isinstance(start, int) and isinstance(end, int):
                said = text[start:end]
                if said and span.get("text", said) == said:
                    return around(text, start, end)
    return safe(words_of(entries[0] or {}), 120)


def _differing(mine: Any, theirs: Any) -> tuple[str | None, str | None]:
    """Both values as words; of long texts the part where they begin to differ."""
    ours, others = (None if value is None else _plain(value) for value in (mine, theirs))
    if ours is None or others is None:
        return ours and safe(ours, _SAID), others and safe(others, _SAID)
    first = next(
        (i for i, (a, b) in enumerate(zip(ours, others, strict=False)) if a != b), min(len(ours), len(others))
    )
    start = max(0, first - 20) if max(len(ours), len(others)) > _SAID else 0
    lead = "… " if start else ""
    return lead + safe(ours[start:], _SAID), lead + safe(others[start:], _SAID)


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_plain(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_plain, value)) or "none"
    return str(value)
