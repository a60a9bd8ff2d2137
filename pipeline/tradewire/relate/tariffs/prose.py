"""Tariffs told in sentences: frames of every sentence, resolved against the discourse."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.relate.tariffs.discourse import State, Told, resolve_imposer, resolve_targets
from tradewire.relate.tariffs.frame import Frame
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.slots import WORLD
from tradewire.relate.tariffs.status import judge, soft_clause
from tradewire.relate.tariffs.tokens import Sentence

_CARRYING = frozenset({"last", "last-here", "number", "request"})


def read_sentence(sentence: Sentence, frames: Sequence[Frame], reading: Reading, state: State) -> list[Told]:
    """The measures that a sentence tells of by its frames, added to the state as they are resolved."""
    state.enter(sentence)
    told = []
    for frame in frames:
        one = resolve(frame, reading, state)
        state.told.append(one)
        told.append(one)
    state.leave(sentence)
    return told


def resolve(frame: Frame, reading: Reading, state: State) -> Told:
    """All slots of one frame."""
    value = reading.percentages[frame.percent]
    imposer, imposer_how = resolve_imposer(frame, state)
    targets, targets_how = resolve_targets(frame, imposer, state)
    if imposer == targets and not frame.export and len(imposer) == 1:
        # One government cannot be both: the weaker reading gives way.
        targets, targets_how = WORLD, "conflict"
    products = tuple((frame.tokens[s].start, frame.tokens[e - 1].end) for s, e in frame.products)
    if not products and not frame.generic and state.last is not None and targets_how in _CARRYING:
        products = state.last.products
    start, stop = soft_clause(frame)
    later = reading.later_date(frame.tokens[start].start, frame.tokens[stop - 1].end)
    status, status_how = judge(frame, starts_later=later, decision_today=reading.decision_today)
    if status is None:
        status, status_how = "in_force", "default"
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
        export=frame.export,
    )
