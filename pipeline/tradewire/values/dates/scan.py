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
from tradewire.values.dates.words import APOS, SPACE, YEAR

_EDGES = ("end", "close", "start", "beginning", "outset", "turn", "middle", "late", "early", "later")
_TURNS = ("this", "last", "next", "current", "coming", "previous", "following", "past")
_BLANK = "[ \u00a0]"


@functools.cache
def _word_kinds() -> dict[str, tuple[str, str]]:
    """Every word that may begin a date, lower-case: who reads it, and what must follow it."""
    kinds: dict[str, tuple[str, str]] = {}
    for word in sorted({name.split()[0] for name in calendar_words("holiday")}):
        kinds[word] = "holiday", rf"(?={_BLANK}|[,.;:)!?'\u2019]|$)"
    kinds["new"] = "holiday", rf"(?={_BLANK}[Yy])"
    kinds |= dict.fromkeys(
        _EDGES, ("edge", rf"(?={_BLANK}(?:of|in|OF|IN){_BLANK}(?:the|THE|year|month|week|quarter){_BLANK}?)")
    )
    own = r"(?=(?:-|'s |\u2019s | )(?:end|End|END)(?![a-zA-Z]))"
    kinds |= dict.fromkeys(("year", "month", "quarter", "week"), ("edge", own))
    kinds |= dict.fromkeys(_TURNS, ("turn", rf"(?={_BLANK})"))
    kinds |= {word: ("turn", rf"(?={_BLANK}|-)") for word in calendar_numbers("ordinal") if word[0].isalpha()}
    fiscal = rf"(?={_BLANK}\d|[ -](?:year|Year|YEAR))"
    kinds |= dict.fromkeys(("fiscal", "financial", "marketing", "crop", "tax", "budget"), ("fiscal", fiscal))
    kinds |= dict.fromkeys(("fy", "my"), ("fiscal", r"(?=[ \u00a0'\u2019-]?\d)"))
    kinds |= dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), ("day", ""))
    kinds |= dict.fromkeys(calendar_words("season"), ("season", r"(?!-)"))
    kinds |= dict.fromkeys(calendar_numbers("weekday"), ("weekday", ""))
    kinds |= dict.fromkeys(calendar_numbers("month"), ("month", ""))
    return kinds | {"ago": ("ago", "")} | {"from": ("ago", rf"(?={_BLANK}now(?![a-z]))")}


@functools.cache
def _trigger() -> re.Pattern[str]:
    """What begins a date, with the one character before it.

    The pattern starts with a plain set of characters, so that the scan skips from word to word
    at the speed of a loop in C; words are grouped by their first letter for the same reason.
    """
    by_letter: dict[str, list[str]] = {}
    for word, (_, follows) in sorted(_word_kinds().items(), key=lambda item: (-len(item[0]), item[0])):
        head, tail = word[0], re.escape(word[1:])
        by_letter.setdefault(head, []).append(f"{tail}(?![a-zA-Z0-9]){follows}")
        by_letter.setdefault(head.upper(), []).append(
            f"(?:{tail}|{re.escape(word[1:].upper())})(?![a-zA-Z]){follows}"
        )
    words = "|".join(f"{head}(?:{'|'.join(tails)})" for head, tails in sorted(by_letter.items()))
    pairs = sorted({name[:2] for name in calendar_words("month")})
    months_begin = "|".join(f"{pair.capitalize()}|{pair.upper()}|{pair}" for pair in pairs)
    return re.compile(
        rf"[^\w](?:(?P<word>{words})|(?=\d)(?:"
        rf"(?P<numeric>{numeric.NUMERIC})"
        rf"|(?P<year>{YEAR})(?!\d)"
        rf"|(?P<dayfirst>\d{{1,2}})(?=(?:st|nd|rd|th)?(?:{SPACE}|-|\u2013|,{SPACE}|{SPACE}?&{SPACE})"
        rf"(?:{months_begin}|of{SPACE}|to{SPACE}|and{SPACE}|or{SPACE}|through{SPACE}|until{SPACE}|day{SPACE}|-|\u2013|\d))"
        rf"|(?P<old>(?:1[5-9]|2[01])(?:st|th)[ -][Cc]entury|[2-9]0s)(?!\w)"
        rf"|(?P<turn>[1-4](?:st|nd|rd|th|ST|ND|RD|TH)(?=[ -]))"
        rf"|(?P<leading>[1-4][QH])(?![a-zA-Z]))"
        rf"|(?P<compact>[QH][1-4])(?![a-zA-Z])"
        rf"|(?P<quoted>{APOS}[2-9]0s)(?!\w))",
        re.ASCII,
    )


def atoms(text: str, regions: frozenset[str]) -> list[Atom]:
    """All atoms of a text in order, without overlaps; some are dates only in company (`sure`)."""
    found: list[Atom] = []
    done = 0
    kinds = _word_kinds()
    for match in _trigger().finditer(" " + text):
        # In the padded text the trigger begins one after the match; in the text itself just there.
        start = match.start()
        if start < done or (start and text[start - 1].isalnum()):
            continue
        kind = match.lastgroup or ""
        if kind == "word":
            kind = kinds[match["word"].lower()][0]
        new = _read(text, kind, start, regions)
        if new and new[0].start >= done:
            found += new
            done = max(new[-1].end, done)
    return found


def _read(text: str, kind: str, start: int, regions: frozenset[str]) -> list[Atom]:
    match kind:
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
        case "compact" | "leading":
            return phrases.compact(text, start)
        case "dayfirst":
            return months.day_first(text, start)
        case "old" | "quoted":
            return years.century_or_decade(text, start)
        case "day":
            return phrases.day_word(text, start)
        case "turn":
            return phrases.turn_or_ordinal(text, start) or months.day_first(text, start)
        case "ago":
            return phrases.ago(text, start, start + (3 if text[start] in "aA" else 8))
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
