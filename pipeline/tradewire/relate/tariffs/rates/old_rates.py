"""Old rates that a sentence sets against a new one: they are told of as what was before, not for themselves.

Beside pairs in one breath ("to 7 % from 9 %"), which the values know: the old rate further off
("a rate it doubled from a mere 4 %", "7 %, not 9 %", "9 % in lieu of the 7 % of old", "twice the
present 4 %"), before the new one ("the levy, 9 % today, will be 7 %", "its 9 % becomes 7 %"), and
in a sentence of its own ("It had been 9 %").
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.clauses import auxiliaries, is_passive, verb_above, verb_cues
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import is_tariff_noun

_BETWEEN = frozenset(
    {"a", "an", "the", "of", "its", "their", "about", "slab", "level", "rate", "some", "now", "present"}
)
_INSTEAD = (("instead", "of"), ("in", "lieu", "of"), ("in", "place", "of"), ("rather", "than"))
_TIMES = frozenset({"double", "twice", "triple", "treble", "half", "thrice", "times"})
_TO_INSTEAD = 5  # tokens from "instead" to the rate
_NOW = frozenset({"now", "today", "currently"})
_BE_PAST = frozenset({"was", "were", "been"})
_BEFORE_MARKS = frozenset({"before", "until", "till", "ago", "earlier", "previously", "formerly", "used"})
_UNTIL_REACH = 8  # tokens on both sides of the rate
_FROM_PREPOSITION = 4  # tokens between "from" and the old rate


def link_old_rates(sentence: Sentence, reading: Reading, before: int | None) -> None:
    """Links the old rates of a typed sentence to the rates that take their place.

    Args:
        before: the number of the last own rate of the same paragraph before this sentence, if any.
    """
    tokens = sentence.tokens
    rates = [k for k, t in enumerate(tokens) if t.kind == "rate" and reading.is_own_rate(t.value)]
    for place, k in enumerate(rates):
        earlier = rates[place - 1] if place else None
        later = rates[place + 1] if place + 1 < len(rates) else None
        if _gives_way(sentence, k, later):
            assert later is not None  # noqa: S101 - tested by `_gives_way`
            _link(reading, tokens[later].value, tokens[k].value)
            continue
        new = tokens[earlier].value if earlier is not None else None
        if new is not None and (_set_against(tokens, k) or _is_today(sentence, k, earlier)):
            _link(reading, new, tokens[k].value)
        elif new is None and _moved_from(tokens, k):
            # "…, down from 9 % last year", of a rate told before
            _link(reading, before, tokens[k].value) if before is not None else reading.drop(tokens[k].value)
        elif _until_now(tokens, k):
            if before is not None and len(rates) == 1:
                _link(reading, before, tokens[k].value)
            reading.drop(tokens[k].value)
        elif _in_the_past(sentence, k):
            told = new if new is not None else before if len(rates) == 1 else None
            if told is not None:
                _link(reading, told, tokens[k].value)


def _link(reading: Reading, new: int, old: int) -> None:
    """Takes `old` for the rate before `new`, unless either is linked already or both are the same rate."""
    values = reading.percentages
    if new in reading.previous_of or old in reading.previous_of or values[new].value == values[old].value:
        return
    reading.replace(new, old)


def _set_against(tokens: Sequence[Token], k: int) -> bool:
    """ "(doubled) from a mere 4 %", "not 9 %", "instead of the 9 %", "twice the present 4 %"."""
    j = k - 1
    lows = tuple(t.low for t in tokens[max(0, k - _TO_INSTEAD) : k])
    if any(lows[n : n + len(words)] == words for words in _INSTEAD for n in range(len(lows))):
        return True  # "instead of the 9 % it has paid", "in place of 9 %"
    compared = lows[-1:] == ("against",) or lows[-2:] in (("compared", "with"), ("compared", "to"))
    after = tokens[k + 1 : k + 2]
    if compared and after and (after[0].low in _NOW | _BEFORE_MARKS or after[0].kind == "date"):
        return True  # "against 9 % today"
    if lows[-2:] == ("until", "then"):
        return True
    while (
        j >= 0
        and k - j <= _FROM_PREPOSITION
        and (tokens[j].low in _BETWEEN or "adverb" in tokens[j].classes or tokens[j].tag.startswith("JJ"))
    ):
        if tokens[j].low in _TIMES or tokens[j].low == "not":
            break
        j -= 1
    if j < 0:
        return False
    if tokens[j].low == "from":
        following = tokens[k + 1 : k + 3]
        return not (
            len(following) == 2 and following[0].low in ("to", "up") and following[1].kind in ("rate", "word")
        )
    if tokens[j].low == "not":
        return j > 0 and tokens[j - 1].low == ","
    if tokens[j].low in _TIMES:
        return True
    return any(tuple(t.low for t in tokens[j + 1 - len(words) : j + 1]) == words for words in _INSTEAD)


def _moved_from(tokens: Sequence[Token], k: int) -> bool:
    """ "down from 9 %", "down from the 9 % they had paid", "That is twice the 9 % of before"."""
    the = k > 1 and tokens[k - 1].low == "the"
    j = k - 2 if the else k - 1
    if j > 0 and tokens[j].low == "from" and tokens[j - 1].low in ("up", "down"):
        return True
    return the and tokens[j].low in _TIMES and tokens[0].low in ("that", "this", "it")


def _until_now(tokens: Sequence[Token], k: int) -> bool:
    """ "Until now they paid 9 %"."""
    start = max(0, k - _UNTIL_REACH)
    words = [t.text.lower() for t in tokens[start : k + _UNTIL_REACH]]
    joined = " ".join(words)
    past = any(t.tag in ("VBD", "VBN") for t in tokens[start:k])
    return past and ("until now" in joined or "until today" in joined or "up to now" in joined)


def _gives_way(sentence: Sentence, k: int, later: int | None) -> bool:
    """ "the levy, 9 % today, will be 7 %", "its 9 % becomes 7 %", "the 9 % on tin goes down to 7 %"."""
    tokens = sentence.tokens
    if later is None or not sentence.parsed:
        return False
    if _moved_away(sentence, k, later):
        return True
    if _replaced(sentence, k, later) or _used_to_be(sentence, k, later):
        return True
    between = tokens[k + 1 : later]
    before = tokens[max(0, k - _TO_NOW) : k]
    aside = between and between[0].low == "," and any(t.low == "," for t in before)
    if aside and (
        any(t.low in _NOW for t in before) or [t.low for t in tokens[max(0, k - 2) : k]] == ["until", "then"]
    ):
        return any(t.low in ("to", "at") for t in between)  # "its duties, now as high as 9 %, down to 7 %"
    if _introduced(sentence, k, later):
        return True
    if between and between[0].low in _NOW and any(t.low == "," for t in between):
        return any(t.low in ("will", "to", "at", "be") for t in between)
    verb, _passed = verb_above(sentence, later)
    if verb is None or not k < verb < later:
        return False
    if tokens[verb].low in ("replaced", "superseded", "succeeded") and is_passive(sentence, verb):
        subject = subject_of(sentence, verb)
        return subject.start <= k < subject.end  # "deposits of 9 % were replaced by a duty of 7 %"
    if tokens[k].head != verb:
        return False
    becomes = tokens[verb].low in ("become", "becomes", "became")
    return tokens[k].dep in ("nsubj", "nsubjpass") and (becomes or ("moves" in verb_cues(sentence, verb)))


def _introduced(sentence: Sentence, k: int, later: int) -> bool:
    """ "its duty, introduced last year at 9 % and lifted to 12 % in May"."""
    tokens = sentence.tokens
    first, _ = verb_above(sentence, k)
    second, _ = verb_above(sentence, later)
    if first is None or second is None or tokens[second].head != first:
        return False
    if tokens[first].dep != "acl" and not (tokens[first].tag == "VBN" and tokens[first - 1].low == ","):
        return False
    moved = verb_cues(sentence, second) & {"raise", "lower"}
    return tokens[second].dep == "conj" and bool(moved) and tokens[later - 1].low == "to"


_TO_NOW = 5  # tokens from "now" to the rate


def _is_today(sentence: Sentence, k: int, earlier: int | None) -> bool:
    """ "will lower its duty to 9 % in June; it is 12 % now": the rate that the coming one replaces."""
    tokens = sentence.tokens
    if earlier is None or not sentence.parsed:
        return False
    verb, _passed = verb_above(sentence, k)
    if verb is None or verb < earlier or tokens[verb].low not in ("is", "stands"):
        return False
    subject = subject_of(sentence, verb)
    pointing = subject.kind == "pronoun" and tokens[subject.head].low in ("it", "that")
    coming = any(t.low in ("will", "shall") for t in tokens[:earlier])
    return pointing and coming and any(t.low in _NOW for t in tokens[verb : min(len(tokens), k + 3)])


def _used_to_be(sentence: Sentence, k: int, later: int) -> bool:
    """ "shoes, which used to pay 9 %, now pay 12 %"."""
    tokens = sentence.tokens
    verb, _passed = verb_above(sentence, k)
    if verb is None or tokens[verb].dep != "xcomp" or tokens[tokens[verb].head].low != "used":
        return False
    return tokens[tokens[verb].head].dep == "relcl" and any(t.low in _NOW for t in tokens[k + 1 : later])


def _replaced(sentence: Sentence, k: int, later: int) -> bool:
    """ "goods subject to 9 % shall instead pay 7 %", "by deleting 9 % … and inserting 7 %"."""
    tokens = sentence.tokens
    between = tokens[k + 1 : later]
    paid, _passed = verb_above(sentence, k)
    told = paid is not None and tokens[paid].dep == "relcl" and "pay" in verb_cues(sentence, paid)
    if told and any(a.low == "instead" and b.low != "of" for a, b in itertools.pairwise(between)):
        return any(t.kind == "word" and t.low in ("shall", "will", "would", "must") for t in between)
    struck = any(t.low.startswith(("delet", "strik", "remov")) for t in tokens[max(0, k - _TO_STRIKE) : k])
    return struck and any(t.low.startswith(("insert", "replac", "substitut")) for t in between)


_TO_STRIKE = 4  # tokens from "deleting" to the rate


def _moved_away(sentence: Sentence, k: int, later: int) -> bool:
    """Whether the rate at `k` is told inside what a verb moves to the later one.

    "The duty, which is now 5 %, will rise to 9 %", "the rate on tin, 9 %, was cut to 7 %", "raise the 5 %
    that tin pays to 9 %".
    """
    tokens = sentence.tokens
    lead = later - 1
    while lead > k and tokens[lead].classes & {"adverb", "determiner"}:
        lead -= 1
    if lead <= k or tokens[lead].low not in ("to", "at"):
        return False
    verb, _passed = verb_above(sentence, lead)
    if verb is None or not verb_cues(sentence, verb) & {"raise", "lower", "move"}:
        return False
    subject = subject_of(sentence, verb)
    if subject.kind == "tariff" and subject.head < k < verb:
        told = tokens[k].dep == "appos" or any(t.low in _NOW for t in tokens[max(0, k - 3) : k + 3])
        return told and tokens[k - 1].low != "of"
    return verb < k and tokens[k].dep == "dobj" and tokens[k].head == verb


def _in_the_past(sentence: Sentence, k: int) -> bool:
    """ "It had been 9 %", "where the rate was 9 % three years ago", "each used to demand 9 %"."""
    tokens = sentence.tokens
    if not sentence.parsed:
        return False
    verb, passed = verb_above(sentence, k)
    if verb is None or any(is_tariff_noun(sentence, p) for p in passed):
        return False
    marked = bool(auxiliaries(sentence, verb) & {"had"}) or any(
        t.low in _BEFORE_MARKS for t in tokens[verb : min(len(tokens), k + 6)]
    )
    subject = subject_of(sentence, verb)
    if tokens[verb].low == "been" and auxiliaries(sentence, verb) & {"has", "have"}:
        return False  # "since May it has been 9 %"
    if tokens[verb].low in _BE_PAST and subject.head >= 0:
        if subject.kind == "pronoun" and tokens[0].low in ("on", "for"):
            return False  # "On almonds it was 9 %": another duty
        if subject.kind == "pronoun":
            return "speaker" not in tokens[subject.head].classes
        plain = subject.kind == "tariff" and all(
            t.low in ("the", "its", "their", "rate", "duty", "tariff", "levy")
            for t in tokens[subject.start : subject.end]
        )
        return plain and marked
    above = tokens[verb].head
    return above >= 0 and tokens[above].low == "used" and tokens[verb].dep == "xcomp"
