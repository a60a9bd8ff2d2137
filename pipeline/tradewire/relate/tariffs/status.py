"""Whether a duty is collected, decided, threatened, paused or gone, at the time the article speaks.

Judged by the innermost clause that governs the rate: its verb and tense first, then noun
cues ("a threat of"), then dates against the day of publication. Reporting verbs never count.
"""

from __future__ import annotations

import datetime

from tradewire.relate.tariffs.clauses import subject_of, verb_group_start
from tradewire.relate.tariffs.frames import Frame
from tradewire.relate.tariffs.model import Status
from tradewire.relate.tariffs.phrases import is_verb
from tradewire.relate.tariffs.tokens import Token

_FUTURE = frozenset({"will", "shall", "ll", "'ll"})
_MODAL = frozenset({"could", "may", "might", "can"})


def soft_clause(frame: Frame) -> tuple[int, int]:
    """The innermost clause of the rate: between commas or subordinators that part verbs."""
    tokens = frame.tokens
    anchor = [frame.token]
    if frame.verb is not None:
        anchor.append(frame.verb)
    if frame.noun is not None and frame.noun >= frame.low:
        anchor.append(frame.noun)
    first, last = min(anchor), max(anchor)
    start = first
    while start > frame.low and not _clause_mark(tokens, start - 1):
        start -= 1
    stop = last + 1
    while stop < frame.high and not _clause_mark(tokens, stop):
        stop += 1
    return start, stop


def _clause_mark(tokens: list[Token], k: int) -> bool:
    token = tokens[k]
    if token.low in ("but", "while", "although", "though", "because", "whereas", "which", "who", "unless", "if", "when", "after", "before"):
        return True
    if token.low == "," and k + 1 < len(tokens):
        following = tokens[k + 1]
        if following.low in ("and", "but", "or", "which", "who", "while", "although", "though", "so", "unless", "if", "should"):
            return True
    return False


def judge(frame: Frame, starts_later: bool, wh_today: bool) -> tuple[Status | None, str]:
    """The status by the frame's own clause and the rule that decided; None when it holds no cue.

    Args:
        frame: the rate in its clause.
        starts_later: a date in the clause lies after the day the article speaks.
        wh_today: the article is itself the decision ("today … signed").
    """
    tokens = frame.tokens
    start, stop = soft_clause(frame)
    clause = tokens[start:stop]
    cues = set().union(*(t.cues for t in clause)) if clause else set()
    lows = {t.low for t in clause}
    verb = tokens[frame.verb] if frame.verb is not None else None
    verb_cues = verb.cues if verb is not None else frozenset()
    negated = any(t.low in ("not", "n't", "never", "neither", "nor") for t in clause)
    if frame.request:
        return "threatened", "request"
    group = tokens[verb_group_start(tokens, frame.verb) : frame.verb + 1] if frame.verb is not None else []
    group_lows = {t.low for t in group}
    chain = _chain_cues(frame, start)
    if chain & {"request"}:
        return "threatened", "request"
    if chain & {"propose", "threaten"} and not (verb_cues & {"remove", "suspend"} and chain & {"propose"}):
        return "threatened", "proposal"
    if _near(clause, frame, start, {"suspend"}):
        if not (negated and "suspend" in verb_cues):
            return "suspended", "suspend"
    if "remove" in verb_cues or _near(clause, frame, start, {"remove"}):
        if negated and not any(t.low == "longer" for t in clause):
            return None, "not-removed"
        if group_lows & (_MODAL | {"would"}):
            return "in_force", "may-end"
        return "removed", "remove"
    if _noun_cue(tokens, frame, "threaten") or _noun_cue(tokens, frame, "propose"):
        return "threatened", "proposal-noun"
    if group_lows & _MODAL and "pay" not in verb_cues - {"move"}:
        return "threatened", "modal"
    if "would" in group_lows:
        return "threatened", "would"
    conditional = any("conditional" in t.cues for t in tokens[frame.low : frame.high])
    if conditional and group_lows & (_FUTURE | _MODAL | {"going"}):
        return "threatened", "conditional"
    if group_lows & _MODAL:
        return "threatened", "modal"
    if "keep" in verb_cues and not (verb_cues & {"raise"}):
        return "in_force", "keep"
    if group_lows & _FUTURE or "future" in set().union(*(t.cues for t in group), frozenset()):
        if any(t.low in ("remain", "stay", "keep", "still", "continue", "maintain", "retain", "go") and "keep" in t.cues for t in clause):
            return "in_force", "keep"
        return "announced", "future"
    if starts_later:
        return "announced", "later-date"
    if any(t.low in ("due", "planned", "upcoming", "coming", "scheduled") for t in clause) and "now" not in cues:
        return "announced", "future-noun"
    if chain & {"agree"}:
        return "announced", "agreed"
    if "now" in cues or lows & {"still", "since", "already", "now"}:
        return "in_force", "now"
    if wh_today and verb is not None and verb_cues & {"impose", "raise", "lower"} and not {"verb:past"} <= verb_cues:
        return "announced", "today"
    if verb is not None:
        return "in_force", "tense"
    return None, ""


def _chain_cues(frame: Frame, start: int) -> set[str]:
    """Cues of the verbs that govern the frame's verb through infinitives ("agreed to cut")."""
    tokens = frame.tokens
    found: set[str] = set()
    if frame.verb is None:
        return found
    if is_verb(tokens, frame.verb):
        found |= tokens[frame.verb].cues & {"propose", "threaten", "agree"}
    k = frame.verb
    while k > frame.low:
        k -= 1
        if tokens[k].low == "to" or tokens[k].low in ("whether", "of", "with") or tokens[k].kind in ("gov", "date"):
            continue
        if is_verb(tokens, k) and tokens[k].cues & {"propose", "threaten", "agree", "request", "suspend", "remove"}:
            if any(t.low in ("to", "whether", "of") for t in tokens[k + 1 : frame.verb]) or "verb:ing" in tokens[frame.verb].cues:
                found |= tokens[k].cues & {"propose", "threaten", "agree", "request"}
            break
        if is_verb(tokens, k) or k < start:
            break
    return found


def _near(clause: list[Token], frame: Frame, start: int, wanted: set[str]) -> bool:
    """Whether a cue of the clause bears on the rate: its own verb, or a phrase or participle beside it."""
    tokens = frame.tokens
    if frame.verb is not None and tokens[frame.verb].cues & wanted and not tokens[frame.verb].cues & {"raise"}:
        return True
    for offset, token in enumerate(clause):
        if not token.cues & wanted:
            continue
        k = start + offset
        if any(c.startswith("verb:") for c in token.cues):
            if is_verb(tokens, k) and frame.verb is not None and k > frame.token:
                subject = subject_of(tokens, k, frame.low)
                if subject.kind in ("tariff", "other", "pronoun") and subject.start <= frame.token < subject.end + 1:
                    return True
            if "verb:participle" in token.cues and frame.noun is not None and abs(k - frame.noun) <= 3:
                return True
        else:
            return True
    return False


def _noun_cue(tokens: list[Token], frame: Frame, cue: str) -> bool:
    """Whether the rate's own phrase is called a threat or a proposal."""
    first = min(frame.token, frame.noun if frame.noun is not None and frame.noun >= frame.low else frame.token)
    for k in range(max(frame.low, first - 6), min(frame.high, frame.token + 6)):
        token = tokens[k]
        if cue in token.cues and not is_verb(tokens, k) or (cue in token.cues and token.cue_end > k + 1):
            return True
        if cue in token.cues and "verb:participle" in token.cues and k < frame.token:
            return True
    return False


def is_after(day: datetime.date | None, anchor: datetime.date | None) -> bool:
    """Whether `day` lies behind the day the article speaks."""
    return day is not None and anchor is not None and day > anchor
