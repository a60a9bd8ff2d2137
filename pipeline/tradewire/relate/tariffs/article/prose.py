"""Tariffs told in sentences: frames of every sentence, resolved against the discourse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tradewire.relate.tariffs.article.discourse import State, Told, linked_measure
from tradewire.relate.tariffs.article.goods_told import goods_of, is_firm, read_antecedent, read_pointed
from tradewire.relate.tariffs.article.imposer_told import resolve_imposer
from tradewire.relate.tariffs.article.owners import read_owned_goods, read_owned_payer
from tradewire.relate.tariffs.article.targets_told import resolve_targets
from tradewire.relate.tariffs.model import WORLD, Status
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.clauses import auxiliaries, verb_cues
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.respective import pair_with_list
from tradewire.relate.tariffs.status.judging import judge
from tradewire.relate.tariffs.status.tense import FUTURE, clause_dates, is_past, is_present, tensed_verb
from tradewire.values.dates import DateValue


def _judge(frame: Frame, reading: Reading, state: State) -> tuple[Status | None, str]:
    """The status by the frame's own clause and its dates."""
    dates = [frame.tokens[k].value for k in clause_dates(frame)]
    verb = tensed_verb(frame)
    if verb is not None and is_past(frame, verb):
        dates = [d for d in dates if not reading.is_past_month(d)]
    start = reading.start_of(dates, state.label or _own_label(frame))
    status, how = judge(frame, start=start, decision_today=reading.decision_today)
    if (status, how) == ("announced", "decided") and reading.years_ago(dates):
        return "in_force", "decided-before"  # "decided in 2019 to put 9 % on tin"
    return status, how


def _own_label(frame: Frame) -> DateValue | None:
    """The date before a paragraph that the splitter left in its first sentence ("1 Oct. Peru cuts …")."""
    tokens = frame.tokens
    labelled = frame.sentence.first and tokens[0].kind == "date" and tokens[0].value.cue is None
    return tokens[0].value if labelled and len(tokens) > 1 and tokens[1].text[0].isupper() else None


def read_sentence(
    sentence: Sentence,
    frames: Sequence[Frame],
    reading: Reading,
    state: State,
    mentions: Sequence[Frame] = (),
) -> list[Told]:
    """The measures that a sentence tells of by its frames, added to the state as they are resolved.

    Args:
        mentions: frames of duties named without a rate; those that say who taxes whom are remembered.
    """
    state.enter(sentence)
    if state.sentence_before is not None:
        pair_with_list(frames, state.sentence_before)
    told = []
    for frame in sorted([*frames, *mentions], key=lambda f: f.token):
        if frame.percent < 0:
            _remember(frame, reading, state)
            continue
        one = resolve(frame, reading, state)
        state.told.append(one)
        told.append(one)
    state.leave(sentence)
    return told


def _remember(frame: Frame, reading: Reading, state: State) -> None:
    """Keeps a duty without a rate as the one told last, if its sentence says who collects it from whom."""
    if not frame.imposer or frame.request:
        return
    status, how = _judge(frame, reading, state)
    if status == "announced" and how in _COMING:
        state.plans.update(frame.imposer)
    if not frame.targets or frame.targets == WORLD:
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
            status=status,
            status_how=how,
            block=frame.sentence.block,
            span=(tokens[frame.token].start, tokens[frame.token].end),
            evidence=((frame.sentence.start, frame.sentence.end),),
            frame=frame,
            export=frame.export,
        )
    )


def _status(frame: Frame, imposer: tuple[str, ...], reading: Reading, state: State) -> tuple[Status, str]:
    """The status by the clause, else that of the measure it points back to, else in force."""
    status, how = _judge(frame, reading, state)
    if how in ("tense", "keep") and state.last is not None and _before_its_end(frame, state.last):
        return state.last.status or "removed", "last"
    if status is not None and how not in _WEAK:
        return status, how
    linked = linked_measure(frame, state)
    if linked is not None and linked.status is not None:
        return linked.status, "number"
    if how in ("tense", "default") or status is None:
        promised = _of_intro(frame, state)
        if promised is not None:
            return promised, "lead"
    going_on = "habitual" in frame.cues or any(
        t.low in ("already", "still") for t in frame.tokens[frame.low : frame.high]
    )
    if how == "tense" and is_present(frame) and not going_on and state.plans & set(imposer):
        return "announced", "plan"
    last = state.last
    if (
        how == "tense"
        and last is not None
        and last.status_how in ("schedule", "step")
        and last.frame is not None
        and last.frame.sentence is frame.sentence
        and last.frame.verb == frame.verb
    ):
        return last.status or "announced", last.status_how  # "shrinks to 9 % in May and 7 % in June"
    if how == "tense" and last is not None and _is_assigned(frame, last, imposer):
        return "announced", "last"
    if (
        status is None
        and last is not None
        and last.status is not None
        and last.block >= frame.sentence.block - 1
    ):
        return last.status, "last"
    if status is None and _is_promised(frame):
        return "announced", "sentence"
    return (status, how) if status is not None else ("in_force", "default")


def _is_assigned(frame: Frame, last: Told, imposer: tuple[str, ...]) -> bool:
    """ "will pay 9 % … Andes Foods got 5 %": what firms pay of a duty told as decided."""
    if last.status != "announced" or last.imposer != imposer or last.block < frame.sentence.block - 1:
        return False
    return is_firm(frame) or (frame.verb is not None and "assigning" in frame.tokens[frame.verb].classes)


def _is_promised(frame: Frame) -> bool:
    """ "intends to apply its ordinary rate or one of 9 %", where the rate has no verb of its own."""
    sentence = frame.sentence
    if frame.verb is not None or not sentence.parsed:
        return False
    return any(
        is_verb(sentence, k)
        and sentence.tokens[k].dep == "ROOT"
        and bool(auxiliaries(sentence, k) & FUTURE or verb_cues(sentence, k) & {"agree"})
        for k in range(frame.token)
    )


def _of_intro(frame: Frame, state: State) -> Status | None:
    """What the line above a list makes of its items: "From May Peru will also:", "Lima promised to:"."""
    intro, first = state.intro, frame.tokens[0]
    if intro is None or intro.tokens[-1].low != ":" or not any(c == "verb:base" for c in first.cues):
        return None
    cues = frozenset().union(*(t.cues for t in intro.tokens))
    if cues & {"request", "propose", "threaten"}:
        return "threatened"
    return "announced" if cues & {"future", "agree"} else None


def _before_its_end(frame: Frame, last: Told) -> bool:
    """ "The duty was abolished; it had stood at 9 %": what had stood is what was just said to be gone."""
    if (
        last.status not in ("removed", "suspended")
        or last.block != frame.sentence.block
        or frame.verb is None
    ):
        return False
    subject = frame.subject
    tokens = frame.tokens
    pointing = subject.kind == "pronoun" and tokens[subject.head].low in ("it", "they", "that")
    if subject.kind == "tariff" and subject.end - subject.start == _BARE:
        pointing = tokens[subject.start].low in ("the", "that", "this")  # "the rate had been 9 %"
    return pointing and "had" in auxiliaries(frame.sentence, frame.verb)


_BARE = 2  # tokens of "the rate"


def link_headline(one: Told, body: Sequence[Told]) -> Told:
    """A headline's measure with what the body tells of the same one: headlines say all in the present tense.

    The same one has the same rate, and no other collector, payer or status of its own words.
    """
    for told in body:
        if (told.low, told.high) != (one.low, one.high):
            continue
        # "Peru's tariff falls to 9 %" may be the one that Peru pays.
        paid = one.imposer_how == "owner" and told.targets == one.imposer
        if one.imposer_how in _OWN and told.imposer != one.imposer and not paid:
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


_OWN = frozenset(
    {"owner", "subject", "agent", "relative", "phrase", "payer", "world", "clause", "local", "bracket"}
)
_WEAK_IN_HEADLINES = frozenset({"tense", "now", "default", "number", "last", "today", "keep", "plan"})
_COMING = frozenset({"future", "later-date", "headline-future"})
_WEAK = frozenset({"tense", "modal", "condition"})


def resolve(frame: Frame, reading: Reading, state: State) -> Told:
    """All slots of one frame."""
    value = reading.percentages[frame.percent]
    read_antecedent(frame, state)
    read_pointed(frame, state)
    read_owned_payer(frame, state)
    read_owned_goods(frame, state)
    imposer, imposer_how = resolve_imposer(frame, state)
    targets, targets_how = resolve_targets(frame, imposer, state)
    if imposer == targets and targets_how not in ("export", "mutual") and len(imposer) == 1:
        # One government cannot be both: the weaker reading gives way.
        targets, targets_how = WORLD, "conflict"
    products, products_how = goods_of(frame, imposer, targets_how, state)
    status, status_how = _status(frame, imposer, reading, state)
    return Told(
        percent=frame.percent,
        low=value.value,
        high=value.value if value.value_high is None else value.value_high,
        imposer=imposer,
        imposer_how=imposer_how,
        targets=targets,
        targets_how=targets_how,
        products=products,
        products_how=products_how,
        status=status,
        status_how=status_how,
        block=frame.sentence.block,
        span=(value.start, value.end),
        evidence=((frame.sentence.start, frame.sentence.end),),
        frame=frame,
        export=frame.export or targets_how == "export",
    )
