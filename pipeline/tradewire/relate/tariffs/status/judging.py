"""Whether a duty is collected, decided, threatened, paused or gone, at the time the article speaks.

Judged by the innermost clause that governs the rate: its verb and tense first, then the verbs and
nouns above it ("a threat of"), then dates against the day of publication. Reporting verbs never count.
"""

from __future__ import annotations

from collections.abc import Callable

from tradewire.relate.tariffs.sentence.clauses import auxiliaries
from tradewire.relate.tariffs.sentence.matching import verb_classes
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.words import is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.conditions import has_condition, in_condition
from tradewire.relate.tariffs.status.decisions import announced, as_planned, decided_above, decided_before
from tradewire.relate.tariffs.status.ended_later import ended_by, halted_later
from tradewire.relate.tariffs.status.endings import Verdict, ending_of
from tradewire.relate.tariffs.status.evidence import Evidence, read_evidence
from tradewire.relate.tariffs.status.future import begins_later, coming, modal, reported, subordinate
from tradewire.relate.tariffs.status.proposals import proposed, proposed_by_phrase
from tradewire.relate.tariffs.status.standing import kept, may_go_on, only_named, permitted, spares
from tradewire.relate.tariffs.status.tense import goes_on, is_definite, is_negated, is_past, leads_to_rate
from tradewire.relate.tariffs.status.wishes import wished


def judge(frame: Frame, *, start: str, decision_today: bool) -> Verdict:
    """The status by the frame's own clause and the rule that decided; None where it holds no cue.

    Args:
        frame: the rate in its clause.
        start: what a date in the clause says of the day it starts (Reading.start_of).
        decision_today: the article is itself the decision ("today … signed").
    """
    if frame.request:
        return wished(frame)
    told = read_evidence(frame, start=start, decision_today=decision_today)
    for rule in _RULES:
        verdict = rule(told)
        if verdict is not None:
            return verdict
    return None, ""


def _ended(told: Evidence) -> Verdict | None:
    return ending_of(told.frame, told.above)


def _in_condition(told: Evidence) -> Verdict | None:
    """ "if Peru charges 9 %": the clause itself is a condition."""
    frame = told.frame
    if not in_condition(frame, told.verb):
        return None
    if goes_on(frame, told.verb):
        return "in_force", "keep"  # "if tin still pays 9 % next year"
    if as_planned(frame):
        return "announced", "condition"  # "if Peru imposes 9 % as planned"
    known = is_definite(frame) and not leads_to_rate(frame)
    return (None, "condition") if known else ("threatened", "condition")


def _on_condition(told: Evidence) -> Verdict | None:
    """ "will charge 9 % unless": something else must happen first."""
    if has_condition(told.frame, told.verb) and not told.stands:
        return "threatened", "conditional"
    return None


def _no_longer(told: Evidence) -> Verdict | None:
    """ "shall no longer be subject to 9 %", unless a freedom ends ("no longer free, but at 9 %")."""
    frame, verb, tokens = told.frame, told.verb, told.frame.tokens
    if "pay" not in told.cues or verb is None:
        return None
    said = next((c for c in frame.sentence.children[verb] if tokens[c].low == "longer"), None)
    if said is None or said > frame.token:
        return None
    freed = any(t.low in ("but", "free", "duty-free") for t in tokens[said : frame.token])
    return None if freed else ("removed", "no-longer")


def _not_done(told: Evidence) -> Verdict | None:
    """ "the 12 % it had promised was never imposed"."""
    frame = told.frame
    promised = told.cues & {"propose", "threaten", "announce", "agree"}
    acts = "impose" in frame.cues and "taxes_goods" not in frame.cues
    denied = acts and is_negated(frame, frame.verb) and (promised or not is_definite(frame))
    if denied and frame.verb is not None and is_past(frame, frame.verb):
        return "threatened", "not-done"
    return None


def _halted_elsewhere(told: Evidence) -> Verdict | None:
    """ "was to go up to 9 %, but the government postponed that"."""
    return ("suspended", "suspended-later") if halted_later(told.frame, told.verb) else None


def _ended_elsewhere(told: Evidence) -> Verdict | None:
    """What ends the duty stands in another clause of the sentence."""
    ended = ended_by(told.frame, told.verb, told.past)
    return ("removed", ended) if ended else None


def _bidden(told: Evidence) -> Verdict | None:
    """ "Bring the 9 % down to 5 %", "Let it be 5 %": what somebody bids others do."""
    frame, verb = told.frame, told.verb
    if verb is None or not frame.sentence.parsed or told.decision_today or told.aux:
        return None
    tokens = frame.tokens
    above = tokens[verb].head
    if tokens[verb].tag in ("VB", "VBP") and above >= 0 and tokens[above].low == "let":
        verb = above
    if tokens[verb].tag != "VB" or tokens[verb].dep != "ROOT":
        return None
    opens = all(t.kind == "punct" or t.dep in ("skip", "") for t in tokens[:verb])
    return ("threatened", "bidden") if opens and subject_of(frame.sentence, verb).kind == "none" else None


def _by_tense(told: Evidence) -> Verdict | None:
    """What is left to go by: "now", the day of the decision, and that something is told at all."""
    if told.past and _to_nothing(told.frame):
        return "removed", "to-nothing"
    if "now" in told.clause:
        return "in_force", "now"
    if told.verb is None and told.frame.tokens[0].low in ("next", "tomorrow"):
        return "announced", "next"
    if told.decision_today and told.verb is None and told.frame.noun is None:
        return "announced", "today"
    return ("in_force", "tense") if told.verb is not None else None


def _was_to_have(told: Evidence) -> Verdict | None:
    """ "was to have gone up to 9 %", "had meant to charge 9 %, will wait": what was to be is not yet."""
    frame, sentence, tokens = told.frame, told.frame.sentence, told.frame.tokens
    if told.verb is None or not sentence.parsed:
        return None
    head = tokens[told.verb].head
    if (
        {"to", "have"} <= auxiliaries(sentence, told.verb)
        and head >= 0
        and tokens[head].low in ("was", "were")
    ):
        return "suspended", "not-yet"
    meant = [k for k in frame.governors if tokens[k].low in _MEANT and "had" in auxiliaries(sentence, k)]
    if not meant:
        return None
    waits = any(is_verb(sentence, k) and "put_off" in verb_classes(sentence, k) for k in range(len(tokens)))
    return ("suspended", "not-yet") if waits else None


_MEANT = frozenset({"meant", "planned", "intended", "hoped", "wanted"})


def _used_to(told: Evidence) -> Verdict | None:
    """ "used to charge 9 %"."""
    tokens = told.frame.tokens
    used = any(tokens[k].low == "used" and tokens[k].tag == "VBD" for k in told.frame.governors)
    return ("removed", "used-to") if used and not any(t.low == "still" for t in tokens) else None


_RULES: tuple[Callable[[Evidence], Verdict | None], ...] = (
    _was_to_have,
    _used_to,
    _ended,
    proposed,
    spares,
    _in_condition,
    reported,
    may_go_on,
    _no_longer,
    decided_above,
    only_named,
    permitted,
    modal,
    proposed_by_phrase,
    _on_condition,
    _halted_elsewhere,
    subordinate,
    coming,
    kept,
    begins_later,
    _not_done,
    _ended_elsewhere,
    decided_before,
    announced,
    _bidden,
    _by_tense,
)
"""In the order in which they are asked: what a clause says of the duty outright stands before its tense."""


def _to_nothing(frame: Frame) -> bool:
    """ "cut its duty on butter from 9 % to nothing"."""
    tokens, k = frame.tokens, frame.token
    return (
        tokens[k - 1].low == "from"
        and k + 2 < len(tokens)
        and tokens[k + 1].low == "to"
        and tokens[k + 2].low in ("nothing", "nil", "zero", "none")
    )
