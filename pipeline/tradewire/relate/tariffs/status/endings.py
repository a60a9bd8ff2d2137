"""Whether a clause says that a duty is paused or gone, or says so of no duty at all."""

from __future__ import annotations

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.model import Status
from tradewire.relate.tariffs.sentence.clauses import (
    CLIMB_LIMIT,
    auxiliaries,
    is_passive,
    verb_above,
    verb_cues,
)
from tradewire.relate.tariffs.sentence.subjects import NO_SUBJECT, subject_of
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.conditions import has_condition, in_condition
from tradewire.relate.tariffs.status.tense import (
    FUTURE,
    MODAL,
    clause_cues,
    is_negated,
    is_reported,
    leads_to_rate,
)

Verdict = tuple[Status | None, str]
"""A status, None where the clause does not say, and the rule that decided."""


def ending_of(frame: Frame, above: frozenset[str]) -> Verdict | None:
    """Suspended, removed, or neither though a verb of ending governs the rate."""
    sentence = frame.sentence
    clause = clause_cues(frame)
    cues = frame.cues
    moves = bool(cues & {"raise", "lower", "move"}) and leads_to_rate(frame)
    own = verb_cues(sentence, frame.inner) if frame.inner is not None else frozenset()
    suspends = "suspend" in cues or "suspend" in above or "suspend" in clause or "suspend" in own
    if "puts_back" in cues and frame.verb is not None and is_passive(sentence, frame.verb):
        suspends = True  # "has been put back by a year"
    if frame.verb is not None and _lets_lapse(frame):
        return "removed", "remove"
    if _until_ended(frame):
        return "removed", "until"
    above = above | _fate(frame)
    suspends = suspends or "suspend" in above
    removes = (
        "remove" in cues and not moves and not _results(frame) and not _ends_other(frame)
    ) or "remove" in above
    if not suspends and not removes:
        return None
    aux = auxiliaries(sentence, frame.verb) if frame.verb is not None and sentence.parsed else frozenset()
    modal = aux & MODAL and not ("would" in aux and is_reported(frame, frame.verb))
    open_question = (
        bool(modal)
        or bool(above & {"propose", "threaten", "request"})
        or in_condition(frame, frame.verb)
        or has_condition(frame, frame.verb)
    )
    if removes and not (suspends and "suspend" in cues):
        if _negated(frame):
            return "in_force", "not-removed"
        if open_question:
            return "in_force", "may-end"
        return ("suspended", "for-a-time") if _for_a_time(frame) else ("removed", "remove")
    if _negated(frame) and "suspend" in cues:
        return "in_force", "not-suspended"
    return ("in_force", "may-end") if open_question and "suspend" in cues else ("suspended", "suspend")


def _lets_lapse(frame: Frame) -> bool:
    """ "let its 7 % on frozen pulp lapse", where the parse takes the verb for a noun."""
    tokens = frame.tokens
    if tokens[frame.verb or 0].low not in LETS:
        return False
    return any(tokens[k].low in ("lapse", "expire") for k in range(frame.core[1] + 1, frame.high))


def _for_a_time(frame: Frame) -> bool:
    """ "waived the 9 % for a year", "lifted the levy until March"."""
    sentence, tokens, verb = frame.sentence, frame.tokens, frame.verb
    if verb is None or not sentence.parsed or "span" in frame.cues:
        return False
    for child in sentence.children[verb]:
        if tokens[child].low == "for" and any(
            t.low in _LENGTHS for t in tokens[child + 1 : min(len(tokens), child + 4)]
        ):
            return True
        dates = [k for k in (child, *sentence.children[child]) if tokens[k].kind == "date"]
        if any(
            tokens[k].value.cue in ("until", "till") or tokens[child].low in ("until", "till") for k in dates
        ):
            return "verb:ing" not in frame.cues
    return False


_LENGTHS = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "quarter", "season"}
)


def _fate(frame: Frame) -> frozenset[str]:
    """What becomes of the duty whose clause this is: "duties under which tin was to pay 9 % were put off"."""
    sentence, tokens = frame.sentence, frame.tokens
    if not sentence.parsed or frame.verb is None:
        return frozenset()
    k = frame.verb
    for _ in range(CLIMB_LIMIT):
        head = tokens[k].head
        if head < 0 or head == k:
            break
        if tokens[k].dep == "relcl" or (tokens[k].dep == "acl" and tokens[k].tag == "VBN"):
            verb, _passed = verb_above(sentence, head)
            subject = subject_of(sentence, verb) if verb is not None else NO_SUBJECT
            duty = head if is_rate_noun(sentence, head) else tokens[tokens[head].head].head
            ended = (
                verb is not None
                and tokens[k].dep == "relcl"
                and duty >= 0
                and is_rate_noun(sentence, duty)
                and tokens[duty].dep == "dobj"
                and tokens[duty].head == verb
                and tokens[verb].tag in ("VBD", "VBN", "VBZ")
                and not auxiliaries(sentence, verb) & (MODAL | FUTURE)
            )
            over = tokens[tokens[head].head].head if tokens[head].dep == "pobj" else -1
            gone = over >= 0 and is_rate_noun(sentence, head) and "remove" in tokens[over].cues
            if tokens[k].dep == "relcl" and gone:
                return frozenset({"remove"})  # "the end of its duty, which had been 9 %"
            if ended and verb is not None:
                # "suspended its duties, which stood at 9 %"
                return verb_cues(sentence, verb) & {"suspend", "remove"}
            # "a bargain, which cut the rate to 9 %, took away an advantage" ends no duty
            acts = (
                verb is not None
                and not subject.passive
                and "suspend" not in verb_cues(sentence, verb)
                and any(
                    tokens[c].dep == "dobj"
                    and tokens[c].tag.startswith("NN")
                    and not is_rate_noun(sentence, c)
                    for c in sentence.children[verb]
                )
            )
            told_of = subject.head == head or (
                "duty_list" in tokens[head].classes and subject.start <= head < subject.end
            )
            if verb is not None and told_of and not hs_of(tokens[head].low) and not acts:
                stays = [
                    tokens[c].cues for c in sentence.children[verb] if tokens[c].dep in ("acomp", "oprd")
                ]
                return verb_cues(sentence, verb).union(*stays) & {"suspend", "remove"}
            break
        k = head
    return frozenset()


def _ends_other(frame: Frame) -> bool:
    """ "the levy has stopped nearly all imports": what the duty itself ends is no duty."""
    sentence, verb = frame.sentence, frame.verb
    if verb is None or frame.subject.kind != "tariff" or frame.subject.passive or not sentence.parsed:
        return False
    return any(
        sentence.tokens[c].dep == "dobj"
        and not is_rate_noun(sentence, c)
        and sentence.tokens[c].kind == "word"
        for c in sentence.children[verb]
    )


def _until_ended(frame: Frame) -> bool:
    """ "a duty on wheels, 9 % until it lapsed, won't be back"."""
    sentence, tokens, k = frame.sentence, frame.tokens, frame.core[1] + 1
    if k >= len(tokens) or tokens[k].low not in ("until", "till"):
        return False
    verb = next((j for j in range(k + 1, min(len(tokens), k + _TO_END)) if is_verb(sentence, j)), None)
    return verb is not None and tokens[verb].tag in ("VBD", "VBN") and "remove" in verb_cues(sentence, verb)


_TO_END = 6  # tokens from "until" to the verb


def _results(frame: Frame) -> bool:
    """ "may end in a duty of 12 %": what an inquiry leads to, no end of a duty."""
    sentence, tokens, verb = frame.sentence, frame.tokens, frame.verb
    if verb is None or not sentence.parsed or not tokens[verb].low.startswith(("end", "conclud")):
        return False
    core = {frame.noun, frame.token}
    return any(
        c > verb
        and tokens[c].low in ("in", "with", "at", "on")
        and any(g in core or "tariff_noun" in tokens[g].cues for g in sentence.children[c])
        for c in sentence.children[verb]
    )


LETS = frozenset({"let", "lets", "letting"})


def _negated(frame: Frame) -> bool:
    if frame.verb is None or not frame.sentence.parsed:
        return False
    tokens = frame.tokens
    if any("refusal" in tokens[k].cues for k in frame.governors):
        return True
    return is_negated(frame, frame.verb)


def shelved(frame: Frame) -> Verdict | None:
    """A plan or proposal that was itself put off: "a plan to collect 5 % was postponed"."""
    sentence = frame.sentence
    for k in (*frame.governors, *frame.passed):
        if not is_verb(sentence, k):
            verb, _ = verb_above(sentence, k)
            if verb is not None and "suspend" in verb_cues(sentence, verb):
                return "suspended", "suspend"
    return None
