"""The words that say what a figure counts ("Bilateral trade valued at …", "a $3 billion order")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tradewire.lexicons.calendar import calendar_words
from tradewire.lexicons.currencies import currency_table
from tradewire.lexicons.currency_places import place_words
from tradewire.lexicons.figure_words import figure_words
from tradewire.lexicons.per_units import per_units
from tradewire.lexicons.percent_cues import percent_cues
from tradewire.lexicons.scales import scales
from tradewire.values.surroundings import CLAUSE_END, CLAUSE_WORD, clause_words

_PHRASE_REACH = 80
_LONGEST_PHRASE = 5
_WORTH_OF = re.compile(r"(?:[ -]worth)? of ")
_IN = re.compile(r" in ")
_ATTACHING = frozenset({"between", "with", "to", "from", "among", "against", "by"})
_COUNTS = frozenset({"two", "three", "four", "other", "some", "both", "these", "those", "which"})
_NOUNS_TOO = frozenset(
    {"record", "cost", "set", "end", "close", "average", "rise", "fall", "increase", "drop", "cut"}
)
_JOINING = frozenset({"of", "in", "for", "on"})
_LEADING = frozenset({"the", "a", "an", "its", "their", "all", "total", "his", "her", "our"})
_POSSESSIVE = ("'s", "’s", "s'", "s’")


def read_subject(text: str, start: int, end: int) -> str | None:
    """The words that say what a figure at `[start, end)` counts, or None.

    In this order: what stands behind "worth of", "of" or "in"; the noun that the figure
    qualifies ("a $3 billion order"); the noun in front of the verb that leads to it
    ("Bilateral trade valued at …").
    """
    match = _WORTH_OF.match(text, end)
    if match:
        phrase = phrase_after(text, match.end())
        if phrase and not _is_time(phrase):
            return phrase
    else:
        match = _IN.match(text, end)
        phrase = phrase_after(text, match.end()) if match else None
        if phrase and phrase[0].islower() and not _is_time(phrase):
            return phrase
    words = clause_words(text, start)
    if not words:
        return None
    last = words[-1].lower()
    if text[end : end + 1] in (" ", "-") and (
        last in figure_words("determiner") or last.endswith(_POSSESSIVE)
    ):
        phrase = phrase_after(text, end + 1)
        if phrase and not _is_time(phrase):
            return phrase
    return _phrase_before(words) if last in figure_words("link") else None


def _is_time(phrase: str) -> bool:
    words = phrase.lower().split(" ")
    first = words[0].rstrip(".")
    return words[-1] in _TIMES or first in calendar_words("month") or first in calendar_words("weekday")


_UNITS = frozenset({"per", "percent", "cent", "pct", "percentage", "basis", "point", "points"})
_TIMES = frozenset(
    {"year", "quarter", "month", "week", "day", "half", "years", "months", "weeks", "days", "fiscal"}
)


def phrase_after(text: str, start: int, limit: int = _LONGEST_PHRASE) -> str | None:
    """The noun phrase that begins at `start`: words up to a function word, a verb of change or a mark."""
    window = text[start : start + _PHRASE_REACH]
    stop = CLAUSE_END.search(window)
    if stop is not None:
        window = window[: stop.start()]
    function, change = figure_words("function"), figure_words("change")
    count = begin = last = 0
    for match in CLAUSE_WORD.finditer(window):
        word = match[0]
        lower = word.lower()
        if not count and lower in _LEADING:
            continue
        verb = count and lower in change and "change_noun" not in percent_cues().get(lower, ())
        if lower in function or verb or any(c.isdigit() for c in word):
            break
        if count == limit or match.end() == _PHRASE_REACH:
            break
        begin = begin if count else match.start()
        last = match.end()
        count += 1
    return window[begin:last].rstrip("'’.-/") or None if count else None


def _phrase_before(words: Sequence[str]) -> str | None:
    """The noun phrase that ends `words`, once the links to the figure and other figures are dropped."""
    end = _without_links(words)
    begin = _noun_phrase(words, end)
    head = _head_before(words, begin) if begin < end else begin
    if head < begin:
        begin, end = _noun_phrase(words, head), head
    while begin < end and words[begin].lower() in _JOINING:
        begin += 1
    phrase = words[begin:end]
    if not phrase or _is_name(phrase, starts=begin == 0) or _is_time(phrase[-1]):
        return None
    if phrase[-1].lower() in figure_words("payer_verb") and len(phrase) > 1:
        return None
    return " ".join(phrase).strip("'’./-") or None


def _noun_phrase(words: Sequence[str], end: int) -> int:
    """Where the noun phrase that ends at `end` begins."""
    function, link = figure_words("function"), figure_words("link")
    begin = end
    while begin and end - begin < _LONGEST_PHRASE:
        word = words[begin - 1]
        lower = word.lower()
        joins = lower in _JOINING and begin < end and begin > 1 and words[begin - 2].lower() not in function
        if _is_figure(word) or (lower in function and not joins) or _is_verb(words, begin - 1, end):
            break
        if lower in link and not joins and lower not in _NOUNS_TOO:
            break
        begin -= 1
    return begin


def _head_before(words: Sequence[str], begin: int) -> int:
    """ "trade between the two countries": where "trade" ends, if a prepositional phrase begins at `begin`."""
    at = begin
    while at and (words[at - 1].lower() in _LEADING or words[at - 1].lower() in _COUNTS):
        at -= 1
    if at < 2 or words[at - 1].lower() not in _ATTACHING:
        return begin
    at -= 1
    before = words[at - 1].lower()
    return begin if before in figure_words("function") or _is_figure(words[at - 1]) else at


def _is_verb(words: Sequence[str], at: int, end: int) -> bool:
    """ "Tehran seized goods worth": a past form with a subject before it; "imported goods" has none."""
    if at + 1 >= end or at == 0 or not words[at].endswith("ed"):
        return False
    return words[at - 1].lower() not in figure_words("function")


def _without_links(words: Sequence[str]) -> int:
    """How many of `words` are left when links, figures and their units are dropped from the end."""
    link = figure_words("link")
    end = len(words)
    while end:
        lower = words[end - 1].lower().rstrip(".")
        before = words[end - 2].lower() if end > 1 else ""
        if (
            lower in per_units()
            and before in ("per", "a", "an", "the")
            and end > 2
            and _is_figure(words[end - 3])
        ):
            end -= 2
        elif lower in link or _is_figure(words[end - 1]):
            end -= 1
        elif lower in ("in", "during") and end < len(words) and _is_figure(words[end]):
            end -= 1  # "exports in 2022 were"
        else:
            break
    return end


def _is_figure(word: str) -> bool:
    """Whether a word is a number, a scale or a currency."""
    lower = word.lower().rstrip(".")
    if lower in _UNITS or lower in scales() or any(c.isdigit() for c in word):
        return True
    return any(not further for further, _ in currency_table().after.get(lower, ()))


def _is_name(phrase: Sequence[str], *, starts: bool) -> bool:
    """Whether a phrase names who pays or earns, not what is paid: nothing but capitalised words."""
    if not all(word[0].isupper() for word in phrase):
        return False
    if phrase[-1].lower() in figure_words("money_noun"):
        return False
    return len(phrase) > 1 or not starts or phrase[0] in place_words() or phrase[0].endswith(_POSSESSIVE)
