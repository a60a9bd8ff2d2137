"""The things a record names, judged by gold: countries by code, others by any of their accepted names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tradewire.check.gold import Gold
from tradewire.check.items import Item, Mark, numbered
from tradewire.check.same import name_key
from tradewire.check.words import safe

Json = Mapping[str, Any]

COUNTRY = "entity country"
FIELDS = {
    "persons": ("entity person", ("person",)),
    "agreements": ("entity agreement", ("agreement",)),
    "organizations": ("entity organization", ("organization", "company", "bloc")),
}
"""A section of gold, its measure, and the kinds of entities it is about."""

MEASURE_OF_KIND = {kind: measure for measure, kinds in FIELDS.values() for kind in kinds} | {
    "country": COUNTRY
}


def judge_names(gold: Gold, entities: Sequence[Json]) -> Iterator[Item]:
    """The items of the sections countries, persons, agreements and organizations, as far as stated."""
    if gold.countries is not None:
        want = set(gold.countries)
        have = {entity["code"] for entity in entities if entity["kind"] == "country" and entity["code"]}
        yield from (_item(COUNTRY, code, Mark.RIGHT) for code in sorted(want & have))
        yield from (_item(COUNTRY, code, Mark.MISSED) for code in sorted(want - have))
        extra = have - want
        if "countries" in gold.open:
            extra &= set(gold.spurious.countries)
        yield from (_item(COUNTRY, code, Mark.SPURIOUS) for code in sorted(extra))
    for field, (measure, kinds) in FIELDS.items():
        stated = getattr(gold, field)
        if stated is not None:
            spurious = getattr(gold.spurious, field) if field in gold.open else None
            yield from _named(measure, stated, spurious, [e for e in entities if e["kind"] in kinds])


def _named(
    measure: str,
    stated: Sequence[Sequence[str]],
    spurious: Sequence[Sequence[str]] | None,
    entities: Iterable[Json],
) -> Iterator[Item]:
    """`spurious` are the names that are none, where others that are not stated are no fault."""
    have: dict[str, str] = {}
    for entity in entities:
        have[name_key(entity["name"])] = entity["name"]
        if entity.get("code"):
            have.setdefault(name_key(entity["code"]), entity["name"])
    hit: set[str] = set()
    for names, key in zip(stated, numbered(names[0] for names in stated), strict=True):
        found = {have[one] for one in map(name_key, names) if one in have}
        hit |= found
        yield _item(measure, key, Mark.RIGHT if found else Mark.MISSED)
    extra = set(have.values()) - hit
    if spurious is not None:
        told = {name_key(name) for names in spurious for name in names}
        extra = {name for key, name in have.items() if key in told and name in extra}
    yield from (_item(measure, name, Mark.SPURIOUS) for name in sorted(extra))


def _item(measure: str, name: str, mark: Mark) -> Item:
    kind = measure.removeprefix("entity ")
    said = safe(name, 120)
    return Item("entities", f"{kind} {said}", {"entities": mark, measure: mark}, {}, said)
