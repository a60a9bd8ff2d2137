"""A record judged by gold: docs/quality.md has the rules, `check.gold` the format.

Records are taken as JSON has them, so that those of another version can be judged as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from tradewire.check.against_names import judge_names
from tradewire.check.against_shapes import judge_implications, judge_tables
from tradewire.check.gold import Gold, GoldMoney, GoldPercentage, GoldTariff, Place
from tradewire.check.items import Item, Mark, Slot, numbered
from tradewire.check.places import Interval, Squeezed
from tradewire.check.same import number
from tradewire.check.tariff_slots import MEASURES, mark, sides, tariff_marks
from tradewire.check.words import around, safe

Json = Mapping[str, Any]
Judged = tuple[dict[str, Mark], dict[str, Slot]]
E = TypeVar("E", bound=Place)

MONEY = "money (amount+currency)"
PERCENTAGE = "percentage (value)"
IS_RATE = "percentage is a tariff rate"


def judge_gold(gold: Gold, record: Json) -> Iterator[Item]:
    """The items of every section that `gold` states.

    `record` is an object of the record's schema; a record of another shape raises KeyError or TypeError.
    """
    text = record["article"]["text"]
    squeezed = Squeezed.of(text)
    if gold.tariffs is not None:
        wanted = [entry for entry in gold.tariffs if entry.unit == "percent"]
        mentions = [
            (mention, tariff)
            for tariff in record["tariffs"]
            if (tariff.get("rate") or {}).get("unit") == "percent"
            for mention in tariff["mentions"]
        ]
        stated = dict.fromkeys(measure for entry in wanted for measure in _tariff(entry, None)[0])
        measures = tuple(stated) if wanted else ("tariffs", *MEASURES)
        tariffs = _Section("tariffs", wanted, _tariff, measures, gold.spurious.tariffs)
        yield from tariffs.items(gold, text, squeezed, mentions)
    if gold.money is not None:
        money = _Section("money", gold.money, _money, ("money", MONEY), gold.spurious.money)
        yield from money.items(gold, text, squeezed, [(each, each) for each in record["money"]])
    if gold.percentages is not None:
        percentages = _Section(
            "percentages",
            gold.percentages,
            _percentage,
            ("percentages", PERCENTAGE),
            gold.spurious.percentages,
        )
        yield from percentages.items(gold, text, squeezed, [(each, each) for each in record["percentages"]])
    yield from judge_names(gold, record["entities"])
    if gold.tables is not None:
        yield from judge_tables(gold, gold.tables, record["tables"])
    if gold.implications is not None:
        yield from judge_implications(gold, gold.implications, record["implications"])


@dataclass(frozen=True, slots=True)
class _Section(Generic[E]):
    """A section whose entries have places: `judge` an entry by what was found there, or by None."""

    name: str
    stated: Sequence[E]
    judge: Callable[[E, Json | None], Judged]
    measures: Sequence[str]  # of what is found beyond what is stated
    spurious: Sequence[Place]

    def items(
        self, gold: Gold, text: str, squeezed: Squeezed, found: Sequence[tuple[Json, Json]]
    ) -> Iterator[Item]:
        """The items; `found` are the mentions, each with what it is a mention of."""
        spans = [(mention["start"], mention["end"]) for mention, _ in found]
        places = locate(self.stated, squeezed)
        pairs = pair(places, spans)
        keys = numbered(f"{safe(entry.quote)} in “{safe(entry.context, 120)}”" for entry in self.stated)
        for index, entry in enumerate(self.stated):
            place, other = places[index], pairs.get(index)
            marks, slots = self.judge(entry, None if other is None else found[other][1])
            words = around(text, *place) if place else f"(not in the text) {safe(entry.context, 120)}"
            yield Item(self.name, keys[index], marks, slots, words)
        used = set(pairs.values())
        left = [span for index, span in enumerate(spans) if index not in used]
        if self.name in gold.open:
            told = [place for place in locate(self.spurious, squeezed) if place]
            left = [span for span in left if any(overlap(span, place) for place in told)]
        shown = [around(text, *span) for span in left]
        for key, words in zip(numbered(shown), shown, strict=True):
            yield Item(self.name, key, dict.fromkeys(self.measures, Mark.SPURIOUS), {}, words)


def locate(entries: Sequence[Place], text: Squeezed) -> list[Interval | None]:
    """Where each entry stands: entries of the same words take one place after the other."""
    taken: set[Interval] = set()
    places = []
    for entry in entries:
        place = text.find(entry.context, entry.quote, taken)
        if place:
            taken.add(place)
        places.append(place)
    return places


def pair(places: Sequence[Interval | None], spans: Sequence[Interval]) -> dict[int, int]:
    """Place to span, by number, one to one: the first span, in the record's order, that overlaps."""
    pairs: dict[int, int] = {}
    free = dict(enumerate(spans))
    for index, place in enumerate(places):
        if place is None:
            continue
        other = next((other for other, span in free.items() if overlap(place, span)), None)
        if other is not None:
            pairs[index] = other
            del free[other]
    return pairs


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two intervals share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _judged(section: str, found: bool, marks: dict[str, Mark], slots: dict[str, Slot]) -> Judged:
    """With the mark of the section: right if all slots are."""
    return {section: mark(found, all(slot.right for slot in slots.values())), **marks}, slots


def _tariff(entry: GoldTariff, found: Json | None) -> Judged:
    stated: dict[str, Any] = {
        slot: value
        for slot in ("imposer", "targets", "products", "status")
        if (value := getattr(entry, slot)) is not None
    }
    if entry.low is not None:
        stated["rate"] = {"low": entry.low, "high": entry.high}
    marks, slots = tariff_marks(stated, None if found is None else sides(found))
    return _judged("tariffs", found is not None, marks, slots)


def _money(entry: GoldMoney, found: Json | None) -> Judged:
    slots: dict[str, Slot] = {}
    if entry.amount is not None:
        want = _ends(entry.amount, entry.amount_high)
        have = None if found is None else _ends(found["amount"], found.get("amount_high"))
        slots["amount"] = Slot(_range(want), None if have is None else _range(have), have == want)
    if entry.currency is not None:
        currency = None if found is None else str(found["currency"] or "none")
        slots["currency"] = Slot(entry.currency, currency, currency == entry.currency)
    marks = {MONEY: mark(found is not None, all(slot.right for slot in slots.values()))}
    return _judged("money", found is not None, marks, slots)


def _percentage(entry: GoldPercentage, found: Json | None) -> Judged:
    slots: dict[str, Slot] = {}
    marks: dict[str, Mark] = {}
    if entry.value is not None:
        have = None if found is None else number(found["value"])
        slots["value"] = Slot(f"{entry.value:f}", None if have is None else f"{have:f}", have == entry.value)
        marks[PERCENTAGE] = percentage_mark(slots["value"].right)
    if "value_high" in entry.model_fields_set and found is not None:
        high = number(found.get("value_high"))
        slots["value_high"] = Slot(str(entry.value_high), str(high), high == entry.value_high)
    if entry.tariff is not None:
        is_rate = found is not None and found["role"] == "tariff_rate"
        said = None if found is None else _yes(is_rate)
        slots["tariff"] = Slot(_yes(entry.tariff), said, is_rate == entry.tariff)
        # Only rates of duties are counted by this measure: another percentage can be a spurious one.
        if entry.tariff or is_rate:
            marks[IS_RATE] = Mark.SPURIOUS if not entry.tariff else Mark.RIGHT if is_rate else Mark.MISSED
    return _judged("percentages", found is not None, marks, slots)


def percentage_mark(right: bool) -> Mark:
    """By its measure a percentage of another value is missed, and not spurious: it is a percentage."""
    return Mark.RIGHT if right else Mark.MISSED


def _ends(low: Any, high: Any) -> tuple[Decimal | None, Decimal | None]:
    return number(low), number(high or low)


def _range(ends: tuple[Decimal | None, Decimal | None]) -> str:
    low, high = ("none" if end is None else f"{end:f}" for end in ends)
    return low if low == high else f"{low} to {high}"


def _yes(value: bool) -> str:
    return "a rate" if value else "no rate"
