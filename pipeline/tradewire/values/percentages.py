"""Percentages in a text.

>>> [(p.value, p.value_high) for p in find_percentages("a duty of 10-15% or two and a half per cent")]
[(Decimal('10'), Decimal('15')), (Decimal('2.5'), None)]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tradewire.values.flat import flat, respell
from tradewire.values.model import MAX_VALUES, PercentageValue
from tradewire.values.numbers import Quantity, plain
from tradewire.values.patterns import ends_figure
from tradewire.values.percent_figures import Figure, find_figures, is_plausible
from tradewire.values.percent_links import change_between, inferred_before, is_band, is_level, moves
from tradewire.values.percent_roles import assign_roles
from tradewire.values.percent_units import UnitMark, has_units
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
# "90.045 EUR / 100 kg - 30.00 %": the second part of a compound duty, taken off the first.
_OFF_PRICE = re.compile(r"/ ?(?:[0-9]{1,5} ?)?[A-Za-z]{1,6} (?P<sign>[-−] ?)$")
_PRICE_REACH = 18


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
        figures = find_figures(self.text, quantities, regions)
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

    def _stands_alone(self, figures: list[Figure], index: int) -> bool:
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

    def _take(self, figures: list[Figure], index: int) -> int:
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

    def _joined(self, one: Figure, other: Figure) -> Link | None:
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

    def _shares(self, members: list[Figure], links: list[Link | None], at: int) -> bool:
        """Whether a figure without a unit has that of a later member ("12, 15 and 20 percent")."""
        for k in range(at, len(members)):
            if members[k].unit is not None:
                break
            if not is_plausible(self.text, members[k], follows_from=links[k] is Link.FROM_TO):
                return False
        first = at
        while first and links[first - 1] is None and members[first - 1].unit is None:
            first -= 1
        commas = links[first:k].count(None)
        return commas == 0 or commas > 1 or links[k - 1] is not None

    def _pair(self, one: Figure, other: Figure, link: Link | None, unit: UnitMark, second: UnitMark) -> bool:
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

    def _elided(self, figure: Figure) -> None:
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
        if not is_plausible(self.text, figure, follows_from=False):
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

    def _emit(self, one: Figure, other: Figure | None, unit: UnitMark) -> None:
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
            if order > 0 and index in self.links.values():
                continue  # "to 24% from 26%, and that on oil to 22%": 26 is what 24 took the place of
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


def _shared_units(members: list[Figure]) -> list[UnitMark]:
    """The unit of each member: its own, or that of the next one that has one."""
    units: list[UnitMark] = []
    unit = None
    for member in reversed(members):
        unit = member.unit or unit
        if unit is not None:
            units.append(unit)
    return units[::-1]
