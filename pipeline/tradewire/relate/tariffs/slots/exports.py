"""Whether a duty is on what leaves its collector's country."""

from __future__ import annotations

from tradewire.relate.tariffs.sentence.clauses import is_passive
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import is_rate_noun, is_tariff_noun, is_verb
from tradewire.relate.tariffs.slots.frame import Frame

_TO_EXPORTED = 7  # tokens from "on" to "exported" in "on wool and hides that are exported"


def is_export_duty(frame: Frame) -> bool:
    """Whether the clause names a duty on exports, or tells of goods that leave or are sold abroad."""
    sentence, low, high = frame.sentence, frame.low, frame.high
    return (
        _is_called_so(frame)
        or _leaves_country(sentence, low, high)
        or _exporters_pay(frame)
        or _exported(frame)
    )


def _is_called_so(frame: Frame) -> bool:
    """Whether the clause names a duty on exports, and the rate is not that of another duty it names."""
    tokens = frame.tokens
    named = [k for k in range(frame.low, frame.high) if "export_duty" in tokens[k].cues]
    if not named or frame.noun is None or not is_tariff_noun(frame.sentence, frame.noun):
        return bool(named)
    if any(k <= frame.noun < tokens[k].cue_end for k in named):
        return True
    first, last = min(*named, frame.noun), max(*named, frame.noun)
    return not any(t.kind == "rate" for t in tokens[first : min(last, frame.token)])


def _exported(frame: Frame) -> bool:
    """ "9 % on exported tin", "on the beans it exports", "on its own ore": goods that leave their collector.

    With an origin or a destination they are another's imports ("on tin exported from Peru").
    """
    sentence, tokens = frame.sentence, frame.tokens
    for k in range(frame.low + 1, frame.high):
        token = tokens[k]
        if token.low == "out" and tokens[k - 1].low.startswith("let") and tokens[k - 2].low in ("it", "they"):
            return True  # "the ore that it lets out"
        if token.low == "out" and k + 2 < len(tokens) and tokens[k + 1].low == "of":
            sent = any("trade_verb" in t.classes for t in tokens[max(frame.low, k - _TO_EXPORTED) : k])
            if sent and any(t.kind == "gov" or "country_noun" in t.classes for t in tokens[k + 2 : k + 4]):
                return True  # "who ship ore out of Peru"
        if token.low in ("export", "exports", "exported"):
            after = tokens[k + 1 : k + 3]
            if any(t.low in ("from", "to", "by") for t in after[:1]) and any(t.kind == "gov" for t in after):
                continue
            if (
                token.low == "exported"
                and (token.dep == "amod" or is_passive(sentence, k))
                and tokens[k - 1].kind != "gov"
            ):
                return _on_before(tokens, k, frame.low)
            if is_verb(sentence, k) and token.dep == "relcl" and tokens[k - 1].low in ("it", "they"):
                return True
        if (
            token.low == "own"
            and tokens[k - 1].low in ("its", "their")
            and frame.subject.kind == "government"
        ):
            return tokens[k - 2].low == "on" and not is_rate_noun(sentence, token.head)
    return False


def _on_before(tokens: list[Token], k: int, low: int) -> bool:
    return any(t.low == "on" for t in tokens[max(low, k - _TO_EXPORTED) : k])


def _exporters_pay(frame: Frame) -> bool:
    """ "in Peru, exporters of tin pay the state 5 %"."""
    if frame.construction != "payer" or frame.subject.head < 0 or "pay" not in frame.cues:
        return False
    tokens = frame.tokens
    if not tokens[frame.subject.head].low.startswith("exporter"):
        return False
    return any(t.low in ("state", "treasury", "government") for t in tokens[frame.subject.end : frame.token])


def _leaves_country(sentence: Sentence, low: int, high: int) -> bool:
    """ "hides that leave Kenya": goods on their way out pay a duty on exports."""
    tokens = sentence.tokens
    for k in range(low, high):
        if (
            tokens[k].low in ("leave", "leaves", "leaving")
            and (not sentence.parsed or (tokens[k].tag.startswith("VB") and tokens[k].dep != "pcomp"))
            and any(
                t.kind == "gov" or t.classes & {"entry_place", "country_noun"} or t.low in ("union", "bloc")
                for t in tokens[k + 1 : min(high, k + 5)]
            )
        ):
            return True
    return False
