"""Whether a duty is decided: by what was signed, by an order, in the words of who decides, today."""

from __future__ import annotations

import itertools

from tradewire.relate.tariffs.sentence.clauses import (
    BE,
    COLLECTING,
    auxiliaries,
    own_subject,
    verb_above,
    verb_cues,
)
from tradewire.relate.tariffs.sentence.matching import verb_classes
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.words import is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.endings import Verdict
from tradewire.relate.tariffs.status.evidence import Evidence
from tradewire.relate.tariffs.status.tense import FUTURE, MODAL

_DECIDED = frozenset({"planned", "announced", "scheduled", "decided", "intended"})
_OF_PAST = frozenset({"in", "on", None})
_CHAIN = 5  # steps from the act up to the decision
_TO_NUMBER = 5  # tokens to the number in "In Executive Order 14"
_INSERTS = ("insert", "substitut")
_VERB_FIRST = 4  # tokens before the verb of a numbered instruction ("(a) increase the rate …")


def decided_above(told: Evidence) -> Verdict | None:
    """Decided by the act that the clause hangs on, or said by who decides."""
    frame, verb = told.frame, told.verb
    decided = (
        _by_what_was_signed(frame, verb)
        or _to_be_collected(frame)
        or _by_the_deal(frame, verb)
        or _in_own_words(frame, verb)
    )
    return ("announced", "decided") if decided else None


def decided_before(told: Evidence) -> Verdict | None:
    """ "In Order 14 of May 2, I decided to put 9 % on tin": what an instrument named by its number did."""
    words = told.frame.tokens[:_TO_NUMBER]
    if not words or words[0].low not in ("in", "under", "by"):
        return None
    named = next((k for k, t in enumerate(words) if "instrument" in t.classes), None)
    if named is None:
        return None
    numbered = any(t.kind in ("number", "date") for t in told.frame.tokens[named + 1 : named + 3])
    return ("in_force", "earlier") if numbered else None


def announced(told: Evidence) -> Verdict | None:
    """Decided by a verb of announcing or agreeing, or on the day of the article."""
    frame, verb, cues = told.frame, told.verb, told.cues
    if "announce" in cues and (told.start == "begun" or _took_effect(frame, verb)):
        return "in_force", "begun"  # "announced duties of 12 %, effective today"
    if "announce" in cues or (told.above | cues) & {"agree"}:
        return "announced", "decided"
    if told.decision_today and verb is not None and frame.tokens[verb].low.startswith(_INSERTS):
        return "announced", "today"  # "is amended by deleting 5 % and inserting 9 %"
    acts = cues & {"impose", "raise", "lower", "move"}
    if told.decision_today and verb is not None and acts and _decides(frame, verb, told.past):
        return "announced", "today"
    return None


def as_planned(frame: Frame) -> bool:
    """ "as planned", "as announced": what a condition speaks of is decided."""
    window = frame.tokens[frame.low : frame.high]
    return any(a.low == "as" and b.low in _DECIDED for a, b in itertools.pairwise(window))


def _by_what_was_signed(frame: Frame, verb: int | None) -> bool:
    """ "signed a pact that lowers the duty to 9 %": what an instrument says whose making is told."""
    sentence, tokens = frame.sentence, frame.tokens
    if verb is None or tokens[verb].dep != "relcl" or tokens[verb].tag not in ("VBZ", "VBP"):
        return False
    if "instrument" not in tokens[tokens[verb].head].classes:
        return False
    made, _passed = verb_above(sentence, tokens[verb].head)
    return (
        made is not None
        and bool(verb_cues(sentence, made) & {"decide", "agree", "announce"})
        and tokens[made].tag in ("VBD", "VBN", "VBZ")
    )


def _to_be_collected(frame: Frame) -> bool:
    """ "settled on 9 %, to be charged once the order is signed"."""
    tokens, k = frame.tokens, frame.core[1] + 1
    while k < frame.high and tokens[k].low != ",":
        k += 1
    words = tokens[k + 1 : k + 4]
    return [t.low for t in words[:2]] == ["to", "be"] and len(words) > 2 and bool(words[2].cues & COLLECTING)


def _by_the_deal(frame: Frame, verb: int | None) -> bool:
    """ "has agreed to buy grain, while paying 9 %": what goes with what was agreed is agreed."""
    if verb is None or frame.tokens[verb].tag != "VBG" or frame.tokens[verb].dep != "advcl":
        return False
    sentence, k = frame.sentence, frame.tokens[verb].head
    while frame.tokens[k].dep in ("xcomp", "conj", "advcl", "ccomp") and frame.tokens[k].head != k:
        if "agree" in verb_cues(sentence, k):
            break
        k = frame.tokens[k].head
    return "agree" in verb_cues(sentence, k)


def _in_own_words(frame: Frame, verb: int | None) -> bool:
    """ "We are putting 12 % on tin": who decides says so."""
    if verb is None or frame.tokens[verb].tag != "VBG" or not frame.cues & {"impose", "raise", "lower"}:
        return False
    subject = frame.subject
    speaks = subject.kind == "pronoun" and "speaker" in frame.tokens[subject.head].classes
    return speaks and bool(auxiliaries(frame.sentence, verb) & {"am", "are", "'m", "'re", "’m", "’re"})


def _took_effect(frame: Frame, verb: int | None) -> bool:
    """ "was announced in May and took effect in June"."""
    sentence, tokens = frame.sentence, frame.tokens
    return verb is not None and any(
        tokens[c].dep == "conj"
        and tokens[c].tag in ("VBD", "VBN")
        and "start" in verb_classes(sentence, c)
        and not auxiliaries(sentence, c) & (MODAL | FUTURE)
        for c in sentence.children[verb]
    )


def _decides(frame: Frame, verb: int, past: bool) -> bool:
    """Whether the clause states the decision of the day: "today", by the order, or in its own words."""
    sentence, tokens = frame.sentence, frame.tokens
    if any(t.low == "today" for t in tokens) or _under_decision(frame, verb):
        return True
    if "being" in {tokens[c].low for c in sentence.children[verb]}:
        return True  # "the duty on tin is being raised to 9 %"
    if past:
        return False
    subject = subject_of(sentence, verb)
    if subject.head >= 0 and "instrument" in tokens[subject.head].classes:
        return True
    if subject.kind == "none":
        return verb <= _VERB_FIRST
    return (
        tokens[verb].tag == "VBG"
        and subject.kind == "government"
        and bool(auxiliaries(sentence, verb) & {"is", "are"})
    )


def _under_decision(frame: Frame, verb: int) -> bool:
    """ "has determined that it is necessary to impose 9 %", "signed orders to restore 9 %", "by …"."""
    sentence, tokens, k = frame.sentence, frame.tokens, verb
    if tokens[verb].tag not in ("VB", "VBG") or auxiliaries(sentence, verb) - {"to"}:
        return False
    wished = tokens[verb].tag == "VB" and tokens[verb].dep == "ccomp" and not auxiliaries(sentence, verb)
    if own_subject(sentence, verb) is not None and not wished:
        return False  # but "find it necessary that the rate be 9 %"
    of_the_day = any(t.low == "yesterday" for t in tokens)
    if not of_the_day and any(t.kind == "date" and t.value.cue in _OF_PAST for t in tokens[:verb]):
        return False  # "In March, the President signed an order to impose 9 %"
    if (
        tokens[verb].tag == "VBG"
        and tokens[verb - 1].low == "by"
        and tokens[tokens[verb - 1].head].tag != "VBD"
    ):
        return True
    for _ in range(_CHAIN):
        head = tokens[k].head
        if head < 0 or head == k:
            return False
        needed = any(t.low == "necessary" for t in tokens[head:verb])  # "I find that it is necessary to"
        if is_verb(sentence, head) and (
            verb_cues(sentence, head) & {"decide"} or (needed and tokens[head].low not in BE)
        ):
            return of_the_day or tokens[head].tag != "VBD"
        if tokens[k].dep not in (
            "xcomp",
            "ccomp",
            "advcl",
            "acl",
            "acomp",
            "relcl",
            "pcomp",
            "prep",
            "dobj",
            "pobj",
        ):
            return False
        k = head
    return False
