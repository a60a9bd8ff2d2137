"""The imposer of a frame, from its own sentence, by named rules."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tradewire.relate.tariffs.sentence.clauses import (
    COLLECTING,
    is_passive,
    own_subject,
    verb_above,
    verb_cues,
)
from tradewire.relate.tariffs.sentence.landings import customs_of
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.subjects import NO_SUBJECT, Subject, subject_of
from tradewire.relate.tariffs.sentence.words import codes_of, is_rate_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.frame_targets import buyers, set_targets

_PLACES = frozenset({"in", "at", "into", "entering", "within", "inside"})


_FREE_ROLES = frozenset({"bare", "organ"})


def fill_imposer(frame: Frame) -> None:
    """Who collects: the owner of the duty, the acting subject, the agent, or the place of entry."""
    if frame.imposer is not None:
        return  # in brackets behind its collector
    taken = set(frame.targets or ())
    for rule in (
        _that_of,
        _owner,
        _relative,
        _asked,
        _subject,
        _local,
        _agent,
        _place,
        _destination,
        _buyers,
    ):
        codes, how = rule(frame, taken)
        if codes:
            frame.imposer, frame.imposer_how = codes, how
            _where(frame)
            return
    _note_pronoun(frame)


def _where(frame: Frame) -> None:
    """ "to Chile, where the Peruvian duty is 9 %": somebody's duty is met where the goods are made."""
    sentence, verb, tokens = frame.sentence, frame.verb, frame.tokens
    if frame.imposer_how != "owner" or frame.targets is not None or verb is None or not sentence.parsed:
        return
    head = tokens[verb].head
    if (
        tokens[verb].dep == "relcl"
        and tokens[head].kind == "gov"
        and any(tokens[c].low == "where" for c in sentence.children[verb])
    ):
        code = tokens[head].value.code
        if code not in (frame.imposer or ()):
            set_targets(frame, (code,), "where")


_Found = tuple[tuple[str, ...], str]


_NOTHING: _Found = ((), "")


def _owner(frame: Frame, taken: set[str]) -> _Found:
    """ "Peru's 12 % duty", "a Peruvian levy of 12 %", "the duty that is Peru's"."""
    tokens = frame.tokens
    heads = {frame.token, frame.noun}
    if frame.subject.kind == "tariff":
        heads.add(frame.subject.head)
    first, last = frame.core
    for g in range(
        max(0, min(first, frame.subject.start if frame.subject.kind == "tariff" else first) - 9), last + 1
    ):
        if tokens[g].kind != "gov" or tokens[g].value.code in taken:
            continue
        role = role_of(frame.sentence, g)
        if role.name == "tariff" and (role.head in heads or first <= role.head <= last):
            return (tokens[g].value.code,), "owner"
    return _whose_duty(frame, taken)


def _whose_duty(frame: Frame, taken: set[str]) -> _Found:
    """ "so will Peru, whose provisional 9 % on tin": right behind the government that the duty is of."""
    tokens, k = frame.tokens, frame.token - 1
    while k > 0 and tokens[k].kind == "word" and tokens[k].tag.startswith(("JJ", "RB", "VBN", "NN")):
        k -= 1
    if k < 1 or tokens[k].low != "whose":
        return _NOTHING
    k -= 1
    while k > 0 and tokens[k].low == ",":
        k -= 1
    if tokens[k].kind != "gov" or tokens[k].value.code in taken:
        return _NOTHING
    return (tokens[k].value.code,), "owner"


def _that_of(frame: Frame, taken: set[str]) -> _Found:
    """ "Kenya's average tariff is 14 % and that of Peru 3 %"."""
    tokens, k = frame.tokens, frame.token - 1
    while k > frame.low and tokens[k].classes & {"adverb", "auxiliary"}:
        k -= 1
    if tokens[k].kind != "gov" or tokens[k].value.code in taken:
        return _NOTHING
    of = k - 1
    while of > frame.low and "determiner" in tokens[of].classes:
        of -= 1
    if of < 1 or tokens[of].low != "of" or tokens[of - 1].low not in ("that", "those"):
        return _NOTHING
    return (tokens[k].value.code,), "owner"


def _relative(frame: Frame, taken: set[str]) -> _Found:
    """ "the 12 % that Lima collects", "the 12 % imposed by Lima"."""
    inner = frame.inner
    if inner is None:
        return _NOTHING
    sentence, tokens = frame.sentence, frame.tokens
    cues = verb_cues(sentence, inner)
    if cues & COLLECTING and not is_passive(sentence, inner):
        subject = subject_of(sentence, inner)
        if subject.kind == "pronoun":
            subject = _antecedent(frame, inner)
        if subject.kind == "government":
            codes = tuple(c for c in codes_of(tokens, subject.governments) if c not in taken)
            if codes:
                return codes, "relative"
    for g in range(inner, min(frame.high, inner + 14)):
        if tokens[g].kind == "gov" and tokens[g].value.code not in taken:
            role = role_of(sentence, g)
            if role.preposition == "by" and role.name in _FREE_ROLES:
                return (tokens[g].value.code,), "relative"
            if role.preposition in _PLACES and cues & {"pay"}:
                return (tokens[g].value.code,), "place"
    return _NOTHING


def _antecedent(frame: Frame, inner: int) -> Subject:
    """Whom the pronoun of a clause about the duty means: "Peru will not touch the 9 % it levies"."""
    sentence, tokens = frame.sentence, frame.tokens
    own = own_subject(sentence, inner)
    above, _ = verb_above(sentence, inner)
    if own is None or above is None or tokens[own].low not in ("it", "they"):
        return NO_SUBJECT
    subject = subject_of(sentence, above)
    return NO_SUBJECT if subject.passive else subject


def _asked(frame: Frame, taken: set[str]) -> _Found:
    """ "pressed Brussels for a rate of 12 %", "wants Lima to charge 12 %"."""
    if not frame.request or not frame.sentence.parsed:
        return _NOTHING
    sentence, tokens = frame.sentence, frame.tokens
    verbs = [
        v for v in (frame.verb, *frame.governors) if v is not None and "request" in verb_cues(sentence, v)
    ]
    for verb in verbs:
        to = [c for c in sentence.children[verb] if tokens[c].low == "to" and tokens[c].dep == "prep"]
        for child in (*sentence.children[verb], *(g for c in to for g in sentence.children[c])):
            if tokens[child].dep not in ("dobj", "dative", "iobj", "pobj") or child > frame.token:
                continue
            for g in range(sentence.left_edge(child), min(child + _TO_OWNER, frame.token)):
                if tokens[g].kind == "gov" and tokens[g].value.code not in taken:
                    role = role_of(sentence, g)
                    if role.name in _FREE_ROLES and role.head == child:  # "negotiators of Peru"
                        return (tokens[g].value.code,), "asked"
    return _asked_at_home(frame, verbs, taken)


def _asked_at_home(frame: Frame, verbs: Sequence[int], taken: set[str]) -> _Found:
    """ "In Peru growers want 9 % on tin from Chile", "a Peruvian maker wanted it": their own country."""
    sentence, tokens = frame.sentence, frame.tokens
    if not frame.targets:
        return _NOTHING
    for verb in verbs:
        for child in sentence.children[verb]:
            firm = tokens[child].dep == "nsubj" and "firm_noun" in tokens[child].classes
            place = tokens[child].dep == "prep" and tokens[child].low == "in"
            if not firm and not place:
                continue
            for g in sentence.children[child]:
                if tokens[g].kind == "gov" and tokens[g].value.code not in taken:
                    return (tokens[g].value.code,), "asked"
    return _NOTHING


_TO_OWNER = 4  # tokens from "negotiators" to "Peru"


def _subject(frame: Frame, taken: set[str]) -> _Found:
    if frame.subject.kind != "government" or frame.subject.passive or frame.verb is None:
        return _NOTHING
    if frame.construction == "request":
        # Only who is asked to act is a collector: "asked Brussels to cut".
        if frame.governors and frame.cues & COLLECTING and _is_controller(frame):
            return tuple(
                c for c in codes_of(frame.tokens, frame.subject.governments) if c not in taken
            ), "asked"
        return _NOTHING
    if frame.construction != "active":
        return _NOTHING
    if frame.mutual and not taken:
        both = codes_of(frame.tokens, frame.subject.governments)
        frame.targets, frame.targets_how = both, "mutual"
        return both, "mutual"
    codes = tuple(c for c in codes_of(frame.tokens, frame.subject.governments) if c not in taken)
    return codes, "subject"


def _is_controller(frame: Frame) -> bool:
    """Whether the subject is who is asked: "asked Brussels to cut", "a request that Brussels cut"."""
    sentence, verb = frame.sentence, frame.verb
    if (
        verb is not None
        and frame.tokens[verb].dep in ("acl", "ccomp")
        and own_subject(sentence, verb) is not None
    ):
        return frame.tokens[verb].tag in ("VB", "VBP")
    governor = next((g for g in frame.governors if is_verb(frame.sentence, g)), None)
    return governor is not None and verb is not None and governor < frame.subject.head < verb


def _local(frame: Frame, taken: set[str]) -> _Found:
    if frame.local is None or frame.local_pays or frame.construction != "active":
        return _NOTHING
    code = frame.tokens[frame.local].value.code
    return ((code,), "local") if code not in taken else _NOTHING


def _agent(frame: Frame, taken: set[str]) -> _Found:
    tokens = frame.tokens
    if frame.construction == "active":
        return _NOTHING
    for g in range(frame.low, frame.high):
        if tokens[g].kind == "gov" and tokens[g].value.code not in taken:
            role = role_of(frame.sentence, g)
            if role.preposition == "by" and role.name in _FREE_ROLES and frame.construction != "request":
                return (tokens[g].value.code,), "agent"
    return _NOTHING


def _place(frame: Frame, taken: set[str]) -> _Found:
    """ "pays 12 % in Chile", "at Chile's ports", "enters the Chilean market at 12 %"."""
    tokens = frame.tokens
    if frame.construction not in ("payer", "agentless", "fragment"):
        return _NOTHING
    # "9 % in Peru, 12 % in Chile": each rate's own place stands behind it.
    following = next((k for k in range(frame.token + 1, frame.high) if tokens[k].kind == "rate"), frame.high)
    stretches = [(frame.token + 1, following), (frame.low, frame.token)]
    if following < frame.high and all(
        t.low in (",", "and", "or") for t in tokens[frame.token + 1 : following]
    ):
        stretches.append((following, frame.high))  # "9 % and 12 % in Peru"
    for g in itertools.chain.from_iterable(range(start, stop) for start, stop in stretches):
        if tokens[g].kind != "gov" or tokens[g].value.code in taken:
            continue
        role = role_of(frame.sentence, g)
        if _is_origin(frame, g):
            continue
        if (role.preposition in _PLACES or (role.preposition == "" and _is_entered(frame, g))) and (
            role.name == "bare" or (role.name == "goods" and "entry_place" in tokens[role.head].classes)
        ):
            return (tokens[g].value.code,), "place"
        if role.name == "goods" and "entry_place" in tokens[role.head].classes:
            return (tokens[g].value.code,), "place"
    city = _landing(frame)
    if city is not None and city not in taken:
        return (city,), "place"
    return _met_where(frame, taken)


def _landing(frame: Frame) -> str | None:
    """ "pays 9 % in Durban", "on landing in Rotterdam": who collects at the city that goods enter by."""
    tokens = frame.tokens
    if frame.construction != "payer":
        return None
    for k in (*range(frame.token + 1, frame.high - 1), *range(frame.low, frame.token)):
        head = tokens[k].head
        where = head >= 0 and (head == frame.verb or tokens[head].low in _LANDING)
        if tokens[k].low in ("in", "at", "into") and where:
            code = customs_of(tokens, k + 1)
            if code is not None:
                return code
    return None


_LANDING = frozenset({"landing", "arrival", "arriving", "entry", "entering", "docks"})


def _met_where(frame: Frame, taken: set[str]) -> _Found:
    """ "look to Peru, where exporters pay 9 %"."""
    sentence, tokens, verb = frame.sentence, frame.tokens, frame.verb
    if verb is None or not sentence.parsed or tokens[verb].dep != "relcl":
        return _NOTHING
    place = tokens[tokens[verb].head]
    where = any(tokens[c].low == "where" for c in sentence.children[verb])
    if where and place.kind == "gov" and place.value.code not in taken and "pay" in frame.cues:
        return (place.value.code,), "place"
    return _NOTHING


def _is_entered(frame: Frame, g: int) -> bool:
    """ "enters Chile at 12 %"."""
    tokens = frame.tokens
    k = g - 1
    while k > 0 and "determiner" in tokens[k].classes:
        k -= 1
    return k >= 0 and tokens[k].low in (
        "enter",
        "enters",
        "entered",
        "entering",
        "reach",
        "reaches",
        "reached",
    )


def _is_origin(frame: Frame, g: int) -> bool:
    """ "made in Peru", "sewn in Peru and Chile": where goods come from, not where they pay."""
    tokens = frame.tokens
    k = g - 1
    while k >= 0 and (tokens[k].kind == "gov" or tokens[k].low in (",", "and", "or", "the")):
        k -= 1
    return (
        k >= 1
        and tokens[k].low in ("in", "at", "by")
        and ("origin_word" in tokens[k - 1].classes or tokens[k - 1].tag == "VBN")
    )


def _destination(frame: Frame, taken: set[str]) -> _Found:
    if frame.export:
        return _NOTHING  # who lets the goods go collects, not who gets them
    for found in (frame.bound, *(codes_of(frame.tokens, p.destinations) for p in frame.goods)):
        codes = tuple(c for c in found if c not in taken)
        if codes:
            return codes[:1], "destination"
    return _NOTHING


def _buyers(frame: Frame, taken: set[str]) -> _Found:
    codes = tuple(c for c in codes_of(frame.tokens, buyers(frame)) if c not in taken)
    return codes, "place"


def _note_pronoun(frame: Frame) -> None:
    tokens = frame.tokens
    first, last = frame.core
    if frame.subject.kind == "pronoun" and frame.construction in ("active", "agentless"):
        if "speaker" in tokens[frame.subject.head].classes:
            frame.speaker = True
        elif frame.construction == "active":
            frame.pronoun = True
    if frame.subject.kind in ("other", "goods") and tokens[frame.subject.head].classes & {
        "organ_noun",
        "instrument",
    }:
        frame.organ = frame.construction == "active"
    for k in range(max(frame.low, first - 5), last):
        if (
            "possessive" in tokens[k].classes
            and not any(is_verb(frame.sentence, j) for j in range(k + 1, first))
            and not owns_goods(frame, k)
        ):
            if "speaker" in tokens[k].classes:
                frame.speaker = True
            else:
                frame.pronoun = True


def owns_goods(frame: Frame, k: int) -> bool:
    """ "the tariff on its cars would be 9 %": the possessive at `k` is that of who pays."""
    sentence, tokens = frame.sentence, frame.tokens
    head = tokens[k].head
    if not sentence.parsed or head <= k or is_rate_noun(sentence, head) or tokens[head].kind == "rate":
        return False
    opener = tokens[head].head
    if tokens[head].dep != "pobj" or not 0 <= opener < k or tokens[opener].low != "on":
        return False
    duty = tokens[opener].head
    return duty in (frame.noun, frame.token, frame.verb) or is_rate_noun(sentence, duty)
