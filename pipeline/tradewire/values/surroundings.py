"""What the words around a figure say of it: bound, unit of price, period, what is counted.

Everything looks at a bounded stretch on either side and stops at the end of the line or
table cell, so that reading a figure costs the same wherever it stands.
"""

from __future__ import annotations

import re

from tradewire.lexicons.figure_words import figure_words
from tradewire.lexicons.per_units import per_units
from tradewire.lexicons.qualifiers import last_words, qualifiers_after, qualifiers_before
from tradewire.values.model import Qualifier

# Long enough for the longest bound with an article ("not more than the …").
_BOUND_REACH = 36
_PHRASE_REACH = 80
_PERIOD_REACH = 60
_ARTICLES = frozenset({"a", "an", "the", "another", "additional", "further", "extra"})
_CLAUSE_END = re.compile(r"[,;:()\n|—]|\.(?![0-9A-Za-z])")
_CLAUSE_WORD = re.compile(r"[\w&'’./-]+")
_PER = re.compile(
    r"[ -]per[ -]((?:[0-9][0-9.,]{0,8}[ -]?)?(?!cent\b)[A-Za-z][A-Za-z-]*(?: (?:ton|tonne|metre|meter|hour|kilogram|kg|feet|foot|tonnes|kilometre)s?\b)?)"
)
_BY_ARTICLE = re.compile(r"[ -](a|an|the|every)[ -]([A-Za-z][A-Za-z-]*)(?: ([a-z]+))?")
_SLASH = re.compile(r" ?/ ?((?:[0-9]{1,6} ?)?[A-Za-z]+)")
_ADVERB = re.compile(r" (apiece|each|annually|yearly|monthly|weekly|daily|p\.a\.)(?![A-Za-z])")
_ADVERBS = {
    "apiece": "piece", "each": "piece", "annually": "year", "yearly": "year",
    "monthly": "month", "weekly": "week", "daily": "day", "p.a.": "year",
}  # fmt: skip
_NO_PRICE = re.compile(r" ?(?:earlier|ago|before|later|after|previously|since)\b")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_SPELL = (
    rf"(?:(?:the )?(?:first|second|third|fourth|last|final|latest|same|previous|current|coming) "
    rf"(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{{1,2}}) )?(?:quarters?|half|months?|weeks?|years?|fiscal year|financial year)"
    rf"(?: of (?:(?:19|20)[0-9]{{2}}|last year|this year|next year|the year))?"
    rf"|(?:the )?(?:year|quarter|half|months?) (?:to|ended|ending|through) {_MONTH}(?: [0-9]{{1,2}})?(?:,? (?:19|20)[0-9]{{2}})?"
    rf"|(?:(?:fiscal|financial|calendar) (?:year )?|FY ?)?(?:19|20)[0-9]{{2}}(?:[-/–](?:[0-9]{{4}}|[0-9]{{2}}))?(?![0-9]|,[0-9]|%)"
    rf"|{_MONTH}(?:(?: |, )(?:19|20)[0-9]{{2}}| this year| last year)?)"
)
_PERIOD_AFTER = re.compile(
    rf"\b(?:in|for|during|over|of|through) (?:all of )?({_SPELL})"
    r"|\b((?:last|this|next) (?:year|quarter|month|week|season|spring|summer|autumn|fall|winter)"
    r"|a (?:year|quarter|month|week) (?:earlier|ago|before)|(?:the|a) (?:year|quarter|month|week) before|the (?:previous|following) (?:year|quarter|month))\b"
)  # fmt: skip
_OF = re.compile(r"(?:[ -]worth)? (?:of|in) ")


def qualifier_before(text: str, start: int) -> tuple[Qualifier, int]:
    """The bound in front of a figure at `start`, and where its words begin (`start` without one)."""
    window = text[max(start - _BOUND_REACH, 0) : start]
    line = max(window.rfind("\n"), window.rfind("|")) + 1
    words = window[line:].lower().replace("(", " ").split()
    while words and words[-1] in _ARTICLES:
        words.pop()
    if words and words[-1] and words[-1] in last_words():
        table = qualifiers_before()
        for count in range(min(4, len(words)), 0, -1):
            form = " ".join(words[-count:])
            found = table.get(form)
            if found is not None:
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
    words = text[end : end + 20].split("\n", 1)[0].split("|", 1)[0].lower().strip().rstrip(".,;:)").split()
    table = qualifiers_after()
    for count in (2, 1):
        found = table.get(" ".join(words[:count]).rstrip(".,;:)")) if words else None
        if found is not None:
            return found
    return None


def read_per(text: str, end: int) -> tuple[str, int] | None:
    """The unit that a price is told by ("barrel", "100 kg") and where its words end; None for a plain amount."""
    mark = text[end : end + 1]
    if mark == "/" or text[end : end + 2] == " /":
        match = _SLASH.match(text, end)
        return (match[1], match.end()) if match else None
    if mark not in (" ", "-"):
        return None
    second = text[end + 1 : end + 2]
    if second == "p" or second == "P":
        match = _PER.match(text, end)
        if match:
            return ("year" if match[1] == "annum" else match[1]), match.end()
    if second in "ate" or second == "A":
        match = _BY_ARTICLE.match(text, end)
        if match:
            units = per_units()
            one, two = match[2], match[3]
            if two and f"{one} {two}".lower() in units:
                return f"{one} {two}", match.end(3)
            if (
                one.lower() in units
                and not _NO_PRICE.match(text, match.end(2))
                and (
                    match[1] != "the"
                    or one.lower() in ("tonne", "ton", "barrel", "bushel", "kilo", "pound", "ounce")
                )
            ):
                return one, match.end(2)
    match = _ADVERB.match(text, end)
    return (_ADVERBS[match[1]], match.end()) if match else None


def read_period(text: str, start: int, end: int) -> str | None:
    """The time that a figure at `[start, end)` is told for, as written, from its own clause."""
    after = text[end : end + _PERIOD_REACH]
    stop = _CLAUSE_END.search(after)
    match = _PERIOD_AFTER.search(after if stop is None else after[: stop.start()])
    if match is None:
        low = max(start - _PERIOD_REACH, 0)
        before = text[low:start]
        cut = max(before.rfind("\n"), before.rfind("|"), before.rfind(". "), before.rfind("; ")) + 1
        for match in _PERIOD_AFTER.finditer(before, cut):
            pass
    if match is None:
        return None
    period = match[1] or match[2]
    return period.removeprefix("the ")


def clause_words(text: str, start: int) -> list[str]:
    """The words of the clause in front of `start`, at most `_PHRASE_REACH` characters back."""
    low = max(start - _PHRASE_REACH, 0)
    window = text[low:start]
    cut = 0
    for match in _CLAUSE_END.finditer(window):
        cut = match.end()
    words = _CLAUSE_WORD.findall(window, cut)
    if cut == 0 and low and words and text[low - 1].isalnum():
        words = words[1:]  # the window cut a word in two
    return words


def phrase_after(text: str, start: int, limit: int = 5) -> str | None:
    """The noun phrase that begins at `start`: words up to a function word or a mark."""
    window = text[start : start + _PHRASE_REACH]
    stop = _CLAUSE_END.search(window)
    if stop is not None:
        window = window[: stop.start()]
    function = figure_words("function")
    words: list[str] = []
    begin = last = 0
    for match in _CLAUSE_WORD.finditer(window):
        word = match[0]
        lower = word.lower()
        if not words and lower in ("the", "a", "an", "its", "their", "all", "total"):
            continue
        if lower in function or word[0].isdigit() or len(words) == limit or match.end() == _PHRASE_REACH:
            break
        if not words:
            begin = match.start()
        words.append(word)
        last = match.end()
    return window[begin:last].rstrip("'’.-/") or None if words else None


def _phrase_before(words: list[str], limit: int = 5) -> str | None:
    """The noun phrase that ends `words`, its links to the figure dropped."""
    link, function = figure_words("link"), figure_words("function")
    end = len(words)
    while end and words[end - 1].lower() in link:
        end -= 1
    begin = end
    while begin and end - begin < limit:
        lower = words[begin - 1].lower()
        joined = (
            lower in ("of", "in", "for")
            and end - begin
            and begin > 1
            and words[begin - 2].lower() not in function
        )
        if (
            (lower in function and not joined)
            or words[begin - 1][0].isdigit()
            or lower in link - {"of", "record"}
        ):
            break
        begin -= 1
    while begin < end and words[begin].lower() in ("of", "in", "for"):
        begin += 1
    return " ".join(words[begin:end]).strip("'’./-") or None


def read_subject(text: str, start: int, end: int) -> str | None:
    """The words that say what a figure at `[start, end)` counts, or None.

    In this order: what stands behind "worth of", "of" or "in"; the noun that the figure
    qualifies ("a $3 billion order"); the noun in front of the verb that leads to it
    ("Bilateral trade valued at …").
    """
    match = _OF.match(text, end)
    if match:
        phrase = phrase_after(text, match.end())
        if phrase and not phrase[0].isdigit() and not re.match(_MONTH, phrase):
            return phrase
    words = clause_words(text, start)
    if words and text[end : end + 1] in (" ", "-"):
        lower = words[-1].lower()
        if lower in (
            "a",
            "an",
            "the",
            "its",
            "their",
            "his",
            "her",
            "this",
            "that",
            "new",
            "record",
            "another",
            "annual",
            "extra",
            "additional",
        ) or lower.endswith(("'s", "’s")):
            phrase = phrase_after(text, end + 1)
            if phrase:
                return phrase
    if words and words[-1].lower() in figure_words("link"):
        return _phrase_before(words)
    return None
