"""Months, and days in months: "August 1", "the 1st of June", "April 2-9", "June 3, 4 and 5, 2025"."""

from __future__ import annotations

import functools
import re

from tradewire.lexicons.calendar import calendar_numbers, calendar_words
from tradewire.values.dates.model import Atom
from tradewire.values.dates.words import (
    APOS,
    DASH,
    DAY,
    FLAGS,
    ORDINAL,
    SPACE,
    YEAR,
    W,
    alternatives,
    char_before,
    month_number,
    month_pattern,
    no_unit,
    word_after,
    word_before,
)

_NAMES = {"april", "may", "june", "august", "jan", "mar", "march", "jun", "dec", "sep"}
_TIMES = {
    "in",
    "since",
    "until",
    "till",
    "during",
    "through",
    "throughout",
    "last",
    "next",
    "this",
    "early",
    "mid",
}
_TIMES |= {
    "late",
    "end",
    "by",
    "from",
    "of",
    "before",
    "after",
    "between",
    "for",
    "to",
    "ending",
    "ended",
    "starting",
}
_TIMES |= {
    "beginning",
    "effective",
    "on",
    "previous",
    "following",
    "around",
    "about",
    "than",
    "coming",
    "past",
}
_HABIT = {"every", "each"}
# "The minister resigned" after one of these is not in May: they also stand before a person.
_PERSONAL = {"by", "of", "to", "for", "from", "about", "on", "before", "after", "than", "between"}


@functools.cache
def _range_mark() -> str:
    return rf"(?:{SPACE}?{DASH}{SPACE}?|{W}(?:to|through|thru|until|till){W}(?:the{W})?)"


@functools.cache
def _list_mark() -> str:
    return rf",?{W}(?:and|or|&){W}(?:the{W})?"


@functools.cache
def year_tail() -> str:
    """A year behind a month or a day: "2025", "'25", not "2,025" or "2025 tonnes"."""
    return rf"(?:(?P<year>{YEAR}){no_unit()}|{APOS}(?P<short>\d\d)(?![\d\w]))"


@functools.cache
def _spelled() -> dict[str, int]:
    """Days in words, as the wires wrote them: "April six", "June Eight"."""
    numbers = calendar_numbers("number")
    return {word: number for word, number in numbers.items() if number < 10 and word not in ("a", "an")}


@functools.cache
def _month_first() -> re.Pattern[str]:
    number = rf"{DAY}(?:{ORDINAL})?{no_unit()}"
    spelled = alternatives(_spelled())
    spelled_year = year_tail().replace("year>", "wyear>").replace("short>", "wshort>")
    return re.compile(
        rf"(?P<month>{month_pattern()})"
        rf"(?:{W}(?P<word>{spelled})(?![\w-])(?:,?{W}{spelled_year})?"
        rf"|,?{W}(?:the{W})?(?P<day>{DAY})(?:{ORDINAL})?{no_unit()}"
        rf"(?P<more>{_range_mark()}{number}|(?:,{W}{number}){{0,6}}{_list_mark()}{number})?"
        rf"(?:,?{W}(?:of{W})?{year_tail()}|,(?P<tight>{YEAR}){no_unit()})?"
        rf"|(?:,?{W}|{W}of{W}|[-/]){year_tail().replace('year>', 'myear>').replace('short>', 'mshort>')})?",
        FLAGS,
    )


@functools.cache
def _day_first() -> re.Pattern[str]:
    number = rf"{DAY}(?:{ORDINAL})?"
    return re.compile(
        rf"(?P<day>{DAY})(?P<ordinal>{ORDINAL})?"
        rf"(?P<more>{_range_mark()}{number}|(?:,{W}{number}){{0,6}}{_list_mark()}{number})?"
        rf"(?:{W}(?:day{W})?of{W}|{W}|-)(?P<month>{month_pattern()})(?!\d)"
        rf"(?:(?:,?{W}|-|{W}of{W}){year_tail()}|-(?P<tight>\d\d)(?!\d))?",
        FLAGS,
    )


_NUMBER = re.compile(r"\d{1,2}", re.ASCII)
_DASHED = re.compile(rf"{DASH}|to|through|thru|until|till", FLAGS)


def century(two_digits: str) -> int:
    """The year of a two-digit year: 69 to 99 are of the 1900s, as POSIX has it."""
    number = int(two_digits)
    return number + (1900 if number >= 69 else 2000)


def _year(match: re.Match[str], *names: str) -> int | None:
    groups = match.groupdict()
    for name in names:
        digits = groups.get(name)
        if digits:
            return int(digits) if len(digits) == 4 else century(digits)
    return None


def month_first(text: str, position: int) -> list[Atom]:
    """What a month name at `position` begins."""
    match = _month_first().match(text, position)
    if match is None:
        return []
    name = match["month"]
    month = month_number(name)
    end = match.end("month")
    if match["day"] and not _counts_days(text, match):
        year = _year(match, "year", "short", "tight")
        days = _days(text, match, month, year)
        if days and (not name.islower() or year is not None or name.lower() not in ("may", "march", "mar")):
            return days
        if days and _after_preposition(text, position):
            return days
        if days:
            return []
    elif match["word"] and _spelled_day(text, match):
        year = _year(match, "wyear", "wshort")
        day = _spelled()[match["word"].lower()]
        return [Atom("day", position, match.end(), year=year, month=month, day=day)]
    elif not match["day"] and not match["word"]:
        year = _year(match, "myear", "mshort")
        if year is not None:
            return [Atom("month", position, match.end(), year=year, month=month)]
    plausible = month_stands(text, position, end, name)
    return [] if plausible is None else [Atom("month", position, end, month=month, sure=plausible)]


def _after_preposition(text: str, position: int) -> bool:
    before, _ = word_before(text, position)
    return not before or before.lower() in _TIMES


def _counts_days(text: str, match: re.Match[str]) -> bool:
    """ "In May 20 countries agreed": the number counts, it is no day."""
    if match["more"] or match.end() > match.end("day") + 2:
        return False
    after = word_after(text, match.end())
    if not after or not after[0].islower():
        return False
    if after in calendar_words("count_noun"):
        return True
    before, _ = word_before(text, match.start())
    return before.lower() == "in" and after not in calendar_words("function_word")


def _spelled_day(text: str, match: re.Match[str]) -> bool:
    """Whether the number word is the day: "on April six", not "in March six ships"."""
    if match["month"].islower():
        return False
    after = text[match.end() : match.end() + 1]
    if match["wyear"] or match["wshort"] or match["word"][0].isupper() or not after or after in ".,;:)\n":
        return True
    word = word_after(text, match.end())
    before, _ = word_before(text, match.start())
    return before.lower() != "in" and word in calendar_words("function_word")


def _days(text: str, match: re.Match[str], month: int, year: int | None) -> list[Atom]:
    """The day, or all days of a list, or the range, that a match holds."""
    more = match["more"]
    start, end = match.span()
    first = int(match["day"])
    if not more:
        return [Atom("day", start, end, year=year, month=month, day=first)]
    numbers = [(int(found[0]), found.start(), found.end()) for found in _NUMBER.finditer(more)]
    offset = match.start("more")
    if _DASHED.search(more):
        last = Atom("day", start, end, year=year, month=month, day=numbers[0][0])
        low = Atom("day", start, end, year=year, month=month, day=first)
        return [Atom("range", start, end, parts=(low, last), whole=True)]
    leading = match.start("day") < match.start("month")
    if not leading and year is None and _is_count(text, match.end()):
        # "on April 2 and 15 countries": the list ended before.
        return [Atom("day", start, offset, month=month, day=first)]
    spans = [(first, start if not leading else match.start("day"), offset)]
    spans += [(number, offset + low, offset + high) for number, low, high in numbers]
    spans[-1] = (spans[-1][0], spans[-1][1], end)
    return [
        Atom("day", low, high, year=year, month=month, day=number, whole=place > 0)
        for place, (number, low, high) in enumerate(spans)
    ]


def _is_count(text: str, end: int) -> bool:
    after = word_after(text, end)
    return bool(after) and after[0].islower() and after not in calendar_words("function_word")


def day_first(text: str, position: int) -> list[Atom]:
    """What a number before a month name at `position` begins."""
    match = _day_first().match(text, position)
    if match is None:
        return []
    if position and (
        text[position - 1] in "$€£¥₹+#/"
        or (text[position - 1] in ".,-:" and text[position - 2 : position - 1].isdigit())
    ):
        return []
    year = _year(match, "year", "short", "tight")
    name = match["month"]
    if year is None and name.islower() and name in ("may", "march", "mar") and not match["ordinal"]:
        return []
    return _days(text, match, month_number(name), year)


@functools.cache
def _titled_may() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(calendar_words('person_title'))})\.?{W}(?-i:May)\b", FLAGS)


def person_called_may(text: str) -> bool:
    """Whether somebody called May is named in the text."""
    return "May" in text and _titled_may().search(text) is not None


def month_stands(text: str, start: int, end: int, name: str) -> bool | None:
    """Whether a month name without day or year is a month.

    None: it is none ("may" the verb, "June Park" the person). False: only in the company of
    another date ("January to May"). True: it is one by the words around.
    """
    if name.islower():
        return None
    plain = name.rstrip(".").lower()
    before, at = word_before(text, start)
    cue = before.lower()
    if cue in _HABIT or cue in calendar_words("person_title"):
        return None
    after = word_after(text, end)
    in_time = cue in _TIMES
    if len(plain) < 5 and plain not in calendar_words("month"):
        return in_time if name.endswith(".") or plain not in _NAMES else False
    if plain not in _NAMES:
        return True
    shouted = name.isupper()
    if in_time:
        named = plain == "may" and cue in _PERSONAL and person_called_may(text[max(0, start - 4000) : start])
        return None if named else True
    if after in calendar_words("period_noun"):
        return not shouted or plain not in ("may", "march")
    if plain == "may" or shouted or (before and before[0].isupper()):
        return False
    if after and (after[0].isupper() or after in ("for", "on", "has", "had", "said", "says", "will", "told")):
        return None if after[0].isupper() else False
    opens = not char_before(text, at if before else start) or char_before(text, start) in ".!?\n|"
    return plain != "march" or not opens
