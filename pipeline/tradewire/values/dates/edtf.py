"""EDTF values: making them, and the days that they begin and end with.

Source: Extended Date/Time Format, Library of Congress, 4 February 2019.
"""

from __future__ import annotations

import datetime
import functools
import re
from typing import Literal

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<sub>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?|(?P<tens>\d{3})X|(?P<hundreds>\d\d)XX",
    re.ASCII,
)
# Months (first, length) of the codes 21 to 41; seasons are meteorological, a winter of the north
# and a summer of the south run into the next year.
_SUB: dict[int, tuple[int, int]] = {
    **{21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)},
    **{29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3)},
    **{33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)},
    **{37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)},
}
YEARS = range(1, 9999)
"""Years whose days can be counted on from without leaving `datetime.date`."""


def day_value(year: int, month: int, day: int) -> str | None:
    """The value of a day, None where the calendar has no such day."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def month_value(year: int, month: int) -> str:
    """The value of a month; `month` may lie outside 1 to 12 and moves the year then."""
    years, months = divmod(month - 1, 12)
    return f"{year + years:04d}-{months + 1:02d}"


def last_day(year: int, month: int) -> datetime.date:
    """The last day of a month; `month` may lie outside 1 to 12 and moves the year then."""
    years, months = divmod(month, 12)
    return datetime.date(year + years, months + 1, 1) - datetime.timedelta(days=1)


@functools.lru_cache(maxsize=4096)
def to_day(value: str, edge: Literal["start", "end"] = "start") -> datetime.date | None:
    """The first or last day of an EDTF value.

    Args:
        value: a value as `DateValue` holds it.
        edge: which end.

    Returns:
        The day; None for the open end of an interval, and for what is no such value.

    >>> to_day("2025-34", "end")
    datetime.date(2025, 6, 30)
    >>> to_day("2026-07-01/..", "end") is None
    True
    """
    head, slash, tail = value.partition("/")
    match = _VALUE.fullmatch((head if edge == "start" else tail) if slash else value)
    if match is None:
        return None
    try:
        return _first(match) if edge == "start" else _last(match)
    except (ValueError, OverflowError, KeyError):
        return None


def _first(match: re.Match[str]) -> datetime.date:
    if match["tens"]:
        return datetime.date(int(match["tens"]) * 10, 1, 1)
    if match["hundreds"]:
        return datetime.date(int(match["hundreds"]) * 100, 1, 1)
    sub = int(match["sub"] or 1)
    month = sub if sub <= 12 else _SUB[sub][0]
    return datetime.date(int(match["year"]), month, int(match["day"] or 1))


def _last(match: re.Match[str]) -> datetime.date:
    if match["tens"]:
        return datetime.date(int(match["tens"]) * 10 + 9, 12, 31)
    if match["hundreds"]:
        return datetime.date(int(match["hundreds"]) * 100 + 99, 12, 31)
    year = int(match["year"])
    if match["day"]:
        return datetime.date(year, int(match["sub"]), int(match["day"]))
    if not match["sub"]:
        return datetime.date(year, 12, 31)
    sub = int(match["sub"])
    if sub == 0:
        raise ValueError("no month 0")
    if sub <= 12:
        return last_day(year, sub)
    first, length = _SUB[sub]
    return last_day(year, first + length - 1)


def interval(first: str, last: str) -> str | None:
    """The interval from the start of one value to the end of another.

    Days, months and years stay as precise as they are; quarters, halves and seasons become
    months, since an interval of EDTF knows no codes. None where it would run backwards.
    """
    low, high = _plain(first, "start"), _plain(last, "end")
    start, end = to_day(first, "start"), to_day(last, "end")
    if low is None or high is None or start is None or end is None or start > end:
        return None
    return low if low == high else f"{low}/{high}"


def _plain(value: str, edge: Literal["start", "end"]) -> str | None:
    head, slash, tail = value.partition("/")
    if slash:
        return head if edge == "start" else tail
    if "X" in value or (len(value) == 7 and int(value[5:]) > 12):
        day = to_day(value, edge)
        if day is None:
            return None
        return f"{day.year:04d}" if "X" in value else f"{day.year:04d}-{day.month:02d}"
    return value
