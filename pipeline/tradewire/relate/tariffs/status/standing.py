"""Whether a duty stands: it goes on, is only named, spares somebody, or lets goods in at its rate."""

from __future__ import annotations

from tradewire.relate.tariffs.sentence.clauses import auxiliaries, verb_cues
from tradewire.relate.tariffs.sentence.words import is_verb
from tradewire.relate.tariffs.status.conditions import has_condition, in_condition
from tradewire.relate.tariffs.status.ended_later import ended_by
from tradewire.relate.tariffs.status.endings import Verdict
from tradewire.relate.tariffs.status.evidence import Evidence
from tradewire.relate.tariffs.status.tense import FUTURE, goes_on, is_definite, is_negated


def spares(told: Evidence) -> Verdict | None:
    """ "will not be subject to the 9 % duty": others are."""
    frame = told.frame
    of_payer = frame.construction == "payer" and told.cues & {"pay", "impose"}
    if of_payer and is_definite(frame) and is_negated(frame, told.verb):
        return "in_force", "spared"
    return None


def may_go_on(told: Evidence) -> Verdict | None:
    """ "may go on paying 9 %"."""
    if told.aux & {"may", "can", "would"} and ("keep" in told.above or goes_on(told.frame, told.verb)):
        return "in_force", "keep"
    return None


def only_named(told: Evidence) -> Verdict | None:
    """Whether the clause is about something that concerns a duty: "talks on Peru's 9 % duty would resume"."""
    frame = told.frame
    subject, tokens = frame.subject, frame.tokens
    if subject.kind != "other" or not subject.head < frame.token < subject.end or frame.inner is not None:
        return None
    about = any(tokens[k].low in ("on", "about", "over", "against") for k in frame.passed)
    named = about and (is_definite(frame) or frame.imposer_how == "owner")
    return ("in_force", "named") if named else None


def permitted(told: Evidence) -> Verdict | None:
    """ "tin may enter at 9 %": what is allowed, since the clause above is in force or to come with it."""
    frame, verb, aux = told.frame, told.verb, told.aux
    if (
        verb is None
        or frame.construction != "payer"
        or not aux & {"may", "can"}
        or aux & {"could", "might", "would"}
    ):
        return None
    sentence = frame.sentence
    if "admitted" not in verb_cues(sentence, verb) or in_condition(frame, verb) or has_condition(frame, verb):
        return None
    coming = told.start == "later" or any(
        is_verb(sentence, k) and (auxiliaries(sentence, k) & FUTURE or "agree" in verb_cues(sentence, k))
        for k in range(verb)
    )
    return ("announced", "permitted") if coming else ("in_force", "permitted")


def kept(told: Evidence) -> Verdict | None:
    """A duty that goes on, from no later day, and that nothing else in the clause ends."""
    if told.keeps and told.start != "later" and not ended_by(told.frame, told.verb, told.past):
        return "in_force", "keep"
    return None
