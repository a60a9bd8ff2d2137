"""Turns atoms into EDTF values, by the article's day where the text leaves something out.

A year that is not said is chosen among the years around the anchor: the one that puts the date
nearest to the anchor, where a year against the direction that `tense.lean` reads counts as so many
days further off as that direction weighs. A date that holds the anchor is at distance 0, the
earlier of two as near wins.

A bare weekday is the latest such day on or before the anchor, ahead: the first on or after it.
"last Friday" is the latest before the anchor, "this coming Friday" the first after it, "next
Friday" that of the ISO week after the anchor's. A weekday beside a day and month picks the year
that fits. Without an anchor all of these have no value.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from tradewire.lexicons.calendar import calendar_words
from tradewire.values.dates.edtf import day_value, interval, last_day, month_value, to_day
from tradewire.values.dates.model import Atom, Context
from tradewire.values.dates.phrases import holiday_rules
from tradewire.values.dates.tense import Lean

_DAY = datetime.timedelta(days=1)


class Resolver:
    """Resolves atoms that lean one way in time."""

    def __init__(self, context: Context, lean: Lean) -> None:
        self.context = context
        self.anchor = context.anchor
        self.lean = lean
        self.direction = lean.direction

    def value(self, atom: Atom) -> str | None:
        """The value of an atom, None where something is missing or no calendar has it."""
        if atom.kind == "range":
            return self._range(atom)
        value = self._point(atom)
        if value is None or atom.edge is None:
            return value
        day = to_day(value, atom.edge)
        return day.isoformat() if day else None

    def _range(self, atom: Atom) -> str | None:
        if atom.parts is None:
            return None
        left, right = atom.parts
        first = self.value(left)
        if first is None:
            # "March 31 to June 30, 1987": the year stands behind the second.
            last = self.value(right)
            if last is None or not yearless(left):
                return None
            end = to_day(last, "end")
            options = [self._in_year(left, end.year - back) for back in (0, 1)] if end else []
            return next((found for low in options if low and (found := interval(low, last))), None)
        if yearless(right) and right.kind != "weekday":
            begin = to_day(first, "start")
            options = [self._in_year(right, begin.year + ahead) for ahead in (0, 1)] if begin else []
            return next((found for high in options if high and (found := interval(first, high))), None)
        last = self.value(right)
        if last is None:
            return None
        if yearless(left) and right.year is not None:
            return self._back_from(left, last)
        found = interval(first, last)
        if found is None and right.kind == "weekday":
            day = to_day(last)
            found = interval(first, (day + 7 * _DAY).isoformat()) if day else None
        return found

    def _back_from(self, left: Atom, last: str) -> str | None:
        end = to_day(last, "end")
        if end is None:
            return None
        options = [self._in_year(left, end.year - back) for back in (0, 1)]
        return next((found for low in options if low and (found := interval(low, last))), None)

    def _point(self, atom: Atom) -> str | None:
        if atom.kind == "fixed" or atom.kind == "decade":
            return atom.value
        if atom.kind == "year":
            if atom.year is not None:
                return f"{atom.year:04d}"
            return None if self.anchor is None else f"{self.anchor.year + (atom.year_turn or 0):04d}"
        if atom.kind == "years":
            return f"{atom.year:04d}/{atom.number:04d}"
        if atom.kind == "unknown":
            return None
        if atom.year is not None:
            return self._in_year(atom, atom.year)
        if self.anchor is None:
            return None
        if atom.year_turn is not None and atom.unit != "week":
            return self._in_year(atom, self.anchor.year + atom.year_turn)
        if atom.kind == "weekday":
            return self._weekday(atom, self.anchor)
        if atom.kind == "unit":
            return self._unit(atom, self.anchor)
        return self._nearest(atom, self.anchor)

    def _in_year(self, atom: Atom, year: int) -> str | None:
        """The value of an atom that lacks only its year."""
        number = atom.number or 0
        if atom.kind == "day":
            return day_value(year, atom.month or 0, atom.day or 0)
        if atom.kind == "month":
            return month_value(year, atom.month or 1)
        if atom.kind == "quarter":
            return f"{year:04d}-{32 + number}"
        if atom.kind == "half":
            return f"{year:04d}-{39 + number}"
        if atom.kind == "season":
            return f"{year:04d}-{number + (8 if self._southern() else 0)}"
        if atom.kind == "months":
            first, last = (1, number) if number > 0 else (13 + number, 12)
            return interval(month_value(year, first), month_value(year, last))
        if atom.kind == "month_half":
            end = last_day(year, atom.month or 1)
            first_day, final_day = (1, 15) if number == 1 else (16, end.day)
            return f"{end.replace(day=first_day).isoformat()}/{end.replace(day=final_day).isoformat()}"
        if atom.kind == "week_of":
            end = last_day(year, atom.month or 1)
            first_day = end.day - 6 if number == -1 else 7 * number - 6
            low = end.replace(day=first_day)
            return f"{low.isoformat()}/{(low + 6 * _DAY).isoformat()}"
        if atom.kind == "holiday":
            return self._holiday(atom.value or "", year)
        return None

    def _southern(self) -> bool:
        return bool(self.context.regions) and self.context.regions <= calendar_words("southern")

    def _holiday(self, name: str, year: int) -> str | None:
        rules = holiday_rules().get(name, [])
        here = [rule for rule, regions in rules if self.context.regions & frozenset(regions)]
        anywhere = [rule for rule, regions in rules if not regions]
        rule = next(iter(here + anywhere if len(here) < 2 else []), "")
        if not rule:
            return None
        if rule.startswith("easter"):
            return (easter(year) + int(rule.split()[1]) * _DAY).isoformat()
        if rule[2:3] == "-" and rule[0] != "-":
            return day_value(year, int(rule[:2]), int(rule[3:]))
        nth, weekday, month = (int(part) for part in rule.split())
        if nth < 0:
            end = last_day(year, month)
            return (end - ((end.isoweekday() - weekday) % 7) * _DAY).isoformat()
        first = datetime.date(year, month, 1)
        return (first + ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1)) * _DAY).isoformat()

    def _nearest(self, atom: Atom, anchor: datetime.date) -> str | None:
        """The value in the year that the direction and the anchor point to."""
        fitting = []
        reach = 6 if atom.weekday is not None or (atom.month == 2 and atom.day == 29) else 1
        for year in range(anchor.year - reach - 1, anchor.year + reach + 1):
            value = self._in_year(atom, year)
            first, last = (to_day(value, "start"), to_day(value, "end")) if value else (None, None)
            if value is None or first is None or last is None:
                continue
            if atom.weekday is not None and first.isoweekday() != atom.weekday:
                continue
            fitting.append((first, last, value))
        if not fitting and atom.weekday is not None:
            # The weekday fits no year around: a slip of the pen, or the wrong day. Not decided here.
            return None
        if atom.turn is not None:
            return _turned(fitting, atom.turn, anchor)
        return self._choose(fitting, anchor, weekday=atom.weekday is not None)

    def _choose(
        self, fitting: list[tuple[datetime.date, datetime.date, str]], anchor: datetime.date, *, weekday: bool
    ) -> str | None:
        def cost(item: tuple[datetime.date, datetime.date, str]) -> tuple[int, int]:
            first, last, _ = item
            against = {"future": last < anchor, "past": first > anchor + _DAY, None: False}[self.direction]
            days, later = _distance(item, anchor)
            return days + (self.lean.days if against and not weekday else 0), later

        return min(fitting, key=cost, default=(None, None, None))[2]

    def _weekday(self, atom: Atom, anchor: datetime.date) -> str | None:
        wanted = atom.weekday or 1
        today = anchor.isoweekday()
        if atom.unit == "week" and atom.year_turn is not None:
            return (anchor + (wanted - today + 7 * atom.year_turn) * _DAY).isoformat()
        back, ahead = (today - wanted) % 7, (wanted - today) % 7
        if atom.turn == -1:
            return (anchor - (back or 7) * _DAY).isoformat()
        if atom.turn == 1:
            return (anchor + (wanted - today + 7) * _DAY).isoformat()
        if atom.turn == 2:
            return (anchor + (ahead or 7) * _DAY).isoformat()
        if atom.turn == 0:
            return (anchor + (ahead if self.direction != "past" else -back) * _DAY).isoformat()
        return (anchor + (ahead if self.direction == "future" else -back) * _DAY).isoformat()

    def _unit(self, atom: Atom, anchor: datetime.date) -> str | None:
        if atom.turn is not None:
            return unit_value(atom.unit or "", atom.turn, anchor)
        # "the end of the year" is the end of this one, unless it is told as past.
        turns = (-1, 0) if self.direction == "past" else (0,)
        options = [unit_value(atom.unit or "", turn, anchor) for turn in turns]
        fitting = [
            (first, last, value)
            for value in options
            if (first := to_day(value, atom.edge or "start")) and (last := to_day(value, atom.edge or "end"))
        ]
        return self._choose(fitting, anchor, weekday=False)


def _distance(item: tuple[datetime.date, datetime.date, str], anchor: datetime.date) -> tuple[int, int]:
    first, last, _ = item
    if first <= anchor <= last:
        return 0, 0
    return (abs((anchor - last).days), 0) if last < anchor else (abs((first - anchor).days), 1)


def _turned(
    fitting: Iterable[tuple[datetime.date, datetime.date, str]], turn: int, anchor: datetime.date
) -> str | None:
    """The last one wholly before the anchor, the next wholly after, or the nearest."""
    items = list(fitting)
    if turn < 0:
        return next((value for _, last, value in reversed(items) if last < anchor), None)
    if turn > 0:
        return next((value for first, _, value in items if first > anchor), None)
    inside = [item for item in items if item[0].year == anchor.year]
    return min(inside or items, key=lambda item: _distance(item, anchor), default=(None, None, None))[2]


def unit_value(unit: str, turn: int, anchor: datetime.date) -> str:
    """The day, ISO week, weekend, month, quarter or year that lies `turn` of them from the anchor."""
    if unit == "year":
        return f"{max(1, anchor.year + turn):04d}"
    if unit == "month":
        return month_value(anchor.year, anchor.month + turn)
    if unit == "quarter":
        years, quarter = divmod((anchor.month - 1) // 3 + turn, 4)
        return f"{anchor.year + years:04d}-{33 + quarter}"
    if unit == "day":
        return (anchor + turn * _DAY).isoformat()
    monday = anchor + (1 - anchor.isoweekday() + 7 * turn) * _DAY
    first = monday + 5 * _DAY if unit == "weekend" else monday
    return f"{first.isoformat()}/{(monday + 6 * _DAY).isoformat()}"


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar.

    Source: the anonymous Gregorian computus (Nature, 20 April 1876), as in Meeus, "Astronomical
    Algorithms", chapter 8.
    """
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * days) // 451
    month, day = divmod(moon + days - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)


def yearless(atom: Atom) -> bool:
    """Whether an atom needs a year, or a week, from elsewhere."""
    if atom.kind == "range":
        return atom.parts is not None and any(yearless(part) for part in atom.parts)
    if atom.kind in ("year", "years", "decade", "fixed", "unknown", "unit"):
        return False
    return atom.year is None and atom.year_turn is None and atom.turn is None


def needs_anchor(atom: Atom) -> bool:
    """Whether the value of an atom hangs on the article's day."""
    if atom.kind == "range":
        return atom.parts is not None and all(needs_anchor(part) for part in atom.parts)
    if atom.kind in ("years", "decade", "fixed", "unknown"):
        return False
    return atom.year is None
