"""Which way a date without a year, or a bare weekday, points: back or ahead of the article's day.

The rule, in order:

1. A cue right before decides if it can mean one thing only: "since", "dated" point back,
   "effective" ahead.
2. The nearest plain sign before the date in its sentence decides: a modal or a plan ("will
   raise", "is due to start", "takes effect") ahead, a past form ("was", "rose", "imposed in")
   back. A participle that only stands before a noun ("imported cars") is no sign, a word of
   saying starts a new clause, and "suspended until" points ahead.
3. With none before, the nearest such sign after the date decides ("On Monday the ministry will").
4. With none at all, a cue such as "from", "until", "by" points ahead.
5. Else there is no direction; the caller takes the nearest day, for weekdays the last one.
"""

from __future__ import annotations

import functools
import re

from tradewire.lexicons.calendar import calendar_words, cue_directions
from tradewire.values.dates.model import Direction
from tradewire.values.dates.words import FLAGS, W, alternatives

_BEFORE = 150
_AFTER = 90
_BREAK = re.compile(
    r"(?<=[a-z0-9%)\]\"'\u2019\u201d]{2})[.!?][\"')\u2019\u201d]{0,2} {1,2}(?=[A-Z\"'(\u2018\u201c])|[\n|;]"
)
_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][a-z]+)?")
_ENDS = {"to", "until", "till", "by"}
_SMALL = {
    "on",
    "in",
    "at",
    "since",
    "by",
    "from",
    "during",
    "until",
    "for",
    "late",
    "early",
    "the",
    "last",
    "this",
}
_SMALL |= {
    "only",
    "just",
    "to",
    "with",
    "effect",
    "as",
    "of",
    "it",
    "them",
    "back",
    "again",
    "first",
    "earlier",
    "mid",
}
_SMALL |= {
    "and",
    "between",
    "through",
    "a",
    "reporters",
    "after",
    "before",
    "here",
    "next",
    "effective",
    "starting",
}

_MODALS = "will won't shall would wouldn't could may might should must cannot can".split()
_PLANS = (
    "due set slated scheduled expected planned poised likely ready bound going about prepared supposed hoped plan plans"
    " planning intend intends intended aim aims hope hopes want wants wanted expect expects vow vows vowed pledge pledges"
    " pledged promise promises promised threaten threatens threatened propose proposes proposed prepare prepares meant"
    " try trying seek seeks"
).split()
_CONTROL = "agreed decided voted refused failed managed began started moved met able used".split()
_PRESENT = (
    "expire expires expiring lapse lapses resume resumes begins starts opens ends deadline upcoming".split()
)
_PLAIN_PRESENT = "begin start meet open end vote".split()
_COMING = "take takes taking come comes coming go goes going enter enters entering".split()


@functools.cache
def _signs() -> re.Pattern[str]:
    """The phrases that say when, each to be matched at the start of one of `_openers`.

    A longer phrase takes in the verb inside it: "is due to be signed" is one sign, not three.
    """
    past = alternatives(calendar_words("past_verb") - {"has", "have", "had", "was", "were"})
    report = alternatives(calendar_words("report_verb"))
    infinitive = rf"(?:{W}be\b)?(?:{W}(?!be\b)\w{{2,20}})?"
    return re.compile(
        rf"(?P<past>(?:may|might|could|would|should|must){W}have\b|t[oa]ok{W}effect|to{W}have\b"
        rf"|(?:went|came|entered|gone){W}into{W}(?:force|effect)|(?:has|have|had){W}(?:come|taken|gone|entered)\b"
        rf"(?:{W}into)?(?:{W}(?:force|effect))?"
        rf"|(?:{alternatives(_CONTROL)}){W}to{W}\w+)"
        rf"|(?P<future>(?:{alternatives(_MODALS)})\b(?:{W}not\b)?"
        rf"(?:{W}(?:also|then|now|only|still|start|begin|have|\w{{2,12}}ly)\b)?(?:{W}(?:be|to|being)\b)?(?:{W}\w{{2,20}})?"
        rf"|(?:is|are|was|were|has|have|had){W}(?:to|until|till)\b{infinitive}"
        rf"|(?:{alternatives(_PLANS)}){W}to\b{infinitive}"
        rf"|(?:due|slated|scheduled|planned|set){W}(?=on|in|for|by|at)|due\b"
        rf"|(?:{alternatives(_COMING)}){W}(?:into{W})?(?:effect|force|place)\b|runs?{W}out\b|kicks?{W}in\b"
        rf"|(?:{alternatives(_PRESENT)})\b"
        rf"|(?:{alternatives(_PLAIN_PRESENT)})(?={W}(?:on|in|at|from|tomorrow|this|next|mon|tue|wed|thu|fri|sat|sun)))"
        rf"|(?P<report>(?:{report})\b)"
        rf"|(?P<be>(?:was|were|had|has|have)\b)"
        rf"|(?P<plain>(?:{past})\b)"
        rf"|(?P<weak>[a-z]{{2,18}}ed\b)",
        FLAGS,
    )


@functools.cache
def _openers() -> frozenset[str]:
    """Lower-case words that a sign may begin with, those in -ed aside."""
    fixed = {"to", "is", "are", "gone", "took", "went", "came", "entered", "run", "runs", "kick", "kicks"}
    listed = {*_MODALS, *_PLANS, *_CONTROL, *_PRESENT, *_PLAIN_PRESENT, *_COMING, *fixed}
    return frozenset(listed | calendar_words("past_verb") | calendar_words("report_verb"))


def direction(text: str, start: int, end: int, cue: str | None) -> tuple[Direction | None, bool]:
    """Where the date at `[start, end)` points, and whether a verb says so rather than its cue alone."""
    told = cue_directions().get(cue) if cue else None
    if told == "past":
        return "past", True
    if cue is not None and cue.startswith("effective"):
        return "future", False
    found = _look_before(text, start, cue) or _look_after(text, end)
    if found is not None:
        return found, True
    return told, False


def _look_before(text: str, start: int, cue: str | None) -> Direction | None:
    window = text[max(0, start - _BEFORE) : start]
    breaks = [stop.end() for stop in _BREAK.finditer(window)]
    if breaks:
        window = window[breaks[-1] :]
    found: Direction | None = None
    weak: Direction | None = None
    for kind, word, end in _read(window):
        if kind in ("past", "plain", "be"):
            found = "past"
        elif kind == "future":
            found = "future"
        elif kind == "report":
            found = "past" if _close(window, end) else None
            weak = None
        elif cue in _ENDS and word in calendar_words("move"):
            found = "future"
        elif _close(window, end):
            found = "past"
        else:
            weak = "past"
    return found or weak


def _look_after(text: str, end: int) -> Direction | None:
    window = text[end : end + _AFTER]
    stop = _BREAK.search(window)
    if stop is not None:
        window = window[: stop.start()]
    weak: Direction | None = None
    for kind, _, _ in _read(window):
        if kind == "future":
            return "future"
        if kind in ("past", "plain", "be"):
            return "past"
        if kind == "weak":
            weak = "past"
    return weak


def _read(window: str) -> list[tuple[str, str, int]]:
    """The signs of a stretch of text: kind, lower-case words, where it ends."""
    found: list[tuple[str, str, int]] = []
    done = 0
    openers = _openers()
    for match in _WORD.finditer(window):
        if match.start() < done:
            continue
        word = match[0].lower().replace("\u2019", "'")
        if word.endswith("'ll"):
            found.append(("future", word, match.end()))
        elif word in openers or word.endswith("ed"):
            sign = _signs().match(window, match.start())
            if sign is None or (sign.lastgroup == "weak" and word in calendar_words("adjective_participle")):
                continue
            done = sign.end()
            found.append((sign.lastgroup or "", sign[0].lower(), done))
    return found


def _close(window: str, end: int) -> bool:
    """Whether only small words stand between a verb and the date."""
    rest = window[end:].lower()
    return len(rest) <= 40 and "," not in rest and all(word in _SMALL for word in re.findall(r"[a-z]+", rest))
