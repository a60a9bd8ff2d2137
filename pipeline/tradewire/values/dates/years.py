"""Years: "in 2024", "the 2026 review", "2012-13", "FY 1987/88", "the 1990s", "the 19th century".

A four-digit number is a year only if its surroundings say so; `year_stands` holds the rules.
"""

from __future__ import annotations

import functools
import re

from tradewire.lexicons.calendar import calendar_words
from tradewire.values.dates.model import Atom
from tradewire.values.dates.months import century
from tradewire.values.dates.words import (
    APOS,
    DASH,
    FLAGS,
    SPACE,
    YEAR,
    W,
    char_before,
    counts,
    no_unit,
    word_after,
    word_before,
)

_STRONG = {
    "in",
    "since",
    "until",
    "till",
    "during",
    "throughout",
    "year",
    "fiscal",
    "calendar",
    "circa",
    "early",
}
_STRONG |= {"mid", "late", "end", "before", "after", "both", "post", "pre", "late-", "mid-", "early-"}
_WEAK = {
    "by",
    "from",
    "for",
    "of",
    "than",
    "over",
    "against",
    "versus",
    "vs",
    "vs.",
    "on",
    "through",
    "between",
}
_WEAK |= {
    "around",
    "about",
    "beyond",
    "to",
    "into",
    "with",
    "starting",
    "beginning",
    "effective",
    "ending",
    "ended",
    "as",
}
_NAMING = {
    "the",
    "a",
    "an",
    "its",
    "their",
    "our",
    "his",
    "her",
    "this",
    "that",
    "my",
    "your",
    "whose",
    "new",
    "old",
}
_SPEAKING = {
    "was",
    "is",
    "will",
    "saw",
    "has",
    "had",
    "brought",
    "marks",
    "marked",
    "would",
    "could",
    "began",
}
_OLD = {"in", "since", "until", "before", "after", "during"}
_FULL = range(1900, 2100)


@functools.cache
def _year() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<year>{YEAR})(?:"
        rf"(?P<decade>{APOS}?s)(?![\w])"
        rf"|(?:(?P<mark>{DASH}|/)|{SPACE}{DASH}{SPACE}(?={YEAR}))(?P<last>{YEAR}|\d\d)(?!\w|[-/.,]\d){no_unit()}"
        rf"|(?!\w){no_unit()})",
        FLAGS,
    )


@functools.cache
def _fiscal() -> re.Pattern[str]:
    return re.compile(
        rf"(?:FY|MY|(?:fiscal|financial|marketing|crop|tax|budget|season)(?:(?:{W}|-)year)?)(?:{W}|-|{APOS})?"
        rf"(?P<year>{YEAR}|\d\d)(?:(?:{DASH}|/)(?P<last>{YEAR}|\d\d))?(?!\w|[-/.,]\d){no_unit()}",
        FLAGS,
    )


_CENTURY = re.compile(rf"(?P<number>1[5-9]|2[01])(?:st|th)(?:{W}|-)century(?![\w])", FLAGS)
_SHORT_DECADE = re.compile(rf"{APOS}?(?P<tens>[2-9])0s(?!\w)", FLAGS)


def year(text: str, position: int) -> list[Atom]:
    """What a four-digit number at `position` begins."""
    match = _year().match(text, position)
    if match is None or _glued(text, position):
        return []
    first = int(match["year"])
    if match["decade"]:
        return _decade(text, match, first)
    if match["last"]:
        return _span(text, match, first)
    return [
        Atom(
            "year",
            position,
            match.end("year"),
            year=first,
            sure=year_stands(text, position, match.end("year")),
        )
    ]


def _glued(text: str, position: int) -> bool:
    """Whether the number hangs on something that makes it part of another: a code, an amount."""
    if not position:
        return False
    before = text[position - 1]
    if before in "$€£¥₹#.@_/,+:=*":
        return before != "/" or not text[max(0, position - 3) : position - 1].isalpha()
    if before in "-\u2010\u2011\u2012\u2013\u2014":
        ahead = text[position - 2 : position - 1]
        return ahead.isdigit() or (before == "-" and not ahead.isalpha())
    return False


def _decade(text: str, match: re.Match[str], first: int) -> list[Atom]:
    if first % 10:
        # "2025's exports": the year owns something.
        plain = match["decade"] != "s" and first in _FULL
        return [Atom("year", match.start(), match.end("year"), year=first)] if plain else []
    # "the 1990's boom" is the decade too, "2020's first quarter" the year.
    owner = first >= 2010 or word_before(text, match.start())[0].lower() != "the"
    if match["decade"] != "s" and owner and word_after(text, match.end()).lower() != "decade":
        return [Atom("year", match.start(), match.end("year"), year=first)]
    value = f"{first // 100}XX" if first % 100 == 0 and first != 2000 else f"{first // 10}X"
    return [Atom("decade", match.start(), match.end(), value=value)]


def _span(text: str, match: re.Match[str], first: int) -> list[Atom]:
    last = int(match["last"])
    if len(match["last"]) == 4:
        if not first < last <= first + 200:
            return []
    elif last == (first + 1) % 100:
        return [Atom("years", match.start(), match.end(), year=first, number=first + 1)]
    elif last > first % 100:
        stands = year_stands(text, match.start(), match.end())
        if match["mark"] == "-" and last <= 12 and match["last"].startswith("0") and first % 100 >= last:
            return []
        last += first - first % 100
        return [Atom("years", match.start(), match.end(), year=first, number=last, sure=stands)]
    elif match["mark"] == "-" and 1 <= last <= 12 and year_stands(text, match.start(), match.end()):
        return [Atom("month", match.start(), match.end(), year=first, month=last, whole=True)]
    else:
        return []
    labelled = word_before(text, match.start())[0].lower() in calendar_words("number_label")
    if labelled or (match["mark"] == "/" and last != first + 1):
        return []
    return [
        Atom("years", match.start(), match.end(), year=first, number=last, sure=not counts(text, match.end()))
    ]


def fiscal(text: str, position: int) -> list[Atom]:
    """A fiscal, marketing or crop year: by its label, since its months differ by country."""
    match = _fiscal().match(text, position)
    if match is None:
        return []
    head = text[position : position + 2]
    if head.upper() in ("FY", "MY") and head != head.upper():
        return []
    if head == "MY" and text[position : match.start("year")] != "MY":
        return []
    digits = match["year"]
    if len(digits) == 2 and head != "FY":
        return []
    first = int(digits) if len(digits) == 4 else century(digits)
    if match["last"] is None:
        return [Atom("year", position, match.end(), year=first, unit="fiscal")]
    last = int(match["last"])
    last = last if last > 99 else first - first % 100 + last + (100 if last < first % 100 else 0)
    if not first < last <= first + 50:
        return []
    return [Atom("years", position, match.end(), year=first, number=last)]


def century_or_decade(text: str, position: int) -> list[Atom]:
    """ "the 19th century", "the '90s", "the 80s"."""
    match = _CENTURY.match(text, position)
    if match is not None:
        return [Atom("decade", position, match.end(), value=f"{int(match['number']) - 1}XX")]
    match = _SHORT_DECADE.match(text, position)
    if match is None:
        return []
    before = word_before(text, position)[0].lower()
    # "in the 30s" is as often a temperature or an age.
    quoted = not match[0][0].isdigit() or match["tens"] >= "5"
    if before not in ("early", "mid", "late", "early-", "mid-", "late-") and not (quoted and before == "the"):
        return []
    return [
        Atom("decade", position, match.end(), value=f"19{match['tens']}X" if match["tens"] > "2" else "202X")
    ]


def year_stands(text: str, start: int, end: int) -> bool:
    """Whether the four digits at `[start, end)` are a year, by the words around them.

    Yes in brackets or alone in a first cell; after a word of time ("in", "since", "by"), unless
    the next word is counted by the number ("by 2000 workers"); after an article before a thing
    that has a year ("the 2026 review"); at the head of a sentence before such a thing or a verb.
    """
    number = int(text[start : start + 4])
    before, at = word_before(text, start)
    cue = before.lower()
    after = word_after(text, end)
    if cue in calendar_words("number_label") or counts(text, end):
        return False
    mark = char_before(text, start)
    following = text[end : end + 1]
    if mark in "([" and following in ")],;:-\u2013/":
        return number in _FULL or number >= 1700
    if not before and (mark in "|\n" or not mark):
        return _in_cell_or_line(text, start, end, after) and number in _FULL
    if cue in _STRONG or cue.rstrip("-") in _STRONG:
        return number in _FULL or (cue in _OLD and number >= 1600)
    if number not in _FULL:
        return cue in ("of", "the") and number >= 1600 and after[:1].isupper()
    if cue in _WEAK:
        return _weak(text, cue, at, end, after)
    if cue in _NAMING or cue.endswith(("'s", "\u2019s", "s'", "s\u2019")):
        return bool(after) or following == "-"
    if before.endswith("-"):
        return False
    if not before and mark in ".!?\u201c\"'\u2018":
        return after in calendar_words("period_noun") or after in _SPEAKING
    return after in calendar_words("period_noun") and after not in (
        "first",
        "second",
        "third",
        "fourth",
        "final",
        "net",
    )


def _weak(text: str, cue: str, at: int, end: int, after: str) -> bool:
    earlier, _ = word_before(text, at)
    if cue == "of":
        return earlier.lower() not in calendar_words("sum_noun")
    if cue == "to":
        return earlier.lower() in (
            "back",
            "out",
            "up",
            "extended",
            "valid",
            "prior",
            "compared",
            "relative",
            "through",
        )
    if cue == "with":
        return earlier.lower() in ("compared", "start", "starting", "beginning", "even")
    if cue == "as":
        return False
    if cue in ("on", "about", "around", "over"):
        return not after or after in calendar_words("function_word") or after in calendar_words("period_noun")
    return True


def _in_cell_or_line(text: str, start: int, end: int, after: str) -> bool:
    """A year alone in a cell of the first row or column, alone on a line, or at the head of one."""
    stop = text.find("\n", end, end + 400)
    rest = text[end : end + 400 if stop < 0 else stop]
    tail = rest.lstrip(" \u00a0")
    if tail[:1] in (":", "\u2013", "\u2014", "-") or not tail:
        return True
    if tail[0] != "|":
        return after in calendar_words("period_noun") or after in _SPEAKING
    line = text.rfind("\n", max(0, start - 400), start) + 1
    return "|" not in text[line:start] or line < 2 or text[line - 2] == "\n"
