"""Tariffs told in sentences: frames of every sentence, resolved against the discourse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.clauses import NO_SUBJECT, subject_of
from tradewire.relate.tariffs.discourse import (
    State,
    Told,
    anaphoric,
    goods_government,
    linked_measure,
    resolve_imposer,
    resolve_targets,
)
from tradewire.relate.tariffs.frame import Frame
from tradewire.relate.tariffs.goods import known_goods, text_of
from tradewire.relate.tariffs.model import Status
from tradewire.relate.tariffs.noun_phrases import read_goods
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.slots import WORLD
from tradewire.relate.tariffs.status import clause_dates, judge
from tradewire.relate.tariffs.tokens import Sentence
from tradewire.relate.tariffs.words import codes_of, is_verb

_CARRYING = frozenset({"last", "last-here", "number", "request"})
_FEW = 2  # goods of a sentence that "the duty" of the next one can be on
_SILENT = frozenset({"clause", "sentence", "default", "headline", "paragraph", "world", "export", "last-here", "request"})
"""Rules for targets under which the goods may stand anywhere in the clause."""


def read_sentence(
    sentence: Sentence, frames: Sequence[Frame], reading: Reading, state: State, mentions: Sequence[Frame] = ()
) -> list[Told]:
    """The measures that a sentence tells of by its frames, added to the state as they are resolved.

    Args:
        mentions: frames of duties named without a rate; those that say who taxes whom are remembered.
    """
    state.enter(sentence)
    told = []
    for frame in sorted([*frames, *mentions], key=lambda f: f.token):
        if frame.percent < 0:
            _remember(frame, state)
            continue
        one = resolve(frame, reading, state)
        state.told.append(one)
        told.append(one)
    state.leave(sentence)
    return told


def _remember(frame: Frame, state: State) -> None:
    """Keeps a duty without a rate as the one told last, if its sentence says who collects it from whom."""
    if not frame.imposer or not frame.targets or frame.targets == WORLD or frame.request:
        return
    tokens = frame.tokens
    state.told.append(
        Told(
            percent=-1,
            low=None,
            high=None,
            imposer=frame.imposer,
            imposer_how=frame.imposer_how,
            targets=frame.targets,
            targets_how=frame.targets_how,
            products=tuple((tokens[s].start, tokens[e - 1].end) for s, e in frame.products),
            status=None,
            status_how="",
            block=frame.sentence.block,
            span=(tokens[frame.token].start, tokens[frame.token].end),
            evidence=((frame.sentence.start, frame.sentence.end),),
            frame=frame,
            export=frame.export,
        )
    )


def _read_antecedent(frame: Frame, state: State) -> None:
    """ "Tin is not so lucky. It still pays 5 %.": the payer is the subject of the sentence before."""
    before = state.sentence_before
    if frame.construction != "payer" or frame.subject.kind != "pronoun" or frame.targets or before is None:
        return
    if frame.tokens[frame.subject.head].low not in ("it", "they", "these", "those", "both"):
        return
    root = next((k for k, t in enumerate(before.tokens) if t.dep == "ROOT" and is_verb(before, k)), None)
    subject = subject_of(before, root) if root is not None else NO_SUBJECT
    if subject.kind not in ("goods", "government", "other"):
        return
    phrase = read_goods(before, subject.start, subject.end)
    known = [(s, e) for s, e in phrase.products if hs_of(text_of(before.tokens, s, e)) or subject.governments]
    if subject.governments:
        frame.targets, frame.targets_how = codes_of(before.tokens, subject.governments), "antecedent"
    if known and not frame.products:
        frame.antecedent = [(before.tokens[s].start, before.tokens[e - 1].end) for s, e in known]


def products_of(
    frame: Frame, imposer: tuple[str, ...], targets_how: str, state: State
) -> tuple[tuple[int, int], ...]:
    """The goods of a frame as article offsets: its own, those beside its origin, those of the last measure."""
    tokens = frame.tokens

    def offsets(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((tokens[s].start, tokens[e - 1].end) for s, e in ranges)

    if frame.products:
        return offsets(frame.products)
    if frame.antecedent:
        return tuple(frame.antecedent)
    if frame.generic:
        return ()
    linked = linked_measure(frame, state)
    if linked is not None:
        return linked.products
    if targets_how == "clause":
        at = goods_government(frame, imposer)
        phrase = read_goods(frame.sentence, at, len(tokens)) if at is not None else None
        if phrase is not None and (phrase.products or phrase.generic):
            return offsets(phrase.products)
    last = state.last
    carried = last is not None and (
        targets_how in _CARRYING or _is_firm(frame) or (targets_how == "world" and last.block == frame.sentence.block)
    )
    if carried and last is not None and last.products:
        return last.products
    before = state.sentence_before
    if before is not None and before.parsed and frame.noun is not None and anaphoric(frame):
        known = known_goods(before, 0, len(before.tokens))
        if 0 < len(known) <= _FEW:
            return tuple((before.tokens[s].start, before.tokens[e - 1].end) for s, e in known)
    if targets_how in _SILENT:
        return offsets(known_goods(frame.sentence, frame.low, frame.high))
    return ()


def _is_firm(frame: Frame) -> bool:
    """Whether a firm pays, whose goods are those told of before ("Andes Foods pays 8 %", "other makers")."""
    if frame.construction != "payer" or frame.subject.head < 0:
        return False
    head = frame.tokens[frame.subject.head]
    return "firm_noun" in head.classes or (head.kind == "word" and head.tag.startswith("NNP"))


def _status(frame: Frame, reading: Reading, state: State) -> tuple[Status, str]:
    """The status by the clause, else that of the measure it points back to, else in force."""
    dates = [frame.tokens[k].value for k in clause_dates(frame)]
    if state.label is not None:
        dates.append(state.label)
    when = reading.start_of(dates)
    status, how = judge(frame, start=when, decision_today=reading.decision_today)
    if status is not None and how not in _WEAK:
        return status, how
    linked = linked_measure(frame, state)
    if linked is not None and linked.status is not None:
        return linked.status, "number"
    last = state.last
    if status is None and last is not None and last.status is not None and last.block >= frame.sentence.block - 1:
        return last.status, "last"
    return (status, how) if status is not None else ("in_force", "default")


def link_headline(one: Told, body: Sequence[Told]) -> Told:
    """A headline's measure with what the body tells of the same one: headlines say all in the present tense.

    The same one has the same rate, and no other collector, payer or status of its own words.
    """
    for told in body:
        if (told.low, told.high) != (one.low, one.high):
            continue
        if one.imposer_how in _OWN and told.imposer != one.imposer:
            continue
        if one.targets_how in _OWN and one.targets != WORLD and not set(told.targets) & set(one.targets):
            continue
        if one.targets_how in _OWN:
            targets, targets_how = one.targets, one.targets_how
        else:
            targets, targets_how = told.targets, "headline-link"
        return replace(
            one,
            imposer=told.imposer,
            targets=targets,
            targets_how=targets_how,
            products=one.products or (() if one.frame is not None and one.frame.generic else told.products),
            status=one.status if one.status_how not in _WEAK_IN_HEADLINES else told.status,
        )
    return one


_OWN = frozenset({"owner", "subject", "agent", "relative", "phrase", "payer", "world", "clause", "local", "bracket"})
_WEAK_IN_HEADLINES = frozenset({"tense", "now", "default", "number", "last", "today", "keep"})
_WEAK = frozenset({"tense", "modal", "condition"})


def resolve(frame: Frame, reading: Reading, state: State) -> Told:
    """All slots of one frame."""
    value = reading.percentages[frame.percent]
    _read_antecedent(frame, state)
    imposer, imposer_how = resolve_imposer(frame, state)
    targets, targets_how = resolve_targets(frame, imposer, state)
    if imposer == targets and targets_how not in ("export", "mutual") and len(imposer) == 1:
        # One government cannot be both: the weaker reading gives way.
        targets, targets_how = WORLD, "conflict"
    products = products_of(frame, imposer, targets_how, state)
    status, status_how = _status(frame, reading, state)
    return Told(
        percent=frame.percent,
        low=value.value,
        high=value.value if value.value_high is None else value.value_high,
        imposer=imposer,
        imposer_how=imposer_how,
        targets=targets,
        targets_how=targets_how,
        products=products,
        status=status,
        status_how=status_how,
        block=frame.sentence.block,
        span=(value.start, value.end),
        evidence=((frame.sentence.start, frame.sentence.end),),
        frame=frame,
        export=frame.export or targets_how == "export",
    )
