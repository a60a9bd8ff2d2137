"""Percentages in a text.

>>> [(p.value, p.value_high) for p in find_percentages("a duty of 10-15% or two and a half per cent")]
[(Decimal('10'), Decimal('15')), (Decimal('2.5'), None)]
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tradewire.lexicons.calendar import calendar_words
from tradewire.values.columns import Columns
from tradewire.values.currencies import mark_before
from tradewire.values.flat import flat, respell
from tradewire.values.model import MAX_VALUES, PercentageValue
from tradewire.values.numbers import Quantity, plain
from tradewire.values.patterns import ends_figure, month_name
from tradewire.values.percent_links import change_between, inferred_before, is_band, is_level, moves
from tradewire.values.percent_roles import assign_roles
from tradewire.values.percent_units import UnitMark, has_units, speaks_of_rate, unit_after
from tradewire.values.quantities import quantities_in
from tradewire.values.ranges import Link, is_table_cell, link_between, sign_before
from tradewire.values.surroundings import qualifier_after, qualifier_before

# More numbers than this share no unit; it bounds the work on a text that is one long list.
_LONGEST_LIST = 12
# Farther apart, two figures do not share a unit: in a list or range, and behind "from" or "to".
_LINK_REACH = 24
_ELIDED_REACH = 40
# What may stand between a number and its unit and bounds it: "20-plus percent".
_BETWEEN = (" or ", " and ", "-odd", "-plus")
_HUNG = re.compile(r"-(?=,| )")
_COMMA = re.compile(r", ?")
_PAIR = re.compile(r",? ?(?:and|or|then|and then|plus|&|followed by) ?| ?/ ?")
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
# "90.045 EUR / 100 kg - 30.00 %": the second part of a compound duty, taken off the first.
_OFF_PRICE = re.compile(r"/ ?(?:[0-9]{1,5} ?)?[A-Za-z]{1,6} (?P<sign>[-−] ?)$")
_PRICE_REACH = 18
# A capitalised word inside a sentence makes a number its label ("Section 232", "Chapter 72").
_LABEL_BEFORE = re.compile(r"(?<![.!?:] )(?<![.!?:][\"”] )\b[A-Z][A-Za-z]*\.? $")
_LABEL_REACH = 24
_MONTH_REACH = 12


@functools.cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"\b{month_name()} $")


@dataclass(slots=True)
class _Figure:
    """A number and the unit behind it, if one is."""

    quantity: Quantity
    unit: UnitMark | None

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end if self.unit is None else self.unit.end


def find_percentages(
    text: str, regions: Sequence[tuple[int, int]] | None = None, *, limit: int = MAX_VALUES
) -> list[PercentageValue]:
    """Every percentage and number of percentage or basis points in `text`, ordered by start.

    A range is one value ("10-15%", "between 8 and 30 percent"); a change from one value to
    another is two, the later one with `previous` set, though the unit may stand only once
    ("from 8.2 to 6 percent"). No value crosses a blank line or a cell mark (" | ").

    Args:
        text: any text: a sentence, or a whole article.
        regions: `[start, end)` stretches to read, in order; None reads all.
        limit: at most so many values are read, the first ones of the text.

    Returns:
        Values with spans in code points, `text[start:end] == value.text`.
    """
    if not has_units(text):
        return []
    said, text = text, flat(text)
    values = _Reader(text).read(quantities_in(text, regions), regions, limit)
    return respell(values, said) if said is not text else values


class _Reader:
    """Reads the percentages of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: list[PercentageValue] = []
        self.links: dict[int, int] = {}  # index of a value -> index of the one before it in time

    def read(
        self, quantities: list[Quantity], regions: Sequence[tuple[int, int]] | None, limit: int
    ) -> list[PercentageValue]:
        """The values of the text, no more than `limit`, linked and with their roles."""
        figures = self._figures(quantities, regions)
        index = 0
        while index < len(figures) and len(self.values) < limit:
            figure = figures[index]
            if figure.unit is None and self._stands_alone(figures, index):
                index += 1
            else:
                index += self._take(figures, index)
        del self.values[limit:]
        self.links = {later: earlier for later, earlier in self.links.items() if max(later, earlier) < limit}
        self._link()
        return assign_roles(self.text, self.values)

    # --- numbers and units -------------------------------------------------------------------------

    def _figures(
        self, quantities: list[Quantity], regions: Sequence[tuple[int, int]] | None
    ) -> list[_Figure]:
        figures: list[_Figure] = []
        columns = Columns(self.text)
        past = 0
        for quantity in quantities:
            if quantity.start < past:
                continue
            unit = None if quantity.glued else self._unit(quantity)
            if unit is None and not quantity.glued and quantity.scale is None:
                unit = columns.unit(quantity.start, quantity.end)
            if unit is None and figures and self._repeats(figures[-1], quantity):
                unit = unit_after(self.text, quantity.end + 1)
                if unit is not None:
                    quantity = replace(quantity, start=figures.pop().start)
            if unit is not None:
                past = unit.end
            figures.append(_Figure(quantity, unit))
        return self._with_single_points(figures, regions)

    def _unit(self, quantity: Quantity) -> UnitMark | None:
        end = quantity.number_end if quantity.money_scale else quantity.end
        unit = unit_after(self.text, end)
        if unit is None:
            return None
        if unit.loose and not speaks_of_rate(self.text, quantity.start, unit.end):
            return None
        return unit

    def _repeats(self, last: _Figure, quantity: Quantity) -> bool:
        """ "fifteen (15) per cent", as laws write it: the number again, in a bracket."""
        text = self.text
        bracketed = text[quantity.end : quantity.end + 1] == ")" and text[last.end : quantity.start] == " ("
        return bracketed and last.unit is None and last.quantity.value == quantity.value

    def _with_single_points(
        self, figures: list[_Figure], regions: Sequence[tuple[int, int]] | None
    ) -> list[_Figure]:
        """ "a percentage point", "another full percentage point": one, though no number says so."""
        if not any(start in self.text for start in _ONE_STARTS):
            return figures
        found: list[_Figure] = []
        taken = {figure.unit.end for figure in figures if figure.unit is not None}
        for low, high in regions if regions is not None else ((0, len(self.text)),):
            for match in _ONE_UNIT.finditer(self.text, low, high):
                one = _ONE.search(self.text, max(match.start() - _ONE_REACH, low), match.start())
                if one is None or _PART_OF.search(self.text, max(one.start() - _PART_REACH, 0), one.start()):
                    continue
                unit = unit_after(self.text, match.start())
                if unit is not None and unit.end not in taken and unit.end <= high:
                    begin, end = one.start(), match.start()
                    quantity = Quantity(begin, end, Decimal(1), end, None, False, False, True, "a")
                    found.append(_Figure(quantity, unit))
        return sorted([*figures, *found], key=lambda figure: figure.start) if found else figures

    def _stands_alone(self, figures: list[_Figure], index: int) -> bool:
        """Whether a figure without a unit is too far from all others to share theirs."""
        last = self.values[-1].end if self.values else -_ELIDED_REACH - 1
        if figures[index].start - last <= _ELIDED_REACH:
            return False
        for at in range(index, min(index + _LONGEST_LIST, len(figures) - 1)):
            if figures[at + 1].start - figures[at].end > _LINK_REACH:
                return True
            if figures[at + 1].unit is not None:
                return False
        return True

    # --- figures that go together ------------------------------------------------------------------

    def _take(self, figures: list[_Figure], index: int) -> int:
        """Emit what begins at `figures[index]`; returns how many figures it took."""
        links: list[Link | None] = []  # None is a comma
        last = index
        while last + 1 < len(figures) and len(links) < _LONGEST_LIST:
            link = self._joined(figures[last], figures[last + 1])
            if link is Link.NONE:
                break
            links.append(link)
            last += 1
        members = figures[index : last + 1]
        while members and members[-1].unit is None:
            members.pop()
        if not members:
            self._elided(figures[index])
            return 1
        units = _shared_units(members)
        at = 0
        while at < len(members):
            unit = units[at]
            if members[at].unit is None and not self._shares(members, links, at):
                self._elided(members[at])
                at += 1
            elif at + 1 < len(members) and self._pair(
                members[at], members[at + 1], links[at], unit, units[at + 1]
            ):
                at += 2
            else:
                self._emit(members[at], None, unit)
                at += 1
        return len(members)

    def _joined(self, one: _Figure, other: _Figure) -> Link | None:
        """How two figures side by side are linked; None for a bare comma."""
        length = other.start - one.end
        if length > _LINK_REACH or length < 1:
            return Link.NONE
        gap = self.text[one.end : other.start]
        hung = _HUNG.match(gap)  # "5-, 10- and 15-percent levies"
        if hung is not None and one.unit is None:
            gap = gap[1:]
        if _COMMA.fullmatch(gap):
            return None
        link = link_between(self.text, one.start, one.end + (1 if hung else 0), other.start)
        if link is Link.NONE and _PAIR.fullmatch(gap):
            return Link.PAIR
        return link

    def _shares(self, members: list[_Figure], links: list[Link | None], at: int) -> bool:
        """Whether a figure without a unit has that of a later member ("12, 15 and 20 percent")."""
        for k in range(at, len(members)):
            if members[k].unit is not None:
                break
            if not self._plausible(members[k], follows_from=links[k] is Link.FROM_TO):
                return False
        first = at
        while first and links[first - 1] is None and members[first - 1].unit is None:
            first -= 1
        commas = links[first:k].count(None)
        return commas == 0 or commas > 1 or links[k - 1] is not None

    def _plausible(self, figure: _Figure, *, follows_from: bool) -> bool:
        """Whether a bare number can be a percentage: no year, day, label, amount or count of millions."""
        quantity, text = figure.quantity, self.text
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

    def _pair(
        self, one: _Figure, other: _Figure, link: Link | None, unit: UnitMark, second: UnitMark
    ) -> bool:
        """Emit two linked figures as a range or as a change; False leaves them to be emitted one by one."""
        if unit.unit != second.unit or link not in (Link.RANGE, Link.FROM_TO):
            return False
        low, high = one.quantity.value, other.quantity.value
        start = sign_before(self.text, one.start)[0]
        band = link is Link.RANGE or is_band(self.text, start, other.end)
        if band and low < high and not (one.unit is not None and moves(self.text, start, low, high)):
            self._emit(one, other, unit)
            return True
        if link is Link.FROM_TO:
            self._emit(one, None, unit)
            self._emit(other, None, second)
            self.links[len(self.values) - 1] = len(self.values) - 2
            return True
        return False

    def _elided(self, figure: _Figure) -> None:
        """ "to 15 percent from 27.5", "from 8% to 6": the second figure leaves its unit out."""
        if not self.values:
            return
        last, text, start = self.values[-1], self.text, figure.start
        if (
            start - last.end > _ELIDED_REACH
            or start <= last.end
            or ends_figure().match(text, figure.end) is None
        ):
            return
        if not self._plausible(figure, follows_from=False):
            return
        between = text[last.end : start]
        if is_level(text, last.start, between):
            unit = UnitMark(last.unit, figure.end, False)
            self._emit(figure, None, unit)
            now, before = len(self.values) - 1, len(self.values) - 2
            if between.strip().startswith("to"):
                self.links[now] = before
            else:
                self.links[before] = now

    def _emit(self, one: _Figure, other: _Figure | None, unit: UnitMark) -> None:
        text = self.text
        start, negative = sign_before(text, one.start)
        compound = _OFF_PRICE.search(text, max(start - _PRICE_REACH, 0), start)
        if compound is not None:
            start, negative = compound.start("sign"), True
        end = one.end if other is None else other.end
        low = one.quantity.value
        high = None if other is None else other.quantity.value
        if (
            text[start - 1 : start] == "("
            and text[end : end + 1] == ")"
            and is_table_cell(text, start - 1, end + 1)
        ):
            negative = True
        if negative:
            low, high = -low, None if high is None else -high
        bound = qualifier_after(text, end)
        last = one.quantity if other is None else other.quantity
        if bound is None and text.startswith(_BETWEEN, last.end):
            bound = qualifier_after(text, last.end)  # "15 or so percent"
        qualifier = bound or qualifier_before(text, start)[0]
        self.values.append(
            PercentageValue(
                start,
                end,
                text[start:end],
                plain(low),
                None if high is None else plain(high),
                unit.unit,
                qualifier,
            )
        )

    def _link(self) -> None:
        """Set `previous` where the words say which value took the place of which."""
        values = self.values
        for index in range(len(values) - 1):
            if index + 1 in self.links or index in self.links:
                continue
            one, other = values[index], values[index + 1]
            if other.start - one.end > 100 or one.unit != other.unit:
                continue
            order = change_between(self.text, one.start, one.end, other.start)
            if order > 0:
                self.links[index + 1] = index
            elif order < 0:
                self.links[index] = index + 1
        for later, earlier in self.links.items():
            values[later] = replace(values[later], previous=earlier)
        for index in range(len(values) - 1):
            one, other = values[index], values[index + 1]
            if one.unit != "percent" and other.unit == "percent" and other.previous is None:
                before = inferred_before(self.text, one, other)
                if before is not None:
                    values[index + 1] = replace(other, previous_inferred=before)


def _shared_units(members: list[_Figure]) -> list[UnitMark]:
    """The unit of each member: its own, or that of the next one that has one."""
    units: list[UnitMark] = []
    unit = None
    for member in reversed(members):
        unit = member.unit or unit
        if unit is not None:
            units.append(unit)
    return units[::-1]
