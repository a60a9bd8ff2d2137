"""Whether a duty is only proposed or planned, by its verb, what stands above it, or its phrase."""

from __future__ import annotations

from tradewire.relate.tariffs.sentence.clauses import BE
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.endings import Verdict, shelved
from tradewire.relate.tariffs.status.evidence import Evidence
from tradewire.relate.tariffs.status.tense import FUTURE, is_definite, is_negated, leads_to_rate, soft_clause

_NOUN_REACH = 5  # tokens from "proposed" to the duty


def proposed(told: Evidence) -> Verdict | None:
    """What verbs and nouns of proposing, threatening and fearing make of a duty."""
    frame, verb, cues, above = told.frame, told.verb, told.cues, told.above
    if above & {"propose", "threaten"} and _refused(frame):
        return "in_force", "keep"
    if (
        is_definite(frame)
        and cues & {"propose"}
        and frame.subject.kind == "tariff"
        and verb is not None
        and frame.tokens[verb].low in BE
    ):
        return "in_force", "under-review"  # "the present 9 % is under review"
    if "fear" in cues and not is_definite(frame):
        return "threatened", "feared"
    if cues & {"avert"} and not is_negated(frame, verb):
        return "threatened", "averted"
    if above & {"propose", "threaten"}:
        return shelved(frame) or ("threatened", "proposal")
    if cues & {"propose", "threaten"} and not cues & {"impose", "raise", "lower", "agree"}:
        return "threatened", "proposal"
    if _not_yet(told):
        return "suspended", "not-yet"
    return _noun_cue(frame)


def proposed_by_phrase(told: Evidence) -> Verdict | None:
    """ "put 12 % on the table", "named 12 % as one option", "the draft has 9 % on tin and 12 % on zinc"."""
    frame = told.frame
    subject = frame.subject
    if subject.head >= 0 and frame.construction == "active":
        named = range(subject.start, subject.end)
        if any("propose" in frame.tokens[k].cues and not is_verb(frame.sentence, k) for k in named):
            return "threatened", "proposal-phrase"
    start, stop = soft_clause(frame)
    by_phrase = any(
        "propose" in t.cues and t.cue_end > k + 1 and not is_verb(frame.sentence, k)
        for k, t in enumerate(frame.tokens[start:stop], start)
    )
    return ("threatened", "proposal-phrase") if by_phrase else None


def _refused(frame: Frame) -> bool:
    """ "has no plans to change the 3 % levy"."""
    sentence = frame.sentence
    return sentence.parsed and any(
        sentence.tokens[c].low in ("no", "not", "n't", "never")
        for k in frame.governors
        for c in sentence.children[k]
    )


def _not_yet(told: Evidence) -> bool:
    """ "will not collect the 9 % until March", "said it would not charge a planned 9 % before June"."""
    frame, verb = told.frame, told.verb
    if verb is None or not told.aux & (FUTURE | {"would"}) or not frame.cues & {"impose", "move", "raise"}:
        return False
    if not is_negated(frame, verb):
        return False
    tokens = frame.tokens
    if told.cues & {"move", "raise"} and "would" not in told.aux and leads_to_rate(frame):
        return True  # "will not rise to 9 % at midnight"
    return any(
        tokens[c].low in ("until", "till", "before")
        and any(tokens[g].kind == "date" for g in frame.sentence.children[c])
        for c in frame.sentence.children[verb]
    )


def _noun_cue(frame: Frame) -> Verdict | None:
    """Whether the rate's own phrase is called a threat, a proposal or a plan ("a threatened 12 % levy")."""
    tokens = frame.tokens
    first, last = frame.core
    start = first
    while start > max(frame.low, first - _NOUN_REACH) and tokens[start - 1].low != ",":
        start -= 1
    for k in range(start, min(frame.high, last + 1)):
        token = tokens[k]
        if is_verb(frame.sentence, k) and token.dep != "amod":
            continue
        if token.dep in ("amod", "compound") and not _of_core(frame, token.head):
            continue  # "a duty on float glass"
        if token.cues & {"propose", "threaten"}:
            return "threatened", "proposal-noun"
        if token.low in ("planned", "upcoming", "coming", "impending", "looming", "scheduled"):
            return "announced", "future-noun"
    return None


def _of_core(frame: Frame, k: int) -> bool:
    first, last = frame.core
    return first <= k <= last or is_rate_noun(frame.sentence, k)
