"""Which entry of a record is which of an expectation, or of another record of the same article."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from tradewire.check.same import number

Json = Mapping[str, Any]

MAX_PAIRS = 250_000  # that are looked at, of entries that are not equal
MAX_LINES = 4000  # of texts that are compared line by line
_LISTS_IN_PART = ("mentions", "evidence")  # of which a part need not state all


def covers(stated: Any, found: Any, key: str = "") -> bool:
    """Whether `found` says all that `stated` does: fields that are left out are not asked about.

    A list is complete, in any order, but for mentions and evidence, of which some may be stated. Numbers
    are equal as numbers ("25", 25); null is what is null, empty or left out.
    """
    if isinstance(stated, Mapping):
        return isinstance(found, Mapping) and all(covers(v, found.get(k), str(k)) for k, v in stated.items())
    if isinstance(stated, list | tuple):
        if not isinstance(found, list | tuple):
            return not stated and found is None
        left = list(found)
        for entry in stated:
            hit = next((index for index, other in enumerate(left) if covers(entry, other)), None)
            if hit is None:
                return False
            del left[hit]
        return not left or key in _LISTS_IN_PART
    if isinstance(stated, str) and isinstance(found, Mapping):
        return stated == found.get("text")  # goods by their words alone
    if stated is None:
        return found is None or found in ([], {}, "")
    if isinstance(stated, bool) or isinstance(found, bool):
        return stated is found
    return stated == found or (number(stated) is not None and number(stated) == number(found))


def align(expected: Sequence[Json], found: Sequence[Json]) -> dict[int, int]:
    """Expected to found, by number, one to one.

    Entries that are equal first, then those that are most alike: at the same place, of the same words,
    with most fields in common. An entry that is like none has no pair.
    """
    pairs: dict[int, int] = {}
    equal: defaultdict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(found):
        equal[_canonical(entry)].append(index)
    for index, entry in enumerate(expected):
        same = equal[_canonical(entry)]
        if same:
            pairs[index] = same.pop(0)
    used = set(pairs.values())
    ours = [index for index in range(len(expected)) if index not in pairs]
    theirs = [index for index in range(len(found)) if index not in used]
    if len(ours) * len(theirs) > MAX_PAIRS:
        return pairs | _by_words(expected, found, ours, theirs)
    likeness = sorted(
        (-like, one, other)
        for one in ours
        for other in theirs
        if (like := _likeness(expected[one], found[other])) >= 0.5
    )
    for _, one, other in likeness:
        if one not in pairs and other not in used:
            pairs[one] = other
            used.add(other)
    return pairs


def _by_words(
    expected: Sequence[Json], found: Sequence[Json], ours: Sequence[int], theirs: Sequence[int]
) -> dict[int, int]:
    """Where there are too many to compare each with each: those of the same words, in their order."""
    by_words: defaultdict[str, list[int]] = defaultdict(list)
    for index in theirs:
        by_words[words_of(found[index])].append(index)
    return {one: queue.pop(0) for one in ours if (queue := by_words[words_of(expected[one])])}


def _canonical(value: Json) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def _likeness(expected: Json, found: Json) -> float:
    """From 0 to 7: 4 for a place in common, 2 for the same words, 1 for all fields in common."""
    fields = [key for key in expected if key not in ("start", "end", "id")]
    equal = sum(covers(expected[key], found.get(key), key) for key in fields)
    like = equal / len(fields) if fields else 0.0
    ours, theirs = _spans(expected), _spans(found)
    if any(a < d and c < b for a, b in ours for c, d in theirs):
        like += 4
    words = words_of(expected)
    if words and words == words_of(found):
        like += 2
    return like


def _spans(entry: Json) -> list[tuple[int, int]]:
    spans = [entry, *(m for m in entry.get("mentions") or () if isinstance(m, Mapping))]
    return [
        (span["start"], span["end"])
        for span in spans
        if isinstance(span.get("start"), int) and isinstance(span.get("end"), int)
    ]


def words_of(entry: Json) -> str:
    """The words by which an entry of any section is known; "" where it states none."""
    mentions = entry.get("mentions") or ()
    for value in (
        entry.get("name") if "kind" in entry and "rate" not in entry else None,
        mentions[0].get("text") if mentions and isinstance(mentions[0], Mapping) else None,
        entry.get("text"),
        entry.get("impact"),
        entry.get("name"),
        entry.get("caption"),
        entry.get("heading"),
        entry.get("message"),
        entry.get("code"),
        entry.get("kind"),
    ):
        if isinstance(value, str) and value:
            return value
    return ""


class Shift:
    """Offsets of one text in another that is mostly the same: lines that both have are the same place."""

    def __init__(self, old: str, new: str) -> None:
        self._same = old == new
        self._moves: list[tuple[int, int, int]] = []  # start and end in the old text, and how far it moved
        if self._same:
            return
        ours, theirs = old.split("\n"), new.split("\n")
        starts, others = _starts(ours), _starts(theirs)
        for start, other, size in _blocks(ours, theirs):
            if size:
                end = starts[start + size - 1] + len(ours[start + size - 1])
                self._moves.append((starts[start], end, others[other] - starts[start]))

    def __call__(self, value: Any) -> Any:
        """`value` with the offsets of the new text, wherever a mapping in it has `start` and `end`."""
        if self._same:
            return value
        if isinstance(value, list | tuple):
            return [self(item) for item in value]
        if not isinstance(value, Mapping):
            return value
        moved = {key: self(item) for key, item in value.items()}
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            for low, high, by in self._moves:
                if low <= start and end <= high:
                    moved |= {"start": start + by, "end": end + by}
                    break
        return moved


def _starts(lines: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _blocks(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of lines that are the same: start in ours, start in theirs, number."""
    head = 0
    while head < min(len(ours), len(theirs)) and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < min(len(ours), len(theirs)) - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    a, b = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    middle: list[tuple[int, int, int]] = []
    if max(len(a), len(b)) <= MAX_LINES:
        matcher = SequenceMatcher(None, a, b, autojunk=True)
        middle = [(head + m.a, head + m.b, m.size) for m in matcher.get_matching_blocks()]
    return [(0, 0, head), *middle, (len(ours) - tail, len(theirs) - tail, tail)]
