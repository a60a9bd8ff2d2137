"""Rate frames: what the sentence of a rate says, by itself, of who collects it and whose goods pay it.

One frame a rate. A frame's slots are filled from its own sentence only; what stays open is
the discourse's business (`discourse.py`). Targets are read before the imposer, because a
government whose goods pay cannot be the one that collects.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tradewire.relate.tariffs.sentence.clauses import (
    clause_bounds,
    governors,
    noun_left,
    noun_right,
    verb_above,
    verb_cues,
)
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_tariff_noun, is_verb
from tradewire.relate.tariffs.slots.construction import construction_of
from tradewire.relate.tariffs.slots.exports import is_export_duty
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.frame_imposer import fill_imposer
from tradewire.relate.tariffs.slots.frame_targets import fill_targets
from tradewire.relate.tariffs.slots.frame_verbs import main_verb, parted, relative_verb, take_object_noun
from tradewire.relate.tariffs.slots.gapping import read_gap
from tradewire.relate.tariffs.slots.goods import read_phrases
from tradewire.relate.tariffs.slots.respective import pair_respectively
from tradewire.relate.tariffs.slots.sharing import share


def build_frames(sentence: Sentence, rates: dict[int, int]) -> list[Frame]:
    """Frames of a sentence. `rates` maps token positions of new rates to percentage numbers, in order."""
    frames = [_frame(sentence, token, percent) for token, percent in rates.items()]
    for number, frame in enumerate(frames):
        previous = frames[number - 1] if number else None
        if previous is not None:
            read_gap(previous, frame)
        following = frames[number + 1].token if number + 1 < len(frames) else len(sentence.tokens)
        read_phrases(frame, previous.token if previous else -1, following)
        fill_targets(frame)
        fill_imposer(frame)
    pair_respectively(frames)
    share(frames)
    for frame in frames:
        others = [f for f in frames if f is not frame]
        paying = {c for f in others if f.targets_how in _STATED for c in f.targets or ()}
        frame.beside = frozenset(paying - {c for f in frames for c in f.imposer or ()})
    return frames


# Words for duties and rates in a row that begin a frame each; longer runs are no English ("duty duty …").
_LONGEST_RUN = 4
_STATED = frozenset({"payer", "phrase", "local", "bracket", "respectively"})


def build_mentions(sentence: Sentence, frames: Sequence[Frame]) -> list[Frame]:
    """Frames of the duties that a sentence names without a rate ("its duties on tin from Peru").

    The noun stands in the rate's place; `percent` is -1. Nouns that belong to a rate's frame are left out.
    """
    taken = {f.noun for f in frames} | {f.subject.head for f in frames}
    mentions = []
    verbs = {f.verb for f in frames}
    run = 0
    for k in range(len(sentence.tokens)):
        run = run + 1 if is_rate_noun(sentence, k) else 0
        if run > _LONGEST_RUN:
            continue
        taxes = k not in verbs and "taxes" in sentence.tokens[k].cues and is_verb(sentence, k)
        if (is_tariff_noun(sentence, k) and k not in taken) or taxes:
            frame = _frame(sentence, k, -1)
            frame.noun = None if taxes else k
            if taxes:
                frame.verb, frame.cues = k, verb_cues(sentence, k)
                frame.subject = subject_of(sentence, k)
                frame.governors = governors(sentence, k)
                frame.construction = construction_of(frame)
            following = next((f.token for f in frames if f.token > k), len(sentence.tokens))
            read_phrases(frame, -1, following)
            fill_targets(frame)
            fill_imposer(frame)
            mentions.append(frame)
    return mentions


def _frame(sentence: Sentence, token: int, percent: int) -> Frame:
    low, high = clause_bounds(sentence, token)
    frame = Frame(percent, token, sentence, low, high)
    right = noun_right(sentence, token, high)
    left = noun_left(sentence, token, low)
    frame.noun = right if right is not None else left
    top = token if frame.noun is None else frame.noun
    frame.verb, frame.passed = verb_above(sentence, top)
    if frame.noun is None and frame.passed:
        frame.noun = next((k for k in frame.passed if is_tariff_noun(sentence, k)), None)
    if frame.verb is not None and parted(sentence, token, frame.verb):
        frame.verb = None
    frame.inner = relative_verb(frame)
    if frame.verb is None and frame.inner is not None:
        frame.verb, frame.inner = frame.inner, None
    if frame.verb is not None:
        frame.verb = main_verb(sentence, frame.verb, top)
        frame.cues = verb_cues(sentence, frame.verb)
        frame.subject = subject_of(sentence, frame.verb)
        frame.governors = [k for k in governors(sentence, frame.verb) if not parted(sentence, token, k)]
        if frame.noun is None and not take_object_noun(frame) and frame.subject.kind == "tariff":
            frame.noun = frame.subject.head
    frame.construction = construction_of(frame)
    frame.export = is_export_duty(frame)
    words = sentence.tokens[frame.subject.start : high] if frame.subject.kind != "none" else []
    if len(frame.subject.governments) > 1:
        frame.mutual = any("mutual" in t.classes or t.low == "other" for t in words)
    elif not frame.subject.governments:
        # "each will cut its duty on the other's goods": who they are, the text before has said.
        frame.mutual = any(t.low == "other" and n.low in ("'s", "'") for t, n in itertools.pairwise(words))
        if frame.subject.kind == "none" and frame.verb is not None:
            # "Peru and Chile will each lower duties while keeping 9 %", where the parse lost the subject.
            frame.mutual = any(t.low == "each" for t in sentence.tokens[low : frame.verb])
    return frame
