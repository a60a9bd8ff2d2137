"""Rates that leave out what the rate before has said: "Peru pays 5 %, Bolivia 9 %"."""

from __future__ import annotations

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.subjects import Subject
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.known_goods import text_of


def read_gap(previous: Frame, frame: Frame) -> None:
    """ "Peru pays 5 %, Bolivia 9 %": a bare name before a rate stands in the place of the last one's."""
    sentence, tokens = frame.sentence, frame.tokens
    name = _name_before(frame, previous.token)
    if name is None:
        _gapped_goods(previous, frame)
        return
    between = range(_clause_start(frame, name, previous.token), frame.token)
    if any(is_verb(sentence, k) and tokens[k].dep not in ("pcomp", "amod") for k in between):
        return
    frame.local = name
    frame.verb, frame.cues = previous.verb, previous.cues
    frame.governors, frame.passed = previous.governors, previous.passed
    frame.construction = previous.construction
    if frame.local_pays:
        frame.subject = previous.subject
        return
    goods = previous.subject.kind == "goods" or tokens[name].value.form == "adjective"
    phrase = read_goods(sentence, name, frame.token)
    if goods and phrase.products and hs_of(text_of(tokens, *phrase.products[0])):
        frame.products = list(phrase.products)  # "Peruvian tin pays 5 % and Bolivian zinc 9 %"
    frame.subject = Subject(
        "goods" if goods else "government", (name,), name, name, name + 1, previous.subject.passive
    )


def _clause_start(frame: Frame, name: int, previous: int) -> int:
    """Where the clause of a name that leaves out its verb begins: behind the comma or "and" before it."""
    tokens = frame.tokens
    k = name
    while (
        k - 1 > previous
        and tokens[k - 1].low not in (",", ";")
        and "conjunction" not in tokens[k - 1].classes
    ):
        k -= 1
    return k


def _gapped_goods(previous: Frame, frame: Frame) -> None:
    """ "cars pay 60 %, spirits 70 %", "taxes Peruvian tin at 5 % and Peruvian zinc at 7 %".

    Goods between a comma or "and" and the rate stand in the place of the last rate's.
    """
    sentence, tokens = frame.sentence, frame.tokens
    end = frame.token
    while end - 1 > previous.token and (
        tokens[end - 1].classes & {"rate_link", "determiner", "adverb"}
        and tokens[end - 1].low not in ("of", "to", "from", "by")
    ):
        end -= 1
    start = end
    while start - 1 > previous.token and not (
        tokens[start - 1].low in (",", ";") or tokens[start - 1].low in ("and", "but", "while", "or")
    ):
        start -= 1
    if start >= end or start - 1 <= previous.token:
        return
    region = range(start, end)
    behind = start if tokens[start - 1].low == ";" else previous.token + 1
    if any(
        is_verb(sentence, k)
        or tokens[k].classes & {"auxiliary", "pronoun", "subordinator"}
        or is_rate_noun(sentence, k)
        for k in range(behind, end)
    ) or tokens[start].classes & {"preposition"}:
        return
    phrase = read_goods(sentence, start, end)
    if phrase.end < end or not phrase.products:
        return
    frame.goods = [phrase]
    frame.verb, frame.cues, frame.inner = previous.verb, previous.cues, None
    frame.governors, frame.passed = previous.governors, previous.passed
    frame.construction = previous.construction
    if previous.construction != "active":
        frame.subject = Subject(
            "goods", tuple(phrase.sources), region[-1], start, end, previous.subject.passive
        )
    else:
        frame.subject = previous.subject


def _name_before(frame: Frame, previous: int) -> int | None:
    """The government that stands right before the rate ("Kenya at 35 %", "Bolivian ones a mere 9 %")."""
    tokens = frame.tokens
    k = frame.token - 1
    nouns = 0
    while k > previous and tokens[k].kind != "gov":
        token = tokens[k]
        if token.low in ("on", "from", "for"):
            return None
        if token.low == "with":
            frame.local_pays = True
        elif token.low in ("one", "of"):
            pass  # "France one of 10 %"
        elif token.low == "ones" or token.tag.startswith("NN"):
            nouns += 1
        elif not (
            token.classes & {"rate_link", "adverb", "determiner", "possessive"}
            or token.low == "'s"
            or token.tag.startswith("JJ")
            or (token.tag == "VBG" and "possessive" in tokens[k - 1].classes)
        ):
            return None
        if nouns > 2:
            return None
        k -= 1
    if k <= previous or (
        nouns
        and tokens[k].value.form not in ("adjective",)
        and tokens[k + 1].low != "'s"
        and "possessive" not in tokens[k + 1].classes
        and not frame.local_pays
    ):
        return None
    before = k - 1
    while before > previous and tokens[before].low in ("the",):
        before -= 1
    if before > previous and not (
        tokens[before].kind == "punct" or tokens[before].classes & {"conjunction", "subordinator"}
    ):
        return None
    return k
