"""Whether a wish is about a duty that is collected, or asks for one."""

from __future__ import annotations

from tradewire.relate.tariffs.sentence.clauses import verb_cues
from tradewire.relate.tariffs.sentence.matching import verb_classes
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.endings import Verdict
from tradewire.relate.tariffs.status.tense import is_definite, leads_to_rate


def wished(frame: Frame) -> Verdict:
    """The status of a rate that somebody asks for, or asks to end."""
    if _stands_now(frame) or _set_against(frame):
        return "in_force", "may-end"  # "wants Peru to drop the 9 % it charges"
    return "threatened", "request"


def _stands_now(frame: Frame) -> bool:
    """Whether a wish is about a duty that is collected: "asked Peru to lower its 9 % duty", not "to 9 %"."""
    sentence = frame.sentence
    asked = [*frame.passed, *([frame.inner] if frame.inner is not None else [])]
    if leads_to_rate(frame) or any("request" in verb_cues(sentence, k) for k in asked):
        return False  # "dropped its demand for 9 %", "the 9 % that growers ask for"
    if frame.verb is not None and "put_off" in verb_classes(sentence, frame.verb):
        return False  # "wants Peru to hold off on the 9 %", which is still to come
    acts = frame.cues & {"remove", "lower", "suspend", "raise", "keep"}
    return bool(acts) and "impose" not in frame.cues and (is_definite(frame) or not acts <= {"raise", "keep"})


def _set_against(frame: Frame) -> bool:
    """ "wants 9 % on top of the 5 % that tin pays", "asks for relief from the 5 %": that one is collected."""
    first = frame.core[0]
    if first == 0 or frame.tokens[first - 1].low not in ("the", "that", "this", "its", "their"):
        return False
    return any("standing_opener" in t.classes for t in frame.tokens[max(frame.low, first - 4) : first])
