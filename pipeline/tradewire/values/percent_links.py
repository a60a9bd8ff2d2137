"""Which percentage took the place of which: "from 10% to 25%", "to 15% from 27.5%", "25%, up from 10%"."""

from __future__ import annotations

import re
from decimal import Decimal

from tradewire.lexicons.figure_words import figure_words
from tradewire.values.model import PercentageValue
from tradewire.values.numbers import plain
from tradewire.values.surroundings import clause_words, qualifier_before

_ADJECTIVE = (
    r"(?:(?:the|its|their|a|an|this|that|today's|last year's) )?"
    r"(?:(?:current|previous|earlier|existing|present|old|original|initial|average|revised|prior|former|mere|record|low|high|peak|rate|level|figure|estimated|expected|forecast|usual|general|standard|pre-war|pre-crisis) ){0,2}(?:(?:rate|level|figure|average|low|high|peak|gain|rise|fall|growth|estimate|forecast|of) ){0,2}"
)
_FROM = re.compile(
    rf"(?:^|[ (,—–-])(?P<cue>from|(?:as )?against|versus|vs\.?|compared (?:with|to)|than|instead of|rather than|in place of|replacing|down from|up from|after) {_ADJECTIVE}$",
    re.IGNORECASE,
)
_TO = re.compile(rf"(?:^|[ ,—–-])(?:to|into|back to|up to|down to|and then to) {_ADJECTIVE}$", re.IGNORECASE)
_BREAK = re.compile(r"[.!?;][\"”’)]? |\n|\|")
_CLAUSE = re.compile(r",(?! (?:up|down|from|compared|against|versus|as against|higher|lower|to|or)\b)")
_OTHER_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_BACK = re.compile(
    r"\(?,? ?(?:previously|formerly|earlier|then|before|was|it was|before:|previous:?|prior:?) $",
    re.IGNORECASE,
)
_LEVEL_LINK = re.compile(
    r"(?:,? ?\(?(?:(?:up|down|higher|lower|revised|rising|falling|back) )?(?P<cue>from|against|as against|versus|vs\.?|compared (?:with|to)|than)|(?P<to> to))(?: (?:about|around|nearly|some|roughly|just|only|a|the))* ",
    re.IGNORECASE,
)
_LEVEL_NOUN = re.compile(
    r"\b(?:rates?|unemployment|joblessness|inflation|share|yields?|tariffs?|dut(?:y|ies)|lev(?:y|ies)|interest|margin|stake|ratio|approval|surcharge|surtax)\b",
    re.IGNORECASE,
)
_MOVE_REACH = 100


def _sentence_before(text: str, start: int) -> str:
    """The words of the sentence in front of `start`, at most `_MOVE_REACH` characters."""
    low = max(start - _MOVE_REACH, 0)
    window = text[low:start]
    cut = 0
    for match in _BREAK.finditer(window):
        cut = match.end()
    return window[cut:]


def _change_word(words: list[str]) -> bool:
    change = figure_words("change")
    return any(word.lower().strip(".'’") in change for word in words)


def is_band(text: str, start: int, end: int) -> bool:
    """Whether "from A to B percent" with A at `start` is a range ("tariffs from 10 to 25 percent"), no change."""
    words = clause_words(text, start)[-8:]
    if not words or words[-1].lower() != "from":
        return False
    words.pop()
    if _change_word(words) or _change_word(text[end : end + 24].split()[:2]):
        return False
    if not words:
        return False
    last = words[-1].lower()
    return last in figure_words("band") or last in figure_words("rate_plural")


def moves(text: str, start: int, low: Decimal, high: Decimal) -> bool:
    """ "unemployment rose 0.2 percent to 5.3 percent": a change and a level, no range."""
    words = clause_words(text, qualifier_before(text, start)[1])
    if not words or words[-1].lower() not in figure_words("change"):
        return False
    return low * 2 <= high and _LEVEL_NOUN.search(_sentence_before(text, start)) is not None


def is_level(text: str, start: int, between: str) -> bool:
    """Whether a bare number behind a percentage at `start`, with `between` between them, is one of the same measure."""
    match = _LEVEL_LINK.fullmatch(between + ("" if between.endswith(" ") else " "))
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
    match = _FROM.search(between)
    if match:
        before = between[: match.start("cue")]
        if match["cue"].lower() == "than" and len(before) > 24:
            return 0
        if match["cue"].lower() == "after" and before.strip(", "):
            return 0
        return 0 if _CLAUSE.search(before) or _OTHER_FROM.search(before) else -1
    if _BACK.search(between) and len(between) < 20:
        return -1
    match = _TO.search(between)
    if match is None or _OTHER_FROM.search(between) or _CLAUSE.search(between[: match.start() + 1]):
        return 0
    words = clause_words(text, qualifier_before(text, start)[1])
    if words and words[-1].lower() == "from":
        return 1
    if words and words[-1].lower() in figure_words("change"):
        return 0
    sentence = _CLAUSE_WORDS.findall(_sentence_before(text, start))[-6:]
    return (
        1
        if sentence
        and _change_word([word for word in sentence if word.lower() not in ("of", "to")])
        and len(words)
        and _TAKES_PLACE.match(between)
        else 0
    )


_CLAUSE_WORDS = re.compile(r"[A-Za-z][\w'’-]*")
# "doubled its 25% tariff on steel to 50%": a noun of duties or rates stands right behind the first one.
_TAKES_PLACE = re.compile(
    r"[ -](?:[a-z-]+ ){0,3}(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|surtax|rates?|tax|taxes|charge|stake|holding|share|target|forecast|ceiling|cap|limit|threshold)\b"
)


def inferred_before(text: str, change: PercentageValue, level: PercentageValue) -> Decimal | None:
    """The level before, where the text gives a change in points and the level after: "rose 10 points to 35%" is 25."""
    points = change.points
    if points is None or change.value_high is not None or level.value_high is not None:
        return None
    between = text[change.end : qualifier_before(text, level.start)[1]]
    if (
        re.fullmatch(
            r",? to(?: (?:a|the|reach|stand at))? ", between + ("" if between.endswith(" ") else " ")
        )
        is None
    ):
        return None
    words = [word.lower() for word in clause_words(text, qualifier_before(text, change.start)[1])[-6:]]
    for word in reversed(words):
        if word in figure_words("up"):
            return plain(level.value - points)
        if word in figure_words("down"):
            return plain(level.value + points)
    return None
