"""Pieces of patterns, made from the calendar lexicon, and looks at the word before and after."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from tradewire.lexicons.calendar import calendar_numbers, calendar_words

FLAGS = re.ASCII | re.IGNORECASE
SPACE = "[ \u00a0\u2009\u202f]"
W = f"{SPACE}{{1,2}}"
DASH = "[-\u2010\u2011\u2012\u2013\u2014]"
APOS = "['\u2019]"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL = r"(?:st|nd|rd|th)(?![a-z])"
YEAR = r"(?:1[5-9]|20)\d\d"
_SPACES = " \u00a0\u2009\u202f"
_WORD_MARKS = "'\u2019.-"


def alternatives(words: Iterable[str]) -> str:
    """Words as a pattern, longest first, with single spaces standing for any."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", W).replace("'", APOS) for word in ordered)


@functools.cache
def month_pattern() -> str:
    """Any month name or abbreviation, with its dot."""
    full = alternatives(calendar_words("month"))
    short = alternatives(set(calendar_numbers("month")) - calendar_words("month"))
    return rf"(?:(?:{full})(?![a-z])|(?:{short})(?:\.|(?![a-z])))"


@functools.cache
def weekday_pattern() -> str:
    """Any day of the week, or its abbreviation with its dot."""
    full = alternatives(calendar_words("weekday"))
    short = alternatives(set(calendar_numbers("weekday")) - calendar_words("weekday"))
    return rf"(?:(?:{full})(?![a-z])|(?:{short})(?:\.|(?![a-z])))"


@functools.cache
def no_unit() -> str:
    """A lookahead after a number: no part of a larger number, no sign or word of a quantity."""
    units = alternatives(calendar_words("unit"))
    return rf"(?![\d%$€£¥°a-z]|/(?![a-z])|[.:]\d|,\d{{3}}(?!\d)|{SPACE}%|(?:{W}|-)(?:{units})(?![a-z]))"


def month_number(word: str) -> int:
    """The number of a month name or abbreviation as written."""
    return calendar_numbers("month")[word.rstrip(".").lower()]


def word_before(text: str, position: int) -> tuple[str, int]:
    """The word that ends right before `position`, as written, and where it starts.

    Spaces between are skipped, nothing else: the word is "" behind a comma, a bracket, a line
    break, the start. At most 24 characters are looked at.
    """
    end = position
    floor = max(0, position - 24)
    while end > floor and text[end - 1] in _SPACES:
        end -= 1
    start = end
    while start > floor and (text[start - 1].isalpha() or text[start - 1] in _WORD_MARKS):
        start -= 1
    return text[start:end].lstrip("'\u2019.-"), start


def word_after(text: str, position: int) -> str:
    """The word that begins right after `position` and one run of spaces, as written, or ""."""
    end = min(len(text), position + 26)
    start = position
    while start < end and text[start] in _SPACES:
        start += 1
    if start == position:
        return ""
    stop = start
    while stop < end and text[stop].isalpha():
        stop += 1
    return text[start:stop]


def char_before(text: str, position: int) -> str:
    """The last character before `position` that is no space, "" at the start of the text."""
    floor = max(0, position - 4)
    while position > floor and text[position - 1] in _SPACES:
        position -= 1
    return text[position - 1] if position else ""


def counts(text: str, position: int) -> bool:
    """Whether the word behind the number that ends at `position` is a thing that it counts."""
    after = word_after(text, position)
    if not after or not after[0].islower():
        return after.lower() in calendar_words("count_noun") and after[:1].isupper() and after.isupper()
    if after in calendar_words("count_noun"):
        return True
    if after in calendar_words("function_word") or after in calendar_words("period_noun"):
        return False
    return after.endswith("s")
