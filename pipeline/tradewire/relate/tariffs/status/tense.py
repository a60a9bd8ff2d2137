"""The innermost clause of a rate: its dates, its cues, and the tense and mood of its verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tradewire.relate.tariffs.sentence.clauses import auxiliaries, verb_above, verb_cues
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Token
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame

_CLAUSE_OPENERS = frozenset(
    {
        "but",
        "while",
        "although",
        "though",
        "because",
        "whereas",
        "which",
        "who",
        "unless",
        "if",
        "when",
        "after",
        "before",
    }
)


_BEHIND_COMMA = _CLAUSE_OPENERS | {"and", "or", "so", "should"}


FUTURE = frozenset({"will", "shall", "'ll"})


MODAL = frozenset({"could", "may", "might", "can", "would", "should"})


NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})


def soft_clause(frame: Frame) -> tuple[int, int]:
    """`[start, stop)` of the rate's innermost clause: between commas or subordinators that part verbs."""
    first, last = frame.core
    if frame.verb is not None:
        first, last = min(first, frame.verb), max(last, frame.verb)
    marks = frame.sentence.places(_is_clause_mark)
    before, behind = bisect_left(marks, first), bisect_left(marks, last + 1)
    start = max(frame.low, marks[before - 1] + 1 if before else 0)
    stop = min(frame.high, marks[behind] if behind < len(marks) else len(frame.tokens))
    return min(first, start), max(last + 1, stop)


def _is_clause_mark(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    if token.low in _CLAUSE_OPENERS:
        return True
    return token.low == "," and k + 1 < len(tokens) and tokens[k + 1].low in _BEHIND_COMMA


def clause_dates(frame: Frame) -> list[int]:
    """The dates that belong to the rate's own clause, and one that labels it ("1 April: …")."""
    sentence, tokens = frame.sentence, frame.tokens
    start, stop = soft_clause(frame)
    found = []
    if (
        start == frame.low
        and start >= 2
        and tokens[start - 1].low == ":"
        and tokens[start - 2].kind == "date"
    ):
        found.append(start - 2)
    own = {frame.verb, frame.inner, *frame.governors, None}
    if sentence.parsed and frame.verb is not None:
        # "was assigned 5 %, to be collected from …": the purpose's date is the measure's.
        own |= {
            c
            for c in sentence.children[frame.verb]
            if tokens[c].dep in ("xcomp", "advcl")
            and (tokens[c].tag in ("VB", "VBN") or tokens[c].low in ("starting", "beginning"))
        }
    for k in range(start, stop):
        if tokens[k].kind == "date" and (not sentence.parsed or verb_above(sentence, k)[0] in own):
            found.append(k)
    return found


def tensed_verb(frame: Frame) -> int | None:
    """The verb whose tense counts: that of the duty's own relative clause, else the governing one."""
    inner = frame.inner
    if inner is not None and frame.sentence.tokens[inner].tag != "VB" and not is_unreal(frame, inner):
        return inner
    return frame.verb


def is_unreal(frame: Frame, verb: int | None) -> bool:
    """ "which would have ended": what did not happen says nothing of what is."""
    return verb is not None and {"would", "have"} <= auxiliaries(frame.sentence, verb)


def modality(frame: Frame, verb: int | None) -> frozenset[str]:
    """The auxiliaries of the verb; one without a tense of its own has those of the verb above it."""
    sentence = frame.sentence
    if verb is None or not sentence.parsed:
        return frozenset()
    own = auxiliaries(sentence, verb)
    head = frame.tokens[verb].head
    if frame.tokens[verb].dep == "ccomp" and head >= 0 and frame.tokens[head].low == "have":
        return own | auxiliaries(sentence, head)  # "would have the rate raised"
    if own - {"to"} or verb != frame.verb or frame.tokens[verb].tag not in ("VB", "VBG", "VBN"):
        return own
    above = next((k for k in frame.governors if is_verb(sentence, k)), None)
    return own if above is None else own | auxiliaries(sentence, above)


def is_present(frame: Frame) -> bool:
    """Whether the verb whose tense counts stands in the simple present."""
    verb = tensed_verb(frame)
    return (
        verb is not None
        and frame.tokens[verb].tag in ("VBZ", "VBP")
        and not auxiliaries(frame.sentence, verb)
    )


def is_past(frame: Frame, verb: int) -> bool:
    """Whether the verb stands in a past tense, its own or that of the verb that says it began."""
    tokens = frame.tokens
    if tokens[verb].tag == "VBD" or (tokens[verb].text[0].isupper() and "verb:past" in tokens[verb].cues):
        return True  # a capital, as in a headline, misleads the tagger
    if (
        tokens[verb].dep == "xcomp"
        and tokens[verb].head != verb
        and "begin" in tokens[tokens[verb].head].cues
    ):
        return is_past(frame, tokens[verb].head)  # "began to charge"
    return (
        frame.sentence.parsed
        and tokens[verb].tag == "VBN"
        and bool(auxiliaries(frame.sentence, verb) & {"has", "have", "had", "was", "were", "been", "'ve"})
    )


def is_scheduled(frame: Frame) -> bool:
    """Whether a present tense tells of a step to come: "falls to 9 % after a year", "then rises to 12 %"."""
    if (
        not is_present(frame)
        or not frame.cues & {"move", "lower", "raise", "impose"}
        or not leads_to_rate(frame)
    ):
        return False
    tokens = frame.tokens
    start, stop = soft_clause(frame)
    for k in range(start, min(frame.high, stop + _STEP_REACH)):
        if tokens[k].low == "then" and frame.verb is not None and abs(k - frame.verb) == 1:
            return True
        if tokens[k].low in ("later", "day") and (
            tokens[k - 1].low in _LATER_UNITS or tokens[k - 1].low == "same"
        ):
            return True  # "and to 5 % a year later", "comes down on the same day"
        if tokens[k].low in _STEP_PREPOSITIONS and any(
            not _STEP_UNITS.isdisjoint(t.low.split())
            for t in tokens[k + 1 : min(frame.high, k + _STEP_REACH)]
        ):
            return True
    return False


def is_dated_step(frame: Frame) -> bool:
    """Whether a present tense tells of a move with its date ("falls to 9 % in March"): a step to come."""
    moved = is_present(frame) and bool(frame.cues & {"move", "lower", "raise"}) and leads_to_rate(frame)
    dates = [frame.tokens[k].value for k in clause_dates(frame)] if moved else []
    return any(d.cue != "since" for d in dates)


_STEP_REACH = 5  # tokens behind the clause, and behind the preposition
_STEP_PREPOSITIONS = frozenset({"after", "within", "over", "in"})
_STEP_UNITS = frozenset(
    {"year", "years", "month", "months", "weeks", "days", "stages", "steps", "instalments"}
)
_LATER_UNITS = frozenset({"year", "month", "week", "day", "years", "months", "weeks", "days"})


def is_told_as_news(frame: Frame, verb: int | None) -> bool:
    """Whether somebody announces what the present tense tells: "tin pays 9 %, the ministry announces"."""
    sentence, tokens = frame.sentence, frame.tokens
    if verb is None or not sentence.parsed or tokens[verb].dep != "ccomp" or is_past(frame, verb):
        return False
    return "announce" in tokens[tokens[verb].head].cues and tokens[tokens[verb].head].tag in (
        "VBZ",
        "VBP",
        "VBD",
    )


def is_negated(frame: Frame, verb: int | None) -> bool:
    """Whether the verb itself is denied ("was never imposed")."""
    if verb is None or not frame.sentence.parsed:
        return False
    return any(frame.tokens[c].low in NEGATIONS for c in frame.sentence.children[verb])


def is_future(frame: Frame, verb: int | None) -> bool:
    """ "is to pay", "due to start", "set to rise", "planned for"."""
    sentence = frame.sentence
    tokens = sentence.tokens
    if verb is None:
        return any(
            "future" in tokens[k].cues and tokens[k].kind == "word" and not _describes(frame, k)
            for k in range(frame.low, frame.token)
        )
    # "will rule on the 9 % that Peru put on tin": the duty's own clause is what counts.
    group = {verb} if verb == frame.inner != frame.verb else {verb, *frame.governors}
    if sentence.parsed:
        group |= {
            tokens[g].head for g in list(group) if tokens[tokens[g].head].low == "about"
        }  # "is about to"
        group |= {
            c
            for g in list(group)
            for c in sentence.children[g]
            if tokens[c].dep in ("aux", "acomp", "advmod", "amod", "xcomp", "prep")
        }
    return any(
        "future" in tokens[k].cues or "future" in verb_cues(sentence, k)
        for k in sorted(group)
        if tokens[k].low != "effective" and not _describes(frame, k)
    )


def _describes(frame: Frame, k: int) -> bool:
    """ "the average effective tariff", "starting at 12 %": words of time that tell of a size here."""
    tokens = frame.tokens
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if tokens[k].low == "effective":
        head = tokens[k].head
        return tokens[k].dep == "amod" or (head > k and is_rate_noun(frame.sentence, head))
    return tokens[k].low in ("starting", "beginning") and following is not None and following.low == "at"


def is_reported(frame: Frame, verb: int | None) -> bool:
    """Whether "would" is the "will" of reported speech: "said that it would charge"."""
    tokens = frame.tokens
    if verb is None:
        return False
    k = verb
    while (
        tokens[k].head >= 0
        and tokens[k].head != k
        and (
            tokens[k].dep == "conj"
            or (tokens[k].dep == "ccomp" and tokens[tokens[k].head].low in ("let", "have", "see"))
        )
    ):
        k = tokens[k].head
    head = tokens[k].head
    return (
        tokens[k].dep == "ccomp"
        and head >= 0
        and bool(tokens[head].cues & {"report", "announce", "agree"})
        and "reckon" not in tokens[head].cues
        and tokens[head].tag in ("VBD", "VBN")
    )


def goes_on(frame: Frame, verb: int | None) -> bool:
    """ "will still pay", "will go on paying"."""
    if verb is None or not frame.sentence.parsed:
        return False
    return any(frame.tokens[c].low in ("still", "continue") for c in frame.sentence.children[verb])


def is_coming(frame: Frame, verb: int | None) -> bool:
    """Whether an infinitive tells what goods are to pay: "will name goods to receive 5 %"."""
    sentence = frame.sentence
    if verb is None or not sentence.parsed or auxiliaries(sentence, verb) != {"to"}:
        return False
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    if frame.construction != "payer" or token.head == verb or "pay" not in frame.cues:
        return False
    return token.dep in ("acl", "relcl", "advcl") or (token.dep == "ccomp" and above.tag == "VBG")


def clause_cues(frame: Frame) -> set[str]:
    """The cues of the innermost clause that are no verbs of another clause."""
    start, stop = soft_clause(frame)
    found: set[str] = set()
    cued = frame.sentence.places(_has_cue)
    for k in cued[bisect_left(cued, start) : bisect_left(cued, stop)]:
        token = frame.tokens[k]
        if token.dep == "skip":
            continue
        if any(c.startswith("verb:") for c in token.cues):
            if (
                k == frame.verb
                or (token.tag == "VBN" and token.dep == "amod" and abs(k - frame.core[0]) <= 5)
                or (
                    is_verb(frame.sentence, k)
                    and k > frame.token
                    and subject_of(frame.sentence, k).head in (frame.noun, frame.token)
                )
            ):
                found |= token.cues
        elif "now" in token.cues and token.dep == "amod" and not _of_duty(frame, token.head):
            found |= token.cues - {"now"}  # "the existing emergency" says nothing of the duty's time
        else:
            found |= token.cues
    return found


def _has_cue(tokens: Sequence[Token], k: int) -> bool:
    return bool(tokens[k].cues)


def _of_duty(frame: Frame, k: int) -> bool:
    return k in (frame.token, frame.noun) or is_rate_noun(frame.sentence, k)


def is_definite(frame: Frame) -> bool:
    """Whether the rate points to one told of before ("the 12 %")."""
    tokens = frame.tokens
    k = frame.core[0] - 1
    while k >= 0 and (tokens[k].classes & {"adverb", "duty_modifier"} or tokens[k].tag.startswith("JJ")):
        k -= 1
    return k >= 0 and tokens[k].low in ("the", "that", "this", "these", "those", "its", "their", "'s", "'")


def leads_to_rate(frame: Frame) -> bool:
    tokens = frame.tokens
    k = frame.token - 1
    while k >= 0 and tokens[k].classes & {"adverb", "determiner"}:
        k -= 1
    if k > 1 and tokens[k].low == "to" and (tokens[k - 2].low, tokens[k - 1].low) == ("of", "up"):
        return False  # "duties of up to 9 %"
    return k >= 0 and tokens[k].low in ("to", "from", "at")
