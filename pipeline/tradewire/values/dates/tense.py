"""Which way a date without a year, or a bare weekday, points: back or ahead of the article's day.

The rule, in order:

1. A cue right before decides if it can mean one thing only: "since", "dated" point back.
2. The nearest plain sign before the date in its sentence decides: a modal or a plan ("will
   raise", "is due to start", "takes effect") ahead, a past form ("was", "rose", "imposed in")
   back. A participle that only stands before a noun ("imported cars") is no sign, a word of
   saying starts a new clause.
3. With none before, the nearest such sign after the date decides ("On Monday the ministry will").
4. With none at all, a cue such as "from", "until", "by", "effective" points ahead.
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
    past = alternatives(calendar_words("past_verb") - {"has", "have", "had", "was", "were"})
    report = alternatives(calendar_words("report_verb"))
    # One alternation read from left to right: a longer phrase eats the verb inside it, so that
    # "is due to be signed" is one sign and not three.
    return re.compile(
        rf"\b(?:"
        rf"(?P<past>(?:may|might|could|would|should|must){W}have\b|t[oa]ok{W}effect|to{W}have\b"
        rf"|(?:went|came|entered|gone){W}into{W}(?:force|effect)|(?:has|have|had){W}(?:come|taken|gone|entered)\b"
        rf"(?:{W}into)?(?:{W}(?:force|effect))?"
        rf"|(?:agreed|decided|voted|refused|failed|managed|began|started|moved|met|able|used){W}to{W}\w+)"
        rf"|(?P<future>(?:will|won['\u2019]t|shall|would|wouldn['\u2019]t|could|may|might|should|must|cannot|can|'ll)\b"
        rf"(?:{W}not\b)?(?:{W}(?:also|then|now|only|still|start|begin|have|\w{{2,12}}ly)\b)?"
        rf"(?:{W}(?:be|to|being)\b)?(?:{W}\w{{2,20}})?"
        rf"|(?:is|are|was|were|has|have|had){W}(?:to|until|till)\b(?:{W}be\b)?(?:{W}(?!be\b)\w{{2,20}})?"
        rf"|(?:due|set|slated|scheduled|expected|planned|poised|likely|ready|bound|going|about|prepared|supposed|hoped"
        rf"|plan|plans|planning|intend|intends|intended|aim|aims|hope|hopes|want|wants|wanted|expect|expects|vow|vows"
        rf"|vowed|pledge|pledges|pledged|promise|promises|promised|threaten|threatens|threatened|propose|proposes"
        rf"|proposed|prepare|prepares|meant|try|trying|seek|seeks){W}to\b(?:{W}be\b)?(?:{W}(?!be\b)\w{{2,20}})?"
        rf"|(?:due|slated|scheduled|planned|set){W}(?=on|in|for|by|at)|due\b"
        rf"|(?:takes?|taking|comes?|coming|goes|go|going|enters?|entering){W}(?:into{W})?(?:effect|force|place)"
        rf"|(?:expires?|expiring|lapses?|resumes?|begins|starts|opens|ends|runs{W}out|kicks{W}in|deadline|upcoming)\b"
        rf"|(?:begin|start|meet|open|end|vote)\b(?={W}(?:on|in|at|from|tomorrow|this|next|mon|tue|wed|thu|fri|sat|sun)))"
        rf"|(?P<report>(?:{report})\b)"
        rf"|(?P<be>(?:was|were|had|has|have)\b)"
        rf"|(?P<plain>(?:{past})\b)"
        rf"|(?P<weak>[a-z]{{2,18}}ed\b)"
        rf")",
        FLAGS,
    )


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
    for match in _signs().finditer(window):
        kind = match.lastgroup
        if kind in ("past", "plain", "be"):
            found = "past"
        elif kind == "future":
            found = "future"
        elif kind == "report":
            found = "past" if _close(window, match.end()) else None
            weak = None
        elif kind == "weak" and match[0].lower() not in calendar_words("adjective_participle"):
            if cue in _ENDS and match[0].lower() in calendar_words("move"):
                found = "future"
            elif _close(window, match.end()):
                found = "past"
            else:
                weak = "past"
    return found or weak


def _close(window: str, end: int) -> bool:
    """Whether only small words stand between a verb and the date."""
    rest = window[end:].lower()
    return len(rest) <= 40 and all(word in _SMALL for word in re.findall(r"[a-z]+", rest)) and "," not in rest


def _look_after(text: str, end: int) -> Direction | None:
    window = text[end : end + _AFTER]
    stop = _BREAK.search(window)
    if stop is not None:
        window = window[: stop.start()]
    weak: Direction | None = None
    for match in _signs().finditer(window):
        kind = match.lastgroup
        if kind == "future":
            return "future"
        if kind in ("past", "plain", "be"):
            return "past"
        if kind == "weak" and match[0].lower() not in calendar_words("adjective_participle"):
            weak = weak or "past"
    return weak
