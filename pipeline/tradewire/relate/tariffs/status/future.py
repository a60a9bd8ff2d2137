"""Whether a duty is still to come: by modal verbs, tense, infinitives, schedules and days of start."""

from __future__ import annotations

from tradewire.relate.tariffs.sentence.clauses import ACTING, auxiliaries, verb_above
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.endings import Verdict
from tradewire.relate.tariffs.status.evidence import Evidence
from tradewire.relate.tariffs.status.tense import (
    FUTURE,
    MODAL,
    goes_on,
    is_coming,
    is_dated_step,
    is_definite,
    is_future,
    is_negated,
    is_reported,
    is_scheduled,
    is_told_as_news,
)


def reported(told: Evidence) -> Verdict | None:
    """ "said that it would charge 9 %": "would" for the "will" of who said so."""
    cues = told.cues
    if "would" not in told.aux or not cues & ACTING or not is_reported(told.frame, told.verb):
        return None
    stays = "keep" in cues and not cues & {"raise", "lower", "impose"}
    return ("in_force", "keep") if stays else ("announced", "reported")


def modal(told: Evidence) -> Verdict | None:
    """ "could", "may", "should"; and the future of headlines."""
    frame, cues, aux = told.frame, told.cues, told.aux
    if aux == {"can"} and frame.subject.kind == "tariff" and not cues & {"raise", "lower", "impose"}:
        return "in_force", "range"  # "duties that can exceed 90 %"
    exceeds = told.verb is not None and frame.tokens[told.verb].low == "exceed"
    if exceeds and (told.verb or 0) < frame.token and is_negated(frame, told.verb):
        return "announced", "future"  # "may not exceed 9 %"
    if aux & MODAL and (cues & ACTING or not is_definite(frame)):
        return "threatened", "modal"
    if (
        aux == {"to"}
        and told.verb is not None
        and frame.tokens[told.verb].dep == "ROOT"
        and frame.subject.kind == "government"
    ):
        return "announced", "headline-future"  # "Peru to levy 12 % on tin"
    return None


def subordinate(told: Evidence) -> Verdict | None:
    """ "sales could fall once the 9 % applies": the present of a clause about what is to come."""
    sentence, tokens, verb = told.frame.sentence, told.frame.tokens, told.verb
    if verb is None or not sentence.parsed or tokens[verb].dep != "advcl":
        return None
    if tokens[verb].tag not in ("VBZ", "VBP") or told.aux:
        return None
    opener = next((tokens[c].low for c in sentence.children[verb] if tokens[c].low in _WHEN), "")
    if not opener or (opener == "as" and not told.cues & {"move", "lower", "raise"}):
        return None
    above = tokens[verb].head
    likely = tokens[tokens[above].head].low in ("likely", "expected", "set", "due")
    if likely or auxiliaries(sentence, above) & (MODAL | FUTURE):
        return "announced", "subordinate"
    return None


_WHEN = frozenset({"once", "when", "as", "after"})


def coming(told: Evidence) -> Verdict | None:
    """ "will", "is to", "to be ensured", steps of a schedule, and what a headline tells as news."""
    frame, verb = told.frame, told.verb
    if not told.keeps and (told.aux & FUTURE or is_future(frame, verb)):
        return ("in_force", "keep") if goes_on(frame, verb) else ("announced", "future")
    if not told.keeps and is_coming(frame, verb):
        return "announced", "infinitive"
    if "ensure" in told.above and verb is not None and not told.past:
        return "announced", "ensured"
    if is_scheduled(frame) or (told.start in ("none", "open") and is_dated_step(frame)):
        return "announced", "schedule"
    if is_told_as_news(frame, verb):
        return "announced", "decided"
    return None


def begins_later(told: Evidence) -> Verdict | None:
    """A day of start that is still to come, or one without a year in a clause that tells of no past."""
    if told.start == "later" or (told.start == "open" and not told.past and told.verb is not None):
        return "announced", "later-date"
    if told.verb is not None and not told.past and _from_midnight(told.frame, told.verb):
        return "announced", "later-date"
    return None


def _from_midnight(frame: Frame, verb: int) -> bool:
    """ "tin pays 9 % from midnight"."""
    sentence, tokens = frame.sentence, frame.tokens
    return sentence.parsed and any(
        tokens[k].low == "midnight"
        and tokens[k - 1].low in ("from", "of", "at")
        and verb_above(sentence, k)[0] in (verb, frame.verb)
        for k in range(1, len(tokens))
    )
