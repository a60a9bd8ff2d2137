"""Who does what in the clause of a rate: somebody collects it, goods pay it, it moves, or it is asked for."""

from __future__ import annotations

from tradewire.relate.tariffs.sentence.clauses import BE, COLLECTING, auxiliaries, is_passive, verb_cues
from tradewire.relate.tariffs.sentence.words import is_verb
from tradewire.relate.tariffs.slots.frame import Construction, Frame

_OFFERED = frozenset({"threaten", "propose", "agree"})


def construction_of(frame: Frame) -> Construction:
    """The construction by the verb's cues, its voice and its subject; the frame holds all three already."""
    sentence, verb = frame.sentence, frame.verb
    if verb is None:
        return "nominal" if frame.noun is not None else "fragment"
    if _requested(frame):
        return "request"
    cues, subject = frame.cues, frame.subject
    if verb < frame.low and not cues & (COLLECTING | {"pay"}) and _has_no_verb(frame):
        return "nominal"  # "Peru is a hard market: 9 % on tin"
    if is_passive(sentence, verb):
        if subject.kind != "tariff" and "taxes_goods" in cues:
            return "payer"
        if subject.kind in ("government", "pronoun") and frame.noun is None and cues & _OFFERED:
            plan = any(t.cues & _OFFERED for t in sentence.tokens[subject.start : subject.end])
            return "agentless" if plan else "payer"  # "Peru is threatened with 12 %", "it was offered 9 %"
        if subject.kind == "tariff" or (subject.kind in ("pronoun", "none", "other") and "pay" not in cues):
            return "agentless"
        return "payer" if cues & {"impose", "pay", "raise", "lower", "remove"} else "agentless"
    if subject.kind == "tariff":
        return "agentless"
    if subject.kind == "goods":
        sees = "goods_pay" in cues and _top(frame) in sentence.children[verb]
        if cues & {"pay", "move", "keep"} or sees:
            return "payer"
        return "active" if cues & COLLECTING else "nominal"
    if "avert" in cues and subject.kind == "government":
        return "payer"
    acts = cues & COLLECTING and frame.noun is not None and subject.kind == "government"
    if subject.kind == "government" and sentence.tokens[verb].low in BE and _on_goods(frame):
        return "active"  # "Chile is at 12 % on tin"
    if "pay" in cues and (not acts or sentence.tokens[verb].low in BE):
        return "payer"
    if cues & COLLECTING and subject.kind == "pronoun" and _moves_itself(frame):
        return "agentless"
    if cues & COLLECTING:
        return "agentless" if "move" in cues and subject.kind not in ("government", "pronoun") else "active"
    if "goes_to" in cues and subject.kind in ("government", "pronoun") and _has_limit(frame):
        return "active"  # "Lima may go to 12 %": a government that moves to a rate is its collector
    if subject.kind == "government" and frame.tokens[verb].low in BE and _with_goods(frame):
        return "active"  # "Chile will follow, with 12 % on tin"
    if "move" in cues and subject.kind == "government" and _on_goods(frame):
        return "active"  # "Chile will begin with 12 % on tin"
    if "move" in cues:
        return "payer" if subject.kind == "government" and frame.noun is None else "agentless"
    if cues & {"propose", "threaten", "agree", "request"}:
        return "active"
    return "nominal" if frame.noun is not None else "fragment"


def _requested(frame: Frame) -> bool:
    """Whether the rate is somebody's wish: a request verb or noun governs it."""
    sentence = frame.sentence
    if "request" in frame.cues:
        # "asks 12 % for tin" is what a collector does; "asks for 12 %" is a wish.
        asks = frame.verb is not None and sentence.tokens[frame.verb].low.startswith("ask")
        return not (asks and sentence.tokens[frame.token].dep in ("dobj", "pobj") and not _asks_for(frame))
    if any("request" in sentence.tokens[k].cues for k in frame.passed):
        return True
    if any(_would_rather(frame, k) for k in (frame.verb, *frame.governors) if k is not None):
        return True
    if frame.inner is not None and "request" in verb_cues(sentence, frame.inner):
        return True
    for k in frame.governors:
        if is_verb(sentence, k):
            if "request" in verb_cues(sentence, k):
                return True
        elif "request" in sentence.tokens[k].cues:
            return True
    return False


def _would_rather(frame: Frame, k: int) -> bool:
    """ "would rather see the duty at 9 %"."""
    sentence = frame.sentence
    return (
        sentence.parsed
        and is_verb(sentence, k)
        and any(sentence.tokens[c].low == "rather" for c in sentence.children[k])
        and bool(auxiliaries(sentence, k) & {"would", "'d", "’d"})
    )


def _asks_for(frame: Frame) -> bool:
    sentence, verb = frame.sentence, frame.verb
    assert verb is not None  # noqa: S101 - the caller tests it
    if not sentence.parsed:
        return True
    return any(
        (sentence.tokens[c].low == "for" and c < frame.token)  # not "asks 12 % for tin"
        or sentence.tokens[c].low in ("that", "whether")
        or sentence.tokens[c].dep in ("xcomp", "ccomp", "dative")
        for c in sentence.children[verb]
    )


def _has_limit(frame: Frame) -> bool:
    """Whether "to" or "up to" leads to the rate."""
    k = frame.token - 1
    while k > frame.low and frame.tokens[k].classes & {"adverb", "determiner"}:
        k -= 1
    return frame.tokens[k].low == "to" and frame.noun is None


def _on_goods(frame: Frame) -> bool:
    """Whether goods that are not the subject's own follow the rate: "is at 9 % on Peruvian tin"."""
    tokens, k = frame.tokens, frame.token + 1
    return (
        frame.noun is None
        and k + 1 < len(tokens)
        and tokens[k].low == "on"
        and "possessive" not in tokens[k + 1].classes
        and tokens[k + 1].low not in ("top", "the")
    )


def _has_no_verb(frame: Frame) -> bool:
    """Whether the stretch between two marks holds no finite verb."""
    return not any(frame.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") for k in range(frame.low, frame.high))


def _moves_itself(frame: Frame) -> bool:
    """ "it will increase again, to 12 %": the duty, not who collects it."""
    sentence, tokens, verb = frame.sentence, frame.tokens, frame.verb
    if verb is None or "move" not in frame.cues or tokens[frame.subject.head].low != "it":
        return False
    return _has_limit(frame) and not any(tokens[c].dep in ("dobj", "prt") for c in sentence.children[verb])


def _with_goods(frame: Frame) -> bool:
    tokens = frame.tokens
    after = max(frame.core) + 1
    return (
        any(tokens[k].low == "with" for k in frame.passed)
        and after < len(tokens)
        and tokens[after].low in ("on", "for")
    )


def _top(frame: Frame) -> int:
    """The head of the rate's own phrase: the duty's noun, else the rate."""
    return frame.token if frame.noun is None else frame.noun
