""" "Peru and Chile pay 5 % and 9 % respectively": rates paired with the members of a list."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.relate.tariffs.sentence.clauses import COLLECTING, is_passive, verb_cues
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import is_verb
from tradewire.relate.tariffs.slots.frame import Frame


def pair_respectively(frames: Sequence[Frame]) -> None:
    """Gives each rate of a "respectively" its member of the list of the same length."""
    if len(frames) < 2:
        return
    tokens = frames[0].tokens
    _pair_payers(frames, tokens)
    marks = [k for k, t in enumerate(tokens) if t.low == "respectively" or _in_that_order(tokens, k)]
    for mark in marks:
        before = [f for f in frames if f.token < mark]
        group = before if len(before) > 1 else [f for f in frames if f.token > mark]
        for size in range(len(group), 1, -1):
            if _pair(group[-size:] if group is before else group[:size], tokens):
                break


def _pair_payers(frames: Sequence[Frame], tokens: Sequence[Token]) -> None:
    """ "Peru and Chile pay 5 % and 9 %": as many payers as rates, in a list each."""
    start = 0
    for stop in range(1, len(frames) + 1):
        if stop < len(frames) and all(
            t.low in (",", "and", "or") for t in tokens[frames[stop - 1].token + 1 : frames[stop].token]
        ):
            continue
        group = frames[start:stop]
        start = stop
        payers = group[0].subject.governments
        if len(group) > 1 and group[0].construction == "payer" and len(payers) == len(group):
            for frame, payer in zip(group, payers, strict=True):
                frame.targets, frame.targets_how = (tokens[payer].value.code,), "respectively"


def pair_with_list(frames: Sequence[Frame], before: Sentence) -> None:
    """ "… Peru and Chile. The duties are 5 % and 9 % respectively": the list stands a sentence before."""
    frames = [f for f in frames if f.targets is None]
    if len(frames) < 2 or not any(t.low == "respectively" for t in frames[0].tokens):
        return
    lists = [g for g in government_lists(before.tokens) if len(g) == len(frames)]
    if not lists:
        return
    for frame, place in zip(sorted(frames, key=lambda f: f.token), lists[-1], strict=True):
        frame.targets, frame.targets_how = (before.tokens[place].value.code,), "respectively"


def _in_that_order(tokens: Sequence[Token], k: int) -> bool:
    return [t.low for t in tokens[k : k + 3]] == ["in", "that", "order"]


def _pair(group: Sequence[Frame], tokens: Sequence[Token]) -> bool:
    governments = next((g for g in government_lists(tokens) if len(g) == len(group)), None)
    phrase = next((p for frame in group for p in frame.goods if len(p.products) == len(group)), None)
    shared = next((f.products for f in group if len(f.products) == len(group)), None)
    products = phrase.products if phrase is not None else shared
    if governments is None and products is None:
        return False
    for number, frame in enumerate(group):
        if products is not None:
            frame.products = [products[number]]
        if governments is not None:
            code = tokens[governments[number]].value.code
            acting = frame.construction == "active" and frame.subject.kind == "government"
            if (acting and governments[0] in frame.subject.governments) or _act(frame.sentence, governments):
                frame.imposer, frame.imposer_how = (code,), "respectively"
            else:
                frame.targets, frame.targets_how = (code,), "respectively"
                if frame.imposer == (code,):
                    frame.imposer = None
    return True


def _act(sentence: Sentence, governments: Sequence[int]) -> bool:
    """ "Peru and Chile tax cars at higher rates, 9 % and 7 %": the list is who collects."""
    verb = governments[-1] + 1
    tokens = sentence.tokens
    return (
        verb < len(tokens)
        and is_verb(sentence, verb)
        and not is_passive(sentence, verb)
        and bool(verb_cues(sentence, verb) & COLLECTING)
    )


def government_lists(tokens: Sequence[Token]) -> list[list[int]]:
    """Runs of governments that only commas and "and" part."""
    lists: list[list[int]] = []
    current: list[int] = []
    for k, token in enumerate(tokens):
        if token.kind == "gov":
            current.append(k)
        elif token.low not in (",", "and", "the", "&"):
            if len(current) > 1:
                lists.append(current)
            current = []
    if len(current) > 1:
        lists.append(current)
    return lists
