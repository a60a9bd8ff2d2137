"""Rates in brackets, and partners in brackets: "Peru (12 %)", "olives (7 %)", "12 % (Peru)".

A government before a rate in brackets is the partner whose goods pay ("the new rates: Peru (12 %)"),
unless the sentence lets it act or be the place: "Peru (12 %) and Chile (9 %) impose higher duties on
wine", "but not in Peru (12 %)", "than does Peru (12 %)" name who collects.
"""

from __future__ import annotations

from tradewire.relate.tariffs.model import WORLD
from tradewire.relate.tariffs.sentence.clauses import COLLECTING, is_passive, verb_cues
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import codes_of, is_rate_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame

_INTO_BRACKET = 3  # tokens from the bracket to the rate
_TO_DUTY = 12  # tokens from "have" to "rates" in "have simple average tariff rates"
_TO_PARTNER = 12  # tokens of "(Peru and the European Union)"


def read_rate_in_bracket(frame: Frame) -> None:
    """ "Peru (12 %)", "olives (7 %)": the rate in brackets belongs to what stands right before them."""
    tokens = frame.tokens
    opening = _opening(frame)
    if opening is None:
        return
    place = _past_short_form(frame, opening - 1)
    before = tokens[place]
    if before.kind == "gov":
        codes = (before.value.code,)
        act = _act(frame.sentence, place)
        if act is None:
            frame.targets, frame.targets_how = codes, "bracket"
            return
        frame.imposer, frame.imposer_how = codes, "bracket"
        if act >= 0:
            _read_object(frame, act)
        elif _averaged(frame, place):
            frame.targets, frame.targets_how = WORLD, "average"
        return
    start = opening
    while start > 0 and tokens[start - 1].kind == "word" and tokens[start - 1].tag[:2] in ("NN", "JJ"):
        start -= 1
    named = before.tag.startswith("NN") and not before.classes & {"no_goods"}
    if start < opening and named and not is_rate_noun(frame.sentence, opening - 1):
        frame.products = [(start, opening)]


def read_partner_in_bracket(frame: Frame) -> None:
    """ "12 % (Peru)": the partner stands in brackets behind the rate."""
    tokens = frame.tokens
    if frame.targets is not None:
        return
    k = frame.token + 1
    if k < len(tokens) and tokens[k].low == "(":
        inside = []
        for j in range(k + 1, min(len(tokens), k + _TO_PARTNER)):
            if tokens[j].low == ")":
                break
            if tokens[j].kind == "gov":
                inside.append(j)
            elif tokens[j].kind == "rate":
                return
        if inside:
            frame.targets, frame.targets_how = codes_of(tokens, inside), "bracket"


def collects_in_bracket(frame: Frame) -> bool:
    """Whether the government before the rate's bracket was found to collect it."""
    return frame.imposer_how == "bracket"


def _past_short_form(frame: Frame, k: int) -> int:
    """The token at `k`, or that before a short form in brackets ("the European Union (EU) (5 %)")."""
    tokens = frame.tokens
    if tokens[k].low != ")" or k < _SHORT_FORM or tokens[k - 2].low != "(":
        return k
    return k - _SHORT_FORM


_SHORT_FORM = 3  # tokens of "(EU)"


def _averaged(frame: Frame, k: int) -> bool:
    """ "the average tariffs in Peru (12 %) and Chile (9 %)"."""
    first, _ = _list_around(frame.sentence, k)
    return any("average" in t.cues for t in frame.tokens[max(0, first - _TO_DUTY) : first])


def _opening(frame: Frame) -> int | None:
    """The bracket that opens right before the rate."""
    opening = frame.low - 1
    if opening < 1 or frame.token - frame.low > _INTO_BRACKET:
        return None
    return opening if frame.tokens[opening].low in ("(", "[") else None


def _act(sentence: Sentence, k: int) -> int | None:
    """What makes the government at `k`, one of a list with rates, a collector: its verb, or -1 for a place.

    None where nothing does.
    """
    first, after = _list_around(sentence, k)
    tokens = sentence.tokens
    opener = first - 1
    if opener >= 0 and tokens[opener].low in ("the", "both"):
        opener -= 1
    if opener >= 0 and tokens[opener].low == "in":
        return -1
    if opener >= 1 and tokens[opener].low in ("does", "do", "did") and tokens[opener - 1].low == "than":
        return -1
    while after < len(tokens) and "adverb" in tokens[after].classes:
        after += 1
    if after >= len(tokens) or not is_verb(sentence, after) or is_passive(sentence, after):
        return None
    if verb_cues(sentence, after) & COLLECTING:
        return after
    owned = tokens[after].low in ("have", "has", "had") and any(
        is_rate_noun(sentence, j) for j in range(after + 1, min(len(tokens), after + _TO_DUTY))
    )
    return after if owned else None


def _list_around(sentence: Sentence, k: int) -> tuple[int, int]:
    """`[first, after)` of the list of governments with rates in brackets around `k`, to the last bracket."""
    tokens = sentence.tokens
    after = k + 1
    closed = k + 1
    while after < len(tokens) and _is_listed(sentence, after):
        after += 1
        if tokens[after - 1].low in (")", "]"):
            closed = after
    first = k
    while first > 0 and _is_listed(sentence, first - 1):
        first -= 1
    while first < k and tokens[first].kind != "gov":
        first += 1
    return first, closed


def _is_listed(sentence: Sentence, k: int) -> bool:
    token = sentence.tokens[k]
    return token.kind in ("gov", "rate", "number") or token.low in (
        "(", ")", "[", "]", ",", "and", "or", "the", "a", "about", "some", "up", "to", "-", "–",
    )  # fmt: skip


def _read_object(frame: Frame, verb: int) -> None:
    """What all rates of the list are on: "… impose higher duties on wine", "… have higher average rates"."""
    sentence, tokens = frame.sentence, frame.tokens
    for k in range(verb + 1, len(tokens)):
        if tokens[k].low in (";", ":", "(") or tokens[k].kind == "rate":
            return
        if "average" in tokens[k].cues:
            frame.targets, frame.targets_how = WORLD, "average"
        if tokens[k].low == "on":
            same = any(t.low == "same" for t in tokens[k + 1 : k + 3])
            phrase = read_goods(sentence, k + 1, len(tokens))
            if not same:  # those are the goods of the rate before
                frame.products = list(phrase.products)
                frame.generic = frame.generic or phrase.generic
            if phrase.sources:
                frame.targets, frame.targets_how = codes_of(tokens, phrase.sources), "phrase"
            return
