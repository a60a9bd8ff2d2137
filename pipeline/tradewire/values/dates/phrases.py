"""Dates in words: weekdays, "last week", "two years ago", "the second quarter", seasons, holidays."""

from __future__ import annotations

import functools
import re

from tradewire.lexicons.calendar import calendar_entries, calendar_numbers, calendar_words
from tradewire.values.dates.model import Atom
from tradewire.values.dates.months import century, month_first
from tradewire.values.dates.words import (
    APOS,
    DASH,
    FLAGS,
    SPACE,
    YEAR,
    W,
    alternatives,
    month_pattern,
    weekday_pattern,
    word_after,
    word_before,
)

_TURNS = {"this": 0, "last": -1, "next": 1, "current": 0, "coming": 1, "past": -1}
_UNITS = "day|week|weekend|month|quarter|year"
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


@functools.cache
def _turn() -> re.Pattern[str]:
    seasons = alternatives(calendar_words("season"))
    return re.compile(
        rf"(?P<turn>this|last|next|current|coming|previous|following|past)"
        rf"(?:{W}(?P<middle>coming|past|calendar|fiscal|financial|business|marketing|crop))?{W}"
        rf"(?:(?P<part>night|morning|afternoon|evening)|(?P<unit>{_UNITS})|(?P<season>{seasons})"
        rf"|(?P<weekday>{alternatives(calendar_words('weekday'))})|(?P<month>(?={month_pattern()})))"
        rf"(?(month)|(?![a-z]|-[a-z]|{W}of{W}(?:a|an)\b))",
        FLAGS,
    )


@functools.cache
def _ordinal() -> re.Pattern[str]:
    ordinals = alternatives(calendar_numbers("ordinal"))
    numbers = alternatives(set(calendar_numbers("number")) - {"a", "an"})
    return re.compile(
        rf"(?P<ordinal>{ordinals})(?:{W}|-)(?:(?P<fiscal>fiscal|financial|business){W})?"
        rf"(?:(?P<count>{numbers}|\d{{1,2}})(?:{W}|-)(?P<many>months?|quarters?)"
        rf"|(?P<what>quarter|qtr|half|week))(?![a-z]|{W}of{W}(?:a|an|one)\b)"
        rf"(?P<of>{W}of{W}the{W}(?:calendar{W})?year(?![a-z]|-))?",
        FLAGS,
    )


@functools.cache
def _ago() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=[^\w.,])|^)(?:(?P<vague>more than|over|less than|nearly|almost|at least|well over){W})?"
        rf"(?P<number>\d{{1,3}}|{alternatives(calendar_numbers('number'))})(?:{W}|-)"
        rf"(?P<unit>day|week|month|year|decade)s?{W}$",
        FLAGS,
    )


@functools.cache
def _compact() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<first>{YEAR}){SPACE}?{DASH}?)?(?:(?P<kind>[QH])(?P<number>[1-4])|(?P<digit>[1-4])(?P<letter>[QH]))"
        rf"(?:(?:{SPACE}|{SPACE}?[/-]{SPACE}?|{W}of{W})?(?P<year>{YEAR})|{SPACE}?{APOS}(?P<short>\d\d)"
        rf"|(?<=[QH])(?P<tight>\d\d))?(?!\w|[.,]\d|{DASH}(?![QH][1-4])[A-Z])",
        re.ASCII,
    )


_EDGE = re.compile(
    rf"(?:(?P<word>end|close|start|beginning|outset|turn|middle|late|early|later){W}(?:of|in){W}(?:the{W})?"
    rf"(?P<fiscal>(?:fiscal|financial|marketing){W})?(?:calendar{W})?(?P<unit>year|month|quarter|week)"
    rf"|(?P<own>year|month|quarter|week)(?:-|{W}|{APOS}s{W})(?P<tail>end))(?![a-z]|-[a-z])",
    FLAGS,
)
_NEW_YEAR = re.compile(rf"New{W}Year(?!{APOS}|[\w-])", FLAGS)


@functools.cache
def _company() -> re.Pattern[str]:
    return re.compile(rf"(?:,?{W}(?:that{W})?end(?:s|ed|ing)?{W}|{W}{month_pattern()}{W}\d)", FLAGS)


@functools.cache
def _not_dates() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(calendar_words('not_date'))})(?!\w)", FLAGS)


def named(text: str, start: int, end: int) -> bool:
    """Whether the word at `[start, end)` is part of a name that holds a calendar word."""
    floor = max(0, start - 20)
    window = text[floor : end + 14]
    return any(
        floor + match.start() <= start and end <= floor + match.end()
        for match in _not_dates().finditer(window)
    )


@functools.cache
def _weekday() -> re.Pattern[str]:
    return re.compile(weekday_pattern(), FLAGS)


def weekday(text: str, position: int) -> list[Atom]:
    """A day of the week; an abbreviation is one only beside a date."""
    match = _weekday().match(text, position)
    if match is None:
        return []
    word = match[0].rstrip(".").lower()
    before = word_before(text, position)[0].lower()
    if before in ("every", "each", "other", "any") or named(text, position, match.end()):
        return []
    sure = word in calendar_words("weekday")
    return [Atom("weekday", position, match.end(), weekday=calendar_numbers("weekday")[word], sure=sure)]


def day_word(text: str, position: int) -> list[Atom]:
    """ "today", "tomorrow", "the day after tomorrow"."""
    end = position
    while end < len(text) and text[end].isalpha() and end < position + 10:
        end += 1
    word = text[position:end].lower()
    if word not in _DAYS or (word == "today" and named(text, position, end)):
        return []
    turn = _DAYS[word]
    before = text[max(0, position - 14) : position].lower()
    if before.endswith("day after ") and word == "tomorrow":
        return [Atom("unit", position - 10, end, unit="day", turn=2)]
    if before.endswith("day before ") and word == "yesterday":
        return [Atom("unit", position - 11, end, unit="day", turn=-2)]
    return [Atom("unit", position, end, unit="day", turn=turn)]


def turn_or_ordinal(text: str, position: int) -> list[Atom]:
    """ "last week", "this summer", "next Tuesday", "last March"; "the first half", "the last quarter of"."""
    return _ordinals(text, position) or _turns(text, position)


def _turns(text: str, position: int) -> list[Atom]:
    match = _turn().match(text, position)
    if match is None:
        return []
    word = match["turn"].lower()
    middle = (match["middle"] or "").lower()
    turn = _TURNS.get(middle, _TURNS.get(word))
    before = word_before(text, position)[0].lower()
    if match["month"] is not None:
        return _turned_month(text, match, turn)
    start, end = position, match.end()
    if match["weekday"]:
        day = calendar_numbers("weekday")[match["weekday"].lower()]
        if turn is None:
            return [Atom("unknown", start, end)]
        if word == "coming" or middle == "coming":
            return [Atom("weekday", start, end, weekday=day, turn=2)]
        return [Atom("weekday", start, end, weekday=day, turn=turn)]
    if match["season"]:
        if turn is None or (
            match["season"].lower() == "fall" and word_after(text, end).lower() in ("in", "of")
        ):
            return []
        if word_after(text, end).lower() in ("in", "back") and word == "last":
            return []
        return [
            Atom("season", start, end, number=calendar_numbers("season")[match["season"].lower()], turn=turn)
        ]
    if match["part"]:
        night = match["part"].lower() == "night"
        if turn == 0 and not night:
            return [Atom("unit", start, end, unit="day", turn=0)]
        return [Atom("unit", start, end, unit="day", turn=-1)] if word == "last" and night else []
    unit = match["unit"].lower()
    if turn is None or unit == "day" or word in ("past", "coming"):
        return []
    if middle in ("fiscal", "financial", "business", "marketing", "crop"):
        return [Atom("unknown", start, end)]
    if middle in ("coming", "past") and unit != "weekend":
        return []
    # "over the last year" is a stretch of time, "last year" a year.
    if before in ("the", "past", "these") and word in ("last", "next") and unit in ("week", "month", "year"):
        return []
    return [Atom("unit", start, end, unit=unit, turn=turn)]


def _turned_month(text: str, match: re.Match[str], turn: int | None) -> list[Atom]:
    atoms = month_first(text, match.end())
    if not atoms or (match["middle"] and match["middle"].lower() not in ("coming", "past")):
        return atoms
    first = atoms[0]
    if first.kind not in ("month", "day") or first.year is not None:
        return atoms
    first.start = match.start()
    if turn is None:
        first.kind = "unknown"
    first.turn = turn
    first.sure = True
    return atoms


def _ordinals(text: str, position: int) -> list[Atom]:
    match = _ordinal().match(text, position)
    if match is None:
        return []
    start, end = match.span()
    number = calendar_numbers("ordinal")[match["ordinal"].lower()]
    if match["count"]:
        digits = match["count"].lower()
        count = int(digits) if digits.isdigit() else calendar_numbers("number")[digits]
        count *= 3 if match["many"].lower().startswith("q") else 1
        if not 1 <= count <= 11 or number not in (1, -1):
            return []
        # "the last nine months" alone are the nine before now, not those of a year.
        return [Atom("months", start, end, number=count * number, sure=number > 0 or bool(match["of"]))]
    what = match["what"].lower()
    if what == "week":
        follows = text[end : end + 8].lower()
        return [Atom("week_of", start, end, number=number, sure=False)] if follows.startswith(" of ") else []
    if what == "half":
        return [Atom("half", start, end, number=number, sure=True)] if number in (1, 2) else []
    if match["fiscal"] or _company().match(text, end):
        # A company's own quarter: the day behind it, if one is there, says which.
        return [Atom("unknown", start, end)]
    if number == -1:
        if match["ordinal"].lower() == "last" and not match["of"]:
            of_year = text[end : end + 4].lower() == " of "
            return [Atom("quarter", start, end, number=4)] if of_year else []
        number = 4
    return [Atom("quarter", start, end, number=number)]


def ago(text: str, position: int, mark: int) -> list[Atom]:
    """ "two years ago", "a week from now": what stands before "ago" or "from now" at `[position, mark)`."""
    floor = max(0, position - 36)
    match = _ago().search(text[floor:position])
    if match is None:
        return []
    start = floor + match.start("number")
    if match["vague"]:
        return [Atom("unknown", floor + match.start("vague"), mark)]
    digits = match["number"].lower()
    number = int(digits) if digits.isdigit() else calendar_numbers("number")[digits]
    turn = number if text[position:mark].lower().endswith("now") else -number
    unit = match["unit"].lower()
    if unit == "decade":
        unit, turn = "year", turn * 10
    return [Atom("unit", start, mark, unit=unit, turn=turn, whole=True)]


def compact(text: str, position: int) -> list[Atom]:
    """ "Q1 2025", "2Q25", "H1", "2025Q3"."""
    match = _compact().match(text, position)
    if match is None or (position and text[position - 1] in "$€£-/.," and not _compact_range(text, position)):
        return []
    letter = match["kind"] or match["letter"]
    number = int(match["number"] or match["digit"])
    if letter == "H" and number > 2:
        return []
    digits = match["first"] or match["year"] or match["short"] or match["tight"]
    year = None if digits is None else int(digits) if len(digits) == 4 else century(digits)
    before = word_before(text, position)[0].lower()
    sure = letter == "Q" or year is not None or before in ("in", "for", "during", "since", "by", "of", "from")
    kind = "quarter" if letter == "Q" else "half"
    return [Atom(kind, position, match.end(), year=year, number=number, sure=sure)]  # type: ignore[arg-type]


def _compact_range(text: str, position: int) -> bool:
    """Whether "Q4" is the end of "Q2-Q4"."""
    return text[position - 1] in "-/" and text[max(0, position - 3) : position - 1] in (
        "Q1",
        "Q2",
        "Q3",
        "H1",
    )


def edge_of_unit(text: str, position: int) -> list[Atom]:
    """ "the end of the year", "year-end", "early in the month"."""
    match = _EDGE.match(text, position)
    if match is None:
        return []
    if match["fiscal"]:
        return [Atom("unknown", position, match.end())]
    word = (match["word"] or "end").lower()
    atom = Atom("unit", position, match.end(), unit=(match["unit"] or match["own"]).lower())
    if word in ("end", "close"):
        atom.edge = "end"
    elif word in ("start", "beginning", "outset", "turn"):
        atom.edge = "start"
    return [atom]


def season(text: str, position: int) -> list[Atom]:
    """A season without "last" or "next": with a year, or behind a word of time."""
    end = position
    while end < len(text) and text[end].isalpha() and end < position + 12:
        end += 1
    word = text[position:end].lower()
    number = calendar_numbers("season").get(word)
    if number is None or named(text, position, end):
        return []
    before, at = word_before(text, position)
    cue = before.lower()
    article = cue == "the"
    if article:
        cue = word_before(text, at)[0].lower()
    after = word_after(text, end).lower()
    sure = cue in (
        "in",
        "by",
        "since",
        "until",
        "till",
        "before",
        "after",
        "from",
        "for",
        "through",
        "during",
        "over",
    )
    sure = sure or cue in ("early", "late", "mid", "mid-", "of")
    sure = sure and after not in calendar_words("season_noun")
    if word == "fall":
        sure = sure and article and after not in ("in", "of") and text[position].islower()
    return [Atom("season", position, end, number=number, sure=sure)]


@functools.cache
def holiday_pattern() -> str:
    """All names of holidays, for the scanner."""
    return alternatives(calendar_words("holiday"))


@functools.cache
def _holiday() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>{holiday_pattern()})(?!\w)(?:,?{W}(?:of{W})?(?P<year>{YEAR})(?!\w))?", FLAGS
    )


@functools.cache
def holiday_name(written: str) -> str:
    """The lexicon's spelling of a holiday's name."""
    return " ".join(written.lower().replace("\u2019", "'").split())


@functools.cache
def holiday_rules() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Name -> its rules, each with the countries that it holds in (none: everywhere)."""
    rules: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for entry in calendar_entries():
        if entry.kind == "holiday":
            for word in entry.words:
                rules.setdefault(holiday_name(word), []).append((entry.rule or "", entry.regions))
    return rules


def holiday(text: str, position: int) -> list[Atom]:
    """A holiday by name; "New Year" alone only behind a word of time."""
    match = _holiday().match(text, position)
    if match is not None:
        if match["name"].islower():
            return []
        year = int(match["year"]) if match["year"] else None
        return [Atom("holiday", position, match.end(), year=year, value=holiday_name(match["name"]))]
    match = _NEW_YEAR.match(text, position)
    if match is None or match[0][0] != "N":
        return []
    before, at = word_before(text, position)
    cue = word_before(text, at)[0].lower() if before.lower() == "the" else before.lower()
    if cue not in ("at", "by", "before", "after", "until", "till", "from", "since", "around"):
        return []
    return [Atom("holiday", position, match.end(), value="new year's day")]
