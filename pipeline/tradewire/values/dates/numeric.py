"""Dates in figures: "2025-07-30", "30/07/2025", "30.7.2025"."""

from __future__ import annotations

import re

from tradewire.lexicons.calendar import calendar_words
from tradewire.values.dates.edtf import day_value
from tradewire.values.dates.model import Atom
from tradewire.values.dates.months import century

NUMERIC = (
    r"\d{4}-\d\d-\d\d(?!\d)|\d{4}/\d\d/\d\d(?![\d/])"
    r"|\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\d/]|[-.,]\d)"
)
_ISO = re.compile(r"(?P<year>\d{4})([-/])(?P<month>\d\d)\2(?P<day>\d\d)(?![\d/])", re.ASCII)
_TIME = re.compile(r"T\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?![\w])", re.ASCII)
_MIXED = re.compile(
    r"(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\d/]|[-.,]\d)", re.ASCII
)


def numeric(text: str, position: int, regions: frozenset[str]) -> list[Atom]:
    """What a date in figures at `position` says.

    Day and month are told apart where one is over 12, both are the same, the mark is a dot
    (always day first), or all the article's countries write the one order; else the value is
    None. A two-digit year is read only where the order is plain.
    """
    if position and text[position - 1] in "-./,:$€£¥#+":
        return []
    iso = _ISO.match(text, position)
    if iso is not None:
        value = day_value(int(iso["year"]), int(iso["month"]), int(iso["day"]))
        if value is None or not 1500 <= int(iso["year"]) < 2200:
            return []
        time = _TIME.match(text, iso.end())
        return [Atom("fixed", position, time.end() if time else iso.end(), value=value)]
    match = _MIXED.match(text, position)
    if match is None:
        return []
    one, two = int(match["one"]), int(match["two"])
    short = len(match["year"]) == 2
    year = century(match["year"]) if short else int(match["year"])
    order = _order(one, two, match["mark"], regions)
    if order is None:
        likely = not short and 1 <= one <= 12 and 1 <= two <= 12 and 1500 <= year < 2200
        return [Atom("fixed", position, match.end())] if likely else []
    day, month = (one, two) if order == "day" else (two, one)
    if short and (match["mark"] != "/" or (one <= 12 and two <= 12)):
        return []
    value = day_value(year, month, day)
    return (
        []
        if value is None or not 1500 <= year < 2200
        else [Atom("fixed", position, match.end(), value=value)]
    )


def _order(one: int, two: int, mark: str, regions: frozenset[str]) -> str | None:
    if one > 12 or mark == ".":
        return "day"
    if two > 12:
        return "month"
    if one == two:
        return "day"
    american = calendar_words("month_first")
    if not regions or regions & calendar_words("mixed_order"):
        return None
    if regions <= american:
        return "month"
    return None if regions & american else "day"
