"""Which way a date without a year, or a bare weekday, points: back or ahead of the article's day.

The rule, in order:

1. A cue right before decides if it can mean one thing only: "since", "dated" point back;
   "effective" leans ahead.
2. The nearest plain sign before the date in its sentence decides: a modal or a plan ("will
   raise", "is due to start", "takes effect") ahead, a past form ("was", "rose", "imposed in")
   back. A participle that only stands before a noun ("imported cars") is no sign, a word of
   saying starts a new clause, and "suspended until" points ahead.
3. With none before, the nearest such sign after the date decides ("On Monday the ministry will").
4. With none at all, a cue such as "from", "until", "by" points ahead.
5. Else there is no direction; the caller takes the nearest day, for weekdays the last one.

Signs err (a verb of another clause, a noun that looks like a verb), and who names a day eleven
months off adds "last" or "next". So a direction is no law but has a weight in days, larger the
nearer its sign stands to the date. The weights were set on Reuters news of 1987, by reading the
dates that came out more than five months from the day of the story.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from tradewire.lexicons.calendar import Kind, calendar_words, cue_directions
from tradewire.values.dates.model import Direction
from tradewire.values.dates.words import FLAGS, W, alternatives


class Lean(NamedTuple):
    """A direction, and its weight: how many days further a year that agrees with it may be."""

    direction: Direction | None
    days: int


_CERTAIN = 1000
_CLOSE = 250  # a sign with only small words between it and the date
_FAR = 120
_CUE = 60
_BEFORE = 150
_AFTER = 90
_BREAK = re.compile(
    r"(?<=[a-z0-9%)\]\"'\u2019\u201d]{2})[.!?][\"')\u2019\u201d]{0,2} {1,2}(?=[A-Z\"'(\u2018\u201c])|[\n|;]"
)
_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][a-z]+)?")
_OPENING: tuple[Kind, ...] = (
    "modal",
    "plan",
    "control",
    "present_plan",
    "bare_plan",
    "coming",
    "past_verb",
    "report_verb",
)
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


@functools.cache
def _signs() -> re.Pattern[str]:
    """The phrases that say when, each to be matched at the start of one of `_openers`.

    A longer phrase takes in the verb inside it: "is due to be signed" is one sign, not three.
    """
    modal, plan, control = (alternatives(calendar_words(kind)) for kind in ("modal", "plan", "control"))
    present, meeting = (alternatives(calendar_words(kind)) for kind in ("present_plan", "bare_plan"))
    coming = alternatives(calendar_words("coming"))
    past = alternatives(calendar_words("past_verb") - {"has", "have", "had", "was", "were"})
    report = alternatives(calendar_words("report_verb"))
    infinitive = rf"(?:{W}be\b)?(?:{W}(?!be\b)\w{{2,20}})?"
    return re.compile(
        rf"(?P<past>(?:may|might|could|would|should|must){W}have\b|t[oa]ok{W}effect|to{W}have\b"
        rf"|(?:went|came|entered|gone){W}into{W}(?:force|effect)|(?:has|have|had){W}(?:come|taken|gone|entered)\b"
        rf"(?:{W}into)?(?:{W}(?:force|effect))?"
        rf"|(?:{control}){W}to{W}\w+)"
        rf"|(?P<future>(?:{modal})\b(?:{W}not\b)?"
        rf"(?:{W}(?:also|then|now|only|still|start|begin|have|\w{{2,12}}ly)\b)?(?:{W}(?:be|to|being)\b)?(?:{W}\w{{2,20}})?"
        rf"|(?:is|are|was|were|has|have|had){W}(?:to|until|till)\b{infinitive}|to{W}be\b(?:{W}\w{{2,20}})?"
        rf"|(?:{plan}){W}to\b{infinitive}"
        rf"|(?:due|slated|scheduled|planned|set){W}(?=on|in|for|by|at)|due\b"
        rf"|(?:{coming}){W}(?:into{W})?(?:effect|force|place)\b|runs?{W}out\b|kicks?{W}in\b"
        rf"|(?:{present})\b"
        rf"|(?:{meeting})(?={W}(?:on|in|at|from|tomorrow|this|next|mon|tue|wed|thu|fri|sat|sun)))"
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
    return frozenset(fixed.union(*(calendar_words(kind) for kind in _OPENING)))


def lean(text: str, start: int, end: int, cue: str | None) -> Lean:
    """Where the date at `[start, end)` points, and how firmly."""
    told = cue_directions().get(cue) if cue else None
    if told == "past":
        return Lean("past", _CERTAIN)
    if cue is not None and cue.startswith("effective"):
        return Lean("future", _CUE)
    found = _look_before(text, start, cue) or _look_after(text, end)
    if found is not None:
        return found
    return Lean(told, _CUE)


def _look_before(text: str, start: int, cue: str | None) -> Lean | None:
    window = text[max(0, start - _BEFORE) : start]
    breaks = [stop.end() for stop in _BREAK.finditer(window)]
    if breaks:
        window = window[breaks[-1] :]
    found: Lean | None = None
    weak: Lean | None = None
    for kind, word, end in _read(window):
        weight = _CLOSE if _close(window, end) else _FAR
        if kind in ("past", "plain", "be"):
            found = Lean("past", weight)
        elif kind == "future":
            found = Lean("future", weight)
        elif kind == "report":
            found = Lean("past", weight) if weight == _CLOSE else None
            weak = None
        elif cue in _ENDS and word in calendar_words("move"):
            found = Lean("future", _CLOSE)
        elif weight == _CLOSE:
            found = Lean("past", weight)
        else:
            weak = Lean("past", _CUE)
    return found or weak


def _look_after(text: str, end: int) -> Lean | None:
    window = text[end : end + _AFTER]
    stop = _BREAK.search(window)
    if stop is not None:
        window = window[: stop.start()]
    weak: Lean | None = None
    for kind, _, _ in _read(window):
        if kind == "future":
            return Lean("future", _FAR)
        if kind in ("past", "plain", "be"):
            return Lean("past", _FAR)
        if kind == "weak":
            weak = Lean("past", _CUE)
    return weak


def _read(window: str) -> list[tuple[str, str, int]]:
    """The signs of a stretch of text: kind, lower-case words, where it ends."""
    found: list[tuple[str, str, int]] = []
    done = 0
    openers = _openers()
    for match in _WORD.finditer(window):
        # "May" with a capital is the month far more often than it opens a question.
        if match.start() < done or match[0] == "May":
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
