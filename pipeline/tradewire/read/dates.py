"""Dates as front matter, feeds, pages and bylines write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\s?(?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?=$|[T ])")
_DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_MONTH},?[ -](?P<year>\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b")
_MONTH_ONLY = re.compile(rf"^{_MONTH},? (?P<year>\d{{4}})$")


def month_number(name: str) -> int | None:
    """The number from 1 of an English month name or its abbreviation of three letters or more."""
    name = name.lower().rstrip(".")
    if name == "sept":
        return 9
    if len(name) < 3:
        return None
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), None)


def iso_date(value: str) -> str | None:
    """The first date in `value` as ISO 8601, with its time and zone where it has a whole time.

    A month without a day gives "2026-05". None where `value` holds no date that exists.

    >>> iso_date("2026-02-09 16:51:00-05:00"), iso_date("Fri, 12 June 2026")
    ('2026-02-09T16:51:00-05:00', '2026-06-12')
    """
    value = " ".join(value[:200].split())
    found = _ISO.search(value)
    if found:
        return _iso_match(found)
    mail = _mail_date(value)
    if mail:
        return mail
    compact = _COMPACT.match(value)
    if compact:
        return _day(int(compact["year"]), int(compact["month"]), int(compact["day"]))
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(value):
            month = month_number(match["month"])
            day = month and _day(int(match["year"]), month, int(match["day"]))
            if day:
                return day
    only = _MONTH_ONLY.match(value)
    month = only and month_number(only["month"])
    return f"{int(only['year']):04}-{month:02}" if only and month else None


def _iso_match(found: re.Match[str]) -> str | None:
    try:
        date.fromisoformat(found["day"])
    except ValueError:
        return None
    if not found["time"]:
        return found["day"]
    zone = found["zone"] or ""
    zone = "Z" if zone in ("UTC", "GMT") else zone
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    stamp = f"{found['day']}T{found['time']}{zone}"
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return found["day"]
    return stamp


def _mail_date(value: str) -> str | None:
    """RFC 5322 dates ("Tue, 03 Mar 2026 08:00:00 +0100"), which RSS uses as well."""
    if ":" not in value:
        return None
    try:
        return parsedate_to_datetime(value).isoformat().replace("+00:00", "Z")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
