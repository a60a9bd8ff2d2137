"""Finds the atoms of a text: one pass of one pattern for the words that begin a date.

The pattern only says where to look and which reader to ask; readers look at a bounded
stretch around, so the whole is linear in the text.
"""

from __future__ import annotations

import functools
import re

from tradewire.lexicons.calendar import calendar_numbers, calendar_words
from tradewire.values.dates import months, numeric, phrases, years
from tradewire.values.dates.model import Atom
from tradewire.values.dates.words import APOS, SPACE, YEAR, alternatives, cased


def _any(words: list[str] | frozenset[str] | set[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(cased(word) for word in ordered)


@functools.cache
def _trigger() -> re.Pattern[str]:
    beginnings = sorted({name[:2] for name in calendar_words("month")})
    capital = "|".join(f"{pair.capitalize()}|{pair.upper()}|{pair}" for pair in beginnings)
    ordinals = sorted(set(calendar_numbers("ordinal")) - {"last"})
    holidays = sorted(
        {name.split()[0] for name in calendar_words("holiday")} - calendar_words("month") | {"new"}
    )
    return re.compile(
        rf"(?<!\w)(?:"
        rf"(?P<month>{_any(set(calendar_numbers('month')))})(?![a-zA-Z])"
        rf"|(?P<weekday>{_any(set(calendar_numbers('weekday')))})(?![a-zA-Z])"
        rf"|(?P<numeric>{numeric.NUMERIC})"
        rf"|(?P<year>{YEAR})(?!\d)"
        rf"|(?P<compact>[QH][1-4]|[1-4][QH])(?![a-zA-Z])"
        rf"|(?P<dayfirst>\d{{1,2}})(?=(?:st|nd|rd|th)?(?:{SPACE}|-|\u2013|,{SPACE}|{SPACE}?&{SPACE})"
        rf"(?:{capital}|of{SPACE}|to{SPACE}|and{SPACE}|or{SPACE}|through{SPACE}|until{SPACE}|day{SPACE}|-|\u2013|\d))"
        rf"|(?P<old>(?:1[5-9]|2[01])(?:st|th)[ -][Cc]entury|{APOS}?[2-9]0s)(?!\w)"
        rf"|(?P<day>{_any(['today', 'tonight', 'yesterday', 'tomorrow'])})(?!\w)"
        rf"|(?P<turn>{_any(['this', 'last', 'next', 'current', 'coming', 'previous', 'following', 'past'])}"
        rf"|{_any([word for word in ordinals if word[0].isalpha()])}|[1-4](?:st|nd|rd|th))(?=[ \u00a0-])"
        rf"|(?P<ago>{_any(['ago'])}|from now)(?!\w)"
        rf"|(?P<edge>(?:{_any(['end', 'close', 'start', 'beginning', 'outset', 'turn', 'middle', 'late', 'early', 'later'])})"
        rf"[ \u00a0](?=of|in|OF|IN)|(?:{_any(['year', 'month', 'quarter'])})(?=-[Ee]nd|-END| end|['\u2019]s end))"
        rf"|(?P<season>{_any(calendar_words('season'))})(?![a-zA-Z-])"
        rf"|(?P<fiscal>FY|MY|{_any(['fiscal', 'financial', 'marketing', 'crop', 'tax', 'budget'])})(?=[ \u00a0\d'\u2019-])"
        rf"|(?P<holiday>{alternatives(word.capitalize() for word in holidays)})(?=[ \u00a0,.;:)!?'\u2019]|$)"
        rf")",
        re.ASCII,
    )


def atoms(text: str, regions: frozenset[str]) -> list[Atom]:
    """All atoms of a text in order, without overlaps; some are dates only in company (`sure`)."""
    found: list[Atom] = []
    done = 0
    for match in _trigger().finditer(text):
        start = match.start()
        if start < done:
            continue
        new = _read(text, match, regions, done)
        if new and new[0].start >= done:
            found += new
            done = max(new[-1].end, done)
    return found


def _read(text: str, match: re.Match[str], regions: frozenset[str], done: int) -> list[Atom]:
    start = match.start()
    match match.lastgroup:
        case "month":
            return phrases.holiday(text, start) or months.month_first(text, start)
        case "weekday":
            return phrases.weekday(text, start)
        case "numeric":
            return (
                numeric.numeric(text, start, regions)
                or months.day_first(text, start)
                or years.year(text, start)
            )
        case "year":
            return phrases.compact(text, start) or years.year(text, start)
        case "compact":
            return phrases.compact(text, start)
        case "dayfirst":
            return months.day_first(text, start)
        case "old":
            return years.century_or_decade(text, start)
        case "day":
            return phrases.day_word(text, start)
        case "turn":
            return phrases.turn_or_ordinal(text, start) or months.day_first(text, start)
        case "ago":
            new = phrases.ago(text, start, match.end())
            return new if new and new[0].start >= done else []
        case "edge":
            return phrases.edge_of_unit(text, start)
        case "season":
            return phrases.season(text, start)
        case "fiscal":
            return years.fiscal(text, start)
        case "holiday":
            return phrases.holiday(text, start)
        case _:
            return []
