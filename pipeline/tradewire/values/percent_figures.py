"""The numbers of a text with their units, which percentages are made of."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tradewire.lexicons.calendar import calendar_words
from tradewire.values.columns import Columns
from tradewire.values.currencies import mark_before
from tradewire.values.numbers import Quantity
from tradewire.values.patterns import month_name
from tradewire.values.percent_units import UnitMark, speaks_of_rate, unit_after

# "a percentage point", "another full per cent": the unit, and what stands for its number.
_ONE_UNIT = re.compile(r"[Pp]er(?:centage[ -]points?|[ -]?cent)\b(?! of)|[Bb]asis[ -]points?\b")
_ONE = re.compile(
    r"(?<![\w-])(?:an?|another)(?:[ -](?:full|whole|single|further|extra))?[ -]$", re.IGNORECASE
)
_ONE_REACH = 17
_ONE_STARTS = ("a per", "A per", "a bas", "a full", "a whole", "a single", "a further", "an extra", "nother ")
# "two-thirds of a percent": a part that is not exact in decimals.
_PART_OF = re.compile(r"(?:thirds?|sixths?|sevenths?|ninths?|fraction|part|half|quarter) of $")
_PART_REACH = 16
# A capitalised word inside a sentence makes a number its label ("Section 232", "Chapter 72").
_LABEL_BEFORE = re.compile(r"(?<![.!?:] )(?<![.!?:][\"”] )\b[A-Z][A-Za-z]*\.? $")
_LABEL_REACH = 24
_MONTH_REACH = 12


@functools.cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"\b{month_name()} $")


@dataclass(slots=True)
class Figure:
    """A number and the unit behind it, if one is."""

    quantity: Quantity
    unit: UnitMark | None

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end if self.unit is None else self.unit.end


def find_figures(
    text: str, quantities: list[Quantity], regions: Sequence[tuple[int, int]] | None
) -> list[Figure]:
    """The numbers of `text`, each with the unit behind it, or that of its column in a table."""
    figures: list[Figure] = []
    columns = Columns(text)
    past = 0
    for quantity in quantities:
        if quantity.start < past:
            continue
        unit = None if quantity.glued else _unit(text, quantity)
        if unit is None and not quantity.glued and quantity.scale is None:
            unit = columns.unit(quantity.start, quantity.end)
        if unit is None and figures and _repeats(text, figures[-1], quantity):
            unit = unit_after(text, quantity.end + 1)
            if unit is not None:
                quantity = replace(quantity, start=figures.pop().start)
        if unit is not None:
            past = unit.end
        figures.append(Figure(quantity, unit))
    return _with_single_points(text, figures, regions)


def _unit(text: str, quantity: Quantity) -> UnitMark | None:
    end = quantity.number_end if quantity.money_scale else quantity.end
    unit = unit_after(text, end)
    if unit is None:
        return None
    if unit.loose and not speaks_of_rate(text, quantity.start, unit.end):
        return None
    return unit


def _repeats(text: str, last: Figure, quantity: Quantity) -> bool:
    """ "fifteen (15) per cent", as laws write it: the number again, in a bracket."""
    bracketed = text[quantity.end : quantity.end + 1] == ")" and text[last.end : quantity.start] == " ("
    return bracketed and last.unit is None and last.quantity.value == quantity.value


def _with_single_points(
    text: str, figures: list[Figure], regions: Sequence[tuple[int, int]] | None
) -> list[Figure]:
    """ "a percentage point", "another full percentage point": one, though no number says so."""
    if not any(start in text for start in _ONE_STARTS):
        return figures
    found: list[Figure] = []
    taken = {figure.unit.end for figure in figures if figure.unit is not None}
    for low, high in regions if regions is not None else ((0, len(text)),):
        for match in _ONE_UNIT.finditer(text, low, high):
            one = _ONE.search(text, max(match.start() - _ONE_REACH, low), match.start())
            if one is None or _PART_OF.search(text, max(one.start() - _PART_REACH, 0), one.start()):
                continue
            unit = unit_after(text, match.start())
            if unit is not None and unit.end not in taken and unit.end <= high:
                begin, end = one.start(), match.start()
                quantity = Quantity(begin, end, Decimal(1), end, None, False, False, True, "a")
                found.append(Figure(quantity, unit))
    return sorted([*figures, *found], key=lambda figure: figure.start) if found else figures


def is_plausible(text: str, figure: Figure, *, follows_from: bool) -> bool:
    """Whether a bare number can be a percentage: no year, day, label, amount or count of millions."""
    quantity = figure.quantity
    if quantity.glued or quantity.scale is not None or quantity.number > 10_000:
        return False
    if quantity.in_words and quantity.number < 1:
        return False  # "a quarter, or 5 percent": a stretch of time
    if quantity.is_year:
        return False
    words = text[max(quantity.start - _LABEL_REACH, 0) : quantity.start].split()
    if words and words[-1].rstrip(".").lower() in calendar_words("number_label"):
        return False
    before = text[max(quantity.start - _MONTH_REACH, 0) : quantity.start]
    if before[-1:] in ("#", "$", "€", "£", "¥", ".", "/", ":") or _month_before().search(before):
        return False
    if (
        not follows_from
        and not quantity.in_words
        and _LABEL_BEFORE.search(text, max(quantity.start - _LABEL_REACH, 1), quantity.start)
    ):
        return False
    return mark_before(text, quantity.start) is None
