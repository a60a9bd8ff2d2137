"""What the words around a figure say of it: its bound, the unit of a price, the time it is for.

Everything looks at a bounded stretch on either side and stops at the end of the line or
table cell, so that reading a figure costs the same wherever it stands.
"""

from __future__ import annotations

import functools
import re

from tradewire.lexicons.calendar import calendar_numbers
from tradewire.lexicons.figure_words import figure_words
from tradewire.lexicons.per_units import per_adverbs, per_units
from tradewire.lexicons.qualifiers import last_words, qualifiers_after, qualifiers_before
from tradewire.values.model import Qualifier
from tradewire.values.patterns import ends_figure, month_name, one_of

# Long enough for the longest bound with an article ("not more than the …").
_BOUND_REACH = 36
_PHRASE_REACH = 80
_PERIOD_REACH = 60
_ARTICLES = frozenset({"a", "an", "the", "another", "additional", "further", "extra"})
# A point behind a single capital is that of "U.S." or of an initial.
CLAUSE_END = re.compile(r"[,;:()\n|—]|(?<![A-Z])\.(?![0-9A-Za-z])")
CLAUSE_WORD = re.compile(r"[\w&'’./-]+")
_PER = re.compile(
    r"[ \n-]per[ \n-](?P<number>[0-9][0-9.,]{0,8}[ -]?)?(?P<one>[A-Za-z][A-Za-z-]*)(?: (?P<two>[a-z]+))?"
)
_BY_ARTICLE = re.compile(
    r"[ \n-](?P<article>an?|the|every)[ \n-](?P<one>[A-Za-z][A-Za-z-]*)(?: (?P<two>[a-z]+))?"
)
_SLASH = re.compile(r" ?/ ?((?:[0-9]{1,6} ?)?[A-Za-z]+)")
_YEAR = r"(?:19|20)[0-9]{2}"


@functools.lru_cache(maxsize=8)  # every reader of a figure asks for the same one
def qualifier_before(text: str, start: int) -> tuple[Qualifier, int]:
    """The bound in front of a figure at `start`, and where its words begin (`start` without one)."""
    window = text[max(start - _BOUND_REACH, 0) : start]
    line = max(window.rfind("\n"), window.rfind("|")) + 1
    words = window[line:].lower().replace("(", " ").split()
    while words and words[-1] in _ARTICLES:
        words.pop()
    if words and words[-1] in last_words():
        table = qualifiers_before()
        for count in range(min(4, len(words)), 0, -1):
            form = " ".join(words[-count:])
            found = table.get(form)
            if found is not None:
                if form == "up to" and len(words) > 2 and words[-3] in figure_words("change"):
                    return "exact", start  # "goes up to 84%": a level
                return found, _rfind_words(text, words[-count:], start)
    return "exact", start


def _rfind_words(text: str, words: list[str], start: int) -> int:
    """Where the last run of `words` in front of `start` begins."""
    low = max(start - _BOUND_REACH, 0)
    window = text[low:start].lower()
    at = len(window)
    for word in reversed(words):
        at = window.rfind(word, 0, at)
    return low + max(at, 0)


def qualifier_after(text: str, end: int) -> Qualifier | None:
    """The bound behind a figure that ends at `end`, or None."""
    mark = text[end : end + 1]
    if mark == "+":
        return "more_than"
    if mark not in (" ", "-"):
        return None
    rest = text[end : end + 20].split("\n", 1)[0].split("|", 1)[0]
    words = rest.lower().strip().rstrip(".,;:)").split()
    table = qualifiers_after()
    for count in (2, 1):
        found = table.get(" ".join(words[:count]).rstrip(".,;:)")) if words else None
        if found is not None:
            return found
    return None


def read_per(text: str, end: int) -> tuple[str, int] | None:
    """The unit that a price is told by ("barrel", "100 kg"), and where its words end.

    None for a plain amount. Behind "per" any noun is a unit, behind "a" or "/" one of the lexicon.
    """
    mark = text[end : end + 1]
    if mark == "/" or text[end : end + 2] == " /":
        match = _SLASH.match(text, end)
        return (match[1], match.end()) if match else None
    if mark not in (" ", "-", "\n"):
        return None
    second = text[end + 1 : end + 2].lower()
    if second == "p":
        match = _PER.match(text, end)
        if match is not None and match["one"].lower() not in ("cent", "annum"):
            unit, stop = _unit(match)
            return (match["number"] or "") + unit, stop
    if second in ("a", "t", "e"):
        match = _BY_ARTICLE.match(text, end)
        if match is not None:
            unit, stop = _unit(match)
            if unit.lower() in per_units() and not _is_ago(text, stop):
                spoken = match["article"] != "the" or unit.lower() in _TRADED
                return (unit, stop) if spoken else None
    match = _adverb().match(text, end)
    if match is None or (match[1] == "each" and ends_figure().match(text, match.end()) is None):
        return None  # "£12.50 each way"
    return per_adverbs()[match[1]], match.end()


# "$98 the tonne": only what is traded by weight and measure is told so.
_TRADED = frozenset(
    {"tonne", "ton", "barrel", "bushel", "kilo", "pound", "ounce", "gallon", "quintal", "bag"}
)


def _unit(match: re.Match[str]) -> tuple[str, int]:
    """The unit of one or two words of `match`, and where it ends."""
    one, two = match["one"], match["two"]
    if two and f"{one} {two}".lower() in per_units():
        return f"{one} {two}", match.end("two")
    return one, match.end("one")


@functools.cache
def _adverb() -> re.Pattern[str]:
    return re.compile(rf" ({one_of(per_adverbs())})(?![A-Za-z])")


def _is_ago(text: str, end: int) -> bool:
    """Whether "a year" goes on as "a year earlier"."""
    word = CLAUSE_WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return word is not None and word[0].rstrip(".").lower() in figure_words("ago")


@functools.cache
def _period() -> re.Pattern[str]:
    """A stretch of time behind a preposition, or one that needs none ("last year", "a year earlier")."""
    month = month_name()
    order = one_of(
        [
            *calendar_numbers("ordinal"),
            "last",
            "latest",
            "same",
            "previous",
            "current",
            "coming",
            "past",
            "next",
        ]
    )
    count = one_of(word for word, number in calendar_numbers("number").items() if number > 1)
    span = r"(?:quarters?|half|halves|months?|weeks?|years?|fiscal year|financial year|season)"
    of_year = rf"(?: of (?:fiscal )?(?:{_YEAR}(?:[-/–][0-9]{{2,4}})?|(?:last|this|next|the) year))?"
    spell = "|".join(
        (
            rf"(?:the )?(?:{order}) (?:(?:{count}|[0-9]{{1,2}}) )?{span}{of_year}",
            rf"(?:the )?(?:year|quarter|half|months?|season) (?:to|ended|ending|through|until) {month}"
            rf"(?: [0-9]{{1,2}})?(?:,? {_YEAR})?",
            rf"(?:(?:fiscal|financial|calendar|crop|marketing) (?:year )?|FY ?)?{_YEAR}"
            r"(?:[-/–](?:[0-9]{4}|[0-9]{2}))?(?![0-9]|,[0-9]|%)",
            rf"{month}(?:(?: |, ){_YEAR}| (?:this|last) year)?",
            r"(?:FY|Q[1-4]) ?'?[0-9]{2}(?:[0-9]{2})?(?![0-9,.%])",
        )
    )
    alone = "|".join(
        (
            r"(?:last|this|next) (?:year|quarter|month|week|season|spring|summer|autumn|fall|winter)",
            r"a (?:year|quarter|month|week) (?:earlier|ago|before)",
            r"(?:the|a) (?:year|quarter|month|week) before",
            r"the (?:previous|following|same) (?:year|quarter|month|week)",
        )
    )
    return re.compile(rf"\b(?i:in|for|during|over|of|through|throughout) (?:all of )?({spell})|\b({alone})\b")


_CONVERSION = re.compile(r" \([^()\n]{1,60}\)")


def read_period(text: str, start: int, end: int) -> str | None:
    """The time that a figure at `[start, end)` is told for, as written, from its own clause."""
    bracket = _CONVERSION.match(text, end)  # "C$56 billion ($40.5 billion) in 2024"
    end = end if bracket is None else bracket.end()
    after = text[end : end + _PERIOD_REACH]
    stop = CLAUSE_END.search(after)
    match = _period().search(after if stop is None else after[: stop.start()])
    if match is None:
        before = text[max(start - _PERIOD_REACH, 0) : start]
        cut = max(before.rfind("\n"), before.rfind("|"), before.rfind(". "), before.rfind("; ")) + 1
        for earlier in _period().finditer(before, cut):
            match = earlier
    if match is None:
        return None
    return (match[1] or match[2]).removeprefix("the ")


@functools.lru_cache(maxsize=4)
def clause_words(text: str, start: int) -> tuple[str, ...]:
    """The words of the clause in front of `start`, at most `_PHRASE_REACH` characters back."""
    low = max(start - _PHRASE_REACH, 0)
    window = text[low:start]
    cut = 0
    for match in CLAUSE_END.finditer(window):
        cut = match.end()
    words = CLAUSE_WORD.findall(window, cut)
    if cut == 0 and low and words and text[low - 1].isalnum():
        del words[0]  # the window cut a word in two
    return tuple(words)
