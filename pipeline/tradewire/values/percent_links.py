"""Which percentage took the place of which: "from 10% to 25%", "to 15% from 27.5%", "25%, up from 10%"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from decimal import Decimal

from tradewire.lexicons.figure_words import figure_words
from tradewire.values.model import PercentageValue
from tradewire.values.numbers import plain
from tradewire.values.patterns import one_of
from tradewire.values.surroundings import clause_words, qualifier_before

_MOVE_REACH = 100
_ARTICLES = frozenset({"the", "its", "their", "a", "an", "this", "that"})
_BREAK = re.compile(r"[.!?;][\"”’)]? |\n|\|")
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_OTHER_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_BEFORE_NOW = re.compile(
    r"\(?,? ?(?:previously|formerly|earlier|then|before|was|it was|before:|previous:?|prior:?) $",
    re.IGNORECASE,
)
# A comma that opens a clause of its own, unless what follows it is the earlier value.
_CLAUSE = re.compile(
    r",(?! ?(?:up|down|from|compared|against|versus|as against|higher|lower|to|or|rather|instead)\b)"
)
_REACHED = re.compile(r",? to(?: (?:a|the|reach|stand at))? ")


@functools.cache
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What leads to an earlier value ("up from a previous"), and what to a later one ("back to a")."""
    adjective = one_of(figure_words("earlier"))
    noun = one_of(figure_words("level_word"))
    article = r"(?:(?:the|its|their|a|an|this|that) )?"
    value = rf"(?:between )?{article}(?:(?:{adjective}) ){{0,2}}(?:(?:{noun}|of) ){{0,2}}"
    cue = one_of([*figure_words("against"), "down from", "up from", "after"])
    earlier = re.compile(rf"(?:^|[ (,—–-])(?P<cue>{cue}) {value}$", re.IGNORECASE)
    later = re.compile(
        rf"(?:^|[ ,—–-])(?:to|into|back to|up to|down to|and then to|gives way to|gave way to) {value}$",
        re.IGNORECASE,
    )
    return earlier, later


@functools.cache
def _level_link() -> re.Pattern[str]:
    """What stands between a level and a bare number of the same measure."""
    against = one_of(word for word in figure_words("against") if "replac" not in word)
    moved = r"(?:(?:up|down|higher|lower|revised|rising|falling|back) )?"
    of_what = r"(?: of (?:the |its |all )?[a-z-]+(?: [a-z-]+)?)?"
    hedges = r"(?: (?:about|around|nearly|some|roughly|just|only|a|the))*"
    return re.compile(rf"{of_what}(?:,? ?\(?{moved}(?P<cue>{against})|(?P<to> to)){hedges} ", re.IGNORECASE)


@functools.cache
def _holds() -> re.Pattern[str]:
    """ "doubled its 25% tariff on steel to 50%": the first value has a noun with a level behind it."""
    return re.compile(rf"[ -](?:[a-z-]+ ){{0,3}}(?:{one_of(figure_words('holder_noun'))})\b")


def _sentence_before(text: str, start: int) -> str:
    """The words of the sentence in front of `start`, at most `_MOVE_REACH` characters."""
    window = text[max(start - _MOVE_REACH, 0) : start]
    cut = 0
    for match in _BREAK.finditer(window):
        cut = match.end()
    return window[cut:]


def _changes(words: Sequence[str]) -> bool:
    change = figure_words("change")
    return any(word.lower().strip(".'’") in change for word in words)


def is_band(text: str, start: int, end: int) -> bool:
    """Whether "from A to B percent", A at `start`, is a range ("tariffs from 10 to 25 percent")."""
    words = clause_words(text, start)[-8:]
    if len(words) < 2 or words[-1].lower() != "from":
        return False
    if _changes(words[:-1]) or _changes(text[end : end + 24].split()[:2]):
        return False
    last = words[-2].lower()
    return last in figure_words("band") or last in figure_words("rate_plural")


def moves(text: str, start: int, low: Decimal, high: Decimal) -> bool:
    """ "unemployment rose 0.2 percent to 5.3 percent": a change and a level, no range."""
    words = clause_words(text, qualifier_before(text, start)[1])
    by = bool(words) and words[-1].lower() == "by"
    if by:
        words = words[:-1]
    if not words or words[-1].lower() not in figure_words("change") or low * 2 > high:
        return False
    if by:
        return True
    nouns = figure_words("level_noun")
    return any(word.lower() in nouns for word in _WORD.findall(_sentence_before(text, start)))


def is_level(text: str, start: int, between: str) -> bool:
    """Whether a bare number behind `between` is of the measure of the percentage at `start`."""
    match = _level_link().fullmatch(between if between.endswith(" ") else f"{between} ")
    if match is None:
        return False
    words = clause_words(text, qualifier_before(text, start)[1])
    if not words:
        return False
    last = words[-1].lower()
    return last == "from" if match["to"] else last in figure_words("level")


def change_between(text: str, start: int, end: int, following: int) -> int:
    """How a percentage at `[start, end)` and the next one, at `following`, follow each other in time.

    1: the second took the place of the first ("from 10% to 25%"); -1: the first that of
    the second ("15%, down from 25%"); 0: the words do not say.
    """
    begin = qualifier_before(text, following)[1]
    between = text[end:begin] if begin > end else text[end:following]
    if _BREAK.search(between):
        return 0
    from_earlier, to_later = _leads()
    clause = _CLAUSE.search(between)
    match = from_earlier.search(between)
    if match is not None:
        before, cue = between[: match.start("cue")], match["cue"].lower()
        apart = (cue == "than" and len(before) > 24) or (cue == "after" and before.strip(", "))
        parted = clause is not None and clause.start() < match.start("cue")
        return 0 if apart or parted or _OTHER_FROM.search(before) else -1
    if len(between) < 20 and _BEFORE_NOW.search(between):
        return -1
    match = to_later.search(between)
    if (
        match is None
        or _OTHER_FROM.search(between)
        or (clause is not None and clause.start() < match.start())
    ):
        return 0
    words = clause_words(text, qualifier_before(text, start)[1])
    if _leads_from(words):
        return 1
    last = words[-1].lower() if words else ""
    if not words or last in figure_words("change") or _holds().match(between) is None:
        return 0
    moved = _changes(_WORD.findall(_sentence_before(text, start))[-6:]) or " way to" in between
    return 1 if moved else 0


def _leads_from(words: Sequence[str]) -> bool:
    """ "from the current": whether "from" and nothing but articles and adjectives ends `words`."""
    for word in reversed(words):
        lower = word.lower()
        if lower == "from":
            return True
        if lower not in _ARTICLES and lower not in figure_words("earlier"):
            return False
    return False


def inferred_before(text: str, change: PercentageValue, level: PercentageValue) -> Decimal | None:
    """The level before, where the text gives a change in points and the level after it.

    "rose 10 points to 35%" is 25.
    """
    points = change.points
    if points is None or change.value_high is not None or level.value_high is not None:
        return None
    between = text[change.end : qualifier_before(text, level.start)[1]]
    if _REACHED.fullmatch(between if between.endswith(" ") else f"{between} ") is None:
        return None
    words = clause_words(text, qualifier_before(text, change.start)[1])[-6:]
    for word in reversed(words):
        if word.lower() in figure_words("up"):
            return plain(level.value - points)
        if word.lower() in figure_words("down"):
            return plain(level.value + points)
    return None
