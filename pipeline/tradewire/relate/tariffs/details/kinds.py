"""What kind of duty a mention tells of, what becomes of it, and whether it answers another's."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.relate.tariffs.model import Change, Status, TariffKind
from tradewire.relate.tariffs.sentence.matching import verb_classes, word_cues
from tradewire.relate.tariffs.sentence.tokens import Token
from tradewire.relate.tariffs.sentence.words import is_tariff_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.status.tense import soft_clause

_KINDS: tuple[tuple[str, TariffKind], ...] = (
    ("anti_dumping", "anti_dumping"),
    ("countervailing", "countervailing"),
    ("digital_tax", "digital_tax"),
    ("safeguard", "safeguard"),
    ("export_duty", "export_duty"),
    ("quota", "tariff_rate_quota"),
)
_QUOTA_SIDES = frozenset({"inside", "outside", "within", "above", "over", "beyond", "under", "exceeding"})
_LOOSE_WORDS = frozenset({"dumping", "subsidies"})  # name a remedy only in "for dumping", "dumping margin"
_NEAR = 6  # tokens around rate and noun that describe the duty
_REACH = 8  # tokens behind "in response to" that say to what


def kind_of(frame: Frame | None, about: Sequence[Token], *, export: bool) -> TariffKind:
    """The kind of duty: by its own phrase, then by its clause, then by the words around its cell.

    Args:
        frame: the rate in its clause.
        about: words of header, row label and titles; none for prose.
        export: the duty is one on exports.
    """
    groups: list[Sequence[Token]] = []
    if frame is not None:
        tokens = frame.tokens
        first, last = frame.core
        start, stop = soft_clause(frame)
        if any(t.low == "for" for t in tokens[last + 1 : last + 2]):
            groups.append(tokens[last + 2 : last + 3])
        near = range(max(frame.low, first - _NEAR), min(frame.high, last + 3))
        groups.append(
            [tokens[k] for k in near if tokens[k].low not in _LOOSE_WORDS or tokens[k].cue_end > k + 1]
        )
        if frame.subject.kind == "tariff":
            groups.append(tokens[frame.subject.start : frame.subject.end])
        groups.append([t for t in tokens[start:stop] if t.low not in _LOOSE_WORDS])
    groups.append([t for t in about if t.low not in _LOOSE_WORDS])
    for group in groups:
        kind = _kind(group)
        if kind is not None and (kind != "export_duty" or export):
            return kind
    if export:
        return "export_duty"
    if any("other_duty" in word_cues(group, k) for group in groups[:1] for k in range(len(group))):
        return "other_duty"
    return "tariff"


def _kind(tokens: Sequence[Token]) -> TariffKind | None:
    cues: set[str] = set().union(*(t.cues for t in tokens)) if tokens else set()
    for cue, kind in _KINDS:
        if cue in cues:
            return kind
    for k, token in enumerate(tokens):
        if token.low in ("quota", "quotas") and any(t.low in _QUOTA_SIDES for t in tokens[max(0, k - 4) : k]):
            return "tariff_rate_quota"
    return None


def is_ordinary(frame: Frame) -> bool:
    """Whether the duty is called the ordinary one, or a tariff, so that it is no remedy told of before.

    Remedies are called duties, rates and margins.
    """
    first, last = frame.core
    if frame.noun is not None and frame.tokens[frame.noun].low.startswith("tariff"):
        return True
    return any(
        "ordinary" in word_cues(frame.tokens, k) for k in range(max(frame.low, first - _NEAR), last + 1)
    )


def is_retaliatory(frame: Frame) -> bool:
    """Whether the rate's own clause calls the duty an answer to another's.

    The word must describe this duty ("retaliatory duties of 5 %") or be what its clause does ("hit back
    with 5 %", "5 % in response to the levy"); a word of another duty or of another clause does not count.
    """
    sentence, tokens = frame.sentence, frame.tokens
    start, stop = soft_clause(frame)
    own = {frame.noun, frame.token, frame.subject.head if frame.subject.kind == "tariff" else frame.token}
    for k in range(start, stop):
        if "retaliate" not in tokens[k].cues or _negated(frame, k):
            continue
        if is_tariff_noun(sentence, k):
            if k in own:
                return True
        elif any(c.startswith("verb:") for c in tokens[k].cues):
            if k in (frame.verb, *frame.governors) or (sentence.parsed and tokens[k].head == frame.verb):
                return True
        elif tokens[k].cue_end > k + 1 and tokens[k].low == "in":
            end = tokens[k].cue_end
            if k < frame.token and not any(is_verb(sentence, j) for j in range(end, frame.token)):
                continue  # "in reply to the 25 %": that rate is what is answered
            to = tokens[end - 1].low == "to"  # else "in kind", "in retaliation"
            if not to or any(t.kind == "rate" or "tariff_noun" in t.cues for t in tokens[end : end + _REACH]):
                return True
        else:
            noun = next(
                (j for j in range(k + 1, min(len(tokens), k + 5)) if is_tariff_noun(sentence, j)), None
            )
            if noun in own or (noun is None and frame.noun is None):
                return True
    return False


def _negated(frame: Frame, k: int) -> bool:
    return any("negation" in t.cues for t in frame.tokens[max(0, k - 3) : k])


def change_of(frame: Frame, status: Status | None, rises: bool | None) -> Change | None:
    """What becomes of the duty: by what is said of it, then by its old rate, then by its verb.

    Args:
        rises: whether the rate is above the old one; None where no old one is told.
    """
    if status == "removed":
        return "removal"
    sentence, tokens = frame.sentence, frame.tokens
    classes = verb_classes(sentence, frame.verb) if frame.verb is not None else frozenset()
    if "extension" in classes:
        return "extension"
    if rises is not None:
        return "increase" if rises else "decrease"
    if "raise" in frame.cues and "lower" not in frame.cues:
        return "increase"
    if "lower" in frame.cues and "raise" not in frame.cues:
        return "decrease"
    if frame.cues & {"keep", "suspend", "remove"}:
        return None
    first, last = frame.core
    near = range(max(frame.low, first - _NEAR), min(frame.high, last + _NEAR))
    cues = {c for k in near for c in word_cues(tokens, k)}
    if "on_top" in cues:
        return "increase"
    described = {c for k in range(max(frame.low, first - 4), last + 1) for c in word_cues(tokens, k)}
    if "new" in described:
        return "new"
    acts = frame.construction in ("active", "agentless", "payer", "request")
    return (
        "new"
        if "new" in classes and acts and (frame.subject.kind != "tariff" or "impose" in frame.cues)
        else None
    )
