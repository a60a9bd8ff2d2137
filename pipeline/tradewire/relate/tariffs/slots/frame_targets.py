"""Targets and products of a frame, from its own sentence, by named rules."""

from __future__ import annotations

from tradewire.relate.tariffs.model import WORLD
from tradewire.relate.tariffs.sentence.clauses import BE, is_passive, verb_cues
from tradewire.relate.tariffs.sentence.goods_phrase import GoodsPhrase
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.origins import read_origins
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.words import codes_of, is_tariff_noun
from tradewire.relate.tariffs.slots.brackets import read_partner_in_bracket, read_rate_in_bracket
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.goods import noun_modifiers
from tradewire.relate.tariffs.status.conditions import condition_of


def fill_targets(frame: Frame) -> None:
    """Whose goods pay, and which: by the payer, by the phrases of the rate, by words for all origins."""
    tokens = frame.tokens
    read_rate_in_bracket(frame)
    if frame.local is not None and (
        frame.local_pays or frame.construction in ("payer", "agentless", "fragment", "nominal")
    ):
        set_targets(frame, (tokens[frame.local].value.code,), "local")
    if frame.inner is not None:
        _inner_payer(frame)
        # "free of the 9 % that most Peruvian goods pay": whatever the clause around it speaks of
        frame.any_goods = frame.generic and not frame.products
    if frame.construction == "payer" and frame.subject.kind != "none":
        _payer(frame, frame.subject.start, frame.subject.end, frame.subject.governments)
    elif frame.construction == "payer" and frame.verb is not None:
        _owner_before_verb(frame)
    elif frame.request and frame.subject.kind == "goods" and frame.cues & {"taxes_goods", "pay"}:
        _payer(frame, frame.subject.start, frame.subject.end, frame.subject.governments)
    for phrase in frame.goods:
        _take(frame, phrase)
    _aimed(frame)
    _affected(frame)
    _sees(frame)
    _warned(frame)
    _conditioned(frame)
    if frame.targets is None and (_speaks_of_world(frame) or _is_general(frame)):
        set_targets(frame, WORLD, "world")
    if not frame.products:
        modifiers = noun_modifiers(frame)
        if modifiers is not None:
            frame.products = [modifiers]
    read_partner_in_bracket(frame)


def _aimed(frame: Frame) -> None:
    """ "a levy on tin, aimed at Peru"."""
    tokens = frame.tokens
    aim = next(
        (
            k
            for k in range(frame.low, frame.high - 1)
            if "aimed" in tokens[k].classes and tokens[k + 1].low == "at"
        ),
        None,
    )
    if aim is None:
        return
    found = []
    for k in range(aim + 2, frame.high):
        if tokens[k].kind == "gov":
            found.append(k)
        elif tokens[k].low not in (",", "and", "or", "the"):
            break
    set_targets(frame, codes_of(tokens, found), "phrase")


def _affected(frame: Frame) -> None:
    """ "12 % is no favour to Peru", "9 % is a relief for Chile": who is called better or worse off pays."""
    sentence, tokens, verb = frame.sentence, frame.tokens, frame.verb
    if verb is None or not sentence.parsed or tokens[verb].low not in BE:
        return
    if tokens[frame.token].head != verb or tokens[frame.token].dep not in ("nsubj", "attr"):
        return
    for k in range(frame.token + 1, frame.high):
        if tokens[k].kind != "gov":
            continue
        role = role_of(sentence, k)
        opener = tokens[k].head
        told_of = tokens[opener].head if role.name == "bare" and role.preposition in ("to", "for") else -1
        if told_of > frame.token and tokens[told_of].tag.startswith("NN"):
            set_targets(frame, (tokens[k].value.code,), "affected")
            return


def _sees(frame: Frame) -> None:
    """ "Peru will see its rate fall to 9 %": a rate that is seen to move is one that is paid."""
    sentence, tokens = frame.sentence, frame.tokens
    if frame.subject.kind != "tariff" or not any(
        "possessive" in t.classes for t in tokens[frame.subject.start : frame.subject.end]
    ):
        return
    for k in frame.governors:
        if "goods_pay" in verb_cues(sentence, k):
            subject = subject_of(sentence, k)
            if subject.kind == "government" and not subject.passive:
                set_targets(frame, codes_of(tokens, subject.governments), "payer")


def _warned(frame: Frame) -> None:
    """ "If Peru keeps its ban, the rate goes to 12 %": who is to do otherwise pays."""
    sentence = frame.sentence
    acts = frame.construction == "active" and frame.subject.kind == "government"
    if frame.construction != "agentless" and not acts:
        return
    condition = condition_of(frame, frame.verb)
    if condition is None or any(is_tariff_noun(sentence, c) for c in sentence.children[condition]):
        return  # "if Peru keeps its duty": that is the one told of
    subject = subject_of(sentence, condition)
    if subject.kind == "government":
        set_targets(frame, codes_of(frame.tokens, subject.governments), "warned")


_NOT = frozenset({"not", "n't", "n’t", "never"})


def _conditioned(frame: Frame) -> None:
    """ "9 % if the wool was spun in Peru or Chile": the condition says whose goods are meant."""
    tokens = frame.tokens
    opener = next((k for k in range(frame.low, frame.high) if tokens[k].low == "if"), None)
    if opener is None or frame.targets is not None:
        return
    for k in range(opener + 1, frame.high):
        if tokens[k].low in (",", "and") and k < frame.high - 1 and tokens[k + 1].kind != "gov":
            return
        if tokens[k].low == "in" and tokens[k - 1].tag == "VBN":
            found = GoodsPhrase(k, k)
            read_origins(frame.sentence, found, k + 1, frame.high)
            set_targets(frame, codes_of(tokens, found.origins), "phrase")
            return


def _speaks_of_world(frame: Frame) -> bool:
    near = range(max(frame.low, frame.token - 24), min(frame.high, frame.token + 25))
    return any("world" in frame.tokens[k].cues for k in near)


def _is_general(frame: Frame) -> bool:
    """Whether the rate is the one for all who have no other: "the ordinary tariff is 12 %"."""
    tokens = frame.tokens
    first, last = frame.core
    start = frame.subject.start if frame.subject.kind == "tariff" else first - _GENERAL
    start = max(frame.low, start)
    # "the MFN rate or a rate of 12 %": that is another one
    start = next((k + 1 for k in range(first - 1, start - 1, -1) if tokens[k].low == "or"), start)
    if last + 1 < frame.high and tokens[last + 1].low == ",":
        last += 1 + _GENERAL  # "12 %, the ordinary rate"
    return any("general_rate" in t.cues for t in tokens[start : min(last + 1, frame.high)])


_GENERAL = 3  # tokens between "ordinary" and the rate


def set_targets(frame: Frame, codes: tuple[str, ...], how: str) -> None:
    if frame.targets is None and codes:
        frame.targets, frame.targets_how = codes, how


def _payer(frame: Frame, start: int, end: int, governments: tuple[int, ...]) -> None:
    if frame.tokens[start].low == "which" and start + 1 < end:
        start += 1  # "a scheme under which tin pays 5 %"
    made = _made_of(frame, start)
    if made is not None:
        start, governments = made, ()
    buying = buyers(frame)
    governments = tuple(g for g in governments if g not in buying)
    if buying:
        start = max(start, frame.subject.head + 1)
    phrase = read_goods(frame.sentence, start, end)
    frame.bound = codes_of(frame.tokens, phrase.destinations)
    if phrase.restricted:
        frame.targets, frame.targets_how = (), "class"
    if phrase.world and not governments:
        set_targets(frame, WORLD, "world")
    if phrase.end < end and "origin_word" in frame.tokens[phrase.end].classes:
        governments = tuple(g for g in governments if g < phrase.end)  # where its material was grown
    set_targets(frame, codes_of(frame.tokens, governments), "payer")
    set_targets(frame, codes_of(frame.tokens, phrase.sources), "payer")
    if not _is_named_firm(frame, start):
        _take_products(frame, phrase)


def buyers(frame: Frame) -> tuple[int, ...]:
    """The governments of those who buy: "Chilean importers of tin pay 9 %" in Chile."""
    subject, tokens = frame.subject, frame.tokens
    if frame.construction != "payer" or subject.head < 0 or "buyer_noun" not in tokens[subject.head].classes:
        return ()
    return tuple(k for k in range(subject.start, subject.head) if tokens[k].kind == "gov")


def _made_of(frame: Frame, start: int) -> int | None:
    """The goods of "shirts sewn in Peru from U.S. | cotton pay", where the parse has the cotton pay."""
    tokens = frame.tokens
    if (
        start < _TO_MAKING
        or tokens[start - 1].kind != "gov"
        or tokens[start - 2].low not in ("from", "of", "with")
    ):
        return None
    made = next((k for k in range(start - 2, start - _TO_MAKING, -1) if "making" in tokens[k].classes), None)
    if made is None or not tokens[made - 1].tag.startswith("NN"):
        return None
    first = made - 1
    while first > 0 and tokens[first - 1].kind == "word" and tokens[first - 1].tag[:2] in ("NN", "JJ"):
        first -= 1
    return first


_TO_MAKING = 7  # tokens from "made" to the material


def _is_named_firm(frame: Frame, start: int) -> bool:
    """ "Peruvian exporter Andes Foods": who pays is called by its own name, which is no goods."""
    tokens, head = frame.tokens, frame.subject.head
    return (
        head >= 0
        and tokens[head].tag.startswith("NNP")
        and any("firm_noun" in t.classes for t in tokens[start:head])
    )


def _owner_before_verb(frame: Frame) -> None:
    """ "Chile's still pays 5 %": an owner whose goods are not named again."""
    tokens = frame.tokens
    assert frame.verb is not None  # noqa: S101 - the caller tests it
    for k in range(frame.verb - 1, max(frame.low, frame.verb - 5) - 1, -1):
        if tokens[k].kind == "gov":
            set_targets(frame, (tokens[k].value.code,), "payer")
            return


def _inner_payer(frame: Frame) -> None:
    """ "the 12 % that Peruvian wine pays"."""
    sentence, inner = frame.sentence, frame.inner
    assert inner is not None  # noqa: S101 - the caller tests it
    if "pay" not in verb_cues(sentence, inner) or is_passive(sentence, inner):
        return
    if any(frame.tokens[c].low in _NOT for c in sentence.children[inner]):
        return  # "the 9 % that its partners do not pay"
    subject = subject_of(sentence, inner)
    if frame.request and subject.kind == "government" and not frame.cues & {"remove", "lower", "suspend"}:
        return  # "asked for the 9 % that Chile enjoys", for itself
    if subject.kind in ("goods", "government", "other") and subject.head not in (frame.noun, frame.token):
        _payer(frame, subject.start, subject.end, subject.governments)


def _take(frame: Frame, phrase: GoodsPhrase) -> None:
    _take_products(frame, phrase)
    if phrase.sources:
        set_targets(frame, codes_of(frame.tokens, phrase.sources), "phrase")
    elif phrase.restricted and frame.targets is None:
        frame.targets, frame.targets_how = (), "class"
    elif phrase.world:
        set_targets(frame, WORLD, "world")
    frame.export = frame.export or (phrase.exported and not phrase.sources)


def _take_products(frame: Frame, phrase: GoodsPhrase) -> None:
    frame.generic = frame.generic or phrase.generic
    if not frame.products and not frame.any_goods:
        frame.products = list(phrase.products)
