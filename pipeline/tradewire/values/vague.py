"""Amounts that give no number ("hundreds of billions of dollars")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from tradewire.lexicons.scales import scales
from tradewire.values.context import Evidence
from tradewire.values.currencies import mark_after
from tradewire.values.model import MoneyValue
from tradewire.values.numbers import times

_SCALE = r"(?:hundreds|thousands|millions|billions|trillions|lakhs|crores|dozens|tens)"
_VAGUE = re.compile(
    rf"\b({_SCALE})(?: of ({_SCALE}))?(?: of ({_SCALE}))?(?: of|(?= worth))?(?= )", re.IGNORECASE
)
# The least that a plural can mean: two of them.
_LEAST = 2


def vague_amounts(
    text: str, values: list[MoneyValue], regions: Sequence[tuple[int, int]] | None, evidence: Evidence
) -> list[MoneyValue]:
    """`values` with the vague amounts of the text in their places; links of restatements move along."""
    found: list[MoneyValue] = []
    for low, high in regions if regions is not None else ((0, len(text)),):
        for match in _VAGUE.finditer(text, low, high):
            mark = mark_after(text, match.end())
            if mark is None or mark.form.wary or mark.end > high:
                continue
            floor = Decimal(_LEAST) * mark.form.factor
            for word in match.groups():
                if word is not None:
                    floor = times(floor, _factor(word.lower()))
            code, guess = (mark.code, None) if mark.code else evidence.resolve(mark.form, mark.start)
            span = text[match.start() : mark.end]
            found.append(
                MoneyValue(
                    match.start(),
                    mark.end,
                    span,
                    None,
                    currency=code,
                    qualifier="about",
                    guess=guess,
                    floor=floor,
                )
            )
    if not found:
        return values
    order = sorted([*values, *found], key=lambda value: (value.start, value.end))
    place = {id(value): index for index, value in enumerate(order)}
    return [_moved(value, values, place) for value in order]


def _factor(word: str) -> Decimal:
    if word == "tens":
        return Decimal(10)
    readings = scales().get(word) or scales()[word.rstrip("s")]
    return readings[0].value


def _moved(value: MoneyValue, old: list[MoneyValue], place: dict[int, int]) -> MoneyValue:
    if value.equivalent_of is None:
        return value
    from dataclasses import replace

    return replace(value, equivalent_of=place[id(old[value.equivalent_of])])
